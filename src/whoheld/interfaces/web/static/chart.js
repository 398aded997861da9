/** All places with all that is known of their holders: answers for any day without asking anybody. */

const FIRST = 0;
const LAST = 1;

/** Make the server's answer ready to be asked. */
export function chartOf(told) {
  const byId = new Map(told.places.map((place) => [place.id, place]));
  const turns = Object.entries(told.turns)
    .map(([day, count]) => [Number(day), count])
    .sort((x, y) => x[0] - y[0]);
  return { ...told, byId, turns };
}

/** How a place stood on a day: {holders, others (named by rival accounts), status, besieged, evidence, text}; null where nothing is known. */
export function standing(chart, place, day) {
  const found = stretchAt(place.stretches, day);
  if (!found) return null;
  const [, , holders, status, besieged, evidence, text, others = []] = found;
  return {
    holders: holders.map((index) => chart.sides[index]),
    others: others.map((index) => chart.sides[index]),
    status: chart.statuses[status],
    besieged: besieged === 1,
    evidence,
    text: chart.holders[text],
  };
}

/** What is said of a place of which nothing is known on a day: where no day was told at all, none is still to come. */
export function unheard(chart) {
  return chart.last === null ? "nothing dated is told" : "nothing told yet";
}

/** The next (or, with -1, the last) day after a day on which some place changes hands; null where there is none. */
export function turnFrom(chart, day, direction = 1) {
  const days = chart.turns.map(([turn]) => turn);
  const found = direction > 0 ? days.find((turn) => turn > day) : days.findLast((turn) => turn < day);
  return found ?? null;
}

/** The stretch of a day, by halving: stretches are in order and do not overlap; a null bound is open. */
function stretchAt(stretches, day) {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (stretch[FIRST] !== null && stretch[FIRST] > day) high = middle - 1;
    else if (stretch[LAST] !== null && stretch[LAST] < day) low = middle + 1;
    else return stretch;
  }
  return null;
}

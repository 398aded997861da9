/** What is counted of a source, as names and words for it; each count leads to what it counts, where that can be told. */

import { besideWords, many, shareWords, spreadWords } from "./counts.js";
import { el, foreign } from "./dom.js";
import { way } from "./way.js";
import { brief } from "./wording.js";

/** Sides that are shown at first. */
const FIRST_SIDES = 6;
const FOUND = { view: "find", q: "", stance: "", place: "", doc: "", from: "", only: "" };

/** [name, words] of each thing that is counted; `opens` says whether the counts lead to the events below them. */
export function sourceFacts(card, app, opens = false) {
  const opened = (only, words) => (opens && card.answered.length ? [words, " ", eventsWay(only)] : words);
  return [
    ["Claims, by kind", kindWays(card)],
    ["Events it tells of", `${many(card.events)}, in ${many(card.in_events)} of its claims`],
    ["Of these it alone speaks of", many(card.alone)],
    ["Of the others, others confirm", opened("same", shareWords(card.confirmed))],
    ["Of the others, others contradict", opened("contrary", shareWords(card.contradicted))],
    ["From the event to its report", spreadWords(card.delay, "days")],
    ["Its report, beside the first other", besideWords(card.lead, ["earlier", "the same day", "later"], "days after")],
    ["Takings it tells of, by side", gainWays(card, app)],
    [
      "Its figures of harm, beside the others'",
      besideWords(card.figures, ["below", "the same", "above"], "times theirs"),
    ],
  ];
}

function eventsWay(only) {
  return way({ only }, { class: "opens" }, "which");
}

function kindWays(card) {
  const kinds = Object.entries(card.kinds).map(([kind, count], at) => [
    at ? ", " : null,
    way({ ...FOUND, source: card.name, kind, side: "" }, {}, `${many(count)} ${kind}`),
  ]);
  return [`${many(card.claims)}: `, kinds];
}

function gainWays(card, app) {
  if (!card.gains.length) return "none";
  const rest = card.gains.slice(FIRST_SIDES);
  const row = (gain) =>
    el(
      "li",
      {},
      way(
        { ...FOUND, source: card.name, kind: "takes", side: gain.side },
        {},
        foreign(brief(app.sideOf(gain.side)?.label ?? gain.side, 60)),
      ),
      " ",
      shareWords(gain),
    );
  return [
    el("ul", { class: "plain" }, card.gains.slice(0, FIRST_SIDES).map(row)),
    rest.length
      ? el("details", {}, el("summary", {}, `${rest.length} more sides`), el("ul", { class: "plain" }, rest.map(row)))
      : null,
  ];
}

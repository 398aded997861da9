/** How many places change hands when, as a small chart above a slider. */

/** Draw turns ([day, count] in order) between two days on a canvas; tall is many, by the root of the number. */
export function drawDensity(canvas, turns, first, last, colour) {
  const ratio = devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const heaps = heapsOf(turns, first, last, Math.max(1, Math.floor(width / 2)));
  const most = Math.max(1, ...heaps);
  const step = width / heaps.length;
  context.fillStyle = colour;
  heaps.forEach((count, at) => {
    const tall = count && Math.max(2, height * Math.sqrt(count / most));
    context.fillRect(at * step, height - tall, Math.max(1, step - 0.5), tall);
  });
}

/** Counts of turns in equal parts of the days. */
function heapsOf(turns, first, last, parts) {
  const heaps = new Array(parts).fill(0);
  const days = Math.max(1, last - first);
  for (const [day, count] of turns) {
    if (day >= first && day <= last) heaps[Math.min(parts - 1, Math.floor(((day - first) / days) * parts))] += count;
  }
  return heaps;
}

/** First days of years, or of months where the span is short, that fit under a slider: [{day, words}]. */
export function ticksOf(first, last, most) {
  const [from, to] = [new Date(first * 86_400_000), new Date(last * 86_400_000)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth();
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((size) => months / size <= most) ?? 1200;
  const ticks = [];
  for (let month = Math.ceil((from.getUTCFullYear() * 12 + from.getUTCMonth()) / step) * step; ; month += step) {
    const day = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000);
    if (day > last) return ticks;
    if (day >= first)
      ticks.push({
        day,
        words: step >= 12 || month % 12 === 0 ? String(Math.floor(month / 12)) : tickMonth(month % 12),
      });
  }
}

function tickMonth(month) {
  return ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month];
}

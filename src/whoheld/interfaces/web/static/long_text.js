/** Texts of any length: so much of them as one can read, and the rest when asked for. */

import { button, el, fill } from "./dom.js";

const LONGEST = 3000;

/** A text, its end cut off where it is too long; `keep: "end"` cuts off its beginning, `within` is a link to have it. */
export function longText(text, { longest = LONGEST, keep = "start", within = el("span") } = {}) {
  const whole = String(text ?? "");
  const piece = el("span", { class: "piece" }, within);
  if (whole.length <= longest) {
    within.textContent = whole;
    return piece;
  }
  const cut = (keep === "end" ? whole.slice(-longest) : whole.slice(0, longest)).toWellFormed();
  const more = button(
    `show all ${whole.length.toLocaleString("en")} characters`,
    () => {
      within.textContent = whole;
      fill(piece, within);
      piece.tabIndex = -1;
      piece.focus();
    },
    { class: "more" },
  );
  within.textContent = cut;
  fill(piece, keep === "end" ? [more, "… ", within] : [within, "… ", more]);
  return piece;
}

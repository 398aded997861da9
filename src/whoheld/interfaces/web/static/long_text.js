/** Texts of any length: so much of them as one can read, and the rest when asked for. */

import { button, el } from "./dom.js";

const LONGEST = 3000;

/** A text, its end cut off where it is too long; `keep: "end"` cuts off its beginning. */
export function longText(text, { longest = LONGEST, keep = "start" } = {}) {
  const whole = String(text ?? "");
  const piece = el("span", { class: "piece" });
  if (whole.length <= longest) {
    piece.textContent = whole;
    return piece;
  }
  const cut = (keep === "end" ? whole.slice(-longest) : whole.slice(0, longest)).toWellFormed();
  const more = button(
    `show all ${whole.length.toLocaleString("en")} characters`,
    () => {
      piece.textContent = whole;
      piece.tabIndex = -1;
      piece.focus();
    },
    { class: "more" },
  );
  piece.append(...(keep === "end" ? [more, "… ", cut] : [cut, "… ", more]));
  return piece;
}

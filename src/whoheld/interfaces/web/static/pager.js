/** Lists that come a page at a time. */

import { button, el } from "./dom.js";

/** How much of a list is shown, and a button for more of it; `more` adds the next page and says whether it did. */
export function moreButton(shown, total, more) {
  if (shown >= total) return null;
  const next = button(
    `Show more (${shown.toLocaleString("en")} of ${total.toLocaleString("en")} shown)`,
    async () => {
      next.disabled = true;
      await more();
    },
    { class: "more wide" },
  );
  return el("p", {}, next);
}

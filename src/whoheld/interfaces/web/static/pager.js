/** Lists that come a page at a time. */

import { ask } from "./api.js";
import { button, el } from "./dom.js";

/** The most rows that the server gives at once. */
const AT_ONCE = 500;

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

/** All rows of a list that the server gives in parts. */
export async function everyRow(path, query, signal) {
  const rows = [];
  for (let total = 1; rows.length < total;) {
    const part = await ask(path, { ...query, offset: rows.length, limit: AT_ONCE }, signal);
    rows.push(...part.rows);
    total = part.rows.length ? part.total : rows.length;
  }
  return rows;
}

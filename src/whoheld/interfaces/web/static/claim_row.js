/** A claim as a list shows it: what it says, in which words, when, and who says so. */

import { el, foreign } from "./dom.js";
import { way } from "./way.js";
import { brief, headline, spokenDays, STANCES, teller } from "./wording.js";

const SHOWN = 400;

/** A list item for a claim or an item of evidence; `traits` are those of the item. */
export function claimRow(row, traits = {}) {
  const { class: more = "", ...rest } = traits;
  return el(
    "li",
    { class: `claim ${more}`.trim(), ...rest },
    way({ claim: row.id ?? row.claim_id }, { class: "says" }, foreign(headline(row))),
    stanceMark(row),
    row.judged ? el("span", { class: "chip" }, row.judged) : null,
    el("q", { class: "words", dir: "auto" }, brief(row.quote, SHOWN)),
    el(
      "span",
      { class: "told" },
      spokenDays(row),
      " · ",
      foreign(teller(row)),
      " · ",
      foreign(brief(row.title || row.doc, 80)),
    ),
  );
}

/** How it was put, where it was not simply said. */
export function stanceMark(row) {
  return row.stance === "said"
    ? null
    : el("span", { class: `chip stance-${row.stance}` }, STANCES[row.stance] ?? row.stance);
}

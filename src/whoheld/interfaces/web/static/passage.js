/** The sentence of a claim, marked in its paragraph, with the document that has it. */

import { spokenBounds } from "./days.js";
import { el, foreign, outward } from "./dom.js";
import { longText } from "./long_text.js";
import { way } from "./way.js";
import { brief } from "./wording.js";

const AROUND = 1500;

/** The paragraph with the sentence marked, and below it which document it is from; `told` answers for one claim or statement. */
export function passage(told, { linked = true } = {}) {
  const mark = el("mark", {}, longText(told.quote));
  requestAnimationFrame(() => bringIntoView(mark));
  return el(
    "figure",
    { class: "passage" },
    told.heading ? el("p", { class: "soft" }, foreign(brief(told.heading, 200))) : null,
    el(
      "blockquote",
      { dir: "auto" },
      longText(told.before, { longest: AROUND, keep: "end" }),
      mark,
      longText(told.after, { longest: AROUND }),
    ),
    el(
      "figcaption",
      {},
      origin(told.document, { page: (told.claim ?? told.statement).page }),
      linked ? [" ", wayToDocument(told)] : null,
    ),
  );
}

/** A long paragraph scrolls by itself: show where the sentence stands in it. */
function bringIntoView(mark) {
  const box = mark.parentNode;
  if (box.scrollHeight <= box.clientHeight) return;
  for (const [name, value] of [
    ["tabindex", "0"],
    ["role", "region"],
    ["aria-label", "The paragraph"],
  ])
    box.setAttribute(name, value);
  if (mark.offsetTop + mark.offsetHeight > box.clientHeight) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
}

/** Publisher, day and address of a document, in a line; its title, and the page if one is given, before them. */
export function origin(row, { titled = true, page = null } = {}) {
  const parts = [
    titled ? el("cite", {}, foreign(brief(row.title || row.name, 200))) : null,
    page ? `p. ${page}` : null,
    row.publisher ? foreign(brief(row.publisher, 80)) : null,
    row.published ? spokenBounds(row.published) : "not dated",
    row.url ? outward(row.url, brief(row.url, 60)) : null,
  ];
  return parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]));
}

/** The way to the whole document, at a claim or a statement of it. */
function wayToDocument(told) {
  const at = told.claim ? { from: told.claim.id } : { from: "", statement: told.statement.id };
  const changes = { view: "document", doc: told.document.id, claim: "", ...at };
  return way(changes, { class: "open" }, "Read it whole");
}

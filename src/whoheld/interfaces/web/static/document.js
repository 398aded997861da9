/** A whole document in the panel, with every claim marked in it. */

import { alone, ask } from "./api.js";
import { button, el, foreign } from "./dom.js";
import { longText } from "./long_text.js";
import { origin } from "./passage.js";
import { panelKeys } from "./panel_keys.js";
import { go } from "./state.js";
import { statementTitle } from "./statement_row.js";
import { way } from "./way.js";
import { brief, headline } from "./wording.js";

/** What is not the author's voice is set apart, and folded away. */
const APART = {
  comment: "A reader's comment",
  caption: "A caption",
  boilerplate: "Not of the article",
  related: "Related articles",
  references: "References",
  "front matter": "What stands before the text",
};
const AT_ONCE = 300;

/** Draw the document that the address names; `from` may be a claim to begin at, else `statement` a statement. */
export async function documentPanel(root, now, app) {
  const told = await ask(`documents/${encodeURIComponent(now.doc)}`, {}, app.signal);
  const said = now.from ? null : await statementAt(now.statement, told.document, app);
  const claims = [...told.claims];
  const marks = (said ? [...claims, said] : claims).sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
  const back = said ? { view: "statements", doc: "", from: "" } : { view: "", doc: "", from: "", claim: now.from };
  root.classList.add("fills");
  root.append(
    el(
      "nav",
      { class: "turning", "aria-label": "Back" },
      way(back, {}, said ? "‹ Back to the statement" : now.from ? "‹ Back to the claim" : "‹ To the map"),
    ),
    el("h2", {}, foreign(brief(told.document.title || told.document.name, 300))),
    el("p", { class: "soft" }, origin(told.document, { titled: false }), ` · ${claims.length} claims`),
  );
  const text = el("div", { class: "text" });
  root.append(text);
  showBlocks(text, gathered(told.blocks), marks, startsAt(marks, said?.id ?? now.from));
  panelKeys(root, { Escape: () => go(back) }, app.left);
  requestAnimationFrame(() =>
    root.querySelector(`[data-claim="${CSS.escape(said?.id ?? now.from)}"]`)?.scrollIntoView({ block: "center" }),
  );
}

/** The statement at which the document was opened, as a mark in it; null where there is none. */
async function statementAt(id, { id: doc }, app) {
  if (!id || alone) return null;
  const { statement } = await ask(`statements/${encodeURIComponent(id)}`, {}, app.signal);
  if (statement.doc_id !== doc) return null;
  return { id, start: statement.quote_start, end: statement.quote_end, told: statementTitle(statement) };
}

function startsAt(claims, id) {
  return claims.find((claim) => claim.id === id)?.start ?? 0;
}

/** Blocks that stand apart, gathered with their neighbours of the same kind: [kind, blocks]. */
function gathered(blocks) {
  const groups = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && last[0] === block.kind && block.kind in APART) last[1].push(block);
    else groups.push([block.kind, [block]]);
  }
  return groups;
}

/** Show so many blocks as are read at once, as far as the place that is sought, and a button for the rest. */
function showBlocks(text, groups, claims, sought) {
  const reached = groups.findIndex(([, blocks]) => blocks.at(-1).end > sought);
  const many = Math.max(AT_ONCE, reached + 20);
  text.append(...groups.slice(0, many).map((group) => groupNode(group, claims)));
  if (groups.length <= many) return;
  const more = button(
    `Show the next of ${groups.length - many} paragraphs`,
    () => {
      more.remove();
      showBlocks(text, groups.slice(many), claims, 0);
    },
    { class: "more" },
  );
  text.append(more);
}

function groupNode([kind, blocks], claims) {
  if (!(kind in APART)) return blockNode(blocks[0], claims);
  const count = blocks.length > 1 ? ` (${blocks.length})` : "";
  // A person may have added a claim even here: what is cited is not hidden.
  const cited = claims.some((claim) => claim.start < blocks.at(-1).end && claim.end > blocks[0].start);
  return el(
    "details",
    { class: "apart", open: cited },
    el("summary", {}, APART[kind] + count),
    blocks.map((block) => blockNode(block, claims)),
  );
}

function blockNode(block, claims) {
  const tag = { heading: "h3", title: "h3", item: "p", table: "p" }[block.kind] ?? "p";
  return el(tag, { dir: "auto", class: block.kind.replace(" ", "-") }, pieces(block, claims));
}

/** The text of a block in pieces: plain, and under a mark where claims are told. */
function pieces(block, claims) {
  const within = claims.filter((claim) => claim.start < block.end && claim.end > block.start);
  if (!within.length) return [longText(block.text)];
  const words = cutter(block);
  const made = [];
  let at = block.start;
  for (const stretch of stretches(within)) {
    if (stretch.start > at) made.push(longText(words(at, stretch.start)));
    made.push(marked(words(stretch.start, stretch.end), stretch.claims));
    at = stretch.end;
  }
  if (at < block.end) made.push(longText(words(at, block.end)));
  return made;
}

/** Cuts words out of a block. Offsets count letters; the browser's strings count some letters (emoji) twice. */
function cutter({ start, text }) {
  const letters = Array.from(text);
  return (from, to) => letters.slice(Math.max(0, from - start), to - start).join("");
}

/** Claims whose words overlap, joined to stretches: {start, end, claims}. */
function stretches(claims) {
  const found = [];
  for (const claim of claims) {
    const last = found.at(-1);
    if (last && claim.start < last.end) {
      last.end = Math.max(last.end, claim.end);
      last.claims.push(claim);
    } else found.push({ start: claim.start, end: claim.end, claims: [claim] });
  }
  return found;
}

/** Words under a mark; a click opens their claim, and where they carry several, each has a number. */
function marked(words, [first, ...more]) {
  const link = way(placed(first), { title: titleOf(first) });
  return el(
    "mark",
    { "data-claim": first.id },
    longText(words, { within: link }),
    more.map((claim, i) =>
      way(
        placed(claim),
        { class: "also", "data-claim": claim.id, title: titleOf(claim), "aria-label": titleOf(claim) },
        `${i + 2}`,
      ),
    ),
  );
}

/** Where a mark leads: to its claim, or to the statement that it is. */
function placed(mark) {
  return mark.told ? { statement: mark.id, view: "statements", doc: "" } : { claim: mark.id };
}

function titleOf(mark) {
  return brief(mark.told ?? headline(mark), 200);
}

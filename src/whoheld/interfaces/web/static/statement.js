/** A statement in the panel: its sentence, who says it, what it is about, and the other explanations of one event. */

import { ask } from "./api.js";
import { el, foreign } from "./dom.js";
import { stanceMark } from "./claim_row.js";
import { panelKeys } from "./panel_keys.js";
import { passage } from "./passage.js";
import { go } from "./state.js";
import { eventOf, figureOf, statementRow, statementTitle } from "./statement_row.js";
import { way } from "./way.js";
import { brief, STANCES } from "./wording.js";

/** Draw the statement that the address names. */
export async function statementPanel(root, now, app) {
  const told = await ask(`statements/${encodeURIComponent(now.statement)}`, {}, app.signal);
  root.classList.add("fills");
  root.append(
    el("nav", { class: "turning", "aria-label": "Back" }, way({ statement: "" }, {}, "‹ To the statements")),
    el("h2", {}, foreign(statementTitle(told.statement)), stanceMark(told.statement)),
    passage(told),
    factsOf(told.statement),
    groupOf(told),
    reasonsOf(told.statement),
  );
  panelKeys(root, { Escape: () => go({ statement: "" }) }, app.left);
}

function factsOf(row) {
  const facts = [
    ["Says so", foreign(brief(row.source ?? "the author, in their own voice"))],
    ["Put as", STANCES[row.stance] ?? row.stance],
    ["Place", row.about_place ? placeOf(row) : null],
    ["Side", row.about_actor ? foreign(brief(row.about_actor)) : null],
    ["Figure", figureOf(row) || null],
  ];
  return el(
    "dl",
    { class: "facts" },
    facts.filter(([, value]) => value).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

function placeOf(row) {
  const name = foreign(brief(row.about_place));
  return row.place_id ? way({ place: row.place_id, view: "", statement: "" }, {}, name) : name;
}

function groupOf({ group, statement, document }) {
  if (group.length < 2) return "";
  return el(
    "section",
    {},
    el("h3", {}, `${group.length} explanations of one event`),
    eventOf(statement),
    el(
      "ul",
      { class: "claims" },
      group.map((row) =>
        statementRow(row, row.doc_id === statement.doc_id && document.title, { isShown: row.id === statement.id }),
      ),
    ),
  );
}

/** Why the reader took it for one. */
function reasonsOf({ reasons }) {
  const said = Object.values(reasons ?? {});
  if (!said.length) return "";
  return el(
    "details",
    { class: "reading" },
    el("summary", {}, "How it was read"),
    el(
      "ul",
      { class: "plain" },
      said.map((why) => el("li", {}, foreign(brief(why, 300)))),
    ),
  );
}

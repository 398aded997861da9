/** What is argued: statements by type, each with its sentence; the explanations of one event stand together. */

import { el } from "./dom.js";
import { sifting, tabs } from "./sift.js";
import { eventOf, statementRow, TYPES } from "./statement_row.js";

/** Draw the statements that the address asks for. */
export async function arguedPanel(root, now, app) {
  root.classList.add("fills", "ledger");
  const body = el("div");
  root.append(
    el("h2", {}, "Statements"),
    el(
      "p",
      { class: "soft" },
      "What documents argue, expect, suppose and measure. None of it moves the map; each opens its sentence.",
    ),
    body,
  );
  const follow = sifting(body, SIFTED);
  await follow(now, app);
  return follow;
}

const SIFTED = {
  path: "statements",
  filters: ["source", "place", "stance", "doc"],
  one: "statement",
  many: "statements",
  query: (now) => ({ type: now.type }),
  tabs: (told, now) => tabs("Type", types(told.counts.type ?? {}, now)),
  rows: grouping,
  none: noneYet,
};

function types(counts, now) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    ["all", all, { type: "" }, !now.type],
    ...Object.entries(TYPES).map(([type, name]) => [name, counts[type] ?? 0, { type }, now.type === type]),
  ];
}

function noneYet(told, now) {
  if (now.type && Object.keys(told.counts.type ?? {}).length) return "There is none of this type. Choose another.";
  return [
    "Nothing is argued in this record, as far as this was read. Read more into it, or read its documents again: ",
    el("code", {}, "whoheld read FOLDER"),
    ", then load this page again.",
  ];
}

/** Makes the items of one page after the other; a group is shown once, whole, where its first one stands. */
function grouping() {
  const seen = new Set();
  return (told) => {
    const groups = new Map(told.groups.flatMap((group) => group.rows.map((row) => [row.id, group])));
    const item = (row) => {
      const group = groups.get(row.id);
      if (!group) return statementRow(row, told.titles[row.doc_id]);
      if (seen.has(group.id)) return null;
      seen.add(group.id);
      return groupItem(group, told.titles);
    };
    return told.rows.map(item).filter(Boolean);
  };
}

/** The explanations of one event, also those that do not fit what was asked. */
function groupItem({ rows, fit }, titles) {
  const title =
    rows.length === 1
      ? "One explanation of an event; others are hinted at"
      : `${rows.length} explanations of one event`;
  return el(
    "li",
    { class: "rivals" },
    el("h4", {}, title),
    eventOf(rows[0]),
    el(
      "ul",
      { class: "claims" },
      rows.map((row) => statementRow(row, titles[row.doc_id], { fits: fit.includes(row.id) })),
    ),
  );
}

/** Compare: what two sources say, where they contradict each other, and what each alone tells. */

import { ask } from "./api.js";
import { showBeside } from "./beside.js";
import { claimRow } from "./claim_row.js";
import { spokenBounds } from "./days.js";
import { button, el, fill, foreign } from "./dom.js";
import { moreButton } from "./pager.js";
import { go } from "./state.js";
import { brief, spokenDays } from "./wording.js";

const PAGE_OF_PAIRS = 20;
const MOST_SOURCES = 500;

/** Draw the choice of two sources, and what becomes of it. */
export async function comparePanel(root, now, app) {
  const { rows, total } = await ask("sources", { limit: MOST_SOURCES }, app.signal);
  const choice = el("div");
  const found = el("div");
  root.classList.add("fills");
  root.append(el("h2", {}, "Compare two sources"), el("div", { class: "compare" }, choice, found));
  const follow = async (next, told) => {
    const focused = document.activeElement?.id;
    fill(choice, chooser(rows, total, next));
    if (focused) choice.querySelector(`#${CSS.escape(focused)}`)?.focus();
    if (!next.a || !next.b) {
      fill(found, hint(rows));
      return;
    }
    const counted = el("div");
    const compared = await ask("compare", { a: next.a, b: next.b, ...told.lens() }, told.signal);
    fill(found, difference(compared, counted));
    showBeside(counted, next, told);
  };
  await follow(now, app);
  return follow;
}

function hint(rows) {
  const text =
    rows.length < 2
      ? "This record names fewer than two sources: there is nothing to compare."
      : "Choose two: first comes where they contradict each other.";
  return el("p", { class: "soft" }, text);
}

function chooser(rows, total, now) {
  const swap = button("⇄", () => go({ a: now.b, b: now.a }), {
    "aria-label": "Swap the two sources",
    id: "compare-swap",
  });
  return [
    el("div", { class: "row pair" }, picker("a", "One source", rows, now), swap, picker("b", "Another", rows, now)),
    total > rows.length
      ? el("p", { class: "soft" }, `The ${rows.length} sources with the most claims, of ${total}.`)
      : null,
  ];
}

function picker(name, label, rows, now) {
  const known = rows.some((row) => row.name === now[name]) || !now[name];
  return el(
    "label",
    {},
    label,
    el(
      "select",
      { id: `compare-${name}`, on: { change: (event) => go({ [name]: event.target.value }) } },
      el("option", { value: "" }, "choose…"),
      known ? null : el("option", { value: now[name], selected: true }, brief(now[name], 60)),
      rows.map((row) =>
        el("option", { value: row.name, selected: row.name === now[name] }, `${brief(row.name, 60)} (${row.claims})`),
      ),
    ),
  );
}

/** What is counted of the two, and the four lists, contradictions first. */
function difference(told, counted) {
  const [one, other] = [told.a.name, told.b.name];
  const totals = told.totals ?? {};
  return [
    el("p", { class: "soft" }, summary(told.a), " ", summary(told.b)),
    counted,
    section(
      "They contradict each other",
      "contradict",
      told.contradict,
      totals,
      (pair) => pairNode(pair, one, other),
      "Nowhere do they say different things of one place at one time.",
    ),
    section("Both say", "both", told.both, totals, (pair) => pairNode(pair, one, other), "Nothing."),
    el(
      "div",
      { class: "columns" },
      section(["Only ", foreign(brief(one, 60))], "only_a", told.only_a, totals, (row) => claimRow(row), "Nothing."),
      section(["Only ", foreign(brief(other, 60))], "only_b", told.only_b, totals, (row) => claimRow(row), "Nothing."),
    ),
  ];
}

function summary(source) {
  const days = source.first ? `, ${spokenBounds(`${source.first}/${source.last}`)}` : "";
  const leaning = source.leaning ? `, said to lean to ${brief(source.leaning, 60)}` : "";
  return [
    foreign(brief(source.name, 80)),
    ` has ${source.claims.toLocaleString("en")} claims in ${source.documents} ${source.documents === 1 ? "document" : "documents"}${days}${leaning}.`,
  ];
}

/** A list under a heading with its count, a page at a time. */
function section(title, name, rows, totals, shown, none) {
  const total = totals[name] ?? rows.length;
  const list = el("ul", { class: "claims" });
  const foot = el("div");
  let at = 0;
  const more = () => {
    list.append(...rows.slice(at, at + PAGE_OF_PAIRS).map(shown));
    at = Math.min(rows.length, at + PAGE_OF_PAIRS);
    const rest = total > rows.length ? el("p", { class: "soft" }, `${rows.length} of ${total} are listed.`) : null;
    fill(foot, moreButton(at, rows.length, more) ?? rest);
  };
  more();
  return el(
    "section",
    { class: name },
    el("h3", {}, title, " ", el("span", { class: "count" }, total.toLocaleString("en"))),
    rows.length ? [list, foot] : el("p", { class: "soft" }, none),
  );
}

/** What the two say of one place at one time, side by side. */
function pairNode(pair, one, other) {
  const half = (name, rows) =>
    el(
      "div",
      {},
      el("h5", {}, foreign(brief(name, 60))),
      el(
        "ul",
        { class: "claims" },
        rows.map((row) => claimRow(row)),
      ),
    );
  return el(
    "li",
    { class: "pair-of-claims" },
    el(
      "h4",
      {},
      foreign(brief(pair.place ?? "No place named", 80)),
      pair.start || pair.end ? [" · ", spokenDays(pair)] : null,
    ),
    pair.why ? el("p", { class: "soft" }, foreign(brief(pair.why, 300))) : null,
    el("div", { class: "columns" }, half(one, pair.a), half(other, pair.b)),
  );
}

/** Sentences as rows: the words, who says them, of which day; each opens the sentence in its document. */

import { dayOf, spoken } from "./days.js";
import { button, el, foreign } from "./dom.js";
import { way } from "./way.js";

const FEW = 4;
const WHAT = {
  takes: "takes",
  leaves: "leaves",
  holds: "holds",
  contests: "fights for",
  attacks: "attacks",
  besieges: "besieges",
};

/** A list of sentences; long ones show a few at first. */
export function evidenceList(items, { few = FEW } = {}) {
  const rest = items.slice(few);
  const list = el("ol", { class: "evidence" }, items.slice(0, few).map(evidenceRow));
  if (!rest.length) return list;
  const more = button(
    `${rest.length} more`,
    () => {
      list.append(...rest.map(evidenceRow));
      more.remove();
      list.children[few].querySelector("a").focus();
    },
    { class: "quiet" },
  );
  return el("div", {}, list, more);
}

/** One sentence: its words lead to the document, below stand source, kind, day and stance. */
function evidenceRow(item) {
  const says = [
    item.source ? foreign(item.source) : "the author",
    " · ",
    el("span", { class: "docname" }, foreign(item.title || item.doc)),
    item.page ? `, p. ${item.page}` : "",
  ];
  const reads = [item.actor ? [foreign(item.actor), " "] : null, WHAT[item.kind] ?? item.kind, daysOf(item)];
  const flags = [
    item.stance !== "said" ? item.stance : null,
    item.told_later ? "told later" : null,
    item.decided === false ? "not counted on its own" : null,
  ].filter(Boolean);
  return el(
    "li",
    { class: item.stance === "said" ? null : "unsure" },
    way({ claim: item.claim_id }, { class: "quote" }, foreign(item.quote, "q")),
    el(
      "small",
      {},
      says,
      el("br"),
      reads,
      flags.map((flag) => el("span", { class: "flag" }, flag)),
    ),
  );
}

function daysOf(item) {
  const said = (day) => (dayOf(day) === null ? day : spoken(dayOf(day)));
  if (!item.start && !item.end) return ", no day given";
  if (item.start === item.end || !item.end) return `, ${item.end ? "" : "from "}${said(item.start)}`;
  return item.start ? `, ${said(item.start)} to ${said(item.end)}` : `, by ${said(item.end)}`;
}

/** What a claim says, field by field: for reading, and with what the reader made of it. */

import { el, foreign } from "./dom.js";
import { way } from "./way.js";
import { brief, counted, spokenDays, spokenInstant, STANCES, sureness } from "./wording.js";

/** Fields of a claim: name, what it says, its words in the text, and under which names the reader gives reasons. */
const FIELDS = [
  ["What", (claim) => claim.kind, null, ["kind"]],
  ["Who", (claim) => claim.actor, "actor_text", ["actor"]],
  ["Against whom", (claim) => claim.target, "target_text", ["target"]],
  ["Where", (claim) => claim.place ?? claim.unnamed, "place_text", ["place", "point", "meant"]],
  ["Extent", (claim) => claim.extent, null, ["extent"]],
  ["When", (claim) => spokenDays(claim), "date_text", ["date", "start", "end"]],
  ["Who says so", (claim) => claim.source ?? "the author", "source_text", ["source"]],
  ["How it is put", (claim) => STANCES[claim.stance] ?? claim.stance, null, ["stance"]],
  ["How many", (claim) => counted(claim), null, ["low", "high", "figure", "unit"]],
  ["By what", (claim) => claim.weapon, null, ["weapon"]],
  ["Told on", (claim) => spokenInstant(claim.reported), null, ["reported"]],
];

/** What a claim says, as a list for reading. */
export function factList(claim, app) {
  const side = claim.actor ? app.sideOf(claim.actor) : null;
  const facts = [
    ["Says so", foreign(brief(claim.source ?? "the author, in their own voice"))],
    ["Put as", STANCES[claim.stance] ?? claim.stance],
    ["Days", [spokenDays(claim), claim.span === "throughout" ? ", all of them" : ""]],
    ["Place", claim.place_id ? placeLink(claim) : foreign(brief(claim.place ?? claim.unnamed ?? "none named"))],
    ["Side", claim.actor ? [side ? dot(side) : null, foreign(brief(side?.label ?? claim.actor))] : "none named"],
    ["Against", claim.target ? foreign(brief(claim.target)) : null],
    ["Extent", claim.extent],
    ["Figures", counted(claim) || null],
    ["By", claim.weapon],
  ];
  return el(
    "dl",
    { class: "facts" },
    facts.filter(([, value]) => value).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

function placeLink(claim) {
  const day = claim.end ?? claim.start;
  const changes = { place: claim.place_id, claim: "", view: "", ...(day ? { on: day } : {}) };
  return way(changes, {}, foreign(brief(claim.place)));
}

function dot(side) {
  return el("span", { class: "dot", style: { background: side.colour }, "aria-hidden": "true" });
}

/** What the reader made of each field, from which words, and why. */
export function readingTable(claim) {
  const reasons = new Map(Object.entries(claim.reasons ?? {}));
  const rows = FIELDS.map((field) => readingRow(claim, reasons, field)).filter(Boolean);
  const rest = [...reasons.values()].map((why) =>
    el("tr", {}, el("th", { scope: "row" }, "Also"), el("td"), el("td", {}, foreign(plainReason(why)))),
  );
  return el(
    "details",
    { class: "reading" },
    el(
      "summary",
      {},
      "What the reader made of it",
      el("span", { class: "soft" }, ` · ${sureness(claim.confidence)} (${claim.confidence})`),
    ),
    el(
      "div",
      { class: "sideways", tabindex: "0", role: "region", "aria-label": "What the reader made of it" },
      el(
        "table",
        {},
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            ["Field", "Read as", "Why"].map((name) => el("th", { scope: "col" }, name)),
          ),
        ),
        el("tbody", {}, rows, rest),
      ),
    ),
  );
}

/** A row of the table; reasons that are shown are taken out. */
function readingRow(claim, reasons, [name, value, words, under]) {
  const why = under.map((key) => [reasons.get(key), reasons.delete(key)][0]).filter(Boolean);
  const said = value(claim);
  if (!said && !why.length) return null;
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, name),
    el(
      "td",
      {},
      foreign(brief(said ?? "left open")),
      words && claim[words] ? el("q", { class: "as-written", dir: "auto" }, brief(claim[words])) : null,
    ),
    el("td", {}, foreign(brief(why.map(plainReason).join("; "), 400))),
  );
}

/** A reason without the name of its field, which stands beside it. */
function plainReason(why) {
  return String(why).replace(/^[a-z]+: /, "");
}

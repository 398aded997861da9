/** A place: who held it on the day and why, its spells, what others say, casualties, and what was known when. */

import { alone, ask } from "./api.js";
import { standing } from "./chart.js";
import { dayOf, isoOf, spoken, spokenBounds } from "./days.js";
import { button, el, fill, foreign, refill } from "./dom.js";
import { evidenceList } from "./evidence.js";
import { markIcon, markOf } from "./marks.js";
import { go, watch } from "./state.js";
import { stripChart } from "./strip.js";
import { way } from "./way.js";

/** Milliseconds of rest after which the server is asked about another day. */
const REST_OF_DAY = 200;
/** The most revisions that the server gives at once. */
const MOST_REVISIONS = 500;

/** Draw the panel of the place that the address names; it follows the day. */
export async function placePanel(root, now, app) {
  const day = app.day();
  const told = await askPlace(app, now.place, day);
  const charted = app.chart.byId.get(now.place);
  const holder = el("section", { class: "holder" });
  const draw = (answer, trouble = null) => refill(holder, holderOn(app, charted, told.spells, answer), trouble);
  fill(root, placeHeading(told), holder, ...restOf(app, told, now.place));
  followDay(app, now.place, draw, { day, held: told.held });
}

function askPlace(app, id, day) {
  const asked = `places/${encodeURIComponent(id)}`;
  return alone ? ask(asked) : ask(asked, { ...app.lens(), on: day === null ? "" : isoOf(day) }, app.signal);
}

/** Draw the holder at once from the chart, and its evidence when the slider rests; an answer is of the day it was asked for. */
function followDay(app, id, draw, first) {
  let timer = null;
  const answer = async () => {
    const day = app.day();
    try {
      const { held } = await askPlace(app, id, day);
      if (app.day() === day) draw(held);
    } catch (error) {
      if (error.name !== "AbortError" && app.day() === day) draw(null, troubleLine(error));
    }
  };
  const follow = () => {
    clearTimeout(timer);
    draw(null);
    timer = setTimeout(answer, REST_OF_DAY);
  };
  if (app.day() === first.day) draw(first.held);
  else follow();
  watch((now, before) => now.on !== before.on && now.place === id && follow(), app.signal);
  app.signal?.addEventListener("abort", () => clearTimeout(timer));
}

function troubleLine(error) {
  return el("p", { class: "trouble", role: "alert" }, [error.message, error.advice].filter(Boolean).join(" "));
}

function placeHeading({ place }) {
  const spellings = Object.keys(place.spellings ?? {}).filter((name) => name !== place.name);
  const where =
    place.lon === null || place.lon === undefined
      ? "no point on the map"
      : `${place.lat.toFixed(3)}, ${place.lon.toFixed(3)}`;
  const about = [place.feature, where, `${place.claims} ${place.claims === 1 ? "claim" : "claims"}`]
    .filter(Boolean)
    .join(" · ");
  return el(
    "header",
    { class: "about" },
    button("×", () => go({ place: "" }), { class: "quiet close", "aria-label": "Close this place" }),
    el("h2", {}, foreign(place.name)),
    el("p", { class: "soft" }, about),
    spellings.length
      ? el(
          "p",
          { class: "soft" },
          "Also written ",
          spellings.slice(0, 8).map((name, at) => [at ? ", " : "", foreign(name)]),
        )
      : null,
    candidatesOf(place),
  );
}

function candidatesOf(place) {
  const candidates = place.candidates ?? [];
  if (place.placing === "placed" || !candidates.length) return null;
  return el(
    "details",
    { class: "part" },
    el("summary", {}, "It may be one of", el("span", { class: "count" }, String(candidates.length))),
    el(
      "ul",
      {},
      candidates.map((one) =>
        el(
          "li",
          {},
          foreign(one.name ?? one.id),
          el(
            "small",
            {},
            ` ${[one.country, one.lat, one.lon].filter((value) => value !== null && value !== undefined && value !== "").join(", ")}`,
          ),
        ),
      ),
    ),
  );
}

/** Who held it on the day; without an answer of the server, as the chart has it. */
function holderOn(app, charted, spells, held) {
  const day = app.day();
  const at = charted ? standing(app.chart, charted, day) : null;
  const text = held?.holder ?? at?.text ?? "nothing known";
  const evidence = held ? dayOf(held.last_evidence) : (at?.evidence ?? null);
  const since = held?.since ? `since ${spokenBounds(held.since)}` : null;
  const said = [since, evidence === null ? null : `last evidence ${spoken(evidence)}`].filter(Boolean).join(" · ");
  return [
    el("p", { class: "onday" }, day === null ? "Nothing that is told has a day" : `On ${spoken(day)}`),
    el("p", { class: "who" }, markIcon(markOf(app, at, day), 8), el("strong", {}, foreign(text))),
    said ? el("p", { class: "soft" }, said) : null,
    day === null ? null : stripChart(app, charted, spells, day),
    held ? becauseOf(held) : null,
  ];
}

function becauseOf(held) {
  return [
    held.why?.length
      ? el(
          "details",
          { class: "part" },
          el("summary", {}, "Why"),
          el(
            "ul",
            { class: "why" },
            held.why.map((words) => el("li", {}, foreign(words))),
          ),
        )
      : null,
    sentences("Sentences for it", held.for, true),
    sentences("Sentences against it", held.against, true),
    sentences("Said of the area around it", held.said_of_the_area),
  ];
}

function sentences(title, items, isOpen = false) {
  return items?.length
    ? el(
        "details",
        { class: "part", open: isOpen },
        el("summary", {}, title, el("span", { class: "count" }, String(items.length))),
        evidenceList(items),
      )
    : null;
}

/** What does not change with the day. */
function restOf(app, told, id) {
  return [
    told.spells.length
      ? el(
          "section",
          {},
          el("h3", {}, "Who held it, when"),
          el(
            "ol",
            { class: "spells" },
            told.spells.map((spell) => spellRow(app, app.chart.byId.get(id), spell)),
          ),
        )
      : el("p", { class: "soft" }, "No dated claim says who held it."),
    told.disputes.length
      ? el("section", {}, el("h3", {}, "Accounts that differ"), told.disputes.map(disputeBox))
      : null,
    told.casualties.length
      ? el(
          "section",
          {},
          el("h3", {}, "Casualties, as each source gives them"),
          el("p", { class: "soft" }, "Figures of different sources stand side by side; they are not added up."),
          told.casualties.map(casualtyTable),
        )
      : null,
    sentences("Told, but moves nothing (plans, forecasts, denials)", told.unused),
    alone ? null : beyondEvents(id),
    alone || app.day() === null ? null : revisionsBox(app, id),
  ].filter(Boolean);
}

/** The ways to what is expected of the place, and to what is argued about it. */
function beyondEvents(id) {
  return el(
    "p",
    {},
    way({ view: "ledger", place: id, q: "", by: "" }, {}, "What was forecast of it, and what came of that"),
    " · ",
    way({ view: "statements", place: id, q: "", statement: "" }, {}, "What is argued about it"),
  );
}

function spellRow(app, charted, spell) {
  const [first, last] = [dayOf(spell.start?.split("/").at(-1)), dayOf(spell.end?.split("/")[0])];
  const stands = charted ? standing(app.chart, charted, first ?? (last === null ? app.day() : last - 1)) : null;
  const mark = { ...markOf(app, stands, 0), besieged: false, strength: 1 };
  return el(
    "li",
    {},
    el(
      "details",
      {},
      el(
        "summary",
        {},
        markIcon(mark, 5),
        el(
          "span",
          {},
          el("strong", {}, foreign(spell.holder)),
          el(
            "small",
            {},
            ` ${spokenBounds(spell.start)} → ${spell.end ? spokenBounds(spell.end) : "nothing says otherwise"}`,
          ),
        ),
      ),
      first === null
        ? null
        : button(`Show ${spoken(first)} on the map`, () => go({ on: isoOf(first) }), { class: "quiet" }),
      el(
        "ul",
        { class: "why" },
        spell.why.map((words) => el("li", {}, foreign(words))),
      ),
      evidenceList(spell.for),
      spell.against.length ? [el("p", { class: "soft" }, "Against it:"), evidenceList(spell.against)] : null,
    ),
  );
}

/** Rival accounts, side by side. */
function disputeBox(dispute) {
  const days = spokenBounds(`${dispute.start ?? ".."}/${dispute.end ?? ".."}`);
  return el(
    "div",
    { class: "dispute" },
    el("p", { class: "soft" }, days),
    el(
      "div",
      { class: "accounts" },
      dispute.accounts.map((account, rank) =>
        el(
          "div",
          {},
          el("h4", {}, foreign(account.holder), rank ? null : el("small", { class: "flag" }, "preferred")),
          evidenceList(account.claims, { few: 2 }),
        ),
      ),
    ),
    el("p", { class: "soft" }, foreign(dispute.why)),
  );
}

function casualtyTable(event) {
  const days = spokenBounds(event.start || event.end ? `${event.start ?? ".."}/${event.end ?? ".."}` : null);
  const what = [event.kind, event.unit, event.whom ? `of ${event.whom}` : null].filter(Boolean).join(" ");
  return el(
    "table",
    { class: "harm" },
    el("caption", {}, foreign(what), el("small", {}, `, ${days}`)),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        ["Source", "Figure", "Words"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el(
      "tbody",
      {},
      event.figures.map((figure) =>
        el(
          "tr",
          {},
          el("td", {}, foreign(figure.source ?? "the author")),
          el(
            "td",
            {},
            figureOf(figure),
            figure.stance === "said" ? null : el("span", { class: "flag" }, figure.stance),
          ),
          el("td", {}, wordsOf(figure)),
        ),
      ),
    ),
  );
}

/** The words of a figure: those of a claim lead to it, those of an infobox stand for themselves. */
function wordsOf(figure) {
  const words = foreign(figure.quote, "q");
  return figure.claim_id ? way({ claim: figure.claim_id }, { class: "quote" }, words) : words;
}

function figureOf({ low, high }) {
  if (low === null && high === null) return "no number";
  if (low === null) return `up to ${high}`;
  if (high === null) return `${low} or more`;
  return low === high ? String(low) : `${low} to ${high}`;
}

/** What was answered about the day before later documents came: asked for only when it is opened. */
function revisionsBox(app, id) {
  const body = el("div", {}, el("p", { class: "soft" }, "…"));
  const box = el(
    "details",
    { class: "part", on: { toggle: () => box.open && drawRevisions(app, id, body) } },
    el("summary", {}, "What was known when"),
    body,
  );
  return box;
}

async function drawRevisions(app, id, body) {
  const day = app.day();
  const asked = { place: id, on: isoOf(day), limit: MOST_REVISIONS };
  const told = await ask("revisions", asked, app.left).catch((error) => ({ error }));
  if (told.error) return fill(body, troubleLine(told.error));
  const few = told.rows.length < told.total ? ` (the first ${told.rows.length} of ${told.total})` : "";
  return fill(
    body,
    el("p", { class: "soft" }, `What was answered about ${spoken(day)}, as documents came out${few}:`),
    el("ol", { class: "revisions" }, told.rows.map(revisionRow)),
  );
}

function revisionRow(row) {
  const names = row.published.map((name, at) => [at ? ", " : "", foreign(name)]);
  return el(
    "li",
    {},
    el("span", { class: "when" }, spoken(dayOf(row.known_by))),
    el("span", {}, foreign(row.holder), el("small", {}, " ", names)),
  );
}

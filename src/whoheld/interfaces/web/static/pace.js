/** The pace of a side: what is told of its gains beside the gains that the record can place, week by week. */

import { many } from "./counts.js";
import { dayOf, isoOf, spokenBounds } from "./days.js";
import { el, fill, foreign } from "./dom.js";
import { pacePlot } from "./pace_plot.js";
import { everyRow, moreButton } from "./pager.js";
import { go } from "./state.js";
import { way } from "./way.js";
import { brief, spokenDays, STANCES } from "./wording.js";

const PAGE_OF_PLACES = 20;
const QUOTED = 240;
const WEEK = 7;

/** Draw the choice of a side and of days, and its weeks. */
export async function pacePanel(root, now, app) {
  root.classList.add("fills");
  const [choice, found] = [el("div"), el("div", { class: "pace" })];
  root.append(el("h2", {}, "Pace"), choice, found);
  const follow = async (next, told) => {
    const focused = document.activeElement?.id;
    fill(choice, chooser(next, app));
    if (focused) choice.querySelector(`#${CSS.escape(focused)}`)?.focus();
    if (!next.side) {
      fill(found, hint(app));
      return;
    }
    fill(found);
    const query = { side: next.side, since: next.since, until: next.until, ...told.lens() };
    fill(found, weeksOf(await everyRow("pace", query, told.signal), next.side, app));
  };
  await follow(now, app);
  return follow;
}

function hint(app) {
  return el(
    "p",
    { class: "soft" },
    app.record.sides.length
      ? "Choose a side: what is told of its gains (four villages, 30 km) then stands beside the places that the record can name, week by week."
      : "No side acts or holds anything in this record yet. Read something into it first.",
  );
}

function chooser(now, app) {
  const known = !now.side || app.sideOf(now.side);
  const side = el(
    "label",
    {},
    "Side",
    el(
      "select",
      { id: "pace-side", on: { change: (event) => go({ side: event.target.value }) } },
      el("option", { value: "" }, "choose…"),
      known ? null : el("option", { value: now.side, selected: true }, brief(now.side, 60)),
      app.record.sides.map((one) =>
        el("option", { value: one.name, selected: one.name === now.side }, brief(one.label, 60)),
      ),
    ),
  );
  return el("div", { class: "row pair" }, side, bound("since", "From", now), bound("until", "To", now));
}

function bound(name, label, now) {
  const traits = {
    id: `pace-${name}`,
    value: now[name],
    placeholder: "2017-09",
    maxlength: 10,
    spellcheck: "false",
  };
  const field = el("input", { ...traits, on: { change: () => go({ [name]: field.value.trim() }) } });
  return el("label", {}, label, field);
}

function weeksOf(rows, name, app) {
  const weeks = rows.filter((row) => row.week);
  const apart = rows.find((row) => !row.week);
  const side = app.sideOf(name) ?? { label: name, colour: "var(--soft)" };
  if (!rows.length)
    return el(
      "p",
      { class: "soft" },
      "Nothing is told of what it gained or lost on these days. Take a bound away, or choose another side.",
    );
  return [
    weeks.length
      ? [summary(weeks, side), pacePlot(weeks, side, toWeek, app.left), howToRead(), weekTable(weeks)]
      : el("p", { class: "soft" }, "Nothing of it stands in one week."),
    apart ? apartFrom(apart) : null,
  ];
}

function toWeek(week) {
  const row = document.getElementById(`week-${week}`);
  row?.scrollIntoView({ block: "center" });
  row?.focus({ preventScroll: true });
}

function summary(weeks, side) {
  const sum = (name) => weeks.reduce((all, week) => all + week[name], 0);
  const told = weeks.reduce((all, week) => all + week.told.length, 0);
  return el(
    "p",
    {},
    foreign(brief(side.label, 80)),
    ` gained ${many(sum("gained"))} and lost ${many(sum("lost"))} places in ${many(weeks.length)} weeks of which something is told; ${many(told)} gains are told without a place.`,
  );
}

function howToRead() {
  return el(
    "p",
    { class: "soft" },
    "Bars: places gained in an ISO week, up; lost, down. Rings: gains told as a number of places nobody names, at that number; triangles: other gains told (land, a way, several villages). Line: gained less lost since the first week shown. Nothing told is added to what is placed: some of the four villages may be among those named. A week without gains may be one without reports.",
  );
}

function weekTable(weeks) {
  const heads = ["Week", "Placed by the record", "As told"].map((head) => el("th", { scope: "col" }, head));
  return el("table", { class: "weeks" }, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, weeks.map(weekRow)));
}

function weekRow(week) {
  const monday = dayOf(week.monday);
  const days = spokenBounds(`${week.monday}/${isoOf(monday + WEEK - 1)}`);
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row", id: `week-${week.week}`, tabindex: "-1" },
      week.week,
      el("small", {}, days),
      el("small", {}, `gained ${week.gained}, lost ${week.lost}; in all ${signed(week.total)}`),
    ),
    el("td", {}, placeList(week.turnovers)),
    el("td", {}, toldList(week.told)),
  );
}

function signed(number) {
  return number < 0 ? `−${-number}` : String(number);
}

function placeList(turnovers) {
  return turnovers.length
    ? el("ul", { class: "plain" }, turnovers.map(turnoverItem))
    : el("span", { class: "soft" }, "none");
}

function turnoverItem(one) {
  const notes = [one.in_part ? "in part" : null, one.placed ? null : "without a point", one.why].filter(Boolean);
  return el(
    "li",
    {},
    el("span", { class: one.gained ? "gained" : "lost" }, one.gained ? "+ " : "− "),
    way(
      { place: one.place_id, on: one.end ?? one.start ?? "", view: "", claim: "", doc: "" },
      {},
      foreign(brief(one.place, 60)),
    ),
    el("small", {}, [` ${spokenDays(one)}`, ...notes].join(", ")),
  );
}

function toldList(gains) {
  return gains.length ? el("ul", { class: "plain" }, gains.map(toldItem)) : el("span", { class: "soft" }, "nothing");
}

function toldItem(gain) {
  return el(
    "li",
    {},
    way({ claim: gain.claim_id }, {}, foreign(brief(gain.words, 80))),
    gain.stance === "said" ? null : el("span", { class: "chip" }, STANCES[gain.stance] ?? gain.stance),
    el("q", { class: "words", dir: "auto" }, brief(gain.quote, QUOTED)),
    el(
      "small",
      {},
      `${spokenDays(gain)} · `,
      gain.source ? foreign(brief(gain.source, 60)) : "the author",
      " · ",
      foreign(brief(gain.doc, 60)),
    ),
  );
}

/** What can be put into no single week. */
function apartFrom({ turnovers, told }) {
  const part = (title, rows, item) => {
    if (!rows.length) return null;
    const [list, foot] = [el("ul", { class: "plain" }), el("div")];
    let at = 0;
    const more = () => {
      list.append(...rows.slice(at, at + PAGE_OF_PLACES).map(item));
      at = Math.min(rows.length, at + PAGE_OF_PLACES);
      fill(foot, moreButton(at, rows.length, more));
    };
    more();
    return el("section", {}, el("h4", {}, title, " ", el("span", { class: "count" }, many(rows.length))), list, foot);
  };
  return el(
    "section",
    { class: "apart-from-weeks" },
    el("h3", {}, "In no single week"),
    el(
      "p",
      { class: "soft" },
      "Not drawn, and not in the sums: days that lie in more than one week or are open, and areas and routes, which are no single place.",
    ),
    part("Placed by the record", turnovers, turnoverItem),
    part("As told", told, toldItem),
  );
}

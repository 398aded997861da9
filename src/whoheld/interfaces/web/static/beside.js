/** Two sources beside each other in numbers, and event by event. */

import { ask } from "./api.js";
import { besideWords, factList, many, shareWords } from "./counts.js";
import { el, fill, foreign, refill } from "./dom.js";
import { eventList } from "./events.js";
import { sourceFacts } from "./source_facts.js";
import { choices, sourceWay } from "./sources.js";
import { current, watch } from "./state.js";
import { brief } from "./wording.js";

const MEETINGS = [
  ["", "All", () => true],
  ["agree", "Agree", (event) => event.agree],
  ["contradict", "Contradict", (event) => !event.agree],
];

/** Fill a box with the numbers of two sources; they take longer than the sentences, which stand there meanwhile. */
export async function showBeside(box, now, app) {
  fill(box, el("p", { class: "soft", role: "status" }, "Counting events…"));
  try {
    const told = await ask("beside", { a: now.a, b: now.b, ...app.lens() }, app.left);
    fill(box, besideNode(told, app));
  } catch (error) {
    if (error.name !== "AbortError") fill(box, el("p", { class: "trouble", role: "alert" }, error.message));
  }
}

function besideNode({ cards, pair }, app) {
  const [one, other] = cards.map((card) => card.name);
  const meetings = el("section", { class: "meetings" });
  const draw = () => refill(meetings, meetingList(pair, current().only, [one, other], app));
  draw();
  watch((next, before) => meetings.isConnected && next.only !== before.only && draw(), app.left);
  return [
    el("h3", {}, "In numbers"),
    cardTable(cards, app),
    el("h3", {}, "Events of which both speak ", el("span", { class: "count" }, many(pair.events))),
    pair.events || pair.figures.below + pair.figures.level + pair.figures.above ? pairFacts(pair, one, other) : null,
    meetings,
  ];
}

function cardTable(cards, app) {
  const [one, other] = cards.map((card) => sourceFacts(card, app));
  return el(
    "table",
    { class: "besides" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("td"),
        cards.map((card) => el("th", { scope: "col" }, sourceWay(card.name))),
      ),
    ),
    el(
      "tbody",
      {},
      one.map(([name, told], at) =>
        el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, told), el("td", {}, other[at][1])),
      ),
    ),
  );
}

function pairFacts(pair, one, other) {
  const named = (before, name, after = "") => [before, foreign(brief(name, 40)), after];
  return factList([
    ["They agree on", shareWords(pair.agree)],
    ["They contradict each other on", shareWords(pair.contradict)],
    [
      [named("Reports of ", one), named(", beside those of ", other)],
      besideWords(pair.lead, ["earlier", "the same day", "later"], "days after"),
    ],
    [
      [named("Figures of ", one), named(", beside those of ", other)],
      besideWords(pair.figures, ["below", "the same", "above"], "times theirs"),
    ],
  ]);
}

function meetingList(pair, only, names, app) {
  if (!pair.met.length) {
    return el(
      "p",
      { class: "soft" },
      "There is no dated event on which both, each for itself, agree or contradict each other. What they say of the same places stands below.",
    );
  }
  const fits = (MEETINGS.find(([value]) => value === only) ?? MEETINGS[0])[2];
  return [
    el("div", { class: "row orders" }, choices(MEETINGS, "only", only)),
    eventList(pair.met.filter(fits), (event) => meetingOf(event, names), app),
  ];
}

function meetingOf(event, [one, other]) {
  const { days } = event;
  const [first, later] = days < 0 ? [one, other] : [other, one];
  const gap = Math.abs(days) === 1 ? "a day" : `${many(Math.abs(days))} days`;
  const lead =
    days === null ? null : days === 0 ? "the same day" : `${brief(first, 30)} ${gap} before ${brief(later, 30)}`;
  return {
    marks: [event.agree ? "agree" : "contradict", lead].filter(Boolean),
    parts: [
      [foreign(brief(one, 60)), event.a],
      [foreign(brief(other, 60)), event.b],
    ],
  };
}

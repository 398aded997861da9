/** Events with who says what of them: each opens to its claims, which are asked for when they are wanted. */

import { ask } from "./api.js";
import { claimRow } from "./claim_row.js";
import { el, fill, foreign } from "./dom.js";
import { moreButton } from "./pager.js";
import { brief, headline, spokenDays } from "./wording.js";

const PAGE_OF_EVENTS = 20;
const PAGE_OF_CLAIMS = 5;

/** A list of events, a page at a time; `told(event)` is {marks: [text], parts: [[title, ids of claims]]}. */
export function eventList(events, told, app) {
  const list = el("ul", { class: "events" });
  const foot = el("div");
  let at = 0;
  const more = () => {
    list.append(...events.slice(at, at + PAGE_OF_EVENTS).map((event) => eventNode(event, told(event), app)));
    at = Math.min(events.length, at + PAGE_OF_EVENTS);
    fill(foot, moreButton(at, events.length, more));
  };
  more();
  return [list, foot];
}

function eventNode(event, { marks, parts }, app) {
  const body = el("div", { class: "columns" });
  const open = () => {
    if (!box.open || body.childElementCount) return;
    fill(
      body,
      parts.filter(([, ids]) => ids.length).map(([title, ids]) => claimsUnder(title, ids, app)),
    );
  };
  const box = el(
    "details",
    { on: { toggle: open } },
    el(
      "summary",
      {},
      foreign(headline(event)),
      el("small", {}, ` · ${spokenDays(event)}`),
      marks.map((mark) => el("span", { class: "chip" }, mark)),
    ),
    body,
  );
  return el("li", {}, box);
}

/** The claims of some ids under a title. */
function claimsUnder(title, ids, app) {
  const list = el("ul", { class: "claims" });
  const foot = el("div");
  let at = 0;
  const more = async () => {
    const wanted = ids.slice(at, at + PAGE_OF_CLAIMS);
    const cards = await Promise.allSettled(wanted.map((id) => ask(`claims/${encodeURIComponent(id)}`, {}, app.left)));
    list.append(...cards.map(({ value, reason }) => (value ? claimRow(value.claim) : troubleRow(reason))));
    at += wanted.length;
    fill(foot, moreButton(at, ids.length, more));
  };
  more();
  return el("div", {}, el("h5", {}, title), list, foot);
}

function troubleRow(error) {
  return el("li", { class: "claim soft" }, foreign(brief(error.message, 200)));
}

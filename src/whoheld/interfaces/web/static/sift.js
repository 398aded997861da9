/** A list that is sifted: words, tabs and filters above it, rows a page at a time, and what to do where there are none. */

import { ask } from "./api.js";
import { announce, button, el, fill, foreign, refill } from "./dom.js";
import { filterBar } from "./filters.js";
import { moreButton } from "./pager.js";
import { current, go } from "./state.js";
import { pausing } from "./suggest.js";
import { way } from "./way.js";

const PAGE = 50;

/**
 * Draw such a list into a node; gives back what follows the address.
 *
 * `path` is asked with the words, the `filters`, and what `query` says; `tabs(told, now)` are links above the list;
 * `rows(answer)` are the items of a page, and `none(told, now)` says what to do where nothing fits; `plain` is what the
 * address says of the tabs where nothing is sifted; `one` and `many` are what a row is called.
 */
export function sifting(node, how) {
  const desk = {
    field: wordsField(how),
    tabs: el("div"),
    filters: el("div"),
    list: el("div"),
  };
  fill(
    node,
    el("form", { role: "search", on: { submit: (event) => event.preventDefault() } }, desk.field),
    desk.tabs,
    desk.filters,
    desk.list,
  );
  return (now, app) => draw(desk, how, now, app);
}

function wordsField({ many }) {
  const field = el("input", {
    type: "search",
    class: "sift-words",
    value: current().q,
    placeholder: "Words of the sentence",
    "aria-label": `Words in the ${many}`,
    autocomplete: "off",
    spellcheck: "false",
  });
  const look = () => field.isConnected && go({ q: field.value.trim() }, { quietly: true });
  field.addEventListener("input", pausing(look));
  return field;
}

async function draw(desk, how, now, app) {
  if (document.activeElement !== desk.field) desk.field.value = now.q;
  const filters = Object.fromEntries(how.filters.map((name) => [name, now[name]]));
  const query = { q: now.q, ...filters, ...how.query(now), ...app.lens() };
  const told = await ask(how.path, { ...query, limit: PAGE }, app.signal);
  refill(desk.tabs, how.tabs(told, now));
  const chosen = desk.filters.contains(document.activeElement) ? document.activeElement.name : null;
  fill(desk.filters, filterBar(told, now, app, how.filters), isSifted(how, now) ? clearing(how) : null);
  if (chosen) desk.filters.querySelector(`[name="${CSS.escape(chosen)}"]`)?.focus();
  showRows(desk.list, how, told, { query, now, app });
}

/** Whether the list is narrowed by more than its tabs. */
function isSifted(how, now) {
  return Boolean(now.q) || how.filters.some((name) => now[name]);
}

function clearing(how) {
  const nothing = Object.fromEntries(["q", ...how.filters].map((name) => [name, ""]));
  return button("Clear words and filters", () => go(nothing), { class: "small clear" });
}

function showRows(node, how, first, { query, now, app }) {
  const { total } = first;
  const count = `${total.toLocaleString("en")} ${total === 1 ? how.one : how.many}`;
  announce(count);
  if (!total) return fill(node, el("h3", {}, count), empty(how, first, now));
  const shownRows = how.rows();
  const list = el("ul", { class: "claims" }, shownRows(first));
  const foot = el("div");
  let shown = first.rows.length;
  const more = async () => {
    const next = await ask(how.path, { ...query, offset: shown, limit: PAGE }, app.left);
    list.append(...shownRows(next));
    shown += next.rows.length;
    offer();
  };
  const offer = () => fill(foot, moreButton(shown, total, more));
  offer();
  return fill(node, el("h3", {}, count), list, foot);
}

function empty(how, told, now) {
  const advice = isSifted(how, now)
    ? `Nothing here has all of this. Look for fewer words, or take a filter off.`
    : how.none(told, now);
  return el("p", { class: "soft" }, advice);
}

/** Links side by side, of which one is chosen: [label, count or null, changes, whether it is chosen]. */
export function tabs(label, entries) {
  return el(
    "nav",
    { class: "tabs", "aria-label": label },
    entries.map(([name, count, changes, isChosen]) =>
      way(
        changes,
        { "aria-current": isChosen ? "true" : null, "data-key": name },
        foreign(name),
        count === null ? null : el("span", { class: "count" }, ` ${count.toLocaleString("en")}`),
      ),
    ),
  );
}

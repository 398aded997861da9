/** Find: one field for places, actors, sources, documents and words, then claims with filters. */

import { ask } from "./api.js";
import { claimRow } from "./claim_row.js";
import { announce, button, el, fill, foreign } from "./dom.js";
import { FILTERED_BY, filterBar } from "./filters.js";
import { moreButton } from "./pager.js";
import { go } from "./state.js";
import { pausing } from "./suggest.js";
import { way } from "./way.js";
import { brief } from "./wording.js";

const PAGE = 50;

/** What is found beside claims: the group, its title, and how one of it is shown. */
const GROUPS = [
  ["places", "Places", (row) => [{ place: row.id, view: "", q: "" }, row.name, `${row.claims} claims`]],
  ["actors", "Actors", (row, app) => [{ side: row.side, q: "" }, row.name, [`${row.claims} claims`, partOf(row, app)]]],
  ["sources", "Sources", (row) => [{ source: row.name, q: "" }, row.name, `${row.claims} claims`]],
  [
    "documents",
    "Documents",
    (row) => [{ view: "document", doc: row.id, from: "", q: "" }, row.name, `${row.claims} claims`],
  ],
];

/** Draw the field, what it found, and the claims. */
export async function findPanel(root, now, app) {
  const desk = {
    field: el("input", {
      id: "find-words",
      type: "search",
      value: now.q,
      placeholder: "A place, an actor, a source, a document, words",
      autocomplete: "off",
      spellcheck: "false",
    }),
    names: el("div", { class: "found" }),
    filters: el("div"),
    claims: el("div"),
  };
  root.classList.add("fills");
  desk.field.addEventListener(
    "input",
    pausing(() => desk.field.isConnected && go({ q: desk.field.value.trim() }, { quietly: true })),
  );
  root.append(
    el("h2", {}, "Find"),
    el(
      "form",
      { role: "search", on: { submit: (event) => event.preventDefault() } },
      el("label", { class: "unseen", for: "find-words" }, "What to find"),
      desk.field,
    ),
    desk.names,
    desk.filters,
    desk.claims,
  );
  const follow = (next, told) => draw(desk, next, told);
  await follow(now, app);
  requestAnimationFrame(
    () => desk.field.isConnected && matchMedia("(pointer: fine)").matches && desk.field.focus({ preventScroll: true }),
  );
  return follow;
}

async function draw(desk, now, app) {
  if (document.activeElement !== desk.field) desk.field.value = now.q;
  const query = { q: now.q, ...Object.fromEntries(FILTERED_BY.map((name) => [name, now[name]])), ...app.lens() };
  const [found, claims] = await Promise.all([
    now.q ? ask("find", { q: now.q }, app.signal) : null,
    ask("claims", { ...query, limit: PAGE }, app.signal),
  ]);
  fill(desk.names, found ? names(found, app) : null);
  const chosen = document.activeElement?.name;
  fill(desk.filters, filterBar(claims, now, app), FILTERED_BY.some((name) => now[name]) ? clear() : null);
  if (chosen) desk.filters.querySelector(`[name="${CSS.escape(chosen)}"]`)?.focus();
  showClaims(desk.claims, claims, query, app);
}

function clear() {
  return button("Clear filters", () => go(Object.fromEntries(FILTERED_BY.map((name) => [name, ""]))), {
    class: "small",
  });
}

/** Names that were found, in groups; what is not there takes no room. */
function names(found, app) {
  return GROUPS.filter(([group]) => found[group]?.length).map(([group, title, shown]) =>
    el(
      "section",
      {},
      el("h3", {}, title),
      el(
        "ul",
        { class: "names" },
        found[group].map((row) => {
          const [address, name, more] = shown(row, app);
          return el("li", {}, way(address, {}, foreign(brief(name, 100))), " ", el("small", {}, more));
        }),
      ),
    ),
  );
}

/** The side that an actor is shown with on the map and in claims, where that is not itself. */
function partOf(row, app) {
  return row.side === row.name ? null : [", shown with ", foreign(brief(app.sideOf(row.side)?.label ?? row.side, 60))];
}

/** Claims a page at a time: a list of thousands is never drawn at once. */
function showClaims(node, first, query, app) {
  const list = el(
    "ul",
    { class: "claims" },
    first.rows.map((row) => claimRow(row)),
  );
  const foot = el("div");
  let shown = first.rows.length;
  const more = async () => {
    const next = await ask("claims", { ...query, offset: shown, limit: PAGE }, app.left);
    list.append(...next.rows.map((row) => claimRow(row)));
    shown += next.rows.length;
    offer();
  };
  const offer = () => fill(foot, moreButton(shown, first.total, more));
  offer();
  const count = `${first.total.toLocaleString("en")} ${first.total === 1 ? "claim" : "claims"}`;
  fill(
    node,
    el("h3", {}, count),
    first.total
      ? list
      : el("p", { class: "soft" }, "No claim has all of this. Take a filter off, or look for fewer words."),
    foot,
  );
  announce(count);
}

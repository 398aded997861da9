/** What the page shows, held in the address: a copied link shows the same. */

/** What can be in the address, and what it is where nothing is said. Lists are joined by "~". */
const PLAIN = {
  on: "", // ISO day on the map
  known: "", // ISO day by which documents were published
  place: "", // id of the place in the panel
  claim: "", // id of the claim in the panel
  view: "", // "", list, find, compare, sources, pace, cutoff, ledger, statements, review, document
  doc: "", // id of the document in the panel
  from: "", // id of the claim at which the document was opened
  q: "", // words looked for
  side: "", // side shown alone, or filtered by
  kind: "",
  stance: "",
  source: "",
  a: "", // sources compared
  b: "",
  outcome: "testable", // of forecasts; "" for all
  by: "", // forecasts counted by source or doc
  type: "", // of statements
  statement: "", // id of the statement in the panel
  only: "", // same, contrary, agree, contradict: of the events of sources only these
  sort: "", // "name": sources in the order of their names
  since: "", // ISO days of a pace
  until: "",
  falls: "", // ids (or names) of places thought lost
  seat: "", // id of a place of the rest
  here: "", // names of places whose distance is asked for
  there: "",
  judged: "", // "1": only what people judged
  at: "", // lon,lat,zoom of the map
  theme: "", // light, dark; else as the system has it
};

const watchers = [];
let present = read();
/** The timer of an address that is still to be written. */
let unwritten = null;

/** What is shown now. */
export function current() {
  return present;
}

/** Show something else; `quietly` where going back should not stop at it (a slider that is drawn along). */
export function go(changes, { quietly = false } = {}) {
  const next = Object.freeze({ ...present, ...changes });
  if (written(next) === written(present)) return;
  if (quietly) writeSoon();
  else {
    writeNow();
    history.pushState(null, "", `#${written(next)}`);
  }
  become(next);
}

/** Write the address a moment later: browsers stop pages that write it for every step of a slider. */
function writeSoon() {
  unwritten ??= setTimeout(writeNow, 250);
}

function writeNow() {
  if (unwritten === null) return;
  clearTimeout(unwritten);
  unwritten = null;
  history.replaceState(null, "", `#${written(present)}`);
}

/** The address that would show something else, for links. */
export function addressOf(changes) {
  return `#${written({ ...present, ...changes })}`;
}

/** Be told of every change: `seen(now, before)`, until `signal` is aborted. */
export function watch(seen, signal = null) {
  watchers.push(seen);
  signal?.addEventListener("abort", () => watchers.splice(watchers.indexOf(seen), 1));
}

function become(next) {
  const before = present;
  present = next;
  for (const seen of [...watchers]) seen(present, before);
}

function followAddress() {
  const given = read();
  if (written(given) !== written(present)) become(given);
}

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.freeze(
    Object.fromEntries(Object.entries(PLAIN).map(([name, plain]) => [name, given.get(name) ?? plain])),
  );
}

function written(wanted) {
  const said = new URLSearchParams();
  for (const [name, plain] of Object.entries(PLAIN)) if (wanted[name] !== plain) said.set(name, wanted[name]);
  return said.toString();
}

addEventListener("popstate", () => followAddress());
addEventListener("hashchange", () => followAddress());

/** A claim in the panel: its sentence, who says it, what the reader made of it, and what people judged. */

import { alone, ask } from "./api.js";
import { spokenBounds } from "./days.js";
import { el, fill, foreign } from "./dom.js";
import { factList, readingTable } from "./facts.js";
import { judgeBox, judgementList, takeBack } from "./judge_box.js";
import { panelKeys } from "./panel_keys.js";
import { passage } from "./passage.js";
import { go } from "./state.js";
import { way } from "./way.js";
import { stanceMark } from "./claim_row.js";
import { brief, headline } from "./wording.js";

/** Draw the claim that the address names. */
export async function sentencePanel(root, now, app) {
  const told = await ask(`claims/${encodeURIComponent(now.claim)}`, {}, app.signal);
  const linked = !alone || (await hasWhole(told));
  root.classList.add("fills");
  fill(root, whole(root, told, now, app, { linked }));
  panelKeys(root, turningKeys(told, now), app.left);
}

/** All that is shown of a claim; `message` is for the box to judge it in. */
function whole(root, told, now, app, { linked, message = null }) {
  const { claim } = told;
  const overtaken = (newer, said) => fill(root, whole(root, newer, now, app, { linked, message: said }));
  return [
    turning(told, now),
    el("h2", {}, foreign(headline(claim)), stanceMark(claim), stateMark(told)),
    passage(told, { linked }),
    factList(claim, app),
    alone ? null : judgeBox(told, app, { judged: () => app.renew(), overtaken, message }).root,
    readingTable(claim),
    decided(told),
    judgedSo(told, app),
  ];
}

/** Whether a saved page has the whole document. */
function hasWhole(told) {
  return ask(`documents/${told.document.id}`).then(
    () => true,
    () => false,
  );
}

/** The way back, and to the claims before and after this one in its document. */
function turning(told, now) {
  const to = (id, text, key) =>
    id
      ? way({ claim: id }, { "aria-keyshortcuts": key }, text)
      : el("span", { class: "soft", "aria-disabled": "true" }, text);
  return el(
    "nav",
    { class: "turning", "aria-label": "Claims of this document" },
    way(without(now), {}, now.view || now.place ? "‹ Back" : "‹ To the map"),
    el("span", {}, to(told.previous, "Previous", "p"), to(told.next, "Next claim", "n")),
  );
}

/** What was shown before the claim; a document is shown at it. */
function without(now) {
  return now.view === "document" ? { claim: "", from: now.claim } : { claim: "" };
}

function turningKeys(told, now) {
  return {
    p: () => told.previous && go({ claim: told.previous }),
    n: () => told.next && go({ claim: told.next }),
    Escape: () => go(without(now)),
  };
}

/** Where the claim decides something. */
function decided(told) {
  if (!told.decides?.length) return [];
  return [el("h3", {}, "What it decides"), el("ul", { class: "plain" }, told.decides.map(decision))];
}

function decision({ place, start, end, holder, role, witness, disputed }) {
  const days =
    start || end ? `from ${spokenBounds(start)}${end ? ` to ${spokenBounds(end)}` : " on"}` : "on days unknown";
  return el(
    "li",
    {},
    `It speaks ${role} this: `,
    foreign(brief(holder || "holder unknown")),
    " at ",
    foreign(brief(place)),
    `, ${days}`,
    disputed ? el("span", { class: "chip" }, "disputed") : null,
    el("div", { class: "soft" }, "Counted with the witness ", foreign(brief(witness, 80))),
  );
}

/** Whether a person judged it, or a newer reading did not find it any more. */
function stateMark({ claim, state }) {
  const word =
    state === "superseded" ? "no longer found by the reader" : state === "rejected" ? "rejected" : claim.judged;
  return word ? el("span", { class: "chip" }, word) : null;
}

function judgedSo(told, app) {
  if (!told.judgements.length) return [];
  const trouble = el("div", { role: "alert" });
  const undo = (said) => takenBack(said, app, trouble);
  return [el("h3", {}, "Judged"), trouble, judgementList(told.judgements, alone ? null : undo)];
}

/** Take a judgement back, and show what stands then; it is told apart which of both failed. */
async function takenBack(said, app, trouble) {
  const complaint = (...lines) =>
    fill(
      trouble,
      el(
        "div",
        { class: "trouble" },
        lines.filter(Boolean).map((line) => el("p", {}, line)),
      ),
    );
  try {
    await takeBack(said.id, app);
  } catch (error) {
    return complaint(error.message, error.advice);
  }
  return app.renew().catch((error) => complaint("It is taken back, but that could not be shown.", error.message));
}

/** What a person says of a claim: it is right, it is wrong, or what it should be. */

import { ask, tell } from "./api.js";
import { correctForm } from "./correct_form.js";
import { announce, button, el, fill, foreign } from "./dom.js";
import { brief, spokenInstant } from "./wording.js";

/** Acts in the words of the list of what was done. */
export const DEEDS = { accept: "accepted", reject: "rejected", correct: "corrected", add: "added" };
const UNDO = "undo";

/**
 * A box to judge a claim in: `told` answers for it. `judged` is called when it is judged, and `overtaken` with the newer
 * answer and a `message` where somebody judged it meanwhile: who judges then must see what stands now. `message` is
 * what to begin with then: {lines, note, fields}; `keys` says that deeds have keys.
 */
export function judgeBox(told, app, { judged, overtaken, message = null, keys = false }) {
  const box = { claim: told.claim, seen: seenOf(told), app, judged, overtaken };
  box.by = el("input", { name: "by", autocomplete: "name", value: app.sitting.by(app.record.by), required: true });
  box.note = el("input", { name: "note", placeholder: "optional", value: message?.note });
  box.trouble = el("div", { role: "alert" });
  box.form = el("div");
  const deeds = { a: () => pass(box, "accept"), r: () => pass(box, "reject"), c: () => openForm(box) };
  const deed = keys ? keyed : (text, key, act, traits) => button(text, act, traits);
  box.buttons = [
    deed("Accept", "a", deeds.a, { class: "main" }),
    deed("Reject", "r", deeds.r),
    deed("Correct", "c", deeds.c),
  ];
  box.root = el(
    "section",
    { class: "judge", "aria-label": "Your judgement" },
    el("div", { class: "row" }, box.buttons),
    el("div", { class: "row pair" }, el("label", {}, "Judged by", box.by), el("label", {}, "Note", box.note)),
    box.trouble,
    box.form,
  );
  box.by.addEventListener("change", () => app.sitting.call(box.by.value.trim()));
  if (message) takeUp(box, message);
  return { root: box.root, deeds, isBusy: () => Boolean(box.busy) };
}

/** Go on where somebody else judged meanwhile, with what was written so far. */
function takeUp(box, { lines, fields }) {
  complain(box, lines, null);
  const inputs = fields ? openForm(box).elements : null;
  for (const [name, value] of Object.entries(fields ?? {})) inputs.namedItem(name).value = value ?? "";
  box.trouble.tabIndex = -1;
  // Not yet in the page: its panel puts it there.
  queueMicrotask(() => box.trouble.focus());
}

/** A button that shows the key that does the same. */
export function keyed(text, key, act, traits = {}) {
  return button([text, el("kbd", { "aria-hidden": "true" }, key)], act, {
    "aria-keyshortcuts": key,
    "aria-label": text,
    ...traits,
  });
}

/** Judgements on a claim and undoings in order, each with what became of it; `undo` takes one back. */
export function judgementList(judgements, undo = null) {
  return el(
    "ul",
    { class: "judgements" },
    judgements
      .filter((said) => said.act in DEEDS || said.act === UNDO)
      .map((said) =>
        el(
          "li",
          {},
          el("b", {}, foreign(brief(said.by, 60))),
          ` ${said.act === UNDO ? "took a judgement back" : `${DEEDS[said.act]} it`} on ${spokenInstant(said.at)}`,
          said.act === "correct" ? [": ", foreign(brief(changes(said.value), 300))] : null,
          said.note ? [" ", el("q", { dir: "auto" }, brief(said.note, 300))] : null,
          said.state === "stands" ? null : el("span", { class: "chip" }, said.state),
          undo && said.act !== UNDO && said.state === "stands"
            ? button("Undo", () => undo(said), {
                class: "small",
                "aria-label": `Undo the judgement of ${brief(said.by, 60)}`,
              })
            : null,
        ),
      ),
  );
}

/** Take a judgement back, by the name that is kept. */
export function takeBack(id, app) {
  return tell(`judgements/${id}/undo`, { by: app.sitting.by(app.record.by), note: "" });
}

function changes(value) {
  return Object.entries(value)
    .map(([name, now]) => `${name} → ${now ?? "open"}`)
    .join(", ");
}

function openForm(box) {
  if (box.form.firstChild) return fill(box.form);
  const form = correctForm(box.claim, {
    done: (fields) => pass(box, "correct", fields),
    dropped: () => fill(box.form),
    signal: box.app.left,
  });
  fill(box.form, form);
  form.querySelector("select, input").focus();
  return form;
}

/** Pass a judgement. Where somebody judged meanwhile, show what they said; who then judges again has seen it. */
async function pass(box, act, fields = undefined) {
  if (box.busy) return;
  const by = box.by.value.trim();
  if (!by) return complain(box, ["Say who judges."], box.by);
  hold(box, true);
  try {
    const id = await passed(box, { act, claim: box.claim.id, fields, by, note: box.note.value.trim(), seen: box.seen });
    if (id !== null) await followed(box, act);
  } finally {
    hold(box, false);
  }
}

/** Send a judgement; its number, or null where it was not taken. */
async function passed(box, said) {
  try {
    const { id } = await tell("judgements", said);
    box.app.sitting.add({ id, act: said.act, claim: box.claim });
    return id;
  } catch (error) {
    await explain(box, error, said.fields);
    return null;
  }
}

/** What is shown after a judgement; where that fails, the judgement is kept all the same, and that is said. */
async function followed(box, act) {
  announce(DEEDS[act]);
  try {
    await box.judged();
  } catch (error) {
    complain(
      box,
      [`It is kept: ${DEEDS[act]}. What comes next could not be shown.`, error.message, error.advice],
      null,
    );
  }
}

function seenOf(told) {
  return told.seen ?? told.judgements.length;
}

function hold(box, busy) {
  box.busy = busy;
  box.root.toggleAttribute("aria-busy", busy);
}

async function explain(box, error, fields) {
  if (error.status !== 409) return complain(box, [error.message, error.advice], null);
  const now = await ask(`claims/${box.claim.id}`).catch(() => null);
  if (!now) return complain(box, [error.message, error.advice], null);
  const news = judgementList(now.judgements.slice(box.seen));
  const next = "The claim is shown as it stands now. Judge it all the same, or leave it at that and go on.";
  const lines = [error.message, news, next];
  return box.overtaken(now, { lines, note: box.note.value, fields });
}

function complain(box, lines, field) {
  fill(
    box.trouble,
    el(
      "div",
      { class: "trouble" },
      lines.filter(Boolean).map((line) => (typeof line === "string" ? el("p", {}, foreign(line)) : line)),
    ),
  );
  field?.focus();
}

/** The form to say what a claim's fields should be. */

import { dayOf } from "./days.js";
import { button, el, fill } from "./dom.js";
import { suggesting } from "./suggest.js";
import { KINDS, STANCES } from "./wording.js";

const EXTENTS = ["whole", "part", "edge", "unclear"];
const WEAPONS = ["air", "drone", "artillery", "missile", "car bomb", "suicide", "ied", "chemical", "unclear"];
const HINTS = { day: "as 2031-05-02, or empty", count: "a whole number, or empty" };

/** Fields in the order of the form: name, label, what it takes, and the choices or what is proposed. */
const ASKED = [
  ["kind", "What", "choice", KINDS],
  ["actor", "Who", "name", "actors"],
  ["target", "Against whom", "name", "actors"],
  ["place", "Where", "name", "places"],
  ["unnamed", "Places without a name", "text"],
  ["extent", "How much of it", "choice", ["", ...EXTENTS]],
  ["start", "First day", "day"],
  ["end", "Last day", "day"],
  ["span", "Of these days", "choice", ["within", "throughout"]],
  ["source", "Who says so", "name", "sources"],
  ["stance", "How it is put", "choice", Object.keys(STANCES)],
  ["low", "At least", "count"],
  ["high", "At most", "count"],
  ["unit", "Of what", "text"],
  ["weapon", "By what", "choice", ["", ...WEAPONS]],
  ["reported", "Told on", "day"],
];
const SAID = { ...STANCES, within: "on one of them", throughout: "on all of them", "": "left open" };

/** A form with a claim's fields filled in; `done` gets those that were changed, a field left open as null. */
export function correctForm(claim, { done, dropped, signal }) {
  const fields = new Map(
    ASKED.map(([name, label, takes, more]) => [name, askedFor(claim, name, label, takes, more, signal)]),
  );
  const trouble = el("p", { class: "fault", role: "alert" });
  const submit = (event) => {
    event.preventDefault();
    const fault = [...fields.values()].find((field) => field.check()) ?? null;
    if (fault) return fault.input.focus();
    const changed = changedFields(claim, fields);
    const wrong = wrongAbout(changed, fields);
    fill(trouble, wrong);
    return wrong ? null : done(changed);
  };
  return el(
    "form",
    { class: "correct", on: { submit, keydown: (event) => event.key === "Escape" && dropped() } },
    [...fields.values()].map((field) => field.root),
    trouble,
    el(
      "div",
      { class: "row" },
      el("button", { class: "main", type: "submit" }, "Save the correction"),
      button("Cancel", dropped),
    ),
  );
}

function wrongAbout(changed, fields) {
  const [start, end] = ["start", "end"].map((name) => fields.get(name).input.value.trim());
  if (start && end && start > end) return "The first day comes after the last.";
  return Object.keys(changed).length ? "" : "Nothing was changed.";
}

function changedFields(claim, fields) {
  const changed = {};
  for (const [name, { input }] of fields) {
    const now = input.value.trim();
    if (now !== String(claim[name] ?? "")) changed[name] = now || null;
  }
  return changed;
}

function askedFor(claim, name, label, takes, more, signal) {
  const given = String(claim[name] ?? "");
  const id = `correct-${name}`;
  const input =
    takes === "choice"
      ? choice(id, name, more, given)
      : el("input", { id, name, value: given, inputmode: takes === "count" ? "numeric" : null });
  const fault = el("span", { class: "fault", id: `${id}-fault` });
  input.setAttribute("aria-describedby", fault.id);
  const check = () => {
    const wrong = faulty(takes, input.value.trim());
    fill(fault, wrong ? HINTS[takes] : null);
    input.setAttribute("aria-invalid", String(wrong));
    return wrong;
  };
  if (takes in HINTS) input.addEventListener("input", check);
  const proposed = takes === "name" ? suggesting(input, more, signal) : null;
  return { input, check, root: el("div", { class: "field" }, el("label", { for: id }, label), input, proposed, fault) };
}

function faulty(takes, text) {
  if (!text) return false;
  return (takes === "day" && dayOf(text) === null) || (takes === "count" && !/^\d+$/.test(text));
}

function choice(id, name, choices, given) {
  return el(
    "select",
    { id, name },
    choices.map((value) => el("option", { value, selected: value === given }, SAID[value] ?? value)),
  );
}

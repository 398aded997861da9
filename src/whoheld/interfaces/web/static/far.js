/** How far it is from one place to another: two fields, and the answer with where its points are from. */

import { button, el, fill, foreign } from "./dom.js";
import { go } from "./state.js";
import { suggesting } from "./suggest.js";

/** The part of the panel that asks for a distance: {root, show(now, distance, trouble)}. */
export function farPart(signal) {
  const [here, there] = [field("far-here", "here"), field("far-there", "there")];
  const answer = el("div", { role: "status" });
  const measure = (event) => {
    event.preventDefault();
    go({ here: here.value.trim(), there: there.value.trim() });
  };
  const form = el(
    "form",
    { class: "row", on: { submit: measure } },
    el("label", {}, "From ", here, suggesting(here, "places", signal)),
    el("label", {}, "to ", there, suggesting(there, "places", signal)),
    el("button", { type: "submit" }, "Measure"),
    button("Clear", () => go({ here: "", there: "" }), { class: "quiet" }),
  );
  const root = el("section", { class: "far" }, el("h3", {}, "How far it is"), form, answer);
  const show = (now, distance, trouble) => {
    for (const one of [here, there]) if (document.activeElement !== one) one.value = now[one.name];
    fill(answer, trouble ?? (distance ? measured(distance) : hint(now)));
  };
  return { root, show };
}

function field(id, name) {
  return el("input", { id, name, type: "text", maxlength: 300, spellcheck: "false" });
}

function hint(now) {
  const text =
    now.here || now.there
      ? "Name the other place, too."
      : "Name two places, in any spelling; Hama, SY names a country. The line is straight: roads are longer.";
  return el("p", { class: "soft" }, text);
}

function measured({ a, b, told }) {
  return [
    el("p", { class: "outcome" }, foreign(a.name), " to ", foreign(b.name), `: ${told}.`),
    [a, b].map((place) =>
      el(
        "p",
        { class: "soft" },
        foreign(place.name),
        `: ${place.lon.toFixed(3)} ${place.lat.toFixed(3)}, by `,
        foreign(place.basis),
        ".",
      ),
    ),
  ];
}

/** What is asked: whose ground, which of its places are thought lost, and from where the rest is counted. */

import { standingOf } from "./cut_layer.js";
import { button, el, fill, foreign, refill } from "./dom.js";
import { go } from "./state.js";
import { LINES } from "./ways.js";
import { brief } from "./wording.js";

const KEY = [
  ["own", "a way through its ground"],
  ["contact", "to a place that only others hold"],
];
const KEY_OF_CUT = [
  ["own", "a way that is left"],
  ["severed", "a way within what is cut off"],
  ["lost", "a way that is lost to what is cut off"],
  ["closed", "another way to what falls"],
];

/** The part of the panel that asks: {root, show(now, app, ground, falls, add)}. */
export function chooserOf() {
  const [side, fallen, seat, key] = ["side", "fallen", "seat", "key"].map((name) => el("div", { class: name }));
  const known = el("datalist", { id: "falls-proposed" });
  const field = el("input", {
    id: "falls",
    type: "text",
    list: known.id,
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 300,
  });
  let adding = () => {};
  const submit = (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    field.value = "";
    if (typed) adding(typed);
  };
  const form = el(
    "form",
    { class: "row", hidden: true, on: { submit } },
    el("label", {}, "A place that falls ", field, known),
    el("button", { type: "submit", class: "main" }, "Add"),
  );
  const root = el("div", { class: "cut-chooser" }, side, form, fallen, seat, key);
  const show = (now, app, ground, falls, add) => {
    const places = ground?.places ?? [];
    adding = (typed) => add(standingOf(ground, typed)?.place_id ?? typed.replaceAll(/[~,]/g, " "));
    form.hidden = !places.length;
    refill(side, sideChoice(now, app));
    fill(
      known,
      places
        .map((one) => one.place)
        .toSorted()
        .map((name) => el("option", { value: brief(name, 200) })),
    );
    refill(fallen, fallenChips(ground, falls));
    refill(seat, falls.length && places.length ? seatChoice(standingOf(ground, now.seat), places) : null);
    fill(key, places.length ? keyOf(falls.length ? KEY_OF_CUT : KEY, falls.length) : null);
  };
  return { root, show };
}

/** Whose ground; another side has other places. */
function sideChoice(now, app) {
  const known = !now.side || app.sideOf(now.side);
  const choose = (event) => go({ side: event.target.value, falls: "", seat: "" });
  return el(
    "label",
    {},
    "Whose ground ",
    el(
      "select",
      { "data-key": "side", on: { change: choose } },
      el("option", { value: "" }, "choose…"),
      known ? null : el("option", { value: now.side, selected: true }, brief(now.side, 60)),
      app.record.sides.map((one) =>
        el("option", { value: one.name, selected: one.name === now.side }, brief(one.label, 60)),
      ),
    ),
  );
}

function fallenChips(ground, falls) {
  if (!falls.length) return null;
  const chip = (given) => {
    const name = (ground && standingOf(ground, given)?.place) ?? given;
    const stand = () => go({ falls: falls.filter((one) => one !== given).join("~") });
    return el(
      "li",
      {},
      foreign(brief(name, 60)),
      button("×", stand, { class: "quiet", "data-key": `falls ${given}`, "aria-label": `${name} does not fall` }),
    );
  };
  return el("ul", { class: "chips", "aria-label": "What falls" }, falls.map(chip));
}

function seatChoice(seat, places) {
  const sorted = places.toSorted((one, other) => one.place.localeCompare(other.place, "en"));
  return el(
    "label",
    {},
    "The rest is ",
    el(
      "select",
      { "data-key": "seat", on: { change: (event) => go({ seat: event.target.value }) } },
      el("option", { value: "" }, "the piece with the most places"),
      sorted.map((one) =>
        el("option", { value: one.place_id, selected: one === seat }, `what hangs with ${brief(one.place, 60)}`),
      ),
    ),
  );
}

/** What the lines on the map mean. */
function keyOf(lines, isCut) {
  return el(
    "details",
    { open: innerWidth > 760 },
    el("summary", {}, "What the lines mean"),
    el(
      "ul",
      {},
      lines.map(([kind, words]) => el("li", {}, sample(kind), words)),
      isCut ? el("li", {}, el("b", { class: "fallen-sign" }, "×"), "falls") : null,
      el(
        "li",
        {},
        el("b", {}, "1"),
        isCut ? "cut off: the number of its piece; dotted: apart before, too" : "a piece apart, by its number",
      ),
      el("li", {}, el("b", {}, "?"), "in doubt"),
    ),
    el("p", { class: "soft" }, "Lines are drawn straight, whichever way a road goes."),
  );
}

function sample(kind) {
  const { ink, width, dash } = LINES[kind];
  return el("i", {
    class: "line",
    style: {
      "border-top": `${Math.max(1.5, width)}px ${dash.length ? (dash[0] < 2 ? "dotted" : "dashed") : "solid"} var(--${ink})`,
    },
  });
}

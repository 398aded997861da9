/** A field that proposes names that the record has. */

import { ask } from "./api.js";
import { el, fill } from "./dom.js";
import { brief } from "./wording.js";

const PAUSE = 150;

/** Have a field propose the record's places, actors or sources for what is typed; gives back what to put beside it. */
export function suggesting(field, of, signal) {
  const list = el("datalist", { id: `${field.id}-proposed` });
  field.setAttribute("list", list.id);
  field.setAttribute("autocomplete", "off");
  const propose = async () => {
    const found = await ask("find", { q: field.value.trim() }, signal).catch(() => null);
    if (found)
      fill(
        list,
        (found[of] ?? []).map((row) => el("option", { value: brief(row.name, 200) })),
      );
  };
  field.addEventListener(
    "input",
    pausing(() => field.value.trim() && propose()),
  );
  return list;
}

/** What is called often and done once, when nothing came for a moment. */
export function pausing(act, pause = PAUSE) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), pause);
  };
}

/** Links within the page: a click changes only what the link is about, whatever was moved since it was drawn. */

import { el } from "./dom.js";
import { addressOf, go } from "./state.js";

/** A link to the same page with changes: `way({claim}, {class: "quote"}, "text")`; its address can be copied. */
export function way(changes, traits = {}, ...children) {
  const renew = () => link.setAttribute("href", addressOf(changes));
  const follow = (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(changes);
  };
  const heard = { click: follow, pointerover: renew, pointerdown: renew, focus: renew };
  const link = el("a", { href: addressOf(changes), ...traits, on: heard }, ...children);
  return link;
}

/** The bar at the top: the name of the record, the views, and light or dark. */

import { button, fill } from "./dom.js";
import { go } from "./state.js";
import { offered, opening } from "./views.js";
import { way } from "./way.js";

/** Fill the bar; the answer says in it what is shown now, without making any of it anew: it may be pressed just then. */
export function mountTop(app, views) {
  const links = offered(views).map((view) => [view.name, way(opening(view), {}, view.title)]);
  const turn = button("", () => go({ theme: isDark() ? "light" : "dark" }), {
    "aria-label": "Switch between light and dark",
  });
  fill(
    document.getElementById("views"),
    links.map(([, link]) => link),
  );
  fill(document.getElementById("tools"), turn);
  return (now) => {
    document.getElementById("record-name").textContent = app.record.name;
    turn.textContent = isDark() ? "Light" : "Dark";
    for (const [name, link] of links) {
      if (name === now.view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
}

/** Draw the page light or dark; without a word, as the system has it. */
export function wear(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

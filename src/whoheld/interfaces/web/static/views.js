/** The views of the page, for the bar and the keys: which are offered, and what each opens with. */

import { alone } from "./api.js";

/** Those of these views that are there: a page in a file has no server to ask. */
export const offered = (views) => views.filter((view) => !view.served || !alone);

/** What the address says when a view is opened: nothing of what another showed. */
export function opening(view) {
  return { view: view.name, claim: "", place: "", doc: "", from: "", statement: "", ...view.afresh };
}

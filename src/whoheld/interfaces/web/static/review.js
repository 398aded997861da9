/** Review: the claims that matter most, one at a time, to be accepted, rejected or corrected. */

import { ask } from "./api.js";
import { announce, button, el, fill, foreign } from "./dom.js";
import { factList, readingTable } from "./facts.js";
import { DEEDS, judgeBox, judgementList, keyed, takeBack } from "./judge_box.js";
import { panelKeys } from "./panel_keys.js";
import { passage } from "./passage.js";
import { pausing } from "./suggest.js";
import { way } from "./way.js";
import { brief, headline, spokenDays, STANCES, teller } from "./wording.js";

const SETTLED = 1500;
const LISTED = 20;
const AT_ONCE_TO_JUDGE = 10;
/** More ids than this the server does not take. */
const MOST_SKIPPED = 300;

/** Draw the queue; the panel stays while one goes through it. */
export async function reviewPanel(root, now, app) {
  const desk = new Desk(root, app);
  await desk.next();
  panelKeys(
    root,
    {
      a: () => desk.deeds.a?.(),
      r: () => desk.deeds.r?.(),
      c: () => desk.deeds.c?.(),
      s: () => desk.skip(),
      u: () => desk.undo(),
    },
    app.left,
  );
  return () => {};
}

/** Where one reviewer works: the claim in hand, and what was done. */
class Desk {
  #queue = [];
  #told = null;
  #box = null;
  #isTurning = false;

  constructor(root, app) {
    this.app = app;
    this.sitting = app.sitting;
    this.left = el("p", { class: "soft ends" });
    this.hand = el("div", { tabindex: "-1" });
    this.list = el("div");
    // The map follows when the reviewer pauses: it is worked out anew for every judgement.
    this.renew = pausing(() => app.renew({ panel: false }).catch(() => null), SETTLED);
    root.classList.add("fills", "review");
    root.append(el("h2", {}, "Review"), this.left, this.hand, this.list);
  }

  /** What the keys of the claim in hand do; nothing while the next one is fetched. */
  get deeds() {
    return this.#isTurning ? {} : (this.#box?.deeds ?? {});
  }

  /** Take the next claim in hand. */
  async next() {
    let row = null;
    let told = null;
    do {
      if (!this.#queue.length) await this.#fetch();
      [row] = this.#queue;
      told = row ? await this.#look(row) : null;
      this.#queue.shift();
    } while (row && !told);
    this.#told = told;
    this.#box = null;
    fill(this.hand, row ? this.#card(row) : this.#empty());
    fill(this.list, this.#done());
  }

  skip() {
    return this.#turn(async () => {
      if (!this.#told) return;
      this.sitting.skipped.push(this.#told.claim.id);
      await this.next();
    });
  }

  /** Take back the last judgement, or one of the list, and take its claim in hand again. */
  undo(passed = this.sitting.last()) {
    return this.#turn(() => (passed ? this.#takeBack(passed) : null));
  }

  /** Go on to another claim: one step at a time, and none while a judgement is under way. */
  async #turn(act) {
    if (this.#isTurning || this.#box?.isBusy()) return;
    try {
      await this.#shut(act);
    } catch (error) {
      fill(this.list, el("div", { class: "trouble", role: "alert" }, error.message), this.#done());
    }
  }

  /** Take nothing else on until something is done. */
  async #shut(act) {
    this.#isTurning = this.hand.inert = true;
    try {
      await act();
    } finally {
      this.#isTurning = this.hand.inert = false;
      this.#focus();
    }
  }

  async #takeBack(passed) {
    await takeBack(passed.id, this.app);
    passed.undone = true;
    announce("Taken back");
    if (this.#told) this.#queue.unshift({ claim: this.#told.claim, why: [] });
    this.#queue.unshift({ claim: passed.claim, why: ["taken back"] });
    this.renew();
    await this.next();
  }

  async #fetch() {
    const by = this.sitting.by(this.app.record.by);
    const found = await ask("queue", {
      by,
      skip: this.sitting.skipped.slice(-MOST_SKIPPED).join(","),
      limit: AT_ONCE_TO_JUDGE,
    });
    this.#queue = found.rows;
    this.remaining = found.left;
  }

  /** What is known of a claim now; null where it stands no more: somebody rejected it meanwhile, or it was read anew. */
  #look({ claim }) {
    return ask(`claims/${claim.id}`).then(
      (told) => (told.state === "stands" ? told : null),
      (error) => {
        if (error.status === 404) return null;
        throw error;
      },
    );
  }

  #card({ why }, message = null) {
    const { claim, judgements } = this.#told;
    const judged = () => this.#judged();
    const overtaken = (newer, said) => {
      this.#told = newer;
      fill(this.hand, this.#card({ why }, said));
    };
    const box = judgeBox(this.#told, this.app, { judged, overtaken, message, keys: true });
    this.#box = box;
    fill(
      this.left,
      `${(this.remaining ?? 0).toLocaleString("en")} left to look at`,
      keyed("Skip", "s", () => this.skip(), { class: "small" }),
    );
    return [
      el("h3", { class: "says" }, way({ claim: claim.id }, {}, foreign(headline(claim)))),
      el(
        "p",
        { class: "soft" },
        spokenDays(claim),
        " · ",
        foreign(teller(claim)),
        `: ${STANCES[claim.stance] ?? claim.stance}`,
        claim.extent ? ` · ${claim.extent}` : null,
      ),
      why.length
        ? el(
            "p",
            { class: "matters" },
            "It matters: ",
            why.map((reason) => el("span", { class: "chip" }, reason)),
          )
        : null,
      passage(this.#told),
      box.root,
      factList(claim, this.app),
      readingTable(claim),
      judgements.length ? [el("h3", {}, "Judged before"), judgementList(judgements)] : null,
    ];
  }

  async #judged() {
    this.remaining = Math.max(0, (this.remaining ?? 1) - 1);
    this.renew();
    await this.#shut(() => this.next());
  }

  #empty() {
    fill(this.left, "");
    const again = button("Look at those that were put off", () => {
      this.sitting.skipped = [];
      return this.#turn(() => this.next());
    });
    return el(
      "div",
      { class: "empty" },
      el("p", {}, "Nothing is left to look at."),
      this.sitting.skipped.length ? again : null,
    );
  }

  /** What was done since the page was opened, the last first. */
  #done() {
    const { done } = this.sitting;
    if (!done.length) return null;
    const rows = done
      .slice(-LISTED)
      .reverse()
      .map((passed) =>
        el(
          "li",
          { class: passed.undone ? "undone" : null },
          `${DEEDS[passed.act]} `,
          way({ claim: passed.claim.id }, {}, foreign(brief(headline(passed.claim)))),
          " ",
          passed.undone
            ? el("span", { class: "chip" }, "taken back")
            : button("Undo", () => this.undo(passed), { class: "small" }),
        ),
      );
    return [
      el(
        "h3",
        {},
        `Done in this sitting: ${done.filter((passed) => !passed.undone).length}`,
        this.sitting.last() ? keyed("Undo the last", "u", () => this.undo(), { class: "small" }) : null,
      ),
      el("ul", { class: "plain" }, rows),
    ];
  }

  /** Who works with the keys hears and sees the claim in hand. */
  #focus() {
    if (!this.hand.isConnected) return;
    this.hand.focus({ preventScroll: true });
    document.getElementById("panel").scrollTop = 0;
  }
}

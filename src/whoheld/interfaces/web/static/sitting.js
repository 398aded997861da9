/** What one person judged since the page was opened, and by what name. */

const KEY = "whoheld-by";

/** Judgements in the order in which they were passed, claims put off, and who judges. */
export class Sitting {
  done = [];
  skipped = [];
  note = "";
  #by = kept();

  /** Who judges: what was said here before, else what the record proposes. */
  by(proposed = "") {
    return this.#by ?? proposed;
  }

  /** Keep who judges, for the next time too where the browser allows that. */
  call(name) {
    this.#by = name;
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // A browser that keeps nothing asks again the next time.
    }
  }

  /** Put a judgement down: {id, act, claim}. */
  add(passed) {
    this.done.push({ ...passed, undone: false });
    this.skipped = this.skipped.filter((id) => id !== passed.claim.id);
  }

  /** The last judgement that was not taken back. */
  last() {
    return this.done.findLast((passed) => !passed.undone);
  }
}

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

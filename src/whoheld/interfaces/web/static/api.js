/** Questions to the record: to its server, or, in a page that was saved whole, to what lies in the page. */

const saved = document.getElementById("record");
const answers = saved ? JSON.parse(saved.textContent) : null;
let token = "";

/** Whether the page was saved whole: it answers what it was saved with, and takes no judgements. */
export const alone = answers !== null;

/** An answer that could not be had, with what to do about it. */
export class Trouble extends Error {
  constructor(status, told) {
    super(told?.message ?? `the server answered ${status}`);
    this.status = status;
    this.kind = told?.kind ?? "";
    this.advice = told?.advice ?? "";
  }
}

/** The answer to `GET /api/PATH?QUERY`; empty values of the query are left out. */
export async function ask(path, query = {}, signal = undefined) {
  const wanted = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined),
  );
  const asked = [`/api/${path}`, wanted.toString()].filter(Boolean).join("?");
  if (alone) return fromPage(asked);
  return answered(await reach(asked, { signal }));
}

/** The answer to `POST /api/PATH`, which changes the record. */
export async function tell(path, said) {
  const headers = { "Content-Type": "application/json", "X-WhoHeld-Token": token };
  return answered(await reach(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(said) }));
}

/** Take the token without which nothing is changed; it comes with the record. */
export function trust(given) {
  token = given ?? "";
}

async function reach(asked, how) {
  try {
    return await fetch(asked, how);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble(0, {
      message: "WhoHeld does not answer.",
      advice: "See whether `whoheld serve` still runs, and load the page again.",
    });
  }
}

async function answered(response) {
  const told = await response.json().catch(() => null);
  if (!response.ok) throw new Trouble(response.status, told?.error);
  return told;
}

/** What the page was saved with; a place or a claim is the same on every day that it is asked for. */
function fromPage(asked) {
  const found = answers[asked] ?? answers[asked.split("?")[0]];
  if (!found)
    throw new Trouble(404, {
      message: "This is not in the saved page.",
      advice: "Open the record itself with `whoheld serve`.",
    });
  return found;
}

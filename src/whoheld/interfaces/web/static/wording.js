/** A claim in words, as the panels show it. */

import { dayOf, spoken, spokenBounds } from "./days.js";

/** The codebook's stances, in words. */
export const STANCES = {
  said: "said",
  doubted: "said with doubt",
  denied: "denied",
  intended: "planned",
  forecast: "expected",
  supposed: "only supposed",
};

/** The codebook's kinds, in the order of its families. */
export const KINDS = [
  ...["takes", "holds", "leaves", "contests", "besieges"],
  ...["attacks", "strikes", "repels", "advances"],
  ...["kills", "wounds", "detains", "displaces"],
  ...["supports", "agrees"],
];
const HARMS = new Set(["kills", "wounds", "detains", "displaces"]);
/** Kinds whose object is a place, and how their target is joined to it; an empty text leaves it out. */
const JOINED = { takes: "from", holds: "", leaves: "", contests: "against", besieges: "against" };
const A_LINE = 120;

/** A text that is no longer than a line or two; what is cut is marked. */
export function brief(text, longest = A_LINE) {
  const whole = String(text ?? "");
  return whole.length > longest ? `${whole.slice(0, longest).toWellFormed().trimEnd()}…` : whole;
}

/** What a claim says in a few words: "SDF takes Hajin from ISIL". */
export function headline(claim) {
  const actor = brief(claim.actor ?? "Somebody", 60).replaceAll("; ", " and ");
  const [verb, ...rest] = doing(claim);
  return [actor, isMany(claim.actor ?? "") ? verb.replace(/s$/, "") : verb, ...rest].filter(Boolean).join(" ");
}

/** Whether a name reads as that of many: "Iraqi forces take", "SDF takes". */
function isMany(name) {
  return name.includes("; ") || /[a-z]s$/.test(name);
}

/** The verb, and what comes after it; empty parts are left out. */
function doing(claim) {
  const place = brief(claim.place ?? claim.unnamed ?? "", 60);
  const target = brief(claim.target ?? "", 60);
  if (HARMS.has(claim.kind))
    return [
      claim.kind,
      counted(claim) || "people",
      target && target !== claim.unit && `of ${target}`,
      place && `in ${place}`,
    ];
  if (claim.kind in JOINED) return [claim.kind, place || "a place", against(claim, target)];
  if (claim.kind === "advances") return ["advances", place && `at ${place}`, target && `against ${target}`];
  if (claim.kind === "agrees") return ["agrees", target && `with ${target}`, place && `on ${place}`];
  return [claim.kind, target, place && (target ? `at ${place}` : place)];
}

/** A target that was only inferred says nothing of who held the place before, and is not put into the text's mouth. */
function against(claim, target) {
  return target && claim.target_text && JOINED[claim.kind] && `${JOINED[claim.kind]} ${target}`;
}

/** What was counted: "24 or more fighters", "up to 60 people"; empty where nothing was. */
export function counted(claim) {
  const { low, high, unit } = claim;
  const given = (bound) => bound !== null && bound !== undefined;
  if (!given(low) && !given(high)) return "";
  const told =
    low === high ? `${low}` : !given(high) ? `${low} or more` : !given(low) ? `up to ${high}` : `${low} to ${high}`;
  return unit ? `${told} ${brief(unit, 40)}` : told;
}

/** The days of a claim: "14 Dec 2018", "by 3 May 2017"; "day unknown" where the text tells none. */
export function spokenDays(claim) {
  if (!claim.start && !claim.end) return "day unknown";
  return spokenBounds(`${claim.start ?? ".."}/${claim.end ?? ".."}`);
}

/** Who says it: the source that the text names, else its author. */
export function teller(claim) {
  return claim.source ? brief(claim.source, 80) : "the author";
}

/** An instant or a day as people write it: "2 May 2031". */
export function spokenInstant(instant) {
  const day = dayOf(String(instant ?? "").slice(0, 10));
  return day === null ? "" : spoken(day);
}

/** How sure the reader is, in words, for a share between 0 and 1. */
export function sureness(confidence) {
  if (confidence >= 0.85) return "very likely right";
  if (confidence >= 0.7) return "likely right";
  if (confidence >= 0.5) return "more likely right than wrong";
  return "as likely wrong as right";
}

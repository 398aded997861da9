/** Days as whole numbers since 1970-01-01, so that a slider is arithmetic, and as words. */

const MILLISECONDS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The number of an ISO day; null where it is none. */
export function dayOf(iso) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  if (!parts) return null;
  const made = new Date(0);
  made.setUTCFullYear(+parts[1], +parts[2] - 1, +parts[3]);
  const day = Math.round(made.getTime() / MILLISECONDS);
  return isoOf(day) === iso ? day : null;
}

/** The ISO day of a number. */
export function isoOf(day) {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** A day for reading: "1 Nov 2018". */
export function spoken(day) {
  if (day === null || day === undefined) return "";
  const [year, month, date] = isoOf(day).split("-");
  return `${+date} ${MONTHS[+month - 1]} ${+year}`;
}

/** EDTF bounds for reading: "1 Nov 2018", "by 3 May 2017", "from 2 Jan 2016", "2 to 9 Jan 2016". */
export function spokenBounds(edtf) {
  if (!edtf) return "unknown";
  const [start, end] = edtf.split("/");
  const open = (part) => !part || part === "..";
  const words = (part) => (dayOf(part) === null ? part : spoken(dayOf(part)));
  if (end === undefined || start === end) return words(start);
  if (open(start) && open(end)) return "unknown";
  if (open(start)) return `by ${words(end)}`;
  if (open(end)) return `from ${words(start)}`;
  return `${words(start)} to ${words(end)}`;
}

/** Legend. */

export function mountLegend() {
  return () => {};
}

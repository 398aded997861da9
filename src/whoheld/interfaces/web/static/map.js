/** Map. */

export function mountMap() {
  return () => {};
}

/** Keys. */

export function mountKeys() {
  return () => {};
}

/** Sliders. */

export function mountSliders() {
  return () => {};
}

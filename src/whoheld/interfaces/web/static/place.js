/** A place. */

export function placePanel() {}

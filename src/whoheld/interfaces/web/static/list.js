/** The list. */

export function listPanel() {}

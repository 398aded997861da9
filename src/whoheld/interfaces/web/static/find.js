/** Find. */

export function findPanel() {}

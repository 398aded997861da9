/** Compare. */

export function comparePanel() {}

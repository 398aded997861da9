/** Review. */

export function reviewPanel() {}

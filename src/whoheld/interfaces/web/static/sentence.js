/** The sentence. */

export function sentencePanel() {}

export function documentPanel() {}

/** Keys that work while a panel is shown, and not while somebody writes. */

/** Bind keys to deeds until the panel is left: `{n: deed}`; they come before those of the page. */
export function panelKeys(root, deeds, left) {
  document.addEventListener(
    "keydown",
    (event) => {
      const deed = deeds[event.key];
      if (!deed || !root.isConnected || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
      event.preventDefault();
      // A key that is held down was pressed once: it must not judge what its first press brings.
      if (!event.repeat) deed();
    },
    { signal: left, capture: true },
  );
}

function writing(node) {
  return node instanceof Element && node.closest("input, select, textarea, [contenteditable], dialog") !== null;
}

/** Nodes made from data. Text is set as text: nothing that a document says is ever read as HTML. */

/** An element: `el("a", {href, class: "x", on: {click}}, "text", node, [nodes], null)`. */
export function el(tag, traits = {}, ...children) {
  const node = document.createElement(tag);
  endow(node, traits);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The same for SVG. */
export function svg(tag, traits = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  endow(node, traits);
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

function endow(node, traits) {
  for (const [name, value] of Object.entries(traits)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === "style") {
      for (const [property, wanted] of Object.entries(value)) node.style.setProperty(property, wanted);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/** What a document or a person wrote, shut off from the text around it: its direction marks end where it ends. */
export function foreign(text, tag = "bdi") {
  return el(tag, { dir: "auto" }, String(text ?? ""));
}

/** A link out, if the address is one of the web; else its text alone. */
export function outward(address, text) {
  return /^https?:\/\//i.test(address ?? "")
    ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, foreign(text ?? address))
    : foreign(text ?? address ?? "");
}

/** A button that does something. */
export function button(text, act, traits = {}) {
  return el("button", { type: "button", on: { click: act }, ...traits }, text);
}

/** Take everything out of a node and put these in. */
export function fill(node, ...children) {
  node.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
}

/** The same, but what has the focus in the node (known by its data-key) has it still in what is put in. */
export function refill(node, ...children) {
  const { key } = (node.contains(document.activeElement) && document.activeElement.dataset) || {};
  fill(node, ...children);
  if (key !== undefined) node.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  return node;
}

/** Say something to people who listen to the page. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

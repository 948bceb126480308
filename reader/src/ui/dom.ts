/**
 * Elements, made one way only: `createElement`, `setAttribute` and text nodes. Nothing here reads markup, so no text of a story
 * can become an element, and nothing that could run or load by itself can be set.
 */

/** What may stand inside an element: texts become text nodes; nothing becomes of null, undefined and false. */
export type Child = Node | string | null | undefined | false | readonly Child[];

/** False, null and undefined leave an attribute out; true sets it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

type Handler = (event: Event) => void;

const SVG = "http://www.w3.org/2000/svg";
const REFUSED = /^(?:on|style$|srcdoc$|srcset$|action$|formaction$|target$|ping$|xlink:)/i;
// Scheme and host decide: what a browser would read as another scheme, or as another host, is neither.
const RELATIVE = /^(?![/\\])[^:/?#\\]*(?:[/?#]|$)/;
const REL = "noopener noreferrer nofollow";

// One listener for each element and type; what it does is looked up, so that `morph` can hand it on.
const handlers = new WeakMap<Element, Record<string, Handler>>();

/** Says whether an address leads out, to http or https. */
export function isOutside(address: string): boolean {
  return /^https?:\/\//.test(address);
}

/** Says whether a link may lead there: below this page, into this page, out to http or https, or to bytes in hand. */
export function isSafeAddress(address: string): boolean {
  if (isOutside(address) || address.startsWith("blob:")) return true;
  // Browsers drop control characters and spaces before they look for a scheme.
  for (let i = 0; i < address.length; i++) if (address.charCodeAt(i) <= 0x20) return false;
  return RELATIVE.test(address);
}

/** Says whether an attribute with this value may be set. */
export function isAllowed(name: string, value: string): boolean {
  if (REFUSED.test(name)) return false;
  if (name === "href") return isSafeAddress(value);
  return name !== "src" || value.startsWith("blob:");
}

/**
 * Returns a new HTML element.
 *
 * @throws Error An attribute that could run, load or lead somewhere unsafe: a mistake of the caller.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes | null,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fitted(document.createElement(tag), attributes, children);
}

/** Returns a new SVG element, by the rules of `h`. */
export function svg(tag: string, attributes?: Attributes | null, ...children: readonly Child[]): SVGElement {
  return fitted(document.createElementNS(SVG, tag) as SVGElement, attributes, children);
}

function fitted<E extends Element>(
  element: E,
  attributes: Attributes | null | undefined,
  children: Child,
): E {
  for (const name of Object.keys(attributes || {})) {
    const value = attributes?.[name];
    if (value == null || value === false) continue;
    const text = value === true ? "" : String(value);
    if (!isAllowed(name, text)) throw new Error(`the attribute ${name} may not be set to this value`);
    element.setAttribute(name, text);
    if (name === "href" && isOutside(text)) element.setAttribute("rel", REL);
  }
  append(element, children);
  return element;
}

function append(parent: Element, child: Child): void {
  if (child == null || child === false) return;
  if (typeof child === "string") parent.appendChild(document.createTextNode(child));
  else if (child instanceof Node) parent.appendChild(child);
  else for (const one of child) append(parent, one);
}

/** Sets what an element does on a kind of event, and returns the element. */
export function on<E extends Element>(element: E, type: string, handler: Handler): E {
  const known = handlers.get(element) || {};
  handlers.set(element, known);
  if (!known[type]) element.addEventListener(type, (event) => handlers.get(element)?.[type]?.(event));
  known[type] = handler;
  return element;
}

/** Returns a button of one action. */
export function button(label: Child, action: Handler, attributes?: Attributes): HTMLButtonElement {
  return on(h("button", { type: "button", ...attributes }, label), "click", action);
}

/** Returns a control with its label. */
export function labelled(label: Child, control: HTMLElement, name?: string): HTMLElement {
  return h("label", { class: name }, h("span", null, label), " ", control);
}

/** Returns the pieces of a sentence of the words, its `{names}` replaced by what stands for them. */
export function sentence(word: string, values: Readonly<Record<string, Child>>): Child[] {
  return word.split(/(\{[a-z]+\})/).map((part) => {
    const name = part.slice(1, -1);
    return part.charAt(0) === "{" && name in values ? values[name] : part;
  });
}

/** Empties an element. */
export function clear(element: Element): void {
  while (element.lastChild) element.removeChild(element.lastChild);
}

function nothing(): void {}

function isSame(a: Node, b: Node): boolean {
  return a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
}

function keyOf(node: Node): string {
  return node instanceof Element ? node.getAttribute("data-key") || node.id : "";
}

/**
 * Makes `old` equal to `fresh` with the least change: what stays the same element keeps its focus, its place on the screen, what
 * was typed into it and what plays in it. Elements with `data-key` or `id` are found again by it.
 */
export function morph(old: Node, fresh: Node): void {
  if (!(old instanceof Element && fresh instanceof Element)) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name } of Array.from(old.attributes)) {
    // What a person opened stays open, and what has the focus can have it.
    const stays = name === "open" || (name === "tabindex" && old === document.activeElement);
    if (!fresh.hasAttribute(name) && !stays) old.removeAttribute(name);
  }
  for (const { name, value } of Array.from(fresh.attributes)) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old instanceof HTMLInputElement) old.checked = (fresh as HTMLInputElement).checked;
  const known = handlers.get(old) || {};
  for (const type of Object.keys(known)) known[type] = nothing;
  const acts = handlers.get(fresh) || {};
  for (const type of Object.keys(acts)) on(old, type, acts[type]!);
  let at = old.firstChild;
  for (const next of Array.from(fresh.childNodes)) {
    let match: Node | null = at;
    while (match && !isSame(match, next)) match = match.nextSibling;
    if (!match) old.insertBefore(next, at);
    else {
      if (match === at) at = at.nextSibling;
      else old.insertBefore(match, at);
      morph(match, next);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    old.removeChild(gone);
  }
}

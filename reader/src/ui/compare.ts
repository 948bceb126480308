/**
 * Two articles, compared by what they say: the one that a mirror served and the one that was proven.
 *
 * Only texts and the addresses of links out count. What the app adds to its own side, and what a player's element holds for
 * browsers that cannot play, is left out.
 */

// Every address but a relative one below the page.
const LEADS_OUT = /^\s*(?:[a-z][a-z0-9+.-]*:|[\\/])/i;

/** Returns what an article says: its texts, white space collapsed, each link out with its address. */
export function pageText(article: Element): string {
  return textOf(article, (element) => hasClass(element, "app"));
}

/**
 * Says whether a page's article says something else than the proven one.
 *
 * @param page As a mirror served it. Nothing of it is skipped that a newsroom's page cannot have.
 * @param proven As `renderStory` drew it with the words of the page's language.
 * @param withheld The sentence by which a page says that its copy does not carry a picture, which this device may well hold.
 */
export function isAltered(page: Element, proven: Element, withheld: string): boolean {
  const says = textOf(page, (element) => element.nodeName === "P" && plain(element) === withheld);
  return says !== pageText(proven);
}

function hasClass(element: Element, name: string): boolean {
  return ` ${element.getAttribute("class") || ""} `.indexOf(` ${name} `) >= 0;
}

function plain(element: Element): string {
  return collapsed(element.textContent || "");
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function textOf(root: Element, isSkipped: (element: Element) => boolean): string {
  const said: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === 3) said.push(node.nodeValue || "");
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (/^(?:AUDIO|VIDEO)$/.test(element.nodeName) || isSkipped(element)) return;
    // Where one element ends and the next begins a space stands, whether or not the source has one.
    said.push(" ");
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    const href = element.getAttribute("href") || "";
    said.push(LEADS_OUT.test(href) ? ` <${href}> ` : " ");
  };
  visit(root);
  return collapsed(said.join(""));
}

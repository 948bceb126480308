/**
 * Where a person is: pages by their path below the top of the tree (spec/09 section 2), the app's own views by the fragment.
 *
 *     eng/s/<work>.html            a story                eng/archive.html#/list/section/<name>    a section
 *     eng/index.html#/search?q=    search                 eng/index.html#/saved, settings, open, receipt, proof
 */

import { isDeskCode } from "../archive/layout";
import { sectionHash } from "../archive/listing";
import type { Route } from "../reading/model";

const PAGE =
  /^((?:[a-z][a-z0-9-]*\/)?[a-z][a-z0-9-]*)\/(index|archive|about|s\/([a-z2-7]{16})|l\/[0-9]+|t\/([a-z2-7]{8})\/[0-9]+|m\/([0-9]{4}-[0-9]{2})\/[0-9]+)\.html$/;
const OWN = /^#?\/(saved|settings|open|receipt|proof|search|list\/(all|section|month))(?:[/?](.*))?$/;
const PIN = /^#?([a-z2-7]{52}(?:\.[1-9][0-9]*\.[0-9a-f]{64})?)$/;

type Own = "saved" | "settings" | "open" | "receipt" | "proof";
type Kind = "all" | "section" | "month";

/** Returns the pin in a fragment (`#` may stand before it), or null where it is none. */
export function pinOf(fragment: string): string | null {
  const found = PIN.exec(fragment);
  return found ? found[1]! : null;
}

/**
 * Returns where a path and a fragment lead, or null where no page and no view is there.
 *
 * @param path Below the top of the tree, without a leading `/`; one that ends in `/` means its index.html.
 * @param fragment With or without `#`; whatever is no view of the app is left out of account.
 * @param sections Names of the sections held of the path's desk: a section's page is found by the hash of its name, and is the
 *     archive where none has it.
 */
export function routeOf(path: string, fragment: string, sections: readonly string[] = []): Route | null {
  const page = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (page === "index.html") return { view: "start" };
  const found = PAGE.exec(page);
  if (!found || !isDeskCode(found[1]!)) return null;
  const desk = found[1]!;
  const name = found[2]!;
  const own = ownRoute(desk, fragment);
  if (own) return own;
  if (found[3]) return { view: "story", desk, work: found[3] };
  if (found[5]) return { view: "list", desk, kind: "month", key: found[5] };
  if (found[4]) {
    const section = sections.filter((one) => sectionHash(one) === found[4])[0];
    return section === undefined
      ? { view: "archive", desk }
      : { view: "list", desk, kind: "section", key: section };
  }
  if (name === "index") return { view: "front", desk };
  if (name === "archive" || name === "about") return { view: name, desk };
  return { view: "list", desk, kind: "all", key: "" };
}

function ownRoute(desk: string, fragment: string): Route | null {
  const found = OWN.exec(fragment);
  if (!found) return null;
  const rest = found[3] || "";
  if (found[1] === "search") return { view: "search", desk, query: decoded(rest.replace(/^q=/, "")) };
  if (found[2]) return { view: "list", desk, kind: found[2] as Kind, key: decoded(rest) };
  return { view: found[1] as Own, desk };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Returns the path and fragment of a route, below the top of the tree: what a link says after `../`. */
export function pathOf(route: Route): string {
  switch (route.view) {
    case "start":
      return "index.html";
    case "front":
      return `${route.desk}/index.html`;
    case "story":
      return `${route.desk}/s/${route.work}.html`;
    case "list":
      return `${route.desk}/archive.html#/list/${route.kind}/${encodeURIComponent(route.key)}`;
    case "search":
      return `${route.desk}/index.html#/search?q=${encodeURIComponent(route.query)}`;
    case "archive":
    case "about":
      return `${route.desk}/${route.view}.html`;
    default:
      return `${route.desk}/index.html#/${route.view}`;
  }
}

/**
 * What of an address tells a story: one key for its many spellings, and the hash of it that a head states.
 *
 * Follows `src/skywave/story/address.py` and what Python's urllib makes of addresses: both programs must find
 * the same key, or an address that died leads nowhere. Two spellings that nobody published under are left
 * out: a host in brackets (an IP address) has no key, and of a parameter's name only ASCII letters are looked
 * at when it is compared with the names of trackers.
 */

import { compareCodePoints, formatBase32, sha256, utf8 } from "./encoding";

const SPACE = "[\\x09-\\x0d\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const OUTER_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, "g");
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const HOST = /^(?:www[0-9]?|m|mobile|amp)\./;
const TRACKING =
  /^(?:utm_\w*|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_ga|yclid|twclid|spm|cmpid|cmp|ref|ref_src|referrer|source|ocid|ito|smid|partner|feature|share\w*|amp|outputtype|output|print|rss|feed|s_cid|ncid|xtor|at_\w+|ns_\w+|_x_tr_\w+)\n?$/;
const SUFFIX = /(?:\/amp|\/index\.\w{2,5}|\/story\.html?|\.(?:amp\.)?(?:html?|s?php|aspx?|jsp|cms))+(?=\n?$)/;
const LONGEST = 2_000;
const PORTS = 65535;
const HASH_BYTES = 16;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Returns what a head states of an address: base32 of the first 16 bytes of SHA-256 of its key, 26
 * characters.
 */
export function addressHash(key: string): string {
  return formatBase32(sha256(utf8(key)).slice(0, HASH_BYTES));
}

/**
 * Returns the key that all spellings of an address share, or empty where it names no story (a front page).
 *
 * Scheme, `www.`, `m.`, `amp`, fragment, tracking parameters, index pages and file name extensions do not
 * count.
 */
export function addressKey(address: string): string {
  const text = [...address.replace(OUTER_SPACE, "")].slice(0, LONGEST).join("");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  const whole = text.replace(/^[\x00-\x20]+/, "").replace(/[\t\r\n]/g, "");
  const scheme = SCHEME.exec(whole)?.[1] ?? "";
  const rest = whole.slice(scheme.length + 1);
  if (!/^https?$/i.test(scheme) || !rest.startsWith("//")) return "";
  const [authority = ""] = rest.slice(2).split(/[/?#]/, 1);
  const [before = ""] = rest.slice(2 + authority.length).split("#", 1);
  const question = before.indexOf("?");
  const path = question < 0 ? before : before.slice(0, question);
  const query = question < 0 ? "" : before.slice(question + 1);
  const host = hostOf(authority);
  if (!host) return "";
  const slashless = unquote(path).replace(/\/+$/, "").replace(SUFFIX, "").replace(/\/+$/, "");
  const kept = pairsOf(query).filter(([name, value]) => value && !TRACKING.test(name.toLowerCase()));
  if (!slashless && kept.length === 0) return "";
  kept.sort(([a, x], [b, y]) => compareCodePoints(a, b) || compareCodePoints(x, y));
  const asked = kept.map(([name, value]) => `${quote(name)}=${quote(value)}`).join("&");
  return `url:${host}${slashless}${asked && `?${asked}`}`;
}

/**
 * Returns the host without its mobile names, with the port where it is an unusual one, or empty where there
 * is none.
 */
function hostOf(authority: string): string {
  if (/[[\]]/.test(authority)) return "";
  // A character that compatibility takes for a delimiter would make another host of it.
  const bare = authority.replace(/[@:#?]/g, "");
  const folded = bare.normalize("NFKC");
  if (bare !== folded && /[/?#@:]/.test(folded)) return "";
  const info = authority.slice(authority.lastIndexOf("@") + 1);
  const colon = info.indexOf(":");
  const digits = colon < 0 ? "" : info.slice(colon + 1);
  if (digits && (!/^[0-9]+$/.test(digits) || Number(digits) > PORTS)) return "";
  const port = Number(digits);
  const name = colon < 0 ? info : info.slice(0, colon);
  const zone = name.indexOf("%");
  const lower = zone < 0 ? name.toLowerCase() : name.slice(0, zone).toLowerCase() + name.slice(zone);
  let host = lower.replace(/\.+$/, "");
  if (!host) return "";
  for (let match = HOST.exec(host); match && host.split(".").length > 2; match = HOST.exec(host)) {
    host = host.slice(match[0].length);
  }
  return digits && port !== 80 && port !== 443 ? `${host}:${port}` : host;
}

function pairsOf(query: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const pair of query.split("&")) {
    const equals = pair.indexOf("=");
    if (equals < 0 || equals === pair.length - 1) continue;
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    pairs.push([unquote(name.replace(/\+/g, " ")), unquote(value.replace(/\+/g, " "))]);
  }
  return pairs;
}

/** Returns a text with its percent-escapes decoded; what is no UTF-8 becomes U+FFFD. */
function unquote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  return text.replace(/[\x00-\x7f]+/g, (run) => {
    if (run.indexOf("%") < 0) return run;
    const bytes: number[] = [];
    for (let i = 0; i < run.length; i++) {
      const digits = run.slice(i + 1, i + 3);
      if (run[i] === "%" && /^[0-9A-Fa-f]{2}$/.test(digits)) {
        bytes.push(Number.parseInt(digits, 16));
        i += 2;
      } else {
        bytes.push(run.charCodeAt(i));
      }
    }
    return decoder.decode(Uint8Array.from(bytes));
  });
}

/** Returns a text as it stands in a query: only letters, digits and `_.-~` as themselves, a space as `+`. */
function quote(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!*'()]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}

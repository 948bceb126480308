/**
 * The service worker: keeps the app by hash, and opens every page of the newsroom as the app's shell.
 *
 * It shows nothing that a network answers in the place of a page, so that a block page is never seen, whatever its status; pages
 * asked for with `?plain` come from the network as they are. Files of the app are kept only with the hash that this worker was
 * built with: a broken or altered update does not install, and the last good app stands. Against a host that serves another
 * worker it can do nothing (RULES 32).
 */

/** Path in the tree, SHA-256, length, and whether it waits until it is asked for; the style of the pages stands last. */
declare const RELEASE_FILES: readonly (readonly [
  path: string,
  sha256: string,
  length: number,
  lazy: boolean,
])[];

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
}
const worker = self as unknown as Scope;

const SCRIPT = "app/reader.js";
const NAMES = "skywave-app-";
const files = new Map(RELEASE_FILES.map((file) => [file[0], file] as const));
const style = RELEASE_FILES[RELEASE_FILES.length - 1]![0];
const cacheName = NAMES + files.get(SCRIPT)![1] + RELEASE_FILES.length;
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  txt: "text/plain; charset=utf-8",
  woff2: "font/woff2",
};
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self' https: http://*.onion; img-src 'self' blob:; " +
  "media-src 'self' blob:; font-src 'self' blob:; style-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types skywave";

worker.addEventListener("install", (event) => {
  event.waitUntil(install().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { scope } = worker.registration;
  if (request.method !== "GET" || request.url.slice(0, scope.length) !== scope) return;
  const address = new URL(request.url);
  const path = address.href.slice(scope.length).replace(/[?#].*$/, "");
  if (files.has(path)) event.respondWith(kept(path));
  else if (request.mode === "navigate" && isPage(path) && address.search !== "?plain")
    event.respondWith(shell(request));
});

/** Whether a path below the top of the tree is a page's. */
function isPage(path: string): boolean {
  return path === "" || path.slice(-1) === "/" || path.slice(-5) === ".html";
}

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(
    RELEASE_FILES.filter(([, , , lazy]) => !lazy).map(async ([path]) => {
      if (!(await holds(cache, path))) await cache.put(addressOf(path), await fetched(path));
    }),
  );
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(NAMES) && name !== cacheName) await caches.delete(name);
  }
}

/** Says whether a file is kept, without opening it. */
async function holds(cache: Cache, path: string): Promise<boolean> {
  return (await cache.keys(addressOf(path))).length > 0;
}

function addressOf(path: string): string {
  return worker.registration.scope + path;
}

/** Returns a file of the app that is kept, or takes it now. */
async function kept(path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const found = await cache.match(addressOf(path));
  // Read to its end: what a page still holds open when its browser is killed, Chromium 79 and 87 lose.
  if (found) return new Response(await found.arrayBuffer(), { headers: found.headers });
  const fresh = await fetched(path);
  await cache.put(addressOf(path), fresh.clone());
  return fresh;
}

/** Takes a file of the app from the network, as this worker knows it. @throws Error It is another one, or not to be had. */
async function fetched(path: string): Promise<Response> {
  const [, digest, length] = files.get(path)!;
  // What the page itself just loaded need not come again, and Firefox keeps what was asked for without credentials apart from
  // that. The hash decides: where it is another file, the network is asked.
  for (const cache of ["force-cache", "reload"] as const) {
    const response = await fetch(addressOf(path), { cache, credentials: "same-origin" });
    const data = response.ok ? await upTo(response, length) : null;
    if (data && data.byteLength === length && hex(await crypto.subtle.digest("SHA-256", data)) === digest) {
      const type = TYPES[path.split(".").pop()!] ?? "application/octet-stream";
      return new Response(data, { headers: { "Content-Type": type, "X-Content-Type-Options": "nosniff" } });
    }
  }
  throw new Error(`${path} is not the file of this release`);
}

/** Returns a response's bytes, or null where there are more than `limit`. */
async function upTo(response: Response, limit: number): Promise<ArrayBuffer | null> {
  if (!response.body) return response.arrayBuffer();
  const reader = response.body.getReader();
  const all = new Uint8Array(limit);
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all.buffer.slice(0, at) as ArrayBuffer;
    if (at + value.length > limit) {
      await reader.cancel();
      return null;
    }
    all.set(value, at);
    at += value.length;
  }
}

function hex(data: ArrayBuffer): string {
  let text = "";
  for (const byte of Array.from(new Uint8Array(data))) text += (byte + 256).toString(16).slice(1);
  return text;
}

/** The document in which the app draws; where the app is not kept any more, the page from the network. */
async function shell(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  if (!(await holds(cache, SCRIPT))) return fetch(request);
  const top = new URL(worker.registration.scope).pathname.replace(/[&"<>]/g, encodeURIComponent);
  const page = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>…</title>
<link rel="stylesheet" href="${top}${style}"><link rel="stylesheet" href="${top}app/reader.css">
<script type="module" src="${top}${SCRIPT}"></script></head>
<body class="desk reader"><main id="main"></main><noscript><a href="?plain">Plain page</a></noscript></body></html>
`;
  return new Response(page, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

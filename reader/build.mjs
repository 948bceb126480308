// Builds the reader app: `node build.mjs [FOLDER]`, by default into src/skywave/carriers/web/app/.
//
//   reader.js  reader.css  words-<tag>.json  font-<tag>.woff2  licences.txt  sw.js
//
// The same sources and locked packages give the same bytes, so that the app's log can name them (spec/16-reader-app.md).
// The names are lower case, as a release asks for. The folder is replaced as a whole, so that nobody ever finds half an app.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, "../src/skywave/carriers/web");
const out = resolve(process.argv[2] ?? join(web, "app"));
const modules = join(here, "node_modules");

const target = ["chrome67", "firefox68", "safari14"];
const languages = ["en", "zh-Hans", "zh-Hant", "yue", "ko", "vi", "my", "km", "lo", "bo", "ug"];
// The pages' words for these stand in a file of another name.
const pageWords = { "zh-Hans": "zh" };
// Scripts that many old phones have no font for.
const fonts = {
  bo: "noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff2",
  km: "noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff2",
  lo: "noto-sans-lao/files/noto-sans-lao-lao-400-normal.woff2",
  my: "noto-sans-myanmar/files/noto-sans-myanmar-myanmar-400-normal.woff2",
  ug: "noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2",
};
// What a reader does not need before it is asked for: checked and kept by the worker when first used.
const isLazy = (name) =>
  name.endsWith(".woff2") ||
  name === "licences.txt" ||
  (name.startsWith("words-") && name !== "words-en.json");

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
/** Sorted, so that two lists can be compared. */
const keys = (object) => Object.keys(object).sort();
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The page's words of a language with the app's own, in one flat object, keys sorted. */
function mergedWords(tag) {
  const page = read(join(web, "words", `${pageWords[tag] ?? tag}.json`));
  const own = read(join(here, "words", `${tag}.json`));
  const twice = keys(own).filter((key) => key in page);
  if (twice.length > 0)
    throw new Error(`words/${tag}.json: the pages have words called ${twice.join(", ")} too`);
  const words = { ...page, ...own };
  return Object.fromEntries(keys(words).map((key) => [key, words[key]]));
}

/** They build the app, and nothing of them goes into it. */
const tools = ["esbuild", "terser"];

/** The licences of everything in the app that is not ours: they must go with it. */
function licences() {
  const { packages } = read(join(here, "package-lock.json"));
  const names = keys(packages[""].dependencies).filter((name) => !tools.includes(name));
  // With what they bring: the list grows while it is walked.
  for (const name of names) {
    const brought = keys(packages[`node_modules/${name}`].dependencies ?? {});
    names.push(...brought.filter((one) => !names.includes(one)));
  }
  return names
    .sort()
    .map((name) => {
      const file = readdirSync(join(modules, name)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(join(modules, name, file), "utf8") : "";
      const about = read(join(modules, name, "package.json"));
      const author = typeof about.author === "object" ? about.author.name : about.author;
      const stated = `${about.license}${author ? `, ${author}` : ""}`;
      return `== ${name} ${about.version}: ${stated}\n\n${text.replace(/\r\n/g, "\n").trim()}`.trim();
    })
    .join("\n\n")
    .concat("\n");
}

const options = {
  bundle: true,
  target,
  // Every one of these engines has it. esbuild names Safari 14.0 for a fault in parameters that it knows, and cannot lower it.
  supported: { destructuring: true },
  charset: "utf8",
  legalComments: "none",
  absWorkingDir: here,
  logLevel: "warning",
};

/** What packages use of the library that is younger than the oldest engines (Chrome 93 and 71), and what these have instead. */
const younger = { "Object.hasOwn": "Object.prototype.hasOwnProperty.call", globalThis: "self" };

/** The sentences of errors are for tests and engineers; a reader's phone does not load them. What matters is the class. */
const withoutMessages = {
  name: "without-messages",
  setup: ({ onLoad }) =>
    onLoad({ filter: /src\/.*\.ts$/ }, ({ path }) => ({
      loader: "ts",
      contents: readFileSync(path, "utf8").replace(
        /new (Malformed|VerificationFailed|Unverified|TransportFailed|RootDiffers|Lacking)\(\s*("[^"\n]*"|`[^`]*`)/g,
        'new $1(""',
      ),
    })),
};

/** Bundles a script; returns its text, and the sources in it. */
async function bundle(entry, more) {
  const { plugins = [], define = {}, ...rest } = more;
  const made = await build({
    ...options,
    ...rest,
    ...(entry.startsWith("src/")
      ? { entryPoints: [entry] }
      : { stdin: { contents: entry, resolveDir: here } }),
    define: { ...younger, ...define },
    plugins: [...plugins, withoutMessages],
    write: false,
    metafile: true,
  });
  return { text: made.outputFiles[0].text, sources: Object.keys(made.metafile.inputs) };
}

/** Leaves imports of some of our sources to whoever loads the script; `name` gives the name that they have there. */
const leaving = (name) => ({
  name: "leaving",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const named = name(relative(here, `${join(resolveDir, path)}.ts`));
      return named ? { path: named, external: true } : undefined;
    }),
});

/**
 * Makes the two scripts of the app: the one that a page names, and the one that is loaded when it is first needed. What both use
 * stands in the first one only, which hands it to the second as exports of one letter and a number.
 */
async function appScripts() {
  const isMore = (source) => (source === "src/more.ts" ? "./more.js" : null);
  const modules = { format: "esm", plugins: [leaving(isMore)] };
  const shared = new Set((await bundle("src/app.ts", modules)).sources);
  const asShared = (source) => (shared.has(source) ? `shared:${source}` : null);
  const more = await bundle("src/more.ts", { format: "esm", plugins: [leaving(asShared)] });
  const exported = new Map();
  const text = more.text.replace(/import \{([^}]*)\} from "shared:([^"]+)";/g, (_, names, source) => {
    const imports = names.split(",").map((name) => {
      const [own, here = own] = name.trim().split(" as ");
      const key = `export { ${own} as NAME } from "./${source}";`;
      if (!exported.has(key)) exported.set(key, `x${exported.size}`);
      return `${exported.get(key)} as ${here}`;
    });
    return `import { ${imports.join(", ")} } from "./reader.js";`;
  });
  if (/"shared:/.test(text))
    throw new Error("src/more.ts imports something shared in a way that the build does not know");
  const lines = [...exported].map(([line, name]) => line.replace("NAME", name));
  const first = await bundle(['import "./src/app.ts";', ...lines].join("\n"), modules);
  return { "reader.js": await small(first.text, true), "more.js": await small(text, true) };
}

async function small(text, module) {
  const compress = { ecma: 2018, passes: 3, pure_getters: true, unsafe: true };
  return (await minify(text, { compress, ecma: 2018, module, toplevel: true })).code;
}

async function buildInto(folder) {
  const put = (name, data) => writeFileSync(join(folder, name), data);
  for (const [name, text] of Object.entries(await appScripts())) put(name, text);
  const style = { entryPoints: ["src/ui/reader.css"], outfile: join(folder, "reader.css"), minify: true };
  await build({ ...options, ...style, external: ["*.woff2", "*.svg", "*.png"] });
  for (const [tag, file] of Object.entries(fonts))
    put(`font-${tag}.woff2`, readFileSync(join(modules, "@fontsource", file)));
  const english = keys(mergedWords("en")).join(" ");
  for (const tag of languages) {
    const words = mergedWords(tag);
    // The app refuses words that lack some, or have others; better that nobody gets them.
    if (keys(words).join(" ") !== english) throw new Error(`the words of ${tag} are not those of en`);
    put(`words-${tag.toLowerCase()}.json`, JSON.stringify(words));
  }
  put("licences.txt", licences());
  // What the worker keeps: [path in the tree, SHA-256, length, whether it waits until it is asked for].
  const row = (path, data, lazy) => [path, sha256(data), data.length, lazy];
  const files = readdirSync(folder)
    .sort()
    .map((name) => row(`app/${name}`, readFileSync(join(folder, name)), isLazy(name)));
  const pages = readFileSync(join(web, "style.css"));
  files.push(row(`o/${sha256(pages).slice(0, 2)}/${sha256(pages)}.css`, pages, false));
  const worker = await bundle("src/worker.ts", {
    format: "iife",
    define: { RELEASE_FILES: JSON.stringify(files) },
  });
  put("sw.js", await small(worker.text, false));
}

// On the target's file system, so that it can be put in place at once.
const work = mkdtempSync(join(process.argv[2] ? dirname(out) : here, ".skywave-app-"));
try {
  const [fresh, old] = [join(work, "new"), join(work, "old")];
  mkdirSync(fresh);
  await buildInto(fresh);
  // The mark by which scripts/reader-build knows whether there is something to do.
  if (process.env.SKYWAVE_SOURCES) writeFileSync(join(fresh, ".sources"), `${process.env.SKYWAVE_SOURCES}\n`);
  if (existsSync(out)) renameSync(out, old);
  renameSync(fresh, out);
} catch (error) {
  // esbuild has said itself where its sources are wrong.
  if (!error.errors) console.error(String(error));
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

// Builds the reader app into src/skywave/carriers/web/app/: reader.js, reader.css, style.css, words, fonts, sw.js.
// The same sources and locked packages give the same bytes, so that the app's log can name them.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, "../src/skywave/carriers/web");
const out = join(web, "app");
const target = ["chrome67", "firefox68", "safari14"];
const fonts = {
  bo: "noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff2",
  km: "noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff2",
  lo: "noto-sans-lao/files/noto-sans-lao-lao-400-normal.woff2",
  my: "noto-sans-myanmar/files/noto-sans-myanmar-myanmar-400-normal.woff2",
  ug: "noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2",
};
// What a reader does not need before it is asked for: checked and kept by the worker when first used.
const isLazy = (name) => name.endsWith(".woff2") || (name.startsWith("words-") && name !== "words-en.json");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const options = { bundle: true, minify: true, format: "iife", target, charset: "utf8", legalComments: "none", absWorkingDir: here };
await build({ ...options, entryPoints: ["src/app.ts"], outfile: join(out, "reader.js") });
await build({ ...options, entryPoints: ["src/ui/reader.css"], outfile: join(out, "reader.css") });

// The pages' own style for the shell; its fonts stand beside it there.
const style = readFileSync(join(web, "style.css"), "utf8").replaceAll("../../app/", "");
writeFileSync(join(out, "style.css"), style);

for (const [code, file] of Object.entries(fonts)) {
  copyFileSync(join(here, "node_modules/@fontsource", file), join(out, `font-${code}.woff2`));
}
for (const name of readdirSync(join(here, "words"))) {
  const own = JSON.parse(readFileSync(join(here, "words", name), "utf8"));
  const page = JSON.parse(readFileSync(join(web, "words", name), "utf8"));
  writeFileSync(join(out, `words-${name}`), JSON.stringify({ ...page, ...own }));
}

const files = readdirSync(out)
  .sort()
  .map((name) => {
    const data = readFileSync(join(out, name));
    return [`app/${name}`, createHash("sha256").update(data).digest("hex"), data.length, isLazy(name)];
  });
await build({
  ...options,
  entryPoints: ["src/worker.ts"],
  outfile: join(out, "sw.js"),
  define: { RELEASE_FILES: JSON.stringify(files) },
});

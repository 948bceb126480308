/** What came from where, and what failed: it stays on the device until a person exports it. */

import { button, type Child, h } from "./dom";
import { type Scene, sizeText } from "./scene";
import { download } from "./share";

/** Returns what stands inside `<main>`. */
export function receipt(scene: Scene): Child[] {
  const { say, library } = scene;
  const rows = library.receipt();
  return [
    h(
      "div",
      { class: "plain panel" },
      h("h1", null, say("receipt")),
      h("p", null, say("receipt_note")),
      rows.length === 0
        ? h("p", { class: "missing" }, say("nothing"))
        : [
            h(
              "ul",
              { class: "receipt", dir: "ltr", lang: "en" },
              rows.map(({ place, what, result, bytes, count }) =>
                h(
                  "li",
                  { class: result !== "ok" && "bad" },
                  h("bdi", null, place),
                  ` · ${what} · `,
                  h("strong", null, result),
                  ` × ${count} · ${sizeText(bytes)}`,
                ),
              ),
            ),
            h(
              "p",
              null,
              button(say("export"), () => download("receipt.json", library.exportReceipt())),
            ),
          ],
    ),
  ];
}

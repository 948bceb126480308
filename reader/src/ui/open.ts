/** Opening a copy from a stick or a friend, and finding the story behind an address that was pasted. */

import { button, type Child, h, labelled, on } from "./dom";
import { follow, type Scene, to } from "./scene";

/** Returns what stands inside `<main>`. */
export function open(scene: Scene): Child[] {
  const { say, library, local, redraw } = scene;
  const take = (files: File[]): void => {
    delete local.imported;
    redraw();
    library.importFiles(files).then((imported) => {
      local.imported = imported;
      local.focus = "came";
      redraw();
    });
  };
  const field = h("input", { type: "text", inputmode: "url", dir: "ltr", autocomplete: "off" });
  const form = h(
    "form",
    { "data-key": "paste" },
    labelled(say("paste"), field, "wide"),
    h("button", { type: "submit" }, say("open")),
  );
  on(form, "submit", (event) => {
    event.preventDefault();
    const { value } = (event.currentTarget as Element).querySelector("input") || field;
    library.findAddress(value.trim()).then((route) => {
      local.unknown = !route;
      if (route) follow(to(scene, route));
      else redraw();
    });
  });
  return [
    h(
      "div",
      { class: "plain panel" },
      h("h1", null, say("open_copy")),
      h("p", null, say("open_note")),
      h("div", { class: "row" }, fileField(say("folder"), true, take), fileField(say("file"), false, take)),
      h("div", { role: "status", "data-key": "came", tabindex: -1 }, came(scene)),
      form,
      h("p", { role: "alert", class: local.unknown && "note" }, local.unknown && say("unknown_address")),
    ),
  ];
}

/** Returns what came of a copy. No mirror that it names is contacted before a person says yes. */
function came(scene: Scene): Child {
  const { say, library, local, redraw } = scene;
  const { imported } = local;
  if (!imported) return null;
  if (imported.refused) {
    return h("p", { class: "note grave" }, say("copy_refused", { reason: say(imported.refused) }));
  }
  const answer = (addresses: readonly string[]) => () => {
    local.imported = { ...imported, mirrors: [] };
    local.focus = "came";
    if (addresses.length) library.acceptMirrors(addresses);
    redraw();
  };
  return [
    h("p", { class: "note" }, say("copy_good", { n: imported.stories })),
    imported.mirrors.length > 0 && [
      h("p", null, say("ask_mirrors")),
      h(
        "ul",
        null,
        imported.mirrors.map((address) => h("li", { dir: "ltr" }, address)),
      ),
      h("div", { class: "row" }, button(say("yes"), answer(imported.mirrors)), button(say("no"), answer([]))),
    ],
  ];
}

/** Returns a field for files, which are handed on as soon as they are chosen. */
function fileField(label: string, folder: boolean, chosen: (files: File[]) => void): HTMLElement {
  const field = h("input", { type: "file", multiple: true, webkitdirectory: folder, class: "away" });
  on(field, "change", (event) => {
    const input = event.target as HTMLInputElement;
    const files = Array.from(input.files || []);
    // Choosing the same file again must count too.
    input.value = "";
    if (files.length) chosen(files);
  });
  return labelled(label, field, "button");
}

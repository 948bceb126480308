/** How the reader looks and what it keeps; and one tap that takes everything away. */

import type { Settings } from "../reading/model";
import { button, type Child, h, on } from "./dom";
import { type Scene, sizeText, to } from "./scene";
import { LANGUAGES, ownName } from "./words";

const SMALLEST = -2;
const LARGEST = 6;

/** Returns what stands inside `<main>`. @param erase Takes everything away and says so. */
export function settings(scene: Scene, erase: () => void): Child[] {
  const { say, desk } = scene;
  return [
    h(
      "div",
      { class: "plain panel" },
      h("h1", null, say("settings")),
      textSize(scene),
      colours(scene),
      h("h2", null, say("language")),
      language(scene),
      scene.unreviewed && h("p", { class: "soft" }, say("unreviewed")),
      h("h2", null, h("bdi", null, desk.masthead)),
      dataSaver(scene),
      fetching(scene),
      h("p", null, h("a", { href: to(scene, { view: "receipt", desk: desk.code }) }, say("receipt"))),
      h(
        "div",
        { class: "note grave erase" },
        button(say("erase"), erase, { class: "grave", "aria-describedby": "erase-note" }),
        h("p", { id: "erase-note" }, say("erase_note")),
      ),
    ),
  ];
}

function textSize({ library, say }: Scene): Child {
  const { textSize: size } = library.settings();
  const step = (label: string, by: number): Child => {
    const isEnd = by < 0 ? size <= SMALLEST : size >= LARGEST;
    // From the size of this moment: a second tap may come before the first one is drawn.
    const act = (): void => {
      const next = library.settings().textSize + by;
      if (next >= SMALLEST && next <= LARGEST) library.change({ textSize: next });
    };
    return button(say(label), act, {
      "aria-disabled": isEnd ? "true" : "false",
    });
  };
  return [
    h("h2", null, say("text_size")),
    h("div", { class: "row" }, step("smaller", -1), step("larger", 1)),
    h("p", { class: "example" }, say("proven")),
  ];
}

function colours(scene: Scene): Child {
  const { say, library } = scene;
  const names: Readonly<Record<Settings["colours"], string>> = {
    device: "as_device",
    light: "light",
    dark: "dark",
  };
  const now = library.settings().colours;
  return h(
    "fieldset",
    null,
    h("legend", null, say("colours")),
    (Object.keys(names) as Settings["colours"][]).map((value) => {
      const field = h("input", { type: "radio", name: "colours", value, checked: value === now });
      on(field, "change", () => library.change({ colours: value }));
      return h("label", { class: "choice" }, field, h("span", null, say(names[value])));
    }),
  );
}

function language(scene: Scene): Child {
  const { library, desk, say } = scene;
  const chosen = library.settings().language;
  const field = h(
    "select",
    { "aria-label": say("language") },
    // Empty: the words follow the page.
    h("option", { value: "", selected: chosen === "" }, `${say("as_page")} (${ownName(desk.language)})`),
    LANGUAGES.map((tag) => h("option", { value: tag, lang: tag, selected: tag === chosen }, ownName(tag))),
  );
  return on(field, "change", (event) =>
    library.change({ language: (event.target as HTMLSelectElement).value }),
  );
}

function dataSaver(scene: Scene): Child {
  const { library, say } = scene;
  const field = h("input", { type: "checkbox", checked: library.settings().dataSaver });
  on(field, "change", (event) => library.change({ dataSaver: (event.target as HTMLInputElement).checked }));
  return h("p", null, h("label", { class: "choice" }, field, h("span", null, say("data_saver"))));
}

/** Returns what may be fetched for this desk, each with its bytes. */
function fetching(scene: Scene): Child {
  const { library, say, desk, local, redraw } = scene;
  const { check, texts, older } = desk.bytes;
  const one = (word: string, bytes: number, act: () => void): Child =>
    bytes > 0 && button(say(word, { size: sizeText(bytes) }), act);
  const { progress } = local;
  return [
    h(
      "div",
      { class: "row" },
      one("check_now", check, () => library.check(desk.code)),
      one("get_texts", texts, () => {
        library
          .fetchTexts(desk.code, (done, all) => {
            local.progress = [done, all];
            redraw();
          })
          .then(() => {
            delete local.progress;
            redraw();
          });
      }),
      one("get_older", older, () => library.fetchOlder(desk.code)),
    ),
    progress &&
      h(
        "p",
        { role: "status" },
        h("progress", { value: progress[0], max: progress[1], "aria-label": say("checking") }),
        ` ${progress[0]} / ${progress[1]}`,
      ),
  ];
}

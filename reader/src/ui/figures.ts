/**
 * Pictures, sound and film: shown with the whole credit line, or a box that says why they are not, as `carriers/web/figures.py`.
 *
 * Only proven bytes are shown, from a `blob:` address. Until they are here an empty frame of the same size stands for them, so
 * that the text does not jump. Pictures far down are fetched when a reader comes near; with the data saver, and for sound
 * and film always, on tap only.
 */

import type { Asset, File } from "../archive/asset";
import { formatHex } from "../archive/encoding";
import type { VersionModel } from "../reading/model";
import { button, type Child, h, svg } from "./dom";
import { lines, own, type Scene, sizeText } from "./scene";

const TEXT_WIDTH = 640; // CSS pixels: about the width of the text in `style.css`
const NEAR = "400px 0px";

/** What is known of a file that a person may see. */
interface Slot {
  /** The file that this device takes; undefined until it is chosen. */
  file?: File;
  /** Its `blob:` address, null where no place gave it, undefined until it was asked for. */
  address?: string | null;
  tapped: boolean;
  asking: boolean;
  fetch(): void;
}

const slots = new Map<string, Slot>();
let watcher: IntersectionObserver | null = null;

/** Says whether an asset is a picture that is shown: its file travels and was not removed. */
export function isPicture(asset: Asset, version: VersionModel): boolean {
  return !!asset.file && kindOf(asset.file) === "image" && !isRemoved(asset.file, version);
}

function isRemoved(file: File, version: VersionModel): boolean {
  return version.assetsRedacted.has(formatHex(file.digest));
}

function kindOf(file: File): "image" | "audio" | "video" {
  return file.media.split("/")[0] as "image";
}

/**
 * Returns an asset as a figure.
 *
 * @param asset Of the version's head.
 * @param lead Fetch it at once and not only when the reader comes near.
 */
export function figure(asset: Asset, version: VersionModel, scene: Scene, lead = false): Child {
  const { say } = scene;
  const { file } = asset;
  if (!file) return box(say("not_shown"), say(asset.reason), caption(asset, scene));
  // The caption of what was removed could tell what the picture must not: it is left out.
  if (isRemoved(file, version)) return box(say("redaction"), say("asset_redacted"), null);
  const kind = kindOf(file);
  const key = formatHex(file.digest);
  const slot = slotOf(key, asset, file, scene);
  if (lead && !scene.library.settings().dataSaver && kind === "image") slot.fetch();
  if (slot.address === null) {
    const words = [
      h("strong", null, say("not_shown")),
      " ",
      say("withheld"),
      " ",
      tap(slot, key, kind, file, scene),
    ];
    return h(
      "figure",
      { class: "gone", "data-key": key },
      h("p", { class: "app" }, words),
      caption(asset, scene),
    );
  }
  const name = lead ? "lead" : kind;
  const attributes = { class: name, "data-key": key, tabindex: slot.tapped && -1 };
  return h("figure", attributes, medium(asset, slot, key, kind, file, scene), caption(asset, scene));
}

function medium(asset: Asset, slot: Slot, key: string, kind: string, file: File, scene: Scene): Child {
  const size = file.width && file.height ? { width: file.width, height: file.height } : {};
  // A news picture is never mere decoration.
  const alt = asset.alt || scene.say(kind === "image" ? "picture" : kind);
  if (slot.address) {
    const { address: src } = slot;
    if (kind === "image") return h("img", { src, ...size, alt });
    if (kind === "video") return h("video", { controls: true, src, ...size, "aria-label": alt });
    return h("audio", { controls: true, src, "aria-label": alt });
  }
  if (kind !== "image" || (scene.library.settings().dataSaver && !slot.tapped)) {
    // What a picture costs is known once its file is chosen.
    const isOpen = slot.asking || (kind === "image" && !slot.file);
    return h("p", { class: "app tap" }, isOpen ? scene.say("checking") : tap(slot, key, kind, file, scene));
  }
  const [width, height] = file.width && file.height ? [file.width, file.height] : [3, 2];
  return svg("svg", {
    class: "frame",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-label": alt,
    "data-slot": key,
  });
}

/** Returns the button that fetches a file, with the bytes that this costs. */
function tap(slot: Slot, key: string, kind: string, file: File, scene: Scene): Child {
  const size = sizeText((slot.file || file).length);
  const label = kind === "image" ? scene.say("show_picture", { size }) : `${scene.say(kind)}, ${size}`;
  return button(label, () => {
    slot.tapped = true;
    delete slot.address;
    scene.local.focus = key;
    slot.fetch();
    scene.redraw();
  });
}

function slotOf(key: string, asset: Asset, file: File, scene: Scene): Slot {
  const known = slots.get(key);
  if (known) return known;
  const { library, redraw } = scene;
  const chosen = library
    .choose(asset, Math.min(TEXT_WIDTH, window.innerWidth))
    .then((best) => (slot.file = best || file));
  const slot: Slot = {
    tapped: false,
    asking: false,
    fetch() {
      if (slot.asking || slot.address !== undefined) return;
      slot.asking = true;
      chosen
        .then((best) => library.file(best))
        .then((address) => {
          slot.address = address;
          slot.asking = false;
          redraw();
        });
    },
  };
  slots.set(key, slot);
  // The size on the button is the chosen file's.
  if (library.settings().dataSaver) chosen.then(redraw);
  return slot;
}

/** Fetches the pictures whose empty frames a reader comes near. Called after each drawing. */
export function watchFrames(root: Element): void {
  if (typeof IntersectionObserver === "function") {
    watcher =
      watcher ||
      new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) if (isIntersecting) approach(target);
        },
        { rootMargin: NEAR },
      );
    watcher.disconnect();
  }
  for (const frame of Array.from(root.querySelectorAll("[data-slot]"))) {
    if (watcher) watcher.observe(frame);
    else approach(frame);
  }
}

function approach(frame: Element): void {
  slots.get(frame.getAttribute("data-slot") || "")?.fetch();
}

function caption(asset: Asset, scene: Scene): Child {
  if (!asset.caption && !asset.credit) return null;
  return h(
    "figcaption",
    null,
    asset.caption && [h("span", { class: "caption" }, own(scene, lines(asset.caption))), " "],
    asset.credit && h("span", { class: "credit" }, own(scene, lines(asset.credit))),
  );
}

function box(label: string, reason: string, below: Child): Child {
  return h("figure", { class: "gone" }, h("p", null, h("strong", null, label), " ", reason), below);
}

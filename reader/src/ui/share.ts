/** Passing a story on: a link with the pin, a file with its proof, a code for the camera of the phone beside. */

import { utf8 } from "../archive/encoding";
import { button, type Child, h, svg } from "./dom";
import { qrCode } from "./qr";
import type { Scene } from "./scene";

const QUIET = 4; // modules of white around a code, as the standard asks

/** Returns all ways to share one story: what the fold-out of its page holds. */
export function ways(desk: string, work: string, scene: Scene): Child {
  const { say, local, library, redraw } = scene;
  const link = library.link(desk, work);
  const shown = h("input", {
    type: "text",
    readonly: true,
    value: link,
    dir: "ltr",
    "aria-label": say("share"),
  });
  const status = h("span", { role: "status", class: "said" }, local.copied && say("copied"));
  return [
    h("p", null, shown),
    h(
      "div",
      { class: "row" },
      button(say("copy_link"), () => {
        copy(link).then((copied) => {
          local.copied = copied;
          redraw();
        });
      }),
      typeof navigator.share === "function" &&
        button(`${say("share")}…`, () => {
          // A person who changes their mind is no failure.
          navigator.share({ url: link }).catch(() => undefined);
        }),
      button(say("as_file"), () => {
        library.exportStory(desk, work).then((file) => file && download(file.name, file.data));
      }),
      button(
        say("as_qr"),
        () => {
          local.qr = !local.qr;
          redraw();
        },
        { "aria-expanded": local.qr ? "true" : "false" },
      ),
      status,
    ),
    local.qr && drawn(link, scene),
  ];
}

/** Puts a text on the clipboard; says whether it is there. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Older engines, and pages without https, have only this way.
    const area = h("textarea", { "aria-hidden": "true", class: "away" }, text);
    const focused = document.activeElement;
    document.body.appendChild(area);
    area.select();
    const copied = document.execCommand("copy");
    document.body.removeChild(area);
    if (focused instanceof HTMLElement) focused.focus();
    return copied;
  }
}

/** Hands a file to the person. */
export function download(name: string, data: Blob): void {
  const href = URL.createObjectURL(data);
  const link = h("a", { href, download: name });
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

function drawn(link: string, scene: Scene): Child {
  const code = qrCode(utf8(link));
  if (!code) return null;
  const size = code.length + 2 * QUIET;
  let path = "";
  code.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    });
  });
  // Black on white in any colours: cameras look for that.
  return svg(
    "svg",
    { class: "qr", viewBox: `0 0 ${size} ${size}`, role: "img", "shape-rendering": "crispEdges" },
    svg("title", null, `${scene.say("as_qr")}: ${link}`),
    svg("path", { d: `M0 0h${size}v${size}h-${size}z`, fill: "#fff" }),
    svg("path", { d: path, fill: "#000" }),
  );
}

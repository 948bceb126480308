/**
 * Faces for scripts that many phones do not draw: fetched only where the device shows empty boxes, and only with bytes whose hash
 * the app knows.
 */

// A wide and a narrow letter of each script: where both are as wide as what stands for letters that do not exist, neither is drawn.
const LETTERS: Readonly<Record<string, readonly [string, string]>> = {
  my: ["\u1000", "\u101b"],
  km: ["\u1788", "\u179a"],
  lo: ["\u0ea1", "\u0e81"],
  bo: ["\u0f40", "\u0f62"],
  // Letters of Uyghur that faces for Arabic alone lack.
  ug: ["\u06d0", "\u06c7"],
};
const NO_LETTER = "\u0378"; // assigned to nothing

const loading: Record<string, boolean> = {};

/** Says whether this device draws the script of a language; true for every language that brings no face. */
export function isDrawn(language: string): boolean {
  const letters = LETTERS[language.split("-")[0]!];
  const context = letters && document.createElement("canvas").getContext("2d");
  if (!letters || !context) return true;
  context.font = "40px serif";
  const box = context.measureText(NO_LETTER).width;
  return letters.some((letter) => context.measureText(letter).width !== box);
}

/**
 * Loads the face of a language where the device needs it, and puts it first by the class `font-<tag>` on `<html>`.
 *
 * @param read Returns the proven bytes of a file of the app by its path, or null where no place gave them.
 * @returns Whether a face was added.
 */
export async function addFont(
  language: string,
  read: (path: string) => Promise<Uint8Array | null>,
): Promise<boolean> {
  const tag = language.split("-")[0]!;
  if (loading[tag] || isDrawn(tag) || typeof FontFace !== "function") return false;
  loading[tag] = true;
  try {
    const data = await read(`app/font-${tag}.woff2`);
    if (!data) throw new Error("no place gave the font");
    const face = await new FontFace(`Skywave ${tag}`, data.slice().buffer).load();
    document.fonts.add(face);
    document.documentElement.classList.add(`font-${tag}`);
    return true;
  } catch {
    // The text stands there with boxes, as before; another time, another place may have it.
    delete loading[tag];
    return false;
  }
}

/** One sentence in the place of everything: where nothing of a page may be shown. */

import { clear, h } from "./dom";
import { direction, type Spoken } from "./words";

export function sayOnly(into: Document, { words, language }: Spoken, word: string): void {
  const { body, documentElement: html } = into;
  const text = words[word] ?? word;
  if (body.textContent === text) return;
  html.lang = language;
  html.dir = direction(language);
  into.title = text;
  clear(body);
  body.appendChild(h("main", { id: "main", class: "plain", role: "alert" }, h("h1", null, text)));
}

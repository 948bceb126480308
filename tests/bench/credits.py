"""How much of a saved page comes through: photo credits, captions, whose they are, and the text; beside the known extractors.

Every tool gets the same pages. What is counted:

* A credit is kept where it occurs in what the tool returns, letter for letter, after NFC and with runs of white space as one
  space: in the text, in a caption, or in an attribute of a picture. The label ("Photo by", "Image copyright") and the brackets
  around it are not asked for. A caption likewise.
* A picture is tied where the tool returns the picture under its own address with both its caption and its credit. For Skywave
  that is an asset with both in its caption, credit and alternative text. For a tool that returns HTML it is enough that both
  stand in the picture's figure or attributes, or anywhere between the picture and the next: this favours those tools.
* A decoy is a picture of another story, an advertisement, a logo or a face that the tool returns as the story's.
* Text is the share of the story's sentences that are there; noise is the share of foreign sentences (headlines of other stories,
  plugs, readers' comments) that are there too.
"""

from __future__ import annotations

import importlib.util
import re
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.pages import Page, make_pages
from tests.bench.table import Row

EACH = 8
_ATTRIBUTES = ("alt", "title", "aria-label", "data-caption", "data-credit", "data-image-caption")
_SOURCES = ("src", "data-src", "srcset", "data-srcset", "data-original", "url")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a tool returns it: every address it gives, and the text that it ties to it."""

    addresses: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool returns for a page.

    Attributes:
        title: One line.
        byline: Names.
        text: The story's text.
        pictures: Those it takes for the story's.
        more: Text outside the story's that it returns as well (captions, credits, attributes).
    """

    title: str = ""
    byline: str = ""
    text: str = ""
    pictures: tuple[Shown, ...] = ()
    more: str = ""


Tool = Callable[[Page, Path], Found]


def flat(text: str) -> str:
    """Return a text as it is compared."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


# --- counting ---------------------------------------------------------------


def count(page: Page, found: Found) -> Counter[str]:
    """Return what was there and what of it was found."""
    text = flat(found.text)
    everything = f"{text} {flat(found.more)}"
    shown = [(picture.addresses, flat(picture.text)) for picture in found.pictures]
    score: Counter[str] = Counter(
        pages=1,
        pictures=len(page.pictures),
        sentences=len(page.body),
        foreign=len(page.boilerplate),
        titles=flat(found.title) == flat(page.title),
        bylines=flat(page.byline) in flat(found.byline),
        sentences_kept=sum(flat(sentence) in text for sentence in page.body),
        foreign_kept=sum(flat(sentence) in everything for sentence in page.boilerplate),
        decoys=sum(any(key in addresses for addresses, _ in shown) for key in page.decoys),
    )
    for picture in page.pictures:
        credit, caption = flat(picture.credit), flat(picture.caption)
        own = [words for addresses, words in shown if picture.key in addresses]
        score["pictures_kept"] += bool(own)
        score["credits_kept"] += credit in everything
        score["captions_kept"] += caption in everything
        score["credits_tied"] += any(credit in words for words in own)
        score["tied"] += any(credit in words and caption in words for words in own)
    return score


def share(score: Counter[str], part: str, whole: str) -> float:
    """Return how many in a hundred."""
    return 100 * score[part] / score[whole] if score[whole] else 0.0


# --- the tools --------------------------------------------------------------


def read_html(html: str) -> tuple[str, tuple[Shown, ...], str]:
    """Return the text of a tool's HTML, its pictures with what is tied to each, and the attributes that readers may see.

    Text belongs to the picture of the figure that it stands in; elsewhere, to the last picture before it.
    """
    tree = import_module("lxml.html").document_fromstring(f"<html><body>{html}</body></html>")
    texts: list[str] = []
    notes: list[str] = []
    addresses: list[str] = []
    tied: list[list[str]] = []
    owner: dict[Any, int] = {}  # of a figure: its last picture so far
    above: dict[Any, list[str]] = {}  # of a figure: its text before its first picture

    def take(text: str | None, element: Any) -> None:
        if not text or not text.strip():
            return
        texts.append(text)
        figure = next((e for e in (element, *element.iterancestors()) if e.tag == "figure"), None)
        if figure is not None and figure in owner:
            tied[owner[figure]].append(text)
        elif figure is not None:
            above.setdefault(figure, []).append(text)
        elif tied:
            tied[-1].append(text)

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            return
        if element.tag in ("img", "graphic"):
            addresses.append(" ".join(element.get(name) or "" for name in _SOURCES))
            attributes = [element.get(name) or "" for name in _ATTRIBUTES]
            notes.extend(attributes)
            tied.append(attributes)
            figure = next((e for e in element.iterancestors() if e.tag == "figure"), None)
            if figure is not None:
                owner[figure] = len(tied) - 1
                tied[-1] += above.pop(figure, [])
        take(element.text, element)
        for child in element:
            walk(child)
            take(child.tail, element)
        if element.tag in ("p", "div", "li", "figcaption", "h1", "h2", "h3", "td", "br"):
            texts.append("\n")

    walk(tree.body)
    pictures = tuple(Shown(address, " ".join(words)) for address, words in zip(addresses, tied, strict=True))
    return "".join(texts), pictures, " ".join(notes)


def skywave(page: Page, path: Path) -> Found:
    """Skywave's own source, from the file."""
    from skywave.sources.html import Html
    from skywave.sources.reading.material import LocalMaterial

    drafts = list(Html().read(LocalMaterial(path)))
    if not drafts:
        return Found()
    draft = drafts[0]
    pictures = tuple(
        Shown(" ".join((asset.address, asset.name, *asset.ids)), f"{asset.caption} {asset.credit} {asset.alt}")
        for asset in draft.assets
    )
    text = "\n".join(_texts(draft.blocks))
    return Found(draft.title, " ".join(draft.byline), text, pictures, " ".join(picture.text for picture in pictures))


def _texts(value: Any) -> Iterator[str]:
    """Yield the text of blocks, whatever they are."""
    if isinstance(value, str):
        return
    if isinstance(value, tuple):
        if value and all(hasattr(part, "marks") for part in value):
            yield "".join(part.text for part in value)
            return
        for part in value:
            yield from _texts(part)
        return
    for name in getattr(value, "__slots__", ()):
        yield from _texts(getattr(value, name))


def trafilatura(page: Page, path: Path) -> Found:
    """Images, no comments, recall before precision."""
    html = import_module("trafilatura").extract(
        page.html,
        url=page.address,
        output_format="html",
        include_images=True,
        include_comments=False,
        favor_recall=True,
        with_metadata=True,
    )
    if not html:
        return Found()
    named = dict(re.findall(r'<meta name="(\w+)" content="([^"]*)"', html))
    body = html.partition("<body")[2]
    text, pictures, notes = read_html("<div" + body.rpartition("</body>")[0] + "</div>")
    return Found(unescape(named.get("title", "")), unescape(named.get("author", "")), text, pictures, notes)


def readability(page: Page, path: Path) -> Found:
    """The summary's HTML."""
    document = import_module("readability").Document(page.html, url=page.address)
    text, pictures, notes = read_html(document.summary(html_partial=True))
    return Found(document.short_title(), "", text, pictures, notes)


def newspaper(page: Page, path: Path) -> Found:
    """Its text and its article's HTML, and the lead picture that it names."""
    library = import_module("newspaper")
    config = library.Config()
    config.fetch_images = False
    try:
        article = library.Article(page.address, config=config, keep_article_html=True, language=page.language[:2])
        article.download(input_html=page.html)
        article.parse()
    except (ImportError, ValueError):  # a language whose word splitter is a package of its own, or unknown
        article = library.Article(page.address, config=config, keep_article_html=True, language="en")
        article.download(input_html=page.html.replace(f'<html lang="{page.language}">', "<html>"))
        article.parse()
    text, pictures, notes = read_html(article.article_html or "")
    lead = (Shown(article.top_image, ""),) if article.top_image else ()
    return Found(article.title or "", " ".join(article.authors), f"{article.text}\n{text}", (*pictures, *lead), notes)


TOOLS: dict[str, tuple[str, Tool]] = {
    "Skywave": ("skywave.sources.html", skywave),
    "trafilatura": ("trafilatura", trafilatura),
    "readability-lxml": ("readability", readability),
    "newspaper4k": ("newspaper", newspaper),
}


def installed() -> list[str]:
    """Return the tools that are there."""
    return [name for name, (module, _) in TOOLS.items() if importlib.util.find_spec(module)]


# --- running ----------------------------------------------------------------


@dataclass(slots=True)
class Result:
    """What a tool made of all pages: scores by shape, its CPU seconds, and the pages on which it failed."""

    shapes: dict[str, Counter[str]]
    seconds: float
    failed: list[str]

    @property
    def total(self) -> Counter[str]:
        return sum(self.shapes.values(), Counter())


def measure(name: str, pages: Iterable[Page], work: Path) -> Result:
    """Let a tool read pages, and count."""
    tool = TOOLS[name][1]
    shapes: dict[str, Counter[str]] = {}
    failed: list[str] = []
    seconds = 0.0
    path = work / "page.html"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the peers' own
        for number, page in enumerate(pages):
            path.write_text(page.html, encoding="utf-8")
            if number == 0:
                _try(tool, page, path)  # importing is not reading
            start = time.process_time()
            found = _try(tool, page, path)
            seconds += time.process_time() - start
            if found is None:
                failed.append(page.shape)
            score = count(page, found or Found())
            shapes[page.shape] = shapes.get(page.shape, Counter()) + score
    return Result(shapes, seconds, failed)


def _try(tool: Tool, page: Page, path: Path) -> Found | None:
    try:
        return tool(page, path)
    except Exception:  # noqa: BLE001 - whatever a tool does with a page, the others are measured
        return None


_LINES = (
    ("photo credits kept", "credits_kept", "pictures", 1),
    ("captions kept", "captions_kept", "pictures", 1),
    ("pictures kept", "pictures_kept", "pictures", 1),
    ("pictures tied to their caption and credit", "tied", "pictures", 1),
    ("sentences of the story kept", "sentences_kept", "sentences", 1),
    ("foreign sentences kept (noise)", "foreign_kept", "foreign", -1),
    ("titles right", "titles", "pages", 1),
    ("bylines right", "bylines", "pages", 1),
)


def run(work: Path, each: int = EACH) -> tuple[list[Row], list[str]]:
    """Measure every tool that is installed."""
    pages = make_pages(each)
    work.mkdir(parents=True, exist_ok=True)
    results = {name: measure(name, pages, work) for name in installed()}
    return rows(results), [_note(pages, results), *_shape_table(results)]


def rows(results: dict[str, Result]) -> list[Row]:
    """Return the table: Skywave beside the peers."""
    totals = {name: result.total for name, result in results.items()}
    peers = [name for name in totals if name != "Skywave"]
    ours = totals.get("Skywave")
    found = []
    for label, part, whole, sign in _LINES:
        values = {name: share(total, part, whole) for name, total in totals.items()}
        best = max((sign * values[name] for name in peers), default=None)
        mark = "-"
        if ours is not None and best is not None:
            mark = "yes" if sign * values["Skywave"] >= best else "**no**"
        shown = f"{values['Skywave']:.1f} %" if ours is not None else "-"
        beside = "; ".join(f"{name} {values[name]:.1f} %" for name in peers)
        found.append(Row(label, shown, beside or "-", "best" if best is not None else "-", mark))
    decoys = {name: total["decoys"] for name, total in totals.items()}
    fewest = min((decoys[name] for name in peers), default=None)
    found.append(
        Row(
            "foreign pictures taken",
            str(decoys.get("Skywave", "-")),
            "; ".join(f"{name} {decoys[name]:,}" for name in peers) or "-",
            "fewest" if fewest is not None else "-",
            "-" if ours is None or fewest is None else "yes" if decoys["Skywave"] <= fewest else "**no**",
        )
    )
    speed = {name: result.total["pages"] / max(result.seconds, 1e-9) for name, result in results.items()}
    found.append(
        Row(
            "pages a second (CPU)",
            f"{speed['Skywave']:.0f}" if ours is not None else "-",
            "; ".join(f"{name} {speed[name]:.0f}" for name in peers) or "-",
        )
    )
    return found


def _note(pages: list[Page], results: dict[str, Result]) -> str:
    shapes = len({page.shape for page in pages})
    pictures = sum(len(page.pictures) for page in pages)
    languages = len({page.language for page in pages})
    failures = "; ".join(f"{name} failed on {len(result.failed)}" for name, result in results.items() if result.failed)
    return (
        f"{len(pages):,} generated pages in {shapes} shapes of real sites and systems and {languages} languages, with "
        f"{pictures:,} pictures. The words are invented, and the generator knows nothing of any extractor. How each thing "
        "is counted stands at the head of `tests/bench/credits.py`. newspaper4k is without the word splitters of Chinese, Korean "
        f"and Thai, which are packages of their own.{f' {failures}.' if failures else ''}"
    )


def _shape_table(results: dict[str, Result]) -> list[str]:
    """Return Skywave's figures by shape, the weakest first, of those in which anything was lost."""
    ours = results.get("Skywave")
    if ours is None:
        return []
    lines = ["| shape | credits | captions | tied | text | noise | titles | foreign pictures |", "| --- " * 8 + "|"]
    clean = []

    def weakness(item: tuple[str, Counter[str]]) -> tuple[float, float, str]:
        name, score = item
        return share(score, "tied", "pictures"), share(score, "sentences_kept", "sentences"), name

    for name, score in sorted(ours.shapes.items(), key=weakness):
        if (
            score["tied"] == score["credits_kept"] == score["captions_kept"] == score["pictures"]
            and score["sentences_kept"] == score["sentences"]
            and score["titles"] == score["pages"]
        ):
            clean.append(name)
            continue
        cells = [
            f"{share(score, part, whole):.0f} %"
            for part, whole in (
                ("credits_kept", "pictures"),
                ("captions_kept", "pictures"),
                ("tied", "pictures"),
                ("sentences_kept", "sentences"),
                ("foreign_kept", "foreign"),
                ("titles", "pages"),
            )
        ]
        lines.append(f"| {name} | {' | '.join(cells)} | {score['decoys']} |")
    found = []
    if len(lines) > 2:
        found.append("Skywave by shape, the weakest first:\n\n" + "\n".join(lines))
    if clean:
        found.append(f"Nothing of the story lost in {len(clean)} shapes: {', '.join(clean)}.")
    return found

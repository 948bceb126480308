"""The elements of an ANS story as blocks and assets.

Neighbouring elements of text are read together, as they stand on the page, so that what ends a story is seen at its end.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from skywave import limits
from skywave.archive.body import Embed, Figure
from skywave.sources.reading.blocks import parse_html, plain_text
from skywave.sources.reading.clean import clean_lines, clean_link, clean_raw, is_visible
from skywave.sources.reading.collected import Collected
from skywave.sources.reading.fields import (
    Item,
    address_id,
    at,
    cut_line,
    joined,
    line,
    mapping,
    objects,
    plain_id,
    string,
)
from skywave.sources.reading.fragment import read_fragment
from skywave.story.credit import split_caption
from skywave.story.draft import CLARIFICATION, CORRECTION, UPDATE, DraftAsset, DraftNote, Furniture

if TYPE_CHECKING:
    from collections.abc import Callable

    from skywave.archive.body import Block

_NAMES = 50
_RIGHTS = {"staff": "owned", "wires": "wire", "stock": "stock", "handout": "handout"}
_NOTES = {"correction": CORRECTION, "clarification": CLARIFICATION, "update": UPDATE}
# Where the photo desk's tools keep what a photo's own metadata say of its use.
_TERMS = (
    "usage_instructions",
    "usage_terms",
    "iptc_usage_terms",
    "special_instructions",
    "instructions",
    "restrictions",
)


def right_of(item: Item) -> str:
    """Return the right class that the category of a distributor states outright; freelance work may be anything.

    Where a distributor is not described, the older `source` may say that a thing is from elsewhere. That it is the staff's
    own is not believed there, because systems fill it in by themselves.
    """
    if category := string(item, "distributor", "category"):
        return _RIGHTS.get(category, "")
    right = _RIGHTS.get(string(item, "source", "source_type"), "")
    return "" if right == "owned" else right


def holder_of(item: Item) -> str:
    """Return who distributes a thing, or the older `source` where that is somebody else."""
    if name := line(item, "distributor", "name"):
        return name
    elsewhere = not at(item, "distributor", "category") and right_of(item)
    return line(item, "source", "name") if elsewhere else ""


def names_of(credits_: object) -> tuple[str, ...]:
    """Return the names of those who made a thing, as readers may see them.

    The byline stands above the name, which may be the real name of somebody who writes under another one.

    Args:
        credits_: People by the kind of their work, of which only `by` counts, or a plain list of them.
    """
    names = [
        line(person, "byline") or line(person, "additional_properties", "original", "byline") or line(person, "name")
        for person in (objects(credits_, "by") if type(credits_) is dict else objects({"by": credits_}, "by"))
        if person.get("type") != "reference"
    ]
    return tuple(dict.fromkeys(name for name in names if is_visible(name)))[:_NAMES]


def correction(part: Item) -> DraftNote:
    """Return a correction as a note; one of a kind of the house's own is a correction."""
    return DraftNote(_NOTES.get(string(part, "correction_type").lower(), CORRECTION), words_of(string(part, "text")))


def words_of(html: str) -> str:
    """Return the words of a short text that may hold marks."""
    if "<" not in html and "&" not in html:
        return clean_lines(html)
    return clean_lines("\n".join(plain_text(block) for block in parse_html(html).blocks))


class Text:
    """Collects the blocks, assets, notes and furniture of one story.

    Args:
        base: The public address that relative ones count from, or empty.
    """

    def __init__(self, base: str) -> None:
        self._collected = Collected()
        self._blocks = self._collected.blocks
        self.assets, self.notes, self.furniture = (
            self._collected.assets,
            self._collected.notes,
            self._collected.furniture,
        )
        self._base = base
        self._html: list[str] = []
        self._known: dict[str, Callable[[Item], None]] = {
            "audio": self._add_audio,
            "blockquote": lambda part: self._html.append(f"<blockquote>{string(part, 'content')}</blockquote>"),
            "code": lambda part: self._html.append(f"<pre>{escape(string(part, 'content'))}</pre>"),
            "correction": self._add_correction,
            "custom_embed": self._add_embed,
            "divider": lambda _: None,
            "element_group": lambda part: self.add(part.get("content_elements") or []),
            "gallery": lambda part: self.add(part.get("content_elements") or []),
            "header": self._add_header,
            "image": self._add_image,
            "interstitial_link": self._add_related,
            "link_list": self._add_links,
            "list": lambda part: self._html.append(_list_html(part)),
            "oembed_response": self._add_oembed,
            "quote": self._add_quote,
            "raw_html": lambda part: self._html.append(f"<div>{string(part, 'content')}</div>"),
            "redirect": lambda _: None,
            "reference": lambda _: None,
            "restricted": lambda _: None,
            "table": lambda part: self._html.append(_table_html(part)),
            "text": lambda part: self._html.append(f"<p>{string(part, 'content')}</p>"),
            "video": self._add_video,
        }

    def add(self, elements: object) -> None:
        """Add elements in their order."""
        for element in objects({"elements": elements}, "elements"):
            self._known.get(string(element, "type"), self._add_unknown)(element)

    @property
    def publisher(self) -> str:
        """The original publisher that a notice in the text names, or empty."""
        return self._collected.publisher

    def close(self) -> tuple[Block, ...]:
        """Return all blocks.

        Raises:
            Malformed: There is more than a body may hold.
        """
        self.finish()
        return self._collected.close()

    def finish(self) -> None:
        """Read the text that was collected last.

        Raises:
            Malformed: There is more than a body may hold.
        """
        html, self._html = "".join(self._html), []
        if not html:
            return
        self._collected.add_fragment(read_fragment(html, base=self._base))

    def add_lead(self, item: Item) -> None:
        """Add the picture that promotes the story: an image, or that of a gallery or video."""
        for part in (item, mapping(item, "promo_items", "basic"), mapping(item, "promo_image")):
            if part.get("type") == "image" and string(part, "url"):
                self._collected.number(self._asset(part))
                return
        for part in objects(item, "content_elements")[:1]:
            self.add_lead(part)

    # --- elements -------------------------------------------------------------------

    def _add_header(self, part: Item) -> None:
        level = part.get("level")
        # The first h1 of an HTML text may be taken for its title, which a header here never is.
        tag = f"h{max(2, int(level))}" if isinstance(level, int | float) and 1 <= level <= 6 else "h2"
        self._html.append(f"<{tag}>{string(part, 'content')}</{tag}>")

    def _add_image(self, part: Item) -> None:
        if string(part, "url"):
            self.finish()
            self._blocks.append(Figure(self._collected.number(self._asset(part))))

    def _add_audio(self, part: Item) -> None:
        streams = sorted(objects(part, "streams"), key=_bitrate, reverse=True)
        address = next((found for stream in streams if (found := string(stream, "url"))), string(part, "source_url"))
        asset = self._asset(part | {"url": address})
        title = clean_lines(string(part, "headlines", "basic"))
        self._collected.number(replace(asset, kind="audio", caption=asset.caption or title))

    def _add_video(self, part: Item) -> None:
        address = self._link(string(part, "canonical_url"))
        streams = [stream for stream in objects(part, "streams") if string(stream, "stream_type") in ("", "mp4")]
        title = line(part, "headlines", "basic") or line(part, "description", "basic")
        for url in (address, *(string(stream, "url") for stream in sorted(streams, key=_bitrate))):
            if url and self._embed(url, title):
                return

    def _add_quote(self, part: Item) -> None:
        """Add a quotation; what it holds beside text follows it."""
        words, others = [], []
        for inner in objects(part, "content_elements"):
            kind = string(inner, "type")
            if kind in ("text", "header", "blockquote", "raw_html"):
                words.append(f"<p>{string(inner, 'content')}</p>")
            elif kind == "list":
                words.append(_list_html(inner))
            else:
                others.append(inner)
        by = string(part, "citation", "content")
        self._html.append(f"<blockquote>{''.join(words)}{f'<cite>{by}</cite>' if by else ''}</blockquote>")
        self.add(others)

    def _add_correction(self, part: Item) -> None:
        note = correction(part)
        if note.text:
            self.notes.append(note)

    def _add_embed(self, part: Item) -> None:
        self._embed(string(part, "embed", "url"), "")

    def _add_links(self, part: Item) -> None:
        for link in objects(part, "items"):
            self._add_related(link)

    def _add_related(self, part: Item) -> None:
        link = self._link(string(part, "url")) or ""
        self._add_furniture("related", joined(words_of(string(part, "content")), link))

    def _add_oembed(self, part: Item) -> None:
        raw = mapping(part, "raw_oembed")
        if not self._embed(string(raw, "url"), line(raw, "title") or line(raw, "author_name")):
            self._html.append(f"<div>{string(raw, 'html')}</div>")

    def _add_unknown(self, part: Item) -> None:
        kind = string(part, "type")
        rating = part.get("numeric_rating")
        if kind == "numeric_rating":
            high = part.get("max")
            of = f" of {high}" if type(high) in (int, float) else ""
            self._add_furniture("other", f"{rating}{of} {line(part, 'units')}".strip())
        else:
            self._add_furniture("other", string(part, "endorsement") or words_of(string(part, "content")))

    def _add_furniture(self, kind: str, text: str) -> None:
        found = clean_lines(text)[: limits.TEXT_CHARACTERS]
        if is_visible(found):
            self.furniture.append(Furniture(kind, clean_lines(found)))

    def _embed(self, address: str, title: str) -> bool:
        found = self._link(address)
        if found:
            self.finish()
            self._blocks.append(Embed(found, title))
        return bool(found)

    def _link(self, address: str) -> str | None:
        return clean_link(address, base=self._base) if address.strip() else None

    # --- pictures and sounds ----------------------------------------------------------

    def _asset(self, part: Item) -> DraftAsset:
        """Return an image or audio as the source describes it."""
        written = string(part, "url")
        address = self._link(written) or ""
        more = mapping(part, "additional_properties")
        distributor = mapping(part, "distributor")
        sub = line(distributor, "subcategory")
        terms = [clean_raw(string(part, "copyright")), f"distributor's category: {sub}" if sub else ""]
        terms += [clean_raw(string(more, key)) for key in _TERMS]
        code = line(part, "content_restrictions", "content_code")
        terms.append(f"content code: {code}" if code else "")
        terms += [
            f"geographic restriction: {line(limit, 'restriction_id')}"
            for limit in objects(part, "content_restrictions", "geo", "restrictions")
        ]
        if at(part, "syndication", "external_distribution") is False:
            terms.append("no external distribution")
        if at(part, "content_restrictions", "embargo", "active") is True:
            until = line(part, "content_restrictions", "embargo", "end_time")
            terms.append(f"embargoed until {until}" if until else "embargoed without an end")
        if more.get("restricted") is True:
            terms.append("restricted in the source")
        caption, credit = words_of(string(part, "caption") or string(part, "subtitle")), _credit(part)
        if not credit:
            caption, credit = split_caption(caption)
        ids = (plain_id("ans", string(part, "_id")), address_id(written, base=self._base))
        return DraftAsset(
            _file_name(written),
            caption=caption,
            credit=credit,
            right=right_of(part),
            alt=clean_lines(string(part, "alt_text")),
            address=address,
            ids=tuple(found for found in ids if found),
            holder=holder_of(part) or line(more, "iptc_source"),
            terms=joined(*terms),
        )


def _credit(part: Item) -> str:
    """Return the credit line as a site prints it: what the source wrote out, else names and their organisation."""
    if written := names_of(part.get("vanity_credits")):
        return ", ".join(written)
    own = ", ".join(names_of(part.get("credits")))
    affiliations = objects(part, "credits", "affiliation")
    bodies = [name for body in affiliations if (name := line(body, "name")) and name.lower() not in own.lower()]
    return clean_raw("/".join(dict.fromkeys(filter(None, [own, *bodies]))))


def _list_html(part: Item) -> str:
    """Return a list with its lists inside; they are few, as nothing is nested deeply."""
    tag = "ol" if string(part, "list_type") == "ordered" else "ul"
    items = (_list_html(i) if i.get("type") == "list" else string(i, "content") for i in objects(part, "items"))
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _table_html(part: Item) -> str:
    header = "".join(f"<th>{string(cell, 'content')}</th>" for cell in objects(part, "header"))
    rows = part.get("rows")
    found = [f"<tr>{header}</tr>"] if header else []
    for row in rows if type(rows) is list else []:
        cells = "".join(f"<td>{string(cell, 'content')}</td>" for cell in objects({"row": row}, "row"))
        found.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(found)}</table>"


def _bitrate(stream: Item) -> float:
    rate = stream.get("bitrate")
    return rate if isinstance(rate, int | float) else 0


def _file_name(address: str) -> str:
    return cut_line(address.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2])[:255]

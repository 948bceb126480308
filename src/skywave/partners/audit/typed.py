"""What people type into a plain text in the place of pictures and marks: captions in brackets, Markdown.

    [Photo: A caption. - Somebody/Agency]             a picture that stands in no text: caption and credit
    ![alt](files/x.jpg "title")                       a picture of Markdown; a line in stars below it is its caption
    *A notice.*   **Correction: ...**                 the words without the stars
    [the original](https://news.example/story)        the words, and the address after them

The pictures are taken out of the text, so that no caption is read as a sentence, and no sentence as a caption.

>>> taken_apart("*The notice.* Read [the original](https://rfa.example/x)")[0]
'The notice. Read the original https://rfa.example/x'
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.copy import CopyPicture
from skywave.sources.page import captions

if TYPE_CHECKING:
    from collections.abc import Iterator

_PICTURES: Final = 100
_LINE: Final = 2_000  # characters; a longer line is prose
_OPENING = re.compile(
    r"\s*[\[［【(（]\s*(?:photo|image|picture|pic|caption|图片|圖片|照片|图|圖|사진|ảnh|hình|hình ảnh|ဓာတ်ပုံ|ပုံ|ภาพ|รูป)"
    r"\s*\d{0,3}\s*[:：]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"{_OPENING.pattern}\s*(?P<words>\S.*?)\s*[\]］】)）]\s*", re.IGNORECASE)
_OPENED = (
    (re.compile(r"\s*!\["), re.compile(r"\)\s*\Z")),
    (_OPENING, re.compile(r"[\]］】)）]\s*\Z")),
    (re.compile(r"\s*\*{1,3}[^\s*]"), re.compile(r"[^\s*]\*{1,3}\s*\Z")),
)
_WIDTHS: Final = range(55, 101)
_LEAST_BREAKS, _ALL_BUT = 4, 0.85
_BROKEN: Final = 5  # lines into which a caption may be broken
_DASH = re.compile(r"\s+[-–—|]\s+")
_IMAGE = re.compile(
    r"\s*!\[(?P<alt>[^\]]{0,1000})\]\(\s*<?(?P<address>[^\s()<>]{1,1000})>?(?:\s+[\"'][^\"']{0,500}[\"'])?\s*\)\s*"
)
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]{1,500})\]\((?P<address>https?://[^\s()]{1,1000})\)")
_STARRED = re.compile(r"\s*(?P<stars>\*{1,3}|_{1,3})(?P<words>[^\s*_](?:.*[^\s*_])?)(?P=stars)\s*")
_EMPHASIS = re.compile(r"(?<![\w*])(?P<stars>\*{1,3})(?=[^\s*])(?P<words>[^*]{1,1500})(?<=\S)(?P=stars)(?![\w*])")


def taken_apart(text: str) -> tuple[str, tuple[CopyPicture, ...]]:
    """Return a plain text without what stands in it for pictures, and these pictures."""
    kept: list[str] = []
    found: list[CopyPicture] = []
    waiting = False  # the line before was a picture without its caption
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line in _unwrapped(_rejoined(lines)):
        if len(line) > _LINE or len(found) >= _PICTURES:
            kept.append(line)
            waiting = False
        elif match := _IMAGE.fullmatch(line):
            found.append(CopyPicture(match["address"], alt=match["alt"].strip()))
            waiting = True
            kept.append("")
        elif match := _BRACKETED.fullmatch(line):
            found.append(CopyPicture("", *_split(match["words"])))
            waiting = False
            kept.append("")
        elif waiting and (match := _STARRED.fullmatch(line)):
            found[-1] = CopyPicture(found[-1].address, *_split(match["words"]), alt=found[-1].alt)
            waiting = False
            kept.append("")
        else:
            waiting = waiting and not line.strip()
            kept.append(_without_marks(line))
    return "\n".join(kept), tuple(found)


def _rejoined(lines: list[str]) -> list[str]:
    """Return the lines of a text that was broken at a width, each paragraph as one; every other text as it is.

    It was, where at some width no line is longer, unless it has no space, and the next word never had room on the line before.
    """
    blocks = [
        [line.strip() for line in block] for full, block in groupby(lines, key=lambda line: bool(line.strip())) if full
    ]
    pairs = [(len(one), len(other.partition(" ")[0])) for block in blocks for one, other in pairwise(block)]
    longest = max((len(line) for block in blocks if len(block) > 1 for line in block if " " in line), default=0)
    if len(pairs) < _LEAST_BREAKS or not _WIDTHS.start <= longest < _WIDTHS.stop:
        return lines
    if sum(length + 1 + word > longest for length, word in pairs) < _ALL_BUT * len(pairs):
        return lines
    head = [line for block in blocks[:1] for line in (*_runs(block, longest), "")]
    return head + [line for block in blocks[1:] for line in (" ".join(block), "")]


def _runs(block: list[str], width: int) -> list[str]:
    """Return the lines of a text's head, joined where they were broken: title, byline and date stand on lines of their own."""
    found = block[:1]
    for line, after in pairwise(block):
        if len(line) + 1 + len(after.partition(" ")[0]) > width:
            found[-1] = f"{found[-1]} {after}"
        else:
            found.append(after)
    return found


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Yield lines, those of one caption or one run in stars as one where they were broken at a width."""
    place = 0
    while place < len(lines):
        line = lines[place]
        opened = next((end for start, end in _OPENED if start.match(line)), None)
        taken = 1
        if opened and not opened.search(line):
            ahead = [part.strip() for part in lines[place + 1 : place + 1 + _BROKEN]]
            ahead = ahead[: ahead.index("")] if "" in ahead else ahead
            closing = next((count for count, part in enumerate(ahead, 1) if opened.search(part)), 0)
            line, taken = " ".join([line.rstrip(), *ahead[:closing]]), 1 + closing
        yield line
        place += taken


def _split(words: str) -> tuple[str, str]:
    """Return caption and credit: parted by a dash, else as they are told everywhere."""
    caption, credit = captions.split(words)
    dashes = list(_DASH.finditer(words))
    if dashes and (not credit or credit in words[dashes[-1].end() :]):
        return words[: dashes[-1].start()].strip(), words[dashes[-1].end() :].strip()
    return (caption, credit) if credit else (words, "")


def _without_marks(line: str) -> str:
    line = _LINK.sub(lambda found: f"{found['words']} {found['address']}", line)
    match = _STARRED.fullmatch(line)
    return _EMPHASIS.sub(lambda found: found["words"], match["words"] if match else line)

r"""Takes the editors' signatures off the end of a text; the names of reporters, presenters and guests stay.

    （责编：梒青）   编辑：何平   記者：家傲 責編：梒青   에디터 김진국, 웹팀 이경하   Edited by A. Example.

An editor's name is not for readers, and may endanger whoever bears it. Only the last lines of the last few paragraphs are
looked at, and only what is plainly a signature goes: a label that names the task, a colon, short names.

>>> from skywave.archive.body import Paragraph, Span
>>> without_signoffs((Paragraph((Span("Text.\n（责编：梒青）"),)),))[0].text[0].text
'Text.'
"""

from __future__ import annotations

import re
from dataclasses import replace

from skywave.archive.body import Block, Embed, Figure, Inline, Paragraph, Span

_PARAGRAPHS = 4
_NAMES_CHARACTERS = 40
_REST_CHARACTERS = 100
_LABELS = (
    "责任编辑|責任編輯|责编|責編|网编|網編|编审|編審|编辑|編輯|校对|校對|审核|審核|에디터|편집|웹팀|"
    "Biên tập viên|Biên tập|Hiệu đính|บรรณาธิการ|ບັນນາທິການ|အယ်ဒီတာ|အယ္ဒီတာ|អ្នកកែសម្រួល|"
    "རྩོམ་སྒྲིག་པ།?|རྩོམ་སྒྲིག|تەھرىر|مۇھەررىر|Penyunting|Web editors?|Copy editors?|Editors?"
)
_EDITOR = re.compile(rf"(?:(?<=[\s（(。.!?！？”\",，、;；/|])|^)(?:{_LABELS})\s?[:：]", re.IGNORECASE | re.MULTILINE)
# Where the names end: before the next label, at a closing bracket, at the end of the line.
_END = re.compile(r"[ 、,，;；/|]+[^\s:：()（）。、,，]{1,15}\s?[:：]|\s*[)）]|\s*$", re.MULTILINE)
_SENTENCE = re.compile('[。！？!?…“”"\n]')
_KOREAN = re.compile(r"\s*에디터 [가-힣]{2,5}(?:[,.]?\s*웹팀 [가-힣]{2,5})?[.。]?\s*\Z")
_ENGLISH = re.compile(r'(?:\A|(?<=[.!?”"\n])) *(?:Web edited|Edited)(?: in English)? by [A-Z][^\n:;!?]{1,100}\Z')


def without_signoffs(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks without the editors' signatures in the last paragraphs."""
    kept = list(blocks)
    looked = 0
    for place in range(len(kept) - 1, -1, -1):
        block = kept[place]
        if isinstance(block, Figure | Embed):
            continue
        looked += 1
        if looked > _PARAGRAPHS or not isinstance(block, Paragraph):
            break
        text = _without(block.text)
        if text is not block.text:
            kept[place : place + 1] = [Paragraph(text)] if text else []
    return tuple(kept)


def _without(inline: Inline) -> Inline:
    text = "".join(span.text for span in inline)
    while found := _signature(text):
        start, end = found
        inline = _cut(inline, start, end)
        text = text[:start] + text[end:]
    return inline


def _signature(text: str) -> tuple[int, int] | None:
    """Return where a signature stands in the last lines of a text, with the brackets and spaces that go with it."""
    for pattern in (_KOREAN, _ENGLISH):
        if match := pattern.search(text):
            return match.span()
    for match in _EDITOR.finditer(text):
        start, end = match.start(), len(text)
        if ending := _END.search(text, match.end()):
            end = ending.start()
        names, rest = text[match.end() : end].strip(), text[end:]
        # Other signatures may follow on lines of their own, but no more of the story.
        if len(names) > _NAMES_CHARACTERS or len(rest) > _REST_CHARACTERS or _SENTENCE.search(names):
            continue
        if all(_is_label_line(line) for line in rest.split("\n")[1:]) and not _SENTENCE.search(rest.partition("\n")[0]):
            return _widened(text, start, end)
    return None


def _is_label_line(line: str) -> bool:
    return not line.strip() or ":" in line or "：" in line


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with an emptied pair of brackets, and with the spaces on one side."""
    while end < len(text) and text[end] in " 、,，;；/|":
        end += 1
    while start and text[start - 1] in " 、,，;；/|" and (end == len(text) or text[end] in "\n)）"):
        start -= 1
    if start and end < len(text) and text[start - 1] in "(（" and text[end] in ")）":
        start, end = start - 1, end + 1
    if end == len(text) or text[end] == "\n":
        while start and text[start - 1].isspace():
            start -= 1
    if not start:
        while end < len(text) and text[end].isspace():
            end += 1
    return start, end


def _cut(inline: Inline, start: int, end: int) -> Inline:
    """Return an inline without the characters from `start` to `end`."""
    spans: list[Span] = []
    place = 0
    for span in inline:
        length = len(span.text)
        text = span.text[: max(0, start - place)] + span.text[max(0, end - place) :]
        if text:
            spans.append(span if len(text) == length else replace(span, text=text))
        place += length
    return tuple(spans)

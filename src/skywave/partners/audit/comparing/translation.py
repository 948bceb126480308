"""Translations, and Burmese in the old encoding: copies in other letters than the original's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing.grading import cap
from skywave.partners.audit.comparing.lexicon import base_of
from skywave.partners.audit.comparing.numbers import read
from skywave.partners.audit.findings import ALLOWED, FAULT, NOTE, Finding
from skywave.story.language import detect
from skywave.story.scripts.zawgyi import is_zawgyi, to_unicode

if TYPE_CHECKING:
    from skywave.partners.audit.comparing.comparison import Prose
    from skywave.partners.contract import Contract

_READ: Final = 60_000  # characters of either text looked at
_SHOWN: Final = 12


def as_unicode(prose: Prose) -> Prose:
    """Return a text whose Burmese is Unicode, whatever it was typed in."""
    sample = "\n".join(prose.paragraphs)[:20_000]
    if not any("\u1000" <= letter <= "\u109f" for letter in sample) or not is_zawgyi(sample):
        return prose
    paragraphs = tuple(to_unicode(paragraph) for paragraph in prose.paragraphs)
    return replace(prose, title=to_unicode(prose.title), paragraphs=paragraphs, summary=to_unicode(prose.summary))


def is_translation(original: Prose, copy: Prose, language: str) -> bool:
    """Say whether a copy is in another language than the original."""
    text = "\n".join((copy.title, *copy.paragraphs))[:_READ]
    found = base_of(detect(text))
    return len(text) > 80 and found not in ("und", base_of(language)) and bool(original.paragraphs)


def compare_translation(original: Prose, copy: Prose, language: str, contract: Contract) -> list[Finding]:
    """Return what can be said of a translation: that it is one, and which of the original's figures it lacks."""
    text = "\n".join((copy.title, *copy.paragraphs))[:_READ]
    found = detect(text)
    allowed = contract.edits.translation
    why = f"the original is in '{language}', the copy in '{found}'" + (
        "" if allowed else ", and the contract allows no translation"
    )
    findings = [
        Finding("translated", ALLOWED if allowed else FAULT, cap(original.title), cap(copy.title), "the page", why)
    ]
    ours = _figures("\n".join(original.paragraphs)[:_READ], base_of(language))
    theirs = _figures(text, base_of(found))
    missing = [figure for figure in ours if figure not in theirs]
    if missing:
        shown = ", ".join(missing[:_SHOWN]) + (", …" if len(missing) > _SHOWN else "")
        reason = "figures of the original that were not found in the translation; compare them by hand"
        findings.append(Finding("number-changed", NOTE, shown, "", "the page", reason))
    return findings


def _figures(text: str, language: str) -> list[str]:
    """Return the figures of a text of two digits and more, each once."""
    found = [
        token.key.lstrip("#").rsplit(":", 1)[-1]
        for line in text.splitlines()
        for token in read(line, language)
        if token.sort == "num" or token.sort.startswith(("day:", "year:"))
    ]
    return [figure for figure in dict.fromkeys(found) if figure.replace(".", "").isdigit() and Decimal(figure) >= 13]

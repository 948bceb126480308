from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave.archive.body import Paragraph, Span
from skywave.story.credit import normalise_credit
from skywave.story.draft import Draft, DraftAsset
from skywave.story.identity import content_digest

DRAFT = Draft("folder", ("folder:a",), "T", (Paragraph((Span("x"),)),), assets=(DraftAsset("a.jpg", "c", "Cr"),))


@given(st.text())
def test_no_word_is_dropped(raw: str) -> None:
    assert normalise_credit(raw).split() == normalise_credit("\n " + raw).split()
    assert "".join(normalise_credit(raw).split()) == "".join(normalise_credit("".join(raw)).split())
    assert normalise_credit(normalise_credit(raw)) == normalise_credit(raw)


def test_the_spelling_of_a_credit_stays() -> None:
    assert normalise_credit(" KIM Won Jin /\u00a0AFP\n via Getty Images ") == "KIM Won Jin / AFP via Getty Images"


@pytest.mark.parametrize(
    "same",
    [
        replace(DRAFT, ids=("folder:b",)),
        replace(DRAFT, source="plone"),
        replace(DRAFT, status="withheld", hold="x"),
        replace(DRAFT, embargo=1, expires=2),
        replace(DRAFT, assets=(DraftAsset("other.jpg", "c", "Cr"),)),
    ],
)
def test_a_digest_does_not_change_with_what_is_not_published(same: Draft) -> None:
    assert content_digest(same, [b"1"]) == content_digest(DRAFT, [b"1"])


@pytest.mark.parametrize(
    "other",
    [
        replace(DRAFT, title="U"),
        replace(DRAFT, blocks=()),
        replace(DRAFT, summary="s"),
        replace(DRAFT, byline=("A",)),
        replace(DRAFT, published=0),
        replace(DRAFT, section="s"),
        replace(DRAFT, place="p"),
        replace(DRAFT, publisher="p"),
        replace(DRAFT, assets=(DraftAsset("a.jpg", "c", "Other"),)),
    ],
)
def test_a_digest_changes_with_what_is_published(other: Draft) -> None:
    assert content_digest(other, [b"1"]) != content_digest(DRAFT, [b"1"])


def test_a_digest_changes_with_a_pictures_bytes() -> None:
    assert len({content_digest(DRAFT, [data]) for data in (b"", b"1", b"2")}) == 3
    with pytest.raises(ValueError, match="argument"):
        content_digest(DRAFT, [])

"""One photo is one asset, however often a source shows it."""

from __future__ import annotations

from tests.newsrooms import paragraph, story

from skywave.archive.body import Figure
from skywave.story.draft import DraftAsset
from skywave.story.gathering import Otherwise, gather_assets


def test_showings_of_one_photo_become_one_asset_with_the_whole_credit() -> None:
    lead = DraftAsset("a.jpg", "Ours.", "AFP", address="https://e.org/a.jpg", ids=("url:https://e.org/a",))
    inside = DraftAsset("a-300.jpg", "Theirs.", "Photo: Aung Example/AFP", ids=("url:https://e.org/a",), alt="A bridge")
    other = DraftAsset("b.jpg", "Another.", "RFA", address="https://e.org/b.jpg")
    blocks = (Figure(0), paragraph("One."), Figure(1), Figure(2), paragraph("Two."))
    draft, otherwise = gather_assets(story("x", blocks=blocks, assets=(lead, inside, other)))
    assert [(a.caption, a.credit, a.alt) for a in draft.assets] == [
        ("Ours.", "Photo: Aung Example/AFP", "A bridge"),
        ("Another.", "RFA", ""),
    ]
    assert [block.asset for block in draft.blocks if isinstance(block, Figure)] == [0, 0, 1]
    assert otherwise == (Otherwise(("Theirs.",), ("AFP",)), Otherwise())


def test_neighbours_that_show_one_photo_are_one_figure() -> None:
    assets = (DraftAsset("a", data=b"x"), DraftAsset("b", data=b"x"))
    draft, _ = gather_assets(story("x", blocks=(Figure(0), Figure(1), paragraph("One.")), assets=assets))
    assert [type(block) for block in draft.blocks] == [Figure, type(paragraph(""))]


def test_rights_that_differ_are_not_believed() -> None:
    assets = (DraftAsset("a", right="owned", data=b"x"), DraftAsset("b", right="wire", data=b"x"))
    assert gather_assets(story("x", assets=assets))[0].assets[0].right == "unknown"


def test_photos_without_anything_in_common_stay_as_they_are() -> None:
    draft = story("x", assets=(DraftAsset("a"), DraftAsset("a")))
    assert gather_assets(draft)[0] is draft


def test_a_sound_and_a_picture_are_never_one() -> None:
    assets = (DraftAsset("a", data=b"x"), DraftAsset("a", data=b"x", kind="audio"))
    assert len(gather_assets(story("x", assets=assets))[0].assets) == 2

"""`touched_pages` names every page that a change alters: all pages are rendered before and after, and compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.shelf_double import START, Desk, FrozenShelf, full_desk, paragraph, plain_story, work_id

from skywave.archive.body import Body
from skywave.archive.correction import Note
from skywave.archive.head import EditionHead, StoryHead
from skywave.carriers.web import pages

if TYPE_CHECKING:
    from collections.abc import Callable

# Rendered at every publication, whether or not they differ: what they show depends on the newest records.
ALWAYS = {"eng/index.html", "eng/archive.html", "eng/desk.parts"}


def rendered(shelf: FrozenShelf) -> dict[str, bytes]:
    return {path: render() for path, render in pages.all_pages(shelf)}


def desk_of(count: int) -> Desk:
    desk = Desk()
    desk.stand("Radio Example", notice="Notice", about="About")
    for number in range(count):
        desk.publish(*plain_story(number, section="Politics" if number % 2 else "Work"))
    desk.lay_out(EditionHead(plain_story(2)[0], (plain_story(3)[0],), ("Work", "Politics")))
    return desk


def change(desk: Desk, act: Callable[[Desk], list[str]], *, standing: bool = False) -> tuple[set[str], set[str]]:
    """Return the pages that differ, and those that were said to be touched; their bytes are checked."""
    before = rendered(desk.shelf())
    works = act(desk)
    shelf = desk.shelf()
    after = rendered(shelf)
    touched = pages.touched_pages(shelf, works, standing=standing)
    assert before.keys() <= after.keys()
    assert touched.keys() <= after.keys()
    for path, render in touched.items():
        assert render() == after[path]
    return {path for path in after if after[path] != before.get(path)}, set(touched)


def publish(*numbers: int, section: str = "Work") -> Callable[[Desk], list[str]]:
    def act(desk: Desk) -> list[str]:
        return [plain_story(n)[0] for n in numbers if desk.publish(*plain_story(n, section=section)) is not None]

    return act


def head_of(desk: Desk, work: str) -> StoryHead:
    head = desk.stories[work].effective.head
    assert head is not None
    return head


def correct(number: int) -> Callable[[Desk], list[str]]:
    def act(desk: Desk) -> list[str]:
        work, head, body = plain_story(number)
        note = Note("correction", "Wrong number.", START, 1, 2)
        # Another section and another date: the story must stay where it is in the lists.
        desk.correct(work, replace(head, title="Mended", section="Elsewhere", published=START * 1, note=note), body)
        return [work]

    return act


def retract(number: int) -> Callable[[Desk], list[str]]:
    def act(desk: Desk) -> list[str]:
        work = plain_story(number)[0]
        note = Note("retraction", "Forged.", START, 1, 2, "grave")
        desk.retract(work, replace(head_of(desk, work), note=note))
        return [work]

    return act


def redact(number: int) -> Callable[[Desk], list[str]]:
    def act(desk: Desk) -> list[str]:
        work = plain_story(number)[0]
        desk.redact(work, Note("redaction", "For safety.", START, 1, 1), body=True)
        return [work]

    return act


def void(number: int) -> Callable[[Desk], list[str]]:
    def act(desk: Desk) -> list[str]:
        work = plain_story(number)[0]
        desk.void(work)
        return [work]

    return act


@pytest.mark.parametrize("size", [1, 49, 50, 51, 99, 100, 101, 149, 150])
def test_a_new_story_touches_its_last_pages_and_the_ones_that_gain_a_link(size: int) -> None:
    differ, touched = change(desk_of(size), publish(1000))
    assert differ <= touched
    assert touched - differ <= ALWAYS


def test_a_batch_that_fills_pages_touches_all_that_it_fills() -> None:
    differ, touched = change(desk_of(48), publish(*range(1000, 1120)))
    assert differ <= touched
    assert touched - differ <= ALWAYS


@pytest.mark.parametrize("number", [0, 49, 50, 77, 100, 129])
@pytest.mark.parametrize("act", [correct, retract, redact, void])
def test_a_change_of_an_old_story_touches_its_pages_only(
    act: Callable[[int], Callable[[Desk], list[str]]], number: int
) -> None:
    differ, touched = change(desk_of(130), act(number))
    assert differ <= touched
    # Beside the pages that are always rendered, at most one page before each of the three lists'.
    assert len(touched - differ - ALWAYS) <= 3
    assert len(touched) <= 3 + 2 + 6


def test_a_new_edition_touches_the_front_page_and_the_desk_s_parts() -> None:
    def act(desk: Desk) -> list[str]:
        desk.lay_out(EditionHead(plain_story(7)[0], (), ("Politics", "Work")))
        return []

    differ, touched = change(desk_of(60), act)
    assert differ == {"eng/index.html", "eng/desk.parts"}
    assert differ <= touched


def test_new_standing_texts_touch_front_archive_about_and_the_desk_s_parts_and_no_old_page() -> None:
    def act(desk: Desk) -> list[str]:
        desk.stand("Another name", notice="Another notice", about="Another text")
        return []

    differ, touched = change(desk_of(130), act, standing=True)
    assert differ == {"eng/index.html", "eng/archive.html", "eng/about.html", "eng/desk.parts"}
    assert touched == differ


def test_a_standing_record_and_a_story_together() -> None:
    def act(desk: Desk) -> list[str]:
        desk.stand("Another name", notice="Another notice")
        return publish(1000)(desk)

    differ, touched = change(desk_of(50), act, standing=True)
    assert differ <= touched


def test_the_first_story_of_a_desk_touches_every_page() -> None:
    desk = Desk()
    work, head, body = plain_story(1)
    desk.publish(work, head, body)
    shelf = desk.shelf()
    assert pages.touched_pages(shelf, [work], standing=False).keys() == rendered(shelf).keys()


def test_a_removed_head_that_moves_stories_touches_every_list() -> None:
    def act(desk: Desk) -> list[str]:
        work, head, body = plain_story(4)
        desk.publish(work, replace(head, title="Safe", section="Politics"), body)
        story = desk.stories[work]
        first = replace(story.versions[0], head=None, head_redacted=True)
        note = Note("redaction", "For safety.", START, 1, 1)
        desk.stories[work] = replace(story, versions=(first, *story.versions[1:]), redactions=(note,))
        return [work]

    differ, touched = change(desk_of(130), act)
    assert differ <= touched


def test_the_cost_does_not_grow_with_the_archive() -> None:
    class Counting(FrozenShelf):
        asked = 0

        def works(self, listing: object, start: int, stop: int) -> tuple[str, ...]:
            type(self).asked += stop - start
            return super().works(listing, start, stop)  # type: ignore[arg-type]

    def cost(size: int) -> tuple[int, int]:
        desk = desk_of(size)
        work, head, body = plain_story(5000)
        desk.publish(work, head, body)
        shelf = desk.shelf()
        counting = Counting(*(getattr(shelf, name) for name in shelf.__dataclass_fields__))
        Counting.asked = 0
        touched = pages.touched_pages(counting, [work], standing=False)
        for render in touched.values():
            render()
        return len(touched), Counting.asked

    small, large = cost(220), cost(2020)
    assert large[0] <= small[0] + 1
    assert large[1] <= small[1] + 100


def test_every_kind_of_story_is_found_by_its_work() -> None:
    shelf = full_desk().shelf()
    everything = rendered(shelf)
    touched = pages.touched_pages(shelf, list(shelf.stories), standing=True)
    assert touched.keys() == everything.keys()
    assert {path: render() for path, render in touched.items()} == everything


def test_a_work_that_the_shelf_does_not_know_is_passed_over() -> None:
    shelf = desk_of(3).shelf()
    assert pages.touched_pages(shelf, ["a" * 16], standing=False).keys() == ALWAYS


def test_an_unheld_body_is_only_its_story_s_page_and_parts() -> None:
    desk = desk_of(10)
    before = rendered(desk.shelf())
    desk.bodies[3] = Body((paragraph("Another text"),))
    after = rendered(desk.shelf())
    changed = {path for path in after if after[path] != before[path]}
    work = plain_story(2)[0]
    assert changed == {pages.story_path("eng", work), pages.parts_path("eng", work)}
    assert work_id("plain 2") == plain_story(2)[0]

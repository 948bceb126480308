"""Making copies: a work, what the newsroom hands out with it, a change and a shape give one page."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.bench.copies.page import Copy, Given, rightful
from tests.bench.copies.shapes import SHAPES, Shape
from tests.bench.copies.stories import Work, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.copies.changes import Change


def fits(work: Work, change: Change) -> bool:
    """Say whether a change is one for a work of this fate."""
    return work.fate != "retracted" if change.fate is None else work.fate == change.fate


def shapes_for(change: Change) -> Sequence[Shape]:
    """Return the shapes in which a change can be seen."""
    return [shape for shape in SHAPES if change.form in ("", "html" if shape.html else "text")]


def make_copy(work: Work, given: Given, change: Change, shape: Shape, *, seed: int = 1) -> Copy | None:
    """Return a copy, or None where the work has nothing to do the change to."""
    rng = Random(f"{seed} {work.name} {change.name} {shape.name}")
    page = rightful(work, given, rng)
    done = change.edit(page, rng)
    if done is None:
        return None
    was, found = done
    pictures = {photo.name: photo.data for photo in page.photos} if shape.html and not page.embedded else {}
    return Copy(
        work.name,
        work.language,
        change.name,
        shape.name,
        "page.html" if shape.html else "page.md" if shape.name == "markdown" else "page.txt",
        shape.write(page, rng),
        tuple(pictures.items()),
        was,
        found,
        tuple(text_of(sentence, work.language) for part in work.parts for sentence in part.sentences),
    )

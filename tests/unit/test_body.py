"""Bodies; their grammar is in spec/vectors/body."""

from __future__ import annotations

import pytest

from skywave import limits
from skywave.archive.body import Body, Figure, Paragraph, Span, Table, parse_body
from skywave.archive.head import StandingBody
from skywave.errors import Malformed


def test_a_span_without_marks_is_a_text() -> None:
    assert Body((Paragraph((Span("x"),)),)).format() == b'{"blocks":[{"p":["x"]}]}'


def test_a_table_may_mark_its_words_within_the_depth_that_is_allowed() -> None:
    table = Table((((Span("x", ("em",)),),),))
    assert parse_body(Body((table,)).format()) == Body((table,))
    with pytest.raises(ValueError, match="deep"):
        StandingBody((("about", (table,)),)).format()


def test_as_many_blocks_as_are_allowed_and_no_more() -> None:
    most = Body((Figure(0),) * limits.BLOCKS)
    assert parse_body(most.format()) == most
    with pytest.raises(Malformed):
        parse_body(Body((Figure(0),) * (limits.BLOCKS + 1)).format())

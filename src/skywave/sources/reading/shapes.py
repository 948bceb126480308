"""Says what JSON from elsewhere must look like, and where it does not: small checks that are put together like the data.

    check(value, fields({"name": text, "score": number(0, 1)}, required=("name",)), "an entity")

What does not fit is refused with the place where it stands: "its content_elements[3].focal_point.y is not a number".
The values are those of `fields.parse_json`, which keeps them shallow, so that a check may call itself for what is nested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from skywave.errors import Malformed
from skywave.sources.reading.clean import clean_line

# Returns where nothing is wrong, else raises Misfit.
Shape = Callable[[object], None]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*", re.ASCII)
_SHOWN = 60


class Misfit(Exception):
    """Something does not look as it must; `Malformed` says it to the outside.

    Args:
        what: What is wrong, as a sentence goes on after the name of the place: "is not a text".
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.path: list[str] = []  # from the inside out


def check(value: object, shape: Shape, what: str = "it") -> None:
    """Raise Malformed where a value does not fit.

    Args:
        value: Untrusted.
        shape: What it must look like.
        what: What it is, for the message.
    """
    try:
        shape(value)
    except Misfit as misfit:
        path = "".join(reversed(misfit.path)).removeprefix(".")
        place = f"its {path}" if path and what == "it" else f"{path} of {what}" if path else what
        raise Malformed(f"{_short(place)} {misfit.what}") from None


def shown(value: object) -> str:
    """Return a name or value as a message may show it."""
    return clean_line(str(value)[: 2 * _SHOWN])[:_SHOWN]


def anything(value: object) -> None:
    """Accept every value."""


def text(value: object) -> None:
    """Accept a string."""
    if type(value) is not str:
        raise Misfit("is not a text")


def boolean(value: object) -> None:
    """Accept true and false."""
    if type(value) is not bool:
        raise Misfit("is neither true nor false")


def a_list(value: object) -> None:
    """Accept a list of anything."""
    if type(value) is not list:
        raise Misfit("is not a list")


def an_object(value: object) -> None:
    """Accept an object with any properties."""
    if type(value) is not dict:
        raise Misfit("is not an object")


def moment(value: object) -> None:
    """Accept a date and time with its zone (RFC 3339)."""
    text(value)
    try:
        if _MOMENT.fullmatch(str(value)):
            datetime.fromisoformat(str(value).upper())
            return
    except ValueError:
        pass
    raise Misfit("is not a date and time with its zone, such as 2026-04-16T02:00:00Z")


def uri(value: object) -> None:
    """Accept an absolute URI (RFC 3986)."""
    text(value)
    if not _URI.fullmatch(str(value)):
        raise Misfit("is not a URI")


def number(low: float | None = None, high: float | None = None) -> Shape:
    """Return the shape of a number from `low` to `high`."""

    def fits(value: object) -> None:
        if type(value) not in (int, float):
            raise Misfit("is not a number")
        if (low is not None and value < low) or (high is not None and value > high):  # type: ignore[operator]
            raise Misfit("is out of its range")

    return fits


def integer(low: int | None = None, high: int | None = None) -> Shape:
    """Return the shape of a whole number from `low` to `high`; 3.0 is one, as everywhere in JSON Schema."""
    within = number(low, high)

    def fits(value: object) -> None:
        if type(value) is not int and not (type(value) is float and value.is_integer()):
            raise Misfit("is not a whole number")
        within(value)

    return fits


def word(*allowed: str) -> Shape:
    """Return the shape of one of a few words."""

    def fits(value: object) -> None:
        if type(value) is not str or value not in allowed:
            raise Misfit(f"is not one of {', '.join(allowed)}" if len(allowed) > 1 else f"is not {allowed[0]}")

    return fits


def matching(pattern: str, what: str) -> Shape:
    """Return the shape of a text that a pattern matches as a whole.

    Args:
        pattern: A regular expression that takes linear time.
        what: What is wrong where it does not: "is not a version".
    """
    compiled = re.compile(pattern, re.ASCII)

    def fits(value: object) -> None:
        if type(value) is not str or not compiled.fullmatch(value):
            raise Misfit(what)

    return fits


def listed(shape: Shape, *, low: int = 0, high: int | None = None) -> Shape:
    """Return the shape of a list of `low` to `high` values that all fit one shape."""

    def fits(value: object) -> None:
        if type(value) is not list:
            raise Misfit("is not a list")
        if len(value) < low or (high is not None and len(value) > high):
            raise Misfit(f"has {len(value)} entries, which is too {'few' if len(value) < low else 'many'}")
        for place, part in enumerate(value):
            _within(part, shape, f"[{place}]")

    return fits


def mapped(shape: Shape, *, key: str = ".*", known: Mapping[str, Shape] | None = None) -> Shape:
    """Return the shape of an object with freely named properties of one shape.

    Args:
        shape: Of every value.
        key: What a name must match as a whole.
        known: The shapes of values that differ.
    """
    names = re.compile(key, re.ASCII | re.DOTALL)

    def fits(value: object) -> None:
        an_object(value)
        for name, part in value.items():  # type: ignore[attr-defined]
            if not names.fullmatch(name):
                raise Misfit(f"has a property with the name '{shown(name)}', which is not allowed")
            _within(part, (known or {}).get(name, shape), f".{shown(name)}")

    return fits


def fields(
    known: Mapping[str, Shape],
    *,
    required: tuple[str, ...] = (),
    closed: bool = True,
    needs: Mapping[str, str] | None = None,
) -> Shape:
    """Return the shape of an object with named properties.

    Args:
        known: The shape of each.
        required: Those that may not be missing.
        closed: Whether any other property is refused.
        needs: Properties that may not stand without another one.
    """

    def fits(value: object) -> None:
        an_object(value)
        item: dict[str, object] = value  # type: ignore[assignment]
        for name in required:
            if name not in item:
                raise Misfit(f"has no {name}")
        for name, part in item.items():
            shape = known.get(name)
            if shape is not None:
                _within(part, shape, f".{name}")
            elif closed:
                raise Misfit(f"has a property '{shown(name)}', which is unknown")
        for name, other in (needs or {}).items():
            if name in item and other not in item:
                raise Misfit(f"has {name} without {other}")

    return fits


def maybe(shape: Shape) -> Shape:
    """Return the shape of a value that may be null."""

    def fits(value: object) -> None:
        if value is not None:
            shape(value)

    return fits


def one_of(*names: str) -> Shape:
    """Return the shape of an object that has exactly one of a few properties."""

    def fits(value: object) -> None:
        an_object(value)
        if sum(name in value for name in names) != 1:  # type: ignore[operator]
            raise Misfit(f"has not exactly one of {', '.join(names)}")

    return fits


def all_of(*shapes: Shape) -> Shape:
    """Return the shape of what fits several."""

    def fits(value: object) -> None:
        for shape in shapes:
            shape(value)

    return fits


def by_type(shapes: Mapping[str, Shape], otherwise: Shape | None = None) -> Shape:
    """Return the shape of an object whose `type` says which of several shapes it has.

    Args:
        shapes: By type.
        otherwise: Of any other type; None refuses it.
    """

    def fits(value: object) -> None:
        an_object(value)
        kind = value.get("type")  # type: ignore[attr-defined]
        if type(kind) is not str:
            raise Misfit("has no type")
        shape = shapes.get(kind, otherwise)
        if shape is None:
            raise Misfit(f"has the type '{shown(kind)}', which may not stand there")
        shape(value)

    return fits


def _short(place: str) -> str:
    """Return a place with its middle left out where it is long."""
    return place if len(place) <= 200 else f"{place[:90]} ... {place[-90:]}"


NUMBER: Final = number()
INTEGER: Final = integer()


def _within(value: object, shape: Shape, place: str) -> None:
    try:
        shape(value)
    except Misfit as misfit:
        misfit.path.append(place)
        raise

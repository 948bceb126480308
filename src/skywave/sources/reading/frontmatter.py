"""The head of a text file: YAML between two lines of three dashes. Read as plain texts, by its events, never as objects.

    ---
    title: Rice prices fall
    byline: [A. Example, B. Example]
    pictures:
      - {file: rice.png, caption: Rice, credit: A. Example}
    ---

A value is the text as written: `id: 0123` stays 0123 and `title: yes` stays yes. Refused: anchors and aliases, tags, a
key named twice, nesting deeper than a list of pictures needs.
"""

from __future__ import annotations

import re

import yaml

from skywave import limits
from skywave.errors import Malformed

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 3
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

Value = str | list["Value"] | dict[str, "Value"]


def split_front_matter(text: str) -> tuple[dict[str, Value], str]:
    """Return the fields at the head of a text, and the text below them.

    Args:
        text: With newlines of any kind.

    Raises:
        Malformed: The head is not closed, too long, or not of the form above.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not re.match(r"---[ \t]*\n", text):
        return {}, text
    start = text.index("\n") + 1
    closing = _CLOSING.search(text, start, start + limits.FRONT_MATTER_BYTES)
    if closing is None:
        raise Malformed(
            f"its front matter is not closed within {limits.FRONT_MATTER_BYTES} characters",
            hint="end it with a line of three dashes",
        )
    return parse_front_matter(text[start : closing.start()]), text[closing.end() + 1 :]


def parse_front_matter(text: str) -> dict[str, Value]:
    """Return the fields of a YAML mapping as texts, lists and mappings.

    Raises:
        Malformed: It is no YAML, no mapping, or holds what is refused.
    """
    try:
        loader = _LOADER(text)
    except yaml.YAMLError as error:
        raise _malformed(error) from None
    try:
        value = _read(loader)
    except yaml.YAMLError as error:
        raise _malformed(error) from None
    finally:
        loader.dispose()
    if value == "":
        return {}
    if not isinstance(value, dict):
        raise Malformed("its front matter is not a list of fields", hint="write each field as `name: value`")
    return value


def _read(loader: yaml.SafeLoader) -> Value:
    """Build the one value of a document from its events; an empty document is an empty text."""
    top: list[Value] = []
    open_values: list[list[Value]] = [top]  # a mapping is collected as keys and values in turn
    while loader.check_event():
        event = loader.get_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Malformed(f"its front matter uses an anchor or alias in {_line(event)}")
        if isinstance(event, yaml.ScalarEvent):
            _check_tag(event)
            plain_null = not event.style and event.value in ("~", "null", "Null", "NULL")
            open_values[-1].append("" if plain_null else event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            _check_tag(event)
            if len(open_values) > _DEPTH:
                raise Malformed(f"its front matter is nested too deeply in {_line(event)}")
            open_values.append([])
        elif isinstance(event, yaml.CollectionEndEvent):
            items = open_values.pop()
            open_values[-1].append(_mapping(items, event) if isinstance(event, yaml.MappingEndEvent) else items)
        elif isinstance(event, yaml.DocumentStartEvent) and top:
            raise Malformed("its front matter holds more than one document")
    return top[0] if top else ""


def _mapping(items: list[Value], event: yaml.Event) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, str):
            raise Malformed(f"its front matter has a field without a name before {_line(event)}")
        if key in fields:
            raise Malformed(f"its front matter names {key[:50]} twice")
        fields[key] = value
    return fields


def _check_tag(event: yaml.Event) -> None:
    tag = getattr(event, "tag", None)
    if tag not in (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"):
        raise Malformed(f"its front matter uses a YAML tag in {_line(event)}")


def _line(event: yaml.Event) -> str:
    mark = event.start_mark
    return f"line {mark.line + 2}" if mark is not None else "it"


def _malformed(error: yaml.YAMLError) -> Malformed:
    mark = getattr(error, "problem_mark", None)
    where = f" in line {mark.line + 2}" if mark is not None else ""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML"
    return Malformed(
        f"its front matter cannot be read{where}: {problem}", hint="put a text with a colon in it in quotes"
    )

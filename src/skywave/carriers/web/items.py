"""A story as it stands in a list: headline, summary, section, date, and the mark of what happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.archive.record import CORRECT
from skywave.carriers.web.dates import time_tag
from skywave.carriers.web.markup import escape, lines, tongue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.carriers.web.view import View
    from skywave.story.version import Story, Version


def title_of(version: Version, words: Mapping[str, str]) -> str:
    """Return a version's headline as plain text, or the words for one that was removed or is not held."""
    if version.head:
        return version.head.title
    return words["title_redacted" if version.head_redacted else "title_missing"]


def headline(version: Version, view: View) -> str:
    """Return a version's headline as HTML, isolated from the text around it."""
    attributes = tongue(version.record.language, view.language) if version.head else ""
    return f"<bdi{attributes}>{escape(title_of(version, view.words))}</bdi>"


def marks(story: Story, words: Mapping[str, str]) -> str:
    """Return the marks of a story: retracted, or corrected, and whether parts were removed."""
    found = []
    if story.is_retracted:
        found.append("retracted")
    elif any(version.record.kind == CORRECT for version in story.versions if not version.void):
        found.append("corrected")
    if story.redactions:
        found.append("redacted")
    return "".join([f' <strong class="mark {kind}">{words[kind]}</strong>' for kind in found])


def render_item(
    story: Story,
    view: View,
    *,
    level: int = 2,
    section: bool = True,
) -> str:
    """Return a story of a list as HTML.

    Args:
        story: Not void.
        view: From the list's page.
        level: Of the headline's heading.
        section: Name the section.
    """
    version, words, language = story.effective, view.words, view.language
    head, placing = version.head, story.placing
    name = placing.section if section and placing else ""
    kicker = f'<span class="section"><bdi>{escape(name)}</bdi></span> ' if name else ""
    dek = ""
    if head and head.summary and not story.is_retracted:
        dek = f'<p class="dek"{tongue(version.record.language, language)}>{lines(head.summary)}</p>\n'
    time = time_tag(head.published, language, words["undated"]) if head else ""
    title = headline(version, view)
    return (
        f'<article class="item">\n<h{level}><a href="{view.home}s/{story.work}.html">{title}</a></h{level}>\n'
        f'{dek}<p class="meta">{kicker}{time}{marks(story, words)}</p>\n</article>\n'
    )

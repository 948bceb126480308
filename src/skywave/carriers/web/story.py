"""The page of one story: what the newsroom says now, everything it corrected, and the versions behind it.

    masthead
    section   headline   corrections and removals   summary   byline   place and date
    first picture   text   other pictures   origin
    version history   numbers
    republishing notice, as it stood when this version was logged

A retracted story shows why and no text; a void one shows that it is void and nothing that an intruder may
have written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from skywave.archive.body import Figure
from skywave.archive.record import CORRECT, RETRACT
from skywave.carriers.web.addresses import parts_name, story_path
from skywave.carriers.web.chrome import page
from skywave.carriers.web.dates import time_tag
from skywave.carriers.web.figures import render_asset
from skywave.carriers.web.items import headline, title_of
from skywave.carriers.web.markup import escape, lines, render_blocks, tongue
from skywave.carriers.web.view import view_from
from skywave.carriers.web.words import desk_language, direction, own_name
from skywave.story.listing import SECTION, page_number

if TYPE_CHECKING:
    from skywave.archive.body import Body
    from skywave.archive.correction import Note
    from skywave.archive.head import StoryHead
    from skywave.carriers.web.view import View
    from skywave.ports import Shelf
    from skywave.story.version import Story, Version


# How the story's own text begins on its page, for those who compare two pages.
TEXT_OPENS: Final = '<div class="text"'


def render_story(shelf: Shelf, work: str) -> bytes:
    """Return the page of a work.

    Raises:
        KeyError: The shelf has no such work; the caller asks only for works that the shelf listed.
    """
    story = shelf.story(work)
    if story is None:
        raise KeyError(work)
    view, version = view_from(shelf, story_path(shelf.desk, work)), story.effective
    words = view.words
    if story.is_void:
        title = words["void"]
        text = f'<h1>{title}</h1>\n<div class="note grave" role="note">\n<p>{words["void_text"]}</p>\n</div>\n'
    else:
        title = title_of(version, words)
        text = f"{_section(story, view)}<h1>{headline(version, view)}</h1>\n"
        text += _standing_of(story, view) + _content(story, view)
    text = f'<article class="story">\n{text}{_history(story, view)}</article>\n'
    standing = shelf.standing(before=version.index)
    return page(view, title, text, standing, notice=not story.is_void, parts=parts_name(work))


def _section(story: Story, view: View) -> str:
    head = story.placing
    if not head or not head.section:
        return ""
    name = f"<bdi>{escape(head.section)}</bdi>"
    for listing, place in view.shelf.placement(story.work).places:
        if listing.kind == SECTION:
            name = f'<a href="{view.home}{listing.path}/{page_number(place)}.html">{name}</a>'
    return f'<p class="section">{name}</p>\n'


def _standing_of(story: Story, view: View) -> str:
    """Return the boxes under the headline: retraction, removals, corrections, the newest first."""
    parts, words = [], view.words
    notes = [*story.redactions, *story.notes]
    if story.is_retracted:
        grave = [note for note in notes if note.type == "retraction"]
        notes = [note for note in notes if note.type != "retraction"]
        inside = "".join([_note_text(note, view, label=False) for note in reversed(grave)])
        parts.append(
            f'<div class="note grave" role="note">\n<p class="label">{words["retracted"]}</p>\n'
            f"<p><strong>{words['retracted_text']}</strong></p>\n{inside}</div>\n",
        )
    # Notes of one moment keep the log's order; sorted() is stable.
    for note in sorted(notes, key=lambda note: -note.at):
        class_ = "note grave" if note.severity == "grave" else "note"
        parts.append(f'<div class="{class_}" role="note">\n{_note_text(note, view)}</div>\n')
    if story.effective.head_redacted:
        parts.append(f'<p class="missing">{words["head_redacted"]}</p>\n')
    return "".join(parts)


def _note_text(note: Note, view: View, *, label: bool = True) -> str:
    words = view.words
    name = f'<span class="label">{words[note.type]}</span> ' if label else ""
    span = ""
    if note.from_version != note.to_version:
        span = f' · <span class="span">{words["versions"].format(a=note.from_version, b=note.to_version)}</span>'
    time = time_tag(note.at, view.language, words["undated"])
    return f'<p class="type">{name}{time}{span}</p>\n<p class="words"><bdi>{lines(note.text)}</bdi></p>\n'


def _content(story: Story, view: View) -> str:
    version, words = story.effective, view.words
    head, attributes = version.head, tongue(version.record.language, view.language)
    retracted = story.is_retracted
    dek = ""
    if head and head.summary and not retracted:
        dek = f'<p class="dek"{attributes}>{lines(head.summary)}</p>\n'
    text = dek + _byline(story, view)
    if retracted:
        return text
    body = view.shelf.body(version.index)
    lead, rest = _assets(version, body, view)
    if body is None:
        missing = words["text_redacted" if version.body_redacted else "text_missing"]
        text += f'{lead}<p class="missing">{missing}</p>\n'
    else:
        figure = partial(_figure, version=version, view=view)
        blocks = render_blocks(body.blocks, version.record.language, words, figure=figure)
        text += f"{lead}{TEXT_OPENS}{attributes}>\n{blocks}</div>\n"
    return text + rest + (_origin(story.work, head, view) if head else "")


def _byline(story: Story, view: View) -> str:
    version, words, language = story.effective, view.words, view.language
    head = version.head
    if head is None:
        return ""
    text = ""
    if head.byline:
        names = ("، " if direction(language) == "rtl" else ", ").join(
            [f"<bdi>{escape(name)}</bdi>" for name in head.byline]
        )
        text = f'<p class="byline">{words["by"].format(names=names)}</p>\n'
    if head.byline_withheld:
        text += f'<p class="byline withheld">{words["byline_withheld"]}</p>\n'
    place = f'<span class="place"><bdi>{escape(head.place)}</bdi></span> ' if head.place else ""
    time = time_tag(head.published, language, words["undated"], clock=True)
    updated = ""
    if version is not story.versions[0]:
        logged = time_tag(version.record.logged, language, words["undated"], clock=True)
        updated = f' <span class="updated">{words["updated"].format(date=logged)}</span>'
    return f'{text}<p class="line">{place}{time}{updated}</p>\n'


def _figure(number: int, *, version: Version, view: View) -> str:
    head = version.head
    if head is None or number >= len(head.assets):
        return ""
    return render_asset(head.assets[number], version, view)


def _assets(version: Version, body: Body | None, view: View) -> tuple[str, str]:
    """Return the picture above the text, and those below: all that the text does not place itself."""
    assets = version.head.assets if version.head else ()
    if not assets:
        return "", ""
    placed = {block.asset for block in body.blocks if isinstance(block, Figure)} if body else frozenset()
    lead = "" if 0 in placed else render_asset(assets[0], version, view, lead=True)
    rest = [
        render_asset(asset, version, view) for number, asset in enumerate(assets) if number and number not in placed
    ]
    return lead, "".join(rest)


def _origin(work: str, head: StoryHead, view: View) -> str:
    text, words = "", view.words
    if head.publisher:
        name = f"<bdi>{escape(head.publisher)}</bdi>"
        text += f'<p class="origin">{words["publisher"].format(name=name)}</p>\n'
    if head.translates:
        tag = desk_language(head.translates)
        name = f'<bdi lang="{tag}">{own_name(tag)}</bdi>' if tag else f"<bdi>{escape(head.translates)}</bdi>"
        name = f'<a href="{view.root}{story_path(escape(head.translates), work)}">{name}</a>'
        text += f'<p class="origin">{words["translated"].format(name=name)}</p>\n'
    return text


def _history(story: Story, view: View) -> str:
    rows, words, language = [], view.words, view.language
    for version in story.versions:
        number, record = version.record.version, version.record
        kind = {CORRECT: "corrected", RETRACT: "retracted"}.get(
            record.kind, "published" if record.ref is None else "update"
        )
        said = [
            words["version"].format(n=number),
            words[kind],
            time_tag(record.logged, language, words["undated"], clock=True),
        ]
        said.append(words["number"].format(n=version.index))
        if version.void:
            said.append(f"<strong>{words['void']}</strong>")
        if version.head_redacted or version.body_redacted or version.assets_redacted:
            said.append(words["redacted"])
        rows.append(f"<li>{' · '.join(said)}</li>\n")
    effective = words["number"].format(n=story.effective.index)
    return (
        f'<details class="history">\n<summary>{words["history"]}</summary>\n'
        f"<ul>\n{''.join(rows)}</ul>\n</details>\n"
        f'<p class="print">{effective} · <span dir="ltr">{story.work}</span></p>\n'
    )

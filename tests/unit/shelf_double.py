"""A shelf in memory, and small newsrooms with stories of every kind, for the tests of the pages.

`Desk` appends records as a newsroom would; `Desk.shelf()` freezes what stands there, so that a test can render before and
after a change.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field, replace

from skywave.archive.asset import Asset, File
from skywave.archive.body import Body, Embed, Figure, Heading, Paragraph, Quote, Span, Table
from skywave.archive.body import Listing as Points
from skywave.archive.correction import Note
from skywave.archive.encoding import format_base32, sha256
from skywave.archive.head import EditionHead, RedactHead, StandingBody, StandingHead, StoryHead
from skywave.archive.record import CORRECT, EDITION, PUBLISH, REDACT, RETRACT, STANDING, Part, Record, Removal
from skywave.story.listing import Listing, Placement, listings_of
from skywave.story.version import Removing, Story, Version

START = 1_775_000_000  # 31 March 2026
DAY = 86_400


def work_id(name: str) -> str:
    return format_base32(sha256(name.encode()))[:16]


def part_of(data: bytes) -> Part:
    return Part(sha256(data), len(data))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def picture(name: str = "hills", width: int = 1200, height: int = 800) -> bytes:
    """Return a PNG with hills under a sky, different for every name."""
    seed = sha256(name.encode())
    rows = []
    for y in range(0, height, 8):
        row = bytearray()
        for x in range(0, width, 8):
            ridge = height * 0.62 + 60 * ((x // 8 * 37 + seed[1]) % 97) / 97 - abs(x - width * seed[2] / 255) * 0.2
            shade = int(60 * y / height)
            sky, ground = (150 + seed[3] % 60 - shade, 170 - shade // 2, 190), (60 + shade, 90 + shade // 2, 60)
            row += bytes(sky if y < ridge else ground)
        rows.append(b"\0" + bytes(row))
    width, height = (width + 7) // 8, (height + 7) // 8

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"".join(rows)))
        + chunk(b"IEND", b"")
    )


def photo(name: str, caption: str, credit: str, *, size: tuple[int, int] = (1200, 800), alt: str = "") -> Asset:
    data = picture(name, *size)
    return Asset(caption, credit, "owned", alt, File(sha256(data), len(data), "image/png", *size))


@dataclass(frozen=True)
class FrozenShelf:
    """A `Shelf` at one size of the log."""

    domain: str
    desk: str
    language: str
    stories: dict[str, Story]
    bodies: dict[int, Body]
    standings: tuple[tuple[int, tuple[StandingHead, StandingBody]], ...]
    newest_edition: EditionHead | None
    withheld: frozenset[bytes] = frozenset()
    lists: dict[Listing, tuple[str, ...]] = field(default_factory=dict)
    places: dict[str, Placement] = field(default_factory=dict)
    removings: dict[str, tuple[Removing, ...]] = field(default_factory=dict)
    newest_records: dict[str, tuple[int, Record]] = field(default_factory=dict)

    def story(self, work: str) -> Story | None:
        return self.stories.get(work)

    def body(self, index: int) -> Body | None:
        return self.bodies.get(index)

    def removing(self, work: str) -> tuple[Removing, ...]:
        return self.removings.get(work, ())

    def newest(self, kind: str) -> tuple[int, Record] | None:
        return self.newest_records.get(kind)

    def standing(self, before: int | None = None) -> tuple[StandingHead, StandingBody] | None:
        held = [value for index, value in self.standings if before is None or index < before]
        return held[-1] if held else None

    def edition(self) -> EditionHead | None:
        return self.newest_edition

    def count(self, listing: Listing) -> int:
        return len(self.lists.get(listing, ()))

    def works(self, listing: Listing, start: int, stop: int) -> tuple[str, ...]:
        return self.lists.get(listing, ())[start:stop]

    def listings(self, kind: str) -> tuple[Listing, ...]:
        return tuple(sorted(listing for listing in self.lists if listing.kind == kind))

    def placement(self, work: str) -> Placement:
        return self.places[work]


class Desk:
    """A desk that appends records; its shelf is what a newsroom's or a receiver's would answer."""

    def __init__(self, desk: str = "eng", language: str = "en", domain: str = "rfa.example") -> None:
        self.desk, self.language, self.domain = desk, language, domain
        self.next = 0
        self.stories: dict[str, Story] = {}
        self.bodies: dict[int, Body] = {}
        self.standings: list[tuple[int, tuple[StandingHead, StandingBody]]] = []
        self.edition: EditionHead | None = None
        self.withheld: frozenset[bytes] = frozenset()
        self.removings: dict[str, tuple[Removing, ...]] = {}
        self.newest_records: dict[str, tuple[int, Record]] = {}

    def _index(self) -> int:
        self.next += 1
        return self.next - 1

    def publish(
        self,
        work: str,
        head: StoryHead,
        body: Body | None = None,
        *,
        kind: str = PUBLISH,
        language: str | None = None,
    ) -> int:
        index, story = self._index(), self.stories.get(work)
        number = len(story.versions) + 1 if story else 1
        ref = story.versions[-1].index if story else None
        part = None if kind == RETRACT else part_of(body.format()) if body else Part(b"b" * 32, 9)
        record = Record(
            kind, work, number, ref, self._logged(index), language or self.language, part_of(head.format()), part
        )
        versions = story.versions if story else ()
        redactions = story.redactions if story else ()
        self.stories[work] = Story(work, (*versions, Version(index, record, head)), redactions)
        if body is not None and kind != RETRACT:
            self.bodies[index] = body
        return index

    def correct(self, work: str, head: StoryHead, body: Body) -> int:
        return self.publish(work, head, body, kind=CORRECT)

    def retract(self, work: str, head: StoryHead) -> int:
        return self.publish(work, head, kind=RETRACT)

    def redact(
        self, work: str, note: Note, *, head: bool = False, body: bool = False, asset: bytes | None = None
    ) -> None:
        index = self._index()
        story = self.stories[work]
        *others, last = story.versions
        removals = [Removal(part) for part, gone in (("head", head), ("body", body)) if gone]
        removals += [Removal("asset", asset)] if asset else []
        why = RedactHead(note)
        record = Record(
            REDACT,
            work,
            last.record.version,
            last.index,
            self._logged(index),
            last.record.language,
            part_of(why.format()),
            None,
            tuple(removals),
        )
        self.removings[work] = (*self.removings.get(work, ()), Removing(index, record, why))
        if body:
            self.bodies.pop(last.index, None)
        last = replace(
            last,
            head=None if head else last.head,
            head_redacted=head,
            body_redacted=body,
            assets_redacted=frozenset({asset} if asset else ()),
        )
        self.stories[work] = Story(work, (*others, last), (*story.redactions, note))

    def void(self, work: str) -> None:
        story = self.stories[work]
        self.stories[work] = replace(story, versions=tuple(replace(version, void=True) for version in story.versions))

    def stand(self, name: str, **texts: str) -> None:
        body = StandingBody(tuple(sorted((key, (paragraph(text),)) for key, text in texts.items())))
        index, head = self._index(), StandingHead("rfa", name, self.domain)
        self.standings.append((index, (head, body)))
        self._keep(STANDING, index, head.format(), part_of(body.format()))

    def lay_out(self, edition: EditionHead) -> None:
        self.edition = edition
        self._keep(EDITION, self._index(), edition.format(), None)

    def _logged(self, index: int) -> int:
        return START + index * 3600 + 120

    def _keep(self, kind: str, index: int, head: bytes, body: Part | None) -> None:
        work = work_id(kind)
        record = Record(kind, work, index + 1, None, self._logged(index), self.language, part_of(head), body)
        self.newest_records[kind] = (index, record)

    def shelf(self, *, withheld: frozenset[bytes] = frozenset()) -> FrozenShelf:
        lists: dict[Listing, list[str]] = {}
        places: dict[str, list[tuple[Listing, int]]] = {}
        for work, story in self.stories.items():
            head = story.placing
            section, published = (head.section, head.published) if head else ("", None)
            for listing in listings_of(section, published, story.versions[0].record.logged):
                works = lists.setdefault(listing, [])
                places.setdefault(work, []).append((listing, len(works)))
                works.append(work)
        return FrozenShelf(
            self.domain,
            self.desk,
            self.language,
            dict(self.stories),
            dict(self.bodies),
            tuple(self.standings),
            self.edition,
            self.withheld | withheld,
            {listing: tuple(works) for listing, works in lists.items()},
            {work: Placement(tuple(found)) for work, found in places.items()},
            dict(self.removings),
            dict(self.newest_records),
        )


def plain_story(number: int, *, section: str = "", title: str = "") -> tuple[str, StoryHead, Body]:
    """Return a work, a head and a body of usual length."""
    head = StoryHead(
        title or f"Ferry number {number} returns to the lower crossing",
        summary="Fishing families say the old landing should be kept as well.",
        byline=("Mi Example",),
        place="Lower Crossing",
        published=START + number * 7200,
        section=section or ("Environment", "Politics", "Work")[number % 3],
    )
    text = "The ferry was out of service for eleven weeks, and people crossed by hired boat at three times the fare. "
    return work_id(f"plain {number}"), head, Body(tuple(paragraph(text * 3) for _ in range(12)))


def full_desk(desk: str = "eng", language: str = "en", *, plain: int = 8) -> Desk:
    """Return a desk with stories of every kind."""
    d = Desk(desk, language)
    d.stand(
        "Radio Example",
        notice="Copyright © Radio Example, 1 Example Street, Washington. Used with permission.",
        about="Radio Example reports for people who have no free press.",
        standards="We name sources when it is safe.",
        corrections="We mend mistakes in the open.",
        **{"masthead-story": "A text with a name of its own."},
    )
    for number in range(plain):
        d.publish(*plain_story(number))
    everything(d)
    return d


def everything(d: Desk) -> None:
    """Publish one story of each kind; the works are `work_id` of the names used here."""
    at = START + 3 * DAY
    lead = photo(
        "lead", "Terraces above Example Town at dawn.", "Photo: Mi Example/Radio Example", alt="Green terraces."
    )
    inside = photo("inside", "The dam seen from the north bank.", "Reuters/Jo Example, via Example Archive")
    sound = Asset("Listen to the report", "Radio Example", "owned", "", File(b"\7" * 32, 1_234_567, "audio/mpeg"))
    film = Asset("The crossing", "Radio Example", "owned", "A boat", File(b"\6" * 32, 2_345_678, "video/mp4", 640, 360))
    home = Asset("Police at the market.", "AFP/Jo Example", "wire", reason="no-licence")
    base = StoryHead(
        "Villagers wait for word on the dam",
        summary="The review is to be finished in June.\nNobody has seen a draft.",
        byline=("Mi Example", "Jo Example"),
        place="Example Town",
        published=at,
        section="Environment",
        assets=(lead, inside, home, sound, film),
    )
    blocks = (
        paragraph("People in the valley have waited since March."),
        Heading((Span("What the plan says"),), 2),
        Paragraph(
            (
                Span("The plan is "),
                Span("public", ("em", "strong"), "https://plan.example/a?b=1&c=2"),
                Span(", says "),
                Span("အောင်ဥပမာ", language="my"),
                Span(" and "),
                Span("ئۈلگە", language="ug"),
                Span(".\nA second line."),
            ),
        ),
        Figure(1),
        Points(((Span("one"),), (Span("two", ("strong",)),)), ordered=True),
        Points(((Span("a point"),),)),
        Quote(((Span("We were never asked."),), (Span("Not once."),)), "A farmer"),
        Table(
            (((Span("Village"),), (Span("Houses"),)), ((Span("North"),), (Span("41"),)), ((Span("South"),),)),
            header=True,
        ),
        Table((((Span("no header"),),),)),
        Embed("https://video.example/watch?v=1", "The minister's speech"),
        Figure(77),
        Heading((Span("Deeper"),), 3),
        paragraph("The end."),
    )
    d.publish(work_id("full"), base, Body(blocks))
    d.publish(work_id("safe"), replace(base, title="Name withheld", byline=(), byline_withheld=True), Body(blocks[:1]))
    d.publish(work_id("undated"), StoryHead("No date at all"), Body(blocks[:1]))
    d.publish(
        work_id("republished"),
        replace(base, title="From another house", publisher="Example Weekly", translates="mya", assets=()),
        Body(blocks[:1]),
    )
    fix = Note("correction", "An earlier version gave 41 villages. There are 14.", at + DAY, 1, 2, "major")
    d.publish(work_id("corrected"), replace(base, title="41 villages wait"), Body(blocks[:1]))
    d.correct(work_id("corrected"), replace(base, title="14 villages wait", note=fix), Body(blocks[:3]))
    d.publish(work_id("updated"), replace(base, title="Talks begin", assets=()), Body(blocks[:1]))
    d.publish(work_id("updated"), replace(base, title="Talks end", assets=()), Body(blocks[:1]))
    gone = Note("retraction", "The letter that this story rests on was forged.", at + 2 * DAY, 1, 2, "grave")
    d.publish(work_id("retracted"), replace(base, title="A letter surfaces"), Body(blocks[:1]))
    d.retract(work_id("retracted"), replace(base, title="A letter surfaces", note=gone))
    why = Note("redaction", "Removed to protect a person.", at + 3 * DAY, 1, 1, "grave")
    for name in ("no-body", "no-head", "no-picture"):
        d.publish(work_id(name), replace(base, title=f"Story {name}"), Body(blocks[:1]))
    d.redact(work_id("no-body"), why, body=True)
    d.redact(work_id("no-head"), why, head=True)
    d.redact(work_id("no-picture"), why, asset=lead.file.digest if lead.file else None)
    d.publish(work_id("void"), replace(base, title="Written by a thief"), Body(blocks[:1]))
    d.void(work_id("void"))
    d.publish(work_id("unheld"), replace(base, title="Text not held"))
    d.publish(work_id("foreign"), replace(base, title="ခေါင်းစဉ်", assets=()), Body(blocks[:1]), language="my")
    for reason in ("no-file", "not-ours", "expired", "unreadable"):
        asset = Asset(f"Caption {reason}", f"Credit {reason}", "unknown", reason=reason)
        d.publish(work_id(reason), replace(base, title=f"Asset {reason}", assets=(asset,)), Body(blocks[:1]))
    d.lay_out(
        EditionHead(work_id("full"), (work_id("corrected"), work_id("retracted")), ("Environment", "Politics", "Empty"))
    )


HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> & ' `"


def hostile_head() -> StoryHead:
    """Return a head whose every text tries to be markup."""
    asset = Asset(HOSTILE, HOSTILE, "unknown", HOSTILE, reason="no-file")
    shown = Asset(HOSTILE, HOSTILE, "owned", HOSTILE, File(b"\1" * 32, 9, "image/jpeg", 4, 3))
    sound = Asset(HOSTILE, HOSTILE, "owned", HOSTILE, File(b"\2" * 32, 9, "audio/mpeg"))
    return StoryHead(
        HOSTILE,
        HOSTILE,
        (HOSTILE, "{names}"),
        place=HOSTILE,
        published=START,
        section=HOSTILE,
        assets=(shown, asset, sound),
        note=Note("correction", HOSTILE, START, 1, 2),
        publisher=HOSTILE,
    )


def hostile_body() -> Body:
    bad = Span(HOSTILE)
    return Body(
        (
            Paragraph(
                (bad, Span(HOSTILE, ("em",), "javascript:alert(1)"), Span("x", href='https://x.example/"onload='))
            ),
            Heading((bad,)),
            Points(((bad,),)),
            Quote(((bad,),), HOSTILE),
            Table((((bad,),),), header=True),
            Embed("https://x.example/", HOSTILE),
            Embed("javascript:alert(1)", HOSTILE),
        ),
    )

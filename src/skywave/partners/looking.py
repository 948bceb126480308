"""Looking at partners' pages: whether what was handed over can be seen there. Only what is seen is ever called applied.

    a story        the page holds the version that was delivered
    a correction   the page shows the note where the contract wants it; or it holds the corrected text, where that is another one
    a withdrawal   the page is gone (404 or 410), or is a page that can be read and no longer holds the text
    a right        the page shows no picture that it may not show
    new texts      every page of the desk that was looked at has the notice as it is now

A page that cannot be read (an error, a page that blocks programs, too slow) shows nothing, neither good nor bad. What was seen
once stays written down with its time; where a later look shows the old text again, that is written down beside it.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skywave.errors import Malformed, TransportFailed, UsageError
from skywave.io import deliveries as stored
from skywave.io import ledger
from skywave.io.asking import StatusFailed, SystemTimer, guarded_host, parse_address, port_of
from skywave.io.deliveries import CORRECTION, DROPPED, RIGHT, STANDING, STORY, WITHDRAWAL, Delivery
from skywave.io.fetch import GAP_SECONDS, Fetcher
from skywave.partners.audit.audit import audit_page
from skywave.partners.audit.findings import ALLOWED, FAULT, GRAVE
from skywave.partners.audit.place import CopyReader
from skywave.partners.channels.posting import is_own_choice
from skywave.partners.channels.wordpress import WordPress
from skywave.partners.delivering import channels_of
from skywave.partners.items import ItemMaker
from skywave.partners.roster import find_partner, read_roster
from skywave.sources.page.blocked import refuse_blocked
from skywave.story.item import USABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sqlalchemy.engine import Connection

    from skywave.io.asking import Timer
    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.audit.findings import Audit
    from skywave.partners.channels.push import Channel
    from skywave.partners.roster import Partner
    from skywave.ports import Progress

SEEN: Final = "seen on its page"
NOT_SEEN: Final = "not seen on its page"
NO_MORE: Final = "no longer seen on its page"
UNREADABLE: Final = "its page cannot be read now"
_TEXT_GONE: Final = 5  # percent of our text: below, a page does not hold it any more
_NOT_SHOWN: Final = frozenset({"correction-missing", "correction-late", "correction-misplaced"})
_KEPT: Final = frozenset({"retracted-kept", "redacted-kept", "text-without-right"})
_KEPT_PICTURES: Final = frozenset({"photo-withdrawn", "photo-without-right", "redacted-kept"})
_OLD: Final = frozenset({"version-old", "version-unknown", "text-other"})
# What makes a text another one than was delivered, where it is grave.
_ALTERED: Final = frozenset(
    {
        "sentence-cut", "sentence-added", "sentence-altered", "number-changed", "name-changed", "date-changed",
        "negation-changed", "quotation-changed", "attribution-changed",
    }
)  # fmt: skip
_BUT_ALTERED: Final = "; its text was altered"
_NOTICE: Final = frozenset({"notice-missing", "notice-altered", "notice-misplaced"})
_GONE: Final = frozenset({404, 410})
_HOUR, _DAY = 3600, 86400
_PAGE_CHARACTERS: Final = 80  # below, what came is no page that could hold or not hold a story


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one page for one delivery.

    Attributes:
        delivery: As it is now.
        shows: The page shows what was delivered; None where it could not be read.
        audit: Of the page, or None where there was nothing to audit.
    """

    delivery: Delivery
    shows: bool | None
    audit: Audit | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page was found to be.

    Attributes:
        page: Its address.
        gone: It answered that there is nothing any more.
        audit: Where there was a page that can be read.
        trouble: Why nothing can be said, or empty.
        other: It can be read, and does not hold the work.
    """

    page: str
    gone: int = 0
    audit: Audit | None = None
    trouble: str = ""
    other: bool = False


def look(
    newsroom: Newsroom,
    *,
    partner: str | None = None,
    now: int,
    report: Progress | None = None,
    channels: Mapping[str, Channel] | None = None,
    say: Callable[[str], None] | None = None,
    everything: bool = False,
    timer: Timer | None = None,
) -> list[Look]:
    """Look at the pages of what was handed over, and write down what they show.

    A page that does not show yet what it must is looked at once an hour; one that does once a day for a month, then once a month.

    Args:
        newsroom: Open.
        partner: A code: only this one's; None: everybody's.
        now: Seconds since the epoch.
        report: Told of progress.
        channels: By kind; the real ones by default. WordPress is asked what became of its drafts.
        say: Told in a clause of waits.
        everything: Look at every page, however short a time ago it was looked at.
        timer: Waits between two pages.

    Raises:
        ConfigError: The catalogue cannot be used.
        UsageError: There is no such partner.
    """
    timer = timer or SystemTimer()
    with newsroom.catalogue.transaction() as db:
        chosen = [find_partner(db, partner)] if partner is not None else read_roster(db)
        groups = [
            (one, group)
            for one in chosen
            for group in _open_works(stored.deliveries_of(db, one.code))
            if everything or _is_due(group, now)
        ]
    wordpress = (channels or channels_of(newsroom)).get("wordpress")
    found: list[Look] = []
    for done, (one, group) in enumerate(groups, 1):
        looks = _look_at(newsroom, one, group, now, wordpress, say)
        if looks and done < len(groups):
            timer.sleep(GAP_SECONDS)
        found += looks
        if report:
            report(done, len(groups), "pages")
    for one in chosen:
        _standing(newsroom, one, found, now)
    return found


def _standing(newsroom: Newsroom, partner: Partner, looks: list[Look], now: int) -> None:
    """Write down whether every page of a desk that was looked at has its notice as it is now."""
    with newsroom.catalogue.transaction() as db:
        for row in stored.deliveries_of(db, partner.code):
            if row.kind != STANDING or row.handed is None or row.state == DROPPED or row.applied is not None:
                continue
            audits = [
                one.audit
                for one in looks
                if one.audit and (one.delivery.partner, one.delivery.desk) == (partner.code, row.desk)
            ]
            if not audits:
                continue
            bad = sum(any(finding.kind in _NOTICE for finding in audit.findings) for audit in audits)
            said = f"{NOT_SEEN}: {bad} of {len(audits)} lack the notice" if bad else f"{SEEN}: the notice is there"
            changes: dict[str, object] = {"looked": now, "said": said} | ({} if bad else {"applied": now})
            stored.change_delivery(db, row.id, **changes)


def _is_due(group: list[Delivery], now: int) -> bool:
    """Say whether a page is to be looked at again."""
    looked = max((one.looked for one in group if one.looked is not None), default=None)
    if looked is None:
        return True
    shows = all(one.applied is not None and not one.said.startswith(NO_MORE) for one in group)
    young = now - max(one.handed or 0 for one in group) < 30 * _DAY
    return now - looked >= ((_DAY if young else 30 * _DAY) if shows else _HOUR)


def _open_works(rows: list[Delivery]) -> list[list[Delivery]]:
    """Return, for each work, the deliveries that its page must be held against: the newest, and what was never seen applied."""
    works: dict[tuple[str, str], list[Delivery]] = {}
    for row in rows:
        if row.handed is not None and row.state != DROPPED and row.kind != STANDING:
            works.setdefault((row.desk, row.work), []).append(row)
    return [
        [row for row in group[:-1] if row.applied is None and row.kind != STORY] + group[-1:]
        for group in works.values()
    ]


def _look_at(
    newsroom: Newsroom,
    partner: Partner,
    group: list[Delivery],
    now: int,
    wordpress: object,
    say: Callable[[str], None] | None,
) -> list[Look]:
    newest = group[-1]
    page = _page_of(newsroom, partner, newest, wordpress)
    if not page:
        if newest.remote:
            said = f"{NOT_SEEN}: no published page is known"
            with newsroom.catalogue.transaction() as db:
                stored.change_delivery(db, newest.id, looked=now, said=said)
        return []
    seen = see(newsroom, partner, page, newest.work, now, say)
    found = []
    with newsroom.catalogue.transaction() as db:
        for one in group:
            shows, said = judge(newsroom, db, partner, one, seen, now)
            if shows is False and one.applied is not None:
                said = said.replace(NOT_SEEN, NO_MORE, 1)
            changes: dict[str, object] = {"looked": now, "said": said, "page": page}
            if shows and one.applied is None:
                changes["applied"] = now
            stored.change_delivery(db, one.id, **changes)
            found.append(Look(stored.read_delivery(db, one.id) or one, shows, seen.audit))
    return found


def _page_of(newsroom: Newsroom, partner: Partner, newest: Delivery, wordpress: object) -> str:
    """Return the address of the page of a work, as far as it is known from any of its deliveries, or from WordPress."""
    with newsroom.catalogue.transaction() as db:
        rows = [one for one in stored.deliveries_of(db, partner.code, works=[newest.work]) if one.desk == newest.desk]
    if isinstance(wordpress, WordPress) and newest.remote and (page := wordpress.page_of(partner, newest.remote)):
        return page
    return next((one.page for one in reversed(rows) if one.page), "")


def see(
    newsroom: Newsroom,
    partner: Partner,
    page: str,
    work: str,
    now: int,
    say: Callable[[str], None] | None = None,
) -> Seen:
    """Look at one page once."""
    own = _is_typed(page, partner.contract.sites)
    try:
        audit = audit_page(newsroom, page, partner=partner.code, work=work, now=now, inside=own, say=say)
    except StatusFailed as error:
        # 404 and 410 say that there is nothing; every other status says nothing of the page.
        return Seen(page, gone=error.status) if error.status in _GONE else Seen(page, trouble=error.message)
    except (TransportFailed, Malformed, UsageError) as error:
        return Seen(page, trouble=error.message)
    other = any(finding.kind == "text-other" for finding in audit.findings)
    if (other or audit.coverage < _TEXT_GONE) and (trouble := _no_page(newsroom, page, inside=own)):
        return Seen(page, trouble=trouble)
    return Seen(page, audit=audit, other=other)


def _is_typed(page: str, sites: Collection[str]) -> bool:
    """Say whether a page is on a host that the contract names as a number: the newsroom typed it, and may mean its own network.

    Any other address is a claim of the partner, which decides where its names lead.
    """
    try:
        url = parse_address(page)
        host, port = guarded_host(url), port_of(url)
    except TransportFailed:
        return False  # asking for it says why
    return is_own_choice(host) and (host in sites or f"{host}:{port}" in sites)


def _no_page(newsroom: Newsroom, page: str, *, inside: bool) -> str:
    """Say why what is at an address, and lacks the story, is no page that could hold it; or nothing where it is one."""
    try:
        with closing(Fetcher(newsroom.config.domain, inside=inside)) as fetcher:
            copy = CopyReader(page, fetcher).read()
        shown = "\n".join(copy.lines)
        if len(shown) < _PAGE_CHARACTERS:
            return "what came is too short to be a page"
        body = "\n".join(copy.paragraphs)
        refuse_blocked(copy.title, shown, body, float(len(body)), names_article=False)
    except (TransportFailed, Malformed) as error:
        return error.message
    return ""


def _unseen_picture(newsroom: Newsroom, page: str, *, inside: bool) -> str:
    """Say that a picture of a page could not be looked at, so that nobody knows which it is; or nothing."""
    try:
        with closing(Fetcher(newsroom.config.domain, inside=inside)) as fetcher:
            reader = CopyReader(page, fetcher)
            copy = reader.with_pictures(reader.read())
    except (TransportFailed, Malformed) as error:
        return error.message
    unseen = [picture for picture in copy.pictures if picture.address and picture.data is None]
    return f"{len(unseen)} of its pictures could not be looked at" if unseen else ""


def judge(
    newsroom: Newsroom, db: Connection, partner: Partner, one: Delivery, seen: Seen, now: int
) -> tuple[bool | None, str]:
    """Return whether a page shows what was delivered (None: nobody can say), and a clause for people."""
    if seen.trouble:
        return None, f"{UNREADABLE}: {seen.trouble}"
    item = ItemMaker(newsroom, db, now).make(partner, one.desk, one.work, holds=True)
    must_go = item is None or item.status != USABLE
    if seen.gone:
        if one.kind in (WITHDRAWAL, RIGHT) or must_go:
            return True, f"{SEEN}: the page is gone (status {seen.gone})"
        return False, f"{NOT_SEEN}: the page is gone (status {seen.gone})"
    assert seen.audit is not None
    audit = seen.audit
    kinds = {
        finding.kind
        for finding in audit.findings
        if finding.grade in (GRAVE, FAULT) or (finding.grade != ALLOWED and finding.kind not in _KEPT_PICTURES)
    }
    if must_go:
        return _text_went(audit, kinds, other=seen.other)
    if kinds & _KEPT:
        return False, f"{NOT_SEEN}: the page keeps what was taken back"
    if one.kind in (WITHDRAWAL, RIGHT):
        went, said = _pictures_went(audit, kinds, one, other=seen.other)
        if went and (
            trouble := _unseen_picture(newsroom, seen.page, inside=_is_typed(seen.page, partner.contract.sites))
        ):
            return None, f"{UNREADABLE}: {trouble}"
        return went, said
    if seen.other:
        return False, f"{NOT_SEEN}: the page does not hold the story"
    altered = any(finding.kind in _ALTERED and finding.grade == GRAVE for finding in audit.findings)
    if one.kind == CORRECTION:
        return _corrected(db, audit, kinds, one, altered=altered)
    if audit.version >= one.version and not kinds & _OLD:
        return True, f"{SEEN}: version {audit.version}" + (_BUT_ALTERED if altered else "")
    return False, f"{NOT_SEEN}: the page holds {_version(audit)}"


def _text_went(audit: Audit, kinds: set[str], *, other: bool) -> tuple[bool, str]:
    if kinds & _KEPT or (audit.coverage >= _TEXT_GONE and not other):
        return False, f"{NOT_SEEN}: the page keeps the text"
    if kinds & _KEPT_PICTURES:
        return False, f"{NOT_SEEN}: the page keeps a picture"
    return True, f"{SEEN}: the page no longer holds the text"


def _pictures_went(audit: Audit, kinds: set[str], one: Delivery, *, other: bool) -> tuple[bool, str]:
    if kinds & _KEPT_PICTURES:
        return False, f"{NOT_SEEN}: the page keeps a picture that it may not show"
    if one.kind == WITHDRAWAL and not other and audit.version and audit.version < one.version and kinds & _OLD:
        return False, f"{NOT_SEEN}: the page holds {_version(audit)}"
    return True, f"{SEEN}: the page shows nothing that it may not show"


def _corrected(db: Connection, audit: Audit, kinds: set[str], one: Delivery, *, altered: bool) -> tuple[bool, str]:
    shown = any(finding.kind == "correction-shown" for finding in audit.findings)
    if shown and not kinds & _NOT_SHOWN:
        return True, f"{SEEN}: the correction is on the page" + (_BUT_ALTERED if altered else "")
    if altered:
        return False, f"{NOT_SEEN}: the page holds {_version(audit)}{_BUT_ALTERED}"
    if audit.version >= one.version and not kinds & _OLD and _text_changed(db, one):
        return True, f"{SEEN}: the page holds the corrected text" + ("" if shown else ", without the note")
    return False, f"{NOT_SEEN}: the page holds {_version(audit)}" + ("" if shown else ", without the note")


def _text_changed(db: Connection, one: Delivery) -> bool:
    """Say whether the corrected version has another title or text than every version before it."""
    leaves = [leaf for leaf in ledger.story_leaves(db, one.desk, one.work) if leaf.record.is_story]
    new = next((leaf for leaf in leaves if leaf.record.version == one.version), None)
    if new is None:
        return False
    before = [leaf for leaf in leaves if leaf.record.version < one.version]
    return all(leaf.record.body != new.record.body for leaf in before)


def _version(audit: Audit) -> str:
    return f"version {audit.version}" if audit.version else "no version that can be told"

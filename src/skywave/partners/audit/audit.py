"""Auditing a copy: read the place, find the work that it came from, hold the two against each other under the contract.

    place        reads the page or the text                 identify     finds the work and the desk
    originals    makes the original, its rights as of now    prose        takes the contract's own words out of the copy
    versions     which version it is, and how it differs     checks       notice, link, credits, photos, corrections, the page

Nothing is written. The web is asked only for the copy itself and, where the original has pictures to compare them with, for the
pictures that the copy's article shows.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from skywave.io.fetch import Fetcher
from skywave.io.partners import read_partners
from skywave.partners.audit.checks.checking import check
from skywave.partners.audit.findings import ALLOWED, FAULT, GRAVE, NOTE, Audit, Finding, sort_findings
from skywave.partners.audit.identify import Finder
from skywave.partners.audit.originals import Originals
from skywave.partners.audit.place import CopyReader
from skywave.partners.audit.prose import prose_of_copy, with_all_lines, without_mistaken
from skywave.partners.audit.versions import nearest_version, version_finding
from skywave.partners.contract import Contract
from skywave.partners.roster import Partner, find_partner
from skywave.story.item import CANCELED
from skywave.story.right import READERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from skywave.newsroom.newsroom import Newsroom
    from skywave.partners.audit.comparing.comparison import Comparison
    from skywave.partners.audit.copy import Copy
    from skywave.partners.audit.identify import Found
    from skywave.partners.audit.original import Original, OriginalVersion
    from skywave.ports import Progress

PUBLIC_RULES: Final = "the newsroom's public rules"
_OTHER_SHARED, _OTHER_PART = 5, 0.04  # below, a page does not hold the work that a person or a mark names
_KEPT = 15  # of 100: as much of a story that was taken back may not stay
# What counts even on a page that holds another text; and what counts of a story that was taken back.
_WHATEVER_THE_TEXT: Final = frozenset({"photo-without-right", "photo-withdrawn", "redacted-kept", "byline-exposed"})
_TAKEN_BACK: Final = _WHATEVER_THE_TEXT | {"retracted-kept", "correction-shown"}


def audit_page(
    newsroom: Newsroom,
    place: str | Path,
    *,
    partner: str | None = None,
    work: str | None = None,
    contract: Contract | None = None,
    now: int | None = None,
    fetch: bool | None = None,
    inside: bool = True,
    report: Progress | None = None,
    say: Callable[[str], None] | None = None,
) -> Audit:
    """Audit a republished page, or a page that was saved, or its text.

    Args:
        newsroom: Open.
        place: An address, a file, or `-` for standard input.
        partner: Its code: its contract and its rights count.
        work: The work that it came from, as a person names it; None: it is found.
        contract: The rules where no partner is named; None: of the partner whose site it is, else the public rules.
        now: Seconds since the epoch; None: the newsroom's clock.
        fetch: Pictures are fetched from the web; None: for a web address, and not for a file.
        inside: The place may stand in a private network; false where a partner named it.
        report: Told of progress.
        say: Told in a clause of waits, and of addresses that are not read.

    Raises:
        ConfigError: There is no such file.
        Malformed: The place holds neither a page nor a text.
        TransportFailed: The page cannot be had now.
        UsageError: There is no such partner or work, or the copy fits no work.
    """
    moment = newsroom.clock.now() if now is None else now
    with closing(Fetcher(newsroom.config.domain, inside=inside, say=say)) as fetcher:
        reader = CopyReader(place, fetcher, fetch=fetch)
        copy = reader.read()
        with newsroom.catalogue.transaction() as db:
            chosen = _rules(db, copy, partner, contract)
            originals = Originals(newsroom, db, moment)
            found = Finder(newsroom, db, originals, copy).find(work)
            looks = any(picture.address or picture.data for picture in copy.pictures)
            original = originals.make(found.work, found.desk, chosen, looks=looks)
        if looks and _can_be_seen(original):
            copy = reader.with_pictures(copy, report=report)
    return _audit(copy, original, found, chosen, moment)


def _rules(db: Connection, copy: Copy, partner: str | None, contract: Contract | None) -> Partner:
    """Return whose contract counts; what is nobody's counts as the readers'."""
    if partner is not None:
        return find_partner(db, partner)
    if contract is None and (owner := _owner(db, copy)):
        return owner
    rules = contract or Contract(name=PUBLIC_RULES)
    return Partner(READERS, rules, 0, b"", 0, None, "")


def _owner(db: Connection, copy: Copy) -> Partner | None:
    """Return the partner on whose site a page stands: the one whose site's name is the longest."""
    try:
        parts = urlsplit(copy.address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    names = (host, f"{host}:{port}") if host else ()
    last = ".".join(host.split(".")[-2:])
    fitting = [
        (len(site), one)
        # A contract that does not hold the end of the name anywhere need not be read.
        for stored in (read_partners(db) if host else ())
        if last in stored.contract
        for one in (find_partner(db, stored.code),)
        for site in one.contract.sites
        if any(name == site or name.endswith("." + site) for name in names)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _can_be_seen(original: Original) -> bool:
    return any(picture.likeness is not None for version in original.versions for picture in version.pictures)


def _audit(copy: Copy, original: Original, found: Found, partner: Partner, now: int) -> Audit:
    contract = partner.contract
    copy = with_all_lines(without_mistaken(copy, original), original)
    marked = dict(copy.marks).get(original.work, 0)
    comparison: Comparison | None = None
    version: OriginalVersion | None = None
    findings: list[Finding] = []
    has_text = any(one.prose.paragraphs for one in original.versions)
    is_other = has_text and not found.translated and (found.shared < _OTHER_SHARED or found.part < _OTHER_PART)
    if is_other:
        findings.append(_text_other(copy, original))
    elif found.translated:
        findings.append(_translated(copy, original, contract))
    elif has_text:
        nearest = nearest_version(original, prose_of_copy(copy, original), contract)
        assert nearest is not None, "a version has a text"
        version, comparison = nearest
    if version is None and not is_other:
        version = next((one for one in original.versions if one.number == marked), None)
    if version is not None:
        findings.append(version_finding(original, version, contract, now))
    elif not is_other:
        why = "a translation does not tell its version" if found.translated else "the text of every version was removed"
        findings.append(Finding("version-unknown", NOTE, why=why))
    checked = check(copy, original, contract, version=version or original.newest, now=now)
    compared = comparison.findings if comparison else ()
    if original.status == CANCELED:
        kept = _still_kept(copy, checked, comparison, found)
        findings = [*findings, *kept] if kept else [_text_other(copy, original)]
        checked = [finding for finding in checked if finding.kind in _TAKEN_BACK]
        compared = ()  # what must go needs no edits
    elif is_other:
        checked = [finding for finding in checked if finding.kind in _WHATEVER_THE_TEXT]
    findings += [*compared, *checked]
    return Audit(
        work=original.work,
        desk=original.desk,
        version=version.number if version else 0,
        newest=original.newest.number,
        title=next((one.prose.title for one in reversed(original.versions) if one.prose.title), ""),
        place=copy.place,
        partner="" if partner.code == READERS else partner.code,
        contract=contract.name,
        language=original.language,
        coverage=comparison.coverage if comparison else 0,
        findings=sort_findings(findings),
        rows=comparison.rows if comparison else (),
    )


def _still_kept(copy: Copy, checked: list[Finding], comparison: Comparison | None, found: Found) -> list[Finding]:
    """Return what shows that a page still holds a story that was taken back; nothing where it is gone."""
    if kept := [finding for finding in checked if finding.kind in ("retracted-kept", "redacted-kept")]:
        return kept
    if found.translated:
        why = "a translation of it stands on the page, or did: look at it"
        return [Finding("retracted-kept", FAULT, "", copy.title, "the text", why)]
    if comparison and comparison.coverage >= _KEPT:
        why = f"{comparison.coverage} % of it still stands there"
        return [Finding("retracted-kept", FAULT, "", copy.title, "the text", why)]
    return []


def _text_other(copy: Copy, original: Original) -> Finding:
    gone = original.status == CANCELED
    why = "the story was taken back, and the page does not hold it any more" if gone else ""
    was = original.newest.prose.title or original.work
    return Finding("text-other", NOTE if gone else GRAVE, was, copy.title, "the page", why)


def _translated(copy: Copy, original: Original, contract: Contract) -> Finding:
    allowed = contract.edits.translation
    why = "what a translation says is for a person who reads both languages to compare"
    return Finding("translated", ALLOWED if allowed else FAULT, original.language, copy.language, "the text", why)

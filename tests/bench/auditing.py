"""How much the audit sees of what was done to a copy, and how often it cries over nothing; beside a plain comparison of texts.

A hundred works in six scripts are published by a real newsroom, some corrected or retracted later. `tests.bench.copies` makes
partners' pages of them: each with one thing done to it, tampering or allowed edit, or none, each in another shape of page. The
auditor gets the page as a file and the partner's code; which work it is it must find out itself. What is counted:

* found: a tampering is found where one of the kinds of finding that it must give is there, as grave, fault or note;
* at grade: one of these has at least the grade that it must have;
* strays: tampered copies with a grave finding of none of these kinds that is not about the sentence that was changed;
* quiet: an allowed edit, or a copy that nobody touched, is quiet where nothing is grave and nothing is a fault;
* the plain comparison extracts the page's text with trafilatura and puts it beside the original with difflib: it flags a copy
  where any line of the original is not there as it was, or another stands between its first and its last.

    .venv/bin/python -m tests.bench.auditing --each 3 --misses misses.txt
"""

from __future__ import annotations

import argparse
import difflib
import importlib.util
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from tests.bench.copies import language as written
from tests.bench.copies.changes import CHANGES, DAY, Change
from tests.bench.copies.making import fits, make_copy, shapes_for
from tests.bench.copies.page import Copy, Given
from tests.bench.copies.stories import DESKS, Work, join, make_works
from tests.bench.table import Row
from tests.newsrooms import make_newsroom, take

from skywave.archive.body import Block, Figure, Heading, Paragraph, Span
from skywave.newsroom.corrections import correct, find_target, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners.audit.findings import Audit, Finding
from skywave.partners.contract import parse_contract
from skywave.partners.items import ItemMaker
from skywave.partners.roster import add_partner, find_partner
from skywave.story.draft import Draft, DraftAsset
from skywave.testing import FakeClock

EACH = 2
_CORRECTED_AFTER = 2 * DAY
_LONG = 16  # characters: what is shorter may stand in many a sentence
_GRADES = ("grave", "fault", "note", "allowed")
_CONTRACTS = {
    "plain": "",
    "canonical": '[link]\nindex = "canonical"\n',
    "noindex": '[link]\nindex = "noindex"\n',
    "free": "[edits]\nheadline = true\ntranslation = true\n",
    "excerpt": '[text]\npart = "excerpt"\nparagraphs = 3\n',
    "window": "[window]\ndays = 30\n",
    "nophotos": "",
}


# --- the newsroom -----------------------------------------------------------


def contract_text(code: str) -> str:
    """Return the contract of a partner as somebody would type it."""
    notices = ", ".join(f'{language} = "{written.frames(language)["notice"][0]}"' for language in written.LANGUAGES)
    classes = "" if code == "nophotos" else '"owned"'
    return (
        f'name = "The Daily Harbour"\nsites = ["daily-harbour.example"]\n'
        f'[photos]\nclasses = [{classes}]\n[notice]\nplace = "bottom"\ntext = {{ {notices} }}\n'
        f'[byline]\nform = "{{names}}, {{masthead}}"\n[corrections]\nhours = 24\nplace = "top"\n{_CONTRACTS[code]}'
    )


@dataclass(frozen=True, slots=True)
class Room:
    """A newsroom with its works published.

    Attributes:
        newsroom: Open.
        works: By name.
        ids: The id of each work, by name.
        given: What a partner was handed, by partner and name.
        start: When the works were published.
    """

    newsroom: Newsroom
    works: dict[str, Work]
    ids: dict[str, str]
    given: dict[tuple[str, str], Given]
    start: int


def draft(work: Work, *, first: bool) -> Draft:
    """Return a work as a source would give it; `first`: as it was before its correction."""
    parts = work.first_parts if first else work.parts
    blocks: list[Block] = []
    for number, part in enumerate(parts):
        text = join(part.sentences, work.language)
        blocks.append(Heading((Span(text),)) if part.heading else Paragraph((Span(text),)))
        if number < len(work.photos):
            blocks.append(Figure(number))
    blocks += [Figure(number) for number in range(len(parts), len(work.photos))]
    assets = tuple(
        DraftAsset(photo.name, photo.caption, photo.credit, right="owned" if photo.owned else "", data=photo.data)
        for photo in work.photos
    )
    return Draft(
        "list",
        (f"list:{work.name}",),
        work.first_title if first else work.title,
        tuple(blocks),
        language=work.language,
        language_hint=work.language,
        desk=work.desk,
        byline=(work.byline,),
        place=work.place,
        published=work.published,
        section="Asia",
        assets=assets,
    )


def make_room(folder: Path, works: list[Work]) -> Room:
    """Publish works, correct and retract those whose fate it is, and hand them to every partner."""
    clock = FakeClock()
    languages = dict.fromkeys(work.language for work in works)
    newsroom = make_newsroom(folder, {DESKS[language]: language for language in languages}, clock)
    for code in _CONTRACTS:
        parse_contract(contract_text(code))
        add_partner(newsroom, code, contract_text(code))
    start = clock.now()
    intake = take(newsroom, *(draft(work, first=True) for work in works))
    publish(newsroom)
    ids = {work.name: find_target(newsroom, f"list:{work.name}").work for work in works}
    if len(set(ids.values())) != len(works):
        raise AssertionError(f"works were taken for one another: {intake}")
    given = _hand_out(newsroom, works, ids, start, [work for work in works if work.fate == "retracted"])
    clock.advance(_CORRECTED_AFTER)
    for work in works:
        target = find_target(newsroom, f"list:{work.name}")
        if work.fate == "corrected":
            correct(newsroom, target, work.note, new=draft(work, first=False))
        elif work.fate == "retracted":
            retract(newsroom, target, work.note)
    given |= _hand_out(newsroom, works, ids, start, [work for work in works if work.fate != "retracted"])
    return Room(newsroom, {work.name: work for work in works}, ids, given, start)


def _hand_out(
    newsroom: Newsroom, works: list[Work], ids: dict[str, str], start: int, chosen: list[Work]
) -> dict[tuple[str, str], Given]:
    found: dict[tuple[str, str], Given] = {}
    with newsroom.catalogue.transaction() as db:
        maker = ItemMaker(newsroom, db, newsroom.clock.now())
        for code in _CONTRACTS:
            partner = find_partner(db, code)
            for work in chosen:
                item = maker.make(partner, work.desk, ids[work.name])
                if item is None or item.status != "usable":
                    raise AssertionError(f"{code} may not have {work.name}: {item and item.why}")
                photos = tuple(number for number, asset in enumerate(item.assets) if asset.files)
                contract = partner.contract
                found[code, work.name] = Given(
                    item.original,
                    item.site,
                    item.notice,
                    item.notice_place,
                    item.byline_line,
                    photos,
                    contract.link.to,
                    contract.link.index,
                    start,
                    contract.text.paragraphs if contract.text.part == "excerpt" else 0,
                )
    return found


# --- copies -----------------------------------------------------------------


def copies(room: Room, changes: Iterable[Change] = CHANGES, *, each: int = EACH) -> Iterator[tuple[Change, Copy]]:
    """Yield copies: of every change at most `each` in each language, of the untouched in every shape.

    Args:
        room: Whose works.
        changes: Which.
        each: Of a change in a language.
    """
    turn = 0
    for order, change in enumerate(changes):
        shapes = shapes_for(change)
        for language in written.LANGUAGES:
            works = [work for work in room.works.values() if work.language == language and fits(work, change)]
            works = works[order % max(len(works), 1) :] + works[: order % max(len(works), 1)]
            made = 0
            wanted = max(each, len(shapes)) if change.group == "rightful" and works else each
            for number in range(max(len(works), wanted)):
                if made >= wanted or not works:
                    break
                work = works[number % len(works)]
                given = room.given[change.contract, work.name]
                copy = make_copy(work, given, change, shapes[turn % len(shapes)])
                if copy is not None:
                    made += 1
                    turn += 1
                    yield change, copy


def save(copy: Copy, folder: Path) -> Path:
    """Write a copy as a browser saves a page, with its pictures beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "files").mkdir(parents=True)
    for name, data in copy.pictures:
        (folder / "files" / name).write_bytes(data)
    path = folder / copy.file
    path.write_text(copy.text, encoding="utf-8")
    return path


# --- counting ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the auditor made of one copy.

    Attributes:
        change: What was done.
        copy: The copy.
        audit: What was found, or None where the auditor failed.
        failure: How it failed, or empty.
        known: It found the work.
        version: It found the version.
        seconds: It took.
        flagged: The plain comparison saw a difference, or None where it was not made.
    """

    change: Change
    copy: Copy
    audit: Audit | None
    failure: str
    known: bool
    version: bool
    seconds: float
    flagged: bool | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self.audit.findings if self.audit else ()

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """Those that make a copy not ok."""
        return tuple(finding for finding in self.findings if finding.grade in ("grave", "fault"))

    @property
    def hits(self) -> tuple[Finding, ...]:
        """Those of a kind that the change must give, if it counts for anything."""
        return tuple(f for f in self.findings if f.kind in self.change.kinds and f.grade != "allowed")

    @property
    def found(self) -> bool:
        """Whether a tampering was seen, or what was allowed was left in peace."""
        if self.change.group != "tampered":
            return self.audit is not None and self.known and not self.alarms
        return bool(self.hits)

    @property
    def at_grade(self) -> bool:
        """Whether what was found is as grave as it must be."""
        if self.change.group != "tampered":
            return self.found
        allowed = _GRADES[: _GRADES.index(self.change.grade) + 1] if self.change.grade else _GRADES
        return any(finding.grade in allowed for finding in self.hits)

    @property
    def strays(self) -> tuple[Finding, ...]:
        """Grave findings about something else than what was done."""
        return tuple(f for f in self.findings if f.grade == "grave" and not self._about(f))

    def _about(self, finding: Finding) -> bool:
        """Say whether a finding is about what was done: one altered sentence may well give several."""
        if finding.kind in self.change.kinds:
            return True
        said = f"{finding.was} / {finding.found} / {finding.why}"
        done = (self.copy.was, self.copy.found)
        return any(text[at : at + _LONG] in said for text in done for at in range(len(text) - _LONG + 1))


@dataclass(slots=True)
class Result:
    """What the auditor made of all copies."""

    verdicts: list[Verdict] = field(default_factory=list)

    def tally(self, key: Callable[[Verdict], str]) -> dict[str, Counter[str]]:
        """Return counts by whatever `key` says of a verdict."""
        found: dict[str, Counter[str]] = {}
        for verdict in self.verdicts:
            found.setdefault(key(verdict), Counter()).update(count(verdict))
        return found


def count(verdict: Verdict) -> Counter[str]:
    """Return what one verdict adds to a tally."""
    tampered = verdict.change.group == "tampered"
    return Counter(
        copies=1,
        known=verdict.known,
        versions=verdict.version,
        compared=verdict.flagged is not None,
        flagged=bool(verdict.flagged),
        tampered=tampered,
        quietable=not tampered,
        found=tampered and verdict.found,
        at_grade=tampered and verdict.at_grade,
        quiet=not tampered and verdict.found,
        graves=0 if tampered else sum(finding.grade == "grave" for finding in verdict.findings),
        faults=0 if tampered else sum(finding.grade == "fault" for finding in verdict.findings),
        strays=tampered and bool(verdict.strays),
        failed=bool(verdict.failure),
    )


def audit_copy(room: Room, change: Change, copy: Copy, folder: Path, *, peer: bool) -> Verdict:
    """Let the auditor see one copy."""
    from skywave.partners.audit.audit import audit_page

    path = save(copy, folder)
    newest = 2 if room.works[copy.work].fate else 1
    wanted = 1 if change.name in ("old version after its correction", "retracted story kept") else newest
    start = time.perf_counter()
    audit, failure = None, ""
    try:
        audit = audit_page(room.newsroom, str(path), partner=change.contract, now=room.start + change.days * DAY)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and shown
        failure = f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - start
    return Verdict(
        change,
        copy,
        audit,
        failure,
        audit is not None and audit.work == room.ids[copy.work],
        audit is not None and audit.version == wanted,
        seconds,
        plain_difference(copy) if peer else None,
    )


def plain_difference(copy: Copy) -> bool | None:
    """Say whether difflib sees a difference in the text that trafilatura extracts, or None where that is not installed."""
    if not importlib.util.find_spec("trafilatura"):
        return None
    text = copy.text
    if copy.file.endswith(".html"):
        text = import_module("trafilatura").extract(copy.text, include_comments=False, favor_recall=True) or ""
    found = re.sub(r"\s+", " ", text).strip()
    was = list(copy.sentences)
    # The copy is cut at the original's sentences, so that where lines and paragraphs break makes no difference.
    cuts = "|".join(re.escape(sentence) for sentence in sorted(set(was), key=len, reverse=True))
    lines = [piece.strip() for piece in re.split(f"({cuts})", found) if piece.strip()]
    codes = difflib.SequenceMatcher(None, was, lines, autojunk=False).get_opcodes()
    inner = codes[1:] if codes and codes[0][0] == "insert" else codes
    inner = inner[:-1] if inner and inner[-1][0] == "insert" else inner
    return any(code != "equal" for code, *_ in inner)


def measure(
    folder: Path,
    *,
    each: int = EACH,
    works: list[Work] | None = None,
    changes: Iterable[Change] = CHANGES,
    peer: bool = True,
    misses: Path | None = None,
    quiet: bool = True,
) -> Result:
    """Audit copies and count.

    Args:
        folder: Where to work.
        each: Copies of each change in each language.
        works: Which; a hundred by default.
        changes: Which.
        peer: Compare them plainly too.
        misses: A file for everything that went wrong, in full.
        quiet: Print nothing.
    """
    room = make_room(folder, works if works is not None else make_works())
    result = Result()
    for number, (change, copy) in enumerate(copies(room, changes, each=each)):
        result.verdicts.append(audit_copy(room, change, copy, folder / "copy", peer=peer))
        if not quiet and number % 100 == 99:
            sys.stderr.write(f"{number + 1} copies\n")
    if misses is not None:
        misses.write_text("\n".join(explain(verdict) for verdict in result.verdicts if is_wrong(verdict)), "utf-8")
    if not quiet:
        sys.stdout.write(format_result(result))
    return result


def is_wrong(verdict: Verdict) -> bool:
    """Say whether an editor would have been misled."""
    return bool(verdict.failure) or not verdict.at_grade or not verdict.known or bool(verdict.strays)


def explain(verdict: Verdict) -> str:
    """Return what was done, what was expected and what was got."""
    change, copy = verdict.change, verdict.copy
    wanted = f"{change.grade or 'any'} of {', '.join(change.kinds)}" if change.kinds else "nothing grave, no fault"
    said = [
        f"    {f.grade} {f.kind} @ {f.where}: {f.was[:200]!r} -> {f.found[:200]!r}{f' ({f.why})' if f.why else ''}"
        for f in (verdict.strays if verdict.at_grade and change.group == "tampered" else verdict.findings)
    ]
    verb = "stray" if verdict.at_grade and change.group == "tampered" else "missed" if change.kinds else "false alarm"
    lines = [
        f"## {verb}: {change.name} | {copy.language} | {copy.shape} | {copy.work}",
        f"    was:      {copy.was[:300]}",
        f"    is:       {copy.found[:300]}",
        f"    expected: {wanted}",
        f"    work {'found' if verdict.known else 'NOT FOUND'}; version {'right' if verdict.version else 'WRONG'}",
        *([f"    failed: {verdict.failure}"] if verdict.failure else []),
        "    got:" if said else "    got: nothing",
        *said,
        "",
    ]
    return "\n".join(lines)


# --- tables -----------------------------------------------------------------


def share(score: Counter[str], part: str, whole: str) -> str:
    """Return how many in a hundred."""
    return f"{100 * score[part] / score[whole]:.0f} %" if score[whole] else "-"


def rows(result: Result) -> list[Row]:
    """Return the table by kind, with a total."""
    found = []
    for name, score in result.tally(lambda verdict: verdict.change.name).items():
        found.append(_row(name, score))
    for group, label in (("tampered", "**all tamperings**"), ("allowed", "**all allowed edits**")):
        total = result.tally(lambda verdict: verdict.change.group).get(group)
        if total:
            found.append(_row(label, total))
    return found


def _row(name: str, score: Counter[str]) -> Row:
    beside = f"flagged {share(score, 'flagged', 'compared')}"
    if score["tampered"]:
        ours = f"found {share(score, 'found', 'tampered')}, at grade {share(score, 'at_grade', 'tampered')}"
        return Row(f"{name} ({score['copies']:,})", ours, beside, "found", share(score, "at_grade", "tampered"))
    ours = f"quiet {share(score, 'quiet', 'quietable')}; {score['graves']} grave, {score['faults']} faults"
    return Row(f"{name} ({score['copies']:,})", ours, beside, "quiet", share(score, "quiet", "quietable"))


def table(result: Result, head: str, key: Callable[[Verdict], str]) -> str:
    """Return a Markdown table by whatever `key` says, with a total."""
    lines = [
        f"| {head} | copies | work found | version right | tampering found | at grade | strays | quiet | false graves | failed |",
        "| --- " * 10 + "|",
    ]
    tallies = dict(sorted(result.tally(key).items()))
    tallies["**all**"] = sum(tallies.values(), Counter())
    for name, score in tallies.items():
        lines.append(
            f"| {name} | {score['copies']:,} | {share(score, 'known', 'copies')} | {share(score, 'versions', 'copies')} "
            f"| {share(score, 'found', 'tampered')} | {share(score, 'at_grade', 'tampered')} | {score['strays']} "
            f"| {share(score, 'quiet', 'quietable')} | {score['graves']} | {score['failed']} |"
        )
    return "\n".join(lines)


def notes(result: Result) -> list[str]:
    """Return the tables by language and by shape, and the time."""
    took = sorted(verdict.seconds for verdict in result.verdicts) or [0.0]
    return [
        (
            f"{len(result.verdicts):,} copies of {len({verdict.copy.work for verdict in result.verdicts})} works; the auditor "
            f"was told the partner and never the work. An audit takes {1000 * took[len(took) // 2]:.0f} ms "
            f"(95 in 100 under {1000 * took[int(len(took) * 0.95)]:.0f} ms). The peer is trafilatura's text under difflib. How "
            "each thing is counted stands at the head of `tests/bench/auditing.py`."
        ),
        "By language:\n\n" + table(result, "language", lambda verdict: verdict.copy.language),
        "By the shape of the page:\n\n" + table(result, "shape", lambda verdict: verdict.copy.shape),
    ]


def format_result(result: Result) -> str:
    """Return everything as text."""
    lines = [f"{row.work:<52} {row.ours:<44} plain: {row.peer}" for row in rows(result)]
    return "\n".join([*lines, "", *notes(result), ""])


def run(work: Path, each: int = EACH) -> tuple[list[Row], list[str]]:
    """Measure, for `python -m tests.bench audit`."""
    result = measure(work / "audit", each=each)
    return rows(result), notes(result)


def main() -> None:
    """Measure from the command line, with every miss in a file."""
    parser = argparse.ArgumentParser(prog="tests.bench.auditing")
    parser.add_argument("--each", type=int, default=EACH, help="copies of each change in each language")
    parser.add_argument("--misses", type=Path, help="a file for everything that went wrong")
    parser.add_argument("--only", help="only changes whose name has this in it")
    options = parser.parse_args()
    changes = [change for change in CHANGES if not options.only or options.only in change.name]
    folder = Path(tempfile.mkdtemp(prefix="skywave-audit-"))
    try:
        measure(folder, each=options.each, changes=changes, misses=options.misses, quiet=False)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

"""Assembly: the sentences of both texts side by side, with the findings about them and how much of the original is there."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from skywave.partners.audit.comparing import grading, own
from skywave.partners.audit.comparing.alignment import align
from skywave.partners.audit.comparing.differences import Budget, hunks, join_close, pieces
from skywave.partners.audit.comparing.headline import DATELINE
from skywave.partners.audit.comparing.judging import Judge
from skywave.partners.audit.comparing.lexicon import base_of
from skywave.partners.audit.comparing.lines import Line, joined, key_of
from skywave.partners.audit.comparing.names import Known, learn
from skywave.partners.audit.comparing.sentences import Sentence, joints, split_text
from skywave.partners.audit.findings import FAULT, Finding, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.partners.audit.comparing.alignment import Group
    from skywave.partners.audit.comparing.comparison import Prose
    from skywave.partners.contract import Contract

_LEARNT: Final = 600  # sentences of the original from which names are learnt
_FINDINGS: Final = 2_000  # of one comparison; what comes after them is counted in one
_DRESSED: Final = 60_000  # characters of a copy's own words inside the text that are read for news; more are no plugs
_PART: Final = 3  # sentences that show that a page holds a part of the work


class Assembly:
    """Compares the paragraphs of two texts.

    Attributes:
        findings: About the text.
        rows: Side by side, in the original's order.
        coverage: 0 to 100.
        holds_part: However little of it, the page does hold a part of the work.
        known: Names of both texts.
        language: Base language.
        original_lines: How many sentences the original has.
    """

    def __init__(self, original: Prose, copy: Prose, language: str, contract: Contract) -> None:
        self.language = base_of(language)
        self._contract = contract
        self._budget = Budget()
        self.findings: list[Finding] = []
        self.rows: list[Row] = []
        mine, _ = split_text(original.paragraphs)
        theirs, whole = split_text(copy.paragraphs, joints(mine))
        self._was = [Line([sentence], self.language) for sentence in mine]
        self._now = [Line([sentence], self.language) for sentence in theirs]
        self.original_lines = len(self._was)
        self._whole = "\n".join(line.key for line in self._was)
        self._heads = {key_of(original.title), key_of(original.summary), key_of(copy.title)}
        self._alignment = align(self._was, self._now)
        self._taken = {place: group for group in self._alignment.groups for place in group.now}
        self._our_lines = {sentence.line for place in self._taken for sentence in self._now[place].sentences}
        self._order = sorted(self._taken)
        self._spans = self._ours()
        self.known = self._learn()
        self._judged: dict[int, bool] = {}
        self._dressed = 0
        self._kept = 0.0
        self._assemble()
        letters = sum(len(line.key) for line in self._was)
        self.coverage = min(100, round(100 * self._kept / letters)) if letters else 0
        if letters > 0 and self.coverage == 100 and self._alignment.cut:
            self.coverage = 99
        matched = sum(len(line.key) for place, line in enumerate(self._now) if place in self._taken)
        shown = sum(len(line.key) for line in self._now)
        self.holds_part = len(self._alignment.groups) >= _PART and 3 * matched >= shown
        if not whole:
            why = "the page is longer than can be compared: what comes after was not read"
            self.findings.append(Finding("sentence-added", FAULT, "", "", "end of the page", why))
        if len(self.findings) > _FINDINGS:
            self.findings = self._fewer()

    def _fewer(self) -> list[Finding]:
        first = sorted(self.findings, key=lambda finding: finding.grade != "grave")[:_FINDINGS]
        why = f"there are {len(self.findings) - _FINDINGS} findings more than are shown"
        return [*first, Finding("sentence-altered", FAULT, "", "", "the page", why)]

    def _learn(self) -> Known:
        needed = [place for group in self._alignment.groups for place in group.was if self._differs(group)]
        if not needed:
            return learn([line.tokens for line in self._was[:3]], self.language)
        lines = [self._was[place] for place in dict.fromkeys([*range(min(_LEARNT, len(self._was))), *needed[:_LEARNT]])]
        lines += [
            self._now[place]
            for group in self._alignment.groups[:_LEARNT]
            if self._differs(group)
            for place in group.now
        ]
        return learn([line.tokens for line in lines], self.language)

    def _differs(self, group: Group) -> bool:
        return (
            len(group.was) != 1 or len(group.now) != 1 or self._was[group.was[0]].text != self._now[group.now[0]].text
        )

    def _ours(self) -> tuple[int, int]:
        """Return (first, last) of the copy's lines that are the newsroom's: what is outside is the partner's own."""
        places = [
            place
            for group in self._alignment.groups
            for place in group.now
            if not group.moved or len(self._now[place].key) > 30
        ]
        return (min(places), max(places)) if places else (len(self._now), -1)

    def _assemble(self) -> None:
        """Walk through the original; what the copy added comes after the sentence that it follows there."""
        groups = {group.was[0]: group for group in self._alignment.groups}
        followed: dict[int, list[int]] = {}
        for place in [*self._alignment.added]:
            followed.setdefault(self._anchor(place), []).append(place)
        self._add(followed.pop(-1, []))
        cut_run: list[int] = []
        cut = set(self._alignment.cut)
        for place in range(len(self._was)):
            if place in cut:
                cut_run.append(place)
                continue
            self._cut(cut_run)
            cut_run = []
            if place in groups:
                group = groups[place]
                self._pair(group)
                for mate in group.now:
                    self._add(followed.pop(mate, []))
        self._cut(cut_run)
        for rest in list(followed.values()):
            self._add(rest)

    def _anchor(self, place: int) -> int:
        """Return the copy's matched line before an added one, or -1."""
        rank = bisect_left(self._order, place)
        return self._order[rank - 1] if rank else -1

    def _pair(self, group: Group) -> None:
        was, now = joined([self._was[place] for place in group.was]), joined([self._now[place] for place in group.now])
        where = f"paragraph {was.paragraph}"
        kinds: tuple[str, ...] = ()
        if group.moved and len(was.key) > 12:
            self.findings.append(grading.of_moved(was, self._contract, where))
            kinds = ("sentence-moved",)
        if was.text == now.text or (was.key == now.key and was.marks == now.marks):
            self._kept += len(was.key)
            change = "moved" if kinds else "same" if was.text == now.text else "style"
            self.rows.append(Row(was.text, now.text, change, self._typed(was, now), was.paragraph, kinds))
            return
        was, now = self._without_frame(was, now, where)
        differing = join_close(
            hunks([token.key for token in was.tokens], [token.key for token in now.tokens], self._budget), was.tokens
        )
        verdict = Judge(was.tokens, now.tokens, differing, self.known, self.language).verdict()
        findings = grading.of_altered(was, now, verdict, self._contract, where)
        self.findings += findings
        lost = sum(len(token.key) for hunk in differing for token in was.tokens[hunk.was[0] : hunk.was[1]])
        self._kept += len(was.key) if not verdict.words and not verdict.changes else max(0, len(was.key) - lost)
        calm = not verdict.changes and not verdict.words
        change = "style" if calm else "altered"
        kinds += tuple(dict.fromkeys(finding.kind for finding in findings))
        self.rows.append(
            Row(was.text, now.text, change, pieces(was.tokens, now.tokens, differing), was.paragraph, kinds)
        )

    def _typed(self, was: Line, now: Line) -> tuple[tuple[str, str, str], ...]:
        """Return the pieces of two sentences that read the same: at most their type differs."""
        if was.text == now.text:
            return (("same", was.text, now.text),)
        if not self._budget.spend(20 * len(was.text)):
            return (("changed", was.text, now.text),)
        one, other = was.tokens, now.tokens
        return pieces(one, other, hunks([token.key for token in one], [token.key for token in other], self._budget))

    def _without_frame(self, was: Line, now: Line, where: str) -> tuple[Line, Line]:
        """Take a dateline off the copy's sentence where the original's has none, and a credit in brackets off its end."""
        head = DATELINE.match(now.text)
        if head and not DATELINE.match(was.text) and key_of(now.text[head.end() :])[:12] == was.key[:12]:
            self.findings.append(grading.of_own([_part(now, 0, head.end())], where))
            self.rows.append(Row("", now.text[: head.end()].strip(), "own", (), now.paragraph, ("own-words",)))
            now = _part(now, head.end(), len(now.text))
        head = DATELINE.match(was.text)
        if head and not DATELINE.match(now.text) and key_of(was.text[head.end() :])[:12] == now.key[:12]:
            lost = was.text[: head.end()].strip()
            self.findings.append(Finding("dateline-changed", "note", lost, "", where, "the copy shows none"))
            self.rows.append(Row(lost, "", "cut", (("cut", lost, ""),), was.paragraph, ("dateline-changed",)))
            was = _part(was, head.end(), len(was.text))
        return was, now

    def _cut(self, run: Sequence[int]) -> None:
        if not run:
            return
        lines = [self._was[place] for place in run]
        first, last = lines[0].paragraph, lines[-1].paragraph
        where = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
        if all(not line.key or line.key in self._heads for line in lines):
            return
        finding = grading.of_cut(lines, self._contract, tail=run[-1] == len(self._was) - 1, where=where)
        if finding is not None:
            self.findings.append(finding)
        kinds = (finding.kind,) if finding is not None else ()
        self.rows += [Row(line.text, "", "cut", (("cut", line.text, ""),), line.paragraph, kinds) for line in lines]

    def _add(self, places: Sequence[int]) -> None:
        """Tell the partner's own words from sentences that were added, run by run."""
        run: list[int] = []
        for place in places:
            if run and self._is_own(place) != self._is_own(run[-1]):
                self._added(run)
                run = []
            run.append(place)
        self._added(run)

    def _is_own(self, place: int) -> bool:
        if place not in self._judged:
            self._judged[place] = self._reads_as_own(place)
        return self._judged[place]

    def _reads_as_own(self, place: int) -> bool:
        line = self._now[place]
        first, last = self._spans
        outside = place < first or place > last
        within = self._within(place)
        if not line.key or line.key in self._heads or place in self._alignment.repeats or self._is_pull_quote(line):
            return True
        if outside and not within:
            return True
        self._dressed += len(line.text)
        if self._dressed > _DRESSED or own.tells_news(line):
            return False  # whatever it is dressed as
        paragraph = self._paragraph(place)
        if not within and (own.is_caption(paragraph) or own.is_own(paragraph)):
            return True
        return own.is_own(line.text) or own.is_heading(line)

    def _is_pull_quote(self, line: Line) -> bool:
        """Say whether a paragraph by itself only repeats words that the original has."""
        if not line.sentences[0].alone or len(line.key) <= 20 or not self._budget.spend(len(self._whole) // 20):
            return False
        return line.key in self._whole

    def _within(self, place: int) -> bool:
        """Say whether an added sentence shares its line (its paragraph, on a page) with a sentence of the newsroom's."""
        return self._now[place].line in self._our_lines

    def _paragraph(self, place: int) -> str:
        """Return the whole line in which an added sentence stands."""
        line = self._now[place].line
        near = self._now[max(0, place - 6) : place + 7]
        return " ".join(other.text for other in near if other.line == line)

    def _added(self, run: Sequence[int]) -> None:
        if not run:
            return
        lines = [self._now[place] for place in run]
        where = f"paragraph {lines[0].paragraph} of the copy"
        if self._is_own(run[0]):
            told = [line for line in lines if line.key and line.key not in self._heads]
            kinds = ("own-words",) if told else ()
            if told:
                self.findings.append(grading.of_own(told, where))
            change = "own"
        else:
            self.findings.append(grading.of_added(lines, inside=any(self._within(place) for place in run), where=where))
            kinds, change = ("sentence-added",), "added"
        self.rows += [Row("", line.text, change, (("added", "", line.text),), line.paragraph, kinds) for line in lines]


def _part(line: Line, start: int, end: int) -> Line:
    """Return a part of a line."""
    inside = b"".join(sentence.inside for sentence in line.sentences).ljust(len(line.text), b"\0")
    while start < end and line.text[start].isspace():
        start += 1
    first = line.sentences[0]
    return Line(
        [
            Sentence(
                line.text[start:end].strip(), inside[start:end], first.paragraph, first.line, first.alone, first.stopped
            )
        ],
        line.language,
    )

"""What each partner must get: planned once, never twice, and at the cost of what changed."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.databases import postgresql
from tests.newsrooms import make_newsroom, open_newsroom, story, take
from tests.unit.test_intake import AP, add, with_photo

from skywave.io import deliveries as stored
from skywave.io.deliveries import CORRECTION, HANDED, RIGHT, STANDING, STORY, WITHDRAWAL, Delivery
from skywave.io.tables import deliveries
from skywave.newsroom.corrections import correct, find_target, redact, retract
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.partners import followed, planning
from skywave.partners.items import ItemMaker
from skywave.partners.planning import plan
from skywave.partners.roster import add_partner, change_contract, end_partner
from skywave.testing import FakeClock

HOOK = '[channel]\nkind = "webhook"\naddress = "http://127.0.0.1:9/hook"\n'
WHOLE = 'name = "{}"\n[photos]\nclasses = ["owned", "wire"]\n'
DESKS = {"eng": "en", "mya": "my"}


def all_deliveries(newsroom: Newsroom) -> list[Delivery]:
    with newsroom.catalogue.transaction() as db:
        codes = sorted({row[0] for row in db.execute(sa.select(deliveries.c.partner))})
        return sorted((one for code in codes for one in stored.deliveries_of(db, code)), key=lambda one: one.number)


def hand(newsroom: Newsroom, *made: Delivery) -> None:
    """Let partners take deliveries."""
    with newsroom.catalogue.transaction() as db:
        for one in made:
            stored.change_delivery(db, one.id, state=HANDED, handed=newsroom.clock.now(), tries=1, next=None)


def kinds(newsroom: Newsroom, made: list[Delivery]) -> list[tuple[str, str]]:
    return sorted((one.partner, one.kind) for one in made)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def newsroom(tmp_path: Path, clock: FakeClock) -> Iterator[Newsroom]:
    opened = make_newsroom(tmp_path, DESKS, clock)
    add_partner(opened, "push", WHOLE.format("Push") + HOOK)
    add_partner(opened, "pull", WHOLE.format("Pull"))
    yield opened
    opened.catalogue.close()


def held(newsroom: Newsroom, *drafts: object) -> list[Delivery]:
    """Publish stories, and let both partners have them."""
    take(newsroom, *(drafts or (story("one"),)))  # type: ignore[arg-type]
    publish(newsroom)
    made = plan(newsroom, newsroom.clock.now()).made
    pulled = [replace(one, id=f"p{one.id[1:]}", partner="pull", channel="pull") for one in made]
    with newsroom.catalogue.transaction() as db:
        stored.add_deliveries(db, pulled)
    hand(newsroom, *made, *pulled)
    return made


def now(newsroom: Newsroom) -> int:
    return newsroom.clock.now()


def test_a_new_story_goes_to_partners_with_a_push_channel_alone(newsroom: Newsroom) -> None:
    take(newsroom, story("one"), story("two"))
    publish(newsroom)
    made = plan(newsroom, now(newsroom)).made
    assert [(one.partner, one.kind, one.state, one.next) for one in made] == [("push", STORY, "due", now(newsroom))] * 2


def test_planning_again_makes_nothing_and_reads_no_record(newsroom: Newsroom) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    assert plan(newsroom, now(newsroom)).leaves > 0
    again = plan(newsroom, now(newsroom))
    assert (again.made, again.leaves, again.checked) == ([], 0, 0)


def test_nobody_is_sent_the_archive_unasked(newsroom: Newsroom, clock: FakeClock) -> None:
    take(newsroom, *(story(f"old {n}") for n in range(5)))
    publish(newsroom)
    clock.advance(60)
    add_partner(newsroom, "late", WHOLE.format("Late") + HOOK)
    clock.advance(60)
    take(newsroom, story("new"))
    publish(newsroom)
    assert [one.partner for one in plan(newsroom, now(newsroom)).made].count("late") == 1


def test_a_partner_of_one_desk_gets_nothing_of_another(newsroom: Newsroom) -> None:
    add_partner(newsroom, "eng-only", 'desks = ["eng"]\n' + WHOLE.format("E") + HOOK)
    take(newsroom, story("mya", "မြစ်ရေသည် တနင်္လာနေ့တွင် မြင့်တက်ခဲ့သည်။", language="my"))
    publish(newsroom)
    assert [one.partner for one in plan(newsroom, now(newsroom)).made] == ["push"]


def test_an_embargo_is_kept_and_the_story_waits_for_its_time(newsroom: Newsroom, clock: FakeClock) -> None:
    add_partner(newsroom, "later", WHOLE.format("Later") + "[window]\ndelay_hours = 5\n" + HOOK)
    take(newsroom, story("one"))
    publish(newsroom)
    made = {one.partner: one for one in plan(newsroom, now(newsroom)).made}
    assert made["later"].next == now(newsroom) + 5 * 3600
    with newsroom.catalogue.transaction() as db:
        due = [followed.due_of(db, code, now(newsroom), 9) for code in followed.partners_due(db, now(newsroom))]
        assert [one.partner for group in due for one in group] == ["push"]


def test_a_text_that_is_not_ours_is_planned_for_nobody(newsroom: Newsroom) -> None:
    take(newsroom, story("wire", publisher="AFP", right="wire"))
    publish(newsroom)
    assert plan(newsroom, now(newsroom)).made == []


def test_a_correction_reaches_every_holder_and_nobody_else(newsroom: Newsroom) -> None:
    held(newsroom)
    add_partner(newsroom, "none", WHOLE.format("None"))
    correct(newsroom, find_target(newsroom, "list:one"), "The river fell.", new=story("one", "The river fell."))
    made = plan(newsroom, now(newsroom)).made
    assert kinds(newsroom, made) == [("pull", CORRECTION), ("push", CORRECTION)]
    assert {one.why for one in made} == {"correction: The river fell."}
    assert {one.state for one in made} == {"due"}
    assert {one.partner: one.next for one in made} == {"pull": None, "push": now(newsroom)}


def test_who_pulled_the_new_version_still_hears_that_the_old_one_was_wrong(newsroom: Newsroom) -> None:
    held(newsroom)
    correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
    with newsroom.catalogue.transaction() as db:
        (old,) = stored.deliveries_of(db, "pull")
        stored.add_deliveries(db, [replace(old, id="q" * 26, version=2, digest="0" * 64)])
    assert ("pull", CORRECTION) in kinds(newsroom, plan(newsroom, now(newsroom)).made)


def test_a_story_that_was_retracted_is_withdrawn_from_every_holder(newsroom: Newsroom) -> None:
    held(newsroom)
    retract(newsroom, find_target(newsroom, "list:one"), "It was not true.")
    made = plan(newsroom, now(newsroom)).made
    assert kinds(newsroom, made) == [("pull", WITHDRAWAL), ("push", WITHDRAWAL)]


def test_a_redaction_is_a_withdrawal(newsroom: Newsroom) -> None:
    held(newsroom)
    redact(newsroom, find_target(newsroom, "list:one"), ("body",), "For somebody's safety.")
    assert {kind for _, kind in kinds(newsroom, plan(newsroom, now(newsroom)).made)} == {WITHDRAWAL}


def test_a_redaction_of_an_old_version_is_a_withdrawal_for_who_was_handed_it(newsroom: Newsroom) -> None:
    held(newsroom)
    correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
    hand(newsroom, *plan(newsroom, now(newsroom)).made)
    redact(newsroom, find_target(newsroom, "list:one"), ("head", "body"), "For somebody's safety.", version=1)
    assert kinds(newsroom, plan(newsroom, now(newsroom)).made) == [("pull", WITHDRAWAL), ("push", WITHDRAWAL)]


def test_a_removed_picture_is_withdrawn_with_every_story_that_shows_it(newsroom: Newsroom) -> None:
    own = "Photo: Aung Example/Radio Example"
    one, two = with_photo("teal", own), replace(with_photo("teal", own), ids=("list:b",), title="Another", place="PYAY")
    held(newsroom, one, replace(two, blocks=story("b", "A text of its own, about the harvest in Pyay.").blocks))
    with newsroom.catalogue.transaction() as db:
        digest = db.execute(sa.text("SELECT digest FROM uses LIMIT 1")).scalar()
    redact(newsroom, find_target(newsroom, "list:teal"), (f"asset:{digest}",), "For somebody's safety.")
    made = plan(newsroom, now(newsroom)).made
    assert len({one.work for one in made}) == 2
    assert {one.kind for one in made} == {WITHDRAWAL}


def test_a_correction_drops_the_story_that_still_waits(newsroom: Newsroom) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    plan(newsroom, now(newsroom))
    correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
    plan(newsroom, now(newsroom))
    states = [(one.kind, one.version, one.state) for one in all_deliveries(newsroom)]
    assert states == [(STORY, 1, "dropped"), (STORY, 2, "due")]


def test_who_may_have_got_bytes_that_it_never_answered_hears_of_the_withdrawal(newsroom: Newsroom) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    (made,) = plan(newsroom, now(newsroom)).made
    with newsroom.catalogue.transaction() as db:
        stored.change_delivery(db, made.id, tries=1)
    retract(newsroom, find_target(newsroom, "list:one"), "It was not true.")
    assert kinds(newsroom, plan(newsroom, now(newsroom)).made) == [("push", WITHDRAWAL)]


def test_a_waiting_correction_is_not_lost_when_a_plain_version_follows(newsroom: Newsroom) -> None:
    held(newsroom)
    correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
    plan(newsroom, now(newsroom))
    take(newsroom, story("one", "The river fell again on Tuesday."))
    publish(newsroom)
    made = [one for one in plan(newsroom, now(newsroom)).made if one.partner == "push"]
    assert [(one.kind, one.version) for one in made] == [(CORRECTION, 3)]


def test_new_standing_texts_are_one_delivery_for_each_holder_and_desk(newsroom: Newsroom) -> None:
    held(newsroom, story("one"), story("two"))
    folder = newsroom.folder / "standing" / "rfa" / "en"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "notice.md").write_text("Another notice.\n", encoding="utf-8")
    publish(newsroom)
    made = plan(newsroom, now(newsroom)).made
    assert kinds(newsroom, made) == [("pull", STANDING), ("push", STANDING)]
    assert plan(newsroom, now(newsroom)).made == []


def _date(seconds: int) -> str:
    import datetime as dt

    return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()


def test_a_photo_whose_licence_ends_is_a_right_delivery_for_its_holders_alone(tmp_path: Path, clock: FakeClock) -> None:
    newsroom = make_newsroom(tmp_path, DESKS, clock)
    end = _date(clock.now() + 3 * 86400)
    newsroom = add(newsroom, f'\n[[licence]]\nholder = "AP"\naudiences = ["*"]\nuntil = {end}\n', clock)
    add_partner(newsroom, "push", WHOLE.format("Push") + HOOK)
    take(newsroom, with_photo("teal", AP), story("plain"))
    publish(newsroom)
    made = plan(newsroom, now(newsroom)).made
    hand(newsroom, *made)
    assert sum(one.until is not None for one in made) == 1
    clock.advance(4 * 86400)
    later = plan(newsroom, now(newsroom))
    assert [(one.kind, one.until) for one in later.made] == [(RIGHT, None)]
    publish(newsroom)
    assert plan(newsroom, now(newsroom)).made == []


def test_a_licence_that_is_taken_away_touches_what_it_covered(tmp_path: Path, clock: FakeClock) -> None:
    newsroom = make_newsroom(tmp_path, DESKS, clock)
    plain = (newsroom.folder / "newsroom.toml").read_text(encoding="utf-8")
    newsroom = add(newsroom, '\n[[licence]]\nholder = "AP"\naudiences = ["*"]\n', clock)
    add_partner(newsroom, "push", WHOLE.format("Push") + HOOK)
    take(newsroom, with_photo("teal", AP), story("plain"))
    publish(newsroom)
    hand(newsroom, *plan(newsroom, now(newsroom)).made)
    (newsroom.folder / "newsroom.toml").write_text(plain, encoding="utf-8")
    again = open_newsroom(tmp_path, clock)
    again.entropy.token(99)
    assert [one.kind for one in plan(again, now(again)).made] == [RIGHT]


def test_a_new_contract_touches_only_what_it_changes(newsroom: Newsroom) -> None:
    held(newsroom, with_photo("teal", "Photo: Aung Example/Radio Example"), story("plain"))
    change_contract(newsroom, "push", WHOLE.format("Push") + "[corrections]\nhours = 2\n" + HOOK)
    assert plan(newsroom, now(newsroom)).made == []
    change_contract(newsroom, "push", 'name = "Push"\n' + HOOK)
    assert kinds(newsroom, plan(newsroom, now(newsroom)).made) == [("push", RIGHT)]
    change_contract(newsroom, "push", 'name = "Push"\n[text]\npart = "none"\n' + HOOK)
    assert kinds(newsroom, plan(newsroom, now(newsroom)).made) == [("push", WITHDRAWAL)] * 2


def test_an_ended_partner_gets_corrections_and_no_new_story(newsroom: Newsroom, clock: FakeClock) -> None:
    held(newsroom)
    end_partner(newsroom, "push")
    clock.advance(60)
    take(newsroom, story("two"))
    publish(newsroom)
    assert plan(newsroom, now(newsroom)).made == []
    correct(newsroom, find_target(newsroom, "list:one"), "Wrong.", new=story("one", "The river fell."))
    assert ("push", CORRECTION) in kinds(newsroom, plan(newsroom, now(newsroom)).made)


def test_a_window_that_ends_changes_nothing_for_who_holds_the_story(newsroom: Newsroom, clock: FakeClock) -> None:
    add_partner(newsroom, "short", WHOLE.format("Short") + "[window]\ndays = 3\n" + HOOK)
    take(newsroom, story("one"))
    publish(newsroom)
    hand(newsroom, *plan(newsroom, now(newsroom)).made)
    clock.advance(4 * 86400)
    assert plan(newsroom, now(newsroom)).made == []
    with newsroom.catalogue.transaction() as db:
        assert stored.ending(db, now(newsroom)) == []


def test_what_waits_goes_by_the_channel_of_the_new_contract(newsroom: Newsroom) -> None:
    take(newsroom, story("one"))
    publish(newsroom)
    plan(newsroom, now(newsroom))
    for text, channel, at in ((WHOLE, "pull", None), (WHOLE + HOOK, "webhook", now(newsroom))):
        change_contract(newsroom, "push", text.format("Push"))
        plan(newsroom, now(newsroom))
        assert [(one.channel, one.next) for one in all_deliveries(newsroom)] == [(channel, at)]


def test_what_must_be_corrected_goes_before_any_story(newsroom: Newsroom, clock: FakeClock) -> None:
    held(newsroom)
    take(newsroom, *(story(f"s {n}", f"Another text about village {n}, long enough.") for n in range(5)))
    publish(newsroom)
    plan(newsroom, now(newsroom))
    retract(newsroom, find_target(newsroom, "list:one"), "It was not true.")
    plan(newsroom, now(newsroom))
    with newsroom.catalogue.transaction() as db:
        found = followed.due_of(db, "push", now(newsroom), 3)
        assert [one.kind for one in found] == [WITHDRAWAL, STORY, STORY]
        assert followed.partners_due(db, now(newsroom)) == ["push"]
        assert followed.partners_due(db, now(newsroom) - 1) == []


# --- interrupted, and at once ---------------------------------------------------------------


class _Crash(BaseException):
    pass


@pytest.mark.parametrize("at_once", [1, 1000])
@pytest.mark.parametrize(("owner", "name"), [(stored, "add_deliveries"), (planning, "write_mark"), (ItemMaker, "make")],
                         ids=["storing", "marking", "making"])  # fmt: skip
@pytest.mark.parametrize("step", [1, 3, 5])
def test_planning_that_is_cut_off_loses_and_doubles_nothing(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, step: int, at_once: int
) -> None:
    take(newsroom, *(story(f"s {n}") for n in range(5)))
    publish(newsroom)
    real, calls = getattr(owner, name), 0
    monkeypatch.setattr(planning, "_AT_ONCE", at_once)

    def crashing(*args: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == step:
            raise _Crash
        return real(*args, **keywords)

    with monkeypatch.context() as patch, contextlib.suppress(_Crash):
        patch.setattr(owner, name, crashing)
        plan(newsroom, now(newsroom))
    plan(newsroom, now(newsroom))
    made = all_deliveries(newsroom)
    assert calls >= 1
    assert len({one.work for one in made}) == len(made) == 5
    assert plan(newsroom, now(newsroom)).made == []


def _plan_for_ever(folder: Path, seconds: int) -> None:
    newsroom = Newsroom(folder)
    while True:
        plan(newsroom, seconds)


def test_planning_that_is_killed_at_any_moment_loses_and_doubles_nothing(newsroom: Newsroom) -> None:
    newsroom.catalogue.close()
    count = 0
    for turn in range(4):
        take(
            newsroom,
            *(story(f"turn {turn} story {n}", f"A text {turn} {n} of its own, long enough.") for n in range(6)),
        )
        publish(newsroom)
        newsroom.catalogue.close()
        count += 6
        process = multiprocessing.get_context("spawn").Process(
            target=_plan_for_ever, args=(newsroom.folder, now(newsroom))
        )
        process.start()
        process.join(0.6 + 0.15 * turn)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
    plan(newsroom, now(newsroom))
    made = all_deliveries(newsroom)
    assert len({one.work for one in made}) == len(made) == count


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_that_plan_at_once_double_nothing(tmp_path: Path, kind: str) -> None:
    def run(address: str) -> None:
        newsroom = make_newsroom(tmp_path, DESKS, FakeClock(), catalogue=address)
        add_partner(newsroom, "push", WHOLE.format("Push") + HOOK)
        take(newsroom, *(story(f"s {n}") for n in range(20)))
        publish(newsroom)
        others = [Newsroom(newsroom.folder) for _ in range(4)]
        start = threading.Barrier(4)

        def work(other: Newsroom) -> None:
            start.wait()
            plan(other, now(newsroom))

        threads = [threading.Thread(target=work, args=(other,)) for other in others]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        made = all_deliveries(newsroom)
        assert len({one.work for one in made}) == len(made) == 20
        for one in (newsroom, *others):
            one.catalogue.close()

    if kind == "sqlite":
        run("")
    else:
        with postgresql() as server:
            run(server.database().replace("+psycopg", ""))

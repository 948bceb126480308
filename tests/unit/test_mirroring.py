"""The list of mirrors that a newsroom signs (RULES 33), and what `verify` makes of the lists in a copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.newsrooms import PASSPHRASE, check, faults, make_newsroom, open_newsroom, story, take
from tests.unit.test_verifying import add_root_note, root_signers

from skywave import limits
from skywave.archive.cosignature import cosign
from skywave.archive.mirrors import Mirror, MirrorList, accept_mirrors
from skywave.archive.note import COSIGNATURE, SIGNATURE, VerifierKey, format_note, parse_note, sign_note
from skywave.archive.policy import Policy
from skywave.errors import ConfigError, UsageError
from skywave.io.keys import FileSigner
from skywave.newsroom.mirrors import Added, add_mirror, complete_address, read_mirrors, root_keys_folder
from skywave.newsroom.newsroom import Newsroom
from skywave.newsroom.publish import publish
from skywave.testing import FakeClock, HostileMirror, MemoryPlace

DAY = 86400
M1, M2, M3 = (f"https://m{n}.example/" for n in (1, 2, 3))


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    made = make_newsroom(tmp_path)
    take(made, story("one"))
    publish(made)
    return made


def keys(newsroom: Newsroom) -> Path:
    return newsroom.folder.parent / "root-keys"


def add(newsroom: Newsroom, address: str, days: int = 30) -> Added:
    until = newsroom.clock.now() + days * DAY
    return add_mirror(newsroom, address, until=until, root_folder=keys(newsroom), passphrase=PASSPHRASE)


def listed(newsroom: Newsroom) -> Path:
    return newsroom.public / "mirrors" / "root"


def test_each_list_has_the_next_number_and_lacks_what_has_run_out(newsroom: Newsroom) -> None:
    now = newsroom.clock.now()
    assert read_mirrors(newsroom) is None
    assert add(newsroom, M2, 10).mirrors == MirrorList("rfa.example", "root", 1, (Mirror(M2, now + 10 * DAY),))
    assert [m.address for m in add(newsroom, M1, 40).mirrors.mirrors] == [M1, M2]
    assert isinstance(newsroom.clock, FakeClock)
    newsroom.clock.advance(10 * DAY)
    done = add(newsroom, M3)
    assert done.mirrors.number == 3
    assert [m.address for m in done.mirrors.mirrors] == [M1, M3]
    assert done.dropped == (Mirror(M2, now + 10 * DAY),)
    assert read_mirrors(newsroom) == done.mirrors


def test_the_same_address_again_has_another_until(newsroom: Newsroom) -> None:
    now = newsroom.clock.now()
    add(newsroom, M1, 10)
    done = add(newsroom, "https://m1.example", 3)
    assert done.before == now + 10 * DAY
    assert done.mirrors.mirrors == (Mirror(M1, now + 3 * DAY),)


def test_exactly_the_threshold_of_the_root_keys_signs_and_none_enters_the_newsrooms_folder(newsroom: Newsroom) -> None:
    before = set(newsroom.folder.rglob("*"))
    add(newsroom, M1)
    note = parse_note(listed(newsroom).read_bytes(), limit=limits.MIRRORS_BYTES)
    assert len(note.lines) == newsroom.root.root.threshold == 2
    assert set(newsroom.folder.rglob("*")) - before == {listed(newsroom).parent, listed(newsroom)}
    secrets = [path.read_bytes() for path in keys(newsroom).glob("*.pem")]
    assert not any(path.read_bytes() in secrets for path in newsroom.folder.rglob("*") if path.is_file())


def test_two_of_the_three_key_files_are_enough_whichever_they_are(newsroom: Newsroom) -> None:
    (keys(newsroom) / "root-1.pem").unlink()
    assert add(newsroom, M1).mirrors.number == 1
    (keys(newsroom) / "root-2.pem").rename(keys(newsroom) / "root-9.pem")
    assert add(newsroom, M1).mirrors.number == 2
    (keys(newsroom) / "root-9.pem").unlink()
    with pytest.raises(ConfigError, match="holds 1 of the 2 root keys"):
        add(newsroom, M1)
    (keys(newsroom) / "root-1.pem").write_bytes((keys(newsroom) / "root-3.pem").read_bytes())
    with pytest.raises(ConfigError, match="holds 1 of the 2 root keys"):
        add(newsroom, M1)


def test_another_newsrooms_root_keys_sign_nothing(newsroom: Newsroom) -> None:
    for path in keys(newsroom).glob("*.pem"):
        path.unlink()
    for n in (1, 2, 3):
        FileSigner.generate(bytes([n]) * 32).save(keys(newsroom) / f"root-{n}.pem", PASSPHRASE)
    with pytest.raises(ConfigError, match="holds 0 of the 2 root keys"):
        add(newsroom, M1)
    assert not listed(newsroom).exists()


def test_root_keys_lie_where_init_put_them(newsroom: Newsroom) -> None:
    keys(newsroom).rename(root_keys_folder(newsroom))
    until = newsroom.clock.now() + DAY
    assert root_keys_folder(newsroom).name == "room-root-keys"
    assert add_mirror(newsroom, M1, until=until, passphrase=PASSPHRASE).mirrors.number == 1


def test_a_held_list_that_is_broken_is_never_written_over(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    good = listed(newsroom).read_bytes()
    for broken in (good.replace(b"m1", b"m9"), b"", good + b"x", b"x" * (limits.MIRRORS_BYTES + 1)):
        listed(newsroom).write_bytes(broken)
        with pytest.raises(ConfigError, match="is broken"):
            add(newsroom, M2)
        assert listed(newsroom).read_bytes() == broken
    listed(newsroom).write_bytes(good)
    memory = keys(newsroom) / "mirrors"
    memory.write_bytes(b"broken")
    with pytest.raises(ConfigError, match="is broken"):
        add(newsroom, M2)
    assert listed(newsroom).read_bytes() == good
    assert memory.read_bytes() == b"broken"


def test_numbers_go_on_where_the_public_tree_was_lost_or_is_an_old_one(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    old = listed(newsroom).read_bytes()
    add(newsroom, M2)
    listed(newsroom).write_bytes(old)
    done = add(newsroom, M3)
    assert (done.mirrors.number, done.restored) == (3, True)
    assert [m.address for m in done.mirrors.mirrors] == [M1, M2, M3]
    listed(newsroom).unlink()
    done = add(newsroom, M3)
    assert (done.mirrors.number, done.restored, len(done.mirrors.mirrors)) == (4, True, 3)
    assert not add(newsroom, M3).restored


def test_numbers_go_on_from_a_newer_public_list_that_another_copy_of_the_keys_signed(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    memory = (keys(newsroom) / "mirrors").read_bytes()
    add(newsroom, M2)
    (keys(newsroom) / "mirrors").write_bytes(memory)
    done = add(newsroom, M3)
    assert (done.mirrors.number, len(done.mirrors.mirrors), done.restored) == (3, 3, False)


def test_two_lists_of_one_number_need_a_person(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    first = (keys(newsroom) / "mirrors").read_bytes()
    for path in (keys(newsroom) / "mirrors", listed(newsroom)):
        path.unlink()
    add(newsroom, M2)
    (keys(newsroom) / "mirrors").write_bytes(first)
    with pytest.raises(ConfigError, match="two lists with the number 1"):
        add(newsroom, M3)


def test_a_crash_before_the_list_is_public_wastes_a_number_and_nothing_else(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    shown = listed(newsroom).read_bytes()
    add(newsroom, M2)
    listed(newsroom).write_bytes(shown)  # what a crash between the two writes leaves
    again = open_newsroom(newsroom.folder.parent, FakeClock())
    assert faults(check(again)) == []
    assert add(again, M2).mirrors.number == 3


def test_no_list_is_longer_than_readers_accept(newsroom: Newsroom) -> None:
    signers = root_signers(newsroom)[:2]
    now = newsroom.clock.now()
    many = tuple(Mirror(f"https://m{n:02d}.example/", now + DAY) for n in range(limits.MIRRORS))
    write_list(newsroom, MirrorList("rfa.example", "root", 8, many), signers)
    with pytest.raises(ConfigError, match="names 32 mirrors already"):
        add(newsroom, M1)
    assert add(newsroom, "https://m00.example/").mirrors.number == 9
    assert isinstance(newsroom.clock, FakeClock)
    newsroom.clock.advance(DAY)
    assert [m.address for m in add(newsroom, M1).mirrors.mirrors] == ["https://m00.example/", M1]


@pytest.mark.parametrize("until", [-DAY, 0, limits.LATEST_SECONDS])
def test_an_until_that_readers_would_refuse_is_refused(newsroom: Newsroom, until: int) -> None:
    with pytest.raises(UsageError, match="in the past, or too far"):
        add_mirror(newsroom, M1, until=newsroom.clock.now() + until, root_folder=keys(newsroom), passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://m1.example", "https://m1.example/"),
        ("https://m1.example/rfa", "https://m1.example/rfa/"),
        ("http://a.onion:81", "http://a.onion:81/"),
        ("https://m1.example:8443/", "https://m1.example:8443/"),
    ],
)
def test_a_final_slash_is_added(typed: str, address: str) -> None:
    assert complete_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "no web address"),
        ("m1.example", "no web address"),
        ("https://", "no web address"),
        ("https:m1.example", "no web address"),
        ("http://m1.example/a.onion/", "neither https nor an onion"),
        ("https://m1.example/?a", "a user, a query"),
        ("https://m1.example/#a", "a user, a query"),
        ("https://a:b@m1.example/", "a user, a query"),
        ("https://m1/", "no domain"),
        ("https://[::1]/", "no domain"),
        ("https://မီဒီယာ.example/", "letters that a mirror list can hold"),
        ("https://m1.example/%41/", "cannot stand"),
        ("https://m1.example:99999/", "cannot stand"),
        (f"https://m1.example/{'a' * 200}/", "cannot stand"),
        ("https://m1.example/\n/", "cannot stand"),
    ],
)
def test_an_address_that_no_list_may_name_is_refused_with_the_reason(typed: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        complete_address(typed)
    assert caught.value.hint


# -- verify --------------------------------------------------------------------------------------------------------


def write_list(newsroom: Newsroom, mirrors: MirrorList, signers: list[FileSigner]) -> None:
    lines = [
        sign_note(mirrors.text, VerifierKey.of("rfa.example/root", SIGNATURE, signer.public_key), signer.sign)
        for signer in signers
    ]
    listed(newsroom).parent.mkdir(exist_ok=True)
    listed(newsroom).write_bytes(format_note(mirrors.text, lines))


def with_steward(newsroom: Newsroom) -> Callable[[str, MirrorList], None]:
    """Add a root note with the steward s1 and the witness w1, and return what writes a list signed by one of them."""
    signers = {name: FileSigner.generate(bytes([n]) * 32) for n, name in enumerate(("s1", "w1"), 1)}
    names = {
        name: VerifierKey.of(f"{name}.example", COSIGNATURE, signer.public_key) for name, signer in signers.items()
    }
    root = newsroom.root
    witnesses = {**root.policy.witnesses, **names}
    add_root_note(newsroom, replace(root, policy=Policy(witnesses), stewards=("s1",)), root_signers(newsroom))

    def write(name: str, mirrors: MirrorList) -> None:
        line = cosign(mirrors.text, names[name], signers[name].sign, time=newsroom.clock.now())
        (newsroom.public / "mirrors").mkdir(exist_ok=True)
        (newsroom.public / "mirrors" / mirrors.signer).write_bytes(format_note(mirrors.text, [line]))

    return write


def about_mirrors(newsroom: Newsroom, changes: dict[str, bytes | None] | None = None) -> list[tuple[str, str, bool]]:
    place = HostileMirror(MemoryPlace.of_folder(newsroom.public), changes or {})
    findings = check(newsroom, place=place).findings
    return [(f.code, f.where, f.fault) for f in findings if f.where.startswith("mirrors/")]


def test_a_copy_with_an_accepted_list_is_ok(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    assert check(newsroom).ok


def test_a_list_that_the_root_keys_did_not_sign_is_a_fault(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    good = listed(newsroom).read_bytes()
    foreign = FileSigner.generate(bytes(32))
    mirrors = accept_mirrors(newsroom.root, "root", good)
    write_list(newsroom, mirrors, [foreign])
    for lie in (listed(newsroom).read_bytes(), good.replace(b"m1", b"m2"), b"garbage", b"x" * 20_000, b""):
        assert about_mirrors(newsroom, {"mirrors/root": lie}) == [("altered", "mirrors/root", True)]
    assert about_mirrors(newsroom, {"mirrors/root": good}) == []
    assert about_mirrors(newsroom, {"mirrors/root": None}) == []


def test_a_stewards_list_is_accepted_and_a_mere_witnesss_is_unexplained(newsroom: Newsroom) -> None:
    write = with_steward(newsroom)
    write("s1", MirrorList("rfa.example", "s1", 1, (Mirror(M1, 1_900_000_000),)))
    assert about_mirrors(newsroom) == []
    write("w1", MirrorList("rfa.example", "w1", 1, (Mirror(M2, 1_900_000_000),)))
    assert about_mirrors(newsroom) == [("unexplained", "mirrors/w1", True)]
    write("w1", MirrorList("rfa.example", "s1", 2, (Mirror(M2, 1_900_000_000),)))
    assert ("altered", "mirrors/s1", True) in about_mirrors(newsroom)


def test_a_foreign_line_on_a_list_is_named_and_no_fault(newsroom: Newsroom) -> None:
    add(newsroom, M1)
    foreign = FileSigner.generate(bytes(32))
    text = parse_note(listed(newsroom).read_bytes(), limit=limits.MIRRORS_BYTES).text
    line = sign_note(text, VerifierKey.of("mark.example", SIGNATURE, foreign.public_key), foreign.sign)
    marked = listed(newsroom).read_bytes() + f"{line.text}\n".encode()
    assert about_mirrors(newsroom, {"mirrors/root": marked}) == [("unexplained", "mirrors/root", False)]

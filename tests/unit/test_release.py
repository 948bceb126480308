"""Releases of the reader app and the note on its key; each spelling is in spec/vectors/{release,appkey}."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.newsrooms import PASSPHRASE, make_newsroom
from tests.unit.test_verifying import add_root_note, root_signers

from skywave import limits
from skywave.archive.layout import is_app_path
from skywave.archive.note import SIGNATURE, VerifierKey, format_note, sign_note
from skywave.archive.release import (
    AppKey,
    Release,
    ReleaseFile,
    accept_app_key,
    check_follows,
    parse_app_key,
    parse_release,
    parse_releases,
)
from skywave.archive.root import Keys
from skywave.errors import Malformed, VerificationFailed
from skywave.io.keys import FileSigner
from skywave.newsroom.newsroom import Newsroom

FILES = (ReleaseFile("app/reader.js", bytes(32), 48213), ReleaseFile("sw.js", bytes([1] * 32), 6210))
FIRST = Release(1, "0.4.0", 2, 1_779_148_800, FILES)


@pytest.fixture
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return make_newsroom(tmp_path_factory.mktemp("key"))


def test_a_release_is_read_as_it_was_written_and_in_no_other_spelling() -> None:
    data = FIRST.format()
    assert parse_release(data) == FIRST
    for wrong in (data[:-1], data + b"\n", data.replace(b"release 1", b"release 01"), data.replace(b"sw.js", b"SW.js")):
        with pytest.raises(Malformed):
            parse_release(wrong)


def test_a_release_is_no_longer_than_its_limits() -> None:
    name = "app/" + "a" * 60
    most = replace(FIRST, files=tuple(ReleaseFile(f"{name}{n:04d}", bytes(32), limits.ASSET_BYTES) for n in range(64)))
    assert len(most.format()) <= limits.RELEASE_BYTES
    assert len(parse_release(most.format()).files) == limits.RELEASE_FILES
    more = replace(most, files=(*most.files, FILES[1]))
    with pytest.raises(Malformed, match="more than 64 files"):
        parse_release(more.format())


@pytest.mark.parametrize(
    "path", ["sw.js", "app/reader.js", "app/words-zh-hans.json", "app/0", "app/keys", "app/key.js"]
)
def test_what_a_release_can_name(path: str) -> None:
    assert is_app_path(path)


@pytest.mark.parametrize(
    "path",
    ["app/key", "app/checkpoint", "app/tile", "app/", "app/a/b", "app/.a", "app/A", "app/a\n", "reader.js", "x/sw.js", "sw.jsx"],
)  # fmt: skip
def test_what_a_release_cannot_name(path: str) -> None:
    assert not is_app_path(path)


def test_releases_count_up_and_their_time_never_decreases() -> None:
    second = replace(FIRST, number=2)
    assert parse_releases([FIRST.format(), second.format()]) == (FIRST, second)
    for previous, release in ((None, second), (FIRST, FIRST), (FIRST, replace(FIRST, number=3))):
        with pytest.raises(VerificationFailed, match="stands where release"):
            check_follows(previous, release)
    with pytest.raises(VerificationFailed, match="dated before"):
        check_follows(FIRST, replace(second, logged=FIRST.logged - 1))


def note_by(newsroom: Newsroom, stated: AppKey, signers: list[FileSigner]) -> bytes:
    keys = [VerifierKey.of("rfa.example/root", SIGNATURE, signer.public_key) for signer in signers]
    return format_note(stated.text, [sign_note(stated.text, k, s.sign) for k, s in zip(keys, signers, strict=True)])


def test_the_apps_key_is_the_one_that_a_threshold_of_root_keys_states(newsroom: Newsroom) -> None:
    raw = (newsroom.public / "app" / "key").read_bytes()
    key = accept_app_key(newsroom.root, raw)
    held = FileSigner.load(newsroom.folder / "keys" / "app.pem", PASSPHRASE)
    assert (key.name, key.public_key) == ("rfa.example/app", held.public_key)
    stated, note = parse_app_key(raw)
    assert format_note(stated.text, note.lines) == raw
    one = note_by(newsroom, stated, root_signers(newsroom)[:1])
    with pytest.raises(VerificationFailed, match="1 of the 2 root keys"):
        accept_app_key(newsroom.root, one)


def test_the_apps_key_has_no_other_role(newsroom: Newsroom) -> None:
    for name in ("desk-eng", "pulse"):
        public = newsroom.signer(name).public_key
        stated = AppKey("rfa.example", 1, VerifierKey.of("rfa.example/app", SIGNATURE, public))
        with pytest.raises(VerificationFailed, match="another role"):
            accept_app_key(newsroom.root, note_by(newsroom, stated, root_signers(newsroom)[:2]))


def test_after_a_change_of_root_keys_the_old_ones_state_no_key(newsroom: Newsroom) -> None:
    raw = (newsroom.public / "app" / "key").read_bytes()
    fresh = [FileSigner.generate(bytes([n] * 32)) for n in (7, 8)]
    keys = tuple(VerifierKey.of("rfa.example/root", SIGNATURE, signer.public_key) for signer in fresh)
    changed = replace(newsroom.root, root=Keys(2, keys))
    add_root_note(newsroom, changed, [*root_signers(newsroom)[:2], *fresh])
    assert newsroom.root.version == 2
    with pytest.raises(VerificationFailed, match="0 of the 2 root keys"):
        accept_app_key(newsroom.root, raw)
    stated = replace(parse_app_key(raw)[0], version=2)
    assert accept_app_key(newsroom.root, note_by(newsroom, stated, fresh)) == stated.key


def test_an_unsafe_key_is_malformed(newsroom: Newsroom) -> None:
    low = VerifierKey.of("rfa.example/app", SIGNATURE, bytes([1]) + bytes(31))
    with pytest.raises(Malformed, match="not a safe"):
        accept_app_key(newsroom.root, note_by(newsroom, AppKey("rfa.example", 1, low), root_signers(newsroom)[:2]))

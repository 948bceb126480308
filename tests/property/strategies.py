"""Valid objects of every format, for hypothesis."""

from __future__ import annotations

import itertools
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st

from skywave import limits
from skywave.archive import asset, correction
from skywave.archive import body as b
from skywave.archive import head as h
from skywave.archive.checkpoint import Checkpoint
from skywave.archive.encoding import sha256
from skywave.archive.layout import is_app_path
from skywave.archive.note import COSIGNATURE, SIGNATURE, SignatureLine, VerifierKey
from skywave.archive.policy import Group, Policy
from skywave.archive.proof import Proof
from skywave.archive.record import Part, Record, Removal
from skywave.archive.release import Release, ReleaseFile
from skywave.archive.root import Keys, Retirement, RootNote, Void
from skywave.archive.text import is_clean

YEAR_9999 = 253_402_300_799


def private(label: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(label.encode()))


def key(label: str, name: str, kind: int = SIGNATURE) -> VerifierKey:
    return VerifierKey.of(name, kind, private(label).public_key().public_bytes_raw())


digests = st.binary(min_size=32, max_size=32)
works = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=16, max_size=16)
times = st.integers(0, YEAR_9999)
indexes = st.integers(0, limits.LOG_SIZE)
languages = st.sampled_from(["my", "zh", "zh-Hant", "zh-Hant-HK", "es-419", "yue", "ko-KR"])
names = st.from_regex(r"[a-z][a-z0-9.\-/]{0,30}", fullmatch=True)
_characters = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))


def texts(*, low: int = 0, high: int = 30, lines: bool = False) -> st.SearchStrategy[str]:
    alphabet = st.one_of(_characters, st.sampled_from("\n\u200d\u1019\u0627")) if lines else _characters
    return st.text(alphabet, min_size=low, max_size=high).filter(lambda text: is_clean(text, lines=lines))


signature_lines = st.builds(
    SignatureLine, names, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=100)
)
note_texts = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), st.just("\n")), max_size=60
).map(lambda text: text + "\n")
checkpoints = st.builds(Checkpoint, names, indexes, digests)

parts = st.builds(Part, digests, st.integers(0, limits.HEAD_BYTES))


@st.composite
def records(draw: st.DrawFn) -> Record:
    kind = draw(st.sampled_from(["publish", "correct", "retract", "redact", "edition", "standing", "index"]))
    logged, language, part = draw(times), draw(languages), draw(parts)
    if kind == "index":
        return Record(kind, None, 0, None, logged, language, part, None)
    needs_ref = kind in {"correct", "retract", "redact"}
    return Record(
        kind,
        draw(works),
        draw(st.integers(1, limits.LOG_SIZE)),
        draw(indexes if needs_ref else st.one_of(st.none(), indexes)),
        logged,
        language,
        draw(st.one_of(st.none(), parts)) if kind == "redact" else part,
        draw(parts) if kind in {"publish", "correct", "standing"} else None,
        tuple(draw(_removals)) if kind == "redact" else (),
    )


_removals = st.lists(
    st.one_of(st.just(Removal("head")), st.just(Removal("body")), st.builds(Removal, st.just("asset"), digests)),
    min_size=1,
    max_size=6,
    unique=True,
)

files = st.builds(
    asset.File, digests, st.integers(1, limits.ASSET_BYTES), st.sampled_from(["image/jpeg", "audio/mpeg", "video/mp4"]),
    st.integers(0, 65535), st.integers(0, 65535),
)  # fmt: skip
_asset_texts = texts(lines=True)
assets = st.one_of(
    st.builds(asset.Asset, _asset_texts, _asset_texts, st.sampled_from(sorted(asset.RIGHTS)), _asset_texts, files),
    st.builds(
        asset.Asset, _asset_texts, _asset_texts, st.sampled_from(sorted(asset.RIGHTS)), _asset_texts, st.none(),
        st.sampled_from(sorted(asset.REASONS)),
    ),
)  # fmt: skip
notes = st.builds(
    correction.Note, st.sampled_from(sorted(correction.NOTE_TYPES)), texts(low=1, lines=True), times, indexes, indexes,
    st.sampled_from(sorted(correction.SEVERITIES)),
)  # fmt: skip
desk_codes = st.sampled_from(["mya", "zho", "obs/uig", "a-1"])
story_heads = st.builds(
    h.StoryHead,
    texts(low=1),
    texts(lines=True),
    st.lists(texts(low=1), max_size=3).map(tuple),
    st.booleans(),
    texts(),
    st.one_of(st.none(), st.integers(-30_610_224_000, YEAR_9999)),
    texts(),
    st.lists(assets, max_size=3).map(tuple),
    st.one_of(st.none(), notes),
    texts(),
    st.one_of(st.none(), desk_codes),
    st.sampled_from(["", *sorted(asset.RIGHTS)]),
    st.sets(st.from_regex(r"[a-z2-7]{26}", fullmatch=True), max_size=h.ADDRESSES).map(
        lambda found: tuple(sorted(found))
    ),
)
edition_heads = st.builds(
    h.EditionHead,
    st.one_of(st.none(), works),
    st.lists(works, max_size=4).map(tuple),
    st.lists(texts(low=1), max_size=4).map(tuple),
)
_codes = st.from_regex(r"[a-z][a-z0-9-]{0,15}", fullmatch=True)
standing_heads = st.builds(h.StandingHead, _codes, texts(low=1), texts())
redact_heads = st.builds(h.RedactHead, notes)


@st.composite
def index_heads(draw: st.DrawFn) -> h.IndexHead:
    start = draw(st.integers(0, limits.LOG_SIZE - 2048))
    end = start + draw(st.integers(1, 2047))
    pairs = draw(
        st.lists(st.tuples(st.integers(0, end - 1), st.integers(start, end - 1)), max_size=12, unique_by=lambda p: p[1])
    )
    by_target: dict[int, list[int]] = {}
    for target, by in sorted(pairs):
        if target < by:
            by_target.setdefault(target, []).append(by)
    return h.IndexHead(start, end, tuple((target, tuple(by)) for target, by in sorted(by_target.items())))


_links = st.from_regex(r"https?://[a-z]{1,9}\.example(/[a-zA-Z0-9?&=#%.-]{0,20})?", fullmatch=True)
spans = st.builds(
    b.Span,
    texts(low=1, lines=True),
    st.sampled_from([(), ("em",), ("strong",), ("em", "strong")]),
    st.one_of(st.none(), _links),
    st.one_of(st.none(), languages),
    st.one_of(st.none(), st.sampled_from(["ltr", "rtl", "auto"])),
)
inlines = st.lists(spans, min_size=1, max_size=3).map(tuple)
_rows = st.lists(inlines, max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(b.Paragraph, inlines),
    st.builds(b.Heading, inlines, st.integers(2, 4)),
    st.builds(b.Listing, _rows, st.booleans()),
    st.builds(b.Quote, _rows, texts()),
    st.builds(b.Figure, st.integers(0, limits.ASSETS - 1)),
    st.builds(b.Table, st.lists(_rows, max_size=2).map(tuple), st.booleans()),
    st.builds(b.Embed, _links, texts()),
)
bodies = st.builds(b.Body, st.lists(blocks, max_size=4).map(tuple))
_flat_blocks = st.builds(b.Paragraph, inlines)
standing_bodies = st.builds(
    h.StandingBody,
    st.dictionaries(_codes, st.lists(_flat_blocks, max_size=2).map(tuple), max_size=3).map(
        lambda d: tuple(sorted(d.items()))
    ),
)

json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-limits.JSON_INTEGER, limits.JSON_INTEGER),
        st.text(st.characters(codec="utf-8"), max_size=12),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=4),
    ),
    max_leaves=12,
).filter(lambda value: _depth(value) <= limits.JSON_DEPTH)


def _depth(value: object) -> int:
    match value:
        case list():
            return 1 + max(map(_depth, value), default=0)
        case dict():
            return 1 + max(map(_depth, value.values()), default=0)
        case _:
            return 0


# Computing and checking keys is slow, so there are few, made once.
ROOT_KEYS = [key(f"root {n}", "dawn.example/root") for n in range(5)]
DESK_KEYS = [key(f"desk {n}", f"dawn.example/{n}") for n in range(4)]
WITNESS_KEYS = [key(f"witness {n}", f"w{n}.example", COSIGNATURE) for n in range(5)]


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    count = draw(st.integers(0, 5))
    witnesses = {f"w{n}": WITNESS_KEYS[n] for n in range(count)}
    free, groups = list(witnesses), list[Group]()
    for number in range(draw(st.integers(0, 3)) if count else 0):
        members = tuple(draw(st.lists(st.sampled_from(free), min_size=1, max_size=4, unique=True)))
        spelling = draw(st.sampled_from(["any", "all", *(str(n) for n in range(1, len(members) + 1))]))
        threshold = {"any": 1, "all": len(members)}.get(spelling) or int(spelling)
        groups.append(Group(f"g{number}", threshold, members, spelling))
        free = [*(name for name in free if name not in members), f"g{number}"]
    quorum = draw(st.sampled_from(["none", *witnesses, *(g.name for g in groups)]))
    return Policy(witnesses, tuple(groups), quorum)


@st.composite
def roots(draw: st.DrawFn) -> RootNote:
    version = draw(st.integers(1, limits.ROOT_STEPS))
    root_keys = tuple(ROOT_KEYS[: draw(st.integers(1, 5))])
    codes = draw(st.lists(desk_codes, min_size=1, max_size=4, unique=True))
    desks = {code: Keys(1, (desk_key,)) for code, desk_key in zip(sorted(codes), DESK_KEYS, strict=False)}
    policy = draw(policies())
    named = list(policy.witnesses)
    pulse = draw(st.sampled_from([None, *named]))
    stewards = tuple(name for name in draw(st.permutations(named)) if name != pulse)[: draw(st.integers(0, 4))]
    ranges = draw(st.lists(st.lists(indexes, min_size=2, max_size=2, unique=True).map(sorted), max_size=3))
    pairs = [pair for pair in itertools.permutations(codes, 2) if draw(st.booleans())][:1]
    return RootNote(
        draw(st.sampled_from(["dawn.example", "a.b-c.d"])),
        version,
        None if version == 1 else draw(digests),
        draw(st.dates()).isoformat(),
        Keys(draw(st.integers(1, len(root_keys))), root_keys),
        desks,
        policy,
        pulse,
        stewards,
        tuple(Void(codes[0], start, end) for start, end in ranges),
        tuple(Retirement(old, draw(indexes), draw(digests), new) for old, new in pairs),
    )


_app_paths = st.from_regex(r"app/[a-z0-9][a-z0-9.-]{0,20}", fullmatch=True).filter(is_app_path) | st.just("sw.js")
releases = st.builds(
    Release,
    st.integers(1, limits.LOG_SIZE),
    st.from_regex(r"[0-9A-Za-z.+-]{1,40}", fullmatch=True),
    st.integers(1, limits.LOG_SIZE),
    times,
    st.lists(
        st.builds(ReleaseFile, _app_paths, digests, st.integers(0, limits.ASSET_BYTES)),
        min_size=1,
        max_size=8,
        unique_by=lambda file: file.path,
    ).map(lambda files: tuple(sorted(files, key=lambda file: file.path))),
)

proofs = st.builds(
    Proof,
    indexes,
    st.lists(digests, max_size=limits.PROOF_HASHES).map(tuple),
    st.binary(max_size=200),
    st.one_of(st.none(), st.binary(max_size=50)),
)

"""Receipts: what counts as received, and everything that is refused and changes nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.newsrooms import make_newsroom

from skywave.errors import Malformed, SkywaveError, UsageError, VerificationFailed
from skywave.io.deliveries import DUE, HANDED, Delivery, add_deliveries, read_delivery, receipts_of
from skywave.io.tables import deliveries, receipts
from skywave.newsroom.newsroom import Newsroom
from skywave.partners.receipts import AHEAD, OLDEST, Accepted, accept_receipt, check_page, receipt_statement
from skywave.partners.roster import Partner, add_partner, find_partner
from skywave.testing import FakeClock

ID, OTHER, WAITING = "a" * 26, "b" * 26, "c" * 26
DIGEST = "1" * 64
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
NOW = 1_777_777_777
HOUR = 3600


def public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    made = make_newsroom(tmp_path, clock=FakeClock(NOW))
    add_partner(made, "watm", 'name = "WATM"\nsites = ["watm.example", "watm.example:8443"]\n')
    add_partner(made, "other", 'name = "Other"\n')
    add_partner(made, "signs", f'name = "Signs"\n[channel]\nkey = "{public(KEY)}"\n')
    row = Delivery(
        ID, "watm", "eng", "w" * 16, 1, 1, "story", "", DIGEST, "pull", HANDED, made=NOW - HOUR, handed=NOW - HOUR
    )
    with made.catalogue.transaction() as db:
        add_deliveries(
            db, [row, replace(row, id=OTHER, partner="signs"), replace(row, id=WAITING, state=DUE, handed=None)]
        )
    yield made
    made.catalogue.close()


def partner(newsroom: Newsroom, code: str = "watm") -> Partner:
    with newsroom.catalogue.transaction() as db:
        return find_partner(db, code)


def send(newsroom: Newsroom, code: str = "watm", **fields: object) -> Accepted:
    given: dict[str, object] = {"delivery": ID, "digest": DIGEST, "at": NOW, "now": NOW, **fields}
    with newsroom.catalogue.transaction() as db:
        return accept_receipt(db, newsroom.config.newsroom, partner(newsroom, code), **given)  # type: ignore[arg-type]


def state(newsroom: Newsroom) -> list[tuple[object, ...]]:
    with newsroom.catalogue.transaction() as db:
        return [
            *(tuple(row) for row in db.execute(sa.select(deliveries).order_by(deliveries.c.number))),
            *(tuple(row) for row in db.execute(sa.select(receipts).order_by(receipts.c.digest))),
        ]


def delivery(newsroom: Newsroom, name: str = ID) -> Delivery:
    with newsroom.catalogue.transaction() as db:
        found = read_delivery(db, name)
    assert found is not None
    return found


def signed(newsroom: Newsroom, *, at: int = NOW, key: Ed25519PrivateKey = KEY, digest: str = DIGEST) -> bytes:
    return key.sign(receipt_statement(newsroom.config.newsroom, "signs", OTHER, digest, at))


def test_a_statement_is_six_lines() -> None:
    assert receipt_statement("n", "p", "d", "0f", 12) == b"skywave-receipt/v1\nn\np\nd\n0f\n12\n"


def test_a_token_bound_receipt_makes_a_delivery_received_and_not_applied(newsroom: Newsroom) -> None:
    assert send(newsroom) == Accepted(ID, NOW, is_new=True, how="token")
    found = delivery(newsroom)
    assert (found.received, found.applied, found.state, found.page) == (NOW, None, HANDED, "")
    with newsroom.catalogue.transaction() as db:
        assert receipts_of(db, ID) == [(NOW, "token")]


def test_the_same_statement_again_counts_once_and_changes_nothing(newsroom: Newsroom) -> None:
    send(newsroom)
    before = state(newsroom)
    assert send(newsroom, now=NOW + HOUR) == Accepted(ID, NOW, is_new=False, how="token")
    assert state(newsroom) == before


def test_a_signed_statement_again_with_a_page_beside_it_changes_nothing(newsroom: Newsroom) -> None:
    signature = signed(newsroom)
    send(newsroom, "signs", delivery=OTHER, signature=signature)
    before = state(newsroom)
    for _ in range(2):
        again = send(newsroom, "signs", delivery=OTHER, signature=signature, page="https://signs.example/a")
        assert again == Accepted(OTHER, NOW, is_new=False, how="signature")
    assert state(newsroom) == before


def test_a_page_that_was_replaced_does_not_come_back_with_an_old_receipt(newsroom: Newsroom) -> None:
    for page in ("https://watm.example/a", "https://watm.example/b", "https://watm.example/a"):
        send(newsroom, page=page)
    assert delivery(newsroom).page == "https://watm.example/b"


def test_a_second_receipt_keeps_the_time_of_the_first_and_may_tell_the_page(newsroom: Newsroom) -> None:
    send(newsroom)
    told = send(newsroom, at=NOW + HOUR, now=NOW + HOUR, page="https://watm.example/a")
    assert told == Accepted(ID, NOW, is_new=True, how="token")
    assert (delivery(newsroom).received, delivery(newsroom).page) == (NOW, "https://watm.example/a")


def test_receipts_that_tell_nothing_new_are_not_kept(newsroom: Newsroom) -> None:
    send(newsroom, page="https://watm.example/a")
    before = state(newsroom)
    for later in range(1, 5):
        assert not send(newsroom, at=NOW + later, now=NOW + later).is_new
        assert not send(newsroom, at=NOW + later, now=NOW + later, page="https://watm.example/a").is_new
    assert state(newsroom) == before


def test_a_signed_receipt_is_bound_by_its_signature(newsroom: Newsroom) -> None:
    assert send(newsroom, "signs", delivery=OTHER, signature=signed(newsroom)).how == "signature"
    assert delivery(newsroom, OTHER).received == NOW


@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"digest": "2" * 64}, VerificationFailed, "digest is not that"),
        ({"delivery": OTHER}, UsageError, "no such delivery"),
        ({"delivery": "d" * 26}, UsageError, "no such delivery"),
        ({"delivery": WAITING}, VerificationFailed, "never handed over"),
        ({"at": NOW + AHEAD + 1}, VerificationFailed, "in the future"),
        ({"at": NOW - OLDEST - 1}, VerificationFailed, "too old"),
        ({"at": NOW - HOUR - AHEAD - 1}, VerificationFailed, "before the delivery was made"),
        ({"signature": bytes(64)}, VerificationFailed, "no key to check it"),
        ({"delivery": "A" * 26}, Malformed, "another form"),
        ({"delivery": ID + "\n"}, Malformed, "another form"),
        ({"digest": DIGEST.upper().replace("1", "A")}, Malformed, "another form"),
        ({"at": -1}, Malformed, "another form"),
        ({"at": 10**400}, Malformed, "another form"),
        ({"page": "https://evil.example/a"}, Malformed, "not on a site"),
    ],
    ids=[
        "a digest of other bytes", "another partner's delivery", "an unknown delivery", "a delivery never handed over",
        "from the future", "too old", "before it was made", "a signature without a key", "an id in capitals",
        "an id with a line break", "a digest in capitals", "a time before all time", "a time of 400 digits",
        "a page elsewhere",
    ],
)  # fmt: skip
def test_a_receipt_that_does_not_hold_is_refused_and_changes_nothing(
    newsroom: Newsroom, fields: dict[str, object], error: type[SkywaveError], words: str
) -> None:
    before = state(newsroom)
    with pytest.raises(error, match=words):
        send(newsroom, **fields)  # type: ignore[arg-type]
    assert state(newsroom) == before


@pytest.mark.parametrize(
    "forged", ["missing", "short", "of zeros", "by another key", "of another digest", "of another time"]
)
def test_a_signature_that_does_not_hold_is_refused_and_changes_nothing(newsroom: Newsroom, forged: str) -> None:
    good = signed(newsroom)
    signature = {
        "missing": None,
        "short": good[:63],
        "of zeros": bytes(64),
        "by another key": signed(newsroom, key=Ed25519PrivateKey.from_private_bytes(b"x" * 32)),
        "of another digest": signed(newsroom, digest="2" * 64),
        "of another time": signed(newsroom, at=NOW - 1),
    }[forged]
    before = state(newsroom)
    with pytest.raises(VerificationFailed, match=r"not signed|is false"):
        send(newsroom, "signs", delivery=OTHER, signature=signature)
    assert state(newsroom) == before


def test_a_receipt_of_another_newsroom_is_not_taken_for_ours(newsroom: Newsroom) -> None:
    strange = KEY.sign(receipt_statement("another", "signs", OTHER, DIGEST, NOW))
    with pytest.raises(VerificationFailed, match="is false"):
        send(newsroom, "signs", delivery=OTHER, signature=strange)


@pytest.mark.parametrize(
    "page",
    [
        "javascript:alert(1)", "ftp://watm.example/a", "//watm.example/a", "https://", "https:///a", "watm.example/a",
        "https://watm.example@evil.example/", "https://user:word@watm.example/", "https://evil.example/?watm.example",
        "https://evil.example#watm.example", "https://watm.example.evil.example/", "https://evilwatm.example/",
        "https://watm.example:444/", "https://watm.example\\@evil.example/", "https://watm.example/\u202egpj",
        "https://watm.example/a b", "https://watm.example/\n", "https://[::1", "https://watm.example:99999/", "HTTPS://watm.example/",
        "https://watm.example/" + "a" * 1000,
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_address_on_a_site_of_the_contract_is_refused(page: str) -> None:
    with pytest.raises(Malformed):
        check_page(page, ["watm.example"])


@pytest.mark.parametrize(
    "page",
    [
        "", "https://watm.example/a?b=c#d", "http://www.watm.example/", "https://WATM.example/", "https://watm.example:8443/a",
        "https://watm.example:443/a", "https://watm.example./a",
    ],
    ids=str,
)  # fmt: skip
def test_an_address_on_a_site_of_the_contract_is_taken(page: str) -> None:
    check_page(page, ["watm.example", "watm.example:8443"])


def test_without_sites_in_the_contract_any_site_is_taken() -> None:
    check_page("https://anywhere.example/a", [])

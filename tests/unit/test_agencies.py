from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave.archive.asset import RIGHTS
from skywave.story.credit import parse_credit
from skywave.story.credits.agencies import AGENCIES, find_agency, key


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("AFP", "AFP"),
        ("afp", "AFP"),
        ("A.F.P.", "AFP"),
        ("ＡＦＰ", "AFP"),
        (" Agence  France-Presse ", "AFP"),
        ("agence france presse", "AFP"),
        ("法新社", "AFP"),
        ("เอเอฟพี", "AFP"),
        ("AP", "AP"),
        ("The Associated Press", "AP"),
        ("associated press", "AP"),
        ("美聯社", "AP"),
        ("REUTERS", "Reuters"),
        ("Thomson Reuters", "Reuters"),
        ("路透社", "Reuters"),
        ("로이터", "Reuters"),
        ("Getty Images", "Getty Images"),
        ("GettyImages", "Getty Images"),
        ("getty", "Getty Images"),
        ("Shutterstock.com", "Shutterstock"),
        ("EPA-EFE", "EPA"),
        ("epa", "EPA"),
        ("dpa", "dpa"),
        ("DPA", "dpa"),
        ("연합뉴스", "Yonhap"),
        ("新华社", "Xinhua"),
        ("TTXVN", "VNA"),
        ("中央社", "CNA"),
        ("朝中社", "KCNA"),
        ("© AFP", "AFP"),
        ("(c) Reuters", "Reuters"),
        ("Alamy", "Alamy"),
        ("Alamy Stock Photo", "Alamy"),
        ("Alamy Live News", "Alamy Live News"),
        ("Radio Free Asia", "RFA"),
        ("Facebook", "Facebook"),
        ("NASA", "NASA"),
        ("Le Figaro", "Le Figaro"),
    ],
)
def test_an_agency_is_found_by_any_of_its_spellings(name: str, found: str) -> None:
    agency = find_agency(name)
    assert agency is not None
    assert agency.name == found


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "the", "©", "APRIL", "Jane Doe/AFP", "Jane Doe", "Getty Lee", "com", "AFPs", "聯合社", "EPAulet"],
)
def test_what_is_not_the_name_of_an_agency_is_not_found(name: str) -> None:
    assert find_agency(name) is None


def test_an_agency_of_live_news_is_not_the_archive_of_the_same_house() -> None:
    live, stock = find_agency("Alamy Live News"), find_agency("Alamy Stock Photo")
    assert live is not None
    assert stock is not None
    assert (live.right, stock.right) == ("wire", "stock")


def test_every_row_has_a_known_kind_and_spellings_that_are_not_empty() -> None:
    for agency in AGENCIES:
        assert agency.kind in RIGHTS | {"media"}, agency
        assert agency.right in RIGHTS - {"owned", "commissioned", "cc"}, agency
        assert agency.carries in {0, 1, 2}, agency
        assert agency.forms or agency.alone, agency
        assert all(form.strip() == form and len(key(form)) > 0 for form in (*agency.forms, *agency.alone)), agency


def test_no_spelling_belongs_to_two_agencies() -> None:
    owners: dict[str, str] = {}
    for agency in AGENCIES:
        for form in (*agency.forms, *agency.alone):
            assert owners.setdefault(" ".join(form.split()), agency.name) == agency.name, form


def test_every_spelling_alone_is_read_as_a_credit_that_is_never_ours() -> None:
    for agency in AGENCIES:
        for form in (*agency.forms, *agency.alone):
            credit = parse_credit(form, own={"Example Radio"})
            assert credit.agency or credit.via, form
            assert credit.right in {"wire", "stock", "handout", "social", "public-domain", "unknown"}, form


@given(st.text(max_size=60))
def test_any_name_gets_an_answer(name: str) -> None:
    assert find_agency(name) == find_agency(f"  {name.upper()} ") or name.casefold() != name.upper().casefold()

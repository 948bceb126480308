from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skywave import limits
from skywave.story.countries import ASIAN, LATIN
from skywave.story.terms import Terms, read_terms

LIMITS = [name for name in Terms.__slots__ if name not in ("sentences", "rest")]


def limits_of(*texts: str) -> dict[str, object]:
    terms = read_terms(*texts)
    return {name: value for name in LIMITS if (value := getattr(terms, name))}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("JAPAN OUT", "JP"),
        ("JAPAN OUT, CHINA OUT", "CN JP"),
        ("HONG KONG OUT", "HK"),
        ("SOUTH KOREA OUT", "KR"),
        ("NORTH KOREA OUT", "KP"),
        ("KOREA OUT", "KP KR"),
        ("S. KOREA OUT", "KR"),
        ("UK OUT", "GB"),
        ("U.K. OUT. U.S. OUT.", "GB US"),
        ("(GERMANY OUT)", "DE"),
        ("OUT: France, Belgium", "BE FR"),
        ("NO USE FRANCE", "FR"),
        ("No Use in Japan", "JP"),
        ("NOT FOR USE IN CHINA", "CN"),
        ("No sales in Japan", "JP"),
        ("NO COMMERCIAL OR EDITORIAL SALES IN JAPAN", "JP"),
        ("AUSTRALIA AND NEW ZEALAND OUT", "AU NZ"),
        ("Germany, Austria, and Switzerland out", "AT CH DE"),
        ("GERMANY / AUSTRIA OUT", "AT DE"),
        ("UK OUT FRANCE OUT", "FR GB"),
        ("CZECH REPUBLIC OUT", "CZ"),
        ("MACAU OUT - TAIWAN OUT", "MO TW"),
        ("Papua New Guinea out", "PG"),
        ("Worldwide except Japan and the United States", "JP US"),
        ("Not available for license and invoicing to customers located in the Finland", "FI"),
        ("BENELUX OUT", "BE LU NL"),
        ("日本禁用", "JP"),
        ("日本、韓國禁用", "JP KR"),
        ("禁止在日本使用", "JP"),
        ("中國以外", "CN"),
        ("한국 사용 금지", "KR"),
        ("대한민국 사용불가", "KR"),
        ("일본에서 사용 금지", "JP"),
        ("중국 제외", "CN"),
    ],
)
def test_countries_where_it_may_not_be_used_are_named(text: str, codes: str) -> None:
    assert limits_of(text) == {"not_in": tuple(codes.split())}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("UK ONLY", "GB"),
        ("For use in Japan only", "JP"),
        ("Restricted to use in France and Belgium", "BE FR"),
        ("No use outside Japan", "JP"),
        ("NO USE EXCEPT UK", "GB"),
        ("中国以外禁止使用", "CN"),
        ("仅限中国境内使用", "CN"),
        ("한국 이외 사용 금지", "KR"),
    ],
)
def test_the_only_countries_where_it_may_be_used_are_named(text: str, codes: str) -> None:
    assert limits_of(text) == {"only_in": tuple(codes.split())}


def test_the_only_countries_of_two_clauses_must_be_in_both() -> None:
    assert limits_of("UK AND FRANCE ONLY", "UK ONLY") == {"only_in": ("GB",)}
    assert limits_of("UK ONLY", "FRANCE ONLY") == {"no_use": True}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Editorial use only. No commercial use", "editorial_only"),
        ("For editorial use only. Not for sale for marketing or advertising", "editorial_only"),
        ("NO MARKETING NO ADVERTISING CAMPAIGNS", "editorial_only"),
        ("no commercial, advertising or promotional use", "editorial_only"),
        ("仅供编辑使用", "editorial_only"),
        ("禁止商業用途", "editorial_only"),
        ("상업적 사용 금지", "editorial_only"),
        ("NO SALES", "no_resale"),
        ("NO RESALE", "no_resale"),
        ("NOT FOR RESALE", "no_resale"),
        ("NO THIRD PARTY SALES. NOT FOR USE BY REUTERS THIRD PARTY DISTRIBUTORS", "no_resale"),
        ("재배포 금지", "no_resale"),
        ("NO ARCHIVE", "no_archive"),
        ("NO ARCHIVES", "no_archive"),
        ("No Archiving Permitted", "no_archive"),
        ("不得存档", "no_archive"),
        ("재판매 및 DB 금지", "no_resale no_archive"),
        ("ONE TIME USE ONLY", "one_time"),
        ("For one-time use only", "one_time"),
        ("Single use", "one_time"),
        ("MANDATORY CREDIT", "mandatory_credit"),
        ("MANDATORY CREDIT: Kim Won Jin / AFP", "mandatory_credit"),
        ("Credit must be shown; credit is mandatory", "mandatory_credit unclear"),
        ("請註明出處", "mandatory_credit"),
        ("No use without permission", "no_use"),
        ("Not to be used without prior written permission", "no_use"),
        ("not available for license", "no_use"),
        ("do not use", "no_use"),
        ("NOT FOR PUBLICATION", "no_use"),
        ("mandatory kill", "no_use"),
        ("KILL", "no_use"),
        ("PHOTO KILL", "no_use"),
        ("未经授权不得转载", "no_use"),
        ("禁止使用", "no_use"),
        ("무단 전재 및 재배포 금지", "no_use"),
        ("사용 금지", "no_use"),
        ("JAPAN OUT; NO SALES; NO ARCHIVE; EDITORIAL USE ONLY", "editorial_only no_resale no_archive not_in"),
    ],
)
def test_limits_of_use_are_understood(text: str, names: str) -> None:
    assert set(limits_of(text)) == set(names.split())


@pytest.mark.parametrize("credit", ['"AFP PHOTO / JAPAN COAST GUARD"', "AFP PHOTO / HANDOUT"])
def test_a_handout_of_an_agency_is_understood_whole(credit: str) -> None:
    text = (
        f"RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT {credit} - NO MARKETING NO ADVERTISING CAMPAIGNS"
        " - DISTRIBUTED AS A SERVICE TO CLIENTS"
    )
    assert limits_of(text) == {"editorial_only": True, "mandatory_credit": True}
    assert read_terms(text).rest == ""


KCNA = (
    '- SOUTH KOREA OUT / ---EDITORS NOTE--- RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT "AFP PHOTO/KCNA VIA KNS"'
    " - NO MARKETING NO ADVERTISING CAMPAIGNS - DISTRIBUTED AS A SERVICE TO CLIENTS - AFP CAN NOT INDEPENDENTLY VERIFY THE PLACE"
)
KYODO = (
    "THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. IT IS DISTRIBUTED, EXACTLY AS RECEIVED BY REUTERS, AS A SERVICE TO CLIENTS."
    " MANDATORY CREDIT: KYODO. JAPAN OUT. NO COMMERCIAL OR EDITORIAL SALES IN JAPAN. NO RESALES. NO ARCHIVES"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (KCNA, {"not_in": ("KR",), "editorial_only": True, "mandatory_credit": True}),
        (KYODO, {"not_in": ("JP",), "mandatory_credit": True, "no_resale": True, "no_archive": True}),
        (
            "HANDOUT EDITORIAL USE ONLY/NO SALES/NO ARCHIVES",
            {"editorial_only": True, "no_resale": True, "no_archive": True},
        ),
        ("Editorial use only, no commercial use without prior consent from rights holder", {"editorial_only": True}),
        ("NEW YORK POST OUT; MAGS OUT; NO SALES", {"no_resale": True, "unclear": True}),
        ("AUSTRALIA AND NEW ZEALAND OUT, NO ARCHIVES", {"not_in": ("AU", "NZ"), "no_archive": True}),
    ],
)
def test_the_terms_of_agencies_are_understood_whole(text: str, expected: dict[str, object]) -> None:
    assert limits_of(text) == expected


@pytest.mark.parametrize(
    ("text", "who"), [("AP Clients Only", "AP"), ("AFP clients only", "AFP"), ("For PA subscribers only", "PA")]
)
def test_terms_for_an_agencys_clients_name_it(text: str, who: str) -> None:
    assert limits_of(text) == {"clients_only": (who,)}


@pytest.mark.parametrize(
    "text",
    [
        "No use after 2026-12-31",
        "NO USE AFTER 31 December 2026",
        "valid until Dec 31, 2026",
        "Expires: 31st Dec. 2026",
        "until 2026年12月31日",
    ],
)
def test_a_date_that_cannot_be_misread_ends_the_use_where_its_day_ends_first(text: str) -> None:
    assert limits_of(text) == {"until": int(datetime(2026, 12, 31, 10, tzinfo=UTC).timestamp())}


def test_the_earliest_of_two_dates_holds() -> None:
    assert read_terms("until 2026-12-31", "until 2026-11-30").until == int(
        datetime(2026, 11, 30, 10, tzinfo=UTC).timestamp()
    )


@pytest.mark.parametrize(
    "text",
    [
        "TO BE USED WITHIN 14 DAYS",
        "NO USE AFTER 03/04/2026",
        "No use after 2026-13-45",
        "until 2026-12-31-5",
        "EUROPE OUT",
        "EUROPE, JAPAN OUT",
        "NO USE IN JAPAN, CHINA AND EUROPE",
        "GERMANY - AUSTRIA OUT",
        "FRENCH MEDIA OUT",
        "NO USE IN JAPAN BY MAGAZINES",
        "NO SALES OR MAGAZINE USE",
        "NO MAGS",
        "Restricted to editorial use in connection with the film",
        "Please contact the agency",
        "For internal use",
        "EMBARGOED UNTIL NOON",
        "Frankreich gesperrt",
        "Interdit en France",
        "Cấm sử dụng tại Nhật Bản",
        "Только для России",
        "禁止",
        "限时使用",
        "사용 제한",
        "This picture was killed by the photographer's editors",
    ],
)
def test_what_looks_like_a_limit_and_is_not_understood_is_unclear(text: str) -> None:
    terms = read_terms(text)
    assert terms.unclear
    assert terms.rest


@pytest.mark.parametrize(
    "text", ["", "AFP PHOTO / HANDOUT", "BEST QUALITY AVAILABLE", "What instructions", "All rights reserved", "东京"]
)
def test_what_limits_nothing_is_clear(text: str) -> None:
    assert limits_of(text) == {}


def test_what_was_understood_and_what_was_not_are_kept_raw() -> None:
    terms = read_terms("JAPAN OUT - Photo of a Boat", "No Archives")
    assert terms.sentences == ("JAPAN OUT", "No Archives")
    assert terms.rest == "Photo of a Boat"


def test_every_country_of_the_table_is_recognised() -> None:
    for name, codes in LATIN.items():
        assert read_terms(f"{name.upper()} OUT").not_in == tuple(sorted(codes)), name
    for name, codes in ASIAN.items():
        assert read_terms(f"{name} 禁止使用").not_in == tuple(sorted(codes)), name


def test_a_country_inside_a_word_is_none() -> None:
    assert read_terms("CHINATOWN OUT").not_in == ()
    assert read_terms("US OUTLET").not_in == ()


def test_the_marks_of_the_reader_cannot_be_forged() -> None:
    assert read_terms("\ue000JP\ue001 OUT").not_in == ()
    assert read_terms("\ue000XX\ue001 OUT").unclear


def test_a_text_longer_than_its_room_is_unclear() -> None:
    assert read_terms("a" * (limits.TEXT_CHARACTERS + 1)).unclear


HOSTILE = [
    "japan ",
    "japan, and the ",
    "no use ",
    "not for x x x x x ",
    "mandatory credit ",
    "日本",
    "(",
    " - ",
    "no commercial, ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_endless_terms_end(piece: str) -> None:
    assert isinstance(read_terms(piece * (limits.TEXT_CHARACTERS // len(piece))), Terms)


@given(
    st.lists(
        st.sampled_from(
            [
                "japan",
                "uk",
                "out",
                "no",
                "use",
                "in",
                "only",
                "and",
                ",",
                "-",
                "禁止",
                "일본",
                "2026-01-01",
                "until",
                "x",
            ]
        )
    )
)
def test_words_in_any_order_never_give_a_limit_silently(words: list[str]) -> None:
    terms = read_terms(" ".join(words))
    if {"out", "no", "only", "禁止", "until"} & set(words):
        assert limits_of(" ".join(words)), terms


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    terms = read_terms(text)
    assert all(code.isalpha() and len(code) == 2 for code in (*terms.not_in, *terms.only_in))

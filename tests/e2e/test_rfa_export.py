"""A newsroom's real export, signed, published and proven: RFA's own CMS shape, through the real program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.program import skywave, skywave_json
from tests.shared_data import need

from skywave.archive.head import parse_story_head
from skywave.io.disk import FolderPlace
from skywave.receiver.verify import verify
from skywave.story.address import address_hash, address_key

DESKS = ["cmn:zh", "eng:en", "mya:my", "yue:yue", "lao:lo", "benar/tha:th"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], dict[str, Any]]:
    """A new newsroom with the desks that the export needs, ingested and published."""
    export = need("rfa", "sample.json")
    home = tmp_path_factory.mktemp("rfa")
    desks = [word for desk in DESKS for word in ("--desk", desk)]
    brand = ["--masthead", "benar:BenarNews:benarnews.example"]
    skywave(home, "init", "room", "--name", "Radio Free Asia", "--domain", "rfa.example", *desks, *brand)
    taken = skywave_json(home, "-C", "room", "ingest", str(export))
    outcome = skywave_json(home, "-C", "room", "publish")
    return home, taken, outcome


def test_eight_stories_are_proven_and_two_held_back_with_the_reason(
    published: tuple[Path, dict[str, Any], dict[str, Any]],
) -> None:
    home, taken, outcome = published
    held = [story for story in taken["stories"] if story["state"] == "held"]
    assert len(taken["stories"]) == 10
    assert [story["reason"] for story in held] == ["private in the source (review_state: private)"] * 2
    assert sum(outcome["stories"].values()) == 8
    report = skywave_json(home, "-C", "room", "verify", "public", "--pin", outcome["newsroom"])
    assert report["ok"]
    assert report["stories"] == 8
    words = skywave(home, "-C", "room", "verify", "public", "--pin", outcome["newsroom"]).stdout
    assert "PROVEN: 8 stories proven" in words


def test_every_language_is_right_although_the_export_says_english_ten_times(
    published: tuple[Path, dict[str, Any], dict[str, Any]],
) -> None:
    _, taken, _ = published
    export = json.loads(need("rfa", "sample.json").read_bytes())
    assert {item["language"]["token"] for item in export} == {"en"}
    assert [story["desk"] for story in taken["stories"]] == [
        *["cmn"] * 5,
        "benar/tha",
        "eng",
        "mya",
        "yue",
        "lao",
    ]


def test_internal_hosts_editors_and_workflow_never_leave(
    published: tuple[Path, dict[str, Any], dict[str, Any]],
) -> None:
    home, _, _ = published
    export = json.loads(need("rfa", "sample.json").read_bytes())
    secrets = {actor["actor"] for item in export for steps in item["workflow_history"].values() for actor in steps}
    secrets |= {name for item in export for name in item["creators"]}
    secrets |= {"devview", "rfaweb", "workflow", "review_state", "责编", "编辑：", "家傲）", "梒青", "何平"}
    secrets |= {item["UID"] for item in export}
    secrets |= {item["title"] for item in export if item["review_state"] == "private"}
    told = {secret for secret in secrets if len(secret) > 3 or not secret.isascii()}
    pages = b"".join(path.read_bytes() for path in sorted((home / "room" / "public").rglob("*.html"))).decode()
    assert [secret for secret in sorted(told) if secret in pages] == []
    report, copies = verify(FolderPlace(home / "room" / "public"), pin=None, render=False)
    assert report.ok
    texts = [copy.part(part, i) or b"" for copy in copies for i in range(copy.size) for part in ("head", "body")]
    whole = b"".join(texts).decode()
    assert [secret for secret in sorted(told) if secret in whole] == []


def test_a_dead_address_of_the_public_site_finds_its_story_and_no_internal_one_does(
    published: tuple[Path, dict[str, Any], dict[str, Any]],
) -> None:
    home, _, _ = published
    export = json.loads(need("rfa", "sample.json").read_bytes())
    report, copies = verify(FolderPlace(home / "room" / "public"), pin=None, render=False)
    assert report.ok
    heads = [
        parse_story_head(copy.part("head", index) or b"")
        for copy in copies
        for index, record in enumerate(copy.history.records)
        if record.is_story
    ]
    stated = {address for head in heads for address in head.addresses}
    public, internal = set(), set()
    for item in export:
        host, path = urlsplit(item["@id"]).netloc, urlsplit(item["@id"]).path
        site = "benarnews.example" if "benar" in host else "rfa.example"
        if item["review_state"] == "published":
            public.add(address_hash(address_key(f"https://www.{site}{path}")))
        internal.add(address_hash(address_key(item["@id"])))
    assert len(stated) == 8
    assert stated == public
    assert not stated & internal


def test_credits_are_kept_raw_and_no_photo_is_licensed(
    published: tuple[Path, dict[str, Any], dict[str, Any]],
) -> None:
    home, taken, _ = published
    pages = b"".join(path.read_bytes() for path in (home / "room" / "public").rglob("*.html")).decode()
    for credit in ("AP File Photo", "记者家傲摄/RFA资料库", "รอยเตอร์", "ຮູບພາບອຸປຖັມໂດຍ: ນັກຂ່າວພົລເມືອງ"):
        assert credit in pages
    assert not re.search(r"<img\b", pages)
    assert [path.suffix for path in (home / "room" / "public" / "o").rglob("*.*")] == [".css"]
    home_reasons = [why for story in taken["stories"] for why in story["stays_home"]]
    assert home_reasons


def test_reading_the_same_export_again_changes_nothing(
    published: tuple[Path, dict[str, Any], dict[str, Any]],
) -> None:
    home, _, outcome = published
    again = skywave_json(home, "-C", "room", "ingest", str(need("rfa", "sample.json")))
    assert {story["state"] for story in again["stories"]} == {"unchanged", "held"}
    renewed = skywave_json(home, "-C", "room", "publish")
    assert renewed["records"] == {}
    assert renewed["complete_as_of"] >= outcome["complete_as_of"]


def test_without_the_masthead_the_thai_story_stays_home_with_the_reason(tmp_path: Path) -> None:
    export = need("rfa", "sample.json")
    skywave(
        tmp_path, "init", "room", "--name", "Radio", "--domain", "rfa.example", "--desk", "tha:th", "--desk", "cmn:zh"
    )
    taken = skywave_json(tmp_path, "-C", "room", "ingest", str(export))
    thai = next(story for story in taken["stories"] if "เลือกตั้ง" in story["title"])
    assert thai["state"] == "held"
    assert "benarnews" in thai["reason"]

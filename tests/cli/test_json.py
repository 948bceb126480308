"""`--json`: one document on stdout with the fields that are documented, whatever the command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.program import skywave, skywave_json

STORY = """---
title: Rice prices rise before the harvest
language: en
---
Traders at the river market said on Monday that rice rose to 2,000 a sack.
"""
OUTCOME = {"newsroom", "stories", "records", "recovered", "release", "files", "complete_as_of"}
COPY = {
    "size",
    "held",
    "heads_missing",
    "bodies_missing",
    "assets_withheld",
    "redacted",
    "void",
    "complete_as_of",
    "dated_by",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a newsroom `room` that has published one story and corrected it."""
    home = tmp_path_factory.mktemp("json")
    (home / "story.md").write_text(STORY)
    skywave(home, "init", "room", "--name", "Radio Example", "--domain", "rfa.example", "--desk", "eng:en")
    skywave(home, "-C", "room", "ingest", "story.md")
    assert set(skywave_json(home, "-C", "room", "publish")) == OUTCOME
    assert set(skywave_json(home, "-C", "room", "correct", "eng:1", "--note", "It was 2,100.")) == OUTCOME
    return home


def test_status_says_what_it_documents(home: Path) -> None:
    found = skywave_json(home, "-C", "room", "status")
    assert {"newsroom", "name", "domain", "root_version", "desks", "waiting", "app", "warnings"} == set(found)
    assert set(found["app"]) == {"built", "release", "key"}
    assert set(found["desks"]["eng"]) == {"language", "masthead", "size", "stories", "complete_as_of"}
    assert found["waiting"] == {"due": 0, "embargoed": 0, "held": 0}
    assert all(isinstance(warning, str) for warning in found["warnings"])


def test_verify_says_what_it_documents(home: Path) -> None:
    newsroom = skywave_json(home, "-C", "room", "status")["newsroom"]
    found = skywave_json(home, "verify", "room", "--pin", newsroom)
    assert {"ok", "from", "newsroom", "pinned", "pages", "findings", "desks", "app", *COPY} <= set(found)
    assert {"from", *COPY} <= set(found["desks"]["eng"])
    assert (found["ok"], found["from"], found["size"], found["held"]) == (True, 0, 3, 3)
    assert found["dated_by"] == "newsroom"


@pytest.mark.parametrize(("pin", "ok", "pinned"), [([], True, False), (["--pin", "a" * 52], False, False)])
def test_verify_without_the_right_pin_fails_in_json_too(home: Path, pin: list[str], ok: bool, pinned: bool) -> None:
    found = skywave_json(home, "verify", "room", *pin, code=3)
    assert (found["ok"], found["pinned"]) == (ok, pinned)


def test_every_other_command_prints_one_document(home: Path) -> None:
    assert set(skywave_json(home, "-C", "room", "list")) == {"works"}
    shown = skywave_json(home, "-C", "room", "show", "eng:1")
    assert set(shown) == {"work", "title", "versions", "drafts"}
    assert [version["kind"] for version in shown["versions"]] == ["publish", "correct"]
    assert set(skywave_json(home, "-C", "room", "publish", "--dry-run")) == {"due", "embargoed", "held", "standing"}
    assert Path(skywave_json(home, "-C", "room", "preview", "--no-serve")["folder"]).is_dir()
    assert set(skywave_json(home, "-C", "room", "edition", "eng", "--lead", "eng:1")) == OUTCOME


def test_what_cannot_be_undone_prints_one_document(home: Path, tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text(STORY)
    skywave(tmp_path, "init", "room", "--name", "Radio Example", "--domain", "rfa.example", "--desk", "eng:en")
    skywave(tmp_path, "-C", "room", "ingest", "story.md")
    skywave(tmp_path, "-C", "room", "publish")
    retracted: Any = skywave_json(tmp_path, "-C", "room", "retract", "eng:1", "--note", "Not true.", "--yes")
    assert retracted["stories"] == {"eng": 1}
    redacted: Any = skywave_json(
        tmp_path, "-C", "room", "redact", "eng:1", "--note", "A source.", "--version", "1", "--yes"
    )
    assert redacted["stories"] == {"eng": 0}
    assert redacted["records"] == {"eng": 1}

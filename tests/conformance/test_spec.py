"""The specification's tables equal the program's, and what it cites exists."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import skywave.archive
from skywave import errors, limits
from skywave.partners.channels.webhook import sign

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"
DOCUMENTS = sorted(SPEC.glob("[0-9][0-9]-*.md"))
MODULES = sorted(f"skywave.archive.{module.name}" for module in pkgutil.iter_modules(skywave.archive.__path__))


def _rows(document: str) -> list[list[str]]:
    lines = (SPEC / document).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if line.startswith("| ")]


def test_the_table_of_limits_equals_limits_py() -> None:
    stated = {row[0]: row[1].replace("_", "") for row in _rows("02-limits.md") if row[0].isupper()}
    assert stated == {name: str(value) for name, value in vars(limits).items() if name.isupper()}


def test_the_table_of_errors_equals_errors_py() -> None:
    stated = {row[0]: row[1] for row in _rows("11-errors.md")[1:] if row[0] != "---"}
    classes = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.SkywaveError)]
    assert stated == {error.code: str(error.exit_status) for error in classes}
    assert len({error.code for error in classes}) == len(classes)


def test_every_document_has_status_example_refusal_and_forward_compatibility() -> None:
    assert [path.name[:2] for path in DOCUMENTS] == [f"{number:02d}" for number in range(18)]
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        assert "\nStatus: " in text, path
        assert re.search("forward compatibility", text, re.IGNORECASE), path
        if path.name[:2] not in {"00", "01", "14"}:
            assert re.search("example", text, re.IGNORECASE), path
            assert "refuse" in text, path


def test_the_example_of_a_signed_push_is_what_is_sent() -> None:
    text = (SPEC / "15-partners.md").read_text(encoding="utf-8")
    assert f"    Skywave-Signature: {sign(bytes([0]), 1777777777, 'a' * 26, b'{}')}\n" in text


def test_every_rule_is_stated_with_a_place_and_what_proves_it() -> None:
    rows = [row for row in _rows("14-rules.md") if re.fullmatch(r"[0-9]+[a-z]?", row[0])]
    assert sorted({int(row[0].rstrip("abcdefghij")) for row in rows}) == list(range(1, 36))
    sections = {path.name[:2]: path.read_text(encoding="utf-8") for path in DOCUMENTS}
    for number, sentence, place, proof in rows:
        assert sentence, number
        for document, section in re.findall(r"(\d\d)(?: §(\d+))?", place):
            assert document in sections, number
            assert not section or f"\n## {section}. " in sections[document], (number, place)
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", proof)
        assert named or proof in {"later", "not implemented yet"}, (number, proof)
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), (number, test)


def test_docstrings_cite_sections_that_exist() -> None:
    for name in MODULES:
        source = Path(str(importlib.import_module(name).__file__)).read_text(encoding="utf-8")
        for document, section in re.findall(r"spec/([\w-]+\.md)(?:\s+section (\d+))?", source):
            text = (SPEC / document).read_text(encoding="utf-8")
            assert not section or f"\n## {section}. " in text, (name, document, section)


@pytest.mark.parametrize("name", MODULES)
def test_doctests_of_the_archive(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    ("document", "vector"),
    [
        ("03-notes.md", "note/valid/one-key"),
        ("04-logs.md", "checkpoint/valid/cosigned"),
        ("05-root.md", "root/valid/1"),
        ("06-records.md", "record/valid/correct"),
        ("16-reader-app.md", "appkey/valid/root-1"),
        ("16-reader-app.md", "release/valid/1"),
        ("17-mirrors.md", "mirrors/valid/root"),
    ],
)
def test_examples_are_vectors(document: str, vector: str) -> None:
    example = (SPEC / "vectors" / vector).read_text(encoding="utf-8")
    assert example in (SPEC / document).read_text(encoding="utf-8")

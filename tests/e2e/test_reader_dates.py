"""The reader writes dates, names and directions of languages as the pages do: TypeScript and Python give the same texts."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.shared_data import missing

from skywave.carriers.web.dates import DATE_LANGUAGES, format_date, format_month, time_tag
from skywave.carriers.web.words import OWN_NAMES, direction, own_name, pick

READER = Path(__file__).resolve().parents[2] / "reader"
LAST = 253_402_300_799  # 9999-12-31T23:59:59Z
FIRST = -62_135_596_800  # 0001-01-01T00:00:00Z
TAGS = sorted(
    DATE_LANGUAGES | {"zh-Hans", "zh-CN", "zh-TW", "zh-Hant-HK", "my-MM", "fr", "id", "uz-Arab", "ug-Latn", "xx", ""}
)
PROGRAM = """
import { formatDate, formatHour, formatMonth, machineTime } from "%(reader)s/src/ui/dates";
import { direction, languageOf, ownName } from "%(reader)s/src/ui/words";
let given = "";
process.stdin.on("data", (piece) => (given += piece)).on("end", () => {
  const { tags, moments, months } = JSON.parse(given);
  const each = (values, make) => tags.map((tag) => values.map((value) => make(value, tag)));
  process.stdout.write(JSON.stringify({
    dates: each(moments, formatDate),
    months: each(months, formatMonth),
    hours: moments.map(formatHour),
    machine: moments.map(machineTime),
    names: tags.map(ownName),
    directions: tags.map(direction),
    languages: tags.map(languageOf),
  }));
});
"""


def _moments() -> list[int]:
    chance = random.Random(5)
    edges = [
        FIRST,
        FIRST - 1,
        LAST,
        LAST + 1,
        0,
        -1,
        1,
        59,
        60,
        86_399,
        86_400,
        -86_400,
        -86_401,
        951_782_400,
        951_868_799,
    ]
    edges += [-(1 << 40), 1 << 40, -(1 << 53) + 1, (1 << 53) - 1, 1_778_594_580, -31_241_376_000]
    news = [chance.randrange(820_000_000, 2_200_000_000) for _ in range(120)]  # RFA began in 1996
    days = [86_400 * chance.randrange(-20_000, 40_000) for _ in range(30)]
    return edges + news + days + [chance.randrange(FIRST, LAST) for _ in range(40)]


MOMENTS = _moments()
MONTHS = [f"{year:04d}-{month:02d}" for year in (1, 980, 2026, 9999) for month in range(1, 13)]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    node, bundler = shutil.which("node"), READER / "node_modules" / ".bin" / "esbuild"
    if not node or not bundler.exists():
        missing("the reader's packages are not here: they need node, and npm ci in reader/")
    folder = tmp_path_factory.mktemp("dates")
    (folder / "program.js").write_text(PROGRAM % {"reader": READER.as_posix()}, "utf-8")
    options = ("--bundle", "--platform=node", "--charset=utf8", f"--outfile={folder}/bundle.js")
    subprocess.run([bundler, folder / "program.js", *options, "--log-level=warning"], check=True)
    given = json.dumps({"tags": TAGS, "moments": MOMENTS, "months": MONTHS})
    done = subprocess.run([node, folder / "bundle.js"], input=given, capture_output=True, text=True, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("tag", TAGS)
def test_the_reader_writes_dates_and_months_as_the_pages_do(found: dict[str, Any], tag: str) -> None:
    at = TAGS.index(tag)
    assert found["dates"][at] == [format_date(seconds, tag) for seconds in MOMENTS]
    assert found["months"][at] == [format_month(key, tag) for key in MONTHS]


def test_the_reader_writes_hours_and_machine_times_as_the_pages_do(found: dict[str, Any]) -> None:
    for seconds, hour, machine in zip(MOMENTS, found["hours"], found["machine"], strict=True):
        page = time_tag(seconds, "en", "none", clock=True)
        if machine is None:
            assert (page, hour) == ('<span class="undated">none</span>', "")
        else:
            clock = f", {hour}".replace("\u00a0", "&nbsp;") if hour else ""
            assert page == f'<time datetime="{machine}">{format_date(seconds, "en")}{clock}</time>'


def test_the_reader_names_and_turns_languages_as_the_pages_do(found: dict[str, Any]) -> None:
    assert found["names"] == [own_name(tag) for tag in TAGS]
    assert found["directions"] == [direction(tag) for tag in TAGS]


def test_the_reader_knows_every_language_name_of_the_pages() -> None:
    source = (READER / "src" / "ui" / "words.ts").read_text("utf-8")
    for tag, name in OWN_NAMES.items():
        assert f'{json.dumps(tag) if "-" in tag else tag}: "{name}"' in source


def test_the_reader_serves_a_language_with_the_words_that_its_pages_have(found: dict[str, Any]) -> None:
    # The pages also speak Thai; their `zh` is the reader's `zh-Hans`.
    known = frozenset({"en", "zh", "zh-Hant", "yue", "ko", "vi", "my", "km", "lo", "bo", "ug"})
    expected = [pick(tag, known) for tag in TAGS]
    assert found["languages"] == ["zh-Hans" if tag == "zh" else tag for tag in expected]

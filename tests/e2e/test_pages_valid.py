"""The pages and the style sheet before the Nu HTML checker; `check` installs it and names it in SKYWAVE_VNU_JAR."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.e2e.test_pages_look import write_tree


@pytest.fixture(scope="module")
def jar() -> Path:
    named = os.environ.get("SKYWAVE_VNU_JAR", "")
    if not named or not Path(named).exists() or not shutil.which("java"):
        missing = "the Nu HTML checker is not here: it needs java, and SKYWAVE_VNU_JAR naming vnu.jar"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return Path(named)


def complaints(jar: Path, *arguments: str) -> str:
    command = ["java", "-jar", str(jar), "--errors-only", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def test_every_page_and_the_style_sheet_are_valid(jar: Path, tmp_path: Path) -> None:
    write_tree(tmp_path)
    assert complaints(jar, "--skip-non-html", str(tmp_path)) == ""
    sheets = [str(path) for path in tmp_path.glob("o/*/*.css")]
    assert len(sheets) == 1
    assert complaints(jar, "--css", *sheets) == ""

"""The README's session, run line by line on the README's own story; what it shows is what the program prints."""

from __future__ import annotations

import os
import re
import textwrap
from pathlib import Path

import pytest
from PIL import Image
from tests.cli.runner import Seen, Session, Step, mask, play
from tests.shared_data import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def read_session() -> Session:
    """Return the commands of the README's console block, each with the output that it shows."""
    block = re.search(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block, "the README has a console session"
    session = Session("README.md")
    for line in block[1].splitlines():
        if line.startswith("$ "):
            command = re.sub(r"--pin N$", "--pin $N", line.removeprefix("$ "))
            assert command.startswith("./skywave "), "the session shows this checkout's own command"
            session.steps.append(Step(len(session.steps), command.removeprefix("./")))
        else:
            session.steps[-1].out.append(line)
    return session


def read_story() -> str:
    """Return the README's example of a story."""
    example = re.search(r"^    ---\n(?:    .*\n)+?    ---\n(?:    .*\n)+", README, re.MULTILINE)
    assert example, "the README has a story with front matter"
    return textwrap.dedent(example[0])


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Step, Seen]]:
    home = tmp_path_factory.mktemp("readme").resolve()
    (home / "stories").mkdir()
    story = read_story()
    (home / "stories" / "rice.md").write_text(story, encoding="utf-8")
    for picture in re.findall(r"file: ([\w.]+)", story):
        Image.effect_mandelbrot((640, 400), (-2, -1, 1, 1), 40).convert("RGB").save(home / "stories" / picture)
    return play(read_session(), home)


def test_every_command_of_the_readme_works(played: list[tuple[Step, Seen]]) -> None:
    assert [step.command for step, seen in played if seen.status] == []
    assert [step.command.split()[-1 if "-C" not in step.command else 3] for step, _ in played] == [
        "eng:en", "ingest", "publish", "publish", "list", "correct", "$N",
    ]  # fmt: skip
    assert not any("Traceback" in line or "error" in line for _, seen in played for line in seen.err)


def test_every_output_of_the_readme_is_what_is_printed(played: list[tuple[Step, Seen]]) -> None:
    shown = [(step, seen) for step, seen in played if step.out]
    assert shown, "the README shows what verify prints"
    for step, seen in shown:
        assert mask("\n".join(step.out), ROOT) == seen.out, step.command


def test_the_commands_print_what_a_person_expects(played: list[tuple[Step, Seen]]) -> None:
    init, ingest, _, publish, listed, correct, verify = ("\n".join(seen.out) for _, seen in played)
    assert "Its name    N = N" in init
    assert "1 story: 1 new" in ingest
    assert "stays home" not in ingest, "the picture has its right and its file"
    assert "published 1 story (eng 1), 2 records" in publish
    assert "no. 1     WORK  Rice prices rise before the harvest" in listed
    assert "published 1 story (eng 1), 1 record" in correct
    assert "PROVEN: 1 story proven" in verify


def test_the_two_commands_of_the_readme_are_there() -> None:
    named = re.findall(r"^    \./(\w+) ", README, re.MULTILINE)
    assert named == ["demo", "check"]
    for name in (*named, "skywave"):
        assert os.access(ROOT / name, os.X_OK), name


def test_every_file_that_the_readme_links_to_is_there() -> None:
    missing = [
        link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link and not Path(ROOT / link).exists()
    ]
    assert missing == []

"""Runs a session on the command line that is written as a text file, in the manner of Go's testscript.

    # What it is about.
    $ skywave -C room show eng:9        a command for bash; `skywave` is this program
    | what it prints                    every line of its stdout, in order; `...` stands for any lines
    ! skywave: error: what it says      every line of its stderr
    ? 2                                 its exit status, where it is not 0
    -- stories/one.md --                then files, up to the end of the text

What differs from run to run is masked on both sides: N, WORK, HASH, DATE, SECRET, PORT, HERE, APP (whether the
reader app is built here), and counts of files and pages.
In a command $N is the name of the newsroom in `room`, $HASH the last hash that was printed, and `obeying CMD` makes root too obey
the modes of files.

A command that fails must leave every file as it was, save locks and SQLite's -wal and -shm; `~` after it lifts that rule.

`python -m tests.cli.runner FILE...` writes the output that it saw into the files, for a person to read and judge.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.program import environment

_FILE = re.compile(r"^-- (\S+) --$")
_SHELL = """
skywave() { "$PYTHON" -m skywave "$@"; }
# Root may write everywhere: here it has to obey a file's mode, as everybody else does.
obeying() {
    if [ "$(id -u)" = 0 ]; then set -- setpriv --bounding-set -dac_override,-dac_read_search,-fowner "$@"; fi
    "$@"
}
"""
_SECONDS = 120
_MASKS = (
    (re.compile(r"\b[a-z2-7]{52}\b"), "N"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "HASH"),
    (re.compile(r"\b[a-z2-7]{4}(-[a-z2-7]{4}){5}\b"), "SECRET"),
    (re.compile(r"\b[a-z2-7]{16}\b"), "WORK"),
    (re.compile(r"\b[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2} [0-9]{2}:[0-9]{2} UTC"), "DATE"),
    (re.compile(r"(?<=127\.0\.0\.1:)[0-9]+"), "PORT"),
    (re.compile(r"\b[0-9]+ files?\b"), "FILES files"),
    (re.compile(r"^Reader app  .*", re.MULTILINE), "Reader app  APP"),
    (re.compile(r"\b[0-9]+ pages?\b"), "PAGES pages"),
)


@dataclass(slots=True)
class Step:
    """A command and what it is expected to do."""

    line: int
    command: str
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    status: int = 0
    may_change: bool = False


@dataclass(slots=True)
class Session:
    """A file's comments and steps, and the files that it brings."""

    name: str
    steps: list[Step] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)


def parse_session(path: Path) -> Session:
    """Read a session."""
    session = Session(path.name)
    name = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if found := _FILE.match(line):
            name = found[1]
            session.files[name] = ""
        elif name is not None:
            session.files[name] += line + "\n"
        elif line.startswith("$ "):
            session.steps.append(Step(number, line[2:]))
        elif line and not line.startswith("#"):
            step, kind, text = session.steps[-1], line[0], line[2:]
            if kind in "|!":
                (step.out if kind == "|" else step.err).append(text)
            elif kind == "?":
                step.status = int(text)
            elif kind == "~":
                step.may_change = True
            else:
                msg = f"{path.name}:{number}: a line begins with one of # $ | ! ? ~ --"
                raise ValueError(msg)
    return session


def run_session(session: Session, home: Path) -> list[str]:
    """Run a session in an empty folder and return what was not as expected, in words."""
    problems = []
    for step, seen in play(session, home):
        where = f"{session.name}:{step.line}: $ {step.command}"
        if "Traceback" in "\n".join(seen.err):
            problems.append(f"{where}\n  a traceback:\n" + _quote(seen.err))
        if seen.status != step.status:
            problems.append(f"{where}\n  exit status {seen.status}, expected {step.status}")
        for kind, expected, got in (("stdout", step.out, seen.out), ("stderr", step.err, seen.err)):
            if not _fits(expected, got):
                problems.append(f"{where}\n  {kind} was\n{_quote(got)}\n  expected\n{_quote(expected)}")
        problems += [f"{where}\n  it failed, and changed {path}" for path in seen.changed if not step.may_change]
    return problems


@dataclass(slots=True)
class Seen:
    """What a command did."""

    out: list[str]
    err: list[str]
    status: int
    changed: list[str]


def play(session: Session, home: Path) -> list[tuple[Step, Seen]]:
    """Run every step and return what each did."""
    for name, text in session.files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    more = {"PYTHON": sys.executable, "COLUMNS": "80", "N": "", "HASH": ""}
    played = []
    for step in session.steps:
        before = digest_tree(home)
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", _SHELL + step.command],
            cwd=home,
            env={**environment(home), **more},
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
        out, err = (data.decode("utf-8", "backslashreplace") for data in (done.stdout, done.stderr))
        after = digest_tree(home)
        changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
        seen = Seen(mask(out, home), mask(err, home), done.returncode, changed if done.returncode else [])
        played.append((step, seen))
        if hashes := re.findall(r"\b[0-9a-f]{64}\b", out):
            more["HASH"] = hashes[-1]
        more["N"] = _name_of_newsroom(home) or more["N"]
    return played


def _name_of_newsroom(home: Path) -> str:
    """Return the N of the newsroom in `room`, else of another one below the home."""
    for path in sorted(home.glob("*/newsroom.toml"), key=lambda path: (path.parent.name != "room", path)):
        if found := re.search(r"\b[a-z2-7]{52}\b", path.read_text(encoding="utf-8")):
            return found[0]
    return ""


def digest_tree(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, by path; an empty folder has a line of its own."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name == ".lock" or name.endswith(("-wal", "-shm")):
            continue
        if path.is_dir():
            found[name] = "folder"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def mask(text: str, home: Path) -> list[str]:
    """Return the lines of an output without what differs from run to run."""
    text = text.replace(str(home), "HERE")
    for pattern, word in _MASKS:
        text = pattern.sub(word, text)
    return [line.rstrip() for line in text.splitlines()]


def _fits(expected: list[str], got: list[str]) -> bool:
    if "..." not in expected:
        return expected == got
    first = expected.index("...")
    rest = expected[first + 1 :]
    if expected[:first] != got[:first]:
        return False
    return any(_fits(rest, got[at:]) for at in range(first, len(got) + 1))


def _quote(lines: list[str]) -> str:
    return "\n".join(f"    {line}" for line in lines) or "    (nothing)"


def update(path: Path) -> None:
    """Write what a session's commands did into its file; steps that hold `...` keep their lines."""
    session = parse_session(path)
    with tempfile.TemporaryDirectory() as folder:
        played = {step.line: (step, seen) for step, seen in play(session, Path(folder).resolve())}
    kept: list[str] = []
    in_files = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        in_files = in_files or bool(_FILE.match(line))
        if in_files or not line.startswith(("|", "!", "?")):
            kept.append(line)
        if number not in played or in_files:
            continue
        step, seen = played[number]
        kept += [f"| {text}".rstrip() for text in (step.out if "..." in step.out else seen.out)]
        kept += [f"! {text}".rstrip() for text in (step.err if "..." in step.err else seen.err)]
        kept += [f"? {seen.status}"] if seen.status else []
        if seen.changed and not step.may_change:
            sys.stderr.write(f"{path.name}:{number} changed {seen.changed}\n")
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.umask(0o022)
    for argument in sys.argv[1:]:
        update(Path(argument))

"""A bulk ingest that is killed and repeated loses nothing and doubles nothing."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.newsrooms import make_newsroom
from tests.program import environment, skywave_json

STORIES = 3_000
MOMENTS = 6


def write_stories(folder: Path) -> None:
    """Write so many small stories, as a content system exports them, that reading them takes seconds."""
    seeded = random.Random(3)
    words = [f"{start}{end}" for start in ("riv", "rice", "road", "rain") for end in ("er", "s", "ed", "ing")]
    folder.mkdir()
    for number in range(STORIES):
        text = "\n\n".join(" ".join(seeded.choices(words, k=40)) + "." for _ in range(4))
        (folder / f"{number:05}.md").write_text(
            f"---\nid: s{number}\ntitle: Story {number}\nlanguage: en\n---\n{text}\n", encoding="utf-8"
        )


def state_of(home: Path) -> tuple[int, list[tuple[str, str]]]:
    """Return how many works there are, and every draft's title and state."""
    rows = skywave_json(home, "-C", "room", "list", "--most", str(2 * STORIES))["works"]
    return len({row["work"] for row in rows}), sorted((row["title"], row["state"]) for row in rows)


def test_kill_9_at_random_moments_of_a_bulk_ingest_loses_and_doubles_nothing(tmp_path: Path) -> None:
    make_newsroom(tmp_path)
    write_stories(tmp_path / "stories")
    command = [sys.executable, "-m", "skywave", "-C", "room", "--json", "ingest", "stories"]
    seeded = random.Random(5)
    killed, counts = 0, []
    for _ in range(MOMENTS):
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment(tmp_path),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seeded.uniform(1.0, 3.0))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
        counts.append(state_of(tmp_path)[0])
    assert killed > 0, "no process was killed: the test proved nothing"
    assert counts == sorted(counts), "stories were lost"
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    stories = json.loads(done.stdout)["stories"]
    assert len(stories) == STORIES
    assert {story["state"] for story in stories} <= {"new", "unchanged"}
    works, rows = state_of(tmp_path)
    assert works == STORIES
    assert rows == sorted((f"Story {number}", "waiting") for number in range(STORIES))
    again = skywave_json(tmp_path, "-C", "room", "ingest", "stories")["stories"]
    assert {story["state"] for story in again} == {"unchanged"}

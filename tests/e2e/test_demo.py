"""The demo, as a stranger runs it: every line that it prints is true, and its living liar is caught."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.program import environment, skywave
from tests.shared_data import need

DATE = r"[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2} [0-9]{2}:[0-9]{2} UTC"


def test_the_sample_is_built_attacked_and_shown(tmp_path: Path) -> None:
    done = skywave(tmp_path, "demo", "--no-serve")
    lines = done.stdout.splitlines()
    assert done.stderr == ""
    assert lines[0] == "Radio Example: 24 stories, 9 languages, 2 mastheads"
    reason = "it is Getty Images material (wire), and no licence of this newsroom covers it"
    assert lines[1] == f"1 photo stays home: 'Photo by Kim Example/AFP via Getty Images': {reason}"
    index = Path(lines[2].removeprefix("Read it     "))
    assert index.is_file()
    newsroom = lines[3].removeprefix("Its name    N = ")
    assert re.fullmatch("[a-z2-7]{52}", newsroom)
    assert re.fullmatch(r"Attack: a mirror changed '2,000' to '200' +REFUSED  eng no\. \d+, paragraph 3", lines[4])
    assert re.fullmatch(r"Attack: a mirror dropped one Uyghur story +NAMED    uig no\. \d+ '.*'", lines[5])
    assert re.fullmatch(
        rf"Attack: a mirror served last week's site +SHOWN    complete as of {DATE}, 7 days old", lines[6]
    )
    assert len(lines) == 7
    assert len({line.find(word) for line, word in zip(lines[4:], ("REFUSED", "NAMED", "SHOWN"), strict=True)}) == 1
    said = skywave(tmp_path, "verify", str(index.parent), "--pin", newsroom)
    assert "PROVEN: 24 stories proven" in said.stdout
    assert skywave(tmp_path, "-C", "demo-newsroom/newsroom", "status").returncode == 0


def test_it_can_be_run_again_and_removes_nothing_but_itself(tmp_path: Path) -> None:
    export = need("rfa", "sample.json")
    first = skywave(tmp_path, "demo", "--no-serve", str(export)).stdout
    second = skywave(tmp_path, "demo", "--no-serve", str(export)).stdout
    assert len({*re.findall("N = ([a-z2-7]{52})", first), *re.findall("N = ([a-z2-7]{52})", second)}) == 2
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("kept")
    refused = skywave(tmp_path, "demo", "--no-serve", "--folder", "mine", code=2)
    assert "mine is not empty and was not made by the demo; nothing was changed" in refused.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_a_real_export_is_shown_with_what_stays_home(tmp_path: Path) -> None:
    done = skywave(tmp_path, "demo", "--no-serve", str(need("rfa", "sample.json")))
    assert done.stderr == ""
    assert done.stdout.startswith("Radio Example: 8 stories, 5 languages, 2 mastheads\n")
    assert (
        "1 photo stays home: 'AP File Photo': it is AP material (wire), and no licence of this newsroom covers it"
        in done.stdout
    )
    assert len(re.findall(r"^1 story held back: .*: private in the source", done.stdout, re.MULTILINE)) == 2
    assert len(re.findall(r"^Attack: .* (REFUSED|NAMED|SHOWN) ", done.stdout, re.MULTILINE)) == 3


def test_the_demo_prints_one_document_in_json(tmp_path: Path) -> None:
    done = skywave(tmp_path, "--json", "demo", "--no-serve", str(need("rfa", "sample.json")))
    found = json.loads(done.stdout)
    assert (found["stories"], found["languages"], found["mastheads"]) == (8, 5, 2)
    assert [attack["verdict"] for attack in found["attacks"]] == ["REFUSED", "NAMED"]


@pytest.mark.parametrize(
    ("source", "what"),
    [("nowhere", "nowhere does not exist"), ("empty", "no source recognises empty"), ("broken.json", "broken.json")],
)
def test_material_that_cannot_be_read_is_one_sentence(tmp_path: Path, source: str, what: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.json").write_text('[{"@id": "x", "@type": "story"')
    done = skywave(tmp_path, "demo", "--no-serve", source, code=None)
    assert done.returncode in (1, 2)
    assert done.stderr.startswith("skywave: error: ")
    assert what in done.stderr


def free_port() -> int:
    """Return a port that is free, and so is probably the next one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_the_living_liar_is_caught_and_ctrl_c_stops_both_servers(tmp_path: Path) -> None:
    port = min(free_port(), 65000)
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", port))
        busy.listen()
        process = subprocess.Popen(
            [sys.executable, "-m", "skywave", "demo", "--port", str(port)],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - one thread
        )
        assert process.stdout
        try:
            said = ""
            while "Try:" not in said:
                line = process.stdout.readline()
                assert line, "the demo ended before it served"
                said += line
            site = re.search(r"^Read it     (http://127\.0\.0\.1:(\d+))/$", said, re.MULTILINE)
            liar = re.search(
                r"^Try: \./skywave verify (http://127\.0\.0\.1:\d+) --pin ([a-z2-7]{52})$", said, re.MULTILINE
            )
            assert site
            assert liar
            assert int(site[2]) > port, "a port that is busy moves on"
            _check_site(tmp_path, site[1], liar[1], liar[2])
            process.send_signal(signal.SIGINT)
            rest, speech = process.communicate(timeout=60)
        finally:
            process.kill()
            process.communicate()
    assert process.returncode == 0
    assert rest == ""
    assert "Traceback" not in speech
    assert speech.endswith("skywave: hint: stopped\n")


def _check_site(home: Path, site: str, liar: str, newsroom: str) -> None:
    connection = http.client.HTTPConnection(site.removeprefix("http://"), timeout=10)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert answer.status == 200
    assert "Radio Example" in answer.read().decode()
    connection.close()
    honest = skywave(home, "verify", site, "--pin", newsroom)
    assert "PROVEN: 24 stories proven" in honest.stdout
    caught = skywave(home, "verify", liar, "--pin", newsroom, code=3)
    assert "REFUSED" in caught.stdout
    assert "paragraph 3: it says '200' where '2,000' was signed" in caught.stdout
    assert "NOT PROVEN: 1 finding" in caught.stdout
    wrong = skywave(home, "verify", site, "--pin", "a" * 52, code=3)
    assert "this is another newsroom" in wrong.stdout

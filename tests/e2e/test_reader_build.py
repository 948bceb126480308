"""Making the reader app: the same sources give the same bytes, and where it cannot be made everything else goes on."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skywave.archive.layout import is_app_path
from skywave.carriers.web import pages
from skywave.newsroom.releases import read_built

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "reader" / "node_modules"
LANGUAGES = ("en", "zh-hans", "zh-hant", "yue", "ko", "vi", "my", "km", "lo", "bo", "ug")
NOWHERE = "http://127.0.0.1:9/"
# What the scripts call beside Node and Python.
TOOLS = ("bash", "env", "readlink", "dirname", "mkdir", "grep", "sed", "cat", "find", "flock")

pytestmark = pytest.mark.skipif(
    not (ROOT / "reader" / "build.mjs").exists(), reason="the reader's sources are not here"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the build reads, with the scripts that start it."""
    web = Path("src/skywave/carriers/web")
    for name in ("reader/src", "reader/words", web / "words"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (web / "style.css", "scripts/bootstrap", "scripts/reader-build"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for path in (*(ROOT / "reader").glob("*.*js*"), *(ROOT / "reader").glob(".npmrc")):
        shutil.copy(path, tmp_path / "reader" / path.name)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def built(checkout: Path) -> dict[str, bytes]:
    folder = checkout / "src/skywave/carriers/web/app"
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def run(checkout: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(checkout / words[0]), *words[1:]],
        env={**os.environ, "npm_config_cache": str(checkout / "cache"), **environment},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


def make_venv(checkout: Path, *, level: str = "run") -> Path:
    """Return an environment that bears the mark of a finished one, as `scripts/bootstrap` leaves it."""
    venv = checkout / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    wanted = hashlib.sha256((checkout / "requirements" / f"{level}.txt").read_bytes()).hexdigest()
    (venv / f".skywave-{level}").write_text(f"{wanted} python {sys.version_info[0]} {sys.version_info[1]}\n")
    return venv


def without_node(checkout: Path) -> dict[str, str]:
    """Return an environment of a machine that has no Node, and no way to a package index."""
    tools = checkout / "tools"
    tools.mkdir()
    for name in TOOLS:
        (tools / name).symlink_to(shutil.which(name) or f"/usr/bin/{name}")
    for name in ("python3", "python"):
        (tools / name).write_text(f'#!{shutil.which("bash")}\nexec "{sys.executable}" "$@"\n')
        (tools / name).chmod(0o755)
    return {"PATH": str(tools), "PIP_INDEX_URL": NOWHERE, "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}


needs_modules = pytest.mark.skipif(
    not (MODULES / "esbuild").is_dir() or shutil.which("node") is None,
    reason="Node or the reader's packages are not here",
)


@needs_modules
def test_the_same_sources_give_the_same_bytes_in_two_folders(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (checkout / "reader" / "node_modules").symlink_to(MODULES)
    elsewhere = tmp_path_factory.mktemp("another-place")
    subprocess.run(["node", "build.mjs", str(elsewhere / "app")], cwd=ROOT / "reader", check=True)
    done = run(checkout, "scripts/reader-build")
    assert (done.returncode, done.stderr) == (0, "skywave: Building the reader app\n")
    first = built(checkout)
    assert first == {path.name: path.read_bytes() for path in (elsewhere / "app").iterdir()}
    assert not list((checkout / "reader").glob(".skywave-app-*")), "nothing half-made is left behind"
    again = run(checkout, "scripts/reader-build")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@needs_modules
def test_what_is_built_can_be_released_and_the_worker_knows_all_of_it(checkout: Path) -> None:
    (checkout / "reader" / "node_modules").symlink_to(MODULES)
    assert run(checkout, "scripts/reader-build").returncode == 0
    found = read_built(checkout / "src/skywave/carriers/web/app")
    assert all(is_app_path(path) for path in found)
    expected = {"app/reader.js", "app/more.js", "app/reader.css", "app/licences.txt", "sw.js"}
    expected |= {f"app/words-{language}.json" for language in LANGUAGES}
    expected |= {f"app/font-{language}.woff2" for language in ("bo", "km", "lo", "my", "ug")}
    assert set(found) == expected
    worker = found["sw.js"].decode()
    for path, data in found.items():
        if path != "sw.js":
            assert hashlib.sha256(data).hexdigest() in worker, path
    assert pages.stylesheet_path() in worker
    for words in (b"== @noble/ed25519", b"== @noble/hashes", b"SIL OPEN FONT LICENSE"):
        assert words in found["app/licences.txt"]
    assert b"terser" not in found["app/licences.txt"], "a tool is no part of the app"


@needs_modules
def test_a_changed_source_is_built_again_and_a_broken_one_leaves_the_last_good_app(checkout: Path) -> None:
    (checkout / "reader" / "node_modules").symlink_to(MODULES)
    assert run(checkout, "scripts/reader-build").returncode == 0
    before = built(checkout)
    style = checkout / "src/skywave/carriers/web/style.css"
    style.write_bytes(style.read_bytes() + b"\n")
    assert run(checkout, "scripts/reader-build").returncode == 0
    after = built(checkout)
    assert {name for name in after if after[name] != before[name]} == {"sw.js"}
    words = checkout / "reader" / "words" / "ug.json"
    good = words.read_bytes()
    words.write_bytes(b'{"proof":"x"}')
    broken = run(checkout, "scripts/reader-build")
    assert broken.returncode == 1
    assert "the words of ug are not those of en" in broken.stderr
    assert "What was built before stays." in broken.stderr
    assert built(checkout) == after
    words.write_bytes(good)
    assert run(checkout, "scripts/reader-build").returncode == 0


def test_without_node_the_start_says_in_two_lines_that_pages_go_out_without_the_app(checkout: Path) -> None:
    make_venv(checkout)
    bare = without_node(checkout)
    first = run(checkout, "scripts/bootstrap", "run", **bare)
    assert first.returncode == 0, "everything but the app works"
    assert first.stderr.splitlines() == [
        "skywave: Installing Node for building the reader app (60 MB, once)",
        "skywave: The reader app was not made: the Python package index cannot be reached. The pages will go out without it.",
        "skywave: It is tried again in an hour, or at once with: scripts/reader-build --again",
    ]
    second = run(checkout, "scripts/bootstrap", "run", **bare)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", ""), "nobody waits for it at every start"
    assert run(checkout, "scripts/reader-build", "--again", **bare).returncode == 1
    assert not (checkout / "src/skywave/carriers/web/app").exists()


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not here")
def test_without_npms_registry_the_start_goes_on(checkout: Path) -> None:
    make_venv(checkout)
    done = run(checkout, "scripts/bootstrap", "run", npm_config_registry=NOWHERE)
    assert done.returncode == 0
    assert done.stderr.splitlines()[1:] == [
        "skywave: The reader app was not made: npm's registry cannot be reached. The pages will go out without it.",
        "skywave: It is tried again in an hour, or at once with: scripts/reader-build --again",
    ]
    assert not (checkout / "src/skywave/carriers/web/app").exists()


def test_the_environment_for_testing_the_wheel_makes_no_app(checkout: Path) -> None:
    venv = make_venv(checkout, level="test")
    done = run(checkout, "scripts/bootstrap", "test", str(venv), **without_node(checkout))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (checkout / "src/skywave/carriers/web/app").exists()


def test_the_lock_of_npms_packages_names_no_registry(checkout: Path) -> None:
    text = (checkout / "reader" / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert text.count('"integrity"') > 10

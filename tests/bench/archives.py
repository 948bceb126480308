"""A folder of stories made into a site with whole commands, by Skywave and by Hugo; and by git into a repository."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.bench.measure import Cost, command, git, hugo, skywave
from tests.bench.stories import write_markdown

if TYPE_CHECKING:
    from pathlib import Path

_HUGO_CONFIG = """\
baseURL = "https://bench.example/"
title = "Radio Example"
disableKinds = ["RSS", "sitemap", "robotsTXT", "404"]
[pagination]
pagerSize = 50
[taxonomies]
section = "section"
[frontmatter]
date = ["published"]
[markup.goldmark.renderer]
unsafe = false
"""
_HEAD = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{{ .Title }} - {{ .Site.Title }}</title>\n"
    '<link rel="stylesheet" href="/style.css">\n</head>\n<body>\n'
    '<header><a href="/">{{ .Site.Title }}</a></header>\n<main>\n'
)
_FOOT = (
    '</main>\n<footer><a href="/stories/">All stories</a> <a href="/section/">Sections</a></footer>\n</body>\n</html>\n'
)
_DATE = '<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z" }}">{{ .Date.Format "2 January 2006" }}</time>'
_ITEM = (
    '<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>\n'
    "<p>{{ .Params.summary }}</p>\n<p>" + _DATE + " {{ .Params.section }}</p></article>\n"
)
_HOME = (
    '{{ range .Site.Taxonomies.section.Alphabetical }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ end }}\n'
    "{{ range first 30 .Site.RegularPages }}" + _ITEM + "{{ end }}\n"
)
_LIST = (
    "<h1>{{ .Title }}</h1>\n{{ $p := .Paginate .RegularPages }}{{ range $p.Pages }}" + _ITEM + "{{ end }}\n"
    '<p>{{ if $p.HasPrev }}<a href="{{ $p.Prev.URL }}">Newer</a>{{ end }} '
    '{{ if $p.HasNext }}<a href="{{ $p.Next.URL }}">Older</a>{{ end }}</p>\n'
)
_STORY = (
    "<article><h1>{{ .Title }}</h1>\n<p>{{ .Params.summary }}</p>\n<p>" + _DATE + "</p>\n{{ .Content }}\n"
    '<p>{{ range .GetTerms "section" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p></article>\n'
)


def stories(work: Path, count: int) -> Path:
    """Return a folder of so many stories as Markdown, written once."""
    folder = work / f"stories-{count}"
    if not folder.exists():
        write_markdown(folder, count)
    return folder


def build_ours(home: Path, source: Path) -> tuple[Cost, Cost, Cost]:
    """Make `home/room` from a folder of stories; return what init, ingest and publish cost."""
    names = ("--name", "Radio Example", "--domain", "rfa.example", "--desk", "eng:en")
    init = skywave(home, "init", "room", *names)
    return init, skywave(home, "-C", "room", "ingest", source), skywave(home, "-C", "room", "publish")


def room(work: Path, count: int) -> Path:
    """Return the folder with the `room` of so many stories, made once."""
    home = work / f"room-{count}"
    if not home.exists():
        home.mkdir()
        build_ours(home, stories(work, count))
    return home


def build_hugo(home: Path, source: Path, style: bytes) -> Cost | None:
    """Make `home/hugo/public` from the same folder; None where Hugo is not installed."""
    binary, site = hugo(), home / "hugo"
    if binary is None:
        return None
    files = {
        "hugo.toml": _HUGO_CONFIG,
        "layouts/home.html": _HEAD + _HOME + _FOOT,
        "layouts/list.html": _HEAD + _LIST + _FOOT,
        "layouts/taxonomy.html": _HEAD
        + '{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}\n'
        + _FOOT,
        "layouts/single.html": _HEAD + _STORY + _FOOT,
        "content/stories/_index.md": "---\ntitle: All stories\n---\n",
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (site / "static").mkdir()
    (site / "static" / "style.css").write_bytes(style)
    shutil.copytree(source, site / "content" / "stories", dirs_exist_ok=True)
    return command(binary, "--source", site, "--quiet", "--noBuildLock", home=home)


def git_bundle(home: Path, source: Path, more: Path) -> int:
    """Return the bytes of a git bundle that takes a repository of one folder's files to those of another as well."""
    folder = home / "repository"
    git(home, home, "init", "-q", "-b", "main", str(folder))
    for number, origin in enumerate((source, more)):
        shutil.copytree(origin, folder, dirs_exist_ok=True)
        git(home, folder, "add", ".")
        git(home, folder, "commit", "-q", "-m", str(number))
    git(home, folder, "bundle", "create", "-q", str(home / "day.bundle"), "main~1..main")
    return (home / "day.bundle").stat().st_size

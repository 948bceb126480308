"""Three stories as Plone exports them; the host and the people in them must never show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def item(**fields: object) -> Json:
    """Return one story as Plone exports it; the host and the people in it must never show."""
    return {
        "@id": "https://mandevview.rfaweb.org/mandarin/Xinwen/1-01012021103930.html",
        "@type": "story",
        "UID": "0123456789abcdef0123456789abcdef",
        "title": "标题  一",
        "description": "",
        "text": {"content-type": "text/html", "data": "<p>第一段。</p><p>第二段。</p>"},
        "language": {"title": "English", "token": "en"},
        "review_state": "published",
        "effective": "2021-01-01T15:43:54Z",
        "expires": None,
        "modified": "2022-01-01T15:39:54+00:00",
        "parent": {"@id": "https://mandevview.rfaweb.org/mandarin/Xinwen", "@type": "section", "title": "快讯 "},
        "creators": ["secretuser"],
        "contributors": ["secretuser"],
        "lock": {"name": "secretuser"},
        "workflow_history": {"story_workflow": [{"actor": "secretuser", "comments": "secretuser"}]},
    } | fields


def make(folder: Path) -> Path:
    path = folder / "export.json"
    stories = [
        item(),
        item(
            UID="b" * 32,
            **{"@id": "https://thadevview.benarnews.org/thai/news/x.html"},
            text={"data": '<p>ก <a href="https://thadevview.benarnews.org/thai/y">ข</a> thadevview.benarnews.org</p>'},
        ),
        item(UID="c" * 32, review_state="private"),
    ]
    path.write_text(json.dumps(stories), encoding="utf-8")
    return path

"""Three stories as Arc's content API answers; the people and hosts of the system in them must never show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def image(**fields: object) -> Json:
    """Return one image as ANS has it."""
    return {
        "_id": "IMAGE1",
        "type": "image",
        "version": "0.10.12",
        "url": "https://cdn.example.org/photos/a.jpg",
        "caption": "A market in the rain.",
        "credits": {
            "by": [{"type": "author", "name": "Ann Lee", "byline": "Ann Lee"}],
            "affiliation": [{"type": "author", "name": "AFP via Getty Images"}],
        },
        "contributors": {"created_by": {"user_id": "secretuser", "display_name": "secretuser"}},
        "additional_properties": {
            "originalUrl": "https://mandevview.rfaweb.org/private/a.jpg",
            "owner": "secretuser",
            "usage_instructions": "JAPAN OUT",
        },
    } | fields


def story(**fields: object) -> Json:
    """Return one story as the content API answers."""
    return {
        "_id": "STORY1",
        "type": "story",
        "version": "0.10.12",
        "headlines": {"basic": "A  headline"},
        "description": {"basic": "What it is about."},
        "canonical_website": "example",
        "canonical_url": "https://www.example.org/english/2025/01/02/a-story/",
        "websites": {"example": {"website_url": "/english/2025/01/02/a-story/"}},
        "credits": {"by": [{"type": "author", "name": "Real Name", "byline": "By Line"}]},
        "language": "en",
        "first_publish_date": "2025-01-02T03:04:05.67Z",
        "last_updated_date": "2025-01-03T03:04:05Z",
        "revision": {"revision_id": "R1", "user_id": "secretuser", "published": True},
        "source": {"system": "composer", "edit_url": "https://mandevview.rfaweb.org/edit/STORY1"},
        "contributors": {"created_by": {"user_id": "secretuser", "display_name": "secretuser"}},
        "promo_items": {"basic": image()},
        "content_elements": [
            {"_id": "t1", "type": "text", "content": "The <b>first</b> paragraph."},
            image(),
            {"_id": "t2", "type": "text", "content": "The second."},
        ],
    } | fields


def make(folder: Path) -> Path:
    path = folder / "answer.json"
    answer = {
        "type": "results",
        "version": "0.8",
        "content_elements": [
            story(),
            story(_id="STORY2", canonical_url="/burmese/2025/01/02/x/", revision={"published": False}),
            story(_id="STORY3", distributor={"name": "Reuters", "category": "wires", "mode": "custom"}),
        ],
        "count": 3,
    }
    path.write_text(json.dumps(answer), encoding="utf-8")
    return path

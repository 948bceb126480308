"""Three items of an agency in ninjs 3.1; the notes to editors and contacts in them must never show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def picture(**fields: object) -> Json:
    """Return one associated picture."""
    return {
        "name": "main",
        "uri": "urn:example:picture:1",
        "type": "picture",
        "by": "Ann Lee",
        "copyrightHolder": "Example Agency",
        "usageTerms": "Editorial use only",
        "edNote": "JAPAN OUT. Ask secretuser at mandevview.rfaweb.org for more.",
        "descriptions": [
            {"role": "caption", "value": "A market in the rain."},
            {"role": "agencyCaption", "value": "RAIN, Example -- a market (Photo: Ann Lee)"},
            {"role": "alt", "value": "Stalls under umbrellas"},
        ],
        "renditions": [
            {
                "name": "small",
                "href": "https://cdn.example.org/s.jpg",
                "contentType": "image/jpeg",
                "width": 100,
                "height": 80,
            },
            {
                "name": "large",
                "href": "https://cdn.example.org/l.jpg",
                "contentType": "image/jpeg",
                "width": 1000,
                "height": 800,
            },
        ],
    } | fields


def item(**fields: object) -> Json:
    """Return one text item."""
    return {
        "standard": {"name": "ninjs", "version": "3.1"},
        "uri": "urn:example:text:1",
        "type": "text",
        "version": "2",
        "firstCreated": "2025-01-02T03:04:05Z",
        "versionCreated": "2025-01-03T03:04:05+00:00",
        "pubStatus": "usable",
        "language": "en",
        "headlines": [{"role": "main", "value": "A  headline"}],
        "descriptions": [{"role": "summary", "value": "What it is about."}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": "Plain."},
            {"role": "html", "contentType": "text/html", "value": "<p>First.</p><p>Second.</p>"},
        ],
        "by": "By Line",
        "located": "Yangon",
        "copyrightHolder": "Example Agency",
        "copyrightNotice": "© Example Agency",
        "edNote": "secretuser edited this.",
        "infoSources": [{"name": "Example", "contactInfo": [{"value": "mailto:secretuser@mandevview.rfaweb.org"}]}],
        "associations": [picture()],
    } | fields


def make(folder: Path) -> Path:
    path = folder / "items.json"
    items = [
        item(),
        item(uri="urn:example:text:2", pubStatus="withheld"),
        item(uri="https://www.example.org/text/3", embargoedUntil="2030-01-01T00:00:00Z", associations=[]),
        {"uri": "urn:example:picture:9", "type": "picture", "headlines": [{"value": "No story"}]},
    ]
    path.write_text(json.dumps(items), encoding="utf-8")
    return path

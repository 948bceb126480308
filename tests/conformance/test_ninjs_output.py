"""Every item that a partner gets as ninjs is valid under IPTC's own schema for 3.1, whatever its shape."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from tests.property.test_partner_formats import address, items
from tests.shared_data import need

from skywave.carriers.ninjs import render_ninjs
from skywave.story.item import CANCELED, USABLE, WITHHELD, Item

_TIME = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z")
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+")


@cache
def validator() -> Draft202012Validator:
    schema = json.loads((need("ninjs") / "specification" / "ninjs-schema_3.1.json").read_bytes())
    geo = json.loads((need("ninjs") / "validation" / "test_suite" / "GeoJSON-schema.json").read_bytes())
    registry: Any = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geo))
    return Draft202012Validator(schema, registry=registry)


def complaints(value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(value)]


def check_formats(value: object) -> int:
    """Check what the schema states as `format`, which a validator is free to ignore; return how many there were."""
    count = 0
    match value:
        case list():
            count = sum(check_formats(part) for part in value)
        case dict():
            for name, part in value.items():
                if name in ("uri", "href", "schema") or (name == "role" and str(part).startswith("urn:")):
                    assert _URI.fullmatch(part), (name, part)
                    count += 1
                elif name.endswith("Created") or name == "expires":
                    assert _TIME.fullmatch(part), (name, part)
                    count += 1
                else:
                    count += check_formats(part)
    return count


def test_the_schema_that_judges_can_refuse() -> None:
    sample = {"uri": "urn:skywave:n:eng:a"}
    assert complaints(sample) == []
    assert complaints(sample | {"corrections": []})
    assert complaints(sample | {"associations": [{"uri": "urn:x"}]})
    assert complaints(sample | {"rightsInfo": {"langId": "urn:x"}})
    assert complaints({})


@given(items)
def test_every_item_is_valid_ninjs_3_1(item: Item) -> None:
    value = json.loads(render_ninjs(item, address))
    assert complaints(value) == []
    assert check_formats(value) >= 4
    assert value["uri"] == item.uri
    assert value["version"] == str(item.version)
    assert value["pubStatus"] == item.status
    assert value["standard"]["version"] == "3.1"
    assert ("bodies" in value) <= (item.status != WITHHELD)
    rels = [part["rel"] for part in value.get("associations", [])]
    assert rels.count("correctionNotice") == (0 if item.status == WITHHELD else len(item.notes))
    travels = [asset for asset in item.assets if asset.files and not asset.why]
    photos = [part for part in value.get("associations", []) if "renditions" in part and part["rel"] != "original"]
    assert len(photos) == (len(travels) if item.status == USABLE else 0)
    assert len(rels) == len({part["uri"] for part in value.get("associations", [])}) or len(travels) > 1
    if item.status == CANCELED:
        assert "Take your copy down" in value["edNote"]

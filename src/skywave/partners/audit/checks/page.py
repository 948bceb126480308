"""What the page tells machines and asks of readers: canonical or noindex, paywall, counting pixels, the label of an excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skywave.partners.audit.checks.words import letters, weight
from skywave.partners.audit.findings import FAULT, GRAVE, Finding
from skywave.partners.audit.reading.labels import is_editor_part
from skywave.story.address import address_key

if TYPE_CHECKING:
    from skywave.partners.audit.copy import Copy
    from skywave.partners.audit.original import Original
    from skywave.partners.contract import Contract

_HEAD = "head of the page"
_TOLD = 12  # letters of a caption that can be found again
_SHOWN = 200


def check_page(copy: Copy, original: Original, contract: Contract) -> list[Finding]:
    """Return what is to be said of the page; of plain text only what its words say."""
    found = [] if copy.is_text else [*_check_index(copy, original, contract), *_check_counter(copy, contract)]
    if copy.paywall and not contract.money.paywall:
        found.append(Finding("paywall", FAULT, "", copy.paywall))
    found += _check_editor_part(copy, original)
    if contract.text.part == "excerpt" and not copy.says_excerpt:
        found.append(Finding("excerpt-unlabelled", FAULT))
    return found


def _check_editor_part(copy: Copy, original: Original) -> list[Finding]:
    """Return what is to be said where the page shows what was for its editor; grave with the words of a denied photo."""
    start = next((number for number, line in enumerate(copy.lines) if is_editor_part(line)), None)
    if start is None:
        return []
    told = letters("\n".join(copy.lines[start:]))
    denied = [
        picture.caption
        for version in original.versions
        for picture in version.pictures
        if picture.withdrawn or not picture.allowed
    ]
    shows = any(weight(caption) >= _TOLD and letters(caption) in told for caption in denied)
    grade, why = (GRAVE, "with the words of a photo that must not be used") if shows else (FAULT, "")
    return [Finding("editor-part-shown", grade, "", copy.lines[start][:_SHOWN], "", why)]


def _check_index(copy: Copy, original: Original, contract: Contract) -> list[Finding]:
    if contract.link.index == "canonical" and original.addresses:
        wanted = {address_key(address) for address in original.addresses} - {""}
        if address_key(copy.canonical) not in wanted:
            why = "it names another page" if copy.canonical else ""
            return [Finding("canonical-missing", FAULT, original.addresses[0], copy.canonical, _HEAD, why)]
    if contract.link.index == "noindex" and "noindex" not in copy.robots:
        return [Finding("noindex-missing", FAULT, "noindex", " ".join(sorted(copy.robots)), _HEAD)]
    return []


def _check_counter(copy: Copy, contract: Contract) -> list[Finding]:
    rule, host = contract.counter.rule, contract.counter.host
    if rule == "forbidden":
        return [Finding("tracker", FAULT, "", pixel, "in the article") for pixel in copy.pixels]
    if rule == "required" and not any(not host or _is_of(pixel, host) for pixel in copy.pixels):
        return [Finding("counter-missing", FAULT, host)]
    return []


def _is_of(address: str, host: str) -> bool:
    try:
        found = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return False
    bare = host.lower().partition(":")[0]
    return found == bare or found.endswith(f".{bare}")

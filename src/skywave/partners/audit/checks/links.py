"""Where the story came from: the original publisher named, the original linked, and the link open to search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skywave.partners.audit.findings import FAULT, NOTE, Finding
from skywave.story.address import address_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from skywave.partners.audit.checks.standing import Page
    from skywave.partners.audit.copy import Copy, CopyLink
    from skywave.partners.audit.original import Original
    from skywave.partners.contract import Contract

_CLOSED = frozenset({"nofollow", "sponsored", "ugc"})
# A work may be known by an address there, and every page has buttons that lead to them.
_PLATFORMS = frozenset(
    {
        "archive.is",
        "archive.org",
        "archive.ph",
        "bit.ly",
        "blogspot.com",
        "facebook.com",
        "flickr.com",
        "google.com",
        "instagram.com",
        "linkedin.com",
        "medium.com",
        "soundcloud.com",
        "t.me",
        "telegram.me",
        "tiktok.com",
        "twitter.com",
        "weibo.com",
        "whatsapp.com",
        "wordpress.com",
        "x.com",
        "youtu.be",
        "youtube.com",
    }
)


def check_links(page: Page, original: Original, contract: Contract) -> list[Finding]:
    """Return what is to be said of the publisher's name and of the link back."""
    return [*_check_name(page, original, contract), *_check_link(page, original, contract)]


def _check_name(page: Page, original: Original, contract: Contract) -> list[Finding]:
    if not original.names:
        return []
    in_story = False
    for number, line in enumerate((*page.copy.lines, *page.copy.byline)):
        if not page.names_publisher(line) or page.is_pictured(line):
            continue
        is_line = number < len(page.copy.lines)
        if is_line and page.is_menu(number):
            continue
        if not (is_line and page.ours[number]):
            return []
        in_story = True
    why = "its name stands in the story's own sentences only" if in_story else ""
    # Where neither notice nor link is wanted, nothing else could have named it.
    grade = NOTE if in_story and not original.notice and contract.link.to == "none" else FAULT
    return [Finding("original-unnamed", grade, original.names[0], why=why)]


def _check_link(page: Page, original: Original, contract: Contract) -> list[Finding]:
    wanted = original.addresses[0] if original.addresses and contract.link.to == "story" else original.site
    if contract.link.to == "none" or not wanted:
        return []
    copy = page.copy
    stories = {address_key(address) for address in original.addresses} - {""}
    hosts = _hosts(original, copy)
    to_story = [link for link in copy.links if link.href and address_key(link.href) in stories]
    to_site = [link for link in copy.links if _is_of(_host(link.href), hosts)]
    found = to_story or (to_site if contract.link.to == "site" or not stories else [])
    if not found:
        if copy.is_text:
            why = "a page saved as plain text shows no links; look at the page itself"
            return [Finding("link-missing", NOTE, wanted, why=why)]
        why = "a link leads to the publisher's site and not to the story" if to_site else ""
        return [Finding("link-missing", FAULT, wanted, to_site[0].href if to_site else "", why=why)]
    return _check_follow(page, found, wanted, contract)


def _hosts(original: Original, copy: Copy) -> set[str]:
    """Return the hosts on which the newsroom publishes: not the copy's own, and none on which everybody does."""
    known = {_host(address) for address in original.addresses}
    known -= {_host(copy.address), _host(copy.canonical), ""}
    return {_host(original.site), *(host for host in known if not _is_of(host, _PLATFORMS))} - {""}


def _check_follow(page: Page, found: list[CopyLink], wanted: str, contract: Contract) -> list[Finding]:
    copy = page.copy
    if not contract.link.follow or copy.is_text:
        return []
    if "nofollow" in copy.robots:
        return [
            Finding(
                "link-nofollow",
                FAULT,
                wanted,
                "robots: nofollow",
                "head of the page",
                "it holds for every link of the page",
            )
        ]
    if all(link.rel & _CLOSED for link in found):
        link = found[0]
        return [
            Finding(
                "link-nofollow",
                FAULT,
                wanted,
                f"rel={' '.join(sorted(link.rel))}",
                f"the link “{link.text}”" if link.text else "",
            )
        ]
    return []


def _host(address: str) -> str:
    try:
        return (urlsplit(address).netloc.lower()).rpartition("@")[2].removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def _is_of(host: str, hosts: Collection[str]) -> bool:
    return any(host == own or host.endswith(f".{own}") for own in hosts) if host else False

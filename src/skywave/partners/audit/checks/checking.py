"""All checks of a copy but those of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skywave.partners.audit.checks.bylines import check_bylines
from skywave.partners.audit.checks.corrections import check_corrections
from skywave.partners.audit.checks.links import check_links
from skywave.partners.audit.checks.notice import check_notice
from skywave.partners.audit.checks.page import check_page
from skywave.partners.audit.checks.photos import check_photos
from skywave.partners.audit.checks.standing import Page
from skywave.partners.audit.checks.window import check_window

if TYPE_CHECKING:
    from skywave.partners.audit.copy import Copy
    from skywave.partners.audit.findings import Finding
    from skywave.partners.audit.original import Original, OriginalVersion
    from skywave.partners.contract import Contract


def check(copy: Copy, original: Original, contract: Contract, *, version: OriginalVersion, now: int) -> list[Finding]:
    """Return what is to be said of a copy besides its text.

    Args:
        copy: The republished page.
        original: The work that it came from.
        contract: Under which it was republished.
        version: The version that it is nearest to.
        now: Seconds since the epoch.
    """
    page = Page(copy, original, version)
    return [
        *check_corrections(page, original, contract, version, now),
        *check_notice(page, original, contract),
        *check_links(page, original, contract),
        *check_bylines(page, original, contract, version),
        *check_photos(page, original, version),
        *check_page(copy, original, contract),
        *check_window(copy, original, contract),
    ]

"""Credit lines: for now only their white space. Whose name is whose is not taken apart here."""

from __future__ import annotations

from unicodedata import normalize


def normalise_credit(raw: str) -> str:
    r"""Return a raw credit line in NFC with its white space folded; no word is ever dropped.

    >>> normalise_credit("  Photo:  A. Example\n/ Agency ")
    'Photo: A. Example / Agency'
    """
    return " ".join(normalize("NFC", raw).split())

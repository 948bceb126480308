"""Writes the credit and the caption of a picture in the words that its readers look for, the same in every format.

EXIF  Artist, Copyright: the whole credit;  ImageDescription: the caption      (UTF-8)
XMP   dc:creator, dc:rights, photoshop:Credit: the whole credit;  dc:description: the caption
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from PIL import Image

from skywave.errors import Malformed

# A JPEG's segment holds 65,533 bytes; XMP has the credit three times, each with its escapes.
CREDIT_BYTES: Final = 3 * 1024
CAPTION_BYTES: Final = 16 * 1024
_SEGMENT_BYTES = 65_000
_ARTIST, _COPYRIGHT, _DESCRIPTION = 0x013B, 0x8298, 0x010E
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{fields}</rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="r"?>'
)


@dataclass(frozen=True, slots=True)
class Words:
    """The credit and the caption as they stand in a file."""

    exif: bytes
    xmp: bytes

    def __len__(self) -> int:
        return len(self.exif) + len(self.xmp)


def written(credit: str, caption: str, caption_bytes: int) -> Words:
    """Return the words of a picture; the caption is cut to fit, the credit never.

    Raises:
        Malformed: The credit is longer than a picture can hold.
    """
    if len(credit.encode()) > CREDIT_BYTES:
        raise Malformed(f"a credit is longer than the {CREDIT_BYTES} bytes that a picture can hold")
    room = min(caption_bytes, (_SEGMENT_BYTES - len(_xmp(credit, ""))) // 5)  # "&amp;" takes the place of one byte
    caption = caption.encode()[:room].decode("utf-8", "ignore")
    if not credit and not caption:
        return Words(b"", b"")
    exif = Image.Exif()
    for tag, text in ((_DESCRIPTION, caption), (_ARTIST, credit), (_COPYRIGHT, credit)):
        if text:
            exif[tag] = text.encode()  # a text would be written as ASCII
    return Words(exif.tobytes(), _xmp(credit, caption))


def _xmp(credit: str, caption: str) -> bytes:
    fields = ""
    if credit:
        name = escape(credit)
        fields += (
            f"<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>"
            f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{name}</rdf:li></rdf:Alt></dc:rights>'
            f"<photoshop:Credit>{name}</photoshop:Credit>"
        )
    if caption:
        fields += (
            '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
            f"{escape(caption)}</rdf:li></rdf:Alt></dc:description>"
        )
    return _XMP.format(fields=fields).encode()

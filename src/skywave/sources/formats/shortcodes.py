"""WordPress's stored text as HTML: shortcodes become figures, blank lines paragraphs, as the site itself would show them.

    [caption id="attachment_7"]<img ...> Caption[/caption]   a figure with its caption
    [gallery ids="7,8"]                                      a figure for each, through `gallery`
    [audio src="..."], [embed]address[/embed]                a link
    tags of page builders, [x y="z"]                         dropped; what stands between them stays

Time grows with the text only: every pattern ends at a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from skywave.errors import Malformed

_CAPTION = re.compile(r"\[caption([^\]]{0,2000})\]")
_CAPTION_END = "[/caption]"
_IMAGE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)")
_FIELD = re.compile(r"""([a-z_]+)\s*=\s*["']([^"'\]]*)["']""")
_GALLERY = re.compile(r"\[gallery([^\]]{0,2000})\]")
_AUDIO = re.compile(r"""\[(?:audio|video|playlist)\b([^\]]{0,2000})\](?:\[/(?:audio|video|playlist)\])?""")
_EMBED = re.compile(r"\[/?embed[^\]]{0,200}\]")
_OTHER = re.compile(
    r"\[/?(?:vc_|et_pb_|fusion_|av_|tdc_|su_|nectar_)[^\]]{0,2000}\]"
    r"|\[[a-z][a-z0-9_-]{1,50}\s+[a-z_-]{1,50}=[\"'][^\]]{0,2000}\]"
    r"|\[/[a-z][a-z0-9_-]{1,50}\]"
)
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|blockquote|figure|figcaption|pre|section|article|"
    r"aside|header|footer|main|form|iframe|hr|address|script|style|details|summary|center)\b|<!--",
    re.IGNORECASE,
)
_BRACKETS = 10_000
_BLANK = re.compile(r"\n[ \t]*\n\s*")
Gallery = Callable[[dict[str, str]], str]


def stored_html(text: str, gallery: Gallery) -> str:
    """Return WordPress's stored text as HTML.

    Args:
        text: `content:encoded` of an export, untrusted.
        gallery: Returns the HTML of a gallery for the fields of its shortcode.

    Raises:
        Malformed: It has more shortcodes than any story.
    """
    if text.count("[") > _BRACKETS:
        raise Malformed(f"its text has more than {_BRACKETS} square brackets")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _captions(text)
    text = _GALLERY.sub(lambda found: f"\n\n{gallery(_fields(found[1]))}\n\n", text)
    text = _AUDIO.sub(lambda found: _linked(_fields(found[1])), text)
    text = _OTHER.sub("", _EMBED.sub("\n", text))
    if "<!-- wp:" in text:
        return text
    return "\n".join(_paragraph(part) for part in _BLANK.split(text) if part.strip())


def _captions(text: str) -> str:
    parts: list[str] = []
    place = 0
    while found := _CAPTION.search(text, place):
        end = text.find(_CAPTION_END, found.end())
        if end < 0:
            break
        inner = text[found.end() : end]
        image = _IMAGE.match(inner)
        figure = inner
        if image:
            caption = inner[image.end() :].strip() or _fields(found[1]).get("caption", "")
            figure = f"<figure>{image[1]}<figcaption>{caption}</figcaption></figure>"
        parts += (text[place : found.start()], f"\n\n{figure}\n\n")
        place = end + len(_CAPTION_END)
    return "".join((*parts, text[place:]))


def _fields(text: str) -> dict[str, str]:
    return dict(_FIELD.findall(text))


def _linked(fields: dict[str, str]) -> str:
    address = next((fields[key] for key in ("src", "mp3", "m4a", "ogg", "wav", "mp4") if key in fields), "")
    return f'<p><a href="{escape(address)}">{escape(address.rpartition("/")[2])}</a></p>' if address else ""


def _paragraph(part: str) -> str:
    part = part.strip()
    if _BLOCK.match(part):
        return part
    return f"<p>{part}</p>".replace("\n", "<br>\n")

"""Which words of a page are a picture's caption and which its credit: by their names, where they stand, how they read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skywave.sources.page.furniture import named_kind, paragraph_kind
from skywave.sources.page.pictures import IMAGES
from skywave.sources.page.tree import BLOCK
from skywave.sources.reading.clean import FOLD, clean_line, is_visible
from skywave.story.credit import split_caption

if TYPE_CHECKING:
    from skywave.sources.page.tree import Element

CAPTION, CREDIT, PLAIN = "caption", "credit", ""
_CREDIT = (
    r"credits?(?:text|line|s)?|copyrights?|copyright-?(?:holder|notice|text)|copy|attributions?|attrib|attr|"
    r"photographers?|fotografo?|photog|courtesy|"
    r"photo-?by|photocredit|photo-?source|image-?source|imgsource|pic-?source|picsource|sources?|src|rights|"
    r"rechte|cr[eé]dits?|quelle|fuente|fonte|"
    r"agency|agence|agentur|provider|byline|by-?line|by|author|autor|auteur|creator|creative|owner|photoby|"
    r"photo-author|nguon|licen[sc]e|supplier|contributor|artist|"
    r"copyrightholder|credittext|accountableperson|mini-?info-?author"
)
_CAPTION = (
    r"captions?(?:text|\d)?|cutlines?|legend[ea]?|legendes|leyenda|didascalia|bildunterschrift|bildtext|bu|"
    r"pie(?:-?de)?-?foto|piefoto|desc(?:ription|r)?|deck?|"
    r"imgtxt|img-?text|image-?text|photo-?text|pic-?text|pictext|tuzhu|picinfo|pic-?info|img-?info|imginfo|"
    r"zhushi|note|foto-?info|media-?info|"
    r"image-?info|photo-?info|image-?title|photo-?title|img-?title|tit|title|underline|blurb|subtitle|"
    r"photocaption|imgcaption|imagecaption|figcaption|excerpt|summary"
)
_CREDIT_NAME = re.compile(
    rf"(?:\A|[_:.-]|(?<=image)|(?<=photo)|(?<=caption)|(?<=media)|(?<=img)|(?<=picture)|(?<=figure)|"
    rf"(?<=lead))(?:{_CREDIT})(?=\Z|[_:.-]|\d)"
)
_CAPTION_NAME = re.compile(
    rf"(?:\A|[_:.-]|(?<=image)|(?<=photo)|(?<=media)|(?<=img)|(?<=picture)|(?<=figure)|(?<=lead)|(?<=wp)|"
    rf"(?<=story)|(?<=main)|(?<=art)|(?<=pic)|(?<=strycap))(?:{_CAPTION})(?=\Z|[_:.-]|\d)|caption|cutline"
)
_FIGURE = re.compile(
    r"(?:\A|[\s_:.-])(?:figures?|fig|images?|img|photos?|pictures?|pics?|media|caption|thumb(?:nail|inner)?|"
    r"illustrations?|galler(?:y|ies)|slides?|slideshow|visual|hero|foto|fotos|bild|"
    r"lightbox|carousel|swiper|slick|asset|attachment|imagebox|photobox|imagewrap|picbox|imgbox|picture-?box|"
    r"photo-?wrap\w*|image-?wrap\w*|img-?wrap\w*|wp-caption|wp-block-image|leadimage|lead|"
    r"featured|cover|multimedia|inline-?(?:image|photo|img|media)|inset|artimg|cnn_\w*img\w*|vnexpress|"
    r"tplcaption|detail-?photo|content-?img|image-?block|articleimage|articlephoto|embed|"
    r"contenido-?foto|pgc-img|img-?container|imgcontainer|entry-?thumb|entry-?media|post-?(?:image|photo|media|"
    r"thumb\w*)|story-?(?:image|photo|media)|article-?(?:image|photo|media|img|lead))(?=\Z|[\s_:.-]|\d)"
)
_LABELS = re.compile(
    r"(?:\A|[\s_-])(?:off-?screen|offscreen|visually-?hidden|visuallyhidden|sr-?only|screen-?reader(?:-?text)?|"
    r"hide-?caption|toggle-?caption|show-?caption|icon|enlarge\w*|zoom\w*|close|btn|button|"
    r"visuallyhidden|accessibility|assistive-?text|hidden-?label|u-?hidden|a11y\w*|is-vishidden|"
    r"element-invisible|image-counter|counter|pager|slide-?(?:count|number)\w*|share\w*|social\w*|play\w*)(?=\Z|"
    r"[\s_-])"
)
_LABEL_WORDS = re.compile(
    r"\A(?:image|photo|picture|media)?\s?(?:caption|copyright|source|credit)s?(?:\s?:|,|\Z)\s?|\A(?:toggle|hide|"
    r"show|view|open|close|enlarge|expand) (?:caption|image|this image|photo|gallery|full ?screen|larger)\b[\s.:]*|"
    r"\A\W?(?:enlarge this image|click (?:to|image to|on image to|for) (?:enlarge|expand|view|zoom)[^.]{0,20}|"
    r"点击(?:图片)?(?:放大|进入下一页|查看)\S{0,8}|点击看(?:清晰)?大图)\W?\Z",
    re.IGNORECASE,
)
_LABEL_KIND = re.compile(
    r"\W*(?:(?:image|photo|picture|media)?\s?(source|copyright|credit|by)s?|(?:image|photo|"
    r"picture|media)?\s?(?:caption))\W*\Z",
    re.IGNORECASE,
)
_SHOP = re.compile(
    r"\s*(?:(?:purchase|acquire) licensing rights|buy (?:this )?(?:photo|print|image)s?|order reprints)(?:,? "
    r"opens new tab)?\s*\Z",
    re.IGNORECASE,
)
_DROPPED = (
    frozenset({"button", "nav", "form", "audio", "video", "iframe", "input", "label", "time-ago", "noscript"}) | IMAGES
)
_AGENCIES = (
    r"AP|AFP|Reuters|REUTERS|EPA(?:-EFE)?|EFE|Getty(?: Images)?|Xinhua|Yonhap|Kyodo|Alamy|Shutterstock|iStock|"
    r"Bloomberg|dpa|DPA|ANSA|TASS|PTI|ANI|ZUMA|Rex|PA|UPI|NurPhoto|Anadolu|Corbis|"
    r"RFA|VOA|BBC|CNN|NASA|USGS|Press Association|Associated Press|Agence France-Presse|新华社|中新社|美联社|法新社|路透社|"
    r"视觉中国|东方IC|연합뉴스|뉴시스|뉴스1|TTXVN|VNA|共同社"
)
_CREDITED = re.compile(
    rf"[(（\[【][^()（）\[\]]{{0,60}}(?:Photo|Image|Picture|Foto|Courtesy|Credit|Source|Screenshot|照片|图片|圖片|摄|攝|图|사진|"
    rf"Ảnh|{_AGENCIES})[^()（）\[\]]{{0,80}}[)）\]】]\s*\.?\Z|"
    rf"(?:\A|[\s.|–—-])(?:Photo(?:graph)?s?|Images?|Pictures?|Pix|Pic|Credits?|Photo credit|Image credit|Picture "
    rf"credit|Courtesy|Foto|Fotos|Quelle|Bild|Crédit(?:s| photo)?|Ảnh|Nguồn|Source|Illustration|Graphic|"
    rf"Screenshot|Screengrab|Video)"
    rf"\s?(?:by|of|courtesy|[:：/©]|—|credit)\s?[^.!?]{{2,90}}\.?\Z|(?:©|\(c\)|copyright)\s?[^.!?]{{2,80}}\Z|"
    rf"\b(?:{_AGENCIES})(?:\s?/\s?[\w .'-]{{2,40}})?\s*\Z|"
    rf"[/／]\s?(?:{_AGENCIES})(?![A-Za-z])(?:[^.!?]{{0,40}})\s*\Z|(?:新华社|中新社|本报|记者|通讯员)?\S{{0,12}}(?:摄|攝|供图|供圖|"
    rf"提供)[)）\s。]*\Z|(?:图片?|圖片?|照片)(?:来源|來源|源)?\s?[:：/／|｜]|사진\s?[=:：/]|\[사진|写真[:：=]|ภาพ\s?[:：]",
)  # fmt: skip
_MARKED = re.compile(
    r"\A\W{0,3}(?:[▲△▼▽↑◀▶←→■]|图\d?[:：为]|圖\d?[:：為]|图片说明|圖片說明|资料图|資料圖|资料图片|上图|"
    r"下图|左图|右图|图中|照片|Ảnh(?: minh "
    r"họa)?[:：]|Photo(?: caption)?s?\s?[:：]|Foto\s?[:：]|FOTO\s?[:：]|FILE\b|FILE PHOTO|Caption[:：]|Pictured[:：]|"
    r"In this (?:\w+[ ,.]*){1,6}(?:photo|picture|image|file)|This (?:\w+ ){0,4}(?:photo|picture|image) |A "
    r"(?:file|handout) (?:photo|picture|image)|Above[:：]|Below[:：]|\(L[-–]R\)|\(?(?:Left|Right|Top|Bottom|From "
    r"left)\b[^.]{0,30}[:：)]|사진|ภาพ)"
)
_LONGEST = 2_500
_SHORT = 700


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words near a picture.

    Attributes:
        kind: CAPTION, CREDIT or PLAIN.
        text: One clean line.
        element: The innermost block that holds it.
    """

    kind: str
    text: str
    element: Element


def is_figure(element: Element) -> bool:
    """Say whether an element is, by its tag or names, what holds one picture and its words."""
    return element.tag in ("figure", "dl", "figcaption", "picture") or bool(_FIGURE.search(element.names))


def named(element: Element) -> str:
    """Return what an element's tag and names say its words are."""
    if element.tag in ("figcaption", "caption"):
        return CAPTION
    if element.tag == "cite":
        return CREDIT
    names = element.names
    if not names:
        return PLAIN
    credit = caption = False
    for name in names.split():
        found = [(match.start(), CREDIT) for match in _CREDIT_NAME.finditer(name)]
        found += [(match.start(), CAPTION) for match in _CAPTION_NAME.finditer(name)]
        if found:
            last = max(found)[1]
            credit, caption = credit or last == CREDIT, caption or last == CAPTION
    if credit and caption:
        inner = (
            {named(child) for child in element.elements() if child is not element and child.tag != "a"}
            if len(element.names) < 200
            else set()
        )
        return CAPTION if CREDIT in inner or CAPTION in inner or len(element.text()) > 120 else CREDIT
    return CREDIT if credit else CAPTION if caption else PLAIN


def is_label(element: Element) -> bool:
    """Say whether an element only labels others, for those who do not see or as a button."""
    return element.tag in _DROPPED or (bool(_LABELS.search(element.names)) and len(element.text()) < 60)


def pieces(container: Element, *, skip: frozenset[Element] | set[Element] = frozenset()) -> list[Piece]:
    """Return the runs of words below an element, each with what it is called.

    Args:
        container: Of a picture.
        skip: Elements to pass over.
    """
    found: list[Piece] = []
    buffer: list[str] = []
    held: list[tuple[str, Element]] = []

    def flush() -> None:
        if buffer:
            text = unlabelled(clean_line(FOLD.sub(" ", "".join(buffer))))
            kind, element = held[0]
            if is_visible(text) and (len(text) > 1 or text.isalnum()) and paragraph_kind(text) != "share":
                found.append(Piece(kind, text, element))
        buffer.clear()
        held.clear()

    def add(text: str, kind: str, element: Element) -> None:
        if held and held[0][0] != kind:
            flush()
        if not held:
            if text.isspace():
                return
            held.append((kind, element))
        buffer.append(text)

    def walk(element: Element, kind: str, block: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                add(child, kind, block)
                continue
            if child not in skip and is_label(child) and (label := _LABEL_KIND.match(child.text())):
                flush()
                kind = CREDIT if label[1] else CAPTION
                continue
            if child in skip or (is_label(child) and named(child) == PLAIN) or child.tag in _DROPPED:
                continue
            if child.tag == "br":
                add("\n", kind, block)
                continue
            own = named(child)
            if (
                not own
                and kind == PLAIN
                and named_kind(child.names) in ("comment", "share", "related", "author", "plug")
            ):
                continue
            if own == CREDIT and kind == PLAIN and child.tag == "a" and not is_figure(container):
                own = PLAIN
            if child.tag == "small" and kind == CAPTION and not own and len(child.text()) < 100:
                own = CREDIT
            inner = own if own and not (kind == CREDIT and own == CAPTION and child.tag != "figcaption") else kind
            if child.tag in BLOCK:
                flush()
                walk(child, inner, child)
                flush()
            else:
                walk(child, inner, child if inner != kind else block)

    walk(container, named(container) if container.tag not in ("figure", "picture") else PLAIN, container)
    flush()
    return found


def unlabelled(text: str) -> str:
    """Return a text without the labels that a page puts before a caption or credit for those who do not see."""
    text = _SHOP.sub("", text)
    return (
        _LABEL_WORDS.sub("", text, count=1).strip()
        if _LABEL_WORDS.match(text)
        and not re.match(r"(?:photo|image|picture)?\s?(?:credit|source)s?\s?:", text, re.IGNORECASE)
        else text
    )


def split(text: str) -> tuple[str, str]:
    """Return the caption and the credit in it, as `split_caption`."""
    return split_caption(text) if text else ("", "")


def reads_like_caption(text: str) -> bool:
    """Say whether a paragraph beside a picture reads like its caption: it credits somebody, or begins as captions do."""
    if len(text) > _SHORT:
        return False
    return (
        bool(_MARKED.match(text))
        or (
            bool(_CREDITED.search(text))
            and not re.match(
                r"[A-Z][^()]{0,60}\((?:AP|AFP|Reuters|"
                r"Xinhua)\)\s[—–-]",
                text,
            )
        )
        or bool(split(text)[1])
    )


def credit_in_alt(text: str) -> tuple[str, str]:
    """Return the caption and credit of an alternative text, which mostly has none: only a credit that leaves no doubt."""
    caption, credit = split(text)
    if credit and not caption and is_credit_line(text) and re.search(r"[:：©=/]|\bby\b", text):
        return "", credit
    if credit and caption and _CREDITED.search(text):
        return caption, credit
    match = _CREDITED.search(text) if len(text) < 400 else None
    return (text, match[0].strip(" .|,-–—")) if match and not credit and match.start() > 0 else ("", "")


def is_linked_list(element: Element) -> bool:
    """Say whether an element's words are mostly links: teasers, not a caption."""
    links = [inner for inner in element.elements() if inner.tag == "a"]
    text = element.text()
    return len(links) > 1 and sum(len(link.text()) for link in links) > 0.6 * len(text)


def is_credit_line(text: str) -> bool:
    """Say whether a short line is a credit and nothing else: "Photo: AFP"."""
    if len(text) > 150:
        return False
    caption, credit = split(text)
    if credit and not caption.strip(" .|"):
        return True
    match = _CREDITED.search(text)
    return bool(match) and not text[: match.start()].strip(" (（[【.|") if match else False


def looks_set_apart(element: Element) -> bool:
    """Say whether a block is set in small, slanted or centred letters as a whole, as old pages set captions."""
    style = element.attributes.get("style", "").replace(" ", "").lower()
    if (
        element.tag == "center"
        or element.attributes.get("align", "").lower() == "center"
        or "text-align:center" in style
        or "center" in element.names.split()
    ):
        return True
    if "font-style:italic" in style or re.search(
        r"font-size:(?:1[0-2]px|[5-9]px|0?\.[5-9]|x?x?-?small|[6-9]pt|[5-8]\d%)", style
    ):
        return True
    inner = [child for child in element.children if not (isinstance(child, str) and child.isspace())]
    if len(inner) == 1 and not isinstance(inner[0], str):
        only = inner[0]
        return only.tag in ("em", "i", "small", "center", "font", "figcaption") or (
            only.tag in ("span", "strong", "b", "p", "div") and looks_set_apart(only)
        )
    return False


_LEAD_CREDIT = re.compile(
    r"\A\W{0,3}(?:(?:featured?|lead|top|cover|header|banner|main|hero|home ?page|thumbnail|title|article|post) "
    r")?(?:image|photo|picture|art|illustration|graphic|photograph)s?(?: (?:credit|source|courtesy|"
    r"copyright)s?)?(?: (?:by|via|from|of|courtesy of))?\s?[:：]?\s\S.{1,160}\Z|"
    r"\A\W{0,3}(?:Beitragsbild|Titelbild|Bildnachweis|Bildquelle|Foto de portada|Imagen destacada|Crédits? "
    r"photos?|Ảnh bìa|题图|頭圖|头图|封面图|首图)\s?[:：]?\s?\S.{0,160}\Z",
    re.IGNORECASE,
)


def is_lead_credit(text: str) -> bool:
    """Say whether a paragraph apart from any picture credits the lead: "Featured image: A. Example / AFP"."""
    return (
        len(text) < 200
        and bool(_LEAD_CREDIT.match(text))
        and (bool(re.search(r"[:：©]|\b(?:by|via|courtesy|credit)\b", text[:60], re.IGNORECASE)))
        and (is_credit_line(text) or bool(re.match(r"\W*(?:\w+ ){0,3}(?:\w+)\s?[:：]", text)))
    )


def is_too_long(text: str) -> bool:
    """Say whether a text is longer than captions are."""
    return len(text) > _LONGEST

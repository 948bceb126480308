"""Three stories in a feed; the mail address, the user and the machine that made it must never show."""

from __future__ import annotations

from pathlib import Path

ITEM = """<item>
<title>{title}</title>
<link>https://www.news.example/{number}</link>
<guid isPermaLink="false">{guid}</guid>
<pubDate>Thu, 16 Apr 2026 0{number}:00:00 GMT</pubDate>
{more}
</item>"""
STORY = "<content:encoded><![CDATA[<p>One paragraph of {0}.</p><p>Another one.</p>{1}]]></content:encoded>"


def item(number: int = 1, more: str = "", *, title: str = "", guid: str = "", text: str = "") -> str:
    """Return an item of RSS; `text` is more of its HTML, None in it leaves the text out."""
    story = STORY.format(number, text)
    return ITEM.format(
        title=title or f"Title {number}", number=number, guid=guid or f"guid-{number}", more=f"{story}{more}"
    )


def rss(*items: str, head: str = "") -> str:
    """Return a feed of RSS 2.0."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel>
<title>The News</title>
<link>https://www.news.example/</link>
<language>my</language>
<managingEditor>secretuser@mandevview.rfaweb.org (secretuser)</managingEditor>
<generator>https://mandevview.rfaweb.org/?v=6</generator>
{head}
{"".join(items)}
</channel>
</rss>"""


def make(folder: Path) -> Path:
    path = folder / "feed.xml"
    picture = (
        '<media:content url="https://www.news.example/a.jpg" medium="image"><media:description>Rice</media:description>'
        '<media:credit role="photographer">A. Example</media:credit></media:content>'
    )
    user = "<author>secretuser@mandevview.rfaweb.org (A. Writer)</author><dc:creator>secretuser@localhost</dc:creator>"
    internal = "https://mandevview.rfaweb.org/?p=2"
    link = '<p>See <a href="https://mandevview.rfaweb.org/mandarin/y">mandevview.rfaweb.org</a></p>'
    path.write_text(rss(item(1, picture), item(2, user, guid=internal, text=link), item(3)), encoding="utf-8")
    return path

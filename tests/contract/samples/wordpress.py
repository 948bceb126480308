"""Three stories as WordPress exports them; the login, the mail address and the machine in them must never show."""

from __future__ import annotations

from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a file of WordPress eXtended RSS. generator="WordPress/6.7" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>The News</title>
<link>https://www.news.example</link>
<language>km</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://mandevview.rfaweb.org</wp:base_site_url>
<wp:base_blog_url>{home}</wp:base_blog_url>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[secretuser]]></wp:author_login>
<wp:author_email><![CDATA[secretuser@mandevview.rfaweb.org]]></wp:author_email>
<wp:author_display_name><![CDATA[A. Example]]></wp:author_display_name></wp:author>
<wp:author><wp:author_login>admin</wp:author_login><wp:author_display_name>admin</wp:author_display_name></wp:author>
{items}
</channel>
</rss>"""
POST = """<item>
<title><![CDATA[{title}]]></title>
<link>https://www.news.example/story-{number}/</link>
<dc:creator><![CDATA[{creator}]]></dc:creator>
<guid isPermaLink="false">{guid}</guid>
<content:encoded><![CDATA[{text}]]></content:encoded>
<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id>
<wp:post_date><![CDATA[2026-04-16 09:00:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[{date}]]></wp:post_date_gmt>
<wp:post_modified_gmt><![CDATA[2026-04-17 02:00:00]]></wp:post_modified_gmt>
<wp:status><![CDATA[{status}]]></wp:status>
<wp:post_type><![CDATA[{kind}]]></wp:post_type>
<wp:post_password><![CDATA[{password}]]></wp:post_password>
<wp:post_parent>{parent}</wp:post_parent>
{more}
</item>"""
COMMENT = """<wp:comment><wp:comment_author>secretuser</wp:comment_author>
<wp:comment_content>secretuser says</wp:comment_content></wp:comment>"""


def post(number: int = 1, **fields: object) -> str:
    """Return an item of an export."""
    values: dict[str, object] = {
        "number": number,
        "title": f"Title {number}",
        "creator": "secretuser",
        "guid": f"https://www.news.example/?p={number}",
        "text": f"First of {number}.\n\nSecond.",
        "excerpt": "",
        "date": "2026-04-16 02:00:00",
        "status": "publish",
        "kind": "post",
        "password": "",
        "parent": 0,
        "more": "",
    }
    return POST.format(**(values | fields))


def meta(**fields: str) -> str:
    """Return custom fields."""
    one = "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value><![CDATA[{}]]></wp:meta_value></wp:postmeta>"
    return "".join(one.format(key, value) for key, value in fields.items())


def attachment(number: int, address: str, *, parent: int = 0, caption: str = "", **fields: str) -> str:
    """Return a picture of an export."""
    more = f"<wp:attachment_url>{address}</wp:attachment_url>{meta(**fields)}"
    return post(number, kind="attachment", status="inherit", text="", excerpt=caption, parent=parent, more=more)


def wxr(*items: str, home: str = "https://www.news.example") -> str:
    """Return an export."""
    return HEAD.format(items="\n".join(items), home=home)


def make(folder: Path) -> Path:
    path = folder / "export.xml"
    shown = '<!-- wp:image {"id":9} --><figure><img class="wp-image-9" src="https://www.news.example/a-300x200.jpg"></figure>'
    link = '<a href="https://mandevview.rfaweb.org/mandarin/y">mandevview.rfaweb.org</a>'
    items = (
        post(1, more=COMMENT),
        post(
            2,
            guid="http://mandevview.rfaweb.org/?p=2",
            creator="admin",
            text=f"<p>Text {link}.</p>{shown}<!-- /wp:image -->",
        ),
        post(3, status="private"),
        post(4, kind="page"),
        attachment(9, "https://www.news.example/a.jpg", caption="Rice", _media_credit="B. Example"),
    )
    path.write_text(wxr(*items), encoding="utf-8")
    return path

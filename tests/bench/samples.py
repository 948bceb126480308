# ruff: noqa: E501 - formats stand as they are
"""Many small made-up stories in the form of each source's material: `MAKERS[name](folder, count)` writes them, returns where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.bench.stories import SECTIONS, Writer, published_at, write_markdown

_HOST = "www.news.example"


@dataclass(frozen=True, slots=True)
class _Story:
    number: int
    title: str
    paragraphs: tuple[str, ...]
    caption: str
    section: str
    time: datetime

    @property
    def address(self) -> str:
        return f"https://{_HOST}/english/{self.section.lower()}/story-{self.number}.html"

    @property
    def picture(self) -> str:
        return f"https://{_HOST}/images/{self.number}.jpg"

    @property
    def iso(self) -> str:
        return self.time.strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def html(self) -> str:
        return "".join(f"<p>{text}</p>" for text in self.paragraphs)


def _stories(count: int) -> Iterator[_Story]:
    writer = Writer(7)
    for number in range(count):
        time = datetime.fromtimestamp(published_at(number), UTC)
        paragraphs = tuple(writer.paragraph() for _ in range(3))
        yield _Story(number, writer.title(), paragraphs, writer.sentence(), SECTIONS[number % len(SECTIONS)], time)


def _file(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def make_plone(folder: Path, count: int) -> Path:
    items: list[dict[str, Any]] = [
        {
            "@id": f"https://engdevview.rfaweb.org/english/news/{story.section.lower()}/story-{story.number}.html",
            "@type": "story",
            "UID": f"{story.number:032x}",
            "title": story.title,
            "description": "",
            "text": {"content-type": "text/html", "data": story.html},
            "image": {
                "download": f"https://engdevview.rfaweb.org/english/{story.number}.jpg/@@images/image",
                "filename": f"{story.number}.jpg",
                "width": 600,
                "height": 400,
            },
            "image_caption": story.caption,
            "image_copyright": "AFP",
            "language": {"title": "English", "token": "en"},
            "review_state": "published",
            "effective": story.iso,
            "modified": story.iso,
            "expires": None,
            "parent": {"@id": "https://engdevview.rfaweb.org/english/news", "@type": "section", "title": story.section},
        }
        for story in _stories(count)
    ]
    return _file(folder, "export.json", json.dumps(items))


def make_folder(folder: Path, count: int) -> Path:
    write_markdown(folder, count)
    return folder


def make_ans(folder: Path, count: int) -> Path:
    items: list[dict[str, Any]] = [
        {
            "type": "story",
            "version": "0.10.9",
            "_id": f"{story.number:026X}",
            "canonical_url": f"/english/{story.section.lower()}/story-{story.number}/",
            "canonical_website": "radio-example",
            "headlines": {"basic": story.title},
            "language": "en",
            "display_date": story.iso,
            "first_publish_date": story.iso,
            "last_updated_date": story.iso,
            "taxonomy": {
                "primary_section": {
                    "type": "section",
                    "version": "0.6.0",
                    "_id": f"/{story.section.lower()}",
                    "name": story.section,
                }
            },
            "content_elements": [
                {"type": "text", "_id": f"{story.number:020X}{part:06X}", "content": text}
                for part, text in enumerate(story.paragraphs)
            ],
            "promo_items": {
                "basic": {
                    "type": "image",
                    "version": "0.10.9",
                    "_id": f"F{story.number:025X}",
                    "url": story.picture,
                    "caption": story.caption,
                    "credits": {
                        "by": [{"type": "author", "name": "Dara Whitlow"}],
                        "affiliation": [{"type": "author", "name": "AFP"}],
                    },
                    "width": 600,
                    "height": 400,
                }
            },
        }
        for story in _stories(count)
    ]
    return _file(folder, "stories.json", json.dumps(items))


def make_wordpress(folder: Path, count: int) -> Path:
    items = []
    for story in _stories(count):
        day = story.time.strftime("%Y-%m-%d %H:%M:%S")
        text = (
            f"<!-- wp:paragraph --><p>{story.paragraphs[0]}</p><!-- /wp:paragraph -->\n"
            f'<!-- wp:image --><figure class="wp-block-image"><img src="{story.picture}" alt=""/><figcaption>{story.caption} (AFP)</figcaption>'
            "</figure><!-- /wp:image -->\n"
            + "\n".join(f"<!-- wp:paragraph --><p>{part}</p><!-- /wp:paragraph -->" for part in story.paragraphs[1:])
        )
        items.append(
            f"<item><title><![CDATA[{story.title}]]></title><link>{story.address}</link><pubDate>{format_datetime(story.time)}</pubDate>"
            f'<dc:creator><![CDATA[desk]]></dc:creator><guid isPermaLink="false">https://{_HOST}/?p={story.number + 1}</guid><description/>'
            f"<content:encoded><![CDATA[{text}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>"
            f"<wp:post_id>{story.number + 1}</wp:post_id><wp:post_date><![CDATA[{day}]]></wp:post_date><wp:post_date_gmt><![CDATA[{day}]]>"
            f"</wp:post_date_gmt><wp:post_modified_gmt><![CDATA[{day}]]></wp:post_modified_gmt><wp:post_name>story-{story.number}</wp:post_name>"
            "<wp:status><![CDATA[publish]]></wp:status><wp:post_parent>0</wp:post_parent><wp:post_type><![CDATA[post]]></wp:post_type>"
            f'<wp:post_password><![CDATA[]]></wp:post_password><category domain="category" nicename="{story.section.lower()}"><![CDATA['
            f"{story.section}]]></category></item>"
        )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel><title>Example</title>'
        f"<link>https://{_HOST}</link><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://{_HOST}"
        f"</wp:base_site_url><wp:base_blog_url>https://{_HOST}</wp:base_blog_url><wp:author><wp:author_id>1</wp:author_id><wp:author_login>"
        "<![CDATA[desk]]></wp:author_login><wp:author_display_name><![CDATA[Example Desk]]></wp:author_display_name></wp:author>\n"
    )
    return _file(folder, "export.xml", head + "\n".join(items) + "\n</channel></rss>\n")


def make_feed(folder: Path, count: int) -> Path:
    items = [
        f"<item><title>{escape(story.title)}</title><link>{story.address}</link><guid>{story.address}</guid><pubDate>"
        f'{format_datetime(story.time)}</pubDate><category>{story.section}</category><media:content url="{story.picture}" medium="image">'
        f"<media:description>{escape(story.caption)}</media:description><media:credit>AFP</media:credit></media:content>"
        f"<content:encoded><![CDATA[{story.html}]]></content:encoded></item>"
        for story in _stories(count)
    ]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Example</title><link>https://{_HOST}</link><description>News'
        "</description><language>en</language>\n"
    )
    return _file(folder, "feed.xml", head + "\n".join(items) + "\n</channel></rss>\n")


def make_ninjs(folder: Path, count: int) -> Path:
    items: list[dict[str, Any]] = [
        {
            "uri": f"urn:example:{story.number}",
            "type": "text",
            "version": "1",
            "versionCreated": story.iso,
            "firstCreated": story.iso,
            "contentCreated": story.iso,
            "pubStatus": "usable",
            "language": "en",
            "headlines": [{"role": "main", "value": story.title}],
            "bodies": [{"role": "main", "contentType": "text/html", "value": story.html}],
            "standard": {
                "name": "ninjs",
                "version": "3.1",
                "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
            },
            "associations": [
                {
                    "name": "main",
                    "uri": f"urn:example:picture:{story.number}",
                    "type": "picture",
                    "by": "Dara Whitlow",
                    "copyrightHolder": "AFP",
                    "descriptions": [{"role": "caption", "value": story.caption}],
                    "renditions": [{"name": "main", "href": story.picture, "contentType": "image/jpeg"}],
                }
            ],
        }
        for story in _stories(count)
    ]
    return _file(folder, "items.json", json.dumps(items))


def make_newsml(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    for story in _stories(count):
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
            f'guid="urn:newsml:news.example:20260101:{story.number}" version="1" standard="NewsML-G2" standardversion="2.30" '
            'conformance="power" xml:lang="en"><catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>'
            '<rightsInfo><copyrightHolder literal="Example"><name>Example</name></copyrightHolder></rightsInfo>'
            '<itemMeta><itemClass qcode="ninat:text"/><provider literal="news.example"/><versionCreated>'
            + story.iso
            + "</versionCreated>"
            f'<firstCreated>{story.iso}</firstCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><contentCreated>{story.iso}'
            f'</contentCreated><language tag="en"/><headline>{escape(story.title)}</headline></contentMeta><contentSet><inlineXML '
            'contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>'
            f"{escape(story.title)}</title></head><body>{story.html}</body></html></inlineXML></contentSet></newsItem>\n"
        )
        (folder / f"{story.number:06}.xml").write_text(text, encoding="utf-8")
    return folder


def make_text(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    for story in _stories(count):
        text = f"{story.title}\n\n" + "\n\n".join(story.paragraphs) + "\n"
        (folder / f"{story.number:06}.txt").write_text(text, encoding="utf-8")
    return folder


MAKERS: dict[str, Callable[[Path, int], Path]] = {
    "plone": make_plone,
    "folder": make_folder,
    "ans": make_ans,
    "wordpress": make_wordpress,
    "feed": make_feed,
    "ninjs": make_ninjs,
    "newsml": make_newsml,
    "text": make_text,
}

"""Three saved pages of three kinds of sites, one of which names a host of the system and a user."""

from __future__ import annotations

from pathlib import Path

_TEXT = "<p>{0} of the story goes on for a while, as stories do. It has a second sentence.</p>"
_PARAGRAPHS = "".join(_TEXT.format(word) for word in ("The first paragraph", "The second one", "The third one"))


def page(body: str, head: str = "", *, language: str = "en") -> str:
    """Return a whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )


def make(folder: Path) -> Path:
    root = folder / "saved"
    root.mkdir()
    (root / "rice.html").write_text(
        page(
            f"""<nav><a href="/">Home</a></nav><article><h1>Rice prices fall</h1><p class="byline">By A. Example</p>
            <figure><img src="rice_files/rice.jpg" alt="Rice"><figcaption>Farmers dry rice.
            <span class="credit">AFP</span></figcaption></figure><div class="entry-content">{_PARAGRAPHS}</div></article>""",
            """<title>Rice prices fall | Example News</title><meta property="og:title" content="Rice prices fall">
            <link rel="canonical" href="https://news.example/english/rice-1.html">
            <meta property="article:published_time" content="2026-04-16T02:00:00Z">""",
        ),
        encoding="utf-8",
    )
    (root / "dam.htm").write_text(
        page(
            f"""<!-- saved by secretuser on mandevview.rfaweb.org -->
            <div id="storytext" data-editor="secretuser"><h1>Dam opens</h1>
            {_PARAGRAPHS}<p>See <a href="https://mandevview.rfaweb.org/mandarin/x.html">the other story</a>
            on mandevview.rfaweb.org for more of it.</p><p>Edited by Secret User.</p></div>""",
            """<title>Dam opens</title><link rel="canonical" href="https://mandevview.rfaweb.org/english/news/dam.html">""",
        ),
        encoding="utf-8",
    )
    (root / "zh.html").write_text(
        page(
            f"""<h1>大坝启用</h1><div class="article-content"><p>{"这是一段很长的正文，说明发生了什么。" * 6}</p>
            <p style="text-align:center"><img src="http://news.example.cn/a.jpg"></p>
            <p style="text-align:center">图为大坝。新社记者 某某 摄</p>
            <p>{"这是第二段正文，说明后来发生了什么。" * 6}</p></div>""",
            "<title>大坝启用_例新闻</title>",
            language="zh-CN",
        ),
        encoding="utf-8",
    )
    return root

"""Ways in which a page can make a browser run somebody's code or ask somebody's server: `FIRE` is the code, EVIL the server."""

from __future__ import annotations

EVIL = "http://127.0.0.1:9/evil"
FIRE = "window.fired=(window.fired||0)+1"
# Text that is the same in all of them, so that each is a story and not a refusal.
TEXT = "The river rose on Monday night, officials in the northern district said. Villagers carried rice to the school."

SCRIPTS = [
    f"<script>{FIRE}</script>",
    f"<SCRIPT>{FIRE}</SCRIPT>",
    f"<script type=module>{FIRE}</script>",
    f"<scr<script>ipt>{FIRE}</scr</script>ipt>",
    f"<script/x>{FIRE}</script>",
    f"<script\n>{FIRE}</script >",
    f"<svg><script>{FIRE}</script></svg>",
    f"<svg/onload={FIRE}>",
    f"<svg><animate onbegin={FIRE} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{FIRE}'><text y=20>x</text></a></svg>",
    f"<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload={FIRE}></svg>#x'></svg>",
    f"<svg><foreignObject><iframe srcdoc='<script>parent.{FIRE}</script>'></iframe></foreignObject></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={FIRE}></style></mglyph></table></mtext></math>",
    f"<math href='javascript:{FIRE}'>x</math>",
    f"<img src=x onerror={FIRE}>",
    f"<img src=x onerror='{FIRE}'//",
    f"<img/src=x/onerror={FIRE}>",
    f"<IMG SRC=x OnErRoR={FIRE}>",
    f"<img src='x' alt='`' onerror={FIRE}>",
    f'<img src="x" alt="a" title=\'" onerror={FIRE} x="\'>',
    f"<img srcset='x 1x' onerror={FIRE}>",
    f"<picture><source srcset=x><img onerror={FIRE} src=x></picture>",
    f"<video src=x onerror={FIRE}></video>",
    f"<video><source onerror={FIRE}></video>",
    f"<audio src=x onerror={FIRE}></audio>",
    f"<body onload={FIRE}>",
    f"<body onpageshow={FIRE}>",
    f'<iframe srcdoc="<script>parent.{FIRE}</script>"></iframe>',
    f'<iframe src="javascript:parent.{FIRE}"></iframe>',
    "<iframe src='data:text/html,<script>parent.postMessage(1)</script>'></iframe>",
    f"<iframe onload={FIRE}></iframe>",
    f"<object data='javascript:{FIRE}'></object>",
    f"<object data='data:text/html,<script>{FIRE}</script>'></object>",
    f"<embed src='javascript:{FIRE}'>",
    f"<embed src='data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload={FIRE}>'>",
    f"<a href='javascript:{FIRE}'>a link</a>",
    f"<a href='JaVaScRiPt:{FIRE}'>a link</a>",
    f"<a href='java\tscript:{FIRE}'>a link</a>",
    f"<a href='java\nscript:{FIRE}'>a link</a>",
    f"<a href='&#106;avascript:{FIRE}'>a link</a>",
    f"<a href='&#x6A;avascript&colon;{FIRE}'>a link</a>",
    f"<a href='\x01javascript:{FIRE}'>a link</a>",
    f"<a href=' javascript:{FIRE}'>a link</a>",
    f"<a href='vbscript:{FIRE}'>a link</a>",
    f"<a href='data:text/html,<script>{FIRE}</script>'>a link</a>",
    f"<a href='//evil.invalid/x' onclick={FIRE}>a link</a>",
    f"<a href='https://e.example/\"onmouseover=\"{FIRE}'>a link</a>",
    f"<form action='javascript:{FIRE}'><button>x</button></form>",
    f"<form><button formaction='javascript:{FIRE}'>x</button></form>",
    f"<form><input type=image src=x onerror={FIRE}></form>",
    f"<input autofocus onfocus={FIRE}>",
    f"<select autofocus onfocus={FIRE}></select>",
    f"<textarea autofocus onfocus={FIRE}></textarea>",
    f"<details open ontoggle={FIRE}><summary>x</summary></details>",
    f"<marquee onstart={FIRE}>x</marquee>",
    f"<div onmouseover={FIRE} style='position:fixed;top:0;left:0;width:100%;height:100%'>x</div>",
    f"<p style='animation-name:x' onanimationstart={FIRE}>x</p><style>@keyframes x{{}}</style>",
    f"<style onload={FIRE}>x</style>",
    f"<link rel=stylesheet href=x onerror={FIRE}>",
    f"<link rel=import href='data:text/html,<script>{FIRE}</script>'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{FIRE}'>",
    f"<base href='javascript:{FIRE}//'><a href=x>a link</a>",
    f"<template><script>{FIRE}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={FIRE}>'></noscript>",
    f"<title><img title='</title><img src=x onerror={FIRE}>'></title>",
    f"<textarea><img title='</textarea><img src=x onerror={FIRE}>'></textarea>",
    f"<xmp><img title='</xmp><img src=x onerror={FIRE}>'></xmp>",
    f"<plaintext><img src=x onerror={FIRE}>",
    f"<!--><img src=x onerror={FIRE}>-->",
    f"<!--[if IE]><img src=x onerror={FIRE}><![endif]-->",
    f"<![CDATA[<img src=x onerror={FIRE}>]]>",
    f"<?xml-stylesheet href='javascript:{FIRE}'?><p>x</p>",
    f"<x contenteditable onblur={FIRE} autofocus tabindex=1>x</x>",
    f"<table background='javascript:{FIRE}'><tr><td>x</td></tr></table>",
    f"<b/\x00onclick={FIRE}>x</b>",
    f"<p>x</p><img src=x onerror\x0c={FIRE}>",
    f"<figure><img src='https://e.example/a.jpg' alt='<img src=x onerror={FIRE}>'><figcaption>x</figcaption></figure>",
    f"<figure><img src='https://e.example/b.jpg'><figcaption>&lt;img src=x onerror={FIRE}&gt;</figcaption></figure>",
    f"<figure><img src='https://e.example/c.jpg'><figcaption>(Photo by <script>{FIRE}</script>A/AFP)</figcaption></figure>",
    f"<p>&lt;script&gt;{FIRE}&lt;/script&gt;</p>",
    f"<blockquote cite='javascript:{FIRE}'>x<cite><svg onload={FIRE}></cite></blockquote>",
    f"<custom-x is=script onload={FIRE}>x</custom-x>",
    f"<frameset onload={FIRE}><frame src='javascript:{FIRE}'></frameset>",
    f"<keygen autofocus onfocus={FIRE}>",
    f"<dialog open onclose={FIRE}>x</dialog>",
    f"<p id=x tabindex=1 onfocus={FIRE}>x</p>",
    f"+ADw-script+AD4-{FIRE}+ADw-/script+AD4-",
    f"\u2028<script>{FIRE}</script>",
    f"<\uff53cript>{FIRE}</script>",
]
REQUESTS = [
    f"<img src='{EVIL}'>",
    f"<img srcset='{EVIL} 2x' src='{EVIL}'>",
    f"<video poster='{EVIL}' src='{EVIL}' autoplay></video>",
    f"<audio src='{EVIL}' autoplay></audio>",
    f"<link rel=stylesheet href='{EVIL}'>",
    f"<link rel=prefetch href='{EVIL}'>",
    f"<link rel=preconnect href='{EVIL}'>",
    f"<style>@import '{EVIL}';</style>",
    f"<p style=\"background:url('{EVIL}')\">x</p>",
    f"<table background='{EVIL}'><tr><td>x</td></tr></table>",
    f"<body background='{EVIL}'>",
    f"<iframe src='{EVIL}'></iframe>",
    f"<object data='{EVIL}'></object>",
    f"<embed src='{EVIL}'>",
    f"<svg><image href='{EVIL}'/></svg>",
    f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    f"<script src='{EVIL}'></script>",
    f"<input type=image src='{EVIL}'>",
    f"<a href='https://e.example/' ping='{EVIL}'>a link</a>",
    f"<track src='{EVIL}'>",
    f"<img lowsrc='{EVIL}' dynsrc='{EVIL}' src='{EVIL}' width=1 height=1>",
]
VECTORS = [*SCRIPTS, *REQUESTS]


def page(vector: str, number: int) -> str:
    """Return a whole page of a news site around a vector; it stands in every field that a site could let it into."""
    escaped = vector.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Story {number} {escaped}</title>'
        f'<link rel="canonical" href="https://hostile.example/story-{number}-1000{number:04}">'
        f'<meta property="og:title" content="Story {number}"><meta property="article:published_time" '
        f'content="2026-05-01T10:00:00Z"><meta name="author" content="{escaped}"></head><body><article>'
        f'<h1>Story number {number} of the flood</h1><p class="byline">By A. Example</p><p>{TEXT} Bridge {number}.</p>'
        f"{vector}<p>{TEXT} Another paragraph of story {number}.</p></article></body></html>"
    )

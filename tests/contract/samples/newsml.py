"""Three texts of an agency in one news message of NewsML-G2; the notes to editors and contacts in it must never show."""

from __future__ import annotations

from pathlib import Path

CATALOG = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>First.</p><p>Second.</p></body></html>'
RIGHTS = """<rightsInfo>
  <copyrightHolder uri="https://agency.example.org"><name>Example Agency</name></copyrightHolder>
  <copyrightNotice>© Example Agency</copyrightNotice>
  <usageTerms>Editorial use only</usageTerms>
</rightsInfo>"""


def item(
    guid: str = "urn:newsml:example.org:1",
    *,
    kind: str = "text",
    rights: str = RIGHTS,
    meta: str = '<pubStatus qcode="stat:usable"/>',
    content: str = '<by>By Line</by><language tag="en"/><headline>A  headline</headline>',
    text: str = f'<inlineXML contenttype="application/xhtml+xml">{XHTML}</inlineXML>',
    head: str = "",
    version: str = "1",
    standard: str = "2.35",
) -> str:
    """Return one news item."""
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}"
  standard="NewsML-G2" standardversion="{standard}" conformance="power" xml:lang="en">
{CATALOG}
{head}
{rights}
<itemMeta>
  <itemClass qcode="ninat:{kind}"/>
  <provider qcode="nprov:X"><name>Example Agency</name></provider>
  <versionCreated>2025-01-03T03:04:05Z</versionCreated>
  <firstCreated>2025-01-02T03:04:05Z</firstCreated>
  {meta}
</itemMeta>
<contentMeta>{content}</contentMeta>
<contentSet>{text}</contentSet>
</newsItem>"""


PICTURE = item(
    "urn:newsml:example.org:picture",
    kind="picture",
    meta="""<pubStatus qcode="stat:usable"/>
      <edNote>JAPAN OUT. Ask secretuser at mandevview.rfaweb.org for more.</edNote>""",
    content="""<creator role="crol:photographer"><name>Ann Lee</name></creator><creditline>Example Agency</creditline>
      <headline>Rain</headline><description role="drol:caption">A market
        in the rain.</description>""",
    text="""<remoteContent rendition="rnd:web" href="https://cdn.example.org/s.jpg" contenttype="image/jpeg"
        width="100" height="80"/>
      <remoteContent rendition="rnd:highRes" href="https://cdn.example.org/l.jpg" contenttype="image/jpeg"
        width="1000" height="800"/>""",
)


def package(*guids: str, guid: str = "urn:newsml:example.org:package") -> str:
    """Return a package of items in one group."""
    refs = "".join(f'<itemRef residref="{name}"/>' for name in guids)
    return f"""<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="1"
  standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
{CATALOG}
<itemMeta>
  <itemClass qcode="ninat:composite"/><provider qcode="nprov:X"/>
  <versionCreated>2025-01-03T03:04:05Z</versionCreated>
</itemMeta>
<groupSet root="g"><group id="g" role="group:main">{refs}</group></groupSet>
</packageItem>"""


def message(*items: str) -> str:
    """Return a news message."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header><sent>2025-01-03T03:04:05Z</sent><sender>mandevview.rfaweb.org</sender><origin>secretuser</origin></header>
<itemSet>{"".join(items)}</itemSet>
</newsMessage>"""


def make(folder: Path) -> Path:
    path = folder / "message.xml"
    contact = "<edNote>Written by secretuser.</edNote>"
    texts = [
        item(meta=f'<pubStatus qcode="stat:usable"/>{contact}'),
        item("urn:newsml:example.org:2", meta='<pubStatus qcode="stat:withheld"/>'),
        item(
            "urn:newsml:example.org:3",
            meta='<embargoed>2030-01-01T00:00:00Z</embargoed><pubStatus qcode="stat:usable"/>',
        ),
    ]
    together = package("urn:newsml:example.org:1", "urn:newsml:example.org:picture")
    path.write_text(message(*texts, PICTURE, together), encoding="utf-8")
    return path

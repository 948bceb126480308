"""The catalogue's tables. Their history is in `migrations/`; a test compares the two.

works, aliases      identity: every source id and address of a story leads to one work
drafts              what was ingested and waits, is held back, or was published
logs, leaves, nodes each desk's log: its state, its records with their frames, the hashes above the leaves
places              where a work stands in the lists of its desk
uses                which works show an asset
sealed              what a redaction removed, kept 30 days
sketches, bands     what each story's text is like, and how to find its likes (`story.likeness`)
lapsing             files whose right ends: from then on no copy that leaves this newsroom carries them
silenced            names that no carrier may show any more
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

_work = String(16)
_desk = String(33)

works = Table("works", metadata, Column("work", _work, primary_key=True), Column("created", BigInteger, nullable=False))

aliases = Table(
    "aliases", metadata, Column("alias", Text, primary_key=True), Column("work", _work, nullable=False, index=True)
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("work", _work, nullable=False, index=True),
    Column("desk", _desk, nullable=False),
    Column("state", String(12), nullable=False),  # waiting, held, published
    Column("reason", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("language", String(12), nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=True),
    Column("embargo", BigInteger, nullable=True),
    Column("expires", BigInteger, nullable=True),
    Column("created", BigInteger, nullable=False),
    Column("origin", Text, nullable=False, server_default=""),  # the source's id whose edits become versions
    Column("modified", BigInteger, nullable=True),  # when the source says that this reading was made
    Column("facts", Text, nullable=False, server_default="{}"),  # JSON: on what the decisions rest; private
    Index("drafts_by_state", "state", "id"),
)

logs = Table(
    "logs",
    metadata,
    Column("desk", _desk, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("pending_size", Integer, nullable=True),
    Column("pending_root", LargeBinary, nullable=True),
    Column("pending_frontier", LargeBinary, nullable=True),
)

leaves = Table(
    "leaves",
    metadata,
    Column("desk", _desk, primary_key=True),
    Column("idx", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("work", _work, nullable=True),
    Column("ref", Integer, nullable=True),
    Column("record", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=True),  # compressed frames; null where absent or redacted
    Column("body", LargeBinary, nullable=True),
    Index("leaves_by_work", "desk", "work", "idx"),
    Index("leaves_by_ref", "desk", "ref"),
    Index("leaves_by_kind", "desk", "kind", "idx"),
)

nodes = Table(
    "nodes",
    metadata,
    Column("desk", _desk, primary_key=True),
    Column("level", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
)

places = Table(
    "places",
    metadata,
    Column("desk", _desk, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("work", _work, nullable=False),
    Index("places_by_work", "desk", "work"),
)

uses = Table(
    "uses",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("desk", _desk, primary_key=True),
    Column("work", _work, primary_key=True),
)

sketches = Table(
    "sketches",
    metadata,
    Column("work", _work, primary_key=True),
    Column("desk", _desk, primary_key=True),
    Column("sketch", LargeBinary, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("work", _work, primary_key=True),
)

lapsing = Table(
    "lapsing",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("until", BigInteger, nullable=False),
    Column("lapsed", Boolean, nullable=False),  # its end has come, and the public tree lacks it
)

silenced = Table(
    "silenced",
    metadata,
    Column("name", Text, primary_key=True),  # folded, as `story.byline` compares names
    Column("since", BigInteger, nullable=False),
)

sealed = Table(
    "sealed",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("desk", _desk, nullable=False),
    Column("idx", Integer, nullable=False),
    Column("part", String(80), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("until", BigInteger, nullable=False),
)

visited = Table(
    "visited",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text, nullable=False),  # empty where the server gave none
    Column("last_modified", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
)

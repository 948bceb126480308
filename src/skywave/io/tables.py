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
partners            who republishes; contracts: every contract it had, as typed
deliveries          what each partner was to get, what is known of it, and what its page shows
receipts            every receipt that was accepted, so that none counts twice
planned             how far each desk's log was looked at for partners
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

_partner = String(32)

partners = Table(
    "partners",
    metadata,
    Column("partner", _partner, primary_key=True),
    Column("token", String(64), nullable=True, unique=True),  # SHA-256 of its token, or null once it has ended
    Column("secret", String(64), nullable=False),  # with which what is pushed to it is signed
    Column("added", BigInteger, nullable=False),
    Column("ended", BigInteger, nullable=True),
)

contracts = Table(
    "contracts",
    metadata,
    Column("partner", _partner, primary_key=True),
    Column("number", Integer, primary_key=True),  # 1, 2, ...: the last one holds
    Column("since", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(26), nullable=False, unique=True),  # random: receipts name it
    Column("partner", _partner, nullable=False),
    Column("desk", _desk, nullable=False),
    Column("work", _work, nullable=False),
    Column("version", Integer, nullable=False),
    Column("idx", Integer, nullable=False),  # the leaf that it carries or that caused it
    Column("kind", String(12), nullable=False),  # story, correction, withdrawal, right, standing
    Column("why", Text, nullable=False),  # a sentence for people: what changed
    Column("digest", String(64), nullable=False),  # of the item as the partner was to get it
    Column("channel", String(12), nullable=False),
    Column("state", String(12), nullable=False),  # due, handed, failed, dropped
    Column("tries", Integer, nullable=False),
    Column("next", BigInteger, nullable=True),  # when it is tried again, or null
    Column("made", BigInteger, nullable=False),
    Column("handed", BigInteger, nullable=True),  # the other side took the bytes: no proof that anybody read them
    Column("received", BigInteger, nullable=True),  # a receipt that binds the partner to these bytes
    Column("applied", BigInteger, nullable=True),  # seen on the partner's page
    Column("said", Text, nullable=False),  # what the other side, or our own look at its page, said last
    Column("remote", Text, nullable=False),  # its name there: a WordPress post's id
    Column("page", Text, nullable=False),  # the address of the republished page, as far as it is known
    Column("looked", BigInteger, nullable=True),  # when that page was last looked at
    Column("until", BigInteger, nullable=True),  # a right or a window in it ends: the item changes then by itself
    Index("deliveries_by_partner", "partner", "desk", "work", "number"),
    Index("deliveries_by_work", "desk", "work"),
    Index("deliveries_due", "state", "next"),
    Index("deliveries_ending", "until"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("digest", String(64), primary_key=True),  # of the statement: the same one never counts twice
    Column("delivery", String(26), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("how", String(12), nullable=False),  # token, signature
    Column("statement", LargeBinary, nullable=False),
)

planned = Table(
    "planned",
    metadata,
    Column("name", String(40), primary_key=True),  # a desk, or a name of what else is followed
    Column("mark", Text, nullable=False),  # a leaf's number, a time, or a digest
)

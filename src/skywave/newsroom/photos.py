"""Pictures and recordings of a draft: whether they may travel, on what that rests, and their files made ready.

A file is fetched only where a right to it is possible, so that nothing is asked of other sites in vain. What the file itself
says is weighed against what the source says; a photo whose content credentials fail is flagged.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from skywave import limits
from skywave.archive.asset import MANIFEST_STATES, Asset, File, Manifest
from skywave.archive.encoding import sha256
from skywave.archive.layout import object_path
from skywave.errors import Malformed, SkywaveError
from skywave.io.content_credentials import INVALID, read_content_credentials
from skywave.io.disk import write_file
from skywave.io.photo_metadata import PhotoMetadata, read_photo_metadata
from skywave.io.pictures import prepare_renditions
from skywave.story import right
from skywave.story.claim import claim_of_asset
from skywave.story.credit import normalise_credit, split_caption
from skywave.story.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skywave.io.pictures import Prepared
    from skywave.newsroom.newsroom import Newsroom
    from skywave.ports import Material
    from skywave.story.draft import Draft, DraftAsset
    from skywave.story.gathering import Otherwise
    from skywave.story.right import Claim, Ruling

WEB = right.Use(carrier="web")
_LAST_ZONE = 12 * 3600  # where a day begins last


@dataclass(frozen=True, slots=True)
class AtHome:
    """A photo or recording that does not travel.

    Attributes:
        noun: photo or recording.
        what: Its credit, else its caption, else its name in the source; for the newsroom's own people.
        why: A clause.
    """

    noun: str
    what: str
    why: str


@dataclass(slots=True)
class Decided:
    """The assets of a draft, decided.

    Attributes:
        assets: As the head will hold them.
        facts: On what each decision rests, for `show --rights`; JSON values.
        at_home: Those that stay home.
        flags: Sentences that a person should read.
    """

    assets: list[Asset] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)
    at_home: list[AtHome] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    @property
    def ends(self) -> dict[str, int | None]:
        """When the right to each file that travels ends (hex SHA-256; None: it does not)."""
        pairs = zip(self.assets, self.facts, strict=True)
        return {file.digest.hex(): facts["until"] for asset, facts in pairs for file in asset.files}


def decide_assets(
    newsroom: Newsroom,
    draft: Draft,
    *,
    material: Material | None = None,
    otherwise: Sequence[Otherwise] = (),
    held: bool,
) -> Decided:
    """Decide the pictures and recordings of a draft; files that travel are stored among the originals.

    Args:
        newsroom: Open.
        draft: Each photo once (`story.gathering`).
        material: Gives the files that the draft names and does not hold, or None.
        otherwise: What else was said of each asset.
        held: Nothing of a held story is fetched or prepared; a later run decides anew.

    Raises:
        Malformed: There are more than a head may hold.
    """
    if len(draft.assets) > limits.ASSETS:
        raise Malformed(f"the story '{draft.title[:60]}' has more than {limits.ASSETS} pictures and recordings")
    decided = Decided()
    for number, item in enumerate(draft.assets):
        one = _Asset(newsroom, item, material, held=held)
        asset = one.decide()
        facts = one.facts(asset)
        if number < len(otherwise):
            facts |= {"captions": list(otherwise[number].captions), "spellings": list(otherwise[number].credits)}
        decided.assets.append(asset)
        decided.facts.append(facts)
        decided.flags += one.flags
        if asset.reason:
            noun = "photo" if item.kind == "picture" else "recording"
            why = one.ruling.why or right.sentence(asset.reason)
            decided.at_home.append(AtHome(noun, asset.credit or asset.caption or item.name, why))
    return decided


class _Asset:
    """One picture or recording on its way."""

    def __init__(self, newsroom: Newsroom, item: DraftAsset, material: Material | None, *, held: bool) -> None:
        self._newsroom = newsroom
        if not item.credit and (parts := split_caption(item.caption))[1]:
            item = replace(item, caption=parts[0], credit=parts[1])
        self._item = item
        self._material = material
        self._held = held
        self._own = newsroom.config.own_names
        self._use = replace(WEB, at=newsroom.clock.now())
        self._metadata: PhotoMetadata | None = None
        self._terms = item.terms
        self.flags: list[str] = []
        self.claim, self.credit = claim_of_asset(item, own=self._own)
        self.ruling: Ruling = self._rule(self.claim)

    def decide(self) -> Asset:
        """Return the asset as the head will hold it."""
        item = self._item
        data = self._data()
        if data and item.kind == "picture":
            self._weigh(data)
        bare = Asset(
            item.caption,
            self.credit.raw or normalise_credit(item.credit),
            self.ruling.right or self.claim.right,
            item.alt,
            by=self.credit.photographer[: limits.TITLE_CHARACTERS],
            agency=self.credit.agency[: limits.TITLE_CHARACTERS],
            via=self.credit.via[: limits.TITLE_CHARACTERS],
        )
        if not self.ruling.allowed:
            return replace(bare, reason=self.ruling.reason)
        if data is None or item.kind != "picture":
            self.ruling = right.Ruling(allowed=False, reason="no-file", why=self._missing())
            return replace(bare, reason="no-file")
        return self._with_files(bare, data)

    def _missing(self) -> str:
        if self._held:
            return "its story is held back"
        return right.sentence("no-file") if self._item.kind == "picture" else "recordings do not travel yet"

    def _rule(self, claim: Claim) -> Ruling:
        return right.decide(claim, self._use, self._newsroom.config.licences)

    def _data(self) -> bytes | None:
        """Return the file where a right to it is possible."""
        item = self._item
        hopeless = not self.ruling.allowed and (self.claim.right != "unknown" or bool(item.credit))
        if self._held or item.kind != "picture" or (hopeless and item.data is None):
            return None
        if item.data is not None or not item.address or self._material is None:
            return item.data
        try:
            found = self._material.get(item.address, limits.PICTURE_FILE_BYTES)
        except SkywaveError as error:
            self.flags.append(f"the picture {item.name} could not be read: {error}")
            return None
        return found.data if found else None

    def _weigh(self, data: bytes) -> None:
        """Weigh what the file says against what the source says."""
        try:
            found = read_photo_metadata(data)
        except Malformed:
            return  # broken metadata says nothing; whether the picture can be read is seen later
        self._metadata = found
        item = self._item
        if not item.credit and found.credit:
            item = self._item = replace(item, credit=found.credit)
        inside = tuple(text for text in (found.credit, found.source, found.copyright) if text)
        terms = "\n".join(text for text in (found.usage_terms, found.instructions) if text)
        self._terms = "\n".join(filter(None, (item.terms, terms)))
        self.claim, self.credit = claim_of_asset(item, own=self._own, embedded=inside, embedded_terms=terms)
        self._heed_dates(found)
        self.ruling = self._rule(self.claim)

    def _heed_dates(self, found: PhotoMetadata) -> None:
        """Keep to the days that a file states: its release and its expiry, at the end of the day anywhere on Earth."""
        if found.expires is not None:
            until = _midnight(found.expires) + _LAST_ZONE
            ends = [end for end in (until, self.claim.terms.until) if end is not None]
            self.claim = replace(self.claim, terms=replace(self.claim.terms, until=min(ends)))
        if found.released is not None and self._use.at < _midnight(found.released) + _LAST_ZONE:
            self.claim = replace(self.claim, doubt=f"its file says that it may not be used before {found.released}")

    def _with_files(self, bare: Asset, data: bytes) -> Asset:
        try:
            made = prepare_renditions(data, credit=bare.credit, caption=bare.caption)
            manifest = self._manifest(data)
        except Malformed as error:
            self.ruling = right.Ruling(allowed=False, reason="unreadable", why=error.message)
            return replace(bare, reason="unreadable")
        main, *others = [_keep(self._newsroom, one) for one in (made.main, *made.others)]
        return replace(bare, file=main, renditions=tuple(others), manifest=manifest)

    def _manifest(self, data: bytes) -> Manifest | None:
        found = read_content_credentials(data, _media_of(data))
        if found is None:
            return None
        what = (self._item.caption or self.credit.raw or self._item.name)[:60]
        if found.state == INVALID:
            self.flags.append(
                f"the content credentials of the picture '{what}' fail ({', '.join(found.codes[:3])}): "
                "it was altered after it was signed; look at it before you publish"
            )
        if found.ai_generated:
            self.flags.append(
                f"the content credentials of the picture '{what}' say that a model made it or a part of it"
            )
        if found.state not in MANIFEST_STATES:
            return None  # it names a manifest elsewhere, which is never asked for
        return Manifest(found.signer[: limits.TITLE_CHARACTERS], found.state)

    def facts(self, asset: Asset) -> dict[str, Any]:
        """Return on what the decision rests."""
        found = self._metadata
        value: dict[str, Any] = {
            "kind": self._item.kind,
            "name": self._item.name,
            "credit": asset.credit,
            "by": asset.by,
            "agency": asset.agency,
            "via": asset.via,
            "marks": list(self.credit.marks),
            "right": self.claim.right,
            "stated": self._item.right,
            "holder": self.claim.holder,
            "through": self.claim.via,
            "doubt": self.claim.doubt,
            "terms": self._terms,
            "allowed": self.ruling.allowed,
            "reason": self.ruling.reason,
            "why": self.ruling.why,
            "until": self.ruling.until,
            "agency_caption": self._item.agency_caption,
            "flags": list(self.flags),
        }
        if found is not None:
            names = ("credit", "source", "copyright", "creator", "usage_terms", "instructions", "caption")
            value["file_says"] = {name: text for name in names if (text := getattr(found, name))}
        if asset.manifest:
            value["manifest"] = {"signer": asset.manifest.signer, "state": asset.manifest.state}
        return value


def _midnight(day: dt.date) -> int:
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


def _media_of(data: bytes) -> str:
    """Return the media type that a picture's first bytes tell."""
    if data[:4] == b"RIFF":
        return "image/webp"
    if data[4:8] == b"ftyp":
        return "image/avif"
    return {b"\x89PNG": "image/png", b"GIF8": "image/gif"}.get(data[:4], "image/jpeg")


def claim_of_facts(facts: dict[str, Any]) -> Claim:
    """Return the claim that a decision rested on, to rule anew when time has passed."""
    return right.Claim(
        str(facts.get("kind", "picture")),
        str(facts.get("right", "unknown")),
        str(facts.get("holder", "")),
        str(facts.get("through", "")),
        read_terms(str(facts.get("terms", ""))),
        str(facts.get("doubt", "")),
    )


def _keep(newsroom: Newsroom, picture: Prepared) -> File:
    """Store a prepared picture among the originals, once, and return its name."""
    file = File(sha256(picture.data), len(picture.data), picture.media, picture.width, picture.height)
    path = newsroom.originals / object_path(file.digest, file.extension).removeprefix("o/")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, picture.data, mode=0o600)
    return file

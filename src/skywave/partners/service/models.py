"""The forms of questions and answers, as the description of the interface (`/openapi.json`) states them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

_Work = Annotated[str, Field(pattern=r"^[a-z2-7]{16}$")]
_Delivery = Annotated[str, Field(pattern=r"^[a-z2-7]{26}$")]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def _whole(value: object) -> object:
    """Return 1.0 as 1, which is the same number in JSON; a strict integer is made of nothing else."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_WORK, _DELIVERY, _HASH = "aaaaaaaaaaaaaaaa", "b" * 26, "0" * 64


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Problem(_Answer):
    """Why a request was refused: a stable word for programs, a sentence and what to do next for people."""

    error: str = Field(examples=["not-found"])
    message: str = Field(examples=["there is no work of this name for this partner"])
    hint: str | None = Field(None, examples=["GET /v1/works lists what there is"])
    delivery: _Delivery | None = Field(None, description="Of a work that is withdrawn: what a receipt names.")
    digest: _Digest | None = Field(None, description="Of a work that is withdrawn: what a receipt names.")
    reference: str | None = Field(None, description="Of a fault of ours: tell the newsroom this word.")


class NewsroomNamed(_Answer):
    """The newsroom; `id` is N, which every proof rests on and which a signed receipt names."""

    id: str
    name: str
    domain: str


class DeskNamed(_Answer):
    """A desk: a masthead in one language."""

    code: str
    language: str
    masthead: str


class TextClause(_Answer):
    """Which part of a text may go."""

    part: Literal["whole", "excerpt", "none"]
    paragraphs: int


class PhotosClause(_Answer):
    """The right classes of photos that may go."""

    classes: list[str]


class AudioClause(_Answer):
    """Whether recordings may go."""

    allowed: bool


class WindowClause(_Answer):
    """How long after our publication a work may go, and for how many days (0: without an end)."""

    delay_hours: int
    days: int


class NoticeClause(_Answer):
    """Where the notice stands, and its words by language where the contract states them."""

    place: Literal["top", "bottom", "any"]
    text: dict[str, str]


class BylineClause(_Answer):
    """The form of the byline."""

    form: str


class LinkClause(_Answer):
    """The link back."""

    to: Literal["story", "site", "none"]
    follow: bool
    index: Literal["canonical", "noindex", "link"]


class EditsClause(_Answer):
    """What may be changed."""

    headline: bool
    time: bool
    style: bool
    cut: bool
    translation: bool


class MoneyClause(_Answer):
    """Whether the copy may stand behind a paywall or be sold by itself."""

    paywall: bool
    resale: bool


class CounterClause(_Answer):
    """A counting pixel of the publisher."""

    rule: Literal["forbidden", "required", "allowed"]
    host: str


class CorrectionsClause(_Answer):
    """Within how many hours a correction must stand on the page, and where."""

    hours: int
    place: Literal["top", "bottom", "any"]


class TakedownsClause(_Answer):
    """Within how many hours what is withdrawn must be gone."""

    hours: int


class ChannelClause(_Answer):
    """How deliveries reach the partner; `key` (base64) signs its receipts, where there is one."""

    kind: Literal["pull", "webhook", "wordpress", "mail"]
    form: Literal["ninjs", "html", "markdown", "atom"]
    key: str


class ContractAnswer(_Answer):
    """The partner's own contract; times are seconds since the epoch."""

    newsroom: NewsroomNamed
    partner: str
    name: str
    number: int
    holds: bool
    rules: str
    sites: list[str]
    desks: list[DeskNamed]
    territory: str
    start: int | None = Field(alias="from")
    until: int | None
    text: TextClause
    photos: PhotosClause
    audio: AudioClause
    window: WindowClause
    notice: NoticeClause
    byline: BylineClause
    link: LinkClause
    edits: EditsClause
    money: MoneyClause
    counter: CounterClause
    corrections: CorrectionsClause
    takedowns: TakedownsClause
    channel: ChannelClause
    terms: list[str] = Field(description="What the partner may and must do, one sentence each.")


class FormAddresses(_Answer):
    """Where a work is fetched, by form."""

    ninjs: str
    html: str
    markdown: str
    atom: str


class WorkEntry(_Answer):
    """A work in the list."""

    work: _Work
    desk: str
    version: int = Field(ge=1)
    language: str
    title: str
    changed: int = Field(description="When this version was logged, seconds since the epoch.")
    status: Literal["usable", "withheld", "canceled"]
    forms: FormAddresses


class WorksAnswer(_Answer):
    """Works, and the cursor with which to ask for what changes next."""

    desk: str
    works: list[WorkEntry]
    next: int = Field(ge=0, description="Ask again with `after` set to this.")
    more: bool = Field(description="There is more already: ask at once.")


class Ninjs(BaseModel):
    """A work as IPTC ninjs 3.1; the schema of the IPTC describes every property."""

    model_config = ConfigDict(extra="allow")

    uri: str
    version: str
    pubStatus: Literal["usable", "withheld", "canceled"]  # noqa: N815 - the standard spells it so


class Notice(_Answer):
    """Something that the partner must act on."""

    number: int = Field(ge=1)
    delivery: _Delivery
    kind: Literal["story", "correction", "withdrawal", "right", "standing"]
    why: str
    desk: str
    work: _Work
    version: int
    made: int
    deadline: int = Field(description="By when the page must show it, seconds since the epoch.")
    received: bool = Field(description="A receipt has come.")
    fetch: str = Field(description="Where the work is fetched; its ETag is the digest that the receipt names.")


class NoticesAnswer(_Answer):
    """Notices, the oldest first."""

    notices: list[Notice]
    next: int = Field(ge=0)
    more: bool


class Receipt(BaseModel):
    """A receipt for one delivery."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"examples": [{"delivery": _DELIVERY, "digest": _HASH, "page": "https://site.example/a"}]},
    )

    delivery: _Delivery = Field(description="As the work that was fetched names it.")
    digest: _Digest = Field(description="Of what was fetched: its ETag without the quotation marks.")
    at: Annotated[int | None, BeforeValidator(_whole)] = Field(
        None, ge=0, le=10**12, description="When it was stated, seconds since the epoch; needed where it is signed."
    )
    page: str = Field(
        "", max_length=1000, description="The address of the republished page, on a site of the contract."
    )
    signature: str | None = Field(
        None, min_length=88, max_length=88, pattern=r"^[A-Za-z0-9+/]{86}==$",
        description="Base64 of an Ed25519 signature over the statement, where the contract has a key.",
    )  # fmt: skip


class ReceiptAnswer(_Answer):
    """A receipt that holds."""

    delivery: _Delivery
    received: int
    new: bool = Field(description="False where it was known before: then nothing was changed.")
    bound_by: Literal["token", "signature"]

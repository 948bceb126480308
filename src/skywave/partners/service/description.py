"""What partners' engineers read of each address: the values it takes, and how it may answer."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from fastapi import Path as InPath
from fastapi import Query, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

from skywave.partners.service import models
from skywave.partners.service.works import MOST

_LARGEST: Final = 2**31 - 1  # of a column that holds leaves or deliveries
_DECIMAL = re.compile(r"[0-9]{1,16}")


def _decimal(text: object) -> object:
    if type(text) is str and not _DECIMAL.fullmatch(text):
        msg = "not a whole number"
        raise ValueError(msg)
    return text


_Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,15}(/[a-z][a-z0-9-]{0,15})?$")]
Desk = Annotated[_Code | SkipJsonSchema[None], Query(description="A desk's code; needed with several.")]
_Cursor = Annotated[int, Field(ge=0, le=_LARGEST), BeforeValidator(_decimal)]
After = Annotated[_Cursor | SkipJsonSchema[None], Query(description="A cursor: `next` of the answer before.")]
_Count = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_decimal)]
Limit = Annotated[_Count, Query(description="The most entries.")]
Work = Annotated[str, InPath(pattern=r"^[a-z2-7]{16}$", description="A work's name.")]
Digest = Annotated[str, InPath(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file.")]
OfWork = Annotated[str, Query(pattern=r"^[a-z2-7]{16}$", description="The work that shows the file.")]
Form = Annotated[Literal["ninjs", "html", "markdown", "atom"], Query(description="The form of the answer.")]
Bearer = Annotated[
    HTTPAuthorizationCredentials | None,
    Security(HTTPBearer(auto_error=False, scheme_name="token", description="The token that the newsroom gave.")),
]
TAG = {"ETag": {"description": "The digest of what is handed over.", "schema": {"type": "string"}}}
GIVEN = {
    **TAG,
    "Skywave-Delivery": {"description": "The delivery that a receipt names.", "schema": {"type": "string"}},
}
_RETRY = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
_ASK = {"WWW-Authenticate": {"description": "Bearer.", "schema": {"type": "string"}}}
_WHY: Final[dict[int, tuple[str, dict[str, Any]]]] = {
    400: ("The address states what this interface does not know, or states it twice.", {}),
    401: ("No token that opens anything.", _ASK),
    403: ("The contract does not allow it now.", {}),
    404: ("It is not there for this partner.", {}),
    408: ("The body did not come in time.", {}),
    409: ("The receipt does not hold; nothing was changed.", {}),
    410: ("Taken back for good.", {}),
    413: ("The body is too long.", {}),
    414: ("The address is too long.", {}),
    422: ("A value has another form than described.", {}),
    429: ("Too often.", _RETRY),
    431: ("The headers are too long.", {}),
    451: ("A right is missing or has ended; the sentence says which.", {}),
    500: ("A fault of ours.", {}),
    503: ("The newsroom cannot answer at this moment.", _RETRY),
}


def responses(*codes: int, **good: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """Return how an address may answer: with what every address may, these refusals, and `as_200=...`."""
    found: dict[int | str, dict[str, Any]] = {
        code: {"model": models.Problem, "description": _WHY[code][0], "headers": _WHY[code][1]}
        for code in sorted({400, 401, 414, 422, 429, 431, 500, 503, *codes})
    }
    for name, value in good.items():
        found[int(name.removeprefix("as_"))] = value
    return found


SAME = {"description": "The partner has exactly this.", "headers": TAG}
TEXT = {"schema": {"type": "string"}}
_NINJS = {"schema": {"$ref": "#/components/schemas/Ninjs"}}
FORMS_OF_WORK: Final[dict[str, Any]] = {
    "application/json": _NINJS,
    "text/html": TEXT,
    "text/markdown": TEXT,
    "application/atom+xml": TEXT,
}

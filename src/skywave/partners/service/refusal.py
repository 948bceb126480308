"""Refusals: what a partner is told in place of what it asked for, as one JSON object with a code, a sentence and a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response


class Refused(Exception):
    """A request is refused; the sentence is for the partner and holds nothing internal.

    Args:
        status: Of HTTP.
        code: A stable word for programs.
        message: What happened and what it means, for people.
        hint: What to do next, or empty.
        headers: Beside the usual ones.
        more: Further members of the answer.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        hint: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.hint = hint
        self.headers = dict(headers or {})
        self.more = dict(more or {})

    def answer(self) -> Response:
        """Return the refusal as an answer."""
        value = {"error": self.code, "message": self.message}
        if self.hint:
            value["hint"] = self.hint
        return JSONResponse(value | self.more, self.status, headers=self.headers)


def no_such_thing(what: str) -> Refused:
    """Return the refusal of what is not there for this partner; whether it is there for others is not said."""
    return Refused(404, "not-found", f"there is no {what} for this partner", "GET /v1/works lists what there is")


def unavailable() -> Refused:
    """Return the refusal for a moment in which the newsroom cannot answer; nothing was handed over."""
    return Refused(
        503,
        "unavailable",
        "the newsroom cannot answer at this moment; nothing was handed over",
        "ask again in a few seconds",
        headers={"Retry-After": "5"},
    )

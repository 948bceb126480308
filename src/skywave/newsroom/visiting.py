"""Going to where stories are: files, folders and web addresses that a person names, or that newsroom.toml keeps (`--again`).

A source that fails does not stop the others. What was seen at an address is remembered only after everything that it gave is
kept, so that an interrupted run asks for it again.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skywave.errors import ConfigError, Malformed, TransportFailed
from skywave.io.fetch import Fetcher, WebMaterial
from skywave.io.visited import CatalogueMemory
from skywave.newsroom.config import FILE, Configured
from skywave.newsroom.ingest import Intake, ingest
from skywave.sources import source_for
from skywave.sources.reading.material import LocalMaterial

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from skywave.errors import SkywaveError
    from skywave.newsroom.newsroom import Newsroom
    from skywave.ports import Material, Progress

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Visit:
    """What one place gave.

    Attributes:
        location: As the person typed it.
        kind: The source that read it, or empty.
        intake: What was taken in.
        unchanged: Nothing changed there since the last visit.
        failure: Why it could not be read, or None.
    """

    location: str
    kind: str = ""
    intake: Intake = field(default_factory=Intake)
    unchanged: bool = False
    failure: SkywaveError | None = None


def visit(
    newsroom: Newsroom,
    places: Sequence[Configured],
    *,
    again: bool = False,
    fetch: bool = False,
    lead: bool = False,
    report: Progress | None = None,
    say: Callable[[str], None] | None = None,
) -> list[Visit]:
    """Take in what these places hold, one after another.

    Args:
        newsroom: Open.
        places: What is read, with its kind and desk where the person said them.
        again: Ask web addresses only for what changed; a failure of one place is noted, and the next one is read.
        fetch: Files may lead to the web too: their pictures are fetched where a right is possible.
        lead: As `ingest` takes it.
        report: Told of progress.
        say: Told in a clause of waits, and of addresses that are not read.

    Raises:
        SkywaveError: A place cannot be read, and `again` is false.
    """
    done = []
    memory = CatalogueMemory(newsroom.catalogue) if any(place.location.startswith(WEB) for place in places) else None
    with closing(Fetcher(newsroom.config.domain, memory=memory, again=again, say=say)) as fetcher:
        # Every place is looked at before any is read: a wrong name must not leave half a run behind.
        opened = [(place, _material(place.location, fetcher, fetch=fetch)) for place in places]
        if not again:
            for place, material in opened:
                _check(place, material)
        for place, material in opened:
            try:
                done.append(_visit(newsroom, place, material, fetcher, report, lead=lead))
            except (ConfigError, Malformed, TransportFailed) as error:
                if not again:
                    raise
                done.append(Visit(place.location, place.kind, failure=error))
    return done


def _material(location: str, fetcher: Fetcher, *, fetch: bool) -> Material:
    if location.startswith(WEB):
        return WebMaterial(fetcher, location)
    return LocalMaterial(location, web=fetcher if fetch else None)


def _check(place: Configured, material: Material) -> None:
    if isinstance(material, WebMaterial):
        material.open()
    source_for(material, kind=place.kind or None)


def _visit(
    newsroom: Newsroom,
    place: Configured,
    material: Material,
    fetcher: Fetcher,
    report: Progress | None,
    *,
    lead: bool,
) -> Visit:
    if isinstance(material, WebMaterial):
        material.open()
        if material.is_unchanged:
            return Visit(place.location, place.kind, unchanged=True)
    source = source_for(material, kind=place.kind or None)
    intake = ingest(newsroom, source, material, desk=place.desk or None, lead=lead, report=report)
    if isinstance(material, WebMaterial):
        with newsroom.catalogue.transaction() as db:
            fetcher.commit(db)
    return Visit(place.location, source.name, intake)


def keep(newsroom: Newsroom, places: Sequence[Configured]) -> int:
    """Add places to newsroom.toml, for `ingest --again`; return how many were not there yet."""
    fresh = [place for place in places if place.location not in {kept.location for kept in newsroom.config.sources}]
    if fresh:
        path: Path = newsroom.folder / FILE
        try:
            with path.open("a", encoding="utf-8") as file:
                file.write("".join(place.format() for place in fresh))
        except OSError as error:
            msg = f"{path} cannot be written: {error.strerror}"
            raise ConfigError(msg, hint="add a [[source]] by hand") from None
    return len(fresh)

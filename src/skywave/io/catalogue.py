"""The newsroom's private catalogue: a SQL database, SQLite in the folder or PostgreSQL at scale.

This module opens it and keeps its form current; `ledger` and `drafts` hold the questions asked of it. Every change is one
transaction, durable when it ends.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from skywave.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

REVISION = "0004"


class Catalogue:
    """An open catalogue.

    Args:
        url: A SQLAlchemy address, `sqlite:///...` or `postgresql+psycopg://...`.
    """

    def __init__(self, url: str) -> None:
        try:
            self._engine = sa.create_engine(url)
        except ModuleNotFoundError:
            msg = "a catalogue on PostgreSQL needs its driver, which is not installed"
            raise ConfigError(msg, hint="pip install 'skywave[postgresql]'") from None
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _make_durable)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Yield a connection whose changes are all kept, or none of them.

        Raises:
            ConfigError: The database cannot be read or written.
        """
        with _explained(), self._engine.begin() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the tables to the form that this program knows."""
        if self._revision() == REVISION:
            return
        from alembic import command  # noqa: PLC0415 - half a second, needed once
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self.transaction() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def is_empty(self) -> bool:
        """Say whether the database holds no table yet."""
        with _explained(), self._engine.connect() as connection:
            return not sa.inspect(connection).get_table_names()

    def _revision(self) -> str | None:
        with _explained(), self._engine.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


@contextmanager
def _explained() -> Iterator[None]:
    """Turn the database's own errors into a sentence for a person."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.DatabaseError) as error:
        if isinstance(error, sa.exc.IntegrityError | sa.exc.ProgrammingError):
            raise  # a bug of ours, not a state of the disk
        msg = f"the catalogue cannot be used: {error.orig}"
        hint = "make room on the disk or mend its permissions; the last good state stands"
        raise ConfigError(msg, hint=hint) from None


def _make_durable(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()

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

REVISION = "0001"


class Catalogue:
    """An open catalogue.

    Args:
        url: A SQLAlchemy address, `sqlite:///...` or `postgresql+psycopg://...`.
    """

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url)
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _make_durable)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Yield a connection whose changes are all kept, or none of them.

        Raises:
            ConfigError: The database cannot be read or written.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except sa.exc.OperationalError as error:
            msg = f"the catalogue cannot be used: {error.orig}"
            raise ConfigError(
                msg, hint="make room on the disk or mend its permissions; the last good state stands"
            ) from None

    def migrate(self) -> None:
        """Bring the tables to the form that this program knows."""
        if self._revision() == REVISION:
            return
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self.transaction() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _revision(self) -> str | None:
        with self._engine.connect() as connection:
            try:
                return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
            except (sa.exc.OperationalError, sa.exc.ProgrammingError):
                return None

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _make_durable(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()

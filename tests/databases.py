"""A real PostgreSQL server for tests: Debian's, in a folder of its own, gone afterwards.

PostgreSQL refuses to run as root; where the tests do, it runs as the user that Debian's package made for it.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.shared_data import missing

_names = itertools.count(1)


class Server:
    """A running server.

    Attributes:
        address: Of the server, without a database.
    """

    def __init__(self, port: int, run: list[str]) -> None:
        self.address = f"postgresql+psycopg://postgres@127.0.0.1:{port}"
        self._port = port
        self._run = run

    def database(self) -> str:
        """Return the address of a new, empty database."""
        name = f"catalogue_{os.getpid()}_{next(_names)}"
        # template0 and C: sorted as SQLite sorts, whatever this machine's locale is.
        subprocess.run(
            [*self._run, "createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", "postgres",
             "-T", "template0", "-E", "UTF8", "--locale", "C", name],
            check=True, capture_output=True, cwd="/",
        )  # fmt: skip
        return f"{self.address}/{name}"


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[Server]:
    """Run a server; skip the test where Debian's PostgreSQL is not installed (in CI it must be).

    Args:
        durable: Wait for the disk at every commit, as a newsroom's server does; only benchmarks need that.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        missing("PostgreSQL is not installed: apt-get install postgresql")
    programs = found[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="skywave-postgresql-"))
    run = ["env", f"PATH={programs}:/usr/bin:/bin", "LC_ALL=C.UTF-8"]
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        run = ["runuser", "-u", "postgres", "--", *run]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200"
    if not durable:
        settings += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    try:
        initdb = ["initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync"]
        subprocess.run([*run, *initdb], check=True, capture_output=True, cwd="/")
        log = str(folder / "log")
        start = ["pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", settings, "start"]
        subprocess.run([*run, *start], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        try:
            yield Server(port, run)
        finally:
            subprocess.run(
                [*run, "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, capture_output=True, cwd="/"
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)

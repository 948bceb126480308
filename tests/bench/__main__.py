"""`.venv/bin/python -m tests.bench`: measures, prints the tables, and writes them into docs/benchmarks.md.

publish  one more story into 1k, 100k and 1M records, beside git     (about 15 minutes, 10 GB)
build    10k stories to a published site, beside Hugo
verify   the records of a 10k archive, beside a bare loop
sizes    bytes: of an archive's parts, of a day's change, of a page
credits  photo credits, captions and text of saved pages, beside trafilatura, readability and newspaper4k
intake   stories a second of every source, beside a bare parser
partners requests a second of the partners' interface, 100k works, 1,000 partners, SQLite and PostgreSQL
reader   the bytes of the app, of a first story with proof, of a day's news, in a real browser
audit    what the audit of partners' pages finds and what it leaves in peace, beside difflib
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import auditing, build, intake, partner_api, publish_one, reading, sizes, verifying
from tests.bench import credits as saved_pages
from tests.bench.table import Row, format_table, write_table

if TYPE_CHECKING:
    from collections.abc import Callable

BENCHMARKS: dict[str, Callable[[Path], tuple[list[Row], list[str]]]] = {
    "publish": publish_one.run,
    "build": build.run,
    "verify": verifying.run,
    "sizes": sizes.run,
    "credits": saved_pages.run,
    "intake": intake.run,
    "partners": partner_api.run,
    "reader": reading.run,
    "audit": auditing.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="tests.bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="+", choices=[*BENCHMARKS, "all"], metavar="NAME")
    parser.add_argument("--work", type=Path, help="where to work (default: a temporary folder); emptied at the end")
    parser.add_argument("--print", action="store_true", help="print the tables only; leave the document alone")
    options = parser.parse_args()
    # The archive that one of them makes serves the next; what changes it comes last.
    names = [name for name in BENCHMARKS if name in options.names or "all" in options.names]
    work = Path(tempfile.mkdtemp(prefix="skywave-bench-", dir=options.work))
    try:
        for name in names:
            text = format_table(name, *BENCHMARKS[name](work))
            sys.stdout.write(f"{name}\n{text}\n")
            sys.stdout.flush()
            if not options.print:
                write_table(name, text)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()

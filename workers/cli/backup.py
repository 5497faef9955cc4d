"""``copydesk backup``: every row and every archived page in one folder, while work goes on."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.exits import USAGE, Stop
from workers.cli.opened import opened

app = module()
#: The file with the rows, and the folder with the archive's files.
ROWS, PAGES = "store.copydesk", "warc"


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder, or one of an earlier backup's.")],
    archive: Annotated[bool, typer.Option(help="Copy the archive's files too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Write every record and archived page to a folder, while work goes on.

    One moment's view of the database, and of the archive what it points at. Files of the archive that an earlier
    backup has in the folder are not copied again.
    """
    from workers.archive_copy import copy_files
    from workers.store.archive_index import ends
    from workers.store.backup import backup as rows

    if folder.exists() and not folder.is_dir():
        raise Stop(f"{folder} is a file; name a folder", USAGE)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with opened() as store:
        counts = rows(store, folder / ROWS, datetime.now(UTC))
        with store.read() as tx:
            files = dict(ends(tx)) if archive else {}
    place = settings().archive_place
    # A file all of whose pages were forgotten is named by nothing any more: the copy of before still has them.
    emptied = place.sizes().keys() & {path.name for path in (folder / PAGES).glob("*.warc.gz")} if archive else ()
    copied = copy_files(place, folder / PAGES, dict.fromkeys(emptied, None) | files)
    told(counts, len(files), copied, as_json=as_json)


def told(counts: dict[str, int], files: int, copied: int, *, as_json: bool) -> None:
    """What was written or read back."""
    if as_json:
        out.json({"rows": counts, "files": files, "bytes_copied": copied})
        return
    out.table(("table", "rows"), sorted(counts.items()))
    out.say(f"{files} files of the archive, {copied} bytes copied")

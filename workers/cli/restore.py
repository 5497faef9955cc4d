"""``copydesk restore``: a backup into an installation that holds nothing yet."""

from pathlib import Path
from typing import Annotated

import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.backup import PAGES, ROWS, told
from workers.cli.chosen import settings
from workers.cli.exits import USAGE, Stop
from workers.cli.opened import opened

app = module()


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that `copydesk backup` wrote.")],
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Read a backup back into an empty store, of the same engine or the other.

    The backup is checked to its end first; a store with rows in it is refused.
    """
    from workers.archive_copy import copy_files
    from workers.archive_scan import complete
    from workers.store.backup import restore as rows
    from workers.store.backup import verify

    if not (folder / ROWS).is_file():
        raise Stop(f"{folder} holds no backup: there is no {ROWS} in it", USAGE)
    head, _ = verify(folder / ROWS)
    pages = folder / PAGES
    files = dict.fromkeys(file.name for file in pages.glob("*.warc.gz")) if pages.is_dir() else {}
    strange = sorted(name for name in files if (pages / name).is_symlink() or not (pages / name).is_file())
    if strange:
        raise Stop(f"{pages / strange[0]} is no file (a link may lead to anything); nothing was read", USAGE)
    with opened(looking=False) as store:
        counts = rows(store, folder / ROWS)
    copied = copy_files(pages, settings().archive_folder, files) if files else 0
    complete(settings().archive_folder)
    settings().archive_place.move()
    told(counts, len(files), copied, as_json=as_json)
    out.say(
        f"the backup is of {head.at:%Y-%m-%d %H:%M} UTC: what was forgotten since then is back; "
        "`copydesk db tombstones` of the store that this one replaces lists it: `copydesk forget` it again"
    )
    out.say("`copydesk fsck` checks all of it")

"""``copydesk archive``: where archived pages lie."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from workers import archive_scan, cdxj
from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.exits import NOTHING, USAGE, Stop
from workers.cli.given import is_address, warc_files, writable

app = module()
COLUMNS = ("moment", "status", "type", "length", "offset", "file", "address")


@app.callback()
def _group() -> None:
    """Index the archive's files, and look an address up in them."""


@app.command()
def index(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="WARC files; without any, the archive's own.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the lines here, not to stdout.")
    ] = None,
) -> None:
    """Print an index (CDXJ, sorted) of WARC files, or of all finished files of the archive.

    Each file of the archive has its lines beside it, in a file that ends in .cdxj; those that are missing are made.
    """
    if output:
        writable(output)
    if files:
        warc_files(files)
        texts: Iterable[str] = sorted({line.text for line in chain.from_iterable(map(archive_scan.lines, files))})
    else:
        place = settings().archive_place
        made = archive_scan.complete(place)
        if made:
            out.say(f"{len(made)} files of {place.url or place.folder} had no index, and have one now")
        texts = archive_scan.merged(place)
    count = _write(output, texts) if output else _print(texts)
    out.say(f"{count} records")


@app.command()
def lookup(
    url: Annotated[str, typer.Argument(metavar="URL", help="An address that was archived.")],
    match: Annotated[
        cdxj.Match,
        typer.Option(help="exact: the address; prefix: what begins with it; host; domain: hosts below too."),
    ] = "exact",
    as_json: Annotated[bool, typer.Option("--json", help="One record a line.")] = False,
) -> None:
    """Say where the archive has an address, and since when: each record's moment, file, offset and length."""
    if not is_address(url):
        raise Stop(f"{out.safe(url)!r} is no address; it begins with http:// or https://", USAGE)
    found = tuple(archive_scan.look_up(settings().archive_place, url, match))
    if as_json:
        for line in found:
            out.json(line)
    elif found:
        out.table(COLUMNS, _rows(found))
    if not found:
        raise Stop(
            f"the archive holds no record of {out.safe(url)}; --match prefix, host or domain look wider", NOTHING
        )


def _rows(found: Iterable[cdxj.Line]) -> Iterator[tuple[object, ...]]:
    for line in found:
        yield line.timestamp, line.status, line.mime, line.length, line.offset, line.filename, line.url


def _print(texts: Iterable[str]) -> int:
    count = 0
    for count, text in enumerate(texts, 1):  # noqa: B007 - how many there were
        sys.stdout.write(text)
    return count


def _write(target: Path, texts: Iterable[str]) -> int:
    """Write lines that are sorted already; a crash leaves what was there."""
    part, count = target.with_name(target.name + ".part"), 0
    with part.open("w", encoding="utf-8", newline="\n") as file:
        for count, text in enumerate(texts, 1):  # noqa: B007 - how many there were
            file.write(text)
    part.replace(target)
    return count

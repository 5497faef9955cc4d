"""``copydesk diff``: two texts side by side, or the versions of one address."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.exits import USAGE, Stop
from workers.cli.given import is_address, writable
from workers.cli.sides import Pair, Side, as_object, compared, of_record, print_sides
from workers.cli.texts import text_of
from workers.cli.versions import Version, versions
from workers.urls import redact

app = module()


@app.command()
def diff(
    a: Annotated[str | None, typer.Argument(metavar="KEY|URL|FILE|-", help="The first text.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="KEY|URL|FILE|-", help="The second text.")] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Each version of this address beside the one before.")
    ] = None,
    html: Annotated[str | None, typer.Option(metavar="OUT", help="Write an HTML file; - for stdout.")] = None,
    clean: Annotated[bool, typer.Option(help="Clean text files as well; pages always are.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object for each pair.")] = False,
) -> None:
    """Lay two texts side by side: what they share, what each changed, and how they are related.

    A stored address stands for its latest text. One address alone, or --url, compares each version of it with the
    one before. Text files are taken as they are, pages are cleaned first; nothing is stored.
    """
    if html is not None and as_json:
        raise Stop("choose --html or --json", USAGE)
    if html not in (None, "-"):
        writable(Path(html))
    title, pairs = _asked(a, b, url, clean)
    if as_json:
        for pair in pairs:
            out.json(as_object(*pair))
    elif html is not None:
        _write(html, title, pairs)
    else:
        for number, pair in enumerate(pairs):
            out.data() if number else None
            print_sides(*pair)


def _asked(a: str | None, b: str | None, url: str | None, clean: bool) -> tuple[str, list[Pair]]:
    address = url or (a if a is not None and b is None and is_address(a) else None)
    if url is not None and a is not None:
        raise Stop("--url compares the versions of one address; leave the texts out", USAGE)
    if address is not None:
        return f"Versions of {redact(address)}", list(_of_versions(address))
    if a is None or b is None:
        raise Stop("name two texts (a key, a stored address or a file each), or one address for its versions", USAGE)
    if a == b == "-":
        raise Stop("only one of the two texts can come from stdin", USAGE)
    left, right = text_of(a, clean=clean), text_of(b, clean=clean)
    return "Two texts side by side", [(left, right, compared(left, right))]


def _of_versions(url: str) -> Iterator[Pair]:
    from workers.cli.opened import opened

    with opened() as store, store.read() as tx:
        found = versions(tx, url)
    if len(found) == 1:
        only = found[0]
        out.say(f"one version is known: {only.record.key}, seen {only.first_seen} to {only.last_seen}")
    for before, after in pairwise(found):
        left, right = _side(before), _side(after)
        yield left, right, compared(left, right)


def _side(version: Version) -> Side:
    seen = (
        version.first_seen
        if version.first_seen == version.last_seen
        else f"{version.first_seen} to {version.last_seen}"
    )
    return of_record(version.record, seen=seen)


def _write(name: str, title: str, pairs: Sequence[Pair]) -> None:
    from workers.cli.diff_page import page

    made = page(title, pairs)
    if name == "-":
        out.data(made)
        return
    Path(name).write_text(made, "utf-8")
    out.say(f"wrote {name}")

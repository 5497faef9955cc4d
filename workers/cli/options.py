"""The options that several commands take, so that one thing has one name and one explanation."""

import re
from typing import Annotated

import typer

from workers.cli.exits import USAGE, Stop


def _places(given: list[str] | None) -> list[str] | None:
    """``--allowed-private`` as it was given; ``Stop`` names a value without a port before anything is started."""
    for place in given or ():
        if not re.fullmatch(r"\S+:\d{1,5}", place):
            raise Stop(f"--allowed-private: {place!r} is no HOST:PORT, as in 127.0.0.1:8080", USAGE)
    return given


#: A page at hand, as its server sent it.
Url = Annotated[str | None, typer.Option(metavar="URL", help="The address that the page was fetched from.")]
FetchedAt = Annotated[
    str | None, typer.Option(metavar="TIME", help="When it was fetched, in ISO 8601; resolves 'two days ago'.")
]
ContentType = Annotated[str | None, typer.Option(metavar="TYPE", help="As the server said, charset included.")]

#: How a server is dialled.
AllowedPrivate = Annotated[
    list[str] | None,
    typer.Option(metavar="HOST:PORT", help="A private address that may be dialled.", callback=_places),
]
Delay = Annotated[float | None, typer.Option(metavar="SECONDS", min=0, max=3600, help="Between requests to a host.")]

#: Which part of the store is meant.
Domain = Annotated[str | None, typer.Option(metavar="DOMAIN", help="A registrable domain, with all its hosts.")]
Reason = Annotated[str, typer.Option(metavar="WHY", help="Why; whoever sends it again is told this.")]

"""The options that several commands take, so that one thing has one name and one explanation."""

from typing import Annotated

import typer

#: A page at hand, as its server sent it.
Url = Annotated[str | None, typer.Option(metavar="URL", help="The address that the page was fetched from.")]
FetchedAt = Annotated[
    str | None, typer.Option(metavar="TIME", help="When it was fetched, in ISO 8601; resolves 'two days ago'.")
]
ContentType = Annotated[str | None, typer.Option(metavar="TYPE", help="As the server said, charset included.")]

#: How a server is dialled.
AllowPrivate = Annotated[
    list[str] | None, typer.Option(metavar="HOST:PORT", help="A private address that may be dialled.")
]
Delay = Annotated[float | None, typer.Option(metavar="SECONDS", min=0, max=3600, help="Between requests to a host.")]

#: Which part of the store is meant.
Domain = Annotated[str | None, typer.Option(metavar="DOMAIN", help="A registrable domain, with all its hosts.")]
Reason = Annotated[str, typer.Option(metavar="WHY", help="Why; whoever sends it again is told this.")]

"""``copydesk match``: what is known that is related to a text or a page, which is not stored."""

from collections.abc import Iterable
from typing import Annotated

import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.exits import Stop
from workers.cli.given import is_address, page_of
from workers.cli.opened import is_key, opened
from workers.cli.texts import read_text
from workers.contract import Page
from workers.fingerprint.key import content_key
from workers.fingerprint.reasons import reason, shared_runs
from workers.matching import Asked, related
from workers.messages import Match, Matches, MatchRequest

app = module()
COLUMNS = ("relation", "score", "shared narration", "outlet", "first seen", "title", "key")


@app.command()
def match(
    what: Annotated[str, typer.Argument(metavar="FILE|-", help="A text or a page; - reads stdin.")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=50, help="Relations that are printed.")] = 20,
    skip: Annotated[int, typer.Option(metavar="N", min=0, max=1000, help="Go on behind so many.")] = 0,
    days: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=36500, help="How far back passages are looked for.")
    ] = None,
    clean: Annotated[bool, typer.Option(help="Clean a text as well; pages always are.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object, as copydesk.match.v1 answers.")] = False,
) -> None:
    """Say what is known that is related to a text or a page; nothing is stored.

    A text is taken as it is, a page is cleaned first. Ends with 3 where nothing related is known.
    """
    if is_address(what):
        raise Stop("nothing is fetched to be matched; `copydesk related` looks at stored addresses", exits.USAGE)
    if is_key(what):
        raise Stop(
            f"a text or a page is matched; what is related to a stored one says `copydesk related {what}`",
            exits.USAGE,
        )
    asked = _asked(page_of(what), what, clean=clean)
    with opened() as store, store.read() as tx:
        found = related(tx, asked, MatchRequest(limit=limit, skip=skip, days=days))
    if as_json:
        out.json(found)
    else:
        _print(found)
    if not found.matches:
        out.say("nothing that is related is known")
        raise typer.Exit(exits.NOTHING)


def rows(matches: Iterable[Match]) -> Iterable[tuple[object, ...]]:
    """Matches as rows of a table."""
    for one in matches:
        relation = one.relation
        runs = "all" if relation.kind == "same" else shared_runs(relation)
        title = one.title or "(no title)"
        yield relation.kind, f"{relation.score:.2f}", runs, one.outlet, one.first_seen, title, relation.b


def _asked(page: Page, name: str, *, clean: bool) -> Asked:
    text, article = read_text(page, name=name, clean=clean)
    key = article.key if article else content_key(text)
    if key is None:
        raise Stop(f"{name} holds no words", exits.NOTHING)
    return Asked(key=key, text=text)


def _print(found: Matches) -> None:
    out.table(COLUMNS, rows(found.matches), title=found.key)
    if found.matches:
        out.say(f"strongest: {reason(found.matches[0].relation)} (A is what was asked about)")
    if found.next is not None:
        out.say(f"there is more: --skip {found.next}")
    if found.cut:
        out.say(f"{found.cut} more records were not compared")

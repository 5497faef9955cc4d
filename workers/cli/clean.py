"""``copydesk clean``: a page in, its article out. Without ``--store`` nothing outside the page is looked at."""

from typing import Annotated

import typer

from workers.cli import exits, out, present
from workers.cli.app import module
from workers.cli.exits import USAGE, Stop
from workers.cli.given import page_of
from workers.contract import Page
from workers.model import Article, Rejected

app = module()


@app.command()
def clean(
    what: Annotated[str | None, typer.Argument(metavar="[FILE|URL|-]", help="- reads stdin.")] = None,
    url: Annotated[str | None, typer.Option(help="The address that the page was fetched from.")] = None,
    fetched_at: Annotated[str | None, typer.Option(help="When; ISO 8601. Resolves 'two days ago'.")] = None,
    content_type: Annotated[str | None, typer.Option(help="As the server said, charset included.")] = None,
    allow_private: Annotated[
        list[str] | None, typer.Option(metavar="HOST:PORT", help="A private address that may be dialled.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The article as one line of JSON.")] = False,
    evidence: Annotated[bool, typer.Option(help="JSON with blocks, verdicts and claims.")] = False,
    text: Annotated[bool, typer.Option("--text", help="The text only.")] = False,
    store: Annotated[bool, typer.Option("--store", help="Accept, archive and store the page.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Pages from stdin, one JSON object a line.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes for --jsonl.")] = 1,
) -> None:
    """Cut a page down to its article and print it.

    Pure without --store: no store, no queue, no clock. The page is read in a child process of its own, which
    may be killed by what it reads. With --jsonl every line of stdin gets one line of stdout, in the same order:
    the article's fields beside its ref, or a receipt that says why there is none.
    """
    if jsonl:
        if what is not None or store or text:
            raise Stop("--jsonl reads pages from stdin; leave FILE, --store and --text out", USAGE)
        from workers.cli.batch import run

        run(jobs=jobs, evidence=evidence)
        return
    if what is None:
        raise Stop("name a file or an address, or - for stdin", USAGE)
    page = page_of(
        what, url=url, fetched_at=fetched_at, content_type=content_type, allow_private=tuple(allow_private or ())
    )
    if store:
        from workers.cli.storing import store_page

        raise typer.Exit(store_page(page, as_json=as_json))
    raise typer.Exit(_print(cleaned(page), as_json=as_json or evidence, evidence=evidence, text=text))


def cleaned(page: Page) -> Article | Rejected:
    """The page through the recipe in a killable child; ``Stop`` if the child died, with the reason."""
    from workers.child import clean_alone
    from workers.pipes import Crash

    result = clean_alone(page)
    if isinstance(result, Crash):
        raise Stop(f"the page could not be read: {result.why} ({result.reason})")
    return result


def _print(result: Article | Rejected, *, as_json: bool, evidence: bool, text: bool) -> int:
    if isinstance(result, Rejected):
        if as_json:
            out.json({"outcome": "rejected", "reason": f"{result.reason}: {result.why}"})
        out.say(f"no article: {result.why} ({result.reason})")
        return exits.NOTHING
    if as_json:
        out.json(present.article_fields(result, evidence=evidence))
    elif text:
        present.print_text(result.text)
    else:
        present.print_heading(present.heading(result, result.key))
        out.data()
        present.print_text(result.text)
    return exits.OK

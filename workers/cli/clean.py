"""``copydesk clean``: a page in, its article out. Without ``--store`` nothing outside the page is looked at."""

from typing import Annotated, Literal

import typer
from msgspec.structs import replace

from workers.cli import exits, out, present
from workers.cli.app import module
from workers.cli.exits import USAGE, Stop
from workers.cli.given import page_of
from workers.cli.options import AllowedPrivate, ContentType, FetchedAt, Url
from workers.contract import Judge, Page
from workers.model import Article, Profile, Rejected

app = module()

#: What is printed of an article; "facts" is a heading of facts with the text below it.
Form = Literal["facts", "text", "html", "markdown", "json"]

#: What to do about a page that holds no text, by the reason.
ACTS = {"binary": "; take the page or the text out of it first, as gunzip, unzip or pdftotext do"}


@app.command()
def clean(
    what: Annotated[str | None, typer.Argument(metavar="FILE|URL|-", help="A page; - reads stdin.")] = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    content_type: ContentType = None,
    allowed_private: AllowedPrivate = None,
    form: Annotated[Form, typer.Option("--format", help="What is printed of the article.")] = "facts",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json: one line.")] = False,
    evidence: Annotated[bool, typer.Option(help="JSON with blocks, verdicts and claims.")] = False,
    text: Annotated[bool, typer.Option("--text", help="The same as --format text.")] = False,
    store: Annotated[bool, typer.Option("--store", help="Accept, archive and store the page.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Pages from stdin, one JSON object a line.")] = False,
    judge: Annotated[Judge | None, typer.Option(help="Who judges markup, if not the model.")] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Processes for --jsonl.")] = 1,
) -> None:
    """Cut a page down to its article and print it.

    Pure without --store: no store, no queue, no clock. The page is read in a child process of its own, which
    may be killed by what it reads. With --jsonl every line of stdin gets one line of stdout, in the same order:
    the article's fields beside its ref, or a receipt that says why there is none.
    """
    if evidence and (text or form not in ("facts", "json")):
        raise Stop("--evidence is printed as JSON; leave other formats out", USAGE)
    form = chosen_form(form, as_json=as_json or evidence, text=text)
    if jsonl:
        if what is not None or store or form not in ("facts", "json"):
            raise Stop(
                "--jsonl reads pages from stdin (< FILE) and prints JSON; leave out the name, --store, other formats",
                USAGE,
            )
        from workers.cli.batch import run

        run(jobs=jobs, evidence=evidence, judge=judge)
        return
    if what is None:
        raise Stop("name a file or an address, or - for stdin", USAGE)
    page = page_of(
        what, url=url, fetched_at=fetched_at, content_type=content_type, allowed_private=tuple(allowed_private or ())
    )
    page = page if judge is None else replace(page, judge=judge)
    if store:
        from workers.cli.storing import store_page

        raise typer.Exit(store_page(page, as_json=form == "json"))
    raise typer.Exit(_print(cleaned(page), form, evidence=evidence))


def cleaned(page: Page, profile: Profile | None = None) -> Article | Rejected:
    """The page through the recipe in a killable child; ``Stop`` if the child died, with the reason."""
    from workers.child import clean_alone
    from workers.pipes import Crash

    result = clean_alone(page, profile)
    if isinstance(result, Crash):
        raise Stop(f"the page could not be read: {result.why} ({result.reason})")
    return result


def chosen_form(form: Form, *, as_json: bool, text: bool) -> Form:
    """The format that was asked for, by its own option or by a shorter one; ``Stop`` if two were."""
    asked: set[Form] = set() if form == "facts" else {form}
    if as_json:
        asked.add("json")
    if text:
        asked.add("text")
    if len(asked) > 1:
        raise Stop(f"choose one format, not {' and '.join(sorted(asked))}", USAGE)
    return asked.pop() if asked else "facts"


def _print(result: Article | Rejected, form: Form, *, evidence: bool) -> int:
    if isinstance(result, Rejected):
        if form == "json":
            out.json({"outcome": "rejected", "reason": f"{result.reason}: {result.why}"})
        out.say(f"no article: {result.why} ({result.reason}){ACTS.get(result.reason, '')}")
        return exits.NOTHING
    if form == "json":
        out.json(present.article_fields(result, evidence=evidence))
    elif form in ("html", "markdown"):
        out.data(present.shown_markup(result.html if form == "html" else result.markdown))
    else:
        if form == "facts":
            present.print_heading(present.heading(result, result.key))
            out.data()
        present.print_text(result.text)
    return exits.OK

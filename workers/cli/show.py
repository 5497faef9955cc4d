"""``copydesk show``: one record."""

from typing import Annotated

import typer

from workers.cli import out, present
from workers.cli.app import module
from workers.cli.clean import Form, chosen_form
from workers.cli.opened import heirs_told, opened, records_at
from workers.store.values import Record

app = module()


@app.command()
def show(
    what: Annotated[str, typer.Argument(metavar="KEY|URL", help="A text that is stored.")],
    form: Annotated[Form, typer.Option("--format", help="What is printed of the record.")] = "facts",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json: one record a line.")] = False,
) -> None:
    """Print one record by its key or an address.

    An address at which several texts stood gives the latest; with --json all of them, the latest first. A key that
    newer recipes gave up is answered with those in its place. HTML and Markdown are not stored: they are made again
    from the page in the archive.
    """
    form = chosen_form(form, as_json=as_json, text=False)
    with opened() as store, store.read() as tx, heirs_told(form == "json"):
        found = records_at(tx, what)
    if form == "json":
        for record in found:
            out.json(record)
        return
    _print(found[0], form)
    if len(found) > 1:
        out.say(f"{len(found) - 1} earlier texts stood there too; --json prints them")


def _print(record: Record, form: Form) -> None:
    if form in ("html", "markdown"):
        from workers.cli.remembered import article_of

        article = article_of(record.key)
        out.data(present.shown_markup(article.html if form == "html" else article.markdown))
        return
    if form == "facts":
        _print_heading(record)
    present.print_text(record.text)


def _print_heading(record: Record) -> None:
    present.print_heading(present.heading(record.facts, record.key))
    places = len(record.urls)
    seen = "once" if record.sightings == 1 else f"{record.sightings} times"
    seen += " at one address" if places == 1 else f" at {places} addresses"
    times = f", {record.first_seen} to {record.last_seen}" if record.first_seen else ""
    present.print_heading([("Seen", seen + times), *(("Address", url) for url in record.urls)])
    out.data()

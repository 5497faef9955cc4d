"""``copydesk clean --store``: one page accepted, archived and cleaned in this process, through the one handler."""

from workers import intake
from workers.cli import out, present
from workers.cli.chosen import settings
from workers.cli.exits import Stop
from workers.contract import Page, Receipt
from workers.held import Held
from workers.runner import run_batch
from workers.store.forget import erase_refused

#: The name under which the command hands pages in.
SOURCE = "cli"


def store_page(page: Page, *, as_json: bool) -> int:
    """Accept a page and clean it at once; prints its receipt and gives the exit code."""
    receipt = _stored(_named(page))
    if as_json:
        out.json(receipt)
    else:
        out.data(present.receipt_line(receipt))
    return present.receipt_code(receipt)


def _stored(page: Page) -> Receipt:
    held = Held(settings())
    try:
        row = intake.accept([page], held.store, held.archive, profile=held.profile)[0]
        if row.receipt is not None and not row.fresh:
            return row.receipt
        batch = run_batch([row.id], held.store, profile=held.profile)
        erase_refused(held.store, batch.done, held.settings.archive_place)
    finally:
        held.close()
    if row.id not in batch.done:
        raise Stop(f"the page was accepted as job {row.id} but did not end; `copydesk worker` will try it again")
    return batch.done[row.id]


def _named(page: Page) -> Page:
    from msgspec.structs import replace

    return page if page.source else replace(page, source=SOURCE)

"""``copydesk db``: the database itself."""

from typing import Annotated

import msgspec
import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.opened import opened

app = module()


@app.callback()
def _group() -> None:
    """Prepare the database and tell its size."""


@app.command()
def upgrade() -> None:
    """Bring the database to this version's schema; the same again changes nothing."""
    from workers.store.engine import Store
    from workers.store.migrate import upgrade as migrate

    url = settings().store_url
    store = Store(url)
    if store.file is not None:
        store.file.absolute().parent.mkdir(parents=True, exist_ok=True)
    out.data(f"{out.safe(store.address)}: schema {migrate(url)}")


@app.command()
def stats(as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False) -> None:
    """Tell how much is stored, and how the store grows per 1,000 pages."""
    from workers.store.stats import stats as measured

    with opened() as store:
        found: dict[str, object] = msgspec.to_builtins(measured(store))
    if as_json:
        out.json(found)
        return
    out.table(("what", "value"), flat(found))


def flat(found: dict[str, object], above: str = "") -> list[tuple[str, object]]:
    """Nested values as rows, their names joined by dots."""
    rows: list[tuple[str, object]] = []
    for name, value in found.items():
        if isinstance(value, dict):
            rows += flat(value, f"{above}{name}.")
        else:
            rows.append((above + name, value))
    return rows

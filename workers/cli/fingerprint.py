"""``copydesk fingerprint``: a text's key and signatures."""

from typing import Annotated

import typer

from workers import fingerprint as room
from workers.cli import out
from workers.cli.app import module
from workers.cli.exits import NOTHING, USAGE, Stop
from workers.cli.given import read_bytes
from workers.contract import MAX_PAGE_BYTES
from workers.fingerprint.iscc import NoIsccError

app = module()


@app.command()
def fingerprint(
    what: Annotated[str, typer.Argument(metavar="FILE|-", help="Text in UTF-8; - reads stdin.")],
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="Counts in the key of a short text.")] = None,
    site: Annotated[str | None, typer.Option(metavar="NAME", help="Counts in the key of a short text.")] = None,
    iscc: Annotated[bool, typer.Option("--iscc", help="Also the ISCC Text-Code (ISO 24138).")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object, with the signatures in base64.")] = False,
) -> None:
    """Print the key and the signatures of a text.

    The text is taken as it is and is not cleaned: `copydesk clean --format text` gives the text of a page.
    """
    try:
        mark = room(_read(what), title=title, site=site, iscc=iscc)
    except NoIsccError as error:
        raise Stop(str(error), USAGE) from error
    if mark is None:
        raise Stop(f"{what} holds no words, and so has no key", NOTHING)
    if as_json:
        out.json(mark)
        return
    assert mark.signatures is not None  # noqa: S101 - none were left out
    rows: list[tuple[str, object]] = [("key", mark.key), ("text_sha256", mark.text_sha256), ("tokens", mark.tokens)]
    if mark.iscc:
        rows.append(("iscc", mark.iscc))
    for name in mark.signatures.__struct_fields__:
        made: bytes = getattr(mark.signatures, name)
        rows.append((name, f"{len(made)} bytes, {made[:16].hex()}…" if made else "none"))
    out.table(("field", "value"), rows)


def _read(what: str) -> str:
    body = read_bytes(what)
    if len(body) > MAX_PAGE_BYTES:
        raise Stop(f"{what} has more than {MAX_PAGE_BYTES} bytes; fingerprint its parts", USAGE)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Stop(f"{what} is no text in UTF-8: {error.reason} at byte {error.start}") from error

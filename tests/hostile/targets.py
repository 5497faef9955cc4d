"""What coverage-guided fuzzing runs: one reading of bytes each, an error only where a promise is broken."""

from collections.abc import Callable

from workers.contract import Page
from workers.facts.stamps import read_stamp
from workers.fingerprint import fingerprint
from workers.lines.dates import find_dates
from workers.model import Reading, Rejected
from workers.reading import read
from workers.reading.decode import decode
from workers.reading.guard import guard
from workers.reading.jsonld import jsonld_claims


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _decode(data: bytes) -> None:
    found = decode(data, _text(data[:40]))
    assert isinstance(found, Rejected) or "\x00" not in found.text


def _blocks(data: bytes) -> None:
    found = read(Page(html_b64=data))
    assert isinstance(found, Reading | Rejected)
    guard(_text(data))


def _structured(data: bytes) -> None:
    for claim in jsonld_claims([_text(data)]):
        assert claim.value


def _dates(data: bytes) -> None:
    for found in find_dates(_text(data)):
        assert found.published is not None or found.refused
    read_stamp(_text(data))


def _canonical(data: bytes) -> None:
    once = fingerprint(_text(data), signed=False)
    assert once is None or once.tokens > 0


#: Each by its name.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": _decode,
    "blocks": _blocks,
    "structured": _structured,
    "dates": _dates,
    "canonical": _canonical,
}

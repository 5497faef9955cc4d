"""Coverage-guided fuzzing: ``python -m hostile.guided TARGET [FOLDER] [-max_total_time=60]`` (needs atheris).

``FOLDER`` keeps what reached new code; it begins with the short classes. A target ends in an exception only where it
breaks its promise.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["workers"]):
    from hostile.mutate import seeds
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


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": _decode,
    "blocks": _blocks,
    "structured": _structured,
    "dates": _dates,
    "canonical": _canonical,
}


def main(arguments: list[str]) -> None:
    """Fuzz one target until it breaks its promise or its time is up."""
    name, *rest = arguments
    folder = Path(next((word for word in rest if not word.startswith("-")), f"fuzz-{name}"))
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes((page.html_b64 or b"")[:8_000])
    flags = [word for word in rest if word.startswith("-")]
    atheris.Setup([sys.argv[0], str(folder), *flags], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])

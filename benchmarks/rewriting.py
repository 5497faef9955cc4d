"""What is found of texts that were rewritten by hand: ``python -m benchmarks.rewriting``.

``benchmarks/rewritten`` holds twelve subjects, written for this measurement and left as they were. Each has a
source, three texts made from it (parts pasted together, ``light`` and ``heavy`` revision), and two on that subject as
if by somebody who had not seen it (``none``). The first rules were tuned on the six subjects of ``TUNED``. The folder
``short`` has twelve more, of under 220 words, with a heavy revision only: the rule of rare words was made with these.
Six in ``unseen`` were written after it. Told is how often a source is found behind each kind of text, by ``relate``
in both directions and by a store that holds all sources (and ``--among`` so many others of ``--texts``, a file with a
JSON string a line), and how often one is said to be where none is.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import islice, permutations
from pathlib import Path

from benchmarks.figures import row, titled
from benchmarks.index import NOW, sighting
from workers.fingerprint import relate
from workers.store import kin, open_store, records

TEXTS = Path(__file__).parent / "rewritten"
SHORT, UNSEEN = TEXTS / "short", TEXTS / "unseen"
TUNED = frozenset({"eddystone", "flood", "hanse", "penicillin", "publickey", "tides"})
#: Parts of the subjects by name.
HALVES = ("short", "unseen", "tuned", "others", "all")
#: What says that a text was made from another, or both from one.
MADE = frozenset({"same", "copy", "partial", "derived"})
#: Least share found of each kind, and the largest share of texts said to be made from a source that they are not of.
RECALL, FALSE = {"cut": 0.89, "light": 0.89, "heavy": 0.75}, 0.03

#: The texts of a subject by their kind.
Subject = Mapping[str, Sequence[str]]
#: How many pairs there are, and of how many it is said that one was made from the other.
Count = tuple[int, int]

_PART = re.compile(r"^== (\w+)\n", re.MULTILINE)


def subjects(folder: Path = TEXTS) -> dict[str, Subject]:
    """Every subject of a folder by its name."""
    return {path.stem: _subject(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))}


def _subject(written: str) -> Subject:
    found: dict[str, list[str]] = {}
    _, *parts = _PART.split(written)
    for kind, text in zip(parts[::2], parts[1::2], strict=True):
        paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
        found.setdefault(kind, []).append("\n\n".join(paragraphs))
    return found


def is_made(a: str, b: str) -> bool:
    """Whether `relate` says that there is one source behind two texts."""
    found = relate(a, b)
    return found is not None and found.kind in MADE


def related(given: Mapping[str, Subject]) -> Iterator[tuple[str, Count]]:
    """What ``relate`` says of every text and its source, in both directions, and of texts on different subjects."""
    for kind in _kinds(given):
        pairs = [(one["source"][0], text) for one in given.values() for text in one.get(kind, ())]
        yield kind, (2 * len(pairs), sum(is_made(a, b) + is_made(b, a) for a, b in pairs))
    others = [
        (one["source"][0], text)
        for one, other in permutations(given.values(), 2)
        for texts in other.values()
        for text in texts
    ]
    yield "others", (len(others), sum(is_made(a, b) for a, b in others))


def _kinds(given: Mapping[str, Subject]) -> list[str]:
    return [kind for kind in (*RECALL, "none") if any(kind in one for one in given.values())]


def matched(given: Mapping[str, Subject], others: Sequence[str] = ()) -> Iterator[tuple[str, Count]]:
    """Of how many texts of each kind a store that holds every source says that one was made from the other."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'store.sqlite3'}")
        for number, text in enumerate((*(one["source"][0] for one in given.values()), *others)):
            seen = sighting(text, number, related=True)
            store.written(partial(records.put, sighting=seen, now=NOW + timedelta(seconds=number)))
        with store.read() as tx:
            for kind in _kinds(given):
                texts = [text for one in given.values() for text in one.get(kind, ())]
                found = (kin.match(tx, text).found for text in texts)
                yield kind, (len(texts), sum(any(told.relation.kind in MADE for told in each) for each in found))
        store.close()


def is_held(kind: str, count: Count) -> bool:
    """Whether a kind of text is found, or left alone, often enough."""
    share = count[1] / count[0]
    return share >= RECALL[kind] if kind in RECALL else share <= FALSE


def _print(title: str, counts: Iterator[tuple[str, Count]]) -> bool:
    titled(title)
    held = True
    for kind, count in counts:
        limit = f"at least {RECALL[kind]}" if kind in RECALL else f"at most {FALSE}"
        row(f"{kind} ({count[0]})", f"{count[1] / count[0]:.3f}", limit)
        held = held and is_held(kind, count)
    return held


def halves(given: Mapping[str, Subject]) -> dict[str, Mapping[str, Subject]]:
    """The subjects on which the first rules were tuned, the others, and all."""
    tuned = {name: one for name, one in given.items() if name in TUNED}
    return {"tuned": tuned, "others": {name: one for name, one in given.items() if name not in tuned}, "all": given}


def _read(path: Path | None, most: int) -> list[str]:
    if path is None:
        return []
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in islice(file, most)]


def main() -> int:
    """Print a table for each half and all; with ``--check`` exit 1 if ``relate`` misses a limit on all subjects."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail if a limit is missed")
    parser.add_argument("--half", choices=HALVES, help="one part of the subjects only")
    parser.add_argument("--texts", type=Path, help="other texts for the store, a JSON string a line")
    parser.add_argument("--among", type=int, default=20_000, help="so many of them at most")
    chosen = parser.parse_args()
    parted = {"short": subjects(SHORT), "unseen": subjects(UNSEEN), **halves(subjects())}
    wanted = {name: one for name, one in parted.items() if chosen.half in (None, name)}
    held = [_print(f"{name}, by the two texts", related(one)) for name, one in wanted.items()]
    others = _read(chosen.texts, chosen.among)
    for name, one in wanted.items():
        _print(f"{name}, by a store of all sources and {len(others)} others", matched(one, others))
    return 1 if chosen.check and not held[-1] else 0


if __name__ == "__main__":
    sys.exit(main())

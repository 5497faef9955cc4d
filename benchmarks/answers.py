"""What systems answered, kept between runs: peers once for each version and page, copydesk always anew."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.corpus import CACHE, Case
from benchmarks.held_out import HeldOut
from benchmarks.peers import OURS, Given, System, asked
from benchmarks.score import Answer

FOLDER = CACHE / "copydesk-benchmarks" / "answers"


class _Kept(Struct, frozen=True):
    page: str
    answer: Answer


def our_answers(cases: Sequence[Case], held_out: HeldOut | None = None) -> tuple[Answer, ...]:
    """copydesk's answer to each page, always asked anew; with ``held_out`` by models that do not know its site.

    An exception ends the run: no page may raise, and a score of nought would hide which one did.
    """
    found = []
    for case in cases:
        with held_out.reading(case.corpus, case.id) if held_out else nullcontext():
            found.append(OURS.ask(Given(body=case.body(), url=case.url)))
    return tuple(found)


def answers(
    system: System, cases: Sequence[Case], languages: Sequence[str], folder: Path = FOLDER
) -> tuple[Answer, ...]:
    """A peer's answer to each page, asked once for each version. What time it took is never kept."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{system.mark}.jsonl"
    kept, found = dict(_kept(file)), []
    with file.open("ab") as out:
        for case, language in zip(cases, languages, strict=True):
            given = Given(body=case.body(), url=case.url, language=language)
            page = _digest(system, given)
            if page not in kept:
                kept[page] = asked(system, given)
                # The line's end stands before it: what a killed run left half is then a line of its own.
                out.write(b"\n" + msgspec.json.encode(_Kept(page, kept[page])))
                out.flush()
            found.append(kept[page])
    return tuple(found)


def _kept(file: Path) -> Iterator[tuple[str, Answer]]:
    """What stands in the file; a line that a killed run left half is asked again."""
    for line in file.read_bytes().split(b"\n") if file.is_file() else ():
        try:
            kept = msgspec.json.decode(line, type=_Kept)
        except msgspec.DecodeError:
            continue
        yield kept.page, kept.answer


def _digest(system: System, given: Given) -> str:
    told = given.language if system.told else ""
    stated = f"{given.url}\n{told}\n".encode()
    return hashlib.sha256(stated + given.body).hexdigest()[:32]

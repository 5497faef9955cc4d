"""Speed of fingerprints beside other libraries, on the same texts: ``python -m benchmarks.fingerprints``.

CPU time of one thread, the best of three rounds, over texts of 700 words made from a fixed seed; peers that are not
installed are named. What each does differs: ours reads the text and makes all its signatures, a peer is given words.
"""

import argparse
import importlib
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.figures import row
from workers.fingerprint import fingerprint
from workers.fingerprint.canonical import tokens

TEXTS, WORDS, ROUNDS = 200, 700, 3
_SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"]

Maker = Callable[[str], object]


def texts(count: int = TEXTS, words: int = WORDS) -> list[str]:
    """Invented articles: paragraphs with speech, numbers and names, the same on every machine."""
    chance = random.Random(700)  # noqa: S311 - the same texts for everybody
    known = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(5000)]
    return [_article(chance, known, words) for _ in range(count)]


def _article(chance: random.Random, known: list[str], words: int) -> str:
    told = [min(chance.choices(known, k=3)) for _ in range(words)]
    told[::29] = [str(chance.randint(1, 9999)) for _ in told[::29]]
    told[::17] = [word.capitalize() for word in told[::17]]
    lines = [" ".join(told[at : at + 40]) + "." for at in range(0, words, 40)]
    return "\n\n".join(f"“{line}” said {line.split()[0]}." if at % 5 == 2 else line for at, line in enumerate(lines))


def makers() -> Iterator[tuple[str, Maker | None]]:
    """What is measured; None stands for a peer that is not installed."""
    yield "tokens of the canonical form", tokens
    yield "copydesk: key", lambda text: fingerprint(text, signed=False)
    yield "copydesk: key and all signatures", fingerprint
    yield "datasketch: MinHash, 128 permutations", _peer("datasketch", _datasketch)
    yield "rensa: RMinHash, 128 permutations", _peer("rensa", _rensa)
    yield "iscc-lib: Text-Code, 64 bits", _peer("iscc_lib", lambda module: module.gen_text_code_v0)
    yield "iscc-core: Text-Code, 64 bits", _peer("iscc_core", lambda module: module.gen_text_code_v0)


def _peer(name: str, made: Callable[..., Maker]) -> Maker | None:
    try:
        return made(importlib.import_module(name))
    except ImportError:
        return None


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]


def _datasketch(module: Any) -> Maker:
    def make(text: str) -> object:
        sketch = module.MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        return sketch

    return make


def _rensa(module: Any) -> Maker:
    def make(text: str) -> object:
        sketch = module.RMinHash(num_perm=128, seed=1)
        sketch.update(_shingles(text))
        return sketch

    return make


def per_second(make: Maker, given: list[str], rounds: int = ROUNDS) -> float:
    """Texts a second of CPU, in the best round; the first texts only load what is loaded once."""
    for text in given[:10]:
        make(text)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for text in given:
            make(text)
        best = min(best, time.process_time() - start)
    return len(given) / best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=TEXTS, help="texts")
    given = texts(parser.parse_args().sample)
    row("what", "texts a second")
    for name, make in makers():
        row(name, f"{per_second(make, given):,.0f}" if make else "not installed")


if __name__ == "__main__":
    main()

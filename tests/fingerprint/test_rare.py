"""Rare words: as the specification makes them, the same in their forms, and none where nothing tells what is rare."""

import json
from hashlib import sha256
from importlib.resources import files

import numpy as np
import pytest

from workers.fingerprint.canonical import tokens
from workers.fingerprint.rare import KEPT, STEM, common, paired, rare, rare_stems
from workers.fingerprint.signatures import signatures
from workers.fingerprint.sketch import BASE

RAW = json.loads(files("workers").joinpath("vectors", "rare1.json").read_text("utf-8"))
VECTORS = {row["name"]: row["text"] for row in json.loads(
    files("workers").joinpath("vectors", "signatures.json").read_text("utf-8")
)["pinned"]}  # fmt: skip
PINNED = "8089555e2819510f786d964d9a41dd2091ee54589c66b6bb9ec3c3851ceb8e80"
TEXT = VECTORS["rare words"]


def mixed(value: int) -> int:
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    value = (value ^ value >> 27) * 0x94D049BB133111EB % 2**64
    return value ^ value >> 31


def hashed(stem: str) -> int:
    return mixed(sum(byte * pow(BASE, at, 2**64) for at, byte in enumerate(stem.encode())) % 2**64)


def test_the_sketch_is_what_the_specification_says() -> None:
    known = {stem for stems in RAW["common"].values() for stem in stems.split()}
    stems = {word[:5] for word in tokens(TEXT) if len(word) >= 5} - known
    least = sorted(map(hashed, stems))[:32]
    assert signatures(TEXT).rw1 == b"".join(value.to_bytes(8, "little") for value in least)
    sums = sorted(mixed((a + b) % 2**64) for at, a in enumerate(least) for b in least[at + 1 :])
    assert paired(signatures(TEXT).rw1, 12) == sums[:12]


def test_the_list_of_common_stems_is_pinned() -> None:
    told = json.dumps(RAW["common"], sort_keys=True).encode()
    # rw1 rests on this very list: another one is another name.
    assert sha256(told).hexdigest() == PINNED
    for language, (hit, miss) in {
        "en": ("because", "cormorant"),
        "de": ("zwischen", "Zifferblatt"),
        "fr": ("toujours", "perroquet"),
        "es": ("entonces", "cigüeña"),
    }.items():
        stems = dict(zip(RAW["common"], common(), strict=True))[language]
        assert hit[:STEM] in stems
        assert miss.casefold()[:STEM] not in stems


def test_a_word_in_another_form_or_place_is_the_same() -> None:
    words = tokens(TEXT)
    turned = [f"{word}ing" if len(word) >= STEM else word for word in reversed(words)]
    assert rare([words]) == rare([turned]) != b""


def test_it_is_kept_small() -> None:
    assert len(rare([tokens(TEXT)])) == 8 * KEPT
    assert len(np.unique(np.frombuffer(rare([tokens(TEXT)]), "<u8"))) == KEPT
    assert paired(b"", 12) == paired(rare([tokens(TEXT)])[:8], 12) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ".join(TEXT.split()[:60]),
        VECTORS["rare words, of no language that is known"],
        f"“{TEXT}”",
        "新しい橋が完成した。" * 30,
        "the and of to in " * 60,
    ],
)
def test_where_nothing_tells_what_is_rare_there_is_none(text: str) -> None:
    assert signatures(text).rw1 == b""


def test_words_of_a_language_that_is_not_known_are_not_rare() -> None:
    assert rare_stems(tokens("Kutta vello mirrun dasko perrin ollat simmer tokka vanno lerrik")) == frozenset()
    assert rare_stems(["between", "because", "cormorant"]) == {"cormo"}
    assert rare_stems([]) == frozenset()

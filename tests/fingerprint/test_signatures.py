"""Signatures: pinned by vectors, computed again here by plain arithmetic, and good for what they are kept for."""

import json
from importlib.resources import files
from typing import Any

import pytest

from workers import fingerprint
from workers.fingerprint.canonical import tokens
from workers.fingerprint.passages import scale_of, shared_share
from workers.fingerprint.sketch import BASE, contained, containment, gram_hashes, resemblance, resembling, winnowed
from workers.model import Signatures

VECTORS = json.loads(files("workers").joinpath("vectors", "signatures.json").read_text("utf-8"))["pinned"]
WORDS = [f"w{number * 7919 % 1009}" for number in range(600)]


def signed(text: str) -> Signatures:
    mark = fingerprint(text)
    assert mark is not None
    assert mark.signatures is not None
    return mark.signatures


def mixed(value: int) -> int:
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    value = (value ^ value >> 27) * 0x94D049BB133111EB % 2**64
    return value ^ value >> 31


def plainly(words: list[str]) -> int:
    """The hash of a run as the specification writes it."""
    data = " ".join(words).encode()
    return mixed(sum(byte * pow(BASE, at, 2**64) for at, byte in enumerate(data)) % 2**64)


def threes(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["name"])
def test_vectors(row: dict[str, Any]) -> None:
    made, body = signed(row["text"]), tokens(row["text"])
    assert scale_of(body) == row["scale"]
    names = Signatures.__struct_fields__
    assert {name: getattr(made, name).hex() for name in names} == {name: row[name] for name in names}
    size = 3 * row["scale"]
    runs = [list(body[at : at + size]) for at in range(max(1, len(body) - size + 1))]
    assert [f"{plainly(run):016x}" for run in runs[:3]] == row["shingles"]
    least = []
    for number in range(1, 127):
        seed = mixed(number * BASE % 2**64)
        least.append(min(((seed >> 32 | 1) * (plainly(run) >> 32) + seed) % 2**32 for run in runs))
    assert b"".join(value.to_bytes(4, "little") for value in least).hex() == row["mh1"]


def test_a_long_text_is_hashed_as_a_short_one() -> None:
    hashes = gram_hashes(WORDS * 40, 3).tolist()
    assert hashes[23_000] == plainly((WORDS * 40)[23_000:23_003])


def test_estimates_are_near_the_shares() -> None:
    other = [word if at % 12 else "other" for at, word in enumerate(WORDS)] + WORDS[:50]
    true, _ = shared_share(threes(WORDS), threes(other))
    found = resembling(*(resemblance(gram_hashes(words, 3)) for words in (WORDS, other)))
    assert abs(found - true) < 0.12
    half = containment(gram_hashes(WORDS[:300], 5))
    assert contained(half, containment(gram_hashes(WORDS, 5))) == 1.0
    assert contained(b"", half) == resembling(b"", b"") == 0.0


def test_a_shared_run_of_eight_words_shares_a_passage() -> None:
    run = ["the", "old", "piers", "could", "still", "bear", "a", "lighter"]
    for at in range(5):
        a = chosen([*WORDS[at : at + 30], *run, *WORDS[50:80]])
        b = chosen([*WORDS[200 + at : 230], *run, *WORDS[300:330]])
        assert a & b


def chosen(words: list[str]) -> set[int]:
    hashes = gram_hashes(words, 6)
    (least,) = winnowed(hashes, [(0, len(hashes))])
    return set(least.tolist())


def test_speech_makes_no_passages() -> None:
    spoken = "We have waited eleven months for a way to our own fields, and we will not wait again"
    assert signed(f"“{spoken}.”").wp1 == b""
    assert len(signed(spoken).wp1) >= 5 * 8


def test_signatures_are_left_out_when_not_asked_for() -> None:
    mark = fingerprint("The council met.", signed=False)
    assert mark is not None
    assert mark.signatures is None
    assert fingerprint("…") is None


def test_one_text_in_other_typography_has_the_same_signatures() -> None:
    text = VECTORS[0]["text"]
    assert signed(text.upper().replace(" ", "\u00a0")) == signed(text)

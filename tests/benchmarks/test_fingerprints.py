"""The texts of the benchmark of fingerprints are the same everywhere, and each of ours is measured."""

from benchmarks.fingerprints import makers, per_second, texts
from workers.fingerprint import fingerprint


def test_the_texts_do_not_change() -> None:
    first, second = texts(1, 80), texts(1, 80)
    assert first == second
    mark = fingerprint(texts(3)[2])
    assert mark is not None
    assert mark.tokens >= 700


def test_what_is_ours_is_measured() -> None:
    found = dict(makers())
    assert per_second(found["copydesk: key and all signatures"] or str, texts(2), 1) > 0

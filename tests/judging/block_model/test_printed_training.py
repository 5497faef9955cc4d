"""What the training learns of printed words; it needs the extra ``train``."""

import numpy as np
import pytest

pytest.importorskip("scipy", reason="NOT RUN: the training of printed words needs scipy, of the extra train")

from benchmarks.train.printed import MIN_SITES, Print, printed

OFFER, TOLD = "Subscribe to our letter", "The crew said that the lock was old"


def page(site: int, *texts: str, content: tuple[bool, ...], weight: float = 1.0) -> Print:
    spread = np.full(len(texts), weight)
    return Print(site=f"site{site}.example", texts=list(texts), content=np.array(content), weight=spread)


def test_training_learns_what_many_sites_print_and_nothing_of_what_few_do() -> None:
    pages = [
        *(page(site, OFFER, TOLD, content=(False, True)) for site in range(MIN_SITES)),
        *(page(site, "Quincunx", TOLD, content=(False, True)) for site in range(MIN_SITES - 1)),
        *(page(0, "Quincunx", TOLD, content=(False, True)) for _ in range(MIN_SITES)),
    ]
    found = printed(pages)
    assert found["subscribe"] < 0 < found["said"]
    assert found["^subscribe"] < 0
    assert found["our letter"] < 0
    assert "quincunx" not in found
    assert printed(pages) == found


def test_what_weighs_nothing_teaches_nothing() -> None:
    pages = [page(site, OFFER, TOLD, content=(False, True)) for site in range(MIN_SITES)]
    wrong = [page(site, OFFER, TOLD, content=(True, False), weight=0.0) for site in range(MIN_SITES)]
    assert printed([*pages, *wrong])["subscribe"] < 0 < printed([*pages, *wrong])["said"]

"""What fuzzing has kept because it reached new code is read again by every run of the tests."""

import pytest

from hostile import corpus
from hostile.targets import TARGETS


def test_every_target_has_kept_inputs() -> None:
    assert {path.stem for path in corpus.FOLDER.glob("*.zip")} == set(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_kept_breaks_no_promise(name: str) -> None:
    inputs = corpus.kept(name)
    assert len(inputs) >= 50, "it was fuzzed for a while"
    for data in inputs:
        TARGETS[name](data)

"""The fixtures of the queue's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from queue_helpers import FakeTask

from workers.held import Held
from workers.settings import Settings


@pytest.fixture
def task() -> FakeTask:
    return FakeTask()


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    holder = Held(Settings(home=tmp_path))
    yield holder
    holder.close()

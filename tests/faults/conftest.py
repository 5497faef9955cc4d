"""A rig for every test of faults that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rigging import Rig


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    made = Rig(tmp_path, monkeypatch)
    made.start_server()
    yield made
    made.close()

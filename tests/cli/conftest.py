"""Runs the command in this process, in a home of its own."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import newsroom
from workers import recipe
from workers.cli import main
from workers.contract import Page
from workers.model import Article, Profile, Rejected

TEXTS = Path(newsroom.__file__).parent / "texts"
PAGES = Path(newsroom.__file__).parent / "pages"
STORY_A, STORY_B = TEXTS / "a.txt", TEXTS / "b.txt"
UNKNOWN = "cd1-" + "0" * 64


class Ran:
    """What a command answered."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        """The one line of stdout."""
        return msgspec.json.decode(self.out)

    @property
    def lines(self) -> list[Any]:
        """Each line of stdout."""
        return [msgspec.json.decode(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a home beside it that does not exist yet."""
    for name in [name for name in os.environ if name.startswith("COPYDESK_")]:
        monkeypatch.delenv(name)
    root = Path(__file__).resolve().parents[2]  # children are started elsewhere than in the checkout
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")])))
    monkeypatch.setenv("COPYDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COPYDESK_CONFIG", str(tmp_path / "copydesk.toml"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home"


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pages in this process: a child loads the recipe anew for each of them. Some tests do without this."""

    def clean_here(page: Page, profile: Profile | None = None, **_: object) -> Article | Rejected:
        return recipe.clean(page, profile)

    monkeypatch.setattr("workers.child.clean_alone", clean_here)


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("clean", "-", stdin=b"...")`` gives the exit code and both streams."""

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        streams = capsys.readouterr()
        assert "Traceback" not in streams.err + streams.out
        return Ran(code, streams.out, streams.err)

    return call

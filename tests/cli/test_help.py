"""``--help`` is quick, complete and true."""

import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from cli.conftest import Run

from workers.cli import exits
from workers.cli.app import COMMANDS, app
from workers.model import Profile
from workers.recipe import recipe_id

DOC = Path(__file__).resolve().parents[2] / "docs" / "command.md"


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    ran = run("--help")
    assert ran.code == exits.OK
    for name, row in COMMANDS.items():
        assert f"\n  {name} " in ran.out
        assert row.help.split()[0] in ran.out
    words = " ".join(ran.out.split())
    for code, meaning in exits.MEANING.items():
        assert f"{code} {meaning}" in words


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_line_is_the_first_of_its_docstring(name: str) -> None:
    app = import_module(f"workers.cli.{COMMANDS[name].module}").app
    command = app.registered_callback or app.registered_commands[0]
    assert inspect.getdoc(command.callback).splitlines()[0] == COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == exits.OK
    assert f"copydesk {name}" in ran.out


def _below(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command and each command below it, with the words that call it."""
    yield path, command
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from _below(command.get_command(None, name), (*path, name))


EVERY = dict(_below(typer.main.get_command(app)))


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_argument_and_option_is_explained_in_words(run: Run, path: tuple[str, ...]) -> None:
    shown = run(*path, "--help").out
    assert re.findall(r"<(?:str|int|float|path|list)\b[^>]*>|\.\.\.\S*\.\.\.", shown) == []
    unsaid = [param.name for param in EVERY[path].params if not param.help and not param.hidden]
    assert unsaid == []


def test_the_version_comes_with_the_recipe_that_reads(run: Run) -> None:
    ran = run("--version")
    assert ran.code == exits.OK
    assert re.fullmatch(r"copydesk (\d+\.\d+\.\d+|of a checkout), recipe 1-[0-9a-f]+\n", ran.out)
    assert recipe_id(Profile()) in ran.out


def test_help_loads_no_room_and_no_framework() -> None:
    code = "import sys; from workers.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(ran.stderr.split())
    assert not {"sqlalchemy", "celery", "scrapy", "rich", "selectolax", "lxml", "redis", "tldextract"} & loaded
    assert not {name for name in loaded if name.startswith("workers.") and not name.startswith("workers.cli")}


def test_the_page_in_docs_names_every_command_and_code() -> None:
    text = DOC.read_text("utf-8")
    assert [name for name in COMMANDS if f"`{name}" not in text and f", `{name}`" not in text] == []
    for code, meaning in exits.MEANING.items():
        assert f"| {code} | {meaning} |" in text


def test_no_arguments_show_the_help_as_a_usage_error(run: Run) -> None:
    ran = run()
    assert ran.code == exits.USAGE
    assert "Usage: copydesk" in ran.out + ran.err


@pytest.mark.parametrize("arguments", [["list", "--nonsense"], ["list", "--limit", "0"], ["show"]])
def test_wrong_usage_is_told(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == exits.USAGE
    assert "Error" in ran.err
    assert ran.out == ""

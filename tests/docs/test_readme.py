"""What the documents show is true: examples run, commands exist, links lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")

FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MADE = re.compile(r"\bmake ([a-z-]+)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
NAMED = re.compile(r"\b((?:docs|tests|workers|crawler|newsroom|examples)/[\w./-]+\.(?:md|py|json|toml))\b")

TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def fenced(language: str) -> list[str]:
    return [body for found, body in FENCE.findall(README) if found == language]


def python_examples() -> list[str]:
    return [body for body in fenced("python") if "from workers import" in body]


@pytest.mark.parametrize("example", python_examples())
def test_a_python_example_runs_as_printed(example: str) -> None:
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_there_are_python_examples() -> None:
    assert python_examples()


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {target for path in DOCUMENTS for target in MADE.findall(_code(path))}
    assert named
    assert named - targets == set()


def _code(path: Path) -> str:
    """The indented and fenced lines of a document: prose may say "make sure"."""
    text = path.read_text("utf-8")
    indented = [line for line in text.splitlines() if line.startswith("    ")]
    return "\n".join([*indented, *(body for _, body in FENCE.findall(text))])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_named_files_lead_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    missing = [link for link in LINK.findall(text) if not (path.parent / link).exists()]
    missing += [named for named in NAMED.findall(text) if not (ROOT / named).exists()]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_test_that_is_named_exists(path: Path) -> None:
    named = TEST.findall(path.read_text("utf-8"))
    missing = [f"{file}::{name}" for file, name in named if f"def {name}(" not in (ROOT / file).read_text("utf-8")]
    assert missing == []


def commands() -> list[str]:
    lines = [line.strip() for line in README.splitlines() if line.startswith("    ")]
    return sorted({match[1] for line in lines if (match := re.match(r"copydesk ([a-z]+)", line))})


@pytest.mark.parametrize("command", commands())
def test_every_command_that_is_named_exists(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workers.cli", command, "--help"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_console_says_what_the_readme_shows(tmp_path: Path) -> None:
    shims = tmp_path / "bin"
    shims.mkdir()
    (shims / "copydesk").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m workers.cli "$@"\n')
    (shims / "copydesk").chmod(0o755)
    (tmp_path / "newsroom").symlink_to(ROOT / "newsroom")
    env = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    env |= {"PATH": f"{shims}:{env['PATH']}", "PYTHONPATH": str(ROOT), "COPYDESK_HOME": str(tmp_path / "home")}
    asked = 0
    for block in fenced("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            done = subprocess.run(
                ["sh", "-c", command], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            assert_shown(shown, done.stdout)
            asked += 1
    assert asked
    assert (tmp_path / "diff.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def assert_shown(shown: str, printed: str) -> None:
    """What is shown was printed in this order; a line of dots stands for any lines."""
    rest = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    for at, piece in enumerate(re.split(r"^…\n", shown, flags=re.MULTILINE)):
        assert piece in rest, f"{piece}\nis not in\n{rest}"
        assert at or rest.startswith(piece)
        rest = rest.partition(piece)[2] if piece else rest


def test_the_application_in_the_readme_is_the_one_that_is_tested() -> None:
    shown = [body for body in fenced("python") if "copydesk.clean.v1" in body]
    assert shown == [(ROOT / "examples" / "application.py").read_text("utf-8")]


def test_each_decision_stands_once_in_the_index_by_its_title() -> None:
    folder = ROOT / "docs" / "decisions"
    titles = {path.name: path.read_text("utf-8").splitlines()[0][2:] for path in folder.glob("0*.md")}
    rows = re.findall(r"^- \[(\d{4})\]\(([\w.-]+)\)(: .+)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted((file, number + title) for number, file, title in rows) == sorted(titles.items())

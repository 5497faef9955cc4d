"""What the documents show is true: examples run, commands exist, links lead somewhere."""

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


def test_the_application_in_the_readme_is_the_one_that_is_tested() -> None:
    shown = [body for body in fenced("python") if "copydesk.clean.v1" in body]
    assert shown == [(ROOT / "examples" / "application.py").read_text("utf-8")]

"""An audit says what it looked up, and never calls clean what it could not look up."""

import json
from collections.abc import Callable

import pytest

from benchmarks import advisories
from benchmarks.advisories import FOUND, NONE, UNKNOWN, audit

CLEAN = {"name": "alpha", "version": "1.0", "vulns": []}
HOLED = {
    "name": "beta",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1", "PYSEC-1"], "fix_versions": ["2.1"], "description": "..."}],
}
SKIPPED = {"name": "gamma", "skip_reason": "Dependency not found on PyPI and could not be audited: gamma (3.0)"}
AWAY = ("", "Traceback ...\nConnectionError: failed to resolve 'api.osv.dev'\n")


def saying(**answers: list[dict] | tuple[str, str]) -> Callable[[str], tuple[str, str]]:
    def ask(index: str) -> tuple[str, str]:
        said = answers[index]
        return said if isinstance(said, tuple) else (json.dumps({"dependencies": said, "fixes": []}), "")

    return ask


def test_all_that_was_looked_up_is_clean() -> None:
    assert audit(saying(pypi=[CLEAN])) == (
        NONE,
        ["looked up: 1 packages of requirements.lock; known advisories: none"],
    )


def test_an_advisory_is_told_with_the_version_that_mends_it() -> None:
    code, said = audit(saying(pypi=[CLEAN, HOLED]))
    assert code == FOUND
    assert said[0] == "beta 2.0: PYSEC-1, CVE-1; mended in 2.1"


def test_what_one_index_does_not_know_is_asked_of_the_next() -> None:
    code, said = audit(saying(pypi=[CLEAN, SKIPPED], osv=[CLEAN, {**CLEAN, "name": "gamma"}]))
    assert (code, said) == (NONE, ["looked up: 2 packages of requirements.lock; known advisories: none"])


def test_what_nobody_could_look_up_is_not_called_clean() -> None:
    code, said = audit(saying(pypi=[SKIPPED], osv=AWAY))
    told = "\n".join(said)
    assert code == UNKNOWN
    assert "NOT looked up: 1 packages" in told
    assert "failed to resolve 'api.osv.dev'" in told
    assert "known advisories" not in told


def test_an_advisory_counts_also_where_others_could_not_be_looked_up() -> None:
    code, said = audit(saying(pypi=[HOLED, SKIPPED], osv=AWAY))
    assert code == FOUND
    assert any("NOT looked up: 1" in line for line in said)


@pytest.mark.parametrize(("words", "expected"), [([], UNKNOWN), (["--where-possible"], 0)])
def test_a_machine_without_an_index_ends_as_it_was_asked_to(
    words: list[str], expected: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(advisories, "audit", lambda: audit(saying(pypi=AWAY, osv=AWAY)))
    monkeypatch.setattr("sys.argv", ["advisories", *words])
    assert advisories.main() == expected
    assert "NOT looked up: all packages" in capsys.readouterr().out

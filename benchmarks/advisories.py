"""Known advisories of what is installed: ``make audit``, which runs this in an environment that has pip-audit.

Every package of ``requirements.lock`` is looked up in PyPI, and what is not known there at osv.dev. By itself
pip-audit ends well where an index does not know a package: nothing was looked up then, and this says so.

Exits 0 if every package was looked up and none has an advisory, 1 if one has, 3 if any could not be looked up
(0 with ``--where-possible``, for a machine that cannot reach an index).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
#: The names that pip-audit has for them.
INDEXES = {"pypi": "PyPI's JSON interface", "osv": "api.osv.dev"}
NONE, FOUND, UNKNOWN = 0, 1, 3
#: Seconds for one request, and for all that one index is asked.
TIMEOUT, PATIENCE = 15, 300


class Answer(NamedTuple):
    """What one index said: the advisories of each package that it knows, and why others were not looked up."""

    known: Mapping[str, Sequence[str]]
    unknown: Mapping[str, str]
    failed: str = ""


def run(index: str) -> tuple[str, str]:
    """Ask one index by pip-audit; what it wrote, and what it said beside that."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes", "--disable-pip"]
    more = ["--format", "json", "--progress-spinner", "off", "--timeout", str(TIMEOUT), "--vulnerability-service"]
    try:
        done = subprocess.run([*command, *more, index], capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "", f"no answer within {PATIENCE} s"
    return done.stdout, done.stderr


def read(written: str, said: str) -> Answer:
    """The answer of an index, from the JSON that pip-audit wrote; without any, the last line that it said."""
    try:
        rows = json.loads(written)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Answer({}, {}, (said.strip().splitlines() or ["pip-audit said nothing"])[-1][:300])
    known = {row["name"]: [_told(row, one) for one in row["vulns"]] for row in rows if "vulns" in row}
    return Answer(known, {row["name"]: row.get("skip_reason", "") for row in rows if "vulns" not in row})


def _told(row: Mapping[str, str], found: Mapping[str, Sequence[str]]) -> str:
    names = ", ".join(dict.fromkeys([str(found["id"]), *found.get("aliases", ())]))
    mended = ", ".join(found.get("fix_versions", ())) or "no release yet"
    return f"{row['name']} {row['version']}: {names}; mended in {mended}"


def audit(ask: Callable[[str], tuple[str, str]] = run) -> tuple[int, list[str]]:
    """Ask the indexes one after the other until every package was looked up; the exit code and what to say."""
    known: dict[str, Sequence[str]] = {}
    left: dict[str, str] = {}
    why: dict[str, str] = {}
    for index in INDEXES:
        answer = read(*ask(index))
        known.update(answer.known)
        left = {name: reason for name, reason in (left | answer.unknown).items() if name not in known}
        why[index] = answer.failed or next(iter(answer.unknown.values()), "")
        if known and not left:
            break
    found = [one for advisories in known.values() for one in advisories]
    code = FOUND if found else UNKNOWN if left or not known else NONE
    return code, [*found, *_summary(known, left, why, found)]


def _summary(
    known: Mapping[str, Sequence[str]], left: Mapping[str, str], why: Mapping[str, str], found: Sequence[str]
) -> Iterator[str]:
    if known:
        yield f"looked up: {len(known)} packages of {LOCK.name}; known advisories: {len(found) or 'none'}"
    if left or not known:
        yield f"NOT looked up: {len(left) or 'all'} packages of {LOCK.name}; nothing is said about them"
        yield from (f"  {index}: {reason}" for index, reason in why.items() if reason)
        yield f"run `make audit` where one of these can be reached: {' or '.join(INDEXES.values())}"
        yield "advisories that were read by hand, with the versions that mend them, are in SECURITY.md"


def main() -> int:
    """Ask, and print what was found."""
    parser = argparse.ArgumentParser(prog="benchmarks.advisories", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--where-possible", action="store_true", help="exit 0 where no index can be asked")
    chosen = parser.parse_args()
    code, said = audit()
    print("\n".join(said))
    return 0 if code == UNKNOWN and chosen.where_possible else code


if __name__ == "__main__":
    sys.exit(main())

"""What is installed is what was meant: versions in one file, digests in the other, a licence for each."""

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCK, CONSTRAINTS = ((ROOT / name).read_text("utf-8") for name in ("requirements.lock", "constraints.txt"))
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    return {plain(name): version for name, version in _PIN.findall(text)}


def test_constraints_hold_versions_only() -> None:
    lines = [line for line in CONSTRAINTS.splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[^ ;]+( ; .+)?", line)] == []


def test_every_locked_package_has_digests_and_no_address() -> None:
    parts = re.split(r"\n(?=\S)", LOCK.strip())
    assert [part for part in parts if not re.search(r"--hash=sha256:[0-9a-f]{64}", part)] == []
    assert "://" not in LOCK
    assert len(parts) == len(pins(LOCK)) > 60


def test_the_lock_has_the_versions_of_the_constraints() -> None:
    wanted, locked = pins(CONSTRAINTS), pins(LOCK)
    assert {name: version for name, version in locked.items() if wanted.get(name, version) != version} == {}


def declared() -> list[str]:
    """What pyproject asks for, with what the tests need: that is what the lock is made of."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["test"]]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_locked() -> None:
    locked = pins(LOCK)
    wanted = [Requirement(one) for one in declared()]
    assert [one.name for one in wanted if plain(one.name) not in locked] == []
    assert [one.name for one in wanted if locked[plain(one.name)] not in one.specifier] == []


def installed(wanted: list[str], seen: set[str]) -> Iterator[str]:
    """The names of what these bring here, and of what that brings in turn."""
    for one in map(Requirement, wanted):
        name = f"{plain(one.name)}[{','.join(sorted(one.extras))}]"
        if name in seen or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        yield plain(one.name)
        asked = [Requirement(text) for text in metadata.requires(one.name) or ()]
        extras = ("", *one.extras)
        met = [sub for sub in asked if not sub.marker or any(sub.marker.evaluate({"extra": e}) for e in extras)]
        yield from installed([str(sub).split(";")[0] for sub in met], seen)


def licences() -> dict[str, str]:
    rows = re.findall(r"^\| (\S+) \| (\S.*) \|$", (ROOT / "docs/licences.md").read_text("utf-8"), re.MULTILINE)
    return {plain(name): licence for name, licence in rows if licence}


def test_every_locked_package_has_a_licence() -> None:
    assert pins(LOCK).keys() - licences().keys() == set()


def test_what_is_installed_is_locked_and_has_the_licence_that_it_names_itself() -> None:
    names = set(installed(declared(), set()))
    assert len(names) > 60
    assert names - pins(LOCK).keys() == set()
    told = {name: metadata.metadata(name).get("License-Expression") for name in names}
    listed = licences()
    assert {name: own for name, own in told.items() if own and not listed[name].startswith(own)} == {}


def advisories() -> list[tuple[str, str]]:
    text = (ROOT / "SECURITY.md").read_text("utf-8").partition("## Advisories that were read")[2]
    return re.findall(r"^\| ([a-z][a-z-]*) \| .+ \| ([0-9.]+) \|$", text, re.MULTILINE)


@pytest.mark.parametrize(("name", "mended"), advisories())
def test_no_locked_version_is_older_than_one_that_mends_an_advisory(name: str, mended: str) -> None:
    assert Version(pins(LOCK)[name]) >= Version(mended)


def test_the_advisories_that_were_read_are_found() -> None:
    assert {"scrapy", "lxml", "celery", "redis"} <= {name for name, _ in advisories()}


def test_the_threat_model_names_tests_that_are_there() -> None:
    said = (ROOT / "SECURITY.md").read_text("utf-8")
    named = set(re.findall(r"`(tests/[^`]+)`", said))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []

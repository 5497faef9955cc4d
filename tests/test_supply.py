"""What is installed is what was meant: versions in one file, digests in the other, a licence for each."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK, CONSTRAINTS = ((ROOT / name).read_text("utf-8") for name in ("requirements.lock", "constraints.txt"))
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in _PIN.findall(text)}


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


def test_every_dependency_is_locked() -> None:
    declared = re.search(r"\ndependencies = \[(.*?)\n\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.DOTALL)
    assert declared is not None
    names = {name.lower() for name in re.findall(r'"([A-Za-z0-9.-]+)', declared[1])}
    assert {name.replace(".", "-") for name in names} - pins(LOCK).keys() == set()


def test_every_locked_package_has_a_licence() -> None:
    rows = re.findall(r"^\| (\S+) \| (\S.*) \|$", (ROOT / "docs/licences.md").read_text("utf-8"), re.MULTILINE)
    listed = {re.sub(r"[-_.]+", "-", name).lower() for name, licence in rows if licence}
    assert pins(LOCK).keys() - listed == set()


def test_the_threat_model_names_tests_that_are_there() -> None:
    said = (ROOT / "SECURITY.md").read_text("utf-8")
    named = set(re.findall(r"`(tests/[^`]+)`", said))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []

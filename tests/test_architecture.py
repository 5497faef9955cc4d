"""The rooms keep their borders: who may import whom, one home for each framework, small functions and files."""

import ast
import statistics
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("workers", "crawler", "newsroom")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
BESIDE = sorted(path for folder in ("tests", "benchmarks", "examples") for path in (ROOT / folder).rglob("*.py"))

CLEANING_ROOMS = ("reading", "lines", "judging", "facts", "fingerprint", "rendering")
#: What a cleaning room may import of ours beside itself, the contract, the model and the tables.
MAY_ALSO = {
    "judging": {"lines"},
    "facts": {"lines", "urls"},
    "fingerprint": set(),
    "reading": set(),
    "lines": set(),
    "rendering": {"reading", "urls"},
}
#: The frameworks, and the only places that may name them.
HOMES = {
    "selectolax": ("workers/reading/",),
    "readability": ("workers/judging/readable.py",),
    "lxml": ("workers/judging/readable.py",),
    "nh3": ("workers/rendering/html.py",),
    "sqlalchemy": ("workers/store/",),
    "alembic": ("workers/store/",),
    "psycopg": ("workers/store/",),
    "celery": (
        "workers/app.py",
        "workers/connection.py",
        "workers/tasks.py",
        "workers/client.py",
        "workers/worker.py",
        "crawler/schedule.py",
    ),
    "kombu": (
        "workers/app.py",
        "workers/client.py",
        "workers/connection.py",
        "workers/letters.py",
        "workers/notices.py",
        "workers/rabbit.py",
    ),
    "redbeat": ("crawler/schedule.py",),
    "redis": ("workers/broker.py",),
    "scrapy": ("crawler/",),
    "twisted": ("crawler/",),
    "playwright": ("crawler/browser.py", "crawler/showing.py"),
    "warcio": (
        "workers/archive_record.py",
        "workers/archive_page.py",
        "workers/archive_read.py",
        "workers/archive_scan.py",
    ),
    "fsspec": ("workers/archive_place.py",),
    "isal": ("workers/archive_record.py",),
    "numpy": (
        "workers/judging/block_model/",
        "workers/judging/line_model/",
        "workers/fingerprint/grams.py",
        "workers/fingerprint/echoes.py",
        "workers/fingerprint/rare.py",
        "workers/fingerprint/sketch.py",
        "workers/fingerprint/signatures.py",
        "workers/store/newest.py",
        "workers/store/sieve.py",
    ),
    "iscc_lib": ("workers/fingerprint/iscc.py",),
    "typer": ("workers/cli/",),
    "rich": ("workers/cli/", "newsroom/demo.py"),
    "idna": ("workers/urls.py",),
    "tldextract": ("workers/urls.py",),
}
CRAWLER_MAY = {
    "contract",
    "urls",
    "settings",
    "client",
    "broker",
    "frontiers",
    "archive",
    "archive_files",
    "archive_read",
    "printed",
    "show",
    "logged",
    "app",
    "health",
}

MAX_FUNCTION, MAX_FILE = 50, 350
#: Files that hold rows and nothing else may be longer: a table is read by its row.
DATA = ("workers/tables/", "workers/fingerprint/unicode14.py")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path) -> tuple[str, ...]:
    """What a file imports; each is read once, for the tests of all the frameworks."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module in PACKAGES:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """The rooms of ``workers`` that a file imports."""
    return {found.split(".")[1] for found in imports(path) if found.startswith("workers.")}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function with its lines of code: neither docstring, comment nor blank line counts."""
    text = path.read_text("utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1:] if ast.get_docstring(node) is not None else node.body
            span = lines[first[0].lineno - 1 : node.end_lineno] if first else []
            code = [line for line in span if line.strip() and not line.strip().startswith("#")]
            yield f"{name(path)}:{node.name}", len(code) + 1


def test_there_are_sources_to_check() -> None:
    assert len(SOURCES) > 40


@pytest.mark.parametrize("module", ["contract", "model", "printed"])
def test_what_flows_imports_the_standard_library_and_msgspec_only(module: str) -> None:
    allowed = {"typing", "datetime", "msgspec", "workers.contract"}
    assert set(imports(ROOT / "workers" / f"{module}.py")) <= allowed


@pytest.mark.parametrize("room", CLEANING_ROOMS)
def test_a_cleaning_room_imports_no_other(room: str) -> None:
    allowed = {room, "contract", "model", "tables"} | MAY_ALSO[room]
    found = {name(path): ours(path) - allowed for path in (ROOT / "workers" / room).rglob("*.py")}
    assert {path: extra for path, extra in found.items() if extra} == {}


def test_rendering_knows_no_more_of_reading_than_the_way_back_into_its_tree() -> None:
    found = {name(path): set(imports(path)) for path in (ROOT / "workers" / "rendering").glob("*.py")}
    inner = {path: {one for one in names if one.startswith("workers.reading")} for path, names in found.items()}
    assert {path: names for path, names in inner.items() if names - {"workers.reading.inside"}} == {}


def test_tables_import_only_the_model_and_their_row() -> None:
    found = {name(path): ours(path) - {"model", "tables"} for path in (ROOT / "workers/tables").glob("*.py")}
    assert {path: extra for path, extra in found.items() if extra} == {}


@pytest.mark.parametrize("room", CLEANING_ROOMS)
def test_the_recipe_knows_no_clock_environment_network_or_chance(room: str) -> None:
    impure = {
        "os",
        "time",
        "socket",
        "random",
        "subprocess",
        "urllib.request",
        "http",
        "asyncio",
        "threading",
    }
    found = {name(path): impure & set(imports(path)) for path in (ROOT / "workers" / room).rglob("*.py")}
    assert {path: extra for path, extra in found.items() if extra} == {}


def test_workers_never_import_the_crawler() -> None:
    assert [name(path) for path in SOURCES if name(path).startswith("workers/") and "crawler" in _roots(path)] == []


def test_the_crawler_imports_the_contract_and_the_client_only() -> None:
    found = {name(path): ours(path) - CRAWLER_MAY for path in SOURCES if name(path).startswith("crawler/")}
    assert {path: extra for path, extra in found.items() if extra} == {}


@pytest.mark.parametrize("framework", HOMES)
def test_a_framework_has_one_home(framework: str) -> None:
    homes = HOMES[framework]
    strangers = [name(path) for path in SOURCES if framework in _roots(path) and not name(path).startswith(homes)]
    assert strangers == []


def _roots(path: Path) -> set[str]:
    return {found.split(".")[0] for found in imports(path)}


def test_functions_are_small() -> None:
    sizes = dict(found for path in SOURCES for found in functions(path))
    assert {where: size for where, size in sizes.items() if size > MAX_FUNCTION} == {}
    assert statistics.median(sizes.values()) <= 8
    assert statistics.quantiles(sizes.values(), n=10)[8] <= 20


def test_files_are_small() -> None:
    sizes = {name(path): len(path.read_text("utf-8").splitlines()) for path in (*SOURCES, *BESIDE)}
    long = {where: size for where, size in sizes.items() if size > MAX_FILE and not where.startswith(DATA)}
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    texts = {name(path): path.read_text("utf-8") for path in (*SOURCES, *BESIDE)}
    silent = [where for where, text in texts.items() if text and not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_a_decision_has_a_number_of_its_own_and_says_it() -> None:
    decisions = sorted(path for path in (ROOT / "docs" / "decisions").glob("*.md") if path.name != "README.md")
    numbers = [path.name[:4] for path in decisions]
    assert numbers == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    said = [path.read_text("utf-8").split("\n")[0][: len("# 0001: ")] for path in decisions]
    assert said == [f"# {number}: " for number in numbers]


#: Written apart, so that this file does not hold what it looks for.
PARTS = (
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("py", "pi.org"),
    ("python", "hosted"),
    ("registry.", "npm"),
    ("deb.", "debian"),
)
FOREIGN = tuple("".join(parts) for parts in PARTS)


def test_nothing_of_the_machine_it_was_written_on() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / line for line in listed.stdout.split("\0") if line and (ROOT / line).is_file()]
    found = [
        (path.name, word)
        for path in files
        for word in FOREIGN
        if word in path.read_bytes().decode("utf-8", "replace")
    ]
    assert files
    assert found == []

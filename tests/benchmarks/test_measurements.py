"""The measurements run from end to end on an invented corpus, and say what they could not run."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import facts_cost
from benchmarks.__main__ import measurements
from benchmarks.speed import Spent, percentile, spread, within
from benchmarks.tables import Table, share, written

ROOT = Path(__file__).resolve().parents[2]
STORIES = (
    ("en", "The harbour froze over in the night, and the boats that were to leave for the islands stayed in. "),
    ("de", "Der Hafen fror in der Nacht zu, und die Boote, die zu den Inseln fahren sollten, blieben am Kai. "),
)
TABLE = Table(title="Fruit", head=("", "weight"), rows=(("apple", ".150"), ("fig", ".05")), note="ripe")


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one corpus of twelve pages in two languages and of two kinds."""
    folder = tmp_path_factory.mktemp("corpora")
    pages = folder / "invented" / "pages"
    pages.mkdir(parents=True)
    gold = []
    for number in range(12):
        language, sentence = STORIES[number % 2]
        text = "\n".join(f"{sentence * 3}{number}.{part}" for part in range(4))
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        page = (
            f"<html lang={language}><title>Ice {number}</title><article><h1>Ice {number}</h1>{paragraphs}</article>"
        )
        (pages / f"p{number}.html").write_text(page, "utf-8")
        kind = "article" if number < 6 else "forum"
        gold.append(
            {"id": f"p{number}", "text": text, "title": f"Ice {number}", "language": language, "page_type": kind}
        )
    (pages.parent / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)), "utf-8")
    return folder


def ran(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_quality_prints_every_system_by_kind_and_language(corpora: Path) -> None:
    done = ran("benchmarks.quality", "--corpora", str(corpora), "--peers", "readability", "--markdown")
    assert done.returncode == 0, done.stderr
    assert "**invented, 12 pages**" in done.stdout
    assert "| copydesk |" in done.stdout
    assert "| readability |" in done.stdout
    assert "word F1 by kind of page" in done.stdout
    assert "| de | 6 |" in done.stdout


def test_plain_text_is_measured_in_every_way(corpora: Path) -> None:
    done = ran("benchmarks.plain", "--corpora", str(corpora), "--sample", "2")
    assert done.returncode == 0, done.stderr
    assert "copydesk, tags cut out of the source" in done.stdout


def test_memory_is_told_before_and_after(corpora: Path) -> None:
    done = ran("benchmarks.memory", "--corpora", str(corpora), "--pages", "20")
    assert done.returncode == 0, done.stderr
    assert "at the last page" in done.stdout


@pytest.mark.parametrize("module", ["quality", "plain", "speed", "facts_cost", "memory"])
def test_without_corpora_that_is_said(module: str, tmp_path: Path) -> None:
    done = ran(f"benchmarks.{module}", "--corpora", str(tmp_path))
    assert done.returncode == 0
    assert f"NOT RUN: no corpora in {tmp_path}" in done.stdout


def test_an_unknown_peer_and_a_sample_without_floors_are_refused(corpora: Path) -> None:
    assert "no peer is called" in ran("benchmarks.quality", "--corpora", str(corpora), "--peers", "nobody").stderr
    assert "--sample 60" in ran("benchmarks.quality", "--sample", "7", "--check").stderr


def test_every_measurement_is_a_module_and_quality_is_checked_where_floors_are_pinned() -> None:
    for sample, checked in ((0, True), (60, True), (7, False)):
        found = dict(measurements(Path("c"), sample))
        assert ("--check" in found["benchmarks.quality"]) is checked
        assert all(find_spec(module) for module in found)


def test_a_ratio_is_over_all_pages_and_the_tail_over_the_median() -> None:
    spent = Spent(ours=(1.0, 1.0, 1.0, 2.0), peer=(5.0, 5.0, 5.0, 25.0))
    assert spent.ratio == 8.0
    assert spent.tail == percentile((1.0, 1.0, 1.0, 2.0), 99)
    assert within(spent)
    assert not within(Spent(ours=(1.0,), peer=(4.9,)))
    assert within(Spent(ours=(1.0,), peer=(0.0,)))


def test_the_facts_of_a_page_cost_what_its_claims_and_their_choice_cost_at_the_median() -> None:
    costs = [facts_cost.Cost(claims=claims, facts=1.0, kind=0.5, peer=9.0) for claims in (0.5, 1.0, 40.0)]
    assert [cost.added for cost in costs] == [1.5, 2.0, 41.0]
    assert facts_cost.within(costs)
    assert not facts_cost.within(costs[1:])
    assert facts_cost.within([facts_cost.Cost(claims=1.0, facts=4.0, kind=1.0, peer=5.0)])
    assert not facts_cost.within([facts_cost.Cost(claims=1.0, facts=4.0, kind=1.0, peer=0.0)])


def test_the_cost_of_facts_is_told_beside_htmldate(corpora: Path) -> None:
    done = ran("benchmarks.facts_cost", "--corpora", str(corpora), "--sample", "30")
    assert done.returncode == 0, done.stderr
    assert "facts: ms a page, median" in done.stdout
    assert "htmldate" in done.stdout


def test_pages_of_several_corpora_come_in_turn() -> None:
    assert spread(["ab", "c", ""]) == ("a", "c", "b")


def test_a_table_in_columns_and_as_markdown() -> None:
    assert written(TABLE, markdown=False) == "\nFruit\n-----\n       weight\napple    .150\nfig       .05\n\nripe\n"
    assert "| --- | ---: |\n| apple | .150 |" in written(TABLE, markdown=True)


@pytest.mark.parametrize(("value", "printed"), [(0.5, ".500"), (1.0, "1.000"), (0.0004, ".000")])
def test_shares_have_three_places(value: float, printed: str) -> None:
    assert share(value) == printed


def test_throughput_lays_a_crawl_beside_a_bare_spider() -> None:
    done = ran("benchmarks.throughput", "--pages", "12", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    for told in ("bare spider, raw pages", "copydesk", "of it, copydesk's crawler", "aimed at 0.5"):
        assert told in done.stdout

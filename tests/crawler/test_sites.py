"""sites.toml: what is read, and that each mistake is told with the place and what to write."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.cron import cron_fault
from crawler.listed import lines
from crawler.sites import Site, SitesError, load_sites, read_sites
from workers import printed

ROOT = Path(__file__).resolve().parents[2]
SEED: dict[str, Any] = {"seeds": ["https://a.example/"]}


def test_the_example_is_read() -> None:
    sites = load_sites(ROOT / "sites.example.toml")
    assert sites["example-daily"].cron == "*/30 5-22 * * *"
    assert sites["example-weekly"].every == 86_400
    assert sites["example-weekly"].max_pages == 2000
    assert sites["example-pages"].spider == "urls"
    assert sites["example-inside"].allowed_private == ("127.0.0.1:8080",)
    assert (sites["example-weekly"].browser, sites["example-weekly"].cookies) == ("shell", "$WEEKLY_COOKIES")
    assert sites["example-weekly"].budget == {
        "host_pages": 0,
        "host_bytes": 200_000_000,
        "host_pages_per_day": 5000,
        "host_bytes_per_day": 0,
    }
    assert {site.max_seconds for site in sites.values()} == {1800}


def test_a_site_with_its_own_clock_does_not_take_the_common_one() -> None:
    raw = {"defaults": {"interval": "1h"}, "sites": {"a": SEED, "b": {**SEED, "cron": "0 6 * * *"}}}
    sites = read_sites(raw)
    assert sites["a"].every == 3600
    assert (sites["b"].every, sites["b"].cron) == (None, "0 6 * * *")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({}, "seeds"),
        ({"seeds": []}, "front page"),
        ({"seeds": "https://a.example/"}, "seeds"),
        ({"seeds": ["ftp://a.example/"]}, "no http"),
        ({"seeds": ["https://me:pw@a.example/"]}, "without user name"),
        ({**SEED, "spider": "all"}, "spider"),
        ({**SEED, "cron": "* * * *"}, "five"),
        ({**SEED, "cron": "61 * * * *"}, "minute"),
        ({**SEED, "interval": "soon"}, '"30m"'),
        ({**SEED, "interval": "0m"}, '"30m"'),
        ({**SEED, "cron": "* * * * *", "interval": "1h"}, "not both"),
        ({**SEED, "max_pages": 0}, "max_pages"),
        ({**SEED, "delay": -1}, "delay"),
        ({**SEED, "keep_html": -1}, "keep_html"),
        ({**SEED, "allowed_private": ["127.0.0.1"]}, "HOST:PORT"),
        ({**SEED, "judge": "jury"}, "judge"),
        ({**SEED, "browser": "sometimes"}, "browser"),
        ({**SEED, "headers": ["X-A: b"]}, "headers"),
        ({**SEED, "headers": {"X A": "b"}}, "no name of a header"),
        ({**SEED, "headers": {"User-Agent": "x"}}, "COPYDESK_USER_AGENT"),
        ({**SEED, "headers": {"cookie": "a=b"}}, "write `cookies`"),
        ({**SEED, "headers": {"X-A": "b\r\nX-C: d"}}, "ASCII"),
        ({**SEED, "headers": {"Authorization": "Bearer x"}}, "environment variable"),
        ({**SEED, "headers": {"X-Api-Key": "x"}}, "environment variable"),
        ({**SEED, "headers": {"X-A": "$no-name"}}, "$DAILY_COOKIES"),
        ({**SEED, "cookies": "sid=1"}, "environment variable"),
        ({**SEED, "cookies": "$"}, "$DAILY_COOKIES"),
        ({**SEED, "host_pages": -1}, "host_pages is -1; write a number"),
        ({**SEED, "host_bytes": "lots"}, 'as in "20MB"'),
        ({**SEED, "host_bytes_per_day": -5}, 'as in "20MB"'),
        ({**SEED, "host_bytes": "20MB", "host_bytes_per_day": "1 MB"}, "host_bytes_per_day is less"),
        ({**SEED, "concurrency": 0}, "concurrency is 0; write 1 to 2"),
        ({**SEED, "concurrency": 16}, "concurrency is 16"),
        ({**SEED, "allowed_private": "127.0.0.1:80"}, "allowed_private"),
        ({**SEED, "recheck": "1d"}, "recheck"),
        ({**SEED, "max_seconds": 0}, "max_seconds"),
        ({**SEED, "max_depth": -1}, "max_depth"),
        ({**SEED, "depht": 3}, "depht"),
        ({**SEED, "name": "b"}, "its name"),
        ([], "table"),
    ],
)
def test_a_wrong_field_is_told_with_its_site(table: Any, words: str) -> None:
    with pytest.raises(SitesError, match="site 'a'") as told:
        read_sites({"sites": {"a": table}})
    assert words in str(told.value)


@pytest.mark.parametrize("raw", [{"site": {}}, {"sites": []}, {"sites": {"A b": SEED}}, {"defaults": 1}])
def test_a_wrong_table_is_told(raw: dict[str, Any]) -> None:
    with pytest.raises(SitesError, match=r"table|name"):
        read_sites(raw)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SitesError, match=r"sites\.example\.toml"):
        load_sites(tmp_path / "sites.toml")
    bad = tmp_path / "bad.toml"
    bad.write_text("[sites")
    with pytest.raises(SitesError, match=r"bad\.toml"):
        load_sites(bad)
    bad.write_text("[sites.a]\nseeds = []")
    with pytest.raises(SitesError, match=r"bad\.toml, line 2: site 'a'"):
        load_sites(bad)


@pytest.mark.parametrize(
    "line", ["* * * * *", "*/15 6-22 * * mon-fri", "0 6,18 1 jan,jul *", "5 0-23/2 * * 0", "59 23 31 12 6"]
)
def test_a_cron_line_that_celery_reads_too(line: str) -> None:
    from celery.schedules import crontab

    assert cron_fault(line) is None
    assert crontab.from_string(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 7",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *",
        "3/7 * * * *",
        ", * * * *",
        "@daily",
    ],
)
def test_a_cron_line_that_means_nothing_is_told(line: str) -> None:
    assert "cron" in (cron_fault(line) or "")


def test_the_example_and_the_docs_name_every_field_that_there_is() -> None:
    example = (ROOT / "sites.example.toml").read_text("utf-8")
    table = (ROOT / "docs" / "crawling.md").read_text("utf-8").partition("## sites.toml")[2].partition("\n## ")[0]
    fields = set(Site.__struct_fields__) - {"name"}
    assert set(tomllib.loads(example)) == {"defaults", "sites"}
    assert {field for field in fields if field not in example} == set()
    assert {field for field in fields if f"| `{field}` |" not in table} == set()


WRONG = """
[defaults]
dlay = 2

[sites.good]
seeds = ["https://good.example/"]

[sites.b]
seeds = []
interval = "5 minutes"
browser = "yes"
max_pages = -3

[sites."c.d"]
seeds = ["https://c.example/"]
spiders = "site"

[site.e]
seeds = ["https://e.example/"]
"""


def test_every_fault_of_every_table_is_told_once_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(WRONG, "utf-8")
    told = list(lines(file, datetime(2026, 1, 1, tzinfo=UTC)))
    assert [one.name for one in told if isinstance(one, printed.Site)] == ["good"]
    faults = [one for one in told if isinstance(one, printed.Fault)]
    assert [(one.line, one.table, one.field) for one in faults] == [
        (3, "defaults", "dlay"),
        (9, "b", "seeds"),
        (10, "b", "interval"),
        (11, "b", "browser"),
        (12, "b", "max_pages"),
        (16, "c.d", "spiders"),
        (18, "site", None),
    ]
    assert faults[0].fault.startswith("[defaults]: ")
    assert faults[3].fault.endswith("write one of never, shell, always")
    assert "did you mean `spider`?" in faults[5].fault

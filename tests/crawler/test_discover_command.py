"""What would be crawled is told, with reasons, and no article is fetched for it."""

import json
from urllib.parse import urlsplit

import pytest
from crawl_helpers import LoopbackSite, main_of

from benchmarks.simweb import sites
from benchmarks.simweb.server import serving
from crawler.asks import Ask
from crawler.discover import main, told


def test_every_article_is_told_and_none_is_fetched(environ: dict[str, str]) -> None:
    site = sites.daily()
    with serving([site]):
        place = site.base.removeprefix("http://")
        done = main_of("crawler.discover", environ, f"{site.base}/", "--allowed-private", place, "--delay", "0")
    found = [json.loads(line) for line in done.out.splitlines()]
    articles = {urlsplit(one["url"]).path: one for one in found if one["expected"] == "article"}
    paths = {story.path for story in site.stories}
    assert done.code == 0, done.log
    assert set(articles) == paths
    assert not paths & site.hits.keys()
    assert {one["why"] for one in articles.values()} <= {
        "a news sitemap names it",
        "a number of its own in its address",
    }
    assert all(one["title"] for one in articles.values())


def test_a_site_that_names_nothing_is_told(site: LoopbackSite, environ: dict[str, str]) -> None:
    site.pages = {"/": "<html><body><p>Nothing yet.</p></body></html>"}
    done = main_of("crawler.discover", environ, f"{site.base}/", "--allowed-private", site.place, "--delay", "0")
    assert (done.code, done.out) == (3, "")
    assert "nothing was found" in done.log


def test_secrets_are_not_told() -> None:
    assert "hunter2" not in told(Ask(url="https://a.example/x?token=hunter2", kind="article", why="w")).url


def test_a_wrong_address_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ftp://news.example/"]) == 2
    assert "http://" in capsys.readouterr().err

"""Finding the articles of whole sites that are served on loopback, by each way there is."""

from collections.abc import Callable

import pytest

from benchmarks.discovery import crawl, measure, table
from benchmarks.simweb import sites, systems
from benchmarks.simweb.chosen import chosen
from benchmarks.simweb.server import serving
from benchmarks.simweb.site import Site


@pytest.mark.parametrize("make", [sites.blog, sites.by_date, sites.german, sites.walls, sites.briefs, systems.office])
def test_every_article_is_found_and_nothing_else(make: Callable[[], Site]) -> None:
    site = make()
    with serving([site]):
        row = measure(site)
    assert (row.missed, row.wrong, row.closed) == ((), (), 0)
    assert row.requests <= 2.2 * row.there
    assert site.name in table([row])


@pytest.mark.parametrize(("spider", "make", "count"), [("feed", sites.opaque, 18), ("sitemap", sites.stale_map, 8)])
def test_one_way_of_finding_alone(spider: str, make: Callable[[], Site], count: int) -> None:
    site = make()
    with serving([site]):
        ran = crawl([f"{site.base}/"], [site.base.removeprefix("http://")], spider=spider)
    assert len(ran["handed"]) == count
    assert {url.removeprefix(site.base) for url in ran["handed"]} <= {one.path for one in site.stories}


def test_sites_are_chosen_by_name_and_another_name_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert [site.name for site in chosen(["Night Ferry Notes", "The Ropewalk"], "What.")] == [
        "The Ropewalk",
        "Night Ferry Notes",
    ]
    assert len(chosen([], "What.")) == len(sites.SITES)
    with pytest.raises(SystemExit):
        chosen(["Nowhere"], "What.")
    assert "no such site: Nowhere; there are The Ropewalk" in capsys.readouterr().err

"""A day later at the newsroom: a story is edited, one is added, one is taken down. Then it is crawled again."""

import shutil
from pathlib import Path

from msgspec import Struct

from newsroom.crawling import Crawled
from newsroom.expected import MissingError, stories
from newsroom.server import PAGES, NewsroomServer
from workers.store import Store, records
from workers.store.values import Observation
from workers.urls import url_key

EDITED, ADDED, GONE = "world/comet-school.html", "world/comet-named.html", "pt/relojoeiro.html"
_LINE = "<p>On Monday the academy of Orrin gave the comet a number and the school a day without lessons.</p>"
_STORY = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>The drainpipe comet has a name</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2025-09-28T07:15:00+00:00"></head><body><main>
<h1>The drainpipe comet has a name</h1><p class="byline">By Tamsin Rourke</p>
<p>The comet that eleven pupils of Orrin Bay found through a drainpipe is called Bay-Eleven from today, and its
name was settled by a vote that the youngest of them counted on her fingers in front of the whole school.</p>
<p>Three names had been put forward. The plumber who lent the pipe had asked that it should not be his, because he
had only wanted his pipe back, and the committee in the capital took him at his word after two letters.</p>
<p>The next time that Bay-Eleven comes by, in four hundred and six years, nobody who voted will be there to see it,
which is why the ballot papers were put into a tin and the tin into the wall beside the door of the school.</p>
</main></body></html>
"""


class Again(Struct, frozen=True, kw_only=True):
    """What the second crawl brought, beside the first: bytes, and the versions of the edited story."""

    first_bytes: int
    counts: dict[str, int]
    versions: tuple[Observation, ...]


def copied(folder: Path) -> Path:
    """The newsroom's pages in a folder of their own, where they may change."""
    return Path(shutil.copytree(PAGES, folder / "pages"))


def restore(folder: Path) -> None:
    """The pages as they were."""
    shutil.rmtree(folder / "pages")
    copied(folder)


def a_day_later(pages: Path) -> None:
    """Edit one story, add one, take one down."""
    edited = pages / EDITED
    edited.write_text(edited.read_text("utf-8").replace("</article>", f"{_LINE}</article>"), "utf-8")
    (pages / ADDED).write_text(_STORY, "utf-8")
    front = pages / "index.html"
    card = f'<li class="card"><h3><a href="/{ADDED}">The drainpipe comet has a name</a></h3></li>'
    front.write_text(front.read_text("utf-8").replace('<ul class="cards">', f'<ul class="cards">{card}'), "utf-8")
    (pages / GONE).unlink()


def check_again(first: Crawled, second: Crawled, store: Store, site: NewsroomServer) -> Again:
    """What changed was brought home, and nothing else was."""
    counts = second.report.counts
    wanted = {"submitted": 2, "gone": 1, "unchanged": len(stories()) - 2}
    wrong = {name: counts.get(name) for name, number in wanted.items() if counts.get(name) != number}
    if wrong:
        raise MissingError(f"the second crawl should have counted {wanted}; it says {wrong}")
    with store.read() as tx:
        versions = records.observations(tx, url_key=url_key(f"{site.base}/{EDITED}"))
    if len({seen.key for seen in versions}) != 2:
        raise MissingError(f"{EDITED} was edited, and has {len(versions)} versions")
    return Again(first_bytes=first.report.counts["bytes"], counts=counts, versions=versions)

"""What a crawl of the newsroom must have brought home; ``Missing`` names the first thing that it did not."""

from newsroom.crawling import Crawled
from newsroom.server import PAGES, NewsroomServer
from workers.store import Store, records
from workers.store.values import Observation

#: Pages that hold no story of their own: lists of stories, and what robots.txt closes.
NO_STORIES = ("index.html", "strait/index.html", "world/index.html", "about.html")
CLOSED = "private/"
#: The print edition of a story that stands elsewhere too: one record, seen at two addresses.
TWICE = ("world/comet-school.html", "print/comet-school.html")
#: A title that is printed in the page, or None where the test is that none is invented.
AUTHORS = {
    "strait/ferry-talks.html": ("Staff", "Agencies"),
    "world/comet-school.html": ("Tamsin Rourke", "Idris Vell"),
    "de/bruecke.html": ("Henrike Osterlohe",),
    "ru/mayak.html": ("Ульяна Берестова",),
}


class Missing(RuntimeError):
    """Something that must be there is not; the message says what."""


def stories() -> tuple[str, ...]:
    """The paths of every page that holds a story and may be crawled."""
    found = (path.relative_to(PAGES).as_posix() for path in sorted(PAGES.rglob("*.html")))
    return tuple(path for path in found if path not in NO_STORIES and not path.startswith(CLOSED))


def check(crawled: Crawled, store: Store, site: NewsroomServer) -> None:
    """Hold a crawl against what the newsroom has."""
    seen = {path: _sightings(store, f"{site.base}/{path}") for path in stories()}
    unseen = [path for path, found in seen.items() if not found]
    if unseen:
        raise Missing(f"no record of {', '.join(unseen)}; the crawler counted {crawled.report.counts}")
    _check_courtesy(store, site)
    for path, authors in AUTHORS.items():
        stated = seen[path][-1].facts.authors
        if stated != authors:
            raise Missing(f"{path} is by {', '.join(authors)}; the record says {', '.join(stated) or 'nobody'}")
    keys = {seen[path][-1].key for path in TWICE}
    if len(keys) != 1:
        raise Missing(f"{' and '.join(TWICE)} hold one text, and have {len(keys)} keys")
    open_jobs = {state: count for state, count in crawled.figures.jobs.items() if state != "done"}
    if open_jobs:
        raise Missing(f"every page must have ended; the ledger says {crawled.figures.jobs}")


def seen_from_outside(crawled: Crawled) -> dict[str, int]:
    """The crawler's own counts, of which the site and the ledger know nothing."""
    return crawled.report.counts


def _check_courtesy(store: Store, site: NewsroomServer) -> None:
    """robots.txt was read, and the page that it closes was not asked for."""
    if "robots.txt" not in site.requests:
        raise Missing("the crawler never asked for robots.txt")
    closed = [path for path in site.requests if path.startswith(CLOSED)]
    if closed:
        raise Missing(f"{closed[0]} is closed by robots.txt, and the crawler fetched it")


def _sightings(store: Store, url: str) -> tuple[Observation, ...]:
    with store.read() as tx:
        keys = records.keys_at(tx, url)
        return records.observations(tx, key=keys[0]) if keys else ()

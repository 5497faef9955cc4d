"""What a crawl of the newsroom must have brought home; ``MissingError`` names the first thing that it did not."""

from newsroom.crawling import Crawled
from newsroom.server import PAGES, NewsroomServer
from workers.store import Store, records
from workers.store.values import Observation
from workers.urls import url_key

#: Pages that hold no story of their own: lists of stories, and one whose story is in none but a browser.
NO_STORIES = ("index.html", "strait/index.html", "world/index.html", "about.html", "app/tide-bell.html")
CLOSED = "private/"
#: The print edition of a story that stands elsewhere too: one record, seen at two addresses.
TWICE = ("world/comet-school.html", "print/comet-school.html")
#: Who wrote a story, as it is printed.
AUTHORS = {
    "strait/ferry-talks.html": ("Staff", "Agencies"),
    "world/comet-school.html": ("Tamsin Rourke", "Idris Vell"),
    "de/bruecke.html": ("Henrike Osterlohe",),
    "ru/mayak.html": ("Ульяна Берестова",),
}


class MissingError(RuntimeError):
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
        raise MissingError(f"no record of {', '.join(unseen)}; the crawler counted {crawled.report.counts}")
    _check_courtesy(site)
    for path, authors in AUTHORS.items():
        stated = seen[path][-1].facts.authors
        if stated != authors:
            raise MissingError(f"{path} is by {', '.join(authors)}; the record says {', '.join(stated) or 'nobody'}")
    keys = {seen[path][-1].key for path in TWICE}
    if len(keys) != 1:
        raise MissingError(f"{' and '.join(TWICE)} hold one text, and have {len(keys)} keys")
    open_jobs = {state: count for state, count in crawled.figures.jobs.items() if state != "done"}
    if open_jobs:
        raise MissingError(f"every page must have ended; the ledger says {crawled.figures.jobs}")


def _check_courtesy(site: NewsroomServer) -> None:
    """robots.txt was read, and the page that it closes was not asked for."""
    if "robots.txt" not in site.requests:
        raise MissingError("the crawler never asked for robots.txt")
    closed = [path for path in site.requests if path.startswith(CLOSED)]
    if closed:
        raise MissingError(f"{closed[0]} is closed by robots.txt, and the crawler fetched it")


def _sightings(store: Store, url: str) -> tuple[Observation, ...]:
    """What was seen at this very address: a record that stands at two may state other facts at the other."""
    with store.read() as tx:
        return records.observations(tx, url_key=url_key(url))

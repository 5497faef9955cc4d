"""Archived pages with the view that a recipe of before had of them, and a pool that judges them in this process."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Self

from msgspec.structs import replace
from sqlalchemy import select

from workers import handlers, intake, recipe
from workers.archive import Archive
from workers.contract import Page
from workers.fingerprint import fingerprint
from workers.model import Article, Profile, Rejected
from workers.pipes import Crash
from workers.store import Store, ledger
from workers.store.schema import metadata

NOW = datetime(2026, 5, 17, 8, 0, tzinfo=UTC)


PROSE = "The ferry of the northern line left the harbour at dawn and carried the whole village to the market. " * 5


def page(number: int, *, words: str = PROSE, **more: Any) -> Page:
    title = f"Story {number}"
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{number} {words}</p>"
    given = {
        "html": html,
        "url": f"https://news.example/story-{number}",
        "fetched_at": f"2026-05-17T06:{number % 60:02}:00Z",
        "source": "app",
        "ref": str(number),
    }
    return Page(**{**given, **more})


class Judged:
    """A pool in this process that remembers what it was given; ``crash`` are the words of pages that it dies of."""

    pages: ClassVar[list[str | None]] = []
    crash: tuple[str, ...] = ()

    def __init__(self, **_: object) -> None:
        """As the real one."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""

    def clean(self, pages: Iterable[Page], profile: Profile) -> Iterator[Article | Rejected | Crash]:
        for one in pages:
            self.pages.append(one.url)
            if any(word in (one.url or "") for word in self.crash):
                yield Crash(reason="memory", why="it took more memory than it may")
            else:
                yield recipe.bare(one, profile)


Old = Callable[[Article], Article | Rejected]


def older(article: Article) -> Article:
    """As a recipe of before made it: the same."""
    return replace(article, recipe="0-old")


def retitled(article: Article) -> Article:
    return replace(article, recipe="0-old", title="Home")


def longer(article: Article) -> Article:
    """With chrome in its text."""
    text = article.text + "\n\nRead more stories of this kind in our newsletter"
    mark = fingerprint(text, title=article.title, site=article.site)
    assert mark is not None
    return replace(article, recipe="0-old", text=text, key=mark.key, fingerprint=mark)


def nothing(_: Article) -> Rejected:
    return Rejected(reason="no_text", why="so it seemed", recipe="0-old")


def fill(store: Store, folder: Path, *pages: tuple[Page, Old]) -> None:
    """Accept pages, and store what an older recipe made of them."""
    archive = Archive(folder)
    rows = intake.accept([one for one, _ in pages], store, archive)
    archive.close()
    for row, (_, old) in zip(rows, pages, strict=True):
        with store.write() as tx:
            job = ledger.start(tx, row.id, NOW)
        assert job is not None
        made = recipe.bare(job.page)
        handlers.settle(job.page, old(made) if isinstance(made, Article) else made, store, job)


def everything(store: Store) -> dict[str, list[Any]]:
    with store.read() as tx:
        return {
            table.name: sorted(map(repr, tx.execute(select(table))))
            for table in metadata.sorted_tables
            if table.name != "index_state"
        }

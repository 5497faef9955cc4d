"""Judges archived pages again with today's recipe, and lays what comes out beside what is stored.

Nothing is taken away: a page that reads otherwise is a new view of the same sighting, with its address, source, time
of fetching and time of receipt, and the older view is superseded. A page that today's recipe finds no text in keeps
the view that it had. What was taken down is refused, as ever.

Pages are judged in limited children, some at a time; then all of them are written in one transaction, together with
how far the work has come. So a run that was stopped, or killed, goes on behind the last of those transactions.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from workers import archive_scan, handlers
from workers.archive_files import ArchiveError
from workers.archive_page import read_page
from workers.archive_place import Where, place_of
from workers.child import BARE, Pool
from workers.contract import Page
from workers.model import Article, Profile, Rejected
from workers.pipes import Result
from workers.recipe import profile_of, recipe_id
from workers.store import Store, again, archive_index, records
from workers.store.again import Part, State, View
from workers.store.codec import facts_json, read_facts
from workers.store.engine import Connection
from workers.store.errors import Buried, Damaged
from workers.store.put import differing, stated_by
from workers.store.values import ArchiveEntry, Known, Sighting
from workers.urls import UrlError, redact, site_of

#: Pages of one transaction: what is done again at most after a kill.
STEP = 25
#: What became of a page. Changed: another text, other facts, a text where none was found before, none where one
#: was, a damaged text written anew. Not changed: the same, no text as before, judged by today's recipe already. Not
#: judged: not archived (or let go since), not to be read, fatal to its process, taken down.
Change = Literal[
    "text",
    "facts",
    "added",
    "gone",
    "mended",
    "same",
    "none",
    "current",
    "unarchived",
    "unreadable",
    "failed",
    "refused",
]


class Outcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one page: the key that it had, the one that it has, facts that differ, or why it has none."""

    change: Change
    url: str | None = None
    before: str | None = None
    after: str | None = None
    facts: tuple[str, ...] = ()
    why: str | None = None


class Step(Struct, frozen=True, kw_only=True):
    """Some pages that are done, and how far the whole has come: ``done`` of ``total``, and every count so far."""

    outcomes: tuple[Outcome, ...]
    done: int
    total: int
    counts: dict[str, int]


class _Item(Struct, frozen=True, kw_only=True):
    """A page to judge, or why it is not judged; the view that there is of it, or its place in the archive."""

    page: Page | None = None
    outcome: Outcome | None = None
    view: View | None = None
    entry: ArchiveEntry | None = None
    damaged: bool = False


class Again(Struct, frozen=True, kw_only=True):
    """A run over a part of a store: its archive, what is known of its sites, how many children judge."""

    store: Store
    folder: Where
    profile: Profile
    part: Part = Part()
    jobs: int = 1
    dry_run: bool = False

    def run(self, *, fresh: bool = False) -> Iterator[Step]:
        """Judge page by page; take up a run over everything that was stopped, unless ``fresh``.

        StoreError and NoChildrenError as they come; what is done by then is done.
        """
        keeps = self.part.kind == "all" and not self.dry_run
        with self.store.write() if keeps else self.store.read() as tx:
            noted = again.state(tx) if keeps else None
            now = noted if noted and noted.recipe == self._recipe and not fresh else self._begin(tx)
            if keeps:
                again.note(tx, noted, now)
        with Pool(jobs=self.jobs, work=BARE) as pool:
            for items, place in self._items(now):
                outcomes, now = self._do(items, place, now, pool, keeps)
                yield Step(outcomes=outcomes, done=now.done, total=now.total, counts=now.counts)
        if keeps:
            with self.store.write() as tx:
                again.note(tx, now, None)

    @property
    def _recipe(self) -> str:
        return recipe_id(self.profile)

    def _begin(self, tx: Connection) -> State:
        until = again.newest(tx)
        total = again.count(tx, self.part, until) + len(again.unseen(tx, self.part))
        return State(recipe=self._recipe, until=until, total=total)

    def _items(self, begun: State) -> Iterator[tuple[list[_Item], dict[str, object]]]:
        """What is to be done, some at a time, each with the place that is noted when it is done."""
        after = begun.sighting
        while begun.page is None:
            with self.store.read() as tx:
                found = again.views(tx, self.part, after, begun.until, STEP)
                items = [self._of_view(tx, view) for view in found]
            if not found:
                break
            after = found[-1].id
            yield items, {"sighting": after}
        with self.store.read() as tx:
            left = again.unseen(tx, self.part)
        rest = [entry for entry in left if begun.page is None or again.place(entry) > begun.page]
        for at in range(0, len(rest), STEP):
            some = rest[at : at + STEP]
            yield [self._of_entry(entry) for entry in some], {"page": again.place(some[-1])}

    def _of_view(self, tx: Connection, view: View) -> _Item:
        told = Outcome(change="current", url=view.url, before=view.key)
        damaged = not again.is_intact(tx, view)
        if view.recipe == self._recipe and not damaged:
            return _Item(outcome=told)
        entry = archive_index.find(tx, view.archive) if view.archive else None
        if entry is None:
            return _Item(outcome=replace(told, change="unarchived", why="its page is not in the archive"))
        item = self._of_entry(entry)
        if item.page is None:
            return _Item(outcome=replace(told, change="unreadable", why=item.outcome and item.outcome.why))
        if recipe_id(profile_of(item.page, self.profile)) == view.recipe and not damaged:
            return _Item(outcome=told)
        return _Item(page=item.page, view=view, damaged=damaged)

    def _of_entry(self, entry: ArchiveEntry) -> _Item:
        try:
            return _Item(page=read_page(self.folder, entry), entry=entry)
        except ArchiveError as error:
            return _Item(outcome=Outcome(change="unreadable", url=entry.url, why=str(error)))

    def _do(
        self, items: list[_Item], place: dict[str, object], before: State, pool: Pool, keeps: bool
    ) -> tuple[tuple[Outcome, ...], State]:
        judged = list(_judged(items, pool, self.profile))
        if self.dry_run:
            with self.store.read() as tx:
                outcomes = tuple(_refused(tx, *pair) or _compared(*pair) for pair in judged)
            return outcomes, _counted(before, outcomes, place)
        with self.store.write() as tx:
            outcomes = tuple(_written(tx, *pair) for pair in judged)
            now = _counted(before, outcomes, place)
            if keeps:
                again.note(tx, before, now)
        return outcomes, now


def take_in(store: Store, folder: Where) -> int:
    """Let the store know the pages in files of the archive that it does not know; how many there were.

    For a store that was lost: the archive is all that there is. A file comes in as a whole or not at all.
    """
    with store.read() as tx:
        known = again.files(tx)
    count = 0
    place = place_of(folder)
    for name in place.files():
        if name not in known:
            with place.local(name) as path:
                begun, entries = archive_scan.pages(path)
            with store.write() as tx:
                archive_index.add(tx, entries, begun)
            count += len(entries)
    return count


def _judged(items: Sequence[_Item], pool: Pool, profile: Profile) -> Iterator[tuple[_Item, Result | None]]:
    """Each item with what today's recipe makes of it; signed where it is not known, which takes time."""
    results = iter(list(pool.clean((item.page for item in items if item.page is not None), profile)))
    for item in items:
        result = next(results) if item.page is not None else None
        if isinstance(result, Article) and (item.view is None or item.view.key != result.key):
            result = handlers.signed(result)
        yield item, result


def _compared(item: _Item, result: Result | None) -> Outcome:
    """What judging a page again would change."""
    if item.outcome is not None:
        return item.outcome
    view, url = item.view, item.view.url if item.view else item.entry.url if item.entry else None
    before = view.key if view else None
    if isinstance(result, Rejected):
        why = f"{result.reason}: {result.why}"
        return Outcome(change="gone" if view else "none", url=url, before=before, why=why)
    if not isinstance(result, Article):
        return Outcome(change="failed", url=url, before=before, why=result.why if result else None)
    if view is None:
        return Outcome(change="added", url=url, after=result.key)
    names = _other_facts(view, result)
    change: Change = "facts" if names else "same"
    if (view.key, view.text_sha256) != (result.key, result.fingerprint.text_sha256):
        change = "text"
    elif item.damaged:
        change = "mended"
    return Outcome(change=change, url=url, before=before, after=result.key, facts=names)


def _written(tx: Connection, item: _Item, result: Result | None) -> Outcome:
    """Write what judging a page again has changed, and tell it."""
    if item.damaged and item.view is not None and item.page is not None and isinstance(result, Article):
        item = replace(item, view=again.mend_view(tx, item.view, _told(item.page, result)))
    outcome = _compared(item, result)
    if not isinstance(result, Article) or item.page is None:
        return outcome
    try:
        records.put(tx, _sighting(item, item.page, result), datetime.now(UTC))
    except (Buried, UrlError, Damaged) as error:
        change: Change = "failed" if isinstance(error, Damaged) else "refused"
        return Outcome(change=change, url=outcome.url, before=outcome.before, why=str(error))
    if outcome.change == "mended":
        again.mend(tx, result.key, result.fingerprint.text_sha256, result.text)
    return outcome


def _told(page: Page, article: Article) -> Iterator[tuple[str, object]]:
    """What an archived page and its article say of their sighting, as it may be stored."""
    stated, address = stated_by(article), page.final_url or page.url
    # Facts leave out a kind that is the usual one; msgspec knows it by being the same object, which not every one is.
    for kind in (sys.intern(stated.kind), bytes(stated.kind, "utf-8").decode()):
        yield "facts", facts_json(replace(stated, kind=kind))
    yield "url", redact(address) if address else None
    yield "domain", site_of(address) if address else None
    yield from (("source", page.source), ("fetched_at", page.fetched_at), ("recipe", article.recipe))
    yield from (("key", article.key), ("text_sha256", article.fingerprint.text_sha256))


def _refused(tx: Connection, item: _Item, result: Result | None) -> Outcome | None:
    """What writing would say of a page that was taken down."""
    if not isinstance(result, Article) or item.page is None:
        return None
    try:
        records.check(tx, _sighting(item, item.page, result))
    except (Buried, UrlError) as error:
        told = _compared(item, result)
        return Outcome(change="refused", url=told.url, before=told.before, why=str(error))
    return None


def _sighting(item: _Item, page: Page, article: Article) -> Sighting:
    """The sighting that the page was, with today's article in it."""
    plain = handlers.sighting(page, article)
    if item.view is None:
        return replace(plain, archive=item.entry.record_id if item.entry else None)
    view = item.view
    known = Known(url_id=view.url_id, sighting=view.sighting, domain=view.domain, received_at=view.received_at)
    return replace(
        plain,
        url=view.url,
        source=view.source,
        fetched_at=view.fetched_at,
        input_sha256=view.input_sha256,
        archive=view.archive,
        keep=view.keep,
        known=known,
    )


def _other_facts(view: View, article: Article) -> tuple[str, ...]:
    try:
        return differing(read_facts(view.facts, f"observation {view.id}"), stated_by(article))
    except Damaged:
        return ("damaged",)


def _counted(before: State, outcomes: Iterable[Outcome], place: dict[str, object]) -> State:
    counts = Counter(before.counts) + Counter(one.change for one in outcomes)
    return replace(before, done=sum(counts.values()), counts=dict(counts), **place)

"""The account of a stored record (its evidence, or the page judged again from the archive), and its other forms."""

from collections.abc import Iterator
from typing import Any

from workers.cli.chosen import settings
from workers.cli.exits import NOTHING, Stop
from workers.cli.explain import Account, account_from
from workers.cli.opened import opened, records_at
from workers.model import Article, Profile
from workers.store import archive_index, evidence, records
from workers.store.values import Evidence, Observation


def account_of(what: str) -> Account:
    """Why the record under a key, or at an address, is as it is; ``Stop`` if nothing of it was kept."""
    with opened() as store, store.read() as tx:
        key = records_at(tx, what)[0].key
        seen = [one for one in records.observations(tx, key=key) if not one.superseded]
        kept = next(((one, found) for one in reversed(seen) if (found := evidence.get(tx, one.id))), None)
        if kept is not None:
            return _from_evidence(key, *kept)
        return _from_archive(tx, key, seen)


def _from_evidence(key: str, seen: Observation, found: Evidence) -> Account:
    basis = f"as it was judged by recipe {seen.recipe}"
    return Account(key=key, basis=basis, blocks=found.blocks, verdicts=found.verdicts, claims=found.claims)


def article_of(what: str) -> Article:
    """The page of the record under a key, or at an address, cleaned again; ``Stop`` says where there is none."""
    with opened() as store, store.read() as tx:
        key = records_at(tx, what)[0].key
        seen = [one for one in records.observations(tx, key=key) if not one.superseded]
        why = "its page was not archived"
        for article in _cleaned_again(tx, seen):
            if article.key == key:
                return article
            why = "today's recipe reads another text in its page"
    raise Stop(f"{key} is kept as text alone, and {why}; --format text prints it", NOTHING)


def _from_archive(tx: Any, key: str, seen: list[Observation]) -> Account:
    for article in _cleaned_again(tx, seen):
        return account_from(article, f"its evidence has expired: judged again by recipe {article.recipe}")
    raise Stop(f"the evidence of {key} has expired, and its page was not archived", NOTHING)


def _cleaned_again(tx: Any, seen: list[Observation]) -> Iterator[Article]:
    """The articles that today's recipe reads in archived pages, the latest sighting first."""
    from workers.archive import read_page
    from workers.cli.clean import cleaned

    chosen = settings()
    for one in reversed(seen):
        entry = archive_index.find(tx, one.archive) if one.archive else None
        if entry is not None:
            result = cleaned(read_page(chosen.archive_place, entry), Profile(judge=chosen.judge))
            if isinstance(result, Article):
                yield result

"""The one code path: a page in, a receipt out. The Celery task, the command and the embedded run are shells on it."""

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec.structs import replace

from workers import recipe
from workers.contract import Page, Receipt, Relation, check_page, refused
from workers.fingerprint.signatures import signatures
from workers.model import Article, Profile, Rejected
from workers.store import Store, index, ledger, records, watches
from workers.store.engine import Connection
from workers.store.errors import Buried
from workers.store.values import Job, Sighting, input_sha256
from workers.urls import UrlError, url_key

#: Relations of a new record that its receipt tells, the strongest, and passages of each.
MOST_RELATIONS, MOST_RUNS = 20, 5

Then = Callable[[Connection], None]


def clean_page(
    page: Page,
    store: Store,
    *,
    job: Job | None = None,
    profile: Profile | None = None,
    then: Then | None = None,
) -> Receipt:
    """Clean a page, store its record and its sighting, and say what became of it.

    With ``job`` (whose page was checked when it was accepted) the ledger's row is finished in the transaction that
    writes the record, so that a crash leaves both or neither; ``then`` is done in it as well. Raises
    ``StoreUnavailable`` when the store cannot be reached: nothing is written then, and the same call may be made
    again.
    """
    checked = page if job else check_page(page, trusted=True)
    result = checked if isinstance(checked, Receipt) else recipe.bare(checked, profile)
    return settle(page, result, store, job, then)


def settle(
    page: Page,
    result: Article | Rejected | Receipt,
    store: Store,
    job: Job | None = None,
    then: Then | None = None,
) -> Receipt:
    """Write what the recipe made of a page (or the receipt that says why it made nothing) and finish its job.

    ``then`` is done in the same transaction, after the page has ended.
    """
    now = datetime.now(UTC)
    if isinstance(result, Article):
        result = signed(result)

    def work(tx: Connection) -> Receipt:
        receipt = _receipt(tx, page, result, job, now)
        if job is not None:
            ledger.finish(tx, job.id, receipt, now)
        if then is not None:
            then(tx)
        return receipt

    return store.written(work)


def sighting(page: Page, article: Article, job: Job | None = None) -> Sighting:
    """What one page said at one time. A page without an address is known by its own bytes."""
    digest = job.input_sha256 if job else input_sha256(page)
    address = page.final_url or page.url
    return Sighting(
        article=article,
        url=address,
        url_key=url_key(address) if address else f"urn:sha256:{digest}",
        source=page.source,
        fetched_at=page.fetched_at,
        input_sha256=digest,
        archive=job.archive if job else None,
        keep=page.keep,
    )


def _receipt(
    tx: Connection,
    page: Page,
    result: Article | Rejected | Receipt,
    job: Job | None,
    now: datetime,
) -> Receipt:
    if isinstance(result, Receipt):
        return result
    if isinstance(result, Rejected):
        return Receipt(outcome="rejected", reason=f"{result.reason}: {result.why}", ref=page.ref)
    try:
        put = records.put(tx, sighting(page, result, job), now)
    except Buried as error:
        return refused(str(error), None, page.ref)
    except UrlError as error:
        return refused(str(error), "url", page.ref)
    watches.note(tx, put.key, put.relations, now)
    told = tuple(_briefly(relation) for relation in put.relations[:MOST_RELATIONS])
    return Receipt(outcome=put.outcome, key=put.key, changed=put.changed, relations=told, ref=page.ref)


def signed(article: Article) -> Article:
    """An article with its signatures: made before the store's write lock is taken, for which others wait."""
    mark = article.fingerprint
    if mark.signatures is not None or not index.is_indexed(article.key):
        return article
    return replace(article, fingerprint=replace(mark, signatures=signatures(article.text)))


def _briefly(relation: Relation) -> Relation:
    """A relation with its longest passages only: the ledger keeps receipts; `copydesk.match.v1` tells them all."""
    longest = sorted(relation.evidence, key=lambda run: -run.words)[:MOST_RUNS]
    return replace(relation, evidence=tuple(sorted(longest, key=lambda run: run.a_start)))

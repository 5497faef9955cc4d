"""What is known that is related to a text, a page or a record: the answers of two tasks and of a command.

Nothing is stored by asking. An answer is a value of ``workers.messages``, or a refusing ``Receipt``.
"""

from typing import Any, get_args

import msgspec
from msgspec import Struct

from workers import asks, recipe
from workers.contract import MAX_INLINE_BYTES, MAX_PAGE_BYTES, Receipt, Relation, RelationKind, parse_page, refused
from workers.fingerprint import fingerprint, relate
from workers.fingerprint.iscc import NoIsccError
from workers.messages import (
    FingerprintOf,
    FingerprintRequest,
    Fingerprints,
    Match,
    MatchAnswers,
    MatchBatch,
    Matches,
    MatchRequest,
    Sighted,
)
from workers.model import Profile, Rejected
from workers.store import Store, kin, records
from workers.store.engine import Connection
from workers.store.values import Observation, Record
from workers.urls import redact, site_of

#: Sightings of a record that are told, the last ones.
SEEN = 20
#: Copies that are compared with a text beside the one of their cluster that was found.
MATES = 8
_COPIES = frozenset({"same", "copy", "partial"})
_STRENGTH = {kind: place for place, kind in enumerate(get_args(RelationKind))}


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked about: a text and its key."""

    key: str
    text: str


def match(payload: Any, store: Store, profile: Profile | None = None) -> Matches | MatchAnswers | Receipt:
    """The records that are related to a text, a page or a record, or to each of a batch of them."""
    if not isinstance(payload, dict) or "requests" not in payload:
        return _one(payload, store, profile)
    batch = asks.read(payload, MatchBatch)
    if isinstance(batch, Receipt):
        return batch
    answers = (_one(request, store, profile) for request in batch.requests)
    return MatchAnswers(answers=tuple(msgspec.to_builtins(answer) for answer in answers))


def fingerprints(payload: Any) -> Fingerprints | Receipt:
    """The fingerprint of each text, with its signatures."""
    request = asks.read(payload, FingerprintRequest)
    if isinstance(request, Receipt):
        return request
    try:
        made = tuple(
            FingerprintOf(
                fingerprint=fingerprint(one.text, title=one.title, site=one.site, iscc=request.iscc), ref=one.ref
            )
            for one in request.texts
        )
    except NoIsccError as error:
        return refused(str(error), "iscc")
    return Fingerprints(fingerprints=made)


def related(tx: Connection, asked: Asked, request: MatchRequest) -> Matches:
    """The records related to a text, a page of them: the same text first, then the strongest relation."""
    end = request.skip + request.limit
    same = records.get(tx, asked.key)
    stored = isinstance(same, Record)
    first = [_same(tx, asked.key, same)] if isinstance(same, Record) else []
    # The same text is among what is found as well: one more is asked for.
    found = kin.relatives(tx, asked.key, limit=end + 2) if stored else _found(tx, asked, request.days, end + 2)
    others = [one for one in found.found if one.key != asked.key]
    more = len(first) + len(others) > end
    page = others[max(0, request.skip - len(first)) : end - len(first)]
    matches = (*first[request.skip :], *(_match(tx, one, evidence=request.evidence) for one in page))
    return Matches(key=asked.key, matches=matches, next=end if more else None, cut=0 if more else found.cut)


def _found(tx: Connection, asked: Asked, days: int | None, limit: int) -> kin.Relatives:
    """The relatives of a text that is not stored, with the copies that stand in one cluster with a copy of it."""
    found = kin.match(tx, asked.text, days=days, limit=limit)
    known = {one.key for one in found.found}
    led = {one.cluster: one for one in found.found if one.relation.kind in _COPIES}
    mates: list[kin.Relative] = []
    cut = found.cut
    for cluster, one in led.items():
        family = kin.family(tx, one.key, limit=MATES)
        members = [member for member in family.clusters[0].members if member.key not in known] if family else []
        mates += filter(None, (_mate(tx, asked.text, cluster, member) for member in members))
        cut -= len(members)
    ranked = sorted((*found.found, *mates), key=lambda one: (_STRENGTH[one.relation.kind], -one.relation.score))
    return kin.Relatives(found=tuple(ranked[:limit]), cut=max(0, cut))


def _mate(tx: Connection, text: str, cluster: str, member: kin.Member) -> kin.Relative | None:
    record = records.get(tx, member.key)
    relation = relate(text, record.text) if isinstance(record, Record) else None
    if relation is None:
        return None
    return kin.Relative(
        key=member.key,
        relation=msgspec.structs.replace(relation, b=member.key),
        cluster=cluster,
        outlet=member.outlet,
        first_seen=member.first_seen,
        last_seen=member.last_seen,
    )


def _one(payload: Any, store: Store, profile: Profile | None) -> Matches | Receipt:
    request = asks.read(payload, MatchRequest)
    if isinstance(request, Receipt):
        return request
    given = [name for name in ("text", "page", "key") if getattr(request, name) is not None]
    if len(given) != 1:
        return refused("give exactly one of text, page and key", "text")
    if request.key is not None:
        with store.read() as tx:
            asked = _stored(tx, request.key)
            return asked if isinstance(asked, Receipt) else related(tx, asked, request)
    asked = _text(request) if request.text is not None else _page(payload["page"], profile)
    if isinstance(asked, Receipt):
        return asked
    with store.read() as tx:
        return related(tx, asked, request)


def _text(request: MatchRequest) -> Asked | Receipt:
    text = request.text or ""
    if len(text) > MAX_PAGE_BYTES:
        return refused(f"the text is longer than {MAX_PAGE_BYTES} characters", "text")
    mark = fingerprint(text, title=request.title, site=request.site, signed=False)
    if mark is None:
        return Receipt(outcome="rejected", reason="no_text: the text has no words", field="text")
    return Asked(key=mark.key, text=text)


def _page(raw: Any, profile: Profile | None) -> Asked | Receipt:
    page = parse_page(raw, limit=MAX_INLINE_BYTES)
    if isinstance(page, Receipt):
        return page
    result = recipe.bare(page, profile)
    if isinstance(result, Rejected):
        return Receipt(outcome="rejected", reason=f"{result.reason}: {result.why}", ref=page.ref)
    return Asked(key=result.key, text=result.text)


def _stored(tx: Connection, key: str) -> Asked | Receipt:
    found = asks.record_of(tx, key, "ask for that")
    return found if isinstance(found, Receipt) else Asked(key=key, text=found.text)


def _same(tx: Connection, key: str, record: Record) -> Match:
    relation = Relation(a=key, b=record.key, kind="same", score=1.0)
    return Match(
        relation=relation,
        seen=_seen(tx, record.key),
        title=record.facts.title,
        outlet=site_of(record.url) if record.url else None,
        first_seen=record.first_seen,
        last_seen=record.last_seen,
    )


def _match(tx: Connection, one: kin.Relative, *, evidence: bool) -> Match:
    record = records.get(tx, one.key)
    relation = one.relation if evidence else msgspec.structs.replace(one.relation, evidence=())
    return Match(
        relation=relation,
        seen=_seen(tx, one.key),
        title=record.facts.title if isinstance(record, Record) else None,
        outlet=one.outlet,
        first_seen=record.first_seen if isinstance(record, Record) else one.first_seen,
        last_seen=record.last_seen if isinstance(record, Record) else one.last_seen,
        cluster=one.cluster,
    )


def _seen(tx: Connection, key: str) -> tuple[Sighted, ...]:
    return tuple(_sighted(one) for one in records.observations(tx, key=key)[-SEEN:])


def _sighted(one: Observation) -> Sighted:
    return Sighted(url=redact(one.url) if one.url else None, source=one.source, fetched_at=one.fetched_at)

"""Why an article is as it is: one compressed row for each observation, which may expire."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, insert, select

from workers.model import Article, Claim
from workers.store.codec import pack_evidence, unpack_evidence
from workers.store.prepared import Prepared
from workers.store.schema import evidence
from workers.store.values import Evidence
from workers.urls import redact

_INSERT = Prepared(insert(evidence))
_GET = select(evidence.c.packed).where(evidence.c.observation == bindparam("id"))


def add(tx: Connection, observation: int, article: Article, now: datetime) -> None:
    """Keep an article's blocks, verdicts and claims with its observation; addresses in claims are redacted."""
    found = Evidence(blocks=article.blocks, verdicts=article.verdicts, claims=tuple(map(_shown, article.claims)))
    _INSERT.touched(tx, {"observation": observation, "packed": pack_evidence(found), "at": now})


def get(tx: Connection, observation_id: int) -> Evidence | None:
    """The evidence of one observation; None if it was not kept or has expired. Damaged if it was altered."""
    packed = tx.execute(_GET, {"id": observation_id}).scalar()
    return None if packed is None else unpack_evidence(packed, f"evidence {observation_id}")


def _shown(claim: Claim) -> Claim:
    raw, value = redact(claim.raw), redact(claim.value)
    same = raw is claim.raw and value is claim.value
    return claim if same else msgspec.structs.replace(claim, raw=raw, value=value)

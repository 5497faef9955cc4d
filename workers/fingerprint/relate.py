"""How two texts are related, judged on the two texts alone, without an index.

Whole-text similarity finds copies; it cannot see that two rewrites come from one wire story. Passages of
narration that both share can: speech in common only says that both tell of one event.
"""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from workers.contract import Relation, RelationKind, Run
from workers.fingerprint.canonical import tokens
from workers.fingerprint.key import key_of
from workers.fingerprint.passages import runs, shared_share, shingles
from workers.fingerprint.spots import Spot, spots
from workers.fingerprint.unicode import classes

#: Share of the runs of three words of both texts that both have, and of the runs of five words of the shorter
#: text that the longer one has: either makes a copy.
COPY_J3, COPY_C5 = 0.30, 0.60
#: A text shorter than this share of the one that holds it is a part of it.
PARTIAL_LENGTH = 0.6
#: Copies share at least this share of their names and numbers; with fewer than MIN_NAMES nothing can be said.
NAMES_SHARED, MIN_NAMES = 0.35, 5
#: Passages of narration that make a text derived: two of eight words, or four of six.
LONG_RUN, LONG_RUNS, SHORT_RUN, SHORT_RUNS = 8, 2, 6, 4
#: Speech in common that makes two texts tell of one event: two quotations of eight words, or one of sixteen.
SPEECH_RUN, SPEECH_RUNS, LONG_SPEECH = 8, 2, 16
#: Passages kept as evidence, the longest first.
MAX_EVIDENCE = 64


class _Text(Struct, frozen=True):
    """A text made ready to be compared; a notice under many stories is none of its ``tokens``."""

    key: str
    spots: tuple[Spot, ...]
    tokens: tuple[str, ...]
    names: frozenset[str]


class _Pair(Struct, frozen=True):
    """Two texts and the passages that they share; ``scale`` is the number of tokens to a word."""

    a: _Text
    b: _Text
    scale: int
    narration: tuple[Run, ...]
    speech: tuple[Run, ...]


def relate(a_text: str, b_text: str) -> Relation | None:
    """The strongest relation between two bodies, with its evidence; None if they are not related.

    Evidence is the passages that both share, as offsets in characters. The keys are those of the bodies alone.
    """
    a, b = _ready(a_text), _ready(b_text)
    if a is None or b is None:
        return None
    if a.key == b.key:
        return Relation(a=a.key, b=b.key, kind="same", score=1.0)
    pair = _pair(a, b)
    return _copied(pair) or _derived(pair) or _same_event(pair)


def _ready(text: str) -> _Text | None:
    found = spots(text)
    key = key_of(tokens(text))
    if key is None:
        return None
    names = frozenset(spot.token for spot in found if spot.name)
    return _Text(key, found, tuple(spot.token for spot in found if spot.aside != "notice"), names)


def _pair(a: _Text, b: _Text) -> _Pair:
    scale = _scale(a, b)
    narration = runs(a.spots, b.spots, None, SHORT_RUN, scale)
    return _Pair(a, b, scale, narration, runs(a.spots, b.spots, "speech", SHORT_RUN, scale))


def _scale(a: _Text, b: _Text) -> int:
    """2 where most tokens are single characters (Han, kana, Thai, Lao, Khmer, Myanmar), 1 elsewhere."""
    both = a.tokens + b.tokens
    return 2 if 2 * sum(1 for token in both if _cluster().match(token)) > len(both) else 1


def _copied(pair: _Pair) -> Relation | None:
    """A copy, a part, or a story told from one template; None where too little of the whole is shared."""
    jaccard, _ = shared_share(*(shingles(text.tokens, 3 * pair.scale) for text in (pair.a, pair.b)))
    _, contained = shared_share(*(shingles(text.tokens, 5 * pair.scale) for text in (pair.a, pair.b)))
    if jaccard < COPY_J3 and contained < COPY_C5:
        return None
    score, evidence = max(jaccard, contained), pair.narration + pair.speech
    if not _names_agree(pair):
        return _relation(pair, "template_sibling", score, evidence)
    a, b = len(pair.a.tokens), len(pair.b.tokens)
    if contained >= COPY_C5 and min(a, b) < PARTIAL_LENGTH * max(a, b):
        return _relation(pair, "partial", contained, evidence)
    return _relation(pair, "copy", score, evidence)


def _names_agree(pair: _Pair) -> bool:
    if min(len(pair.a.names), len(pair.b.names)) < MIN_NAMES:
        return True
    return shared_share(pair.a.names, pair.b.names)[1] >= NAMES_SHARED


def _derived(pair: _Pair) -> Relation | None:
    """One source behind both: enough distinct passages of narration in common."""
    long = sum(1 for run in pair.narration if run.words >= LONG_RUN)
    if long < LONG_RUNS and len(pair.narration) < SHORT_RUNS:
        return None
    return _relation(pair, "derived", _covered(pair, pair.narration), pair.narration)


def _same_event(pair: _Pair) -> Relation | None:
    """The same words quoted, and no more narration in common than two people would write by chance."""
    spoken = tuple(run for run in pair.speech if run.words >= SPEECH_RUN)
    if len(spoken) < SPEECH_RUNS and not any(run.words >= LONG_SPEECH for run in spoken):
        return None
    return _relation(pair, "same_event", _covered(pair, spoken), spoken)


def _covered(pair: _Pair, evidence: tuple[Run, ...]) -> float:
    """The share of the shorter text that lies in the evidence."""
    shared = sum(run.words for run in evidence) * pair.scale
    return min(1.0, shared / min(len(pair.a.tokens), len(pair.b.tokens)))


def _relation(pair: _Pair, kind: RelationKind, score: float, evidence: tuple[Run, ...]) -> Relation:
    kept = sorted(evidence, key=lambda run: -run.words)[:MAX_EVIDENCE]
    longer: Literal["a", "b"] = "a" if len(pair.a.tokens) > len(pair.b.tokens) else "b"
    return Relation(
        a=pair.a.key,
        b=pair.b.key,
        kind=kind,
        score=round(score, 4),
        whole=longer if kind == "partial" else None,
        evidence=tuple(sorted(kept, key=lambda run: run.a_start)),
    )


@cache
def _cluster() -> re.Pattern[str]:
    return re.compile(f"[{classes()['cluster']}]")

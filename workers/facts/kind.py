"""What sort of page it is: its signals weighed against each other, beside what its markup says of itself.

The markup's own word is one signal among many, since most software calls whatever it prints an article or a
website. Kinds that are not weighed (a video, a recipe, a live text …) are taken from the markup alone.
"""

import math
from collections.abc import Mapping
from functools import cache
from heapq import nsmallest

import msgspec
from msgspec import Struct

from workers.facts.choice import Judged, choose, of
from workers.facts.kind_reasons import told
from workers.facts.kind_signals import signals, type_word
from workers.facts.scene import Scene
from workers.model import Claim
from workers.tables.kind_weights import BIAS, WEIGHTS
from workers.tables.kinds import KINDS, TYPES

#: Below this probability no kind is named: the page is like none of those that are weighed.
_SURE = 0.40
#: A page that is an article by so much is one, whatever thing its markup names (a recipe in an article).
_ARTICLE = 0.5
#: So many reasons stand in a claim.
_REASONS = 3
#: Markup that names one of these means the whole page, and never a part of it.
_WHOLE = frozenset({"live"})
_UNKNOWN = "a type that says nothing of what the page is"


class Weighed(Struct, frozen=True, kw_only=True):
    """The most likely kind, its probability (0..1), that of an article, and the strongest signals for it."""

    kind: str
    sure: float
    article: float
    reasons: tuple[str, ...]


def find_kind(scene: Scene) -> Judged:
    """Choose the kind; types that say nothing of the sort ("website", "WebPage") are refused.

    Plain text has no signals: its kind is what was said of it, or none.
    """
    stated = of((_kind(claim) for claim in scene.claims("kind")), "kind")
    if scene.reading.form == "text":
        return choose(stated, _doubt)
    found = weigh(signals(scene))
    first = [claim for claim in stated if _outdoes(claim, found)]
    return choose((*first, _claim(found), *(claim for claim in stated if claim not in first)), _doubt)


def weigh(shown: frozenset[str]) -> Weighed:
    """Weigh the signals that a page shows."""
    known = shown & WEIGHTS.keys()
    sums = list(map(sum, zip(BIAS, *map(WEIGHTS.__getitem__, known), strict=True)))
    most = max(sums)
    chances = [math.exp((each - most) / 100) for each in sums]
    best = sums.index(most)
    speaking = nsmallest(_REASONS, map(_leads(best).__getitem__, known))
    return Weighed(
        kind=KINDS[best],
        sure=chances[best] / sum(chances),
        article=chances[KINDS.index("article")] / sum(chances),
        reasons=tuple([told(name) for lead, name in speaking if lead < 0]),
    )


@cache
def _leads(best: int) -> Mapping[str, tuple[float, str]]:
    """By how much each signal speaks against one kind and for the others together, and its name."""
    return {name: ((sum(row) - row[best]) / (len(row) - 1) - row[best], name) for name, row in WEIGHTS.items()}


def _claim(found: Weighed) -> Claim:
    sure = found.sure >= _SURE
    reasons = "; ".join(found.reasons) or "nothing speaks for another kind"
    return Claim(
        field="kind",
        value=found.kind if sure else "other",
        raw=reasons if sure else f"most like {found.kind}, but not by enough ({found.sure:.2f}): {reasons}",
        where="the page as a whole",
        rule="kind.weighed",
        strength=round(found.sure, 2),
    )


def _outdoes(claim: Claim, found: Weighed) -> bool:
    """Whether the markup's word counts for more than the signals: it names what they do not know."""
    if claim.value in KINDS or claim.value not in TYPES.values():
        return False
    return claim.value in _WHOLE or found.article < _ARTICLE


def _kind(claim: Claim) -> Claim:
    word = type_word(claim.value)
    return msgspec.structs.replace(claim, value=TYPES.get(word, word))


def _doubt(claim: Claim) -> str | None:
    return None if claim.rule == "kind.weighed" or claim.value in TYPES.values() else _UNKNOWN

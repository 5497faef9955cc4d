"""How two texts are related, judged on the two texts alone, without an index.

Whole-text similarity finds copies; it cannot see that two rewrites come from one wire story. Passages of
narration that both share can: speech in common only says that both tell of one event. Where a rewriter left no
passage as it was, words that keep their neighbours can (``echoes.py``).
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import compress
from typing import Literal

from workers.contract import Relation, RelationKind
from workers.fingerprint.align import laid
from workers.fingerprint.echoes import echoes, retold
from workers.fingerprint.figures import has_capitals, other_figures
from workers.fingerprint.grams import in_common
from workers.fingerprint.key import key_of
from workers.fingerprint.names import other_names
from workers.fingerprint.passages import Passage, Side, clusters_of, passages, shared_share
from workers.fingerprint.spots import Spots, columns

#: Share of the runs of three words of both texts that both have, and of the runs of five words of the shorter
#: text that the longer one has: either makes a copy.
COPY_J3, COPY_C5 = 0.30, 0.60
#: With less of the runs of three words, but this much, a copy has so much of its words in the same order.
DOUBT_J3, COPY_ORDER = 0.12, 0.60
#: A text shorter than this share of the one that holds it is a part of it.
PARTIAL_LENGTH = 0.6
#: Copies share at least this share of their names and numbers; with fewer than MIN_NAMES nothing can be said.
NAMES_SHARED, MIN_NAMES = 0.35, 5
#: Passages count from SHORT_RUN words on. Each word told over five is a point, and narration that two share is of
#: one source from so many points on: the longer the texts, the more of it comes by chance.
SHORT_RUN, CHANCE, POINTS, WORDS_A_POINT = 6, 5, 3.5, 160
#: A rewrite mostly has so much of its runs of three words in common with its source: known by now, and a cheap test.
REWRITTEN_C3 = 0.015
#: Speech in common that makes two texts tell of one event: two quotations of eight words, or one of sixteen.
SPEECH_RUN, SPEECH_RUNS, LONG_SPEECH = 8, 2, 16
#: Passages kept as evidence, the longest first, and pairs of names.
MAX_EVIDENCE, MAX_DIFFERS = 64, 64
#: With more speech in common than passages of narration, a copy still has this share of the runs of three words of
#: the shorter narration; with fewer than MIN_TOLD runs, speech is what was printed.
TOLD_C3, MIN_TOLD = 0.12, 30
#: Texts that are kept ready, 75 kB each: a story that is told today is asked for again. Pairs too: a transaction
#: that is run again compares none of them twice.
_READY, _PAIRS = 300, 96
#: Texts that have just come, which a store compares with those that it has: kept while they are.
_NEW = 8


class _Text:
    """A text made ready to be compared; a notice under many stories is none of its ``body``."""

    def __init__(self, found: Spots) -> None:
        self._found = found
        self.body = found.without("notice")
        self.narration, self.speech = Side(found, None), Side(found, "speech")

    @property
    def tokens(self) -> Sequence[str]:
        """All of its tokens."""
        return self._found.tokens

    @cached_property
    def key(self) -> str:
        """Its key, if it had neither site nor title."""
        key = key_of(self.tokens)
        assert key is not None  # noqa: S101 - a text without tokens is not made ready
        return key

    @cached_property
    def clusters(self) -> int:
        """How many tokens of its body are single characters of a script without spaces."""
        return clusters_of(self.body.tokens)

    @cached_property
    def has_capitals(self) -> bool:
        """Whether capitals may name something in it."""
        return has_capitals(self.body)

    @cached_property
    def names(self) -> frozenset[str]:
        """Its names and numbers."""
        return frozenset(compress(self.tokens, self._found.names))


class _Pair:
    """Two texts and what they share; ``scale`` is the number of tokens to a word.

    Passages are looked for when they are asked for: many pairs need those of narration only.
    """

    def __init__(self, a: _Text, b: _Text) -> None:
        self.a, self.b = a, b
        self.scale = 2 if 2 * (a.clusters + b.clusters) > len(a.body.tokens) + len(b.body.tokens) else 1
        self._shared: dict[int, int] = {}

    @cached_property
    def narration(self) -> tuple[Passage, ...]:
        """The passages of narration that both have."""
        return self._passages(self.a.narration, self.b.narration)

    @cached_property
    def speech(self) -> tuple[Passage, ...]:
        """The passages of speech that both have."""
        return self._passages(self.a.speech, self.b.speech)

    def shared(self, words: int) -> tuple[float, float]:
        """How much the runs of so many words share: as a share of both texts together, and of the shorter one."""
        a, b = (text.body.distinct(words * self.scale) for text in (self.a, self.b))
        if words not in self._shared:
            self._shared[words] = in_common(a, b)
        shared = self._shared[words]
        return shared / (len(a) + len(b) - shared or 1), shared / (min(len(a), len(b)) or 1)

    def _passages(self, a: Side, b: Side) -> tuple[Passage, ...]:
        # A passage holds a run of five words of both bodies: most texts that are not related share none.
        return passages(a, b, SHORT_RUN, self.scale) if self.shared(CHANCE)[0] else ()


def relate(a_text: str, b_text: str, *, new: str | None = None) -> Relation | None:
    """The strongest relation between two bodies, with its evidence; None if they are not related.

    Evidence is the passages that both share, as offsets in characters. The keys are those of the bodies alone.
    ``new`` is the one of the two that has just come: it takes no place among those that are kept ready.
    """
    return _related(a_text, b_text, new)


@lru_cache(_PAIRS)
def _related(a_text: str, b_text: str, new: str | None) -> Relation | None:
    a, b = (_ready_new(text) if text is new else _ready(text) for text in (a_text, b_text))
    if a is None or b is None:
        return None
    if a.tokens == b.tokens:
        return Relation(a=a.key, b=b.key, kind="same", score=1.0)
    pair = _Pair(a, b)
    return _copied(pair) or _derived(pair) or _rewritten(pair) or _same_event(pair)


@lru_cache(_READY)
def _ready(text: str) -> _Text | None:
    return _made_ready(text)


@lru_cache(_NEW)
def _ready_new(text: str) -> _Text | None:
    return _made_ready(text)


def _made_ready(text: str) -> _Text | None:
    found = columns(text)
    return _Text(found) if found.tokens else None


def _copied(pair: _Pair) -> Relation | None:
    """A copy, a part, or a story told from one template; None where too little of the whole is shared."""
    jaccard, _ = pair.shared(3)
    _, contained = pair.shared(5)
    if jaccard < DOUBT_J3 and contained < COPY_C5:
        return None
    if _only_spoken(pair):
        return None
    left, right = pair.a.body, pair.b.body
    found = laid(left, right)
    a, b = len(left.tokens), len(right.tokens)
    in_order = 2 * found.kept / (a + b)
    if jaccard < COPY_J3 and contained < COPY_C5 and in_order < COPY_ORDER:
        return None
    score, evidence = max(jaccard, contained), pair.narration + pair.speech
    other = other_names if pair.a.has_capitals or pair.b.has_capitals else other_figures
    differs = other(left, right, found)
    if differs or not _names_agree(pair):
        return _relation(pair, "template_sibling", score, evidence, differs)
    if contained >= COPY_C5 and min(a, b) < PARTIAL_LENGTH * max(a, b):
        return _relation(pair, "partial", contained, evidence)
    return _relation(pair, "copy", score, evidence)


def _only_spoken(pair: _Pair) -> bool:
    """Whether what two texts share was said to both, and each tells of it in its own words."""
    told, said = (sum(passage.run.words for passage in side) for side in (pair.narration, pair.speech))
    if said <= told:
        return False
    a, b = (text.narration.distinct(3 * pair.scale) for text in (pair.a, pair.b))
    least = min(len(a), len(b))
    return least >= MIN_TOLD and in_common(a, b) < TOLD_C3 * least


def _names_agree(pair: _Pair) -> bool:
    if min(len(pair.a.names), len(pair.b.names)) < MIN_NAMES:
        return True
    return shared_share(pair.a.names, pair.b.names)[1] >= NAMES_SHARED


def _derived(pair: _Pair) -> Relation | None:
    """One source behind both: more narration in common than comes by chance in texts of their length."""
    points = sum(max(0, passage.told - CHANCE) for passage in pair.narration)
    words = min(len(pair.a.body.tokens), len(pair.b.body.tokens)) / pair.scale
    if points < POINTS + words / WORDS_A_POINT:
        return None
    return _relation(pair, "derived", _covered(pair, pair.narration), pair.narration)


def _rewritten(pair: _Pair) -> Relation | None:
    """One source behind both, hardly a passage left as it was: words that stand in the same company throughout."""
    told = pair.a.narration.spots, pair.b.narration.spots
    found = (echoes(*told) if pair.shared(3)[1] >= REWRITTEN_C3 else None) or retold(*told)
    if found is None:
        return None
    return _relation(
        pair, "derived", found.share, (*pair.narration, *(Passage(run, run.words) for run in found.runs))
    )


def _same_event(pair: _Pair) -> Relation | None:
    """The same words quoted, and no more narration in common than two people would write by chance."""
    spoken = tuple(passage for passage in pair.speech if passage.run.words >= SPEECH_RUN)
    if len(spoken) < SPEECH_RUNS and not any(passage.run.words >= LONG_SPEECH for passage in spoken):
        return None
    return _relation(pair, "same_event", _covered(pair, spoken), spoken)


def _covered(pair: _Pair, evidence: tuple[Passage, ...]) -> float:
    """The share of the shorter text that lies in the evidence."""
    shared = sum(passage.run.words for passage in evidence) * pair.scale
    return min(1.0, shared / min(len(pair.a.body.tokens), len(pair.b.body.tokens)))


def _relation(
    pair: _Pair,
    kind: RelationKind,
    score: float,
    evidence: tuple[Passage, ...],
    differs: tuple[tuple[str, str], ...] = (),
) -> Relation:
    kept = [passage.run for passage in evidence]
    if len(kept) > MAX_EVIDENCE:
        kept = sorted(kept, key=lambda run: -run.words)[:MAX_EVIDENCE]
    longer: Literal["a", "b"] = "a" if len(pair.a.body.tokens) > len(pair.b.body.tokens) else "b"
    return Relation(
        a=pair.a.key,
        b=pair.b.key,
        kind=kind,
        score=round(score, 4),
        whole=longer if kind == "partial" else None,
        evidence=tuple(sorted(kept, key=lambda run: (run.a_start, -run.words))),
        differs=differs[:MAX_DIFFERS],
    )

"""Relations of stored records, judged on their texts: each pair once in a transaction, and kept as an edge."""

import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from workers.contract import Relation, Run
from workers.fingerprint.canonical import tokens
from workers.fingerprint.passages import scale_of
from workers.fingerprint.relating import relate
from workers.fingerprint.signatures import PASSAGE
from workers.fingerprint.sketch import gram_hashes
from workers.store import kins
from workers.store.candidates import STORIES
from workers.store.kins import STORY, Kin

#: A passage belongs to the site if this share of its runs of six words does: of every three neighbours one is indexed
#: at least, and the ends of a passage are the story's.
FRAMED = 0.2


class Verifier:
    """Judges pairs of records on their texts; ``now`` is when what it finds is noted.

    ``ahead`` it writes nothing until ``keep`` is called: texts are compared before the store's write lock is taken.
    """

    def __init__(self, tx: Connection, now: datetime, *, ahead: bool = False) -> None:
        self._tx = tx
        self._now = now
        self._texts: dict[str, str] = {}
        self._new: str | None = None
        self._judged: dict[tuple[str, str], Relation | None] = {}
        self._frames: dict[str, frozenset[int]] = {}
        self._waiting: list[tuple[Kin, Kin, Relation]] | None = [] if ahead else None

    def keep(self, new: Kin) -> None:
        """From now on keep what is found, and what was found before; ``new`` had no number until now."""
        for one, other, found in self._waiting or ():
            low, high = (new if record.key == new.key else record for record in (one, other))
            kins.relate_them(self._tx, low, high, found, self._now)
        self._waiting = None

    def know(self, record: Kin, text: str) -> None:
        """Take a text that need not be read: the one that is compared with others."""
        self._texts[record.key] = self._new = text

    def site(self, domain: str | None, others: Iterable[Kin]) -> None:
        """Learn a site's boilerplate from other stories of it that have some of it in common."""
        if domain is not None:
            self._frames[domain] = _passages_of_site(others)

    def relation(self, one: Kin, other: Kin) -> Relation | None:
        """How two records are related, told from ``one``; None if they are not."""
        if one.id > other.id:
            found = self.relation(other, one)
            return found and kins.flipped(found)
        pair = one.key, other.key
        if pair not in self._judged:
            self._judged[pair] = self._judge(one, other)
        return self._judged[pair]

    def kind(self, one: Kin, other: Kin) -> str | None:
        """The kind of the relation of two records; None if they are not related."""
        found = self.relation(min(one, other), max(one, other))
        return found.kind if found else None

    def found(self, me: Kin) -> tuple[Relation, ...]:
        """The relations of a record that were found, told from it, the strongest first."""
        own = ((pair[0], one) for pair, one in self._judged.items() if one and me.key in pair)
        told = (one if first == me.key else kins.flipped(one) for first, one in own)
        return tuple(sorted(told, key=kins.strength))

    def known(self, group: Sequence[Kin]) -> None:
        """Take what is stored of the relations among these records, so that it is not judged again."""
        for found in kins.edges(self._tx, [one.id for one in group], among=True):
            self._judged.setdefault((found.relation.a, found.relation.b), found.relation)

    def again(self, one: Kin, other: Kin) -> Relation | None:
        """Judge a pair as if for the first time."""
        low, high = (one, other) if one.id < other.id else (other, one)
        self._judged.pop((low.key, high.key), None)
        kins.unrelate(self._tx, one.id, other.id)
        return self.relation(one, other)

    def _judge(self, one: Kin, other: Kin) -> Relation | None:
        found = self.compared(one, other)
        if found is not None and self._waiting is not None:
            self._waiting.append((one, other, found))
        elif found is not None:
            kins.relate_them(self._tx, one, other, found, self._now)
        return found

    def compared(self, one: Kin, other: Kin) -> Relation | None:
        """The relation of two texts, what their site prints everywhere set aside."""
        texts = self.text(one), self.text(other)
        found = relate(*texts, new=self._new)
        frame = self._frames.get(one.domain or "") or self._frames.get(other.domain or "")
        if found is not None and frame and found.kind in STORY:
            found = _without(frame, *texts, found)
        return found and msgspec.structs.replace(found, a=one.key, b=other.key)

    def text(self, record: Kin) -> str:
        """The text of a record; empty, so that nothing is related to it, if it is gone or damaged."""
        if record.key not in self._texts:
            self._texts[record.key] = kins.text_of(self._tx, record.key) or ""
        return self._texts[record.key]


def _passages_of_site(others: Iterable[Kin]) -> frozenset[int]:
    """The passages that several stories of a site have."""
    times: Counter[int] = Counter()
    for one in others:
        times.update(struct.unpack(f"<{len(one.wp1) // 8}Q", one.wp1))
    return frozenset(number for number, count in times.items() if count >= STORIES)


def _without(frame: frozenset[int], a_text: str, b_text: str, found: Relation) -> Relation | None:
    """The relation that is left when the passages of the site are blanked; offsets stay what they were."""
    framed = [run for run in found.evidence if _is_framed(a_text[run.a_start : run.a_end], frame)]
    if not framed:
        return found
    return relate(_blanked(a_text, [(r.a_start, r.a_end) for r in framed]), _blanked(b_text, _in_b(framed)))


def _in_b(runs: Iterable[Run]) -> list[tuple[int, int]]:
    return [(run.b_start, run.b_end) for run in runs]


def _is_framed(passage: str, frame: frozenset[int]) -> bool:
    words = tokens(passage)
    size = PASSAGE * scale_of(words)
    hashes = gram_hashes(words, size).tolist() if len(words) >= size else []
    return sum(one in frame for one in hashes) > FRAMED * len(hashes)


def _blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    for start, end in places:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text

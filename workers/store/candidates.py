"""Which records may be related to one: by shared numbers first, then by whole signatures. Texts are not read here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from itertools import compress
from typing import NamedTuple

from sqlalchemy import Connection

from workers.fingerprint.relating import POINTS, WORDS_A_POINT
from workers.fingerprint.sketch import contained, resembling, resembling_each, shared_each
from workers.store import kins, postings
from workers.store.kins import Kin

#: Passages and rare words lead to records that were first seen within so many days.
DAYS = 30
#: Records whose signatures are read, those that share the most and rarest numbers first.
MOST = 48
#: One of these makes it worth while to read a text: the estimated share of runs of three words, that of the runs of
#: five words of the shorter text, passages in common. ``relate`` asks for .12, .60, and points that grow with the
#: length: of them a shared passage is worth two and a half at most. An estimate may be off by .1, and a containment
#: of a few runs by more.
RESEMBLES, CONTAINS, PASSAGES, WORTH = 0.06, 0.25, 2, 2.5
#: Texts of which one was rewritten from the other have more than this share of their rare words in common, by their
#: sketches, and so many; other texts on one subject hardly ever (of 32 words 13 to 16, and 5).
REWRITES, RARE = 0.25, 6
#: A number that a site has under so many other stories belongs to the site; of so many at most it is asked.
STORIES, MOST_STORIES = 3, 8
#: Two texts with so much in common tell one story.
ONE_STORY = 0.25


class Found(NamedTuple):
    """Records that may be related to one, the likeliest first; ``shared`` are the numbers in common with each.

    ``wanted`` are the numbers that were looked up, ``holders`` the records under each of them. ``frame`` are the
    numbers of its site's boilerplate, each with one record of every other story that has it; ``cut`` is the number of
    records that were not looked at.
    """

    wanted: Sequence[int]
    likely: tuple[Kin, ...]
    shared: Mapping[int, AbstractSet[int]]
    holders: Mapping[int, AbstractSet[int]]
    looked: Mapping[int, Kin]
    frame: Mapping[int, frozenset[int]]
    cut: int


def find(tx: Connection, me: Kin, wanted: Sequence[int], days: int = DAYS) -> Found:
    """The records that may be related to ``me``, which has these numbers."""
    under = postings.find(tx, wanted)
    shared: dict[int, set[int]] = {}
    weight: dict[int, float] = {}
    for number, ids in under.items():
        rare = 1 / len(ids).bit_length()
        for record in ids:
            if record != me.id:
                shared.setdefault(record, set()).add(number)
                weight[record] = weight.get(record, 0.0) + rare
    ranked = sorted(weight, key=lambda record: (-weight[record], record))
    looked = kins.by_id(tx, ranked[:MOST])
    frame = _frame(me, shared, looked)
    near_by = [other for record in ranked[:MOST] if (other := looked.get(record))]
    if frame:
        near_by = [other for other in near_by if not frame.keys() >= shared[other.id]]
    return Found(
        wanted=wanted,
        likely=tuple(compress(near_by, _may_be(me, near_by, days))),
        shared=shared,
        holders=under,
        looked=looked,
        frame=frame,
        cut=max(0, len(ranked) - MOST),
    )


def closeness(one: Kin, other: Kin) -> float:
    """How alike two records are by their signatures: 0 to 1, an estimate."""
    return max(resembling(one.mh1, other.mh1), contained(one.fc1, other.fc1))


def _frame(me: Kin, shared: Mapping[int, Collection[int]], looked: Mapping[int, Kin]) -> dict[int, frozenset[int]]:
    """The numbers that the site of ``me`` has under several other stories, with the records that have them.

    Records that have a quarter of their runs of words in common tell one story, whether or not they are copies:
    their site prints much of it, and that is no boilerplate.
    """
    same_site = [one for one in looked.values() if one.domain == me.domain and me.domain is not None]
    if len(same_site) < STORIES:
        return {}
    stories: list[list[Kin]] = [[me]]
    holders: dict[int, dict[int, int]] = {}
    for one in same_site:
        told = next((at for at, story in enumerate(stories) if _one_story(one, story[0])), len(stories))
        if told == len(stories):
            if told > MOST_STORIES:
                continue
            stories.append([one])
        for number in shared[one.id]:
            holders.setdefault(number, {}).setdefault(told, one.id)
    others = {number: {story: one for story, one in under.items() if story} for number, under in holders.items()}
    return {number: frozenset(under.values()) for number, under in others.items() if len(under) >= STORIES}


def _one_story(one: Kin, other: Kin) -> bool:
    return one.cluster == other.cluster is not None or closeness(one, other) >= ONE_STORY


def _may_be(me: Kin, others: Sequence[Kin], days: int) -> Iterator[bool]:
    """Which of these records may be related to ``me``, by whole signatures: all at once, for they are many."""
    if not others:
        return
    alike = resembling_each(me.mh1, [one.mh1 for one in others])
    held = shared_each(me.fc1, [one.fc1 for one in others])
    told = shared_each(me.wp1, [one.wp1 for one in others])
    rare = shared_each(me.rw1 or b"", [one.rw1 or b"" for one in others])
    for one, resembles, runs, passages, kept in zip(others, alike, held, told, rare, strict=True):
        # The eighth part of the runs is kept, in eight bytes each: the sketch has a byte for each word of the text.
        words = min(len(me.fc1), len(one.fc1))
        least = max(PASSAGES, (POINTS + words / WORDS_A_POINT) / WORTH)
        within = words and 8 * runs >= CONTAINS * words
        some = min(len(me.rw1 or b""), len(one.rw1 or b"")) / 8
        lately = passages >= least or (kept >= RARE and kept > REWRITES * some)
        yield bool(resembles >= RESEMBLES or within or (lately and near(me.seen_at, one.seen_at, days)))


def near(one: datetime, other: datetime, days: int) -> bool:
    """Whether two moments lie so many days from each other at most."""
    return abs(one - other) <= timedelta(days=days)

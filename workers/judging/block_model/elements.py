"""What the elements around a block say, worked out for all elements at once.

Whatever runs down from element to element (the strongest word above, the depth, in what it stands) is found by
doubling: each step joins what an element knows with what the last one it knows of knows, so that a tree of
depth d takes log2(d) steps over arrays and no recursion.
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import count
from operator import attrgetter

import numpy as np
from msgspec import Struct

from workers.judging.block_model.arrays import Floats, Ints, cast
from workers.judging.block_model.lexicon import Lexicon
from workers.model import Container

#: Elements that say what stands in them, one bit each; ``FLAGS`` names the bits.
FLAGS = ("nav", "aside", "footer", "main", "form", "figure")
_KINDS = {
    "menu": "nav",
    "fieldset": "form",
    "figcaption": "figure",
}
_BITS = {name: 1 << bit for bit, name in enumerate(FLAGS)} | {
    tag: 1 << FLAGS.index(name) for tag, name in _KINDS.items()
}
FORM = _BITS["form"]
#: A word on an element counts this much less for each element between it and the block.
_DECAY = np.float32(0.7)
_MIX, _STEP, _WRAP = 0xD1342543DE82EF95, 0x9E3779B97F4A7C15, (1 << 64) - 1
#: Doubling this often reaches 65,000 levels; the reading holds no deeper tree.
_DOUBLINGS = 16
_NAME, _PARENT, _FIRST, _LAST = attrgetter("tag", "words"), *map(attrgetter, ("parent", "first", "last"))


class Elements(Struct, frozen=True, kw_only=True):
    """Per element, with one more at the end that stands for "none" (the parent of the outermost).

    ``kind`` numbers elements of the same name and words, ``chain`` those whose elements above are the same, too.
    ``low``, ``high``, ``near``, ``told`` are the lexicon's word along the way up; ``own`` the element's own.
    """

    parent: Ints
    first: Ints
    last: Ints
    flag: Ints
    flags: Ints
    kind: Ints
    chain: Ints
    depth: Floats
    own: Floats
    own_low: Floats
    low: Floats
    high: Floats
    near: Floats
    told: Floats
    tag: Floats


def read_elements(containers: tuple[Container, ...], blocks: int, lexicon: Lexicon) -> Elements:
    """The elements of a page of so many blocks."""
    none = len(containers)
    parent = _numbers(_PARENT, containers, none)
    parent[parent < 0] = none
    kinds: defaultdict[tuple[str, tuple[str, ...]], int] = defaultdict(count().__next__)
    kind = np.fromiter(map(kinds.__getitem__, map(_NAME, containers)), np.int64, none)
    kind = np.append(kind, len(kinds))
    said = np.array([*lexicon.weighed(words for _, words in kinds), (0.0, 0.0, 0.0)], np.float32)[kind]
    flag = np.array([_BITS.get(tag, 0) for tag, _ in kinds] + [0], np.int64)[kind]
    tag = np.array([lexicon.tags.get(tag, 0.0) for tag, _ in kinds] + [0.0], np.float32)[kind]
    down = _down(parent, said, flag, kind)
    return Elements(
        parent=parent,
        first=_numbers(_FIRST, containers, 0),
        last=_numbers(_LAST, containers, blocks),
        flag=flag,
        kind=kind,
        own=said[:, 2],
        own_low=said[:, 0],
        tag=tag,
        flags=down.flags,
        chain=down.chain,
        depth=down.depth,
        low=down.low,
        high=down.high,
        near=down.near,
        told=down.told,
    )


def _numbers(asked: Callable[[Container], int], containers: tuple[Container, ...], none: int) -> Ints:
    """One number of each element, and of "none"."""
    out = np.empty(len(containers) + 1, np.int64)
    out[:-1] = np.fromiter(map(asked, containers), np.int64, len(containers))
    out[-1] = none
    return out


class _Down(Struct, frozen=True, kw_only=True):
    flags: Ints
    chain: Ints
    depth: Floats
    low: Floats
    high: Floats
    near: Floats
    told: Floats


def _down(parent: Ints, said: Floats, flags: Ints, kind: Ints) -> _Down:
    """What runs down from element to element, by doubling."""
    low, high, told = said[:, 0], said[:, 1], said[:, 2]
    near = told
    none = len(parent) - 1
    depth = np.ones(len(parent), np.float32)
    depth[none] = 0
    chain = (kind.astype(np.uint64) + np.uint64(1)) * np.uint64(_MIX)
    chain[none] = 0
    above, decay, step = parent, _DECAY, _STEP
    for _ in range(_DOUBLINGS):
        if above.min(initial=none) == none:
            break
        low, high = np.minimum(low, low[above]), np.maximum(high, high[above])
        told = told + decay * told[above]
        near = np.where(near == 0, near[above], near)
        flags = flags | flags[above]
        depth = depth + depth[above]
        chain = chain + np.uint64(step) * chain[above]
        above, decay, step = above[above], decay * decay, step * step & _WRAP
    return _Down(
        flags=flags,
        chain=chain.view(np.int64),
        depth=cast(depth),
        low=low,
        high=high,
        near=near,
        told=cast(told),
    )


def elements_of(holders: list[int], elements: Elements) -> Ints:
    """The number of the element of each block, given that of its container."""
    of = np.array(holders, np.int64)
    of[of < 0] = len(elements.parent) - 1
    return of

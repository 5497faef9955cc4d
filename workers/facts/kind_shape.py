"""The shape of a page, as signals of its kind: how much of it is prose, links, headings, code, lists, numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, compress
from operator import not_

from workers.facts.scene import Scene
from workers.model import Block, Container

#: A block of so many characters (of East Asia: so many), and with no larger share of link text, is prose.
PROSE_CHARS, EAST_CHARS, LINKED = 120, 40, 0.34
_EAST_ASIA = "\u2e80"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CODE = frozenset({"pre", "code"})
_CELLS = frozenset({"td", "tr", "th"})
#: Elements that are no boxes.
_LINES = frozenset({"p", "span"})


#: Measure -> the bounds at which a signal ``name>=bound`` begins to show.
BOUNDS: Mapping[str, tuple[float, ...]] = {
    "chars": (1_000, 3_000, 8_000, 20_000, 50_000),
    "blocks": (40, 100, 250, 600),
    "prose": (0.1, 0.25, 0.4, 0.55, 0.7, 0.85),
    "prose_blocks": (1, 4, 8, 15, 30, 60),
    "longest_run": (2, 4, 8, 16),
    "linked": (0.1, 0.25, 0.4, 0.6),
    "links": (20, 60, 150, 400),
    "headings": (2, 6, 12, 25, 50),
    "linked_headings": (0.1, 0.4, 0.7),
    "listed": (0.1, 0.3, 0.5),
    "code": (0.005, 0.05, 0.2),
    "code_blocks": (1, 4, 10),
    "tabled": (0.03, 0.2, 0.5),
    "articles": (1, 4, 10, 25),
    "alike": (5, 10, 20, 40),
    "alike_prose": (2, 5, 12),
    "dates": (1, 4, 10, 25),
    "h1": (1, 2),
}

_SIGNALS = tuple((name, bound, f"{name}>={bound:g}") for name, bounds in BOUNDS.items() for bound in bounds)


def shape_signals(scene: Scene) -> list[str]:
    """The bounds that the page's measures reach, as ``prose>=0.4``."""
    found = measures(scene)
    return [signal for name, bound, signal in _SIGNALS if found[name] >= bound]


def measures(scene: Scene) -> dict[str, float]:
    """Count the page's blocks and containers; hidden blocks are left out."""
    every = _prose(scene)
    blocks, texts, prose = _shown(scene, every)
    names = [block.tag for block in blocks]
    sizes = list(map(len, texts))
    linked = [block.link_chars for block in blocks]
    links = [block.links for block in blocks]
    chars = sum(sizes) or 1
    present = set(names)
    headed = list(map(_HEADINGS.__contains__, names)) if present & _HEADINGS else []
    heads = sum(headed)
    coded = list(map(_CODE.__contains__, names)) if present & _CODE else []
    alike = _alike(scene, every)
    return {
        "chars": chars,
        "blocks": len(blocks),
        "prose": sum(compress(sizes, prose)) / chars,
        "prose_blocks": sum(prose),
        "longest_run": _longest_run(prose, linked, sizes, names) if any(prose) else 0,
        "linked": sum(linked) / chars,
        "links": sum(links),
        "headings": heads,
        "linked_headings": len(list(compress(headed, map(int.__mul__, headed, links)))) / (heads or 1),
        "listed": names.count("li") / (len(blocks) or 1),
        "code": sum(compress(sizes, coded)) / chars,
        "code_blocks": sum(coded),
        "tabled": 0 if _CELLS.isdisjoint(present) else _tabled(names, sizes, prose) / chars,
        "articles": [container.tag for container in scene.reading.containers].count("article"),
        "alike": alike[0],
        "alike_prose": alike[1],
        "dates": sum([claim.rule[:5] == "time." for claim in scene.reading.claims]),
        "h1": names.count("h1"),
    }


def _prose(scene: Scene) -> list[bool]:
    """Whether each block is prose."""
    return [
        (size := len(text)) >= EAST_CHARS
        and (size >= PROSE_CHARS or text >= _EAST_ASIA)
        and block.link_chars <= LINKED * size
        for text, block in zip(scene.texts, scene.reading.blocks, strict=True)
    ]


def _shown(scene: Scene, prose: list[bool]) -> tuple[Sequence[Block], list[str], list[bool]]:
    """The blocks that are not hidden, their texts, and which of them are prose; most pages hide none."""
    blocks, hidden = scene.reading.blocks, [block.hidden for block in scene.reading.blocks]
    if True not in hidden:
        return blocks, scene.texts, prose
    shown = list(map(not_, hidden))
    return list(compress(blocks, shown)), list(compress(scene.texts, shown)), list(compress(prose, shown))


def _tabled(names: list[str], sizes: list[int], prose: list[bool]) -> int:
    """The characters in cells; paragraphs there are a layout's."""
    return sum(
        [size for tag, size, is_prose in zip(names, sizes, prose, strict=True) if tag in _CELLS and not is_prose]
    )


def _longest_run(prose: list[bool], linked: list[int], sizes: list[int], names: list[str]) -> int:
    """The most paragraphs that follow each other with nothing but headings and short lines of text between."""
    longest = run = 0
    first = prose.index(True)
    for is_prose, links, size, tag in zip(prose[first:], linked[first:], sizes[first:], names[first:], strict=True):
        if is_prose:
            run += 1
        elif run and links > LINKED * size and tag not in _HEADINGS:
            longest, run = max(longest, run), 0
    return max(longest, run)


def _alike(scene: Scene, prose: list[bool]) -> tuple[int, int]:
    """The most containers of one parent that are alike by their name and words; and of those, that hold prose.

    The first is not counted where no parent has as many as begin to tell anything.
    """
    so_far = [0, *accumulate(prose)]
    containers = scene.reading.containers
    children = Counter([held.parent for held in containers])
    several = frozenset([parent for parent, count in children.items() if count >= BOUNDS["alike"][0]])
    alike = _most_alike([held for held in containers if held.parent in several])
    return alike, _most_alike([held for held in containers if so_far[held.last] > so_far[held.first]])


def _most_alike(containers: list[Container]) -> int:
    return max(
        Counter(
            [(held.parent, held.tag, held.words[0]) for held in containers if held.words and held.tag not in _LINES]
        ).values(),
        default=0,
    )

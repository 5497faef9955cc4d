"""The shape of a page, as signals of its kind: how much of it is prose, links, headings, code, lists, numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, compress

from workers.facts.scene import Scene
from workers.model import Block

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

_SIGNALS = {name: tuple((bound, f"{name}>={bound:g}") for bound in bounds) for name, bounds in BOUNDS.items()}


def shape_signals(scene: Scene) -> Iterator[str]:
    """The bounds that the page's measures reach, as ``prose>=0.4``."""
    for name, value in measures(scene).items():
        yield from (signal for bound, signal in _SIGNALS[name] if value >= bound)


def measures(scene: Scene) -> dict[str, float]:
    """Count the page's blocks and containers; hidden blocks are left out."""
    every = [
        (size := len(text)) >= EAST_CHARS
        and (size >= PROSE_CHARS or text >= _EAST_ASIA)
        and block.link_chars <= LINKED * size
        for text, block in zip(scene.texts, scene.reading.blocks, strict=True)
    ]
    blocks, texts, prose = _shown(scene, every)
    names = [block.tag for block in blocks]
    sizes = list(map(len, texts))
    linked = [block.link_chars for block in blocks]
    links = [block.links for block in blocks]
    chars = sum(sizes) or 1
    tags = Counter(names)
    heads = sum(tags[tag] for tag in _HEADINGS)
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
        "linked_headings": sum(map(_HEADINGS.__contains__, compress(names, links))) / (heads or 1),
        "listed": tags["li"] / (len(blocks) or 1),
        "code": sum(compress(sizes, map(_CODE.__contains__, names))) / chars,
        "code_blocks": sum(tags[tag] for tag in _CODE),
        "tabled": 0 if _CELLS.isdisjoint(tags) else _tabled(names, sizes, prose) / chars,
        "articles": sum([container.tag == "article" for container in scene.reading.containers]),
        "alike": alike[0],
        "alike_prose": alike[1],
        "dates": sum([claim.rule.startswith("time.") for claim in scene.reading.claims]),
        "h1": tags["h1"],
    }


def _shown(scene: Scene, prose: list[bool]) -> tuple[Sequence[Block], list[str], list[bool]]:
    """The blocks that are not hidden, their texts, and which of them are prose; most pages hide none."""
    blocks, shown = scene.reading.blocks, [not block.hidden for block in scene.reading.blocks]
    if all(shown):
        return blocks, scene.texts, prose
    return list(compress(blocks, shown)), list(compress(scene.texts, shown)), list(compress(prose, shown))


def _tabled(names: list[str], sizes: list[int], prose: list[bool]) -> int:
    """The characters in cells; paragraphs there are a layout's."""
    return sum(
        [size for tag, size, is_prose in zip(names, sizes, prose, strict=True) if tag in _CELLS and not is_prose]
    )


def _longest_run(prose: list[bool], linked: list[int], sizes: list[int], names: list[str]) -> int:
    """The most paragraphs that follow each other with nothing but headings and short lines of text between."""
    longest = run = 0
    for is_prose, links, size, tag in zip(prose, linked, sizes, names, strict=True):
        if is_prose:
            run += 1
        elif run and links > LINKED * size and tag not in _HEADINGS:
            longest, run = max(longest, run), 0
    return max(longest, run)


def _alike(scene: Scene, prose: list[bool]) -> tuple[int, int]:
    """The most containers of one parent that are alike by their name and words; and of those, that hold prose."""
    named = [held for held in scene.reading.containers if held.words and held.tag not in _LINES]
    so_far = [0, *accumulate(prose)]
    # Where no parent has two of them, none are alike: most containers stand alone.
    children = Counter([held.parent for held in named])
    several = [held for held in named if children[held.parent] > 1]
    keys = [(held.parent, held.tag, held.words[0]) for held in several]
    with_prose = Counter(compress(keys, [so_far[held.last] > so_far[held.first] for held in several]))
    if with_prose:
        return max(Counter(keys).values()), max(with_prose.values())
    one = any(so_far[held.last] > so_far[held.first] for held in named)
    return max(Counter(keys).values(), default=int(bool(named))), int(one)

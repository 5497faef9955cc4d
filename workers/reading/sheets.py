"""What a page's own style sheets hide from every reader, where a plain rule says so and nothing speaks against it.

Only rules of one class or one id are read (``.x{display:none}``), outside of every ``@media`` and its like. A name
that another rule may show again, or that a script of the page names, hides nothing: menus, tabs and what fades in are
such. What sheets and scripts of other addresses do is not known here; so it is asked for facts only, and no text is
cut for it (0056).
"""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers.model import Block
from workers.reading.hiding import hides
from workers.reading.unseen import running

#: Characters of style sheets, and of scripts, that are read; of a page with more nothing is hidden so.
_MAX_SHEETS, _MAX_SCRIPTS = 1_000_000, 2_000_000
#: Without one of them no rule hides anything.
_HIDING = ("none", "hidden", "collapse", "-9", "clip", "opacity", "size")
#: One class or id and nothing else, and each class and id of any selector.
_SIMPLE = re.compile(r"[.#]([a-z_-][\w-]*)")
#: A rule that says one of these may show what another one hides.
_TOUCHES = re.compile(r"display|visibility|opacity|position|left|right|top|clip|size|height|transform|all\s*:|indent")
_WORD = re.compile(r"[\w-]+")
_MEDIA = frozenset({"", "all", "screen"})
#: So many names are looked for one by one, before all words around them are told apart.
_FEW = 20


def veiled(parser: LexborHTMLParser, styles: list[LexborNode], blocks: tuple[Block, ...]) -> frozenset[int]:
    """The numbers of the blocks that stand in an element which a style sheet hides.

    None where that is most of the running text: then a script shows it.
    """
    sheets = _sheets(styles)
    names = _hidden_by(sheets, set().union(*[block.marks for block in blocks])) if sheets else set()
    if names:
        names -= _shown_by(sheets, names)
    if names:
        names -= _scripted(parser, names)
    unseen = [block for block in blocks if not names.isdisjoint(block.marks)] if names else []
    if not unseen or 2 * running(unseen) > running(blocks):
        return frozenset()
    return frozenset([block.index for block in unseen])


def _sheets(styles: list[LexborNode]) -> list[str]:
    """The sheets for screens, without their comments; none if they are too long."""
    screens = [node for node in styles if (node.attributes.get("media") or "").strip().lower() in _MEDIA]
    texts = [node.text().lower() for node in screens]
    if sum(map(len, texts)) > _MAX_SHEETS:
        return []
    return [text for text in map(_uncommented, texts) if text.count("{") == text.count("}")]


def _uncommented(sheet: str) -> str:
    first, *rest = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join([part.partition("*/")[2] for part in rest])


def _hidden_by(sheets: Iterable[str], marks: set[str]) -> set[str]:
    """Those of some classes and ids that a rule of theirs alone hides."""
    found: set[str] = set()
    for sheet in sheets:
        hiding: dict[int, set[str]] = {}
        for start in _rules_with(_HIDING, sheet):
            selectors, stated = _rule(sheet, start)
            alone = map(str.strip, selectors.split(","))
            named = {one[1:] for one in alone if one[1:] in marks and _SIMPLE.fullmatch(one)}
            if named and hides(stated):
                hiding[start] = named
        found = found.union(*(hiding[start] for start in _outermost(sheet, hiding)))
    return found


def _shown_by(sheets: Iterable[str], names: set[str]) -> set[str]:
    """The classes and ids in rules that may show one of these names."""
    found: set[str] = set()
    is_few = len(names) <= _FEW
    for sheet in sheets:
        rules = {start: _rule(sheet, start) for start in _rules_with(names if is_few else "{", sheet)}
        touching = {start: rule for start, rule in rules.items() if _TOUCHES.search(rule[1])}
        hiding = {start for start in _outermost(sheet, touching) if hides(touching[start][1])}
        for selectors in (touching[start][0] for start in touching.keys() - hiding):
            if not is_few or any(name in selectors for name in names):
                found.update(_SIMPLE.findall(selectors))
    return found


def _rules_with(words: Iterable[str], sheet: str) -> list[int]:
    """Where the rules begin that hold one of these words: behind the brace before it."""
    starts = set()
    for word in words:
        place = sheet.find(word)
        while place >= 0:
            starts.add(sheet.rfind("}", 0, place) + 1)
            end = sheet.find("}", place)
            place = sheet.find(word, end) if end >= 0 else -1
    return sorted(starts)


def _rule(sheet: str, start: int) -> tuple[str, str]:
    """The selectors and the declarations of a rule, or of the first one in an ``@media``."""
    outer, _, stated = sheet[start : sheet.find("}", start)].rpartition("{")
    return outer.rpartition("{")[2].rpartition(";")[2].strip(), stated


def _outermost(sheet: str, starts: Iterable[int]) -> Iterator[int]:
    """Those of some rules, in their order, that stand in no other: before them every brace is closed."""
    depth, before = 0, 0
    for start in starts:
        depth += sheet.count("{", before, start) - sheet.count("}", before, start)
        before = start
        if depth == 0 and sheet.count("{", start, sheet.find("}", start)) == 1:
            yield start


def _scripted(parser: LexborHTMLParser, names: set[str]) -> set[str]:
    """Those that a script of the page names; all of them if its scripts are too long to be read."""
    scripts = "\n".join([node.text() for node in parser.css("script")]).lower()
    if len(scripts) > _MAX_SCRIPTS:
        return names
    if len(names) <= _FEW and not any(name in scripts for name in names):
        return set()
    return names & set(_WORD.findall(scripts))

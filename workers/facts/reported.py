"""The reporter named in brackets where a text begins, as papers in Chinese print it: "晚报讯（记者 周见山）"."""

import re
from collections.abc import Iterator

from workers.facts.scene import Scene
from workers.lines.fold import fold
from workers.lines.parts import read_names
from workers.model import Block, Credit
from workers.tables.names import SURNAMES_HAN

#: Words for a reporter; a text without them is not looked at further.
_WORDS = ("记者", "記者")
_REPORTER = re.compile(r"[(（【][^()（）【】]{0,8}?(?:记者|記者)[ :：/]?(?P<names>[^()（）【】:：。，]{2,16})[)）】]")
#: So many paragraphs and so many of their characters are the beginning.
_FIRST, _HEAD = 2, 60
#: A name in Han has at most so many characters.
_LONGEST = 4


def reporters(scene: Scene) -> Iterator[tuple[Block, tuple[Credit, ...]]]:
    """Who reported, where one of the first paragraphs says so; the first that does speaks."""
    for block, _ in zip(scene.blocks("body"), range(_FIRST), strict=False):
        head = block.text[:_HEAD]
        found = _REPORTER.search(head) if any(word in head for word in _WORDS) else None
        names = read_names(fold(found["names"])) if found else None
        if names and names.credits and not names.rest and all(map(_is_person, names.credits)):
            yield block, names.credits
            return


def _is_person(credit: Credit) -> bool:
    """Whether a name begins with a family's: "记者会取消了" goes on otherwise."""
    return credit.kind == "person" and credit.name[0] in SURNAMES_HAN and len(credit.name) <= _LONGEST

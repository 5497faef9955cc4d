"""A page's text that stands where no reader sees it: in its JSON-LD, or in the state that its scripts would draw.

It is read only where the markup holds no other text, or no more than the beginning of it; and it is said so.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from workers.model import TEXT_ROLES, Block, Flag, Reading, Verdict
from workers.reading.elements import BLOCK
from workers.reading.jsonld import load
from workers.reading.text import text_blocks

#: Fewer characters are no text of a page; it must be so many times as long as what the markup gave.
LEAST_CHARS, LONGER = 400, 2.5
#: A page that holds nothing else may have a text as short as this.
LEAST_ALONE = 150
#: Markup that gave more than this has its text; more than a few lines must be the beginning of what is taken instead.
MOST_KEPT, FEW_CHARS = 1_500, 200
_SAME = 0.8
#: Names under which the state of a page holds an article's whole text.
BODIES = frozenset(
    {"articlebody", "bodyhtml", "body_html", "contenthtml", "content_html", "fulltext", "full_text", "cooked"}
)
_STATE = re.compile(r"<script[^>]{0,300}application/json[^>]{0,300}>([^<]{400,2000000})", re.IGNORECASE)
#: A state that is handed to the scripts in an attribute.
_HANDED = re.compile(r"data-[a-z-]{1,40}=(?:\"(\{&quot;[^\"]{400,2000000})\"|'(\{\"[^']{400,2000000})')")
_WORD = re.compile(r"\w+")
_MOST_WALKED = 50_000


class Elsewhere(Struct, frozen=True, kw_only=True):
    """A text, the place it stands at, and the flag that tells of it."""

    text: str
    where: str
    flag: Flag


def complete(read: Reading, verdicts: tuple[Verdict, ...]) -> tuple[Reading, tuple[Verdict, ...]]:
    """Reading and verdicts with the text that stands elsewhere, where the markup gave none or its beginning only."""
    kept = " ".join(read.blocks[v.block].text for v in verdicts if v.role in TEXT_ROLES)
    if read.form == "text" or len(kept) > MOST_KEPT:
        return read, verdicts
    found = _best(read, kept)
    return (read, verdicts) if found is None else _with(found, read, verdicts)


def has_text(read: Reading) -> bool:
    """Whether the text of a page without blocks stands elsewhere."""
    return _best(read, "") is not None


def _best(read: Reading, kept: str) -> Elsewhere | None:
    found = chain(candidates(read), handed(read) if len(kept) <= FEW_CHARS else ())
    return next((each for each in found if _stands_for(each.text, kept)), None)


def candidates(read: Reading) -> Iterator[Elsewhere]:
    """The texts of a page that stand elsewhere, the clearest first, as paragraphs in lines."""
    for claim in read.claims:
        if claim.field == "text" and claim.rule.startswith("json-ld."):
            yield Elsewhere(text=_plain(claim.value), where=claim.where, flag="text_from_json_ld")
    for number, script in enumerate(_STATE.findall(read.source)[:20]):
        for path, text in _bodies(load(script)):
            yield Elsewhere(text=_plain(text), where=f"application/json[{number}] ${path}", flag="text_from_state")


def handed(read: Reading) -> Iterator[Elsewhere]:
    """The texts in states that stand in attributes: for pages that show next to nothing."""
    for number, quoted in enumerate(_HANDED.findall(read.source)[:20]):
        for path, text in _bodies(load(unescape("".join(quoted)))):
            yield Elsewhere(text=_plain(text), where=f"data-*[{number}] ${path}", flag="text_from_state")


def _bodies(value: Any) -> Iterator[tuple[str, str]]:
    waiting, seen = [("", value)], 0
    while waiting and seen < _MOST_WALKED:
        path, item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            for key, inner in item.items():
                if isinstance(inner, str) and key.lower() in BODIES and len(inner) >= LEAST_CHARS:
                    yield f"{path}.{key}", inner
                elif isinstance(inner, str) and len(inner) >= LEAST_CHARS and inner[0] in "{[":
                    waiting.append((f"{path}.{key}"[:200], load(inner)))
                elif isinstance(inner, dict | list):
                    waiting.append((f"{path}.{key}"[:200], inner))
        elif isinstance(item, list):
            waiting += reversed([(f"{path}[{place}]"[:200], inner) for place, inner in enumerate(item[:1000])])


def _plain(text: str) -> str:
    """Text without markup, each of its paragraphs in a line of its own."""
    if "</" not in text and "<br" not in text:
        return text
    parser = LexborHTMLParser(text)
    for node in parser.css("script, style"):
        node.decompose()
    for node in parser.css(", ".join((*sorted(BLOCK - {"body", "html"}), "br"))):
        node.insert_before("\n")
        node.insert_after("\n")
    return parser.body.text() if parser.body else ""


def _stands_for(text: str, kept: str) -> bool:
    """Whether a text is one, much longer than what was kept, and no other story than that."""
    if len(text) < (max(LEAST_CHARS, LONGER * len(kept)) if kept else LEAST_ALONE):
        return False
    if len(kept) <= FEW_CHARS:
        return True
    words = _WORD.findall(kept.casefold())
    known = frozenset(_WORD.findall(text.casefold()))
    return sum(word in known for word in words) >= _SAME * len(words)


def _with(found: Elsewhere, read: Reading, verdicts: tuple[Verdict, ...]) -> tuple[Reading, tuple[Verdict, ...]]:
    """The text's lines as blocks behind the page's own, and a verdict for each."""
    first = len(read.blocks)
    added = tuple(
        Block(index=first + number, text=line.text, path=f"{found.where}/{line.path}", tag="p")
        for number, line in enumerate(text_blocks(found.text))
    )
    why = f"the page's text stands at {found.where}; its markup holds none, or the beginning only"
    rule = found.flag.replace("text_from_", "elsewhere.")
    old = (_instead(verdict, rule, why) if verdict.role in TEXT_ROLES else verdict for verdict in verdicts)
    new = (Verdict(block=block.index, role="body", rule=rule, why=why, score=0.6) for block in added)
    changed = msgspec.structs.replace(read, blocks=(*read.blocks, *added), flags=(*read.flags, found.flag))
    return changed, (*old, *new)


def _instead(verdict: Verdict, rule: str, why: str) -> Verdict:
    return Verdict(block=verdict.block, role="chrome", rule=f"{rule}.instead", why=why, score=0.6)

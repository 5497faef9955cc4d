"""What stands beside a story, by the marks of its elements or by its make: dialogs, other stories, the author's box.

The block model knows such marks, too, and weighs them against all else that it sees; here is what they say for
certain. Only kept blocks are looked at.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby

from workers.judging.sheet import Sheet, verdict
from workers.judging.tail import is_stated_article
from workers.model import Role, Verdict
from workers.tables.chrome import MENU
from workers.tables.chrome_marks import (
    AUTHOR_MARK,
    CONSENT_MARK,
    MARKS,
    NEWSLETTER_MARK,
    READ_ON,
    RELATED_MARK,
    SHARE_MARK,
)
from workers.tables.chrome_tail import RELATED
from workers.tables.row import Row, first_match

#: A mark (in lower case) that no row knows holds none of these; to ask for them is cheap.
_MAY_MARK = re.compile(
    r"ot-|onet|optan|cook|didomi|qc-c|user|uc-|sp_m|trust|cmplz|cky|iub|tarte|osano|termly|axept|cc-|gdpr|dsgvo|rgpd|ccpa|cons|evid|oreji"
    r"|borlabs|relat|relac|recomm|recirc|rp|yarpp|zem|outbr|taboo|more|simil|other|sugg|latest|popul|next|lich|verw|weit|mehr|lire|corr|summ"
    r"|aut|writ|red|abox|a-box|bio|conn|lies|letter|mail|nl[-_]|signup|subscri|tnp|share|sharing|addt|a2a|ssb|shariff|social|formkit"
)
_CACHED = 2**15
#: What a box beside the text holds: at most this share of the kept words.
MOST = 0.3
#: So many blocks in a row that are nothing but buttons lead somewhere else.
BUTTONS = 3
#: So many other stories are told in a few lines each.
CARDS = 2


def marked_boxes(sheet: Sheet) -> Iterator[Verdict]:
    """What stands in elements marked as a consent dialog, and beside prose as other stories or the author's box.

    A dialog may be most of a page that holds little else; another box that holds much is the text, whatever its name.
    """
    boxes: dict[str, list[int]] = {}
    for index in sheet.text:
        for name in known_boxes(sheet.reading.blocks[index].marks):
            boxes.setdefault(name, []).append(index)
    for row, role, of in _BOXES if boxes else ():
        found = boxes.get(row.id, [])
        # What marks every block is a state of the page, not a box on it.
        if 0 < len(found) < len(sheet.text) and (row is CONSENT_MARK or _is_beside(sheet, row, found)):
            for index in found:
                yield verdict(index, role, f"beside.{row.id}", f"stands in what the markup calls {of}")


_BOXES: tuple[tuple[Row, Role, str], ...] = (
    (RELATED_MARK, "related", "a list of other stories"),
    (AUTHOR_MARK, "chrome", "the author's box"),
    (NEWSLETTER_MARK, "chrome", "the form of a newsletter"),
    (SHARE_MARK, "chrome", "buttons for sharing"),
    (CONSENT_MARK, "chrome", "a dialog about cookies"),
)


def _is_beside(sheet: Sheet, row: Row, found: list[int]) -> bool:
    """Whether a box is little beside much prose; a shop's guide to its wares may be called related, too."""
    little = _words(sheet, found) <= MOST * _words(sheet, sheet.text) and sheet.is_of_prose()
    return little and (row is not RELATED_MARK or is_stated_article(sheet.reading))


def button_rows(sheet: Sheet) -> Iterator[Verdict]:
    """Three or more blocks in a row that stand in a button each, on a page that says that it is an article."""
    blocks = sheet.reading.blocks
    runs = (list(run) for inside, run in groupby(sheet.text, lambda index: "/button" in blocks[index].path) if inside)
    found = [index for run in runs if len(run) >= BUTTONS for index in run]
    if found and is_stated_article(sheet.reading):
        for index in found:
            yield verdict(index, "related", "beside.buttons", "is one of several buttons in a row", 0.8)


def teaser_cards(sheet: Sheet) -> Iterator[Verdict]:
    """Other stories below a heading that opens such a list, each told in a few lines above its own "Read more"."""
    headings = sheet.known.get(RELATED.id, ())
    openers = [index for index in sheet.known.get(MENU.id, ()) if headings and _opens(sheet.shapes[index].text)]
    for opened in headings if len(openers) >= CARDS else ():
        cards = list(_cards(sheet, opened, openers))
        for index in chain.from_iterable(cards) if len(cards) >= CARDS else ():
            yield verdict(index, "related", "beside.cards", "tells another story, which a link below opens", 0.8)


def _cards(sheet: Sheet, opened: int, openers: list[int]) -> Iterator[range]:
    """The kept blocks of each card below a heading, as long as no other paragraph stands between."""
    for opener in openers:
        if opener > opened:
            card = _card(sheet, opener)
            if any(sheet.kept(index) and sheet.shapes[index].prose for index in range(opened + 1, card.start)):
                return
            if card:
                yield card
            opened = opener


@lru_cache(maxsize=_CACHED)
def _opens(line: str) -> bool:
    return READ_ON.matches(line)


def _card(sheet: Sheet, opener: int) -> range:
    """The kept blocks right above a link that opens a story, as far as they stand in one element."""
    blocks, first = sheet.reading.blocks, opener
    while first and sheet.kept(first - 1) and blocks[first - 1].around == blocks[opener - 1].around:
        first -= 1
    return range(first, opener)


def _words(sheet: Sheet, indices: Iterable[int]) -> int:
    return sum([sheet.shapes[index].words for index in indices])


@lru_cache(maxsize=_CACHED)
def known_boxes(marks: tuple[str, ...]) -> frozenset[str]:
    """The rows, by their names, that know one of a block's marks."""
    return frozenset(name for mark in marks if (name := _row_of(mark)))


@lru_cache(maxsize=_CACHED)
def _row_of(mark: str) -> str | None:
    row = first_match(MARKS, mark) if _MAY_MARK.search(mark) else None
    return row.id if row else None

"""Rows of icons with their labels around the headline: icon names in the text, or icons that the markup draws."""

from collections.abc import Iterator

from workers.judging.sheet import Sheet, verdict
from workers.lines.bylines import read_byline
from workers.lines.dates import read_date
from workers.lines.drawn import drawn_items
from workers.lines.icon_rows import section_item
from workers.lines.icons import IconItem, lead_icon, split_icons
from workers.model import Role, Verdict
from workers.tables.icons import ICONS

#: Longer lines are sentences.
LONGEST = 160
#: Rows of which no more than this lies between two are neighbours.
TOGETHER = 3
#: So near to a row a line that begins with an icon's name, and is no longer than this, is one of its rows.
BESIDE, LABEL = 2, 60
#: Drawn icons are looked for in so many lines below the headline, or above the text where there is none.
NEAR = 10
_ROLES: tuple[tuple[str, Role], ...] = (("section", "section"), ("time", "dateline"), ("person", "byline"))

_Rows = dict[int, tuple[IconItem, ...]]


def icon_rows(sheet: Sheet) -> Iterator[Verdict]:
    """Rows of icons, whose font names stand glued to the words they decorate."""
    rows: _Rows = {}
    for index in sheet.near:
        shape = sheet.shapes[index]
        if shape.weight > LONGEST or shape.prose == 2:
            continue
        items = split_icons(shape.text)
        if items and (items[0].icon is not None or len(items) > 2):
            rows[index] = items
    rows |= {index: (item,) for index in _beside(rows, len(sheet.shapes)) if (item := _led(sheet, index))}
    for group in _neighbours(dict(sorted(rows.items()))):
        section = _section(group)
        for index, items in group.items():
            yield verdict(index, _role(items, section), "head.icons", _why(items, "icons"))


def _beside(rows: _Rows, stop: int) -> set[int]:
    """The lines right beside rows, where names that could be words are icons too."""
    near = (at for index in rows for at in range(max(0, index - BESIDE), min(stop, index + BESIDE + 1)))
    return set(near) - rows.keys()


def _led(sheet: Sheet, index: int) -> IconItem | None:
    """The icon and label of a short line that begins with the name of an icon."""
    shape = sheet.shapes[index]
    return lead_icon(shape.text) if 0 < shape.weight <= LABEL and not shape.prose else None


def stacked_icons(sheet: Sheet) -> Iterator[Verdict]:
    """Icon names that stand in lines of their own, each above its label, one of them above a date."""
    rows: _Rows = {}
    for index in [index for index, shape in enumerate(sheet.shapes[:-1]) if shape.text in ICONS]:
        name, label = sheet.shapes[index].text, sheet.shapes[index + 1]
        if 0 < label.weight <= LONGEST and not label.prose:
            rows[index + 1] = (IconItem(icon=name, meaning=ICONS[name], text=label.text),)
    for group in _neighbours(rows):
        if len(group) < 2 or not any(_is_date(items[0]) for items in group.values()):
            continue
        section = _section(group)
        for index, items in group.items():
            yield verdict(index - 1, "chrome", "head.icons", f"is the name of an icon ({items[0].icon}) alone")
            if sheet.verdicts[index].rule != "head.icons" and (items[0] is section or not _is_byline(items)):
                yield verdict(index, _drawn_role(items, section), "head.stacked", _why(items, "icons"))


def drawn_rows(sheet: Sheet) -> Iterator[Verdict]:
    """Rows of labels before which the markup draws icons, beside a date: the head's, never a paragraph's."""
    for group in _neighbours(_drawn(sheet) if not sheet.is_text else {}):
        if not any(_is_date(item) for items in group.values() for item in items):
            continue
        section = _section(group)
        for index, items in group.items():
            if section in items or not (sheet.role(index) == "byline" or _is_byline(items)):
                yield verdict(index, _drawn_role(items, section), "head.drawn", _why(items, "drawn icons"), 0.9)


def _drawn(sheet: Sheet) -> _Rows:
    blocks = sheet.reading.blocks
    found = {index: drawn_items(blocks[index]) for index in _head(sheet) if _may_be_row(sheet, index)}
    return {index: items for index, items in found.items() if items}


def _head(sheet: Sheet) -> range:
    """Where the rows of the head stand: below the first headline, down to the text."""
    found, start = sheet.headlines, sheet.body_start
    if found and found[0] < start:
        return range(found[0] + 1, min(start, found[-1] + 1 + NEAR) if found[-1] < start else start)
    return range(max(0, start - NEAR), start)


def _may_be_row(sheet: Sheet, index: int) -> bool:
    shape, rule = sheet.shapes[index], sheet.verdicts[index].rule
    return 0 < shape.weight <= LONGEST and shape.prose < 2 and rule != "head.icons"


def _neighbours(rows: _Rows) -> list[_Rows]:
    """The rows in groups that stand together."""
    groups: list[_Rows] = []
    last = -TOGETHER - 1
    for index, items in rows.items():
        if index - last > TOGETHER:
            groups.append({})
        groups[-1][index] = items
        last = index
    return groups


def _section(group: _Rows) -> IconItem | None:
    return section_item([item for items in group.values() for item in items])


def _role(items: tuple[IconItem, ...], section: IconItem | None) -> Role:
    if section is not None and any(item is section for item in items):
        return "section"
    meanings = {item.meaning for item in items if item.text}
    return next((role for meaning, role in _ROLES if meaning in meanings), "chrome")


def _drawn_role(items: tuple[IconItem, ...], section: IconItem | None) -> Role:
    if section is not None and any(item is section for item in items):
        return "section"
    if any(_is_date(item) for item in items):
        return "dateline"
    return "byline" if any(item.meaning == "person" and item.text for item in items) else "chrome"


def _is_date(item: IconItem) -> bool:
    return bool(item.text) and read_date(item.text) is not None


def _is_byline(items: tuple[IconItem, ...]) -> bool:
    return any(read_byline(item.text) is not None for item in items if item.text)


def _why(items: tuple[IconItem, ...], what: str) -> str:
    names = ", ".join(item.icon for item in items if item.icon)
    return f"is a row of {what} ({names}) with their labels"

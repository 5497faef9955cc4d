"""Icons that are drawn, not written (``<i class="fa fa-clock"></i>``, ``<svg>``, ``<img>``), before a line's labels.

A block's text does not say where they stand, so the line is looked up in the markup that it was read from.
"""

import re
from html import escape, unescape
from itertools import islice

from workers.lines.fold import fold
from workers.lines.icon_names import find_marks
from workers.lines.icons import IconItem
from workers.tables.icon_marks import BASES, PREFIXES
from workers.tables.icons import ICONS, Meaning

#: The name of an icon of which the markup does not say what it shows.
UNNAMED = "drawn"
#: So many places that read like the line are looked at, and so many tags and characters before each.
_PLACES, _REACH, _WINDOW = 4, 6, 4000
_TAG = r"<[^<>]{0,600}>"
_SVG = r"<svg\b[^<>]*>(?:[^<]|<(?!/?svg\b))*+</svg>"
_EMPTY = r"<(?P<tag>i|em|b|span|ion-icon|iconify-icon)\b(?=\s)[^<>]*>\s*</(?P=tag)>"
_PICTURE = r"<img\b[^<>]*>"
_DRAWN = re.compile(rf"{_SVG}|{_EMPTY}|{_PICTURE}", re.IGNORECASE)
_EMPTY_END = re.compile(rf"{_EMPTY}$", re.IGNORECASE)
_BLANK = r"(?:\s|&nbsp;|&#160;)"
_GAP = rf"(?:{_BLANK}|{_SVG}|{_TAG})*+"
#: Closing tags that one may look past: the icon stands in a wrapper of its own.
_WRAPPER_ENDS = ("</a>", "</span>", "</b>", "</strong>", "</em>", "</small>", "</i>", "</div>")
_ICONLIKE = re.compile(r"\b(?:icons?|ico|glyph\w*|fa[srbl]?|material\w*|bi|ti|ri|mdi|lni|dashicons)\b", re.IGNORECASE)
_PHOTO = re.compile(r"avatar|author|photo|portrait|gravatar|profile|alt=[\"']?[^\"'\s>]", re.IGNORECASE)
#: Where an icon's markup names what it shows.
_SAYS = re.compile(
    r"<title>(?P<a>[^<>]+)</title>|href=[\"'][^\"'#]*\#(?P<b>[\w-]+)|/(?P<c>[\w-]+)\.(?:svg|png|gif|webp)"
    r"|\b(?:class|name|icon|data-icon|data-feather|data-lucide)=[\"']?(?P<d>[^\"'<>]+)",
    re.IGNORECASE,
)
_TAGS = re.compile(_TAG)


def drawn_items(source: str, line: str) -> tuple[IconItem, ...]:
    """The labels of a line with the icons drawn before them; ``()`` where the markup draws none."""
    words = [word for word in fold(line).split() if word != "|"]
    if not words or "<" not in source:
        return ()
    pattern = re.compile(_GAP.join(map(_spelled, words)))
    for match in islice(pattern.finditer(source), _PLACES):  # begins with a literal word, which is found fast
        items = _items(_icon_before(source, match.start()) + match[0])
        if items:
            return items
    return ()


def _spelled(word: str) -> str:
    """A word as markup may spell it."""
    spelled = {re.escape(word), re.escape(escape(word)), re.escape(escape(word, quote=False))}
    return f"(?:{'|'.join(sorted(spelled))})" if len(spelled) > 1 else min(spelled)


def _icon_before(source: str, at: int) -> str:
    """The markup of the icon that stands right before a place; empty if none does."""
    window = source[max(0, at - _WINDOW) : at]
    for _ in range(_REACH):
        window = window.rstrip().removesuffix("&nbsp;").rstrip()
        if not window.endswith(">"):
            return ""
        found = _ends_in_icon(window)
        if found:
            return found
        cut = window.rfind("<")
        if window.startswith("</", cut) and not window.lower().endswith(_WRAPPER_ENDS):
            return ""
        window = window[: max(cut, 0)]
    return ""


def _ends_in_icon(window: str) -> str:
    if window.endswith("</svg>"):
        opened = window.rfind("<svg")
        return window[opened:] if opened >= 0 else ""
    opened = max(window.rfind("<", 0, window.rfind("<")), 0)
    empty = _EMPTY_END.search(window, opened)
    if empty is not None:
        return empty[0] if _is_icon(empty[0]) else ""
    tag = window[window.rfind("<") :]
    return tag if _is_icon(tag) and tag[:4].lower() == "<img" else ""


def _is_icon(markup: str) -> bool:
    """Whether an element without text is an icon: spans may be empty for other reasons, pictures be photos."""
    head = markup[:5].lower()
    if head.startswith("<span"):
        return bool(_ICONLIKE.search(markup))
    return not (head.startswith("<img") and _PHOTO.search(markup))


def _items(markup: str) -> tuple[IconItem, ...]:
    icons = [match for match in _DRAWN.finditer(markup) if _is_icon(match[0])]
    if not icons:
        return ()
    ends = [icon.start() for icon in icons[1:]] + [len(markup)]
    head = _text(markup[: icons[0].start()])
    before = (IconItem(icon=None, meaning=None, text=head),) if head else ()
    return before + tuple(
        _item(icon[0], _text(markup[icon.end() : end])) for icon, end in zip(icons, ends, strict=True)
    )


def _text(markup: str) -> str:
    return fold(unescape(_TAGS.sub(" ", markup))).strip(" |·•:")


def _item(markup: str, text: str) -> IconItem:
    for said in _SAYS.finditer(markup):
        for word in (said["a"] or said["b"] or said["c"] or said["d"]).lower().split():
            meaning = _meaning(word)
            if meaning is not None:
                return IconItem(icon=word, meaning=meaning, text=text)
    return IconItem(icon=UNNAMED, meaning=None, text=text)


def _meaning(word: str) -> Meaning | None:
    """What a class, a file or a symbol shows by its name."""
    bare = next((word.removeprefix(f"{prefix}-") for prefix in PREFIXES if word.startswith(f"{prefix}-")), word)
    found = ICONS.get(bare.replace("-", "_")) or BASES.get(bare)
    if found is None and "-" in word:
        found = next((mark.meaning for mark in find_marks(word) if mark.start == 0 and mark.end == len(word)), None)
    return found

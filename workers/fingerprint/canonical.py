"""The canonical form ``cd1``: what of a text is its words, and not its typography.

Specified in docs/canonical-form.md, with test vectors; this module follows it section by section. A change of any
result is another version of the form (``cd2``), never an edit of this one.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import chain, groupby

from msgspec import Struct

from workers.fingerprint.unicode import classes

ZWNJ, ZWJ = "\u200c", "\u200d"
_JOINERS = f"[{ZWNJ}{ZWJ}]"
_SKIN = "\U0001f3fb-\U0001f3ff"
_FLAG = "\U0001f1e6-\U0001f1ff"
_TAGS, _TAG_END = "\U000e0020-\U000e007e", "\U000e007f"
_SIGN = r"+±\-"

ASCII, BMP, ALL = 0x7F, 0xFFFF, 0x10FFFF
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

#: Typographic forms of one sign; the apostrophe of a word, the sign of a number, and the Arabic number signs.
_FOLDS = {
    "'": "`\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\u2018\u2019\u201b\u2032\u2035",
    "-": "\u2010\u2012\u2013\u2212",
    "%": "\u066a",
    ".": "\u066b",
    ",": "\u066c",
}
_FOLD = {ord(char): sign for sign, chars in _FOLDS.items() for char in chars}


class _Patterns(Struct, frozen=True, kw_only=True):
    """The expressions of the form, compiled once."""

    unassigned: re.Pattern[str]
    pile: re.Pattern[str]
    ignorable: re.Pattern[str]
    joiners: re.Pattern[str]
    stray_accent: re.Pattern[str]
    inner_apostrophe: re.Pattern[str]
    token: re.Pattern[str]


def canonical(text: str) -> str:
    """The text's tokens joined by one space; ``""`` if it has none. Takes every str and never fails."""
    return " ".join(tokens(text))


def tokens(text: str) -> tuple[str, ...]:
    """The words, numbers, signs and emoji of a text, folded, in reading order."""
    return tuple(chain.from_iterable(map(_line_tokens, text.split("\n"))))


def fold(line: str) -> str:
    """A line with case, compatibility forms, invisible characters and typography folded, not yet cut."""
    if line.isascii():
        return _drop_apostrophes(line.lower().replace("`", "'"), ASCII)
    line = _around_unassigned(_decompose, _SURROGATE.sub("\ufffd", line), reach_of(line))
    reach = reach_of(line)
    line = _drop_invisible(line, reach)
    line = _around_unassigned(_compose, line, reach)
    line = patterns(reach).stray_accent.sub("'", line).translate(_FOLD)
    return _around_unassigned(_compose, _drop_apostrophes(line, reach), reach)


def reach_of(line: str) -> int:
    """How far into Unicode a line goes: the expressions for less of it answer the same, and faster."""
    if line.isascii():
        return ASCII
    return ALL if _ASTRAL.search(line) else BMP


def _line_tokens(line: str) -> list[str]:
    # No token and no context of one crosses a line end, so that a line can be read by itself.
    folded = fold(line)
    return patterns(reach_of(folded)).token.findall(folded)


def _decompose(text: str) -> str:
    """Compatibility forms and case folded; equal to Unicode's compatibility caseless form on every character."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _around_unassigned(step: Callable[[str], str], line: str, reach: int) -> str:
    """Run a step on what lies between code points that Unicode 14.0 does not know: a newer Python knows some."""
    parts = patterns(reach).unassigned.split(patterns(reach).pile.sub(_in_order, line))
    return "".join(part if index % 2 else step(part) for index, part in enumerate(parts))


def _in_order(pile: re.Match[str]) -> str:
    """A pile of marks, equivalent and in canonical order: ``unicodedata`` takes quadratic time to sort one."""
    marks = "".join(unicodedata.normalize("NFKD", mark) for mark in pile[0])
    groups = groupby(marks, key=lambda mark: unicodedata.combining(mark) > 0)
    return "".join("".join(sorted(g, key=unicodedata.combining) if sortable else g) for sortable, g in groups)


def _drop_invisible(line: str, reach: int) -> str:
    line = patterns(reach).ignorable.sub(lambda match: match[1] or "", line)
    if ZWJ in line or ZWNJ in line:
        return patterns(reach).joiners.sub(lambda match: match[1] or match[2] or match[3] or "", line)
    return line


def _drop_apostrophes(line: str, reach: int) -> str:
    return patterns(reach).inner_apostrophe.sub("", line) if "'" in line else line


@cache
def patterns(reach: int) -> _Patterns:
    """Every expression for text up to a code point, built from the Unicode tables at first use."""
    table = classes(reach)
    word = table["word"] + ZWNJ + ZWJ
    digit, emoji, mark = table["digit"], table["emoji"], table["mark"]
    return _Patterns(
        unassigned=re.compile(f"([{table['unassigned']}]+)"),
        pile=re.compile(f"[{mark}\uff9e\uff9f]{{32,}}"),
        ignorable=re.compile(f"([{emoji}][{_SKIN}]?[{_TAGS}]+{_TAG_END})|[{table['ignorable']}]+"),
        joiners=re.compile(
            f"([{table['joining']}][{mark}]*{ZWJ}){_JOINERS}*"
            f"|([{table['joining']}][{mark}]*{ZWNJ}){_JOINERS}*(?=[{table['joining']}{mark}])"
            f"|([{emoji}]{ZWJ}){_JOINERS}*(?=[{emoji}])"
            f"|{_JOINERS}+"
        ),
        stray_accent=re.compile(f" [\u0301\u0313]+|(?<![{word}{table['cluster']}])[\u0301\u0313]+"),
        inner_apostrophe=re.compile(
            f"(?<=[{word}])'(?=[{table['word']}])(?![{mark}])(?:(?<![{digit}]')|(?![{digit}]))"
        ),
        token=re.compile(_token(table, word)),
    )


def _token(table: dict[str, str], word_chars: str) -> str:
    """One token; the order of the kinds matters where two could begin at the same character."""
    digit, emoji, before = table["digit"], table["emoji"], table["wordend"] + ZWNJ + ZWJ
    word = f"[{table['word']}][{word_chars}]*(?:(?<=[{digit}])[.,'](?=[{digit}])[{word_chars}]+)*[+#]*"
    element = f"[{emoji}][{_SKIN}]?[{_TAGS}{_TAG_END}]*"
    kinds = (
        f"[#*]\u20e3[{table['mark']}]*",
        f"#?{word}",
        f"(?<![{before}{_SIGN}%‰#)\\]}}])[{_SIGN}][{table['currency']}]?\\.?(?=[{digit}]){word}",
        f"(?<![{before}.])\\.(?=[{digit}]){word}",
        f"[{table['cluster']}][{table['mark']}]*",
        f"[{table['currency']}%‰]",
        f"[{_FLAG}]{{2}}",
        f"{element}(?:{ZWJ}{element})*",
        f"[{table['unassigned']}]",
    )
    return "|".join(kinds)

"""The canonical form ``cd1``: what of a text is its words, and not its typography.

Specified in docs/canonical-form.md, with test vectors; this module follows it section by section. A change of any
result is another version of the form (``cd2``), never an edit of this one.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import chain, groupby

from workers.fingerprint.unicode import classes
from workers.fingerprint.words import SEPARATORS, cut

ZWNJ, ZWJ = "\u200c", "\u200d"
_JOINERS = f"[{ZWNJ}{ZWJ}]"
_SKIN = "\U0001f3fb-\U0001f3ff"
_FLAG = "\U0001f1e6-\U0001f1ff"
_TAGS, _TAG_END = "\U000e0020-\U000e007e", "\U000e007f"
_SIGN = r"+±\-"

ASCII, BMP, ALL = 0x7F, 0xFFFF, 0x10FFFF
#: Characters of a line that is long.
LONG = 20_000
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
_FOLD = {char: sign for sign, chars in _FOLDS.items() for char in chars}
#: Characters that are spelled with ASCII or dropped, so that most texts are settled once these are replaced.
_SPELLED = {char: unicodedata.normalize("NFKD", char) for char in "\xa0\u2009\u202f\u3000…，：；！？（）％ﬀﬁﬂﬃﬄ™²³¹"}
_SPELLED |= dict.fromkeys("\xad\u200b\u200e\u200f\u202a\u202c\u2060\ufeff", "")
_TYPOGRAPHY = {**_SPELLED, **_FOLD, **SEPARATORS}
_ASCII_BYTES = bytes(range(0x80))
#: Blocks whose characters are looked through for settled ones, and two that hold no others: Han and Hangul.
_ALPHABETS = ((0xA1, 0x24F), (0x386, 0x52F), (0x5D0, 0x5EA), (0x620, 0x64A), (0x2010, 0x2026), (0x20A0, 0x20BF))
_KANA, _SETTLED = (0x3001, 0x30FF), "\u4e00-\u9ffc\uac00-\ud7a3"


class _Patterns:
    """The expressions of the form for text up to a code point; each is compiled when a text first needs it."""

    def __init__(self, reach: int) -> None:
        self._table = classes(reach)

    @cached_property
    def unassigned(self) -> re.Pattern[str]:
        return re.compile(f"([{self._table['unassigned']}]+)")

    @cached_property
    def pile(self) -> re.Pattern[str]:
        return re.compile(f"[{self._table['mark']}\uff9e\uff9f]{{32,}}")

    @cached_property
    def mark(self) -> re.Pattern[str]:
        return re.compile(f"[{self._table['mark']}\uff9e\uff9f]")

    @cached_property
    def dropped(self) -> re.Pattern[str]:
        return re.compile(f"[{self._table['ignorable']}{_TAGS}{_TAG_END}]")

    @cached_property
    def ignorable(self) -> re.Pattern[str]:
        emoji = self._table["emoji"]
        return re.compile(f"([{emoji}][{_SKIN}]?[{_TAGS}]+{_TAG_END})|[{self._table['ignorable']}]+")

    @cached_property
    def joiners(self) -> re.Pattern[str]:
        joining, mark, emoji = self._table["joining"], self._table["mark"], self._table["emoji"]
        return re.compile(
            f"([{joining}][{mark}]*{ZWJ}){_JOINERS}*"
            f"|([{joining}][{mark}]*{ZWNJ}){_JOINERS}*(?=[{joining}{mark}])"
            f"|([{emoji}]{ZWJ}){_JOINERS}*(?=[{emoji}])"
            f"|{_JOINERS}+"
        )

    @cached_property
    def stray_accent(self) -> re.Pattern[str]:
        word = self._table["word"] + ZWNJ + ZWJ
        return re.compile(f" [\u0301\u0313]+|(?<![{word}{self._table['cluster']}])[\u0301\u0313]+")

    @cached_property
    def inner_apostrophe(self) -> re.Pattern[str]:
        word, digit, mark = self._table["word"], self._table["digit"], self._table["mark"]
        return re.compile(f"'(?<=[{word}{ZWNJ}{ZWJ}]')(?=[{word}])(?![{mark}])(?:(?<![{digit}]')|(?![{digit}]))")

    @cached_property
    def token(self) -> re.Pattern[str]:
        return re.compile(_token(self._table, self._table["word"] + ZWNJ + ZWJ))


def canonical(text: str) -> str:
    """The text's tokens joined by one space; ``""`` if it has none. Takes every str and never fails."""
    return " ".join(tokens(text))


def tokens(text: str) -> tuple[str, ...]:
    """The words, numbers, signs and emoji of a text, folded, in reading order."""
    beyond = _beyond_ascii(text)
    if _stays(beyond):
        return tuple(_settled_tokens(text, beyond))
    # No token and no context of one crosses a line end, so that a line can be read by itself.
    return tuple(chain.from_iterable(map(_line_tokens, text.split("\n"))))


def fold(line: str) -> str:
    """A line with case, compatibility forms, invisible characters and typography folded, not yet cut."""
    beyond = _beyond_ascii(line)
    if _stays(beyond):
        line = _replaced(line, beyond, _SPELLED).casefold()
        line = _replaced(line, _beyond_ascii(line), _FOLD)
        return _drop_apostrophes(line, reach_of(line))
    line = _around_unassigned(_decompose, _SURROGATE.sub("\ufffd", line), reach_of(line))
    reach = reach_of(line)
    line = _drop_invisible(line, reach)
    line = _around_unassigned(_compose, line, reach)
    if "\u0301" in line or "\u0313" in line:
        line = patterns(reach).stray_accent.sub("'", line)
    line = _replaced(line, _beyond_ascii(line), _FOLD)
    return _around_unassigned(_compose, _drop_apostrophes(line, reach), reach)


def traced(text: str) -> tuple[str, Sequence[int]] | None:
    """A text folded, and for each of its folded characters the place of the one that it came from.

    None where characters do not fold each by itself.
    """
    beyond = _beyond_ascii(text)
    if not _stays(beyond):
        return None
    folded = _replaced(text, beyond, _TYPOGRAPHY).casefold()
    folded = _replaced(folded, _beyond_ascii(folded), _FOLD)
    lengths = {char: len(_TYPOGRAPHY.get(char, char).casefold()) for char in set(beyond)}
    others = "".join(char for char, length in lengths.items() if length != 1)
    reach = reach_of(folded)
    joined = list(patterns(reach).inner_apostrophe.finditer(folded)) if "'" in folded else []
    if not others and not joined:
        return folded, range(len(text))
    origin = list(range(len(text)))
    for match in reversed(list(re.finditer(f"[{others}]", text) if others else ())):
        origin[match.start() : match.end()] = [match.start()] * lengths[match[0]]
    for match in reversed(joined):
        del origin[match.start()]
    return _drop_apostrophes(folded, reach), origin


def reach_of(line: str) -> int:
    """How far into Unicode a line goes: the expressions for less of it answer the same, and faster."""
    if line.isascii():
        return ASCII
    return ALL if _ASTRAL.search(line) else BMP


def _line_tokens(line: str) -> list[str]:
    beyond = _beyond_ascii(line)
    if _stays(beyond):
        return _settled_tokens(line, beyond)
    folded = fold(line)
    return patterns(reach_of(folded)).token.findall(folded)


def _settled_tokens(text: str, beyond: str) -> list[str]:
    """The tokens of a settled text, of whose characters those ``beyond`` ASCII are known."""
    # Without its typography most text is ASCII, of which each step is many times faster.
    plain = _replaced(text, beyond, _TYPOGRAPHY)
    folded = _drop_apostrophes(plain.lower(), ASCII) if plain.isascii() else fold(plain)
    found = cut(folded)
    if found is not None:
        return found
    if 2 * len(beyond) > len(text) and reach_of(folded) == BMP:
        return patterns(BMP).token.findall(folded)  # of other scripts no line could be cut so: all at once is cheaper
    # Where a rule of its own has to speak, it speaks of one line.
    return list(chain.from_iterable(map(_folded_tokens, folded.split("\n"))))


def _folded_tokens(folded: str) -> list[str]:
    found = cut(folded)
    return patterns(reach_of(folded)).token.findall(folded) if found is None else found


def _decompose(text: str) -> str:
    """Compatibility forms and case folded; equal to Unicode's compatibility caseless form on every character."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _beyond_ascii(text: str) -> str:
    """The characters of a text that are not ASCII, in order; found in bytes, of which a table drops the others."""
    if text.isascii():
        return ""
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_BYTES)
    return data.decode("utf-8", "surrogatepass")


def _stays(beyond: str) -> bool:
    """Whether steps 1 to 5 of the folding do no more to a text than fold the case of each character by itself.

    That is a matter of its characters ``beyond`` ASCII alone.
    """
    return not beyond or _settled().fullmatch(beyond) is not None


@cache
def _settled() -> re.Pattern[str]:
    """A text of settled characters: no mark is among them, so that nothing composes, and all are old."""
    known = (chr(code) for first, last in (*_ALPHABETS, _KANA) for code in range(first, last + 1))
    stays = (char for char in known if settles(char))
    spelled = "".join(_SPELLED)
    return re.compile(f"[\\0-\\x7f{''.join(stays)}{_SETTLED}{spelled}]*")


def settles(char: str) -> bool:
    """Whether a character stands for itself but for its case, whatever stands beside it."""
    if unicodedata.category(char)[0] in "CM" or patterns(BMP).ignorable.match(char):
        return False
    return _compose(_decompose(char)) == char.casefold()


def _replaced(text: str, beyond: str, signs: dict[str, str]) -> str:
    if "`" in text and "`" in signs:
        text = text.replace("`", signs["`"])
    # Of a long text the signs are looked for, as it would take longer to tell its characters apart.
    for char in set(beyond) & signs.keys() if len(beyond) <= LONG else signs:
        text = text.replace(char, signs[char])
    return text


def _around_unassigned(step: Callable[[str], str], line: str, reach: int) -> str:
    """Run a step on what lies between code points that Unicode 14.0 does not know: a newer Python knows some."""
    known = patterns(reach)
    if _may_hold(known.mark, line, reach):
        line = known.pile.sub(_in_order, line)
    if not _may_hold(known.unassigned, line, reach):
        return step(line)
    parts = known.unassigned.split(line)
    return "".join(part if index % 2 else step(part) for index, part in enumerate(parts))


def _may_hold(kind: re.Pattern[str], line: str, reach: int) -> bool:
    """Whether a line may hold a character of a kind; where it is dear to look its different ones are asked."""
    dear = reach == ALL or len(line) > LONG
    return not dear or kind.search("".join(set(line))) is not None


def _in_order(pile: re.Match[str]) -> str:
    """A pile of marks, equivalent and in canonical order: ``unicodedata`` takes quadratic time to sort one."""
    marks = pile[0]
    for mark in set(marks):
        spelled = unicodedata.normalize("NFKD", mark)
        if spelled != mark:
            marks = marks.replace(mark, spelled)
    orders = list(map(unicodedata.combining, marks))
    if 0 not in orders:
        return marks if orders == sorted(orders) else "".join(sorted(marks, key=unicodedata.combining))
    groups = groupby(marks, key=lambda mark: unicodedata.combining(mark) > 0)
    return "".join("".join(sorted(g, key=unicodedata.combining) if sortable else g) for sortable, g in groups)


def _drop_invisible(line: str, reach: int) -> str:
    if _may_hold(patterns(reach).dropped, line, reach):
        line = patterns(reach).ignorable.sub(lambda match: match[1] or "", line)
    if ZWJ in line or ZWNJ in line:
        return patterns(reach).joiners.sub(lambda match: match[1] or match[2] or match[3] or "", line)
    return line


def _drop_apostrophes(line: str, reach: int) -> str:
    return patterns(reach).inner_apostrophe.sub("", line) if "'" in line else line


@cache
def patterns(reach: int) -> _Patterns:
    """The expressions for text up to a code point, from the Unicode tables."""
    return _Patterns(reach)


def _token(table: dict[str, str], word_chars: str) -> str:
    """One token; the order of the kinds matters where two could begin at the same character."""
    digit, emoji, before = table["digit"], table["emoji"], table["wordend"] + ZWNJ + ZWJ
    word = f"[{table['word']}][{word_chars}]*+(?:(?<=[{digit}])[.,'](?=[{digit}])[{word_chars}]++)*+[+#]*+"
    element = f"[{emoji}][{_SKIN}]?[{_TAGS}{_TAG_END}]*"
    kinds = (
        word,  # before the keycaps: no word but one behind # begins as they do
        f"[#*]\u20e3[{table['mark']}]*",
        f"#{word}",
        f"(?<![{before}{_SIGN}%‰#)\\]}}])[{_SIGN}][{table['currency']}]?\\.?(?=[{digit}]){word}",
        f"(?<![{before}.])\\.(?=[{digit}]){word}",
        f"[{table['cluster']}][{table['mark']}]*",
        f"[{table['currency']}%‰]",
        f"[{_FLAG}]{{2}}",
        f"{element}(?:{ZWJ}{element})*",
        f"[{table['unassigned']}]",
    )
    return "|".join(kinds)

"""Characters of a page -> Markdown that shows just these characters, with emphasis, links and code around them.

What a character means in Markdown depends on its neighbours, so each place decides: signs of emphasis are set only
where every reader of Markdown takes them as such, and left out where they would be printed. The words come first.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from unicodedata import category

from msgspec import Struct

from workers.reading.inside import Span

#: They may mean something anywhere in a line.
_SIGNS = re.compile(r"[\\`*\[\]<~_]|&(?=#|\w{1,32}+;)")
#: They mean something at the begin of a line only: the sign, or the number before it.
_LINE_SIGN = re.compile(r"(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|>|[|:=-][|:=\s-]*$)|(?<=\d)(?=[.)](?:\s|$))")
_NUMBER = re.compile(r"\d{1,9}[.)](?:\s|$)")
_BACKTICKS = re.compile("`+")
_PARENTHESES = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "|": "%7C"})


class _Style(Struct, frozen=True, gc=False):
    """What Markdown can say of a span: the signs around it, whether it is code, where it leads."""

    address: str = ""
    signs: str = ""
    code: bool = False


def inline(spans: Sequence[Span], *, one_line: bool = False) -> str:
    """Spans as Markdown inside a paragraph; with ``one_line`` its breaks become spaces."""
    if len(spans) == 1 and not spans[0].marks:
        text = _literal(spans[0].text).strip()
    else:
        parts = [(span.text, _style(span)) for span in spans]
        written = _Writer()
        for address, linked in groupby(parts, key=lambda part: part[1].address):
            _write_link(written, address, list(linked))
        text = written.text().strip()
    if "\n" not in text:
        return text if one_line else _line(text)
    return text.replace("\n", " ") if one_line else "\\\n".join(map(_line, text.split("\n")))


def fence(text: str, least: int) -> str:
    """As many backticks as no run in the text has."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    return "`" * max(least, longest + 1)


def destination(address: str) -> str:
    """An address as it may stand in a link's brackets."""
    return (
        address.translate(_PARENTHESES).replace("&", "&amp;") if ";" in address else address.translate(_PARENTHESES)
    )


def _style(span: Span) -> _Style:
    if not span.marks:
        return _PLAIN
    names = dict(span.marks)
    signs = "**" if "strong" in names else "*" if "em" in names else ""
    return _Style(names.get("a", ""), signs, "code" in names)


_PLAIN = _Style()


class _Writer:
    """Markdown as it grows, with what its end means for what comes next."""

    def __init__(self) -> None:
        self._written: list[str] = []
        #: The last sign is none of the page's characters but begins or ends something.
        self.sign = ""

    def text(self) -> str:
        """All that was written."""
        return "".join(self._written)

    def last(self) -> str:
        """The last character; "" at the begin."""
        return self._written[-1][-1] if self._written else ""

    def add(self, text: str, *, sign: bool = False) -> None:
        """Write on; ``sign`` says that it is no text of the page."""
        if text:
            self._written.append(text)
            self.sign = text[-1] if sign else ""

    def no_picture(self) -> None:
        """A cry before a link would make a picture of it."""
        if self.last() == "!" and not self.sign:
            self._written[-1] = self._written[-1][:-1] + "\\!"


def _write_link(written: _Writer, address: str, parts: list[tuple[str, _Style]]) -> None:
    if not address:
        _write_emphasis(written, parts, closing="")
        return
    before, inside, after = _trimmed(parts)
    written.add(before)
    if inside:
        written.no_picture()
        written.add("[", sign=True)
        _write_emphasis(written, inside, closing="]")
        written.add(f"]({destination(address)})", sign=True)
    written.add(after)


def _trimmed(parts: list[tuple[str, _Style]]) -> tuple[str, list[tuple[str, _Style]], str]:
    """White space at both ends, and what stands between."""
    whole = "".join(text for text, _ in parts)
    before, after = whole[: len(whole) - len(whole.lstrip())], whole[len(whole.rstrip()) :]
    if not whole.strip():
        return whole, [], ""
    first, last = parts[0], parts[-1]
    inside = [(first[0].lstrip(), first[1]), *parts[1:]]
    inside[-1] = (inside[-1][0].rstrip(), last[1])
    return before, [part for part in inside if part[0]], after


def _write_emphasis(written: _Writer, parts: list[tuple[str, _Style]], *, closing: str) -> None:
    groups = [(signs, list(group)) for signs, group in groupby(parts, key=lambda part: part[1].signs)]
    for number, (signs, group) in enumerate(groups):
        following = groups[number + 1][1][0] if number + 1 < len(groups) else None
        after = ("`" if following[1].code else following[0][0]) if following else closing
        if not signs:
            _write_texts(written, group)
            continue
        before, inside, behind = _trimmed(group)
        written.add(before)
        if inside and _may_open(written, inside) and _may_close(inside, behind or after):
            written.add(signs, sign=True)
            _write_texts(written, inside)
            written.add(signs, sign=True)
        else:
            _write_texts(written, inside)
        written.add(behind)


def _may_open(written: _Writer, inside: list[tuple[str, _Style]]) -> bool:
    """Whether signs that are set here are taken as the begin of emphasis."""
    text, style = inside[0]
    return written.sign != "*" and (_in_a_word("`" if style.code else text[0]) or _is_border(written.last()))


def _may_close(inside: list[tuple[str, _Style]], after: str) -> bool:
    text, style = inside[-1]
    return _in_a_word("`" if style.code else text[-1]) or _is_border(after[:1])


def _in_a_word(character: str) -> bool:
    """Whether it is neither white space nor a sign, whoever reads it."""
    return category(character)[0] in "LNM"


def _is_border(character: str) -> bool:
    """Whether it is white space, the end, or a sign for every reader."""
    return not character or character.isspace() or (character.isascii() and not character.isalnum())


def _write_texts(written: _Writer, parts: list[tuple[str, _Style]]) -> None:
    for text, style in parts:
        if style.code and written.sign != "`" and text.strip():
            written.add(_code(text), sign=True)
        else:
            written.add(_literal(text))


def _literal(text: str) -> str:
    return _SIGNS.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    """The sign with a backslash before it, unless nothing would be made of it where it stands."""
    sign, text, place = found[0], found.string, found.start()
    if sign == "_" and 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum():
        return sign  # inside a word
    return "\\" + sign


def _code(text: str) -> str:
    text = text.replace("\n", " ")
    ticks = fence(text, 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _line(line: str) -> str:
    """A line of a paragraph, without a sign at its begin that would make it another thing."""
    line = line.strip()
    if line[:1].isalpha():
        return line
    found = _NUMBER.match(line)
    if found:
        sign = len(found[0].rstrip()) - 1
        return f"{line[:sign]}\\{line[sign:]}"
    return "\\" + line if _LINE_SIGN.match(line) else line

"""Bylines in lines that stand beside a headline: their place says what they are, so that they may hold more."""

import re
from functools import cache, lru_cache

from workers.lines.bylines import read_byline
from workers.lines.dates import find_dates
from workers.lines.fold import fold, narrow
from workers.lines.headings import is_heading
from workers.lines.names import kind_of
from workers.lines.parts import read_names
from workers.lines.relative import find_ago
from workers.model import Credit
from workers.tables.names import PLACEHOLDERS
from workers.tables.sections import SECTIONS
from workers.tables.work import BY_CUES, BY_WORDS, NAME_STOPS, OTHER_WORK, WORK

_LONGEST, _MOST_WORDS = 200, 4
_BARS = re.compile(r"\s*[|•·»▪●]\s*|\s*//\s*|\s+[-–—]\s+|\s+@\s+")
#: A label with a colon inside a line ("Text und Interview: Jane Roe", "Datum: … Autor: …"), or "Escribe Juan Roble".
_COLON = re.compile(
    r"(?<![^\W_])(?:"
    r"text(?: (?:und|and|&|\+) (?:interview|fotos?|bilder|photos?))?"
    r"|(?:verfasst|geschrieben|written|posted|published) (?:von|by)"
    r"|autor(?:in|en)?|authors?|auteure?s?|autora?|autore|verfasser(?:in)?|herausgeber|redaktion|texto|testo|tekst"
    r"|автор|текст)\s*:\s*|(?<![^\W_])escriben?\s+",
    re.IGNORECASE,
)
#: Scripts whose labels may touch the name.
_OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u3040-\ud7a3]")
_HANDLE = re.compile(r"[^\W_][\w.-]{1,28}[^\W_]")
_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"\d")


@lru_cache(maxsize=4096)
def read_near(text: str) -> tuple[Credit, ...]:
    """Who is named behind a label in a line beside a headline; empty where it names nobody."""
    line = fold(text)
    if not line or len(line) > _LONGEST or not _may_name(line):
        return ()
    whole = read_byline(line)
    if whole and not whole.rule.endswith("-alone") and all(_is_short(credit.name) for credit in whole.credits):
        return whole.credits
    parts, dated = _parts(line)
    return next((found for part in parts if (found := _labelled(part, dated=dated))), ())


def _may_name(line: str) -> bool:
    """A quick look before the slow ones: a word for "by", a colon, or a script whose labels are no words apart."""
    return ":" in line or not BY_CUES.isdisjoint(line.casefold().split()) or _OTHER_SCRIPT.search(line) is not None


def _is_short(name: str) -> bool:
    """Whether a name holds no more words than names do: others' work may stand behind it."""
    return len(name.split()) <= _MOST_WORDS


def _parts(line: str) -> tuple[list[str], bool]:
    """The pieces of a line between its bars and dates, and whether it holds a date."""
    flat = narrow(line)
    told = _FIGURE.search(flat) is not None
    dates = find_dates(flat) if told else ()
    for reading in reversed(dates):
        flat = f"{flat[: reading.start]} | {flat[reading.end :]}"
    ago = find_ago(flat) if told else None
    if ago:
        flat = f"{flat[: ago.start]} | {flat[ago.end :]}"
    parts = [part.strip(" ,;:()[]") for part in _BARS.split(flat)]
    return [part for part in parts if any(map(str.isalpha, part))], bool(dates) or ago is not None


def _labelled(part: str, *, dated: bool) -> tuple[Credit, ...]:
    """The names behind a label in a piece: at its beginning, behind a few words, or with a colon inside."""
    byline = read_byline(_cut(part))
    if byline and not byline.rule.endswith("-alone"):
        return byline.credits
    colon = _COLON.search(part)
    by = None if colon else _by().search(part)
    if colon is None and by is None:
        return ()
    label = colon or by
    behind = part[label.end() :].strip(" :,") if label else ""
    return _named(_cut(behind)) or _handle(behind, sure=colon is not None or dated)


def _named(text: str) -> tuple[Credit, ...]:
    """Persons with a full name, and what else signs, behind a label."""
    names = read_names(text)
    if not names.credits:
        return ()
    first = names.credits[0]
    full = first.kind != "person" or len(first.name.split()) > 1 or not first.name.isascii()
    return names.credits if full and not is_heading(first.name) else ()


def _handle(text: str, *, sure: bool) -> tuple[Credit, ...]:
    """The one word behind a label that a date or a colon makes sure: an account's name, or a first name."""
    words = text.split()
    if not sure or not words or (len(words) > 1 and words[1].strip(":").casefold() not in NAME_STOPS):
        return ()
    name = words[0].strip(",;:")
    plain = name.casefold()
    if not _HANDLE.fullmatch(name) or plain in PLACEHOLDERS or plain in NAME_STOPS or plain in SECTIONS:
        return ()
    return (Credit(name=name),) if any(map(str.isalpha, name)) and kind_of(name, known=True).kind != "desk" else ()


def _cut(text: str) -> str:
    """The text up to a word that ends a name: where, when or in what it appeared."""
    for number, word in enumerate(_WORD.finditer(text)):
        bare = word[0].strip(",")
        if number and (bare in NAME_STOPS or bare.casefold() in OTHER_WORK or word[0].endswith(":")):
            return text[: word.start()].strip(" ,;")
    return text


@cache
def _by() -> re.Pattern[str]:
    """A word for "by" behind words that say what was done with the text."""
    work = "|".join(f"(?:{form})" for row in WORK for form in row.forms)
    words = "|".join(map(re.escape, BY_WORDS))
    inside = r"(?: (?:in|under|unter|on|am|dans|en) [^|]{2,50}?)?"
    return re.compile(rf"^(?:(?:{work}){inside} )?(?:{words}) (?=\S)", re.IGNORECASE)

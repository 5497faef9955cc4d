"""What a name is: a person, a desk, an agency, an organisation, or nothing that could sign a text."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from workers.lines.agency_shape import is_agency_shaped
from workers.lines.fold import fold, narrow, plain, plain_word
from workers.tables.agencies import AGENCIES
from workers.tables.desks import AGENCIES_UNNAMED, DESK, DESK_FROM
from workers.tables.months import MONTH_NUMBERS, WEEKDAYS
from workers.tables.names import (
    MONTH_NAMES,
    ORGANISATION_ENDS,
    ORGANISATION_WORDS,
    PARTICLES,
    PLACEHOLDERS,
    PLACES,
    STATUS_WORDS,
    TITLE_WORDS,
)
from workers.tables.row import Index

Kind = Literal["person", "desk", "agency", "organisation"]
#: A mark of this many letters or fewer ("AP", "dpa") counts only in the case in which the agency writes it.
_SHORT = 5
_LONGEST = 80
_UNNAMED, _DESKS = Index(AGENCIES_UNNAMED), Index(DESK)
_MOST_WORDS = 6
#: Languages whose months in full are no given names, but for those that the tables name.
_WEST = frozenset({"en", "de", "fr", "es", "pt", "it", "nl"})
_HAN_NAME = re.compile(
    r"[\u3400-\u9fff\u3005\u3007]{2,4}|[\u3400-\u9fff\u3005]{1,4}[· ・][\u3040-\u30ff\u3400-\u9fff\u3005]{1,6}"
)
_KANA_NAME = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u3005ー]{2,6}(?:[ ・=][\u3040-\u30ff\u3400-\u9fff\u3005ー]{1,8})?"
)
_FOREIGN_IN_HAN = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·・‧•][\u3400-\u9fff]{1,8}){1,3}")
_HANGUL_NAME = re.compile(r"[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]{1,2} [\uac00-\ud7a3]{1,3}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}|[^\W\d_]")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ`\-‐.·\u0300-\u036f])*")


class Named(Struct, frozen=True, kw_only=True):
    """What a name is; ``kind`` is None where it is no name, and ``why`` says why."""

    kind: Kind | None
    why: str


@cache
def _agency_marks() -> dict[str, str]:
    """Every name and alias -> the agency; short marks as written, longer ones folded."""
    marks: dict[str, str] = {}
    for agency in AGENCIES:
        for alias in (agency.name, *agency.aliases):
            marks[alias if len(alias) <= _SHORT else plain(alias)] = agency.name
    return marks


def agency_named(text: str) -> str | None:
    """The agency (its name in the table) that a name or mark stands for, or None."""
    name = fold(text).strip(" .")
    name = name[4:] if name[:4].lower() == "the " else name
    return _agency_marks().get(name if len(name) <= _SHORT else plain(name))


def ends_with_agency(text: str) -> bool:
    """Whether the last word of a text could end an agency's name or be its mark."""
    words = fold(text).strip(" .").split()
    return bool(words) and not _agency_ends().isdisjoint((words[-1], plain(words[-1])))


@cache
def _agency_ends() -> frozenset[str]:
    return frozenset(mark.split()[-1] for mark in _agency_marks())


def is_agencies(text: str) -> str | None:
    """The row that reads the text as several agencies, none of them named."""
    row = _UNNAMED.first(" ".join(text.split()))
    return row.id if row else None


def desk_name(text: str) -> str:
    """A desk's name without the word for "from" before it ("Da Redação", "Dalla redazione")."""
    head = next((word for word in DESK_FROM if text.casefold().startswith(f"{word} ")), "")
    rest = text[len(head) :].strip()
    return rest if head and _DESKS.first(" ".join(rest.split())) else text


@lru_cache(maxsize=8192)
def kind_of(text: str, *, known: bool = False) -> Named:
    """Read one name; ``known`` says that something else (a label, a metadata field) calls it a name."""
    name = fold(text).strip(" .,;:|")
    if not name or len(name) > _LONGEST:
        return Named(kind=None, why="empty or too long")
    if agency_named(text) or agency_named(name):
        return Named(kind="agency", why="in the table of agencies")
    if is_agencies(name):
        return Named(kind="agency", why="agencies, none of them named")
    if is_agency_shaped(name):
        return Named(kind="agency", why="holds the word for a news agency")
    desk = _DESKS.first(name)
    if desk:
        return Named(kind="desk", why=f"table row {desk.id}")
    fault = _no_person(name, known)
    if fault is None:
        return Named(kind="person", why="has the shape of a person's name")
    if known and _organisation(name):
        return Named(kind="organisation", why="holds a word that organisations carry")
    return Named(kind=None, why=fault)


def _organisation(name: str) -> bool:
    words = name.split()
    capital = bool(words) and not words[0][0].islower()
    return capital and len(words) <= _MOST_WORDS and any(is_organisation_word(plain_word(word)) for word in words)


def _no_person(name: str, known: bool) -> str | None:
    """Why a text is no person's name; None if it could be one."""
    if plain(name) in PLACEHOLDERS:
        return "a placeholder of a content system"
    if name.casefold() in PLACES:
        return "a place"
    if plain(name) in WEEKDAYS or plain(name) in MONTH_NUMBERS:
        return "a day of the week or a month"
    if any(ch.isdigit() for ch in narrow(name)):
        return "holds a digit"
    words = name.split()
    for word in words:
        fault = _no_name_word(word)
        if fault:
            return f"{word!r} {fault}"
    return _no_shape(name, words, known)


def _no_name_word(word: str) -> str | None:
    if is_title_word(word):
        return "is a title"
    if is_organisation_word(plain_word(word)):
        return "is a word of organisations"
    return "is a word about the text" if plain_word(word) in STATUS_WORDS else None


def is_title_word(word: str) -> bool:
    """Whether a word is a title or a degree; "Md" is a name, and behind a hyphen an office keeps its meaning."""
    bare = plain_word(word)
    return (bare in TITLE_WORDS and word.strip(",") != "Md") or (
        "-" in bare and bare.rsplit("-", 1)[1] in TITLE_WORDS
    )


def is_organisation_word(bare: str) -> bool:
    """Whether a word (case folded) is one that organisations carry, by itself or by its end."""
    return bare in ORGANISATION_WORDS or bare.endswith(ORGANISATION_ENDS)


def _no_shape(name: str, words: list[str], known: bool) -> str | None:
    script = _script(name)
    if script == "cased":
        return _no_cased_name(words, known)
    if script == "east":
        shapes = (_HAN_NAME, _FOREIGN_IN_HAN, _HANGUL_NAME, _KANA_NAME)
        return None if any(shape.fullmatch(name) for shape in shapes) else "not the length of a name in its script"
    if not all(_letters(word) for word in words):
        return "holds signs that names do not"
    least = 1 if known else 2
    return None if least <= len(words) <= _MOST_WORDS else f"{len(words)} words"


def _letters(word: str) -> bool:
    return all(unicodedata.category(ch)[0] in "LM" or ch in "-.'’\u200c" for ch in word)


def _script(name: str) -> Literal["cased", "east", "other"]:
    for ch in name:
        if ch.isupper() or ch.islower():
            return "cased"
        if "\u3040" <= ch <= "\u9fff" or "\uac00" <= ch <= "\ud7a3":
            return "east"
        if ch.isalpha():
            return "other"
    return "other"


def _no_cased_name(words: list[str], known: bool) -> str | None:
    if len(words) > _MOST_WORDS:
        return f"{len(words)} words"
    if len(words) == 1 and not known:
        return "one word without a label"
    for word in words:
        if not (_NAME_WORD.fullmatch(word) or _INITIALS.fullmatch(word) or _nickname(word)):
            return f"{word!r} holds signs that names do not"
    names = [word for word in words if not _lower(word)]
    if not names or _lower(words[-1]):
        return "no capital where a name has one"
    low = [
        word
        for word in words
        if _lower(word)
        and word.casefold() not in PARTICLES
        and not word.startswith(("al-", "el-", "d'", "d’", "l'", "o'"))
    ]
    if low:
        return f"{low[0]!r} is in lower case"
    if len(words) > 2 and _is_month(plain(words[0])):
        return "begins with a month"
    return None if any(len(word.strip(".")) > 1 for word in names) else "initials only"


def _is_month(word: str) -> bool:
    """Whether a word is a month's name in full and no given name of some language ("Jan", "Marta", "August")."""
    return len(word) > 3 and word not in MONTH_NAMES and not _WEST.isdisjoint(MONTH_NUMBERS.get(word, ()))


def _lower(word: str) -> bool:
    return word[0].islower()


def _nickname(word: str) -> bool:
    """A nickname in quotation marks or brackets inside a name."""
    return len(word) > 2 and word[0] in "\"“„«'‘(" and word[-1] in "\"”“»'’)" and word[1:-1].isalpha()

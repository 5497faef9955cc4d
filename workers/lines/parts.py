"""A run of names comes apart: joined names, and the titles, outlets, places and dates glued to them."""

import re
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from workers.lines.date_labels import without_label
from workers.lines.dates import find_dates
from workers.lines.fold import fold, narrow
from workers.lines.fused import unfused
from workers.lines.labels import Role, find_label, read_label
from workers.lines.names import agency_named, desk_name, is_organisation_word, is_title_word, kind_of
from workers.model import Credit
from workers.tables.bylines import JOINS, NAME_ENDS, WRITES_FOR
from workers.tables.datewords import FILLERS
from workers.tables.names import ARABIC_WAW_NAMES, PLACES, STATUS_WORDS, SURNAMES_HAN, SURNAMES_JA

_MAIL = re.compile(r"\(?\S+@\S+\.\w+\)?|(?<!\S)@\w+|https?://\S+|\bwww\.\S+")
#: What each of these holds: "@", "://", or a full stop behind "www".
_MAIL_SIGN = frozenset("@:.")
_HARD = re.compile(r"\s*[|•·▪●\t]\s*|\s+[-–—]\s+|(?<=\w)[—]|\s*\((?=\S)|\s{3,}")
_EAST_NAMES = re.compile(
    r"[\u3400-\u9fff]{2,3}(?: [\u3400-\u9fff]{2,3})+|[\u3040-\u9fff]{3,5}(?: [\u3040-\u9fff]{3,5})+"
)
_EAST_TITLE = re.compile(
    r"\s*(?:記者|记者|編集委員|論説委員|特派員|기자|특파원|논설위원|선임기자|選手|氏)$"
    r"|^(?:\S{0,4}(?:記者|特派員|編集委員|論説委員)\s+|记者\s*)"
)
#: Before one, the desk or office that it belongs to ("社会部・高田花子").
_EAST_DESK = re.compile(r"^[\u4e00-\u9fff]{1,5}(?:部|支局|総局)[・·](?=[\u3040-\u9fff]{3,5}$)")
#: Behind names, how many more there are ("and 3 others", "+2 more").
_MORE = re.compile(
    r"(?:,? (?:and|und|et|y|e|&)|,)? ?\+? ?\d{1,2} (?:others?|more|weitere|autres|más|otros|altri|outros|mais|meer)$",
    re.IGNORECASE,
)
#: Behind a reporter's name, from where the report is ("記者林冬／台北報導").
_EAST_REPORT = re.compile(r"\s*[/／ ]\s*[\u3400-\u9fff]{1,6}(?:報導|报道|報道|專電|专电)$")
_HONORIFIC = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|sir|dame|rev|hon)\.? )+", re.IGNORECASE)
_DEGREE = re.compile(
    r"[, ]+(?:Ph\.?D\.?|M\.?D\.?|M\.?A\.?|MBA|LL\.?M\.?|MSc|BSc|R\.?N\.?|J\.?D\.?|Esq\.?|MPH|CFA|CPA)$"
)
#: An outlet's mark or a rank behind a name; a number of the house is none.
_MARK = re.compile(r"(?!I{2,3}$|IV$|VI{0,3}$|JR$|SR$)[A-ZÀ-Þ]{2,4}")
_LONGEST = 300
#: A word that begins with the Arabic "and" and is longer than so many letters may be a name behind it.
_WAW = 3
#: The same names stand in several claims of a page, and on many pages of a site.
_CACHED = 4096


class Names(Struct, frozen=True, kw_only=True):
    """The credits of a run of names, what was cut off, and why there are none (None: there are)."""

    credits: tuple[Credit, ...]
    rest: str = ""
    refused: str | None = None


@lru_cache(maxsize=_CACHED)
def read_names(text: str, *, role: Role = "by", known: bool = True) -> Names:
    """Read a run of names; ``known`` says that a label or a field calls it one, so that one word will do."""
    line = _MORE.sub("", unfused(fold(text)))
    if not line or len(line) > _LONGEST:
        return Names(credits=(), refused="empty or too long for names")
    line = line if line.isascii() else _EAST_DESK.sub("", _EAST_REPORT.sub("", line))
    if agency_named(line):
        return Names(credits=(Credit(name=_tidy(line), kind="agency", role=role),))
    line, dated = _without_dates(line)
    pieces = [piece.strip(" ()[]【】,.-–—|/") if index else piece for index, piece in enumerate(_pieces(line))]
    first = pieces[0] if _MAIL_SIGN.isdisjoint(pieces[0]) else _MAIL.sub(" ", pieces[0])
    found = _joined(first.strip(), role, known)
    if found.refused:
        return found
    named, left = list(found.credits), [found.rest, *dated]
    for piece in pieces[1:]:
        more = _labelled(piece)
        named += more
        left += [] if more else [piece]
    return Names(credits=tuple(named), rest=" | ".join(part for part in left if part))


def _tidy(name: str) -> str:
    """The name as it is written, without what only separated it; a final stop stays where it belongs to a name."""
    return fold(name).strip(" ,;:|-–—*").removeprefix("- ")


def without_mark(credit: Credit) -> Credit:
    """The person's name without the mark of the outlet or the rank behind it ("Ada Roe HS", "Ada Roe MBE")."""
    words = credit.name.split()
    marked = len(words) > 2 and _MARK.fullmatch(words[-1]) and not any(map(str.isupper, words[:-1]))
    return msgspec.structs.replace(credit, name=" ".join(words[:-1])) if marked else credit


def _without_dates(line: str) -> tuple[str, list[str]]:
    """The line with a bar in place of each date, and the dates."""
    dates = find_dates(line)
    kept, at = "", 0
    for found in dates:
        kept += _without_fillers(without_label(line[at : found.start])) + " | "
        at = found.end
    return (kept + line[at:]).strip(" |,"), [found.raw for found in dates]


def _without_fillers(text: str) -> str:
    """The words before a date without the small ones that belong to the date ("Jane Roe on", "Jean Roux le")."""
    words = text.split()
    while len(words) > 1 and words[-1].islower() and words[-1].strip(",") in FILLERS:
        words.pop()
    return " ".join(words)


def _pieces(line: str) -> list[str]:
    """The line cut where one kind of thing ends and another begins; the names are the first piece."""
    pieces = [piece for piece in _HARD.split(line) if piece.strip()]
    out: list[str] = []
    for piece in pieces or [""]:
        at = find_label(piece)
        out += [piece] if at is None else [piece[:at], piece[at:]]
    return out


def _labelled(piece: str) -> list[Credit]:
    """Credits of a later piece that has a label of its own ("Editing by Jane Roe")."""
    label = read_label(narrow(piece))
    if label is None or (label.weak and label.role != "with"):
        return []
    return list(_joined(label.rest, label.role, known=not label.weak).credits)


@cache
def _joints() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in JOINS)
    return re.compile(
        rf"(?P<list>\s*[,;،，；、・]\s*(?:(?:and|und|et|y|&) )?)|(?P<slash>\s*[/／]\s*)|\s+(?P<word>{words})\s+",
        re.IGNORECASE,
    )


def _joined(text: str, role: Role, known: bool) -> Names:
    """Names joined by words, commas or slashes; a joint with no name on one of its sides is none."""
    bare = _EAST_TITLE.sub("", text).strip()
    if _EAST_NAMES.fullmatch(bare):
        text = "、".join(bare.split()) if _several(bare.split()) else bare
    parts = _split(_parted(text) if " و" in text else text)
    named: list[Credit] = []
    left: list[str] = []
    for index, (part, by_word) in enumerate(parts):
        labelled = _labelled(part) if index else []
        found = Names(credits=tuple(labelled)) if labelled else _one(part, role, known)
        if found.credits and not (index and _is_aside(part, found.credits[0], named, by_word=by_word)):
            named += found.credits
            left += [found.rest] if found.rest else []
        elif index == 0:
            return Names(credits=(), refused=found.refused or "no name")
        elif not _may_be_cut(part):
            return Names(credits=(), refused=f"{part[:40]!r} is neither a name nor what stands behind one")
        else:
            left.append(part)
    return Names(credits=tuple(named), rest=" | ".join(left), refused=None if named else "no name")


def _parted(text: str) -> str:
    """A run of Arabic names with a comma where "and" is fastened to the first of two words behind two."""
    words = text.split()
    joined = [
        1 < index < len(words) - 1 and len(word) > _WAW and word[0] == "و" and word not in ARABIC_WAW_NAMES
        for index, word in enumerate(words)
    ]
    return "".join(f"، {word[1:]}" if by else f" {word}" for word, by in zip(words, joined, strict=True)).strip()


def _several(words: list[str]) -> bool:
    """Whether Han words are names of several persons, not family name and given name of one ("山田 花子")."""
    return len(words) > 2 or all(word[0] in SURNAMES_HAN for word in words) or all(map(_is_full_ja, words))


def _is_full_ja(word: str) -> bool:
    """Whether a word is a whole name of Japan: a family name of two signs with more behind it."""
    return len(word) > 2 and word[:2] in SURNAMES_JA


def _split(text: str) -> list[tuple[str, bool]]:
    """Cut at joints; a joining word or slash cuts only where both of its sides are names by themselves.

    Each part comes with whether a word ("and") joins it to the one before.
    """
    parts: list[tuple[str, bool]] = []
    at, by_word = 0, False
    for joint in _joints().finditer(text):
        before, after = text[at : joint.start()], text[joint.end() :]
        if joint["list"] or (_is_name(before, last=True) and _is_name(after, last=False)):
            parts.append((before.strip(), by_word))
            at, by_word = joint.end(), joint["word"] is not None
    parts.append((text[at:].strip(), by_word))
    return [(part, word) for part, word in parts if part]


def _is_name(text: str, *, last: bool) -> bool:
    """Whether the piece of a text beside a joint is a name: the piece up to the next joint."""
    joints = list(_joints().finditer(text))
    if joints:
        text = text[joints[-1].end() :] if last else text[: joints[0].start()]
    found = _one(text, "by", known=True).credits if text.strip() else ()
    return bool(found) and found[0].kind != "organisation"


def _is_aside(part: str, first: Credit, named: list[Credit], *, by_word: bool) -> bool:
    """A later part that says where a person works or is or as what, not who else wrote; "Ada and Kim" are two."""
    after_person = bool(named) and named[-1].kind == "person"
    first_names = by_word and after_person and len(named[-1].name.split()) == 1
    single = len(part.split()) == 1 and part.isascii() and not first_names
    office = (first.kind == "desk" and not by_word) or (
        kind_of(part, known=True).kind in ("organisation", "desk", "agency")
    )
    return after_person and (single or office)


def _one(text: str, role: Role, known: bool) -> Names:
    """One name with what is glued to it."""
    bare = _tidy(_DEGREE.sub("", _HONORIFIC.sub("", text.strip())))
    bare = _EAST_TITLE.sub("", bare).strip()
    named = kind_of(bare, known=known)
    if named.kind and named.kind != "organisation":
        return Names(credits=(Credit(name=desk_name(bare), kind=named.kind, role=role),))
    cuts = [
        (kind_of(name, known=known).kind, name, rest)
        for name, rest in (*_before_end(bare), *_without_title(bare))
        if kind_of(bare, known=True).kind != "organisation" or _may_lose(name, rest)
    ]
    for kind, name, rest in sorted(cuts, key=lambda cut: cut[0] != "person"):
        if kind and kind != "organisation":
            return Names(credits=(Credit(name=_tidy(name), kind=kind, role=role),), rest=rest)
    if named.kind:
        return Names(credits=(Credit(name=bare, kind=named.kind, role=role),))
    return Names(credits=(), refused=named.why)


def _may_lose(name: str, rest: str) -> bool:
    """Whether an organisation's name could be a person's with an outlet behind it: of two words or more, no "The"."""
    words = rest.split()
    outlet = (len(words) > 1 and " " in name) or any(map(is_title_word, words)) or bool(agency_named(rest))
    return outlet and name.split(" ", 1)[0].casefold() != "the"


def _before_end(text: str) -> list[tuple[str, str]]:
    """The text before a word that ends a name, if what follows could be an outlet or a place."""
    words = text.split()
    for index, word in enumerate(words[1:], 1):
        if word.casefold().strip(",.:") in NAME_ENDS:
            rest = " ".join(words[index:])
            return [(" ".join(words[:index]), rest)] if _is_setting(words[index + 1 :]) else []
    return []


def _is_setting(words: list[str]) -> bool:
    """Words of an outlet or a place: few, and with a capital or an article in front."""
    return len(words) <= 7 and (
        not words
        or bool(agency_named(" ".join(words)))
        or not words[0][0].islower()
        or words[0].casefold() in ("the", "la", "le", "der", "die", "das")
    )


def _without_title(text: str) -> list[tuple[str, str]]:
    """The text without an office before or behind the name, or an outlet behind it."""
    words = text.split()
    out = []
    for cut in range(len(words) - 1, 0, -1):
        if _is_office(words[cut:]) and (cut > 1 or not words[0].isascii()):
            out.append((" ".join(words[:cut]), " ".join(words[cut:])))
        if _ends_office(words[:cut]) and len(words) - cut > 1:
            out.append((" ".join(words[cut:]), " ".join(words[:cut])))
    return out


def _is_office(words: list[str]) -> bool:
    text = " ".join(words)
    return bool(agency_named(text)) or any(
        is_title_word(word) or is_organisation_word(_plain(word)) or _plain(word) in STATUS_WORDS for word in words
    )


def _ends_office(words: list[str]) -> bool:
    return is_title_word(words[-1].strip(".:()")) or bool(agency_named(" ".join(words)))


def _plain(word: str) -> str:
    return word.casefold().strip(".,:()'’")


def _may_be_cut(part: str) -> bool:
    """What may follow a name behind a comma: an office, an outlet, a place; never the rest of a sentence."""
    words = part.split()
    if part.casefold() in PLACES or _is_office(words) or words[0].casefold() in WRITES_FOR:
        return len(words) <= 12
    return len(words) <= 4 and (not part[0].islower() or _has_number(words[0]))


def _has_number(word: str) -> bool:
    """Whether a word is letters with a figure among them, as small letters of an outlet's mark are ("abc7")."""
    return any(map(str.isalpha, word)) and any(map(str.isdigit, word))

"""The signals of a page that tell its kind: each one there or not, with the words of the table that knows it.

Read from the reading alone, so that they do not change with whoever judges the blocks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import urlsplit

from msgspec import Struct

from workers.facts.kind_marks import marked
from workers.facts.kind_shape import shape_signals
from workers.facts.scene import Scene
from workers.tables import kinds
from workers.tables.row import Row

#: Types and software stand in markup; so many of each are looked at.
_TYPE = re.compile(r"(?<=\")@type\"\s{0,9}:\s{0,9}\[?\s{0,9}\"(?:https?://schema\.org/)?(\w{3,60})\"")
_ITEMTYPE = re.compile(r"itemtype\s?=\s?[\"']?https?://(?:www\.)?schema\.org/(\w{3,60})")
_MOST_GENERATORS = 20
#: Meta tags stand within so many characters.
_HEAD = 100_000
_CONTENT = re.compile(r"\bcontent\s?=\s?(?:\"([^\"]{1,200})|'([^']{1,200}))", re.IGNORECASE)
_MOST_TYPES = 20_000
_PRICE, _PRODUCT = '"og:price', '"product:'
_PRICED = ('"product:price', '"product:availability')
#: Lines of at most so many characters are labels.
_LINE_CHARS = 70
#: Marks, brackets and numbers at the ends of a line say nothing of what it is.
_TRIM = " \t.…:!?»›>→▾▼|«‹<▶►•·+#–—-()[]0123456789,\xa0"
_BY = ("by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "od ", "от ", "автор", "yazar")
_NUMBER = re.compile(r"\d+")
#: The figures of any script and what stands between them in Unicode: asked of far fewer signs than all.
_FIGURES = "[0-9\u0660-\u1c59\ua620-\uabf9\uff10-\uff19\U00010000-\U0010ffff]"
#: Of lines that stand in one string, each behind a sign: from its first figure a line that has one, and one that
#: begins like a byline.
_NUMBERED, _SIGNED = re.compile(rf"{_FIGURES}(?<=\d)[^\0]*"), re.compile(rf"\0(?:{'|'.join(_BY)})[^\0]*")
#: Levels of an address that are looked at, and the shape of its last one.
_MOST_LEVELS = 8
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?")
#: What is said of the page as a whole stands on these.
_WHOLE_PAGE = frozenset({"body", "html"})
#: A form of a table that is no more than words.
_PLAIN = re.compile(r"[\w -]+")
#: The number of one page behind a site's root ("/?p=88").
_NUMBERED_PAGE = re.compile(r"(?:^|&)(?:p|pid|id|page_id|post|article|story|news|nid)=\d")


def signals(scene: Scene) -> frozenset[str]:
    """The names of all signals that a page shows."""
    sources = (_typed, _stated, _addressed, _marked, _lined, shape_signals)
    return frozenset(chain.from_iterable([source(scene) for source in sources]))


def _typed(scene: Scene) -> Iterator[str]:
    source = scene.reading.source
    found = (*_behind(source, "@", _TYPE, '@type"'), *_behind(source, "itemtype", _ITEMTYPE))
    for name, count in _counted(_TYPES, found).items():
        yield name
        if count >= 5:
            yield f"{name}_many"
    if not found:
        yield "type_none"
    for claim in scene.claims("kind"):
        word = type_word(claim.value)
        if claim.rule.startswith("json-ld."):
            yield f"main_{kinds.TYPES.get(word, 'other')}"


def _behind(source: str, word: str, pattern: re.Pattern[str], begins: str = "") -> Iterator[str]:
    """What an expression reads wherever a word stands, in lower case; to look for the word alone is much faster.

    One letter is found faster than several; ``begins`` is what it must begin, then.
    """
    place = source.find(word)
    for _ in range(_MOST_TYPES):
        if place < 0:
            return
        read = pattern.match(source, place) if source.startswith(begins, place) else None
        if read:
            yield read[1].lower()
        place = source.find(word, place + len(word))


def _stated(scene: Scene) -> Iterator[str]:
    for claim in scene.claims("kind"):
        if claim.rule == "meta.og.type":
            yield from _counted(_OG, (claim.value.strip().lower(),))
    source = _head(scene.reading.source)
    yield from _counted(_MADE, _generators(source))
    if _PRICE in source or (_PRODUCT in source and any(word in source for word in _PRICED)):
        yield "meta_price"
    yield from {_STATES[claim.rule] for claim in scene.reading.claims if claim.rule in _STATES}


def _head(source: str) -> str:
    """The markup before the body, where meta tags stand."""
    body = source.find("<body", 0, _HEAD)
    return source[: body if body > 0 else _HEAD]


def _generators(source: str) -> Iterator[str]:
    """What ``<meta name=generator>`` says, in lower case; looked for by its word, which is rare."""
    place = -1
    for _ in range(_MOST_GENERATORS):
        place = source.find("enerator", place + 1)
        if place < 0:
            return
        start, end = source.rfind("<", 0, place), source.find(">", place)
        tag = source[start : min(end, start + 500)]
        content = _CONTENT.search(tag) if tag[:5].lower() == "<meta" else None
        if content:
            yield (content[1] or content[2]).strip().lower()


#: Rule of a claim -> what it says that the markup states.
_STATES: Mapping[str, str] = {
    rule: f"states_{field}"
    for field, rules in {
        "published": ("json-ld.article.date_published", "meta.article.published_time"),
        "page_published": ("json-ld.webpage.date_published",),
        "modified": ("meta.article.modified_time",),
        "author": ("json-ld.author.person", "meta.author", "meta.parsely.author", "meta.article.author"),
        "section": ("meta.article.section", "json-ld.article.section"),
        "tag": ("meta.article.tag",),
        "body": ("json-ld.article.body",),
        "byline": ("class.author", "class.byline", "rel.author", "microdata.author"),
        "h_entry": ("hentry.author", "hentry.published", "hentry.title"),
    }.items()
    for rule in rules
}


def _addressed(scene: Scene) -> Iterator[str]:
    address = scene.url or next((claim.value for claim in scene.claims("canonical_url")), "")
    try:
        parts = urlsplit(address.strip().lower())
        host = parts.hostname or ""
    except ValueError:
        return
    if not host:
        yield "path_unknown"
        return
    levels = [level for level in parts.path.split("/") if level][:_MOST_LEVELS]
    if levels and _LANGUAGE.fullmatch(levels[0]):
        levels = levels[1:]
    yield from _counted(_HOSTS, host.split("."))
    if not levels:
        yield from () if _NUMBERED_PAGE.search(parts.query) else ("path_root",)
        return
    last = levels[-1].split(".")[0]
    yield from _counted(_PATHS, levels[:-1] or levels)
    yield from [f"{name}_last" for name in _counted(_PATHS, levels[-1:])]
    yield f"path_levels_{min(len(levels), 4)}"
    words = last.count("-") + last.count("_") + 1
    yield from (f"path_words_{least}" for least in (2, 4, 6) if words >= least)
    if kinds.DATED.search(parts.path):
        yield "path_date"
    if any(map(str.isdigit, last)):
        yield "path_number"
    if levels[-1].endswith("/") or "." in levels[-1]:
        yield "path_file"


def _marked(scene: Scene) -> Iterator[str]:
    labels = [container.words for container in scene.reading.containers if container.tag not in _WHOLE_PAGE]
    for name, count in marked(Counter(chain.from_iterable(labels))).items():
        yield from [f"{name}_{least}" for least in (1, 6, 25) if count >= least]
    bodies = [container.words for container in scene.reading.containers[:2] if container.tag in _WHOLE_PAGE]
    yield from _counted(_BODIES, chain.from_iterable(bodies))


def _lined(scene: Scene) -> Iterator[str]:
    # All lines in one string, as to lower and to search each of them takes longer.
    text = "\0" + "\0".join([text for text in scene.texts if len(text) <= _LINE_CHARS]).lower()
    known = [_LINES[line] for whole in text.split("\0") if (line := whole.strip(_TRIM)) in _LINES]
    # A pattern of a price, a count, a date: asked only of lines that have a number or begin like a byline.
    lines = [line for line in _patterned(text) if line.strip(_TRIM) not in _LINES]
    known += [name for line in lines if (name := _row(_PATTERNS, line))]
    for name in set(known):
        count = known.count(name)
        yield from [f"{name}_{least}" for least in (1, 3, 10) if count >= least]


def _patterned(text: str) -> Iterator[str]:
    """The lines that hold a number or begin like a byline; each stands behind a sign of its own."""
    for match in _NUMBERED.finditer(text):
        yield text[text.rfind("\0", 0, match.start()) + 1 : match.end()]
    for match in _SIGNED.finditer(text):
        if not _NUMBER.search(match[0]):
            yield match[0][1:]


class Table(Struct, frozen=True):
    """The rows of a table: by each form that is plain words, and one expression for all other forms."""

    plain: Mapping[str, str]
    others: re.Pattern[str]


def _counted(table: Table, words: Iterable[str]) -> dict[str, int]:
    """How often each row of a table is met by these words."""
    found: dict[str, int] = {}
    for word in words:
        if name := _row(table, word):
            found[name] = found.get(name, 0) + 1
    return found


def _row(table: Table, word: str) -> str | None:
    """The row that knows a word, if any; most words that a table knows are looked up."""
    if known := table.plain.get(word):
        return known
    met = table.others.fullmatch(word)
    return met.lastgroup if met else None


def _table(rows: Iterable[Row]) -> Table:
    """A table for words in lower case: to ignore case takes three times as long. The first row that fits speaks."""
    every = _joined({row.id: row.forms for row in rows})
    words = (form for row in rows for form in row.forms if _PLAIN.fullmatch(form))
    plain = {word: met.lastgroup for word in words if (met := every.fullmatch(word)) and met.lastgroup}
    others = {row.id: [form for form in row.forms if not _PLAIN.fullmatch(form)] for row in rows}
    return Table(plain=plain, others=_joined({name: forms for name, forms in others.items() if forms}))


def _joined(forms: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """One expression whose group names the row; without forms, one that fits nothing."""
    return re.compile("|".join(f"(?P<{name}>{'|'.join(each)})" for name, each in forms.items()) or "(?!)")


def _looked_up(rows: Iterable[Row]) -> Mapping[str, str]:
    """Form -> row, for rows whose forms are plain words."""
    return {form: row.id for row in rows for form in row.forms}


_TYPES, _OG, _MADE = _table(kinds.TYPE_ROWS), _table(kinds.OG_ROWS), _table(kinds.MADE_ROWS)
_PATHS, _HOSTS = _table(kinds.PATH_ROWS), _table(kinds.HOST_ROWS)
_BODIES, _PATTERNS = _table(kinds.BODY_ROWS), _table(kinds.PATTERN_ROWS)
_LINES = _looked_up(kinds.LINE_ROWS)


def type_word(value: str) -> str:
    """A type's bare word: lower case, without address and prefix."""
    return value.strip().casefold().rsplit("/", 1)[-1].removeprefix("schema:").removeprefix("og:")

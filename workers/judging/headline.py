"""The printed headline, each time it is printed: as the markup says, as it is repeated, or as its place says."""

from collections.abc import Iterator, Sequence
from itertools import islice

from workers.judging.shape import LINKED, Shape
from workers.judging.sheet import Sheet, verdict
from workers.lines.fold import letters
from workers.model import Claim, Verdict
from workers.tables.sections import SECTIONS

#: A headline is as long as this (weighted characters), and as many words if nothing else vouches for it.
SHORTEST = 8
LONGEST = 250
MIN_WORDS = 3
MIN_WEIGHT = 15
#: A line of more words is rather a slogan or a standfirst, where another could be the headline.
MAX_WORDS = 16
#: Right below a loader stands the site's name or motto, unless the line is at least so long (weighted characters).
LOADING = "phrase.loader"
MIN_BELOW_LOADER = 30
#: How far behind the supposed start of the text a headline may prove that the text starts later.
REACH = 12
#: Two printings stand together if no more than this lies between them.
TOGETHER = 3
#: So long a line is a headline even below a supposed paragraph.
CERTAIN = 25
#: A longer line is no likelier a headline: mottos are long, too.
FULL = 50
#: So many paragraphs (a slogan, a notice) may stand above a headline.
MOST_ABOVE = 2
#: How far above a byline or the text its headline may stand.
NEAR = 4
#: A line between a byline and the text is less likely to be the headline than one above the byline.
BELOW_ROWS = 0.5
#: Where no heading of first rank is: so far above the text a heading, or a row with a headline above it, may stand.
NEAR_TEXT = 8
#: A page's title of so few words, without a bar in it, may be the site's name.
MOST_SITE = 6
_RANKS = frozenset({"h2", "h3"})
_META = ("byline", "dateline", "section")
_SEPARATORS = "|–—-·»:•/"
_BARS, _STOPS = frozenset(_SEPARATORS), frozenset(".:")
#: The bar and the site's name behind a headline are at most so long.
MOST_BEHIND = 40


def headlines(sheet: Sheet) -> Iterator[Verdict]:
    """Each printing of the headline."""
    found, rule, why = _find(sheet)
    if found is None:
        return
    title = _without_site(sheet, found)
    for index in sorted({found, *_printings(sheet.shapes, title)}):
        yield verdict(index, "headline", f"headline.{rule}", why)


def _without_site(sheet: Sheet, found: int) -> str:
    """The headline as another line prints it, if this one has the site's name behind it."""
    line = sheet.shapes[found].text
    near = (shape.text for shape in sheet.shapes[max(0, found - NEAR) : found + NEAR + 1] if shape.text != line)
    return next((text for text in near if len(text) >= MIN_WEIGHT and _has_behind(line, text)), line)


def _find(sheet: Sheet) -> tuple[int | None, str, str]:
    ways = _TEXT_WAYS if sheet.is_text else _MARKUP_WAYS
    for rule, why, way in ways:
        found = way(sheet)
        if found is not None:
            return found, rule, why
    return None, "", ""


def _claimed(sheet: Sheet) -> int | None:
    """The block that repeats a title which the page's structured data claims."""
    claims = [" ".join(claim.value.split()).casefold() for claim in sheet.reading.claims if claim.field == "title"]
    stop = sheet.body_start + 3
    every = "\n".join(claims)
    blocks = sheet.reading.blocks
    ranked = (block.index for block in blocks[stop:] if block.tag == "h1")
    fits = [
        index
        for index in (*range(min(stop, len(blocks))), *ranked)
        if SHORTEST <= (shape := sheet.shapes[index]).weight <= LONGEST
        and sheet.role(index) != "embed"
        and (line := shape.text.casefold()) in every
        and any(_begins(claim, line) or _ends(claim, line, sheet.shapes[:stop]) for claim in claims)
    ]
    fits = [index for index in fits if not _is_before_title(sheet, index, fits, claims)]
    best = max(fits, key=lambda index: (_is_heading(sheet, index), sheet.shapes[index].weight), default=None)
    return None if best is not None and _is_site_name(sheet, best) else best


def _is_before_title(sheet: Sheet, index: int, fits: Sequence[int], claims: Sequence[str]) -> bool:
    """Whether a line is the site's name in a claimed title ("Site: Title") whose rest is a claimed heading below."""
    line = sheet.shapes[index].text.casefold()
    begun = (claim.removeprefix(line).strip() for claim in claims if claim.startswith(line) and claim != line)
    rests = {rest[1:].strip() for rest in begun if rest[:1] in _BARS | _STOPS}.intersection(claims)
    below = (sheet.shapes[other].text.casefold() for other in fits if other > index and _is_ranked(sheet, other))
    return bool(rests) and not rests.isdisjoint(below)


def _is_site_name(sheet: Sheet, index: int) -> bool:
    """A few words outside any heading, above another line that is the page's first-rank heading: the site's name."""
    marked = _marked(sheet)
    few = sheet.shapes[index].words < MIN_WORDS + 1 and not _is_heading(sheet, index)
    return (
        few
        and marked is not None
        and index < marked
        and not _printings((sheet.shapes[index],), sheet.shapes[marked].text)
    )


def _begins(claim: str, line: str) -> bool:
    """Whether a claimed title is the line, or the line with the site's name behind it."""
    rest = claim.removeprefix(line).strip() if claim.startswith(line) else "."
    return not rest or rest[0] in _SEPARATORS


def _ends(claim: str, line: str, head: Sequence[Shape]) -> bool:
    """Whether a claimed title is the line with the site's name before it: set apart by a bar, or printed in the head.

    "The Post - A boat has come"; "The Post. A boat has come" where "THE POST" is a line of its own.
    """
    if len(line) < MIN_WEIGHT or not claim.endswith(" " + line):
        return False
    site = claim.removesuffix(line).strip()
    if site[-1:] in _BARS and site[-2:-1] == " ":
        return True
    return site[-1:] in _STOPS and any(shape.text.casefold() == site[:-1] for shape in head)


def _is_ranked(sheet: Sheet, index: int) -> bool:
    return _is_heading(sheet, index) or sheet.reading.blocks[index].tag in _RANKS


def _is_heading(sheet: Sheet, index: int) -> bool:
    return sheet.reading.blocks[index].tag in ("h1", "h2")


def _marked(sheet: Sheet) -> int | None:
    """The last h1 above the text (an earlier one is the site's name)."""
    stop = sheet.body_start + 2
    found = [
        block.index
        for block in sheet.reading.blocks[:stop]
        if block.tag == "h1" and not block.hidden and 1 < sheet.shapes[block.index].weight <= LONGEST
    ]
    return found[-1] if found else None


def _is_titled(sheet: Sheet) -> bool:
    """Whether the page's own data gives a title that is long enough to be more than the site's name."""
    return any(_says_more(claim) for claim in sheet.reading.claims if claim.field == "title")


def _says_more(claim: Claim) -> bool:
    words = claim.value.split()
    alone = claim.rule == "html.title" and not any(word in _SEPARATORS for word in words)
    return len(words) > (MOST_SITE if alone else MIN_WORDS)


def _ranked(sheet: Sheet) -> int | None:
    """The last heading above the text, where neither a first rank nor the page's data names the title."""
    if _is_titled(sheet):
        return None
    start = sheet.body_start
    found = [
        block.index
        for block in sheet.reading.blocks[max(0, start - NEAR_TEXT) : start]
        if block.tag in _RANKS and not block.hidden and _may_be(sheet, block.index)
    ]
    long = [index for index in found if _long_enough(sheet.shapes[index])]
    return long[-1] if long else None


def _by_rows(sheet: Sheet) -> int | None:
    """The likeliest line right above the byline, date or section row, where nothing else names the title."""
    if _is_titled(sheet):
        return None
    start = sheet.body_start
    rows = [index for index in range(max(0, start - NEAR_TEXT), start) if sheet.role(index) in _META]
    above = [index for row in rows[:1] for index in range(max(0, row - 2), row) if _may_be(sheet, index)]
    fit = [index for index in above if _long_enough(sheet.shapes[index]) and sheet.shapes[index].links < LINKED]
    return max(fit, key=lambda index: _likelihood(sheet, index, rows[0]), default=None)


def _repeated(sheet: Sheet) -> int | None:
    """The longest line that is printed twice above the text; behind a paragraph only if both stand together."""
    start = sheet.body_start
    last: dict[str, int] = {}
    twice = []
    for index, shape in enumerate(sheet.shapes[: start + REACH]):
        if not SHORTEST <= shape.weight <= LONGEST:
            continue
        said = {letters(shape.text), letters(_before_site(shape.text))}
        before = max((last[text] for text in said if text in last), default=None)
        last |= dict.fromkeys(said, index)
        if before is not None and (index <= start or index - before <= TOGETHER):
            twice.append(min((index, before), key=lambda place: len(sheet.shapes[place].text)))
    twice = [index for index in twice if _may_be(sheet, index)]
    few = _stop_of_few_paragraphs(sheet)
    return max((i for i in twice if i < few), key=lambda index: sheet.shapes[index].weight, default=None)


def _before_site(line: str) -> str:
    """The line without a bar and the few words behind it, which may be the site's name."""
    if not MIN_WEIGHT <= len(line) <= LONGEST or _BARS.isdisjoint(line):
        return line
    bars = [at for at in range(len(line) - 2, MIN_WEIGHT, -1) if line[at] in _SEPARATORS and line[at - 1] == " "]
    return line[: bars[0]].rstrip() if bars and len(line) - bars[0] <= MOST_BEHIND else line


def _by_place(sheet: Sheet) -> int | None:
    """The likeliest line above a byline, date or section row beside the text, or right above the text."""
    start = sheet.body_start
    near = range(max(0, start - 15), min(len(sheet.shapes), start + REACH))
    rows = [index for index in near if sheet.role(index) in _META]
    ranked = [(_likelihood(sheet, index, row), index) for row in rows for index in _above_row(sheet, row, start)]
    ranked += [(_likelihood(sheet, index, stop) * BELOW_ROWS, index) for index, stop in _above_text(sheet)]
    return max((rank for rank in ranked if not is_motto(sheet, rank[1])), default=(0.0, None))[1]


def is_motto(sheet: Sheet, index: int) -> bool:
    """Whether a line right below the site's loader is the site's word and not a headline: too short, or too wordy."""
    if index == 0 or not _is_loader(sheet, index - 1):
        return False
    shape = sheet.shapes[index]
    return shape.weight < MIN_BELOW_LOADER or not MIN_WORDS < shape.words <= MAX_WORDS or shape.end == "stop"


def _is_loader(sheet: Sheet, index: int) -> bool:
    """Whether a line is a loader: by its words, or as a short first line that trails off in dots."""
    shape = sheet.shapes[index]
    return sheet.verdicts[index].rule == LOADING or (
        index == 0 and shape.end == "dots" and shape.weight <= CERTAIN * 2
    )


def _above_row(sheet: Sheet, row: int, start: int) -> list[int]:
    above = [index for index in range(max(0, row - NEAR), row) if _may_be(sheet, index)]
    return above if row <= start else [index for index in above if _certain(sheet, index)]


def _certain(sheet: Sheet, index: int) -> bool:
    """Whether a line behind a supposed paragraph is so much like a headline that the paragraph was none."""
    shape = sheet.shapes[index]
    return shape.prose == 0 and shape.weight >= CERTAIN and index < _stop_of_few_paragraphs(sheet)


def _above_text(sheet: Sheet) -> list[tuple[int, int]]:
    """Unfinished lines above the text, each with the number of the text's first sentence."""
    stop = sheet.body_start
    while stop > 0 and sheet.shapes[stop - 1].prose == 1 and sheet.shapes[stop - 1].end == "stop":
        stop -= 1
    above = [index for index in range(max(0, stop - NEAR), stop) if _may_be(sheet, index)]
    open_ones = (index for index in above if sheet.shapes[index].end != "stop")
    return [(index, stop) for index in open_ones if _long_enough(sheet.shapes[index])]


def _likelihood(sheet: Sheet, index: int, below: int) -> float:
    """Longer and nearer to what follows is likelier (of short ones the nearest); a sentence is less so."""
    shape = sheet.shapes[index]
    length = max(CERTAIN, min(shape.weight, FULL))
    doubt = 0.5 if shape.end == "stop" or shape.words > MAX_WORDS else 1.0
    return length * doubt * 0.85 ** (below - index)


def _may_be(sheet: Sheet, index: int) -> bool:
    """Whether a line could be a headline at all: a paragraph is none, even if a standfirst prints it twice."""
    shape = sheet.shapes[index]
    if (
        sheet.role(index) == "embed"
        or sheet.verdicts[index].rule.startswith(("phrase.", "head."))
        or shape.end == "dots"
        or shape.words < 2
    ):
        return False
    if shape.text.casefold() in SECTIONS:
        return False
    return SHORTEST <= shape.weight <= LONGEST and shape.prose < 2


def _long_enough(shape: Shape) -> bool:
    return shape.words >= MIN_WORDS and shape.weight >= MIN_WEIGHT


def _stop_of_few_paragraphs(sheet: Sheet) -> int:
    """The block from which on more than ``MOST_ABOVE`` paragraphs have been printed."""
    paragraphs = (index for index, shape in enumerate(sheet.shapes) if shape.prose == 2)
    return next(islice(paragraphs, MOST_ABOVE, None), len(sheet.shapes)) + 1


def _printings(shapes: Sequence[Shape], title: str) -> list[int]:
    """The lines that print the title again, alone or with the site's name behind it, or in capitals."""
    if len(title) < MIN_WEIGHT:
        return [index for index, shape in enumerate(shapes) if shape.text == title]
    begins = letters(title[:MIN_WEIGHT])[: MIN_WEIGHT - 1]
    fits = range(len(title) - MOST_BEHIND, len(title) + MOST_BEHIND + 1)
    lines = [(index, shape) for index, shape in enumerate(shapes) if len(shape.text) in fits]
    return [index for index, shape in lines if letters(shape.text[:FULL]).startswith(begins) and _same(shape, title)]


def _same(shape: Shape, title: str) -> bool:
    """Whether a line of about its length prints a title again."""
    if shape.text == title or _has_behind(shape.text, title):
        return True
    return shape.weight <= LONGEST and letters(title) in (letters(shape.text), letters(_before_site(shape.text)))


def _has_behind(line: str, title: str) -> bool:
    """Whether a line is the title with a bar and a short name behind it."""
    rest = line.removeprefix(title) if line.startswith(title) else ""
    return 1 < len(rest) <= MOST_BEHIND and rest.strip()[:1] in _BARS


_REPEATED = ("repeated", "is printed twice above the text, as headlines are", _repeated)
_MARKUP_WAYS = (
    ("claimed", "says what the page's own data gives as title", _claimed),
    ("marked", "is the page's first-rank heading above the text", _marked),
    _REPEATED,
    ("ranked", "is the heading right above the text", _ranked),
    ("rows", "stands right above the byline or date beside the text", _by_rows),
)
_TEXT_WAYS = (
    ("claimed", "says what the page's own data gives as title", _claimed),
    _REPEATED,
    ("place", "stands above the byline, date or text, where headlines stand", _by_place),
)

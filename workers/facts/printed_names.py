"""Printed names: the bylines and credit lines of a page, and lines beside the headline that nobody judged so."""

import re
from collections.abc import Callable, Iterator

import msgspec

from workers.facts.alone import names_alone
from workers.facts.choice import refuse
from workers.facts.introduced import introduced
from workers.facts.opening import glued_lines
from workers.facts.reported import reporters
from workers.facts.scene import Places, Scene
from workers.facts.stated import AUTHOR_ROLES, Named
from workers.lines.bracketed import read_bracketed
from workers.lines.bylines import read_byline, read_credit_line
from workers.lines.dates import find_dates
from workers.lines.fields import split_fields
from workers.lines.fold import fold, narrow
from workers.lines.headings import is_heading
from workers.lines.icons import split_icons
from workers.lines.labels import read_label
from workers.lines.near import read_near
from workers.lines.parts import read_names, without_mark
from workers.model import HIDDEN, Block, Claim, Credit, Verdict
from workers.tables.credits import PICTURE_HEADS

#: Printed where the byline stands: of these the first counts.
_BYLINES = ("printed.byline", "printed.bare")
#: Around the headline so many blocks are read, above it and below it; of the text its first and last paragraphs.
_BEFORE, _NEAR, _FIRST, _LAST, _BELOW = 4, 10, 3, 2, 8
_LONGEST = 200
_DASH = re.compile(r"\s*[—–]\s*(?=\w)")
#: The class of an element that says who took a picture.
_PICTURE = re.compile(r"credit(?:-|$)|(?:\w+-)?(?:caption|figcaption|photo|image)(?:[-_]|$)")


def printed_names(scene: Scene, sound: Callable[[Named], Named], title: str | None) -> Iterator[Named]:
    """The printed names, each sound or refused: of judged lines, of a byline glued to headline or first paragraph."""
    yield from _judged(scene, sound)
    yield from map(sound, _glued(scene, title))
    for block, names in reporters(scene):
        yield sound(Named(claim=_claim(block, names, "printed.byline"), credits=names))


def unjudged_names(scene: Scene, sound: Callable[[Named], Named], title: str | None) -> Iterator[Named]:
    """Labelled names in lines beside the headline and at the ends of the text: the first that are sound speak.

    Where none does, a name without a label counts that stands beside the date.
    """
    places = scene.places
    for block, in_tail in _beside(scene, places):
        names = read_near(block.text) or (_signed_off(block, scene) or _bold(block, scene) if in_tail else ())
        if names := _unchanged(block, names):
            rule = "printed.credit" if in_tail else "printed.byline.near"
            named = sound(Named(claim=_claim(block, names, rule), credits=names))
            yield named
            if named.credits:
                return
    for block, names in names_alone(scene, title):
        yield sound(Named(claim=_claim(block, names, "printed.alone"), credits=names))
    for block, names in introduced(scene):
        yield sound(Named(claim=_claim(block, names, "printed.introduced"), credits=names))


def _signed_off(block: Block, scene: Scene) -> tuple[Credit, ...]:
    """Persons whose names stand behind a dash and are all that a last line says; below a quotation they said that."""
    dashed = _DASH.match(block.text)
    if dashed is None or scene.verdicts[block.index - 1].role in ("quote", "embed"):
        return ()
    return _full_names(block.text[dashed.end() :])


def _bold(block: Block, scene: Scene) -> tuple[Credit, ...]:
    """A person whose full name, in bold, is all that the line right behind the text says."""
    whole = block.strong_chars >= len(block.text) and not block.text.endswith((":", "："))
    if block.index != scene.places.last + 1 or block.links or not whole:
        return ()
    return _full_names(block.text)


def _full_names(text: str) -> tuple[Credit, ...]:
    """The persons whose full names are all that a text says; ``()`` where it says anything else."""
    found = read_names(text, known=False)
    sound = not found.rest and all(credit.kind == "person" and " " in credit.name for credit in found.credits)
    return found.credits if sound and not any(is_heading(credit.name) for credit in found.credits) else ()


def _beside(scene: Scene, places: Places) -> Iterator[tuple[Block, bool]]:
    """The lines that may hold a byline, and whether each stands behind the text: those near the headline first."""
    if places.first < 0:
        return
    head = places.headline if 0 <= places.headline <= places.last else places.first
    begin, end = max(0, head - _BEFORE), min(max(places.first + _FIRST, head + 2), head + _NEAR + 1)
    tail = range(max(end, places.last - _LAST + 1), min(places.last + _BELOW, len(scene.verdicts)))
    others = (index for index in tail if _is_others(scene.verdicts[index]))
    comments = next(others, tail.stop)
    for index in (*range(head, end), *range(begin, head), *range(tail.start, comments)):
        if index < len(scene.verdicts):
            verdict, block = scene.verdicts[index], scene.reading.blocks[index]
            mine = verdict.role in ("chrome", "body", "section", "subtitle", "dateline", "heading")
            if mine and verdict.rule != HIDDEN and len(block.text) <= _LONGEST:
                yield block, index >= tail.start


def _is_others(verdict: Verdict) -> bool:
    """Whether a line begins what is not this story's: comments, other stories."""
    return verdict.rule == "tail.comments" or verdict.role == "related"


def _writes(named: Named) -> bool:
    return any(credit.role in AUTHOR_ROLES for credit in named.credits)


def _judged(scene: Scene, sound: Callable[[Named], Named]) -> Iterator[Named]:
    """The printed bylines and credit lines; of several bylines the first that names someone speaks."""
    spoken: Block | None = None
    tail = scene.places.tail.union([block.index for block in scene.blocks("credit")])
    text = max(scene.places.first, 0)
    for block in scene.outer_blocks("byline", "credit", "dateline"):
        for found, how in _lines(block, whole=block.index in tail, above=block.index < text):
            rule = _rule(how, in_tail=block.index in tail)
            found = _photographed(block, found, how)
            found = _unchanged(block, found)
            named = sound(Named(claim=_claim(block, found, rule), credits=found))
            writes = _writes(named)
            if writes and spoken and rule in _BYLINES and not _goes_on(spoken, block):
                named = Named(claim=refuse(named.claim, "a byline above it was read"), credits=())
            elif writes and rule in _BYLINES:
                spoken = block
            yield named


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a byline goes on with the one right above it, in an element like that one and with a label too."""
    alike = above.marks == block.marks != () and above.tag == block.tag
    return alike and 0 <= block.index - above.index <= 2 and read_label(narrow(fold(block.text))) is not None


def _glued(scene: Scene, title: str | None) -> Iterator[Named]:
    """A byline that stands in one block with the headline."""
    found = glued_lines(scene, title)
    byline = read_byline(found[1]) if found else None
    if found and byline:
        rule = "printed.byline"
        yield Named(claim=_claim(found[0], byline.credits, rule), credits=byline.credits)


def _rule(how: str, *, in_tail: bool) -> str:
    if how == "desk":
        return "printed.desk"
    return "printed.credit" if in_tail else "printed.byline" if how == "labelled" else "printed.bare"


def _lines(block: Block, *, whole: bool, above: bool) -> Iterator[tuple[tuple[Credit, ...], str]]:
    """The credits of a block's lines, and how each is written: labelled, a desk alone, or names without a label.

    A desk's name that is all a link leads somewhere and signs nothing. ``whole``: in the last lines names without
    a label must be all that the line says, as a name with a date is the next story's; ``above``: the block stands
    above the text.
    """
    items = split_icons(block.text)
    for line in [item.text for item in items if item.text] if items else split_fields(block.text):
        byline = read_byline(line)
        if byline and not byline.rule.endswith("-alone"):
            yield byline.credits, "labelled"
        elif byline:
            if block.link_chars < len(block.text):
                yield byline.credits, "desk"
        elif found := read_bracketed(line) or read_credit_line(line):
            yield _pictured(line, found) if above else found, "labelled"
        elif bare := _bare(line, whole=whole):
            yield bare, "bare"


def _photographed(block: Block, found: tuple[Credit, ...], how: str) -> tuple[Credit, ...]:
    """A person and an agency in an element of picture credits took the picture."""
    if how != "labelled" or not any(_PICTURE.match(mark) for mark in block.marks[:2]) or read_label(block.text):
        return found
    return tuple(msgspec.structs.replace(credit, role="photo") for credit in found)


def _unchanged(block: Block, found: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """The credits of a line; who changed a page last, and is no person, wrote nothing."""
    if any(credit.kind == "person" or credit.role != "by" for credit in found):
        return found
    return () if any(reading.modified for reading in find_dates(block.text)) else found


def _pictured(line: str, found: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """A copyright line above the text is a picture's; below it, it is the text's."""
    if not line.lstrip(" (").casefold().startswith(PICTURE_HEADS):
        return found
    return tuple(msgspec.structs.replace(credit, role="photo") for credit in found)


def _bare(line: str, *, whole: bool) -> tuple[Credit, ...]:
    """Persons in a line without a label; it may be the byline of a page that prints none."""
    names = read_names(line, known=False)
    if (whole and names.rest) or any(credit.kind != "person" for credit in names.credits):
        return ()
    if "|" in line and not any(ch.lower() != ch.upper() for credit in names.credits for ch in credit.name):
        return ()  # without capitals, a section beside a date looks like a name
    found = tuple(without_mark(_unlabelled(credit)) for credit in names.credits)
    return found if not any(is_heading(credit.name) for credit in found) else ()


def _unlabelled(credit: Credit) -> Credit:
    """The credit without the label that stands between a date and the name ("3 May 2024 By Jane Roe")."""
    label = read_label(credit.name)
    return msgspec.structs.replace(credit, name=label.rest) if label and label.role in AUTHOR_ROLES else credit


def _claim(block: Block, found: tuple[Credit, ...], rule: str) -> Claim:
    value = ", ".join(credit.name + (f" via {credit.via}" if credit.via else "") for credit in found)
    return Claim(field="author", value=value, raw=block.text, where=f"block {block.index}", rule=rule, strength=0.7)

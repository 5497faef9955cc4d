"""The label before a name ("By", "Foto:", "记者") and the part in the text that it gives the one named."""

import re
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from workers.tables.bylines import BY
from workers.tables.parts_played import EDITOR, PHOTO, REPORTING, TRANSLATION, WITH
from workers.tables.row import Openers, Row

Role = Literal["by", "with", "reporting", "photo", "translation", "editor", "source"]
#: In this order: "Reporting by" must not be read as a name before "by".
_GROUPS: tuple[tuple[Role, tuple[Row, ...]], ...] = (
    ("reporting", REPORTING),
    ("translation", TRANSLATION),
    ("editor", EDITOR),
    ("photo", PHOTO),
    ("by", BY),
    ("with", WITH),
)
_ROWS: tuple[tuple[Role, Row], ...] = tuple((role, row) for role, rows in _GROUPS for row in rows)
#: Scripts whose labels may touch the name; they have no case, and saying so spares much of an expression's making.
_HAN = r"(?-i:[\u3040-\u9fff\uac00-\ud7a3\u0e00-\u0e7f])"


class Label(Struct, frozen=True, kw_only=True):
    """A label at the head of a line; ``weak`` ones need a full name behind them, ``rest`` is what follows."""

    role: Role
    rule: str
    weak: bool
    rest: str


@lru_cache(maxsize=2**11)
def read_label(line: str) -> Label | None:
    """The label that a line (folded, narrowed) begins with; None if it begins with none."""
    best: Label | None = None
    for number in _openers().of(line):
        role, row = _ROWS[number]
        match = _pattern(number).match(line)
        if match and (best is None or len(line) - match.end() < len(best.rest)):
            found, rest = match["label"], line[match.end() :]
            best = Label(role=role, rule=row.id, weak=_weak(row, found, match["gap"]), rest=rest)
    return best


def find_label(line: str, start: int = 0) -> int | None:
    """Where in a line the next strong label begins behind some name ("Jane Roe Photos by ..."); None if nowhere."""
    match = _inner().search(line, start)
    return match.start() if match else None


def _weak(row: Row, label: str, gap: str) -> bool:
    """A label with a colon is sure, whatever its word; a short word of running text is not."""
    return row.where == "weak" and ":" not in label + gap


@cache
def _openers() -> Openers:
    return Openers(row.forms for _, row in _ROWS)


@cache
def _pattern(number: int) -> re.Pattern[str]:
    """A row's forms, closed by a colon, a slash or a space; East Asian labels may touch the name."""
    forms = "|".join(f"(?:{form})" for form in _ROWS[number][1].forms)
    gap = rf" ?[:/|=] ?| |(?<=[:/|= ])|(?<={_HAN})(?={_HAN})"
    return re.compile(rf"(?P<label>{forms})(?P<gap>{gap})(?=\S)", re.IGNORECASE)


@cache
def _inner() -> re.Pattern[str]:
    """Labels that are phrases and so can be told inside a line."""
    return re.compile(
        r"(?<!^)(?<=[\s;,.)])(?:(?:additional )?report(?:ing|ed) by|edit(?:ed|ing) by|translat(?:ed|ion) by|"
        r"writing by|(?:photos?|photographs?|photography|pictures?|video|illustrations?) by|"
        r"(?:photo|foto|bild|фото|fotos|photography|photographs)s? ?:|"
        r"(?:图|圖|摄影|攝影|写真|撮影|사진) ?[/:=]|사진(?= [가-힣]{3}(?:\s|$))|"
        r"(?:illustrations?|illustrationen|illustraties?|ilustraciones|illustrazioni) (?:von|by|par|de|di|door):? |"
        r"mitarbeit:|oprac\.|edited by|with (?:additional )?(?:inputs|reporting) (?:from|by))",
        re.IGNORECASE,
    )

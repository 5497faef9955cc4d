"""Secrets in the paths of addresses: what opens a session, resets a password or ends a subscription.

A path has no names beside its values, and an article's own address may end in a long number of any kind. So a part of
it is masked only where it looks made by chance and a part before it says what it opens, or where its form alone says
that it is a signed token (a JWT).
"""

import re
from functools import lru_cache
from itertools import pairwise

from workers.tables.row import Row, first_match
from workers.tables.url_parameters import NO_UUID, OPENS

MASK = "***"
#: Characters before such a part that are looked at, and parts of the path among them.
_BEFORE, _PARTS = 300, 6
#: So many letters and figures in a row may be made by chance; a year in a word has one change from one to the other.
_LEAST, _GROUPS = 16, 3
_JWT = re.compile(r"(?<![\w-])eyJ[\w-]{8,}+\.eyJ[\w-]{8,}+(?:\.[\w-]*+)?", re.ASCII)
#: A session in a path as ASP.NET writes it.
_COOKIELESS = re.compile(r"(?<=/\()(?:[A-Z]\([A-Za-z0-9_-]{16,}\)){1,3}(?=\))")
_SLASH = re.compile("/|%(?:25)*2F", re.IGNORECASE)
_VALUE = rf"([\w~=.-]{{{_LEAST},}}+)(?=[/?#;&,%\s\"'<>)]|\Z)"
_PART, _ESCAPED_PART = re.compile(f"(/){_VALUE}", re.ASCII), re.compile(f"(%(?:25)*2[Ff]){_VALUE}", re.ASCII)
#: Without so many letters and figures in a row there is no such part; to ask is cheap.
_MAY_BE = re.compile("[0-9A-Za-z]{12}")
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_RUN = re.compile(rf"[A-Za-z0-9]{{{_LEAST},}}")
_FIGURES, _HEXADECIMAL = re.compile("[0-9]+"), re.compile("[0-9a-f]+|[0-9A-F]+")
#: What ends an address inside a text, and the address's path.
_OUTSIDE = re.compile(r"[\s\"'<>?#&=]")


def mask_paths(text: str) -> str:
    """Mask the secrets in the paths of all addresses in a text; masking again changes nothing."""
    if "eyJ" in text:
        text = _JWT.sub(MASK, text)
    if _MAY_BE.search(text) is None:
        return text
    if "/(" in text:
        text = _COOKIELESS.sub(MASK, text)
    if "%2" in text:
        text = _ESCAPED_PART.sub(_masked, text)
    return _PART.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    start, part = found.start(), found[2]
    is_uuid = _UUID.fullmatch(part) is not None
    if not is_uuid and not any(map(_is_mixed, _RUN.findall(part))):
        return found[0]
    before = found.string[max(0, start - _BEFORE) : start]
    return found[1] + MASK if _opens(before, is_uuid=is_uuid) else found[0]


def _opens(before: str, *, is_uuid: bool) -> bool:
    """Whether one of the parts of the path before says that what follows opens something."""
    path = _OUTSIDE.split(before)[-1].rpartition("://")
    parts = _SLASH.split(path[2])[bool(path[1]) :]
    rows = (_opening(part) for part in parts[-_PARTS:])
    return any(row is not None and not (is_uuid and row.where == NO_UUID) for row in rows)


@lru_cache(4096)
def _opening(part: str) -> Row | None:
    return first_match(OPENS, part)


def _is_mixed(run: str) -> bool:
    """Whether letters and figures change so often as in no word with a number: made by chance, not by hand."""
    figures = len(_FIGURES.findall(run))
    if not figures or run.isdigit():
        return False
    kinds = [(char.isdigit(), char.isupper()) for char in run]
    changes = sum(one != other for one, other in pairwise(kinds))
    return _HEXADECIMAL.fullmatch(run) is not None or figures >= _GROUPS or 3 * changes >= len(run)

"""The Unicode 14.0 classes of the canonical form, read from the table that other implementations use as well."""

import json
from functools import cache
from importlib.resources import files

_ASCII = 0x7F


@cache
def classes(last: int = 0x10FFFF) -> dict[str, str]:
    """Each class, up to a last code point, as the inside of a regular expression's set (``0-9``)."""
    raw = json.loads(files("workers").joinpath("vectors", "unicode14.json").read_text("utf-8"))
    return {name: _members(ranges, last) for name, ranges in raw.items() if name != "unicode"}


def _members(ranges: str, last: int) -> str:
    """A set's members; one that has none within reach gets U+10FFFF, which is no character and in no class."""
    pairs = (part.partition("-") for part in ranges.split())
    spans = [(int(low, 16), min(int(high or low, 16), last)) for low, _, high in pairs]
    return "".join(f"{_member(a)}-{_member(b)}" for a, b in spans if a <= b) or "\U0010ffff"


def _member(code: int) -> str:
    """A character as it stands in a set; as itself where that means nothing else, which is compiled much faster."""
    return chr(code) if code > _ASCII else f"\\x{code:02x}"

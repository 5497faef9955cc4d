"""Whether an element's own style keeps its text from every reader: not shown, of no size, off the screen, unseen."""

import re
from collections.abc import Mapping
from functools import lru_cache

#: Characters of a style that are looked at.
_MAX_STYLE = 1000
#: Without one of them no style hides anything; most have none.
_MAY_HIDE = re.compile(
    r"none|hidden|collapse|transparent|opacity|:\s*-\d{3}|clip|scale|size\s*:\s*[01]|(?<!-)color", re.IGNORECASE
)
#: A property, and the values of it that hide whatever else is said.
_ALONE: Mapping[str, re.Pattern[str]] = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "content-visibility": re.compile("hidden"),
    "font-size": re.compile(r"0+(?:\.0+)?(?:[a-z]+|%)?|1px"),
    "clip-path": re.compile(r"inset\((?:50|100)%\)|circle\(0\w*\)"),
    "transform": re.compile(r"scale\(0(?:,\s*0)?\)"),
}
_FAR = re.compile(r"-\d{3}[\d.]*(?:[a-z]+|%)")
_CLIPPED = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)")
_NOTHING = re.compile(r"0+(?:\.0+)?(?:[a-z]+|%)?")
_NAMES = {"white": "#ffffff", "black": "#000000"}
_CHANNELS = re.compile(r"rgba?\((\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+1(?:\.0+)?)?\)")


def hides(style: str) -> bool:
    """Whether no reader sees the text in an element of this style."""
    return _hides(style[:_MAX_STYLE])


@lru_cache(maxsize=8192)
def _hides(style: str) -> bool:
    if not _MAY_HIDE.search(style):
        return False
    stated = _declared(_uncommented(style))
    alone = any(name in stated and values.fullmatch(stated[name]) for name, values in _ALONE.items())
    return alone or _is_away(stated) or _is_empty(stated) or _is_painted_over(stated)


# A page may have a style of its own for each of its elements, so that nothing here may look at one twice: no
# expression that tries each place of a run.


def _uncommented(style: str) -> str:
    first, *rest = style.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _declared(style: str) -> dict[str, str]:
    """Property -> its value, of several the last."""
    parts = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): _unweighted(value.strip()) for name, _, value in parts}


def _unweighted(value: str) -> str:
    """A value without its "!important"."""
    stem = value.removesuffix("important").rstrip()
    return stem[:-1].rstrip() if stem.endswith("!") else value


def _is_away(stated: Mapping[str, str]) -> bool:
    """Whether it stands outside the page, or lies over it with nothing of it to be seen."""
    if stated.get("position") not in ("absolute", "fixed"):
        return False
    if any(_FAR.fullmatch(stated.get(side, "")) for side in ("left", "right", "top")):
        return True
    # In the flow, what lets all light through is going to fade in: whole articles do.
    clipped, faded = _CLIPPED.fullmatch(stated.get("clip", "")), _NOTHING.fullmatch(stated.get("opacity", ""))
    return clipped is not None or faded is not None


def _is_empty(stated: Mapping[str, str]) -> bool:
    """Whether it has no height and shows nothing beyond."""
    heights = (stated.get(name, "") for name in ("height", "max-height"))
    return stated.get("overflow") == "hidden" and any(_NOTHING.fullmatch(height) for height in heights)


def _is_painted_over(stated: Mapping[str, str]) -> bool:
    """Whether its letters have no colour, or that of its own background."""
    colour = _colour(stated.get("color", ""))
    if not colour:
        return False
    if colour == "transparent":
        return not any("background-clip" in name for name in stated) and "text-shadow" not in stated
    behind = _colour(stated.get("background-color") or stated.get("background", ""))
    return colour == behind and colour[0] == "#"


def _colour(value: str) -> str:
    """A colour in figures, if it can be told; what else it says is left as it is."""
    channels = _CHANNELS.fullmatch(value)
    if channels:
        return "#" + "".join(f"{min(int(channel), 255):02x}" for channel in channels.groups())
    if len(value) == 4 and value[0] == "#":
        return "#" + "".join(2 * figure for figure in value[1:])
    return _NAMES.get(value, value)

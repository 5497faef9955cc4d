"""A text cut where speech, posts and notices are set aside, and the tokens of every piece from one reading.

Each piece is read by itself. Reading them one by one costs several times as much as reading the text once, so the
text is read once with a mark at every cut; where a mark could change what stands beside it, they are read singly.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from msgspec import Struct

from workers.fingerprint.canonical import tokens
from workers.fingerprint.setaside import Aside, set_aside

#: A word of ASCII, which no reading changes, on a line of its own: no token and no context of one crosses a line end.
_MARK = "xqcutherexq"
_LINE = f"\n{_MARK}\n"
#: These fold to an apostrophe, which looks at both its neighbours; every other mark of speech stands between tokens
#: as a line end does.
_APOSTROPHES = "‘’"


class Read(Struct, frozen=True):
    """The tokens of a text, and the tokens ``[start, end)`` of each piece of its narration."""

    body: Sequence[str]
    narration: tuple[tuple[int, int], ...]


def read(text: str) -> Read | None:
    """The tokens of a text with its narration among them; None where the pieces have other tokens than the whole."""
    asides = set_aside(text)
    if not asides:
        body = tokens(text)
        return Read(body, ((0, len(body)),))
    if not all(_stands_alone(text, aside) for aside in asides):
        return None
    cuts = _cuts(asides, len(text))
    return _apart(tokens(_LINE.join(text[start:end] for start, end in cuts)), len(cuts) - 1)


def narration(text: str) -> Iterator[tuple[str, ...]]:
    """The tokens of each piece of a text's narration, read one by one."""
    cuts = _cuts(set_aside(text), len(text))
    return (tokens(text[start:end]) for start, end in cuts[::2])


def _cuts(asides: Iterable[Aside], length: int) -> list[tuple[int, int]]:
    """The whole text in stretches: narration and what is set aside by turns, narration first and last."""
    borders = [0, *chain.from_iterable((start, end) for start, end, _ in asides), length]
    return list(pairwise(borders))


def _stands_alone(text: str, aside: Aside) -> bool:
    """Whether a line end may be put on both sides of what is set aside, and no token is another for it."""
    start, end, _ = aside
    return _is_free(text[start - 1 : start], text[start]) and _is_free(text[end : end + 1], text[end - 1])


def _is_free(outer: str, inner: str) -> bool:
    if inner in _APOSTROPHES:
        return outer.isascii()
    return inner in _SPEECH_MARKS or outer in ("", "\n")


def _apart(found: Sequence[str], marks: int) -> Read | None:
    """Tokens without their marks, and where the narration lies; None if the text has the mark as a word."""
    body = list(found)
    borders = [0]
    for _ in range(marks):
        borders.append(body.index(_MARK, borders[-1]))
        del body[borders[-1]]
    borders.append(len(body))
    return Read(body, tuple(pairwise(borders))[::2]) if _MARK not in body[borders[-2] :] else None


_SPEECH_MARKS = frozenset('“”„«»「」『』"')

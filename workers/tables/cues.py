"""What a line must begin with, and what it must hold, for a form to match it: most lines need no look at most forms.

A form is read as far as it says so in letters: alternatives, optional parts and signs that stand for many are
followed, anything else counts as "whatever". So a cue may let a line through that the form then refuses, and never
holds one back that the form would know.
"""

import re
from collections.abc import Iterable

#: Beginnings are told apart by so many letters, and no longer followed where there are more than so many of them.
HEAD = 4
_MOST = 50
_TOKEN = re.compile(
    r"(?P<open>\(\?:|\(\?-i:|\(\?P<\w+>|\((?!\?))|(?P<look>\(\?<?[=!])|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<many>(?:[*+?]|\{\d*,?\d*\})[+?]?)|(?P<none>\\[bB]|[$^])|(?P<wild>\.|\\[a-zA-Z])"
    r"|\[(?P<signs>(?:[^]\\^-]|\\[^\w\s])(?:[^]\\-]|\\[^\w\s])*-?)\]|(?P<class>\[\^?\]?(?:\\.|[^]\\])*\])"
    r"|\\(?P<sign>.)|(?P<run>[^\\\[\](){}|?*+.^$]+(?![*+?{])|[^\\\[\](){}|?*+.^$])",
    re.DOTALL,
)
_FIGURE = re.compile(r"\d")
#: Beginnings, each with whether it is all that the part says (so that what follows goes on where it ends).
_Heads = frozenset[tuple[str, bool]]
_ANYTHING: _Heads = frozenset({("", False)})
_NOTHING: _Heads = frozenset({("", True)})
_SIGNS: dict[str, _Heads] = {r"\s": frozenset({(" ", True)}), r"\d": frozenset({("0", True)})}


class _Part:
    """A part of a form: how it may begin, and the words of which it holds one (None: it need hold none)."""

    __slots__ = ("heads", "run", "words")

    def __init__(self, heads: _Heads, words: frozenset[str] | None = None, run: str = "") -> None:
        self.heads, self.words, self.run = heads, words, run


def folded(text: str) -> str:
    """A text as cues are compared with it: case folded, the Turkish letters i taken for one."""
    if text.isascii():
        return text.casefold()
    return text.replace("İ", "i").replace("ı", "i").casefold()


def head_of(text: str) -> str:
    """The beginning of a folded text, any figure in it as 0."""
    head = text[:HEAD]
    return head if head.isalpha() else _FIGURE.sub("0", head)


def read_cues(form: str) -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings of a form (folded; an empty one: it may begin with anything) and the words it must hold one of."""
    stack: list[tuple[list[list[_Part]], bool]] = [([[]], False)]
    for token in _TOKEN.finditer(form):
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind in ("open", "look"):
            stack.append(([[]], kind == "look"))
        elif kind == "close":
            group, looks = stack.pop()
            stack[-1][0][-1].append(_Part(_NOTHING) if looks else _either(group))
        elif kind == "bar":
            stack[-1][0].append([])
        elif kind == "many":
            _repeat(stack[-1][0][-1], text)
        else:
            stack[-1][0][-1].append(_part(kind, text))
    whole = _either(stack[0][0])
    heads = frozenset(head for head, _ in whole.heads)
    return (frozenset({""}) if "" in heads else heads), whole.words or frozenset()


def _part(kind: str | None, text: str) -> _Part:
    if kind == "none":
        return _Part(_NOTHING)
    if kind == "signs":
        return _Part(frozenset((head_of(folded(sign)), True) for sign in text.replace("\\", "")))
    if text in _SIGNS:
        return _Part(_SIGNS[text])
    if kind in ("run", "sign"):
        run = folded(text)
        return _Part(frozenset({(head_of(run), len(run) <= HEAD)}), frozenset({run}), run)
    return _Part(_ANYTHING)


def _repeat(parts: list[_Part], sign: str) -> None:
    """What a quantifier makes of the part before it."""
    part = parts.pop()
    optional = sign[0] in "*?" or sign.startswith(("{0", "{,"))
    once = sign[0] == "?"
    heads = part.heads if once else frozenset((head, False) for head, _ in part.heads)
    parts.append(_Part(heads | _NOTHING, None) if optional else _Part(heads, part.words))


def _either(group: list[list[_Part]]) -> _Part:
    """Alternatives as one part."""
    words = [_words(parts) for parts in group]
    told = frozenset[str]().union(*(found for found in words if found))
    return _Part(frozenset[tuple[str, bool]]().union(*map(_heads, group)), told if all(words) else None)


def _heads(parts: Iterable[_Part]) -> _Heads:
    done: set[tuple[str, bool]] = set()
    live = {""}
    for part in parts:
        longer = {((begun + head)[:HEAD], whole) for begun in live for head, whole in part.heads}
        done |= {(head, False) for head, whole in longer if not whole or len(head) >= HEAD}
        live = {head for head, whole in longer if whole and len(head) < HEAD}
        if not live:
            break
        if len(live) > _MOST:
            return frozenset(done | {(head, False) for head in live})
    return frozenset(done | {(head, True) for head in live})


def _words(parts: list[_Part]) -> frozenset[str] | None:
    """Of all that stands in a row the words that tell most: long ones, and few."""
    found: list[frozenset[str]] = []
    run = ""
    for part in parts:
        run = run + part.run if part.run else ""
        if run:
            found.append(frozenset({run}))
        elif part.words:
            found.append(part.words)
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=None)

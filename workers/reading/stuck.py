"""Lines in which a program cut out markup and put nothing in its place: "the end.The next", "HomeNewsSport".

A line is cut at its joints only if it shows several, each of which nobody writes on purpose: the text of a whole
page may stand in it. Names with a capital inside (McKay, LinkedIn) stay whole.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

_LOWER, _UPPER = "a-zß-öø-ÿа-яёα-ω", "A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω"
_SENTENCE = re.compile(rf"(?<=[{_LOWER}][{_LOWER}][.!?])[\"”’»)]*(?=[\"“«„‘]?[{_UPPER}][{_LOWER}’']*[ ,])")
#: A word in which a capital stands behind a small letter: the first run of small letters ends at one.
_JOINED = re.compile(rf"(?<![{_LOWER}{_UPPER}])[{_UPPER}]*+[{_LOWER}]++[{_UPPER}][{_LOWER}{_UPPER}]*+")
_CAPITAL = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}])")
#: Shorter lines are left as they are.
_LONG = 160
#: What shows that a line is stuck together: sentences, each of some words, or many words with a capital inside.
_SENTENCES, _SPACES, _WORDS = 2, 3, 6
#: A part of a name with a capital inside is often as short as this: Mac, You, In, App.
_SHORT_PART = 3


def unstuck(line: str) -> list[str]:
    """The pieces of a line; one if nothing in it is stuck together."""
    if len(line) < _LONG:
        return [line]
    sentences = list(_sentences(line))
    words = list(_words(line))
    if len(sentences) < _SENTENCES and len(words) < _WORDS:
        return [line]
    words = words if len(words) >= _WORDS else []
    cuts = sorted({0, *sentences, *words, len(line)})
    return [piece for start, end in pairwise(cuts) if (piece := line[start:end].strip())]


def _sentences(line: str) -> Iterator[int]:
    """Where a sentence of some words ends and the next begins without a space."""
    before = 0
    for joint in _SENTENCE.finditer(line):
        word = line[line.rfind(" ", 0, joint.start()) + 1 : joint.start() - 1]
        if line.count(" ", before, joint.end()) >= _SPACES and "." not in word:
            before = joint.end()
            yield before


def _words(line: str) -> Iterator[int]:
    """Where a word goes over into the next, in words that are not printed so again."""
    joined = list(_JOINED.finditer(line))
    printed = Counter(word.group() for word in joined)
    for word in joined:
        if printed[word.group()] > 1:
            continue
        joints = [0, *(joint.start() for joint in _CAPITAL.finditer(word.group())), len(word.group())]
        parts = [end - start for start, end in pairwise(joints)]
        for place, joint in enumerate(joints[1:-1]):
            if parts[place] > _SHORT_PART and parts[place + 1] > _SHORT_PART:
                yield word.start() + joint

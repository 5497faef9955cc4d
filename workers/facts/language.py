"""The language, measured from the text's script and small words; what the page claims is evidence beside it."""

import re
import sys
from collections import Counter
from functools import lru_cache

import msgspec

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import Scene
from workers.model import Claim
from workers.tables.languages import SCRIPTS, SHARED, STOP_WORDS

#: Characters of the text that are looked at.
_SAMPLE = 3000
_SCRIPT_SAMPLE = 800
#: Fewer words say too little.
_LEAST_WORDS = 20
#: Share of small words that a text has in its own language, and the lead over the next language.
_LEAST_SHARE, _LEAD = 0.10, 1.15
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u0900-\u097f]*")
#: In text of ASCII: what a word may hold but not begin with, letters made small, and spaces for all else.
_FIGURES = "0123456789_"
_ASCII = str.maketrans({chr(code): chr(code).lower() if re.match(r"\w", chr(code)) else " " for code in range(128)})
_SIGNS = "’‘“”„–—…\xa0"
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
#: The languages that are told by their words, and those of each script that several share; in order of their names.
_LATIN = tuple(sorted(STOP_WORDS.keys() - frozenset().union(*SHARED.values())))
_SHARING = {script: tuple(sorted(languages)) for script, languages in SHARED.items()}
#: A language is a field of two bytes: no sample has as many words as it holds.
_BYTES = 2
_FIELDS = {language: place for place, language in enumerate(STOP_WORDS)}
#: Small word -> one in the field of each language that has it.
_SPOKEN = {
    word: sum(
        1 << (8 * _BYTES * (place if sys.byteorder == "little" else len(_FIELDS) - 1 - place))
        for language, place in _FIELDS.items()
        if word in STOP_WORDS[language]
    )
    for word in frozenset().union(*STOP_WORDS.values())
}
_BEYOND_LATIN, _BEYOND = "\u0250", re.compile("[^\0-\u024f]")
_MEASURED, _UNSURE = 0.99, 0.55


def find_language(scene: Scene) -> Judged:
    """Choose the language (a primary tag such as ``en``): the measured one, else what the markup claims."""
    claims = [_tag(claim) for claim in scene.claims("language")]
    found = measure(scene.opening(_SAMPLE))
    if found is None:
        return choose(of(claims, "language"), _doubt)
    language, why, sure = found
    measured = Claim(
        field="language",
        value=language,
        raw=why,
        where="text",
        rule="measured.language",
        strength=_MEASURED if sure else _UNSURE,
    )
    return choose(of([measured, *claims], "language"), _doubt)


def order_language(claims: tuple[Claim, ...], language: str | None) -> str | None:
    """The tag to read figures of dates by: the claimed one with its region if it is of the same language."""
    tags = (claim.raw.strip().replace("_", "-").lower() for claim in claims if claim.rule != "measured.language")
    return next((tag for tag in tags if "-" in tag and tag.split("-")[0] == language), language)


def measure(text: str) -> tuple[str, str, bool] | None:
    """A text's language, why, and whether that is sure; None where the text is too short to tell."""
    sample = _plain(text[:_SAMPLE])
    script = _script(sample)
    if script and script not in SHARED and script != "latin":
        return script, f"the script is that of {script!r}", True
    words = _plain_words(sample) if sample.isascii() else _WORD.findall(sample.casefold())
    if len(words) < _LEAST_WORDS:
        return None
    return _by_words(words, _SHARING.get(script or "", ()))


def _plain(text: str) -> str:
    """The text with spaces for the commonest signs beyond ASCII: most of English has no others."""
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    return text


def _plain_words(text: str) -> list[str]:
    """The words of a text of ASCII, in small letters; one begins with a letter."""
    parts = text.translate(_ASCII).split()
    return [word for part in parts if (word := part if part >= "a" else part.lstrip(_FIGURES))]


def _script(text: str) -> str | None:
    """The language of the commonest script, ``latin``, or the name of a script that several languages share."""
    text = text[:_SCRIPT_SAMPLE]
    if not _BEYOND.search(text):
        return "latin" if any(map(str.isalpha, text)) else None
    counts: Counter[str] = Counter()
    for ch, times in Counter(text).items():
        if ch.isalpha():
            counts["latin" if ch < _BEYOND_LATIN else _script_of(ch)] += times
    if not counts:
        return None
    if counts["ja"] > 0.1 * counts["zh"] and counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)
    script, count = max(sorted(counts.items()), key=lambda item: item[1])
    return script if count >= 10 or script == "latin" else None


@lru_cache(maxsize=4096)
def _script_of(ch: str) -> str:
    return next((name for first, last, name in SCRIPTS if first <= ch <= last), "latin")


def _by_words(words: list[str], among: tuple[str, ...]) -> tuple[str, str, bool] | None:
    times = _times(words)
    languages = among or _LATIN
    counts = [times[_FIELDS[language]] for language in languages]
    most = max(counts)
    first = languages[counts.index(most)]
    counts.remove(most)
    next_most = max(counts)
    if most < _LEAST_SHARE * len(words):
        return None
    why = f"{most} of {len(words)} words are common in {first!r}; the next language has {next_most}"
    return first, why, most >= _LEAD * next_most


def _times(words: list[str]) -> list[int]:
    """How many of the words each language has: all languages are counted in the fields of one number."""
    total = sum(filter(None, map(_SPOKEN.get, words)))
    return list(memoryview(total.to_bytes(_BYTES * len(_FIELDS), sys.byteorder)).cast("H"))


def _tag(claim: Claim) -> Claim:
    """The claim's primary language tag; ``nb`` and ``nn`` are Norwegian."""
    value = claim.value.strip()
    if not _TAG.fullmatch(value):
        return msgspec.structs.replace(claim, refused="no language tag")
    primary = value.replace("_", "-").partition("-")[0].lower()
    return msgspec.structs.replace(claim, value="no" if primary in ("nb", "nn") else primary)


def _doubt(claim: Claim) -> str | None:
    return "says that there is no language" if claim.value in ("und", "zxx", "mul") else None

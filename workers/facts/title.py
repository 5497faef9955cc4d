"""The title: the printed headline where the markup agrees with it, and never the first sentence."""

import re
import unicodedata
from functools import lru_cache

from workers.facts.choice import Judged, choose
from workers.facts.scene import Scene
from workers.model import Claim

#: Printed headlines that share this part of their words with the markup's title say the same.
_ALIKE = 0.6
_LONGEST = 400
#: What parts a title from the name of its site.
_BARS = re.compile(r"\s+[|•·»«›:\-–—~/]+\s+|\s*[|｜]\s*|(?<=\S)\s+-\s+|\s*_(?=\S)")
_BAR_SIGN = re.compile(r"[|•·»«›:\-–—~/｜_]")
#: The same in a document's title where the site is not known; a long dash parts a title from its own second half.
_BAR = re.compile(r"\s+(?:[|•·»«–-]|::)\s+|\s*｜\s*")
#: A site's name is at most of so many characters and words, a headline before it at least.
_LABEL, _STORY = (40, 5), (15, 4)
_WORD, _NO_LETTERS = re.compile(r"\w+"), re.compile(r"[^\w.]+|_+")
_AGREED, _ALONE, _OUTVOTED = 0.97, 0.75, 0.55
#: Markup titles of this strength can confirm a printed headline, and of this one can shorten it.
_HEARD, _SURE = 0.45, 0.80
#: Of so many words is a kicker that stands in one element with the headline.
_KICKER = 3


def find_title(scene: Scene, site: str | None) -> Judged:
    """Choose the title of a page; None where the page has none."""
    names = _site_names(scene, site)
    stated = [_cut_site(claim, names) for claim in scene.claims("title") if claim.value.strip()]
    printed = _printed(scene, stated)
    ranked = sorted([*printed, *stated], key=lambda claim: (-claim.strength, *_plainness(claim)))
    return choose(ranked, lambda claim: _doubt(claim, names))


def _printed(scene: Scene, stated: list[Claim]) -> list[Claim]:
    """Each printing of the headline as a claim; agreement with the markup makes it strong."""
    claims = []
    for block in scene.outer_blocks("headline"):
        value = _bare(" ".join(block.text.split()), stated)
        agreed = next((claim for claim in stated if claim.strength >= _HEARD and _alike(value, claim.value)), None)
        strength = _AGREED if agreed else _OUTVOTED if stated else _ALONE
        claims.append(
            Claim(
                field="title",
                value=value,
                raw=block.text,
                where=f"block {block.index}",
                rule="printed.headline.agreed" if agreed else "printed.headline",
                strength=strength,
            )
        )
    return claims


def _plainness(claim: Claim) -> tuple[bool, bool, int]:
    """Of two printings of a headline the one that is not in capitals, and without the site's name, says it better."""
    printed = claim.rule.startswith("printed.")
    return (not printed, printed and claim.value.isupper(), len(claim.value) if printed else 0)


def _bare(printed: str, stated: list[Claim]) -> str:
    """The printed headline without a kicker before it or a label behind it, where the markup gives it so."""
    for claim in stated:
        if claim.strength >= _SURE and len(claim.value) < len(printed):
            before, found, after = printed.partition(claim.value)
            kicker = not after and (before.rstrip()[-1:] in (":", "|", "–", "—", "-") or _is_kicker(before, found))
            label = not before and after.lstrip()[:1] in ("|", "–", "—", "-", "•")
            if found and (kicker or label):
                return claim.value
        if printed.isupper() and claim.value.casefold() == printed.casefold():
            return claim.value
    return printed


def _is_kicker(before: str, title: str) -> bool:
    """Whether a few words with a capital stand before a title that begins with one too."""
    words = before.split()
    return (
        0 < len(words) <= _KICKER and words[0][0].isupper() and title[:1].isupper() and len(before) < len(title) / 2
    )


def _alike(left: str, right: str) -> bool:
    a, b = _words(left), _words(right)
    return bool(a and b) and len(a & b) / max(len(a), len(b)) >= _ALIKE


def _words(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = set(_WORD.findall(folded))
    return words if len(words) > 2 else set(folded.replace(" ", ""))


def _cut_site(claim: Claim, names: set[str]) -> Claim:
    """The claim without the site's name before or behind a bar."""
    value = " ".join(claim.value.split())
    for start, end in reversed(bars(value)):
        if _is_site(value[end:], names):
            value = value[:start]
    first = next(iter(bars(value)), None)
    if first and _is_site(value[: first[0]], names) and value[first[1] :]:
        value = value[first[1] :]
    name, colon, rest = value.partition(": ")
    value = rest if colon and rest and _is_site(name, names) else value
    if claim.rule == "html.title":
        value = _before_label(value)
    return Claim(
        field=claim.field, value=value.strip() or claim.value, raw=claim.raw, where=claim.where, rule=claim.rule,
        strength=claim.strength, refused=claim.refused,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def bars(title: str) -> tuple[tuple[int, int], ...]:
    """Where the bars of a title begin and end; a page states the same title several times."""
    return tuple([match.span() for match in _BARS.finditer(title)]) if _BAR_SIGN.search(title) else ()


def parted(title: str) -> list[str]:
    """A title's parts between its bars."""
    ends = [0, *(at for span in bars(title) for at in span), len(title)]
    return [title[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]


def _before_label(title: str) -> str:
    """A document's title without a few words behind its last bar, as sites put their names there."""
    bar = next(reversed(tuple(_BAR.finditer(title))), None)
    if bar is None:
        return title
    before, label = title[: bar.start()], title[bar.end() :]
    short = len(label) <= _LABEL[0] and len(label.split()) <= _LABEL[1] and label[:1].isalpha()
    long = len(before) > len(label) and (len(before.split()) >= _STORY[1] or not before.isascii())
    return before if short and long and len(before) >= _STORY[0] and not label[0].islower() else title


def _site_names(scene: Scene, site: str | None) -> set[str]:
    """What the site is called, squeezed; of an address its first label and its letters without full stops too."""
    stated = (site, scene.profile.site, scene.host, *(claim.value for claim in scene.claims("site")))
    names = {squeezed(name) for name in stated if name} - {""}
    return names | {name.split(".")[0] for name in names} | {name.replace(".", "") for name in names}


def _is_site(part: str, names: set[str]) -> bool:
    """Whether a part of a title is a name of the site: the same letters, or its host's name."""
    name = squeezed(part)
    return len(name) > 1 and (name in names or name.replace(".", "") in names)


@lru_cache(maxsize=4096)
def squeezed(name: str) -> str:
    """A name for comparing: letters, digits and full stops only, without case and leading article."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip().removeprefix("www.").removeprefix("the ")
    return _NO_LETTERS.sub("", folded).strip(".")


def _doubt(claim: Claim, names: set[str]) -> str | None:
    if not claim.value.strip():
        return "empty"
    if len(claim.value) > _LONGEST:
        return f"longer than {_LONGEST} characters: a text, not a title"
    if not claim.rule.startswith("printed.") and _is_site(claim.value, names):
        return "the site's name, not the article's"
    return None

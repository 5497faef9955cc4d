"""What an answer is worth against the gold: one page gives numbers, and every score is a function of their sums.

So a mean, its breakdown by kind and language, and its bootstrap interval are one computation: ``measured`` weighs
the pages' numbers (once each, or as often as a resample drew them) and applies the score to the sums.
"""

import datetime
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks.corpus import Case

Numbers = dict[str, float]
Sums = Mapping[str, NDArray[np.float64]]

_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})")
_BY = re.compile(r"^(?:by|von|par|por)[\s:]+")
_RUN = 4
_RESAMPLES, _SEED = 1000, 1


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a system made of a page; ``failed`` names the exception that it ended with."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    language: str | None = None
    failed: str | None = None


def numbers(answer: Answer, case: Case) -> Numbers:
    """One page's numbers: those of the facts that its gold knows."""
    found: Numbers = {"pages": 1.0, "failed": float(answer.failed is not None)}
    if case.text is not None:
        found |= of_text(answer.text, case.text)
    if case.wanted or case.unwanted:
        found |= _snippets(answer.text, case)
    if case.title:
        found |= _title(answer.title, case.title)
    if case.authors is not None:
        found |= _authors(answer.authors, case.authors)
    if case.date or case.dateless:
        found |= _date(answer.date, case.date)
    return found


def of_text(text: str, gold: str) -> Numbers:
    """A text's numbers: words, and 4 words in a row."""
    return _words(text, gold) | _runs(text, gold)


def _words(text: str, gold: str) -> Numbers:
    """Multisets of words, lower-cased; an empty gold is met by an empty answer only."""
    ours, theirs = Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(gold.lower()))
    shared, given, due = (ours & theirs).total(), ours.total(), theirs.total()
    if not given or not due:
        same = float(given == due)
        return {"words": 1.0, "words.p": same, "words.r": same, "words.f": same}
    f1 = 2 * shared / (given + due)
    return {"words": 1.0, "words.p": shared / given, "words.r": shared / due, "words.f": f1}


def _runs(text: str, gold: str) -> Numbers:
    """Multisets of 4 words in a row, in their case; precision counts where there is an answer, recall where gold."""
    ours, theirs = _shingles(text), _shingles(gold)
    shared, given, due = (ours & theirs).total(), ours.total(), theirs.total()
    return {
        "runs.p": shared / given if given else 0.0,
        "runs.given": float(given > 0),
        "runs.r": shared / due if due else 0.0,
        "runs.due": float(due > 0),
    }


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    count = max(1, len(words) - _RUN + 1) if words else 0
    return Counter(tuple(words[start : start + _RUN]) for start in range(count))


def _snippets(text: str, case: Case) -> Numbers:
    """Snippets by their very characters (for F1) and in any case (for the shares found), blanks as one."""
    exact = _blanks(text)
    folded = exact.casefold()
    wanted, unwanted = [[_blanks(one) for one in many] for many in (case.wanted, case.unwanted)]
    return {
        "wanted": float(len(wanted)),
        "unwanted": float(len(unwanted)),
        "snippets.tp": float(sum(one in exact for one in wanted)),
        "snippets.fp": float(sum(one in exact for one in unwanted)),
        "wanted.found": float(sum(one.casefold() in folded for one in wanted)),
        "unwanted.found": float(sum(one.casefold() in folded for one in unwanted)),
    }


def _title(answer: str | None, gold: str) -> Numbers:
    ours, theirs = folded_title(answer or ""), folded_title(gold)
    within = bool(ours) and (ours in theirs or theirs in ours)
    return {"title": 1.0, "title.same": float(ours == theirs), "title.within": float(within)}


def _authors(answer: Iterable[str], gold: Sequence[str]) -> Numbers:
    """Sets of names; where the gold knows of none, whether one was given."""
    ours = {name for name in map(folded_name, answer) if name}
    theirs = {name for name in map(folded_name, gold) if name}
    if not theirs:
        return {"authorless": 1.0, "authors.invented": float(bool(ours))} if not gold else {}
    shared = len(ours & theirs)
    return {
        "authors": 1.0,
        "authors.f": 2 * shared / (len(ours) + len(theirs)),
        "authors.same": float(ours == theirs),
    }


def _date(answer: str | None, gold: str | None) -> Numbers:
    """Days; where the gold knows of none, whether one was given."""
    ours, theirs = day(answer), day(gold)
    if not theirs:
        return {} if gold else {"dateless": 1.0, "date.invented": float(ours is not None)}
    beside = ours is not None and _distance(ours, theirs) == 1
    return {"date": 1.0, "date.same": float(ours == theirs), "date.beside": float(beside)}


def _distance(one: str, other: str) -> int:
    try:
        return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
    except ValueError:  # the 31st of June, as some pages have it
        return 0


def day(stated: str | None) -> str | None:
    """The day that a date begins with."""
    found = _DAY.match(stated or "")
    return found[1] if found else None


_FOLDED = str.maketrans(dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("–—‒―‐‑−", "-"))


def folded_title(title: str) -> str:
    """A title without differences of typography and case."""
    wide = unicodedata.normalize("NFKC", html.unescape(title))
    seen = "".join(letter for letter in wide if unicodedata.category(letter) != "Cf")
    # NFKC has written the ellipsis out already.
    return _blanks(seen.translate(_FOLDED)).casefold()


def folded_name(name: str) -> str:
    """A name without its "by", case and outer points."""
    plain = _blanks(unicodedata.normalize("NFKC", html.unescape(name))).casefold().replace("’", "'")
    return _BY.sub("", plain).strip(" .,;")


def _blanks(text: str) -> str:
    return " ".join(text.split())


class Metric(Struct, frozen=True, kw_only=True):
    """A score: its name in floors and tables, what it is, the number that must be there, and its formula."""

    name: str
    what: str
    needs: str
    formula: Callable[[Sums], Any]


def _share(part: str, whole: str) -> Callable[[Sums], Any]:
    return lambda sums: sums[part] / np.maximum(sums[whole], 1e-9)


def _runs_f1(sums: Sums) -> Any:
    precision, recall = _share("runs.p", "runs.given")(sums), _share("runs.r", "runs.due")(sums)
    return 2 * precision * recall / np.maximum(precision + recall, 1e-9)


def _snippets_f1(sums: Sums) -> Any:
    return 2 * sums["snippets.tp"] / np.maximum(sums["snippets.tp"] + sums["snippets.fp"] + sums["wanted"], 1e-9)


METRICS: tuple[Metric, ...] = (
    Metric(name="words", what="word F1", needs="words", formula=_share("words.f", "words")),
    Metric(name="precision", what="precision", needs="words", formula=_share("words.p", "words")),
    Metric(name="recall", what="recall", needs="words", formula=_share("words.r", "words")),
    Metric(name="runs", what="4-gram F1", needs="runs.due", formula=_runs_f1),
    Metric(name="snippets", what="snippet F1", needs="wanted", formula=_snippets_f1),
    Metric(name="wanted", what="wanted found", needs="wanted", formula=_share("wanted.found", "wanted")),
    Metric(
        name="absent",
        what="unwanted absent",
        needs="unwanted",
        formula=lambda sums: 1 - _share("unwanted.found", "unwanted")(sums),
    ),
    Metric(name="title", what="title", needs="title", formula=_share("title.same", "title")),
    Metric(name="authors", what="authors F1", needs="authors", formula=_share("authors.f", "authors")),
    Metric(name="signed", what="author set", needs="authors", formula=_share("authors.same", "authors")),
    Metric(
        name="unsigned",
        what="no author invented",
        needs="authorless",
        formula=lambda sums: 1 - _share("authors.invented", "authorless")(sums),
    ),
    Metric(name="date", what="date", needs="date", formula=_share("date.same", "date")),
    Metric(
        name="undated",
        what="no date invented",
        needs="dateless",
        formula=lambda sums: 1 - _share("date.invented", "dateless")(sums),
    ),
)


#: The scores of a text as a model's card names them.
_ON_A_CARD = {"precision": "precision", "recall": "recall", "f1": "words", "shingle_f1": "runs"}


def summary(texts: Sequence[Numbers]) -> dict[str, float]:
    """The scores of texts without their intervals, for a card."""
    sums = {name: np.array([sum(numbers[name] for numbers in texts)]) for name in texts[0]}
    formulas = {metric.name: metric.formula for metric in METRICS}
    return {"pages": len(texts)} | {
        name: round(float(formulas[metric](sums)[0]), 4) for name, metric in _ON_A_CARD.items()
    }


class Value(Struct, frozen=True, kw_only=True):
    """A measured score with its bootstrap 95 % interval over pages."""

    value: float
    low: float
    high: float
    pages: int


def measured(pages: Sequence[Numbers]) -> dict[str, Value]:
    """Every score that these pages' gold allows, by its name."""
    columns = sorted({name for page in pages for name in page} | {"pages"})
    table = np.array([[page.get(name, 0.0) for name in columns] for page in pages]).reshape(len(pages), len(columns))
    once = _sums(columns, table.sum(axis=0, keepdims=True))
    drawn = _sums(columns, _draws(len(pages)) @ table)
    return {
        metric.name: _value(metric, once, drawn, int((table[:, columns.index(metric.needs)] > 0).sum()))
        for metric in METRICS
        if metric.needs in once and once[metric.needs][0] > 0
    }


def _draws(count: int) -> NDArray[np.float64]:
    """How often each page stands in each resample."""
    generator = np.random.default_rng(_SEED)
    return generator.multinomial(count, np.full(count, 1 / max(count, 1)), size=_RESAMPLES).astype(float)


def _sums(columns: Sequence[str], rows: NDArray[np.float64]) -> Sums:
    return {name: rows[:, place] for place, name in enumerate(columns)}


def _value(metric: Metric, once: Sums, drawn: Sums, pages: int) -> Value:
    # A resample without any page of this fact says nothing of it.
    spread = np.asarray(metric.formula(drawn))[drawn[metric.needs] > 0]
    low, high = np.quantile(spread, (0.025, 0.975))
    return Value(value=float(metric.formula(once)[0]), low=float(low), high=float(high), pages=pages)

"""The line model's card: what it was trained on, under which licences, when, how, and how well it does."""

from collections.abc import Mapping

import msgspec

from benchmarks.flatten import WAYS
from benchmarks.train.corpus import CORPORA, FOLDS
from benchmarks.train.printed import MIN_SITES
from workers.judging.block_model.lexicon import Lexicon

Facts = dict[str, object]


def card(
    date: str,
    digest: str,
    names: tuple[str, ...],
    known: Lexicon,
    scores: Mapping[str, Mapping[str, float]],
    settings: Mapping[str, object],
    shown: tuple[int, int, int],
) -> Facts:
    """Everything about the model as data; ``shown``: trees, those of the first look, lines drawn from a text."""
    trees, look, rows = shown
    return {
        "model": "copydesk line model",
        "sha256": digest,
        "date": date,
        "task": "how likely each line of a plain text is part of what the text is about",
        "training_data": [
            {"corpus": name, "weight": weight, "licence": licence} for name, (weight, licence) in CORPORA.items()
        ],
        "credit": "Web Content Extraction Benchmark (WCXB), CC-BY-4.0; labels were derived from its texts",
        "carries": "no text of any page; words and pairs of words that at least "
        f"{MIN_SITES} sites print ({len(known.printed)})",
        "ways": list(WAYS),
        "trees": trees,
        "first_look": look,
        "rows_per_text": rows,
        "parameters": {key: settings[key] for key in sorted(settings)},
        "features": list(names),
        "validation": f"{FOLDS} folds by site over all corpora; the model alone, before tables and rules",
        "scores": {name: dict(of) for name, of in scores.items()},
    }


def as_json(facts: Facts) -> bytes:
    """The card for programs."""
    return msgspec.json.format(msgspec.json.encode(facts), indent=1) + b"\n"


def as_markdown(facts: Facts) -> str:
    """The card for people."""
    names = msgspec.convert(facts["features"], list[str])
    ways = "; ".join(msgspec.convert(facts["ways"], list[str]))
    head = [
        "# The line model",
        "",
        f"Says {facts['task']}: {facts['trees']} boosted trees, {len(names)} numbers per line.",
        "Written by `python -m benchmarks.train.lines`; the same corpora and packages give the same bytes.",
        "",
        f"- Trained: {facts['date']}",
        f"- SHA-256 of `model.npz`: `{facts['sha256']}`",
        f"- Carries {facts['carries']}.",
        f"- Each page was made text in these ways (`benchmarks/flatten.py`): {ways}.",
        "",
    ]
    return "\n".join([*head, *_data(facts), *_scores(facts), *_LIMITS]) + "\n"


def _data(facts: Facts) -> list[str]:
    rows = msgspec.convert(facts["training_data"], list[dict[str, object]])
    table = [f"| {row['corpus']} | {row['licence']} | {row['weight']} |" for row in rows]
    head = ["## Data", "", "| corpus | licence | weight of a page |", "|---|---|---|"]
    return [*head, *table, "", f"Credit: {facts['credit']}.", ""]


def _scores(facts: Facts) -> list[str]:
    rows = [
        f"| {name} | {of['pages']:.0f} | {of['precision']:.3f} | {of['recall']:.3f} | {of['f1']:.3f} "
        f"| {of['shingle_f1']:.3f} |"
        for name, of in sorted(msgspec.convert(facts["scores"], dict[str, dict[str, float]]).items())
    ]
    columns = ["| texts of | n | precision | recall | word F1 | 4-gram F1 |", "|---|---|---|---|---|---|"]
    return [f"## Scores on sites not seen ({facts['validation']})", "", *columns, *rows, ""]


_LIMITS = (
    "## Limits",
    "",
    "Most of the pages are English. One text in eight was shown without capitals and without the small words that",
    "tables know, one in three as if none of its words were known, so that the model needs neither. Headlines,",
    "bylines, captions and readers' comments are not part of the text that it was taught.",
)

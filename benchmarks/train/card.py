"""The model's card: what it was trained on, under which licences, when, how, and how well it does."""

from collections.abc import Mapping

import msgspec

from benchmarks.train import printed, words
from benchmarks.train.again import ONE_IN_BARE, ONE_IN_DRESSED, ONE_IN_FOREIGN, WEIGHT
from benchmarks.train.corpus import CORPORA, FOLDS
from benchmarks.train.crossed import CONTRADICTED
from benchmarks.train.fit import LOOK, PARAMETERS, ROWS, TREES
from workers.judging.block_model.lexicon import Lexicon

Facts = dict[str, object]


def card(date: str, digest: str, names: tuple[str, ...], known: Lexicon, scores: Mapping[str, Facts]) -> Facts:
    """Everything about the model as data."""
    return {
        "model": "copydesk block model",
        "sha256": digest,
        "date": date,
        "task": "how likely each block of a web page is part of its text",
        "training_data": [
            {"corpus": name, "weight": weight, "licence": licence} for name, (weight, licence) in CORPORA.items()
        ],
        "credit": "Web Content Extraction Benchmark (WCXB), CC-BY-4.0; labels were derived from its texts",
        "carries": f"no text of any page; class and id words that at least {words.MIN_SITES} sites use "
        f"({len(known.words)}); words and pairs of words that at least {printed.MIN_SITES} sites print "
        f"({len(known.printed)})",
        "trees": TREES,
        "first_look": LOOK,
        "rows_per_page": ROWS,
        "parameters": {key: PARAMETERS[key] for key in sorted(PARAMETERS)},
        "features": list(names),
        "second_showing": f"one page in {ONE_IN_BARE} again without class and id words, "
        f"one in {ONE_IN_DRESSED} in the markup of old pages (`benchmarks/dress.py`), at weight {WEIGHT}; "
        f"one in {ONE_IN_FOREIGN} of these as if in a language of which no word is known",
        "left_out": f"blocks whose label the trees of other sites contradict by more than {CONTRADICTED}",
        "validation": f"{FOLDS} folds by site over all corpora; lexicon out of fold, too",
        "scores": dict(scores),
    }


def as_json(facts: Facts) -> bytes:
    """The card for programs."""
    return msgspec.json.format(msgspec.json.encode(facts), indent=1) + b"\n"


def as_markdown(facts: Facts) -> str:
    """The card for people."""
    return "\n".join([*_head(facts), *_data(facts), *_scores(facts), *_limits()]) + "\n"


def _head(facts: Facts) -> list[str]:
    return [
        "# The block model",
        "",
        f"Says {facts['task']}: {facts['trees']} boosted trees, {len(_list(facts['features']))} numbers per block.",
        "Written by `python -m benchmarks.train`; the same corpora and packages give the same bytes.",
        "",
        f"- Trained: {facts['date']}",
        f"- SHA-256 of `model.npz`: `{facts['sha256']}`",
        f"- Carries {facts['carries']}.",
        "",
    ]


def _data(facts: Facts) -> list[str]:
    rows = [msgspec.convert(row, dict[str, object]) for row in _list(facts["training_data"])]
    table = [f"| {row['corpus']} | {row['licence']} | {row['weight']} |" for row in rows]
    head = ["## Data", "", "| corpus | licence | weight of a page |", "|---|---|---|"]
    again = f"Shown twice: {facts['second_showing']}. Left out: {facts['left_out']}."
    return [*head, *table, "", again, f"Credit: {facts['credit']}.", ""]


def _scores(facts: Facts) -> list[str]:
    scores = msgspec.convert(facts["scores"], dict[str, dict[str, float]])
    head = [f"## Scores on sites not seen ({facts['validation']})", ""]
    if not scores:
        return [*head, "Not measured in this run.", ""]
    rows = [
        f"| {name} | {of['pages']:.0f} | {of['precision']:.3f} | {of['recall']:.3f} | {of['f1']:.3f} "
        f"| {of['shingle_f1']:.3f} |"
        for name, of in sorted(scores.items())
    ]
    columns = ["| pages of | n | precision | recall | word F1 | 4-gram F1 |", "|---|---|---|---|---|---|"]
    return [*head, *columns, *rows, ""]


def _limits() -> list[str]:
    return [
        "## Limits",
        "",
        "Most of the pages are English. Headlines, bylines, captions and readers' comments are not part of the text",
        "that it was taught; forums' posts are. Gold that a tool wrote weighs less, and blocks on whose labels the",
        "corpora disagree train nothing (`benchmarks/train/conventions.py`).",
    ]


def _list(value: object) -> list[object]:
    return msgspec.convert(value, list[object])

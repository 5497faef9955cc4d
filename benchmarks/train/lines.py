"""Train the line model: ``python -m benchmarks.train.lines --corpora FOLDER --out FOLDER --date YYYY-MM-DD``.

The same corpora as for the block model, each page made text in all ways of ``benchmarks.flatten``. Nothing but the
arguments and the corpora decides what is written.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks.held_out import keep
from benchmarks.score import Numbers, of_text, summary
from benchmarks.train.corpus import FOLDS
from benchmarks.train.export import export
from benchmarks.train.fit import PARAMETERS
from benchmarks.train.lines_card import as_json, as_markdown, card
from benchmarks.train.texts import Text, Worked, texts, words_of_lines, worked
from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.decide import decide
from workers.judging.block_model.lexicon import Lexicon
from workers.judging.block_model.model import pack
from workers.judging.block_model.trees import Forest, looks, scores

TREES, LEAVES, LOOK = 90, 16, 30
#: Lines of a text that are shown to the trees; those of longer texts are drawn, and weigh the more.
ROWS = 40
SETTINGS: dict[str, Any] = {**PARAMETERS, "num_leaves": LEAVES, "min_data_in_leaf": 60}


class Table(Struct, frozen=True, kw_only=True):
    """What the trees see: lines x features, whether each is content, what it weighs, the fold of its site."""

    names: tuple[str, ...]
    numbers: Floats
    content: NDArray[np.float32]
    weight: NDArray[np.float64]
    fold: NDArray[np.int64]


#: For each fold what words say on sites outside it.
Folds = Sequence[Mapping[str, float]]


def table(every: Sequence[Text], said: Folds) -> Table:
    """The drawn lines of all texts; each page is shown in each way, and once more cut down to its text."""
    chance = np.random.default_rng(1)
    rows = []
    names: tuple[str, ...] = ()
    for text in every:
        for found in worked(text, said[text.fold], shown=True):
            names = found.names
            rows.append((*_drawn(found, chance), text.fold))
    return Table(
        names=names,
        numbers=np.concatenate([row[0] for row in rows]),
        content=np.concatenate([row[1] for row in rows]),
        weight=np.concatenate([row[2] for row in rows]),
        fold=np.concatenate([np.full(len(row[1]), row[3]) for row in rows]),
    )


def _drawn(found: Worked, chance: np.random.Generator) -> tuple[Floats, NDArray[np.float32], NDArray[np.float64]]:
    chosen = np.flatnonzero(found.weight > 0)
    weight = found.weight
    if len(chosen) > ROWS:
        weight = weight * len(chosen) / ROWS
        chosen = np.sort(chance.choice(chosen, ROWS, replace=False))
    return found.numbers[:, chosen].T, found.content[chosen].astype(np.float32), weight[chosen]


def fit(seen: Table, *, without: int = -1) -> Forest:
    """Trees for these lines, without those of a fold."""
    rows = seen.fold != without
    weight = seen.weight[rows]
    data = lightgbm.Dataset(seen.numbers[rows], seen.content[rows], weight=weight / weight.mean())
    booster = lightgbm.train(SETTINGS, data, TREES)
    return export(booster.dump_model()["tree_info"], LOOK, LEAVES)


def cross_validated(every: Sequence[Text], said: Folds, forests: Sequence[Forest]) -> dict[str, list[Numbers]]:
    """The scores of every text under trees that have not seen its site, by corpus and way."""
    found: dict[str, list[Numbers]] = defaultdict(list)
    for text in every:
        for one in worked(text, said[text.fold], shown=False):
            found[f"{text.corpus}, {text.way}"].append(of_text(extracted(one, forests[text.fold]), text.gold))
    return found


def extracted(one: Worked, forest: Forest) -> str:
    """The text that these trees take."""
    probability = 1 / (1 + np.exp(-scores(one.numbers, looks(forest))))
    keep = decide(np.round(probability, 4), one.numbers[0], one.numbers[0]).keep
    return "\n".join(block.text for block, kept in zip(one.blocks, keep, strict=True) if kept)


def write(every: Sequence[Text], out: Path, date: str, folds: Path | None = None) -> None:
    """Train on the texts and write model and cards into a folder, and the models of the folds into another."""
    said = [words_of_lines(text for text in every if text.fold != fold) for fold in range(FOLDS)]
    seen = table(every, said)
    sys.stdout.write(f"{len(every)} texts, {len(seen.content)} lines\n")
    usual = np.median(seen.numbers, axis=0).astype(np.float32)
    forests = [fit(seen, without=fold) for fold in range(FOLDS)]
    if folds:
        models = [pack(forest, _words(heard), seen.names, usual) for forest, heard in zip(forests, said, strict=True)]
        keep(folds, models, {f"{text.corpus}/{text.page}": text.fold for text in every})
    found = {name: summary(scored) for name, scored in cross_validated(every, said, forests).items()}
    known = _words(words_of_lines(every))
    model = pack(fit(seen), known, seen.names, usual)
    facts = card(date, sha256(model).hexdigest(), seen.names, known, found, SETTINGS, (TREES, LOOK, ROWS))
    out.mkdir(parents=True, exist_ok=True)
    (out / "model.npz").write_bytes(model)
    (out / "card.json").write_bytes(as_json(facts))
    (out / "CARD.md").write_text(as_markdown(facts), "utf-8")
    sys.stdout.write(as_markdown(facts))


def _words(said: Mapping[str, float]) -> Lexicon:
    return Lexicon(words={}, tags={}, printed=said)


def main() -> int:
    """Read, train, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train.lines", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.npz, card.json and CARD.md")
    parser.add_argument("--date", required=True, help="the day that the card shows, YYYY-MM-DD")
    parser.add_argument("--folds", type=Path, help="folder for the models of the five folds, to measure with")
    asked = parser.parse_args()
    write(tuple(texts(asked.corpora)), asked.out, asked.date, asked.folds)
    return 0


if __name__ == "__main__":
    sys.exit(main())

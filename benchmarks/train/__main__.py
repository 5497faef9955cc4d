"""Train the block model: ``python -m benchmarks.train --corpora FOLDER --out FOLDER --date YYYY-MM-DD``.

FOLDER holds the corpora unpacked, each in a folder of its name. ``--skip-scores`` leaves the cross-validation out and
says so on the card; ``--held-out FOLDER`` writes the models of its folds. Nothing but the arguments and the corpora
decides what is written.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.held_out import keep
from benchmarks.score import summary
from benchmarks.train.card import Facts, as_json, as_markdown, card
from benchmarks.train.corpus import CORPORA, Sample, samples
from benchmarks.train.crossed import Fitted, cross_validated, fitted, lexicons, out_of_fold, settled
from benchmarks.train.fit import fit
from benchmarks.train.words import lexicon
from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.features import named_features
from workers.judging.block_model.lexicon import Lexicon
from workers.judging.block_model.model import pack


def main() -> int:
    """Read, train, write."""
    asked = _arguments().parse_args()
    pages = tuple(samples(asked.corpora, tuple(CORPORA)))
    own = [page for page in pages if not page.again]
    sys.stdout.write(f"{len(own)} pages, {sum(page.reading is None for page in own)} without text\n")
    numbers = out_of_fold(pages)
    pages = settled(pages, numbers)
    known = () if asked.skip_scores else fitted(pages, numbers)
    if known and asked.held_out:
        write_folds(pages, known, asked.held_out)
    found = cross_validated(pages, numbers, known) if known else {}
    write(pages, numbers, asked.out, asked.date, {name: summary(of) for name, of in found.items()})
    return 0


def write(
    pages: tuple[Sample, ...], numbers: Sequence[Floats | None], out: Path, date: str, scores: Mapping[str, Facts]
) -> None:
    """Train on all pages and write model and cards into the folder."""
    known = lexicon(pages)
    names, model = packed(pages, fit(pages, numbers), known)
    facts = card(date, sha256(model).hexdigest(), names, known, scores)
    out.mkdir(parents=True, exist_ok=True)
    (out / "model.npz").write_bytes(model)
    (out / "card.json").write_bytes(as_json(facts))
    (out / "CARD.md").write_text(as_markdown(facts), "utf-8")
    sys.stdout.write(as_markdown(facts))


def write_folds(pages: tuple[Sample, ...], known: Sequence[Fitted], out: Path) -> None:
    """Write the model of each fold, and which page is of which: what ``quality --held-out`` reads."""
    models = [packed(pages, trees, words)[1] for trees, words in zip(known, lexicons(pages), strict=True)]
    keep(out, models, {f"{page.corpus}/{page.page}": page.fold for page in pages})


def packed(pages: tuple[Sample, ...], trees: Fitted, words: Lexicon) -> tuple[tuple[str, ...], bytes]:
    """The names of the features, and a model as bytes."""
    names = tuple(named_features(next(page.reading for page in pages if page.reading), words))
    return names, pack(trees[0], words, names, trees[1])


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.npz, card.json and CARD.md")
    parser.add_argument("--date", required=True, help="the day that the card shows, YYYY-MM-DD")
    parser.add_argument("--skip-scores", action="store_true", help="do not cross-validate")
    parser.add_argument("--held-out", type=Path, help="folder for the models of the folds, for quality --held-out")
    return parser


if __name__ == "__main__":
    sys.exit(main())

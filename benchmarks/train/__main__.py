"""Train the block model: ``python -m benchmarks.train --corpora FOLDER --out FOLDER --date YYYY-MM-DD``.

FOLDER holds the corpora unpacked, each in a folder of its name. ``--skip-scores`` leaves the cross-validation out
(a sixth of the time) and says so on the card. Nothing but the arguments and the corpora decides what is written.
"""

import argparse
import sys
from hashlib import sha256
from pathlib import Path

from benchmarks.score import summary
from benchmarks.train.card import as_json, as_markdown, card
from benchmarks.train.corpus import CORPORA, Sample, samples
from benchmarks.train.crossed import cross_validated, out_of_fold
from benchmarks.train.fit import fit
from benchmarks.train.words import lexicon
from workers.judging.block_model.features import named_features
from workers.judging.block_model.model import pack


def main() -> int:
    """Read, train, write."""
    asked = _arguments().parse_args()
    pages = tuple(samples(asked.corpora, tuple(CORPORA)))
    own = [page for page in pages if not page.bare]
    sys.stdout.write(f"{len(own)} pages, {sum(page.reading is None for page in own)} without text\n")
    write(pages, asked.out, asked.date, scored=not asked.skip_scores)
    return 0


def write(pages: tuple[Sample, ...], out: Path, date: str, *, scored: bool) -> None:
    """Train on the pages and write model and cards into the folder."""
    numbers = out_of_fold(pages)
    scores = {}
    if scored:
        scores = {name: summary(found) for name, found in cross_validated(pages, numbers).items()}
    forest, usual = fit(pages, numbers)
    known = lexicon(pages)
    names = tuple(named_features(next(page.reading for page in pages if page.reading), known))
    model = pack(forest, known, names, usual)
    facts = card(date, sha256(model).hexdigest(), names, len(known.words), scores)
    out.mkdir(parents=True, exist_ok=True)
    (out / "model.npz").write_bytes(model)
    (out / "card.json").write_bytes(as_json(facts))
    (out / "CARD.md").write_text(as_markdown(facts), "utf-8")
    sys.stdout.write(as_markdown(facts))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.npz, card.json and CARD.md")
    parser.add_argument("--date", required=True, help="the day that the card shows, YYYY-MM-DD")
    parser.add_argument("--skip-scores", action="store_true", help="do not cross-validate")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Models for unseen sites: ``python -m benchmarks.held_out --corpora FOLDER --out FOLDER``.

The shipped model has read every page of the corpora that may train it, so its scores there say little. This trains
one model for each fold of sites, each without the sites of its fold, as the cross-validation of the training does;
``python -m benchmarks.quality --held-out FOLDER`` then reads every page by the model that does not know its site.
The rest of the recipe is the same. It needs the extra ``train``.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path

from workers.judging import block_model
from workers.judging.block_model.model import Model, pack, unpack

FOLDS = "folds.json"
CARD = Path(block_model.__file__).with_name("card.json")


def trained_on() -> frozenset[str]:
    """The corpora whose pages the shipped model has read."""
    card = json.loads(CARD.read_text("utf-8")) if CARD.is_file() else {}
    return frozenset(data["corpus"] for data in card.get("training_data", ()))


class HeldOut:
    """Fold models in a folder, each of which is used for the pages of its fold."""

    def __init__(self, folder: Path) -> None:
        """Read which page is of which fold; models are read when they are asked for."""
        self._folds: dict[str, int] = json.loads((folder / FOLDS).read_text("utf-8"))
        self._model: Callable[[int], Model] = cache(lambda fold: unpack((folder / f"{fold}.npz").read_bytes()))

    @contextmanager
    def reading(self, corpus: str, page: str) -> Iterator[None]:
        """Judge by the model that does not know this page's site; pages of other corpora by the shipped one."""
        fold = self._folds.get(f"{corpus}/{page}")
        names = vars(block_model)
        shipped = names["shipped"]
        if fold is not None:
            model = self._model(fold)
            names["shipped"] = lambda: model
        try:
            yield
        finally:
            names["shipped"] = shipped


def train(corpora: Path, out: Path) -> None:
    """Train the fold models and write them with the pages of each fold."""
    # Asked for here: measuring with models that are there needs no LightGBM.
    corpus, crossed, fit, words = (
        import_module(f"benchmarks.train.{name}") for name in ("corpus", "crossed", "fit", "words")
    )
    features = import_module("workers.judging.block_model.features")
    pages = tuple(corpus.samples(corpora, tuple(corpus.CORPORA)))
    numbers = crossed.out_of_fold(pages)
    out.mkdir(parents=True, exist_ok=True)
    for fold in range(corpus.FOLDS):
        seen = [place for place, page in enumerate(pages) if page.fold != fold]
        forest, usual = fit.fit([pages[place] for place in seen], [numbers[place] for place in seen])
        known = words.lexicon(pages[place] for place in seen)
        names = tuple(features.named_features(next(page.reading for page in pages if page.reading), known))
        (out / f"{fold}.npz").write_bytes(pack(forest, known, names, usual))
    folds = {f"{page.corpus}/{page.page}": page.fold for page in pages}
    (out / FOLDS).write_text(json.dumps(folds), "utf-8")


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models, outside the project")
    chosen = parser.parse_args()
    train(chosen.corpora, chosen.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

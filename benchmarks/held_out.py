"""Models for unseen sites: what ``python -m benchmarks.quality --held-out FOLDER`` judges by.

The shipped model has read every page of the corpora that may train it, so its scores there say little.
``python -m benchmarks.train --held-out FOLDER`` writes one model for each fold of sites, each trained without the
sites of its fold; here every page is read by the model that does not know its site, and the rest of the recipe is
the same.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

from workers.judging import block_model
from workers.judging.block_model.model import Model, unpack

FOLDS = "folds.json"
CARD = Path(block_model.__file__).with_name("card.json")


def trained_on() -> frozenset[str]:
    """The corpora whose pages the shipped model has read."""
    card = json.loads(CARD.read_text("utf-8")) if CARD.is_file() else {}
    return frozenset(data["corpus"] for data in card.get("training_data", ()))


class HeldOut:
    """Fold models in a folder, each of which is used for the pages of its fold."""

    def __init__(self, folder: Path, judge: ModuleType = block_model) -> None:
        """Read which page is of which fold; models of this judge are read when they are asked for."""
        self._judge = judge
        self._folds: dict[str, int] = json.loads((folder / FOLDS).read_text("utf-8"))
        self._model: Callable[[int], Model] = cache(lambda fold: unpack((folder / f"{fold}.npz").read_bytes()))

    @contextmanager
    def reading(self, corpus: str, page: str) -> Iterator[None]:
        """Judge by the model that does not know this page's site; pages of other corpora by the shipped one."""
        fold = self._folds.get(f"{corpus}/{page}")
        names = vars(self._judge)
        shipped = names["shipped"]
        if fold is not None:
            model = self._model(fold)
            names["shipped"] = lambda: model
        try:
            yield
        finally:
            names["shipped"] = shipped


def keep(folder: Path, models: Sequence[bytes], folds: Mapping[str, int]) -> None:
    """Write the model of each fold, and which page is of which fold."""
    folder.mkdir(parents=True, exist_ok=True)
    for fold, model in enumerate(models):
        (folder / f"{fold}.npz").write_bytes(model)
    (folder / FOLDS).write_text(json.dumps(folds), "utf-8")

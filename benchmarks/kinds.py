"""Learn the weights of the signals of a page's kind, and say how right they are on sites not learned from.

    python -m benchmarks.kinds CORPORA            # cross-validated by site: accuracy and who is taken for whom
    python -m benchmarks.kinds CORPORA --write    # the same, and writes workers/tables/kind_weights.py

``CORPORA`` is a folder that holds ``wcxb-dev``, ``n4k-aed`` and ``fundus`` (each ``gold.jsonl`` and ``pages``).
Deterministic; the weights are numbers and carry no text of any page.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from workers import reading
from workers.contract import Page
from workers.facts.kind_signals import signals
from workers.facts.scene import Scene
from workers.model import Profile, Reading
from workers.tables.kinds import KINDS
from workers.urls import registrable_domain

Matrix = NDArray[np.float64]

#: Corpora, and the kind of all their pages where gold does not say it page by page.
CORPORA = {"wcxb-dev": None, "n4k-aed": "article", "fundus": "article"}
FOLDS, STEPS, RIDGE, FEWEST = 10, 300, 5.0, 6
#: Added to the article's side: a story that is called something else is worse than the reverse.
FOR_ARTICLE = 0.25
TABLE = Path(__file__).resolve().parent.parent / "workers" / "tables" / "kind_weights.py"


class Known(Struct, frozen=True, kw_only=True):
    """A page whose kind is known, with the signals that it shows."""

    corpus: str
    site: str
    kind: str
    shown: frozenset[str]


def pages(folder: Path) -> Iterator[Known]:
    """Every readable page of the corpora."""
    for corpus, kind in CORPORA.items():
        for line in (folder / corpus / "gold.jsonl").read_text("utf-8").split("\n"):
            gold = json.loads(line) if line.strip() else None
            read = gold and _read(folder / corpus / "pages" / f"{gold['id']}.html", gold.get("url"))
            if isinstance(read, Reading):
                scene = Scene(reading=read, verdicts=(), profile=Profile(), fetched_at=None)
                site = registrable_domain(gold["url"]) if gold.get("url") else None
                yield Known(
                    corpus=corpus,
                    site=site or f"{corpus}/{gold['id']}",
                    kind=kind or gold["page_type"],
                    shown=signals(scene),
                )


def _read(path: Path, url: str | None) -> object:
    return reading.read(Page(html_b64=path.read_bytes(), url=url))


def fit(shown: Matrix, kinds: NDArray[np.int64]) -> Matrix:
    """Weights of a multinomial logistic regression with a ridge, by accelerated gradient descent."""
    count, width = shown.shape
    wanted = np.eye(len(KINDS))[kinds]
    weights = ahead = np.zeros((width, len(KINDS)))
    ridge = np.full((width, 1), RIDGE / count)
    ridge[-1] = 0
    step, moment = 2.0 / (np.linalg.norm(shown, 2) ** 2 / count + RIDGE / count), 1.0
    for _ in range(STEPS):
        slope = shown.T @ (_chances(shown @ ahead) - wanted) / count + ridge * ahead
        following, faster = ahead - step * slope, (1 + (1 + 4 * moment**2) ** 0.5) / 2
        ahead = following + (moment - 1) / faster * (following - weights)
        weights, moment = following, faster
    return weights


def _chances(sums: Matrix) -> Matrix:
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    chances: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return chances


def crossed(known: list[Known]) -> list[str]:
    """The kind of each page by weights that were learned without its site."""
    folds = np.array([int(hashlib.sha256(page.site.encode()).hexdigest(), 16) % FOLDS for page in known])
    answers = [""] * len(known)
    for fold in range(FOLDS):
        others = [page for page, its in zip(known, folds, strict=True) if its != fold]
        names = signal_names(others)
        weights = fit(matrix(others, names), _numbers(others))
        held = np.flatnonzero(folds == fold)
        sums = matrix([known[place] for place in held], names) @ weights
        sums[:, 0] += FOR_ARTICLE
        for place, best in zip(held, sums.argmax(axis=1), strict=True):
            answers[place] = KINDS[best]
    return answers


def signal_names(known: list[Known]) -> list[str]:
    """The signals that enough pages show."""
    counts = Counter(name for page in known for name in page.shown)
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def matrix(known: list[Known], names: list[str]) -> Matrix:
    """A row for each page, a column for each signal, and one of ones."""
    rows = [[float(name in page.shown) for name in names] + [1.0] for page in known]
    return np.array(rows)


def _numbers(known: list[Known]) -> NDArray[np.int64]:
    return np.array([KINDS.index(page.kind) for page in known])


def report(known: list[Known], answers: list[str]) -> None:
    """Print accuracy, the share of articles that are found, and the table of who is taken for whom."""
    for corpus in CORPORA:
        here = [(page.kind, said) for page, said in zip(known, answers, strict=True) if page.corpus == corpus]
        right = sum(kind == said for kind, said in here) / len(here)
        stories = [said for kind, said in here if kind == "article"]
        found = stories.count("article") / len(stories)
        print(f"{corpus}: {len(here)} pages, accuracy {right:.3f}, articles found {found:.3f}")
    taken = Counter((page.kind, said) for page, said in zip(known, answers, strict=True) if page.corpus == "wcxb-dev")
    print("\n" + "".join(f"{name[:10]:>12}" for name in ("is \\ said", *KINDS)))
    for kind in KINDS:
        print(f"{kind[:10]:>12}" + "".join(f"{taken[kind, said]:>12}" for said in KINDS))


def write(known: list[Known]) -> None:
    """Learn from all pages and write the table, in hundredths."""
    names = signal_names(known)
    weights = fit(matrix(known, names), _numbers(known))
    weights[-1, 0] += FOR_ARTICLE
    rounded = np.rint(weights * 100).astype(int).tolist()
    lines = [f'    "{name}": {tuple(row)},' for name, row in zip(names, rounded, strict=False)]
    TABLE.write_text(_HEAD + f"BIAS: tuple[int, ...] = {tuple(rounded[-1])}\n" + _MIDDLE + "\n".join(lines) + "\n}\n")


_HEAD = '''"""How much each signal of a page speaks for a kind, in hundredths (``benchmarks/kinds.py`` writes this).

Learned from the labels of the corpora wcxb-dev (CC-BY-4.0), n4k-aed (Apache-2.0) and fundus (MIT). The columns are
the kinds of ``kinds.KINDS``, in their order.
"""

from collections.abc import Mapping

# fmt: off
'''
_MIDDLE = "WEIGHTS: Mapping[str, tuple[int, ...]] = {\n"


def main() -> None:
    """Learn and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    known = list(pages(given.corpora))
    report(known, crossed(known))
    if given.write:
        write(known)


if __name__ == "__main__":
    main()

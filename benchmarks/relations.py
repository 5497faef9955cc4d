"""What `relate` makes of pairs with a known relation: ``python -m benchmarks.relations [--pairs FOLDER]``.

FOLDER holds ``NAME.tar.xz`` with ``docs.jsonl`` and ``pairs.jsonl`` (its README says what is in them). Beside it is
what datasketch's MinHash says at its usual threshold, where it is installed: it knows one kind, and no speech.
"""

import argparse
import importlib
import json
import os
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import row, titled
from workers.fingerprint import relate

PAIRS = Path(os.environ.get("COPYDESK_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "neardup"
COPIES = frozenset({"same", "copy", "partial"})
#: What counts as found for each relation of the gold pairs.
FOUND = {"dup": COPIES, "partial": COPIES, "derived": COPIES | {"derived"}}
THRESHOLD = 0.5
#: Least precision and recall of copies and parts, the share of template stories that may pass for copies, and of
#: unrelated pairs for anything but one event.
PRECISION, RECALL, TEMPLATES, UNRELATED = 0.995, 0.97, 0.05, 0.002
#: Negatives of which the store knows more than two texts can tell: pairs that share their site's frame.
FRAMED = "same_site"

Pair = dict[str, Any]
Say = Callable[[str, str], str]


def pairs(archive: Path, sample: int = 0) -> Iterator[tuple[str, str, Pair]]:
    """The two texts of each pair, and what is known of it; of each kind of pair so many, spread over all (0: all)."""
    with tarfile.open(archive) as tar:
        texts = {doc["id"]: doc["text"] for doc in lines(tar, "docs.jsonl")}
        kinds: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for pair in lines(tar, "pairs.jsonl"):
            kinds[pair["rel"], str(pair.get("edit") or "")].append(pair)
    for found in kinds.values():
        step = max(1, len(found) // sample) if sample else 1
        for pair in found[::step]:
            yield texts[pair["a"]], texts[pair["b"]], pair


def lines(tar: tarfile.TarFile, name: str) -> list[Pair]:
    """The rows of a file of JSON lines in an archive."""
    member = next(member for member in tar.getmembers() if member.name.endswith(name))
    file = tar.extractfile(member)
    assert file is not None
    return [json.loads(line) for line in file.read().decode("utf-8").split("\n") if line]


def ours(a: str, b: str) -> str:
    """The kind of our relation."""
    found = relate(a, b)
    return found.kind if found else "none"


def datasketch() -> Say | None:
    """MinHash over runs of five words, a copy from THRESHOLD on; None where it is not installed."""
    try:
        module = importlib.import_module("datasketch")
    except ImportError:
        return None
    made: dict[str, Any] = {}

    def sketch(text: str) -> Any:
        if text not in made:
            words = text.lower().split()
            made[text] = module.MinHash(num_perm=128)
            made[text].update_batch([" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))])
        return made[text]

    return lambda a, b: "copy" if sketch(a).jaccard(sketch(b)) >= THRESHOLD else "none"


def told(archive: Path, say: Say, sample: int = 0) -> dict[tuple[str, str], Counter[str]]:
    """How often each kind was said, by the gold relation and, of negatives, by what makes them hard."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for a, b, pair in pairs(archive, sample):
        counts[pair["rel"], str(pair.get("edit") or "")][say(a, b)] += 1
    return counts


def copies(counts: dict[tuple[str, str], Counter[str]]) -> tuple[float, float]:
    """Precision and recall of copies and parts; a pair of one source that was taken for a copy is no fault."""
    gold = [found for (rel, _), found in counts.items() if rel in ("dup", "partial")]
    hit = sum(found[kind] for found in gold for kind in COPIES)
    wrong = sum(found[kind] for (rel, _), found in counts.items() if rel == "neg" for kind in COPIES)
    return hit / max(1, hit + wrong), hit / max(1, sum(found.total() for found in gold))


def _print(name: str, counts: dict[tuple[str, str], Counter[str]]) -> None:
    titled(name)
    for (rel, edit), found in sorted(counts.items()):
        share = sum(found[kind] for kind in FOUND.get(rel, ())) / found.total()
        said = ", ".join(f"{kind} {number}" for kind, number in found.most_common())
        row(f"{rel} {edit} ({found.total()})", f"{share:.3f}" if rel in FOUND else "", said)


def _missed(counts: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    precision, recall = copies(counts)
    row("copies and parts: precision", f"{precision:.4f}", f"at least {PRECISION}")
    row("copies and parts: recall", f"{recall:.4f}", f"at least {RECALL}")
    template = sum((found for (_, edit), found in counts.items() if edit == "template"), Counter[str]())
    taken = sum(template[kind] for kind in COPIES) / max(1, template.total())
    row("template stories taken for copies", f"{taken:.4f}", f"at most {TEMPLATES}")
    others = [found for (rel, edit), found in counts.items() if rel == "neg" and edit not in ("template", FRAMED)]
    false = sum(found.total() - found["none"] - found["same_event"] for found in others)
    unrelated = false / max(1, sum(found.total() for found in others))
    row("unrelated pairs taken for more than one event", f"{unrelated:.4f}", f"at most {UNRELATED}")
    if precision < PRECISION or recall < RECALL:
        yield "copies"
    if taken > TEMPLATES:
        yield "templates"
    if unrelated > UNRELATED:
        yield "unrelated"


def main() -> int:
    """Print a table for each archive; with ``--check`` exit 1 if a limit is missed on pairs edited by program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=Path, default=PAIRS, help="folder of the archives")
    parser.add_argument("--sample", type=int, default=0, help="pairs of each kind (default: all)")
    parser.add_argument("--check", action="store_true", help="fail if a limit is missed")
    chosen = parser.parse_args()
    archives = sorted(chosen.pairs.glob("*.tar.xz"))
    if not archives:
        sys.stdout.write(f"no pairs in {chosen.pairs}: name their folder by --pairs\n")
        return 0
    missed: list[str] = []
    for archive in archives:
        name = archive.name.partition(".")[0]
        counts = told(archive, ours, chosen.sample)
        _print(name, counts)
        if any(rel == "dup" for rel, _ in counts):
            missed += _missed(counts)
        peer = datasketch()
        if peer is not None:
            precision, recall = copies(told(archive, peer, chosen.sample))
            row("beside it datasketch: precision, recall of copies", f"{precision:.3f}, {recall:.3f}")
    return 1 if missed and chosen.check else 0


if __name__ == "__main__":
    sys.exit(main())

"""Copy clusters and stories that the store makes of edited articles: ``python -m benchmarks.clusters``.

The copies and parts of ``--articles`` (12) articles are put into a store in several random orders, as if printed on
other sites a minute apart. Told is how far (adjusted Rand index) the copy clusters agree with the articles over the
copies, how far stories do over copies and parts (clusters that copies and parts link), and how far the clusters that
were kept as texts came agree with what `copydesk reindex` would make. Same pairs as ``benchmarks.relations``.
"""

import argparse
import random
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from benchmarks.figures import row, titled
from benchmarks.index import NOW, sighting
from benchmarks.relations import PAIRS, lines
from workers.fingerprint import fingerprint
from workers.store import Store, open_store, records
from workers.store.drift import agreement, drift
from workers.store.kin_schema import edge
from workers.store.kin_schema import kin as kin_table

ARTICLES, ORDERS = 12, 3
#: Least agreement of clusters with the articles, and with their own definition.
FLOOR, DEFINED = 0.97, 0.99

#: Texts by the article that they were made from, each with what it is of it: ``dup`` or ``partial``.
Articles = Mapping[str, Sequence[tuple[str, str]]]


def articles(archive: Path, most: int) -> Articles:
    """The articles with their copies and parts, spread over all."""
    with tarfile.open(archive) as tar:
        texts = {doc["id"]: doc["text"] for doc in lines(tar, "docs.jsonl")}
        made: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair in lines(tar, "pairs.jsonl"):
            if pair["rel"] in ("dup", "partial"):
                made[pair["a"]].append((texts[pair["b"]], pair["rel"]))
    found = [(name, [(texts[name], "dup"), *others]) for name, others in sorted(made.items())]
    return dict(found[:: max(1, len(found) // most)][:most])


def stored(store: Store, given: Articles, order: int) -> dict[str, tuple[str, str]]:
    """Put every text in a random order; the article and the kind by the key of each."""
    texts = [(name, kind, text) for name, made in given.items() for text, kind in made]
    random.Random(order).shuffle(texts)  # noqa: S311 - the same orders for everybody
    gold: dict[str, tuple[str, str]] = {}
    for number, (name, kind, text) in enumerate(texts):
        mark = fingerprint(text, signed=False)
        if mark is None or mark.key.startswith("cd1s-"):
            continue
        gold.setdefault(mark.key, (name, kind))
        one = sighting(text, number, related=True)
        store.written(lambda tx, one=one, at=number: records.put(tx, one, NOW + timedelta(minutes=at)))
    return gold


def parts(store: Store) -> tuple[dict[str, int], dict[str, int]]:
    """The copy cluster of each key, and its story: clusters that parts link."""
    with store.read() as tx:
        rows = tx.execute(select(kin_table.c.id, kin_table.c.key, kin_table.c.cluster)).all()
        links = tx.execute(select(edge.c.low, edge.c.high).where(edge.c.kind.in_(("copy", "partial")))).all()
    cluster = {number: led or number for number, _, led in rows}
    story = {led: led for led in cluster.values()}
    for low, high in links:
        one, other = _top(story, cluster[low]), _top(story, cluster[high])
        story[max(one, other)] = min(one, other)
    keys = {key: cluster[number] for number, key, _ in rows}
    return keys, {key: _top(story, led) for key, led in keys.items()}


def _top(story: Mapping[int, int], led: int) -> int:
    while story[led] != led:
        led = story[led]
    return led


def agreements(store: Store, gold: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, float, float]]:
    """What agrees with what, how far, and the least that is wanted (0: none)."""
    clusters, stories = parts(store)
    copies = [key for key, (_, kind) in gold.items() if kind == "dup"]
    names = {key: name for key, (name, _) in gold.items()}
    for said, made, keys, least in (
        ("copy clusters, over copies", clusters, copies, FLOOR),
        ("copy clusters, over copies and parts (which they leave out)", clusters, list(gold), 0.0),
        ("stories, over copies and parts", stories, list(gold), FLOOR),
    ):
        yield said, agreement([made[key] for key in keys], [names[key] for key in keys]), least
    yield "clusters and their definition", drift(store).ari, DEFINED


def main() -> int:
    """Print a table for each order; with ``--check`` exit 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=Path, default=PAIRS, help="folder of the archives")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="articles of which the copies are stored")
    parser.add_argument("--orders", type=int, default=ORDERS, help="random orders")
    parser.add_argument("--check", action="store_true", help="fail if a limit is missed")
    chosen = parser.parse_args()
    archive = chosen.pairs / "synth.tar.xz"
    if not archive.exists():
        sys.stdout.write(f"no {archive}: name its folder by --pairs\n")
        return 0
    given = articles(archive, chosen.articles)
    missed = False
    for order in range(chosen.orders):
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(f"sqlite:///{Path(folder) / 'store.sqlite3'}")
            gold = stored(store, given, order)
            titled(f"order {order + 1}: {len(gold)} texts made from {len(given)} articles")
            for said, ari, least in agreements(store, gold):
                row(said, f"{ari:.4f}", f"at least {least}" if least else "")
                missed = missed or ari < least
            store.close()
    return 1 if missed and chosen.check else 0


if __name__ == "__main__":
    sys.exit(main())

"""The trained model as it is shipped: one file of arrays without code, checked when it is read."""

import io
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.lexicon import Lexicon
from workers.judging.block_model.trees import Forest, Looks, looks

FILE = Path(__file__).with_name("model.npz")
#: What the lexicon's numbers are multiplied with in the file.
HUNDREDTHS = 100


class Model(Struct, frozen=True, kw_only=True):
    """Trees, lexicon, and for each feature its name and its usual value (for explanations)."""

    forest: Forest
    lexicon: Lexicon
    names: tuple[str, ...]
    usual: Floats
    looks: Looks


@cache
def shipped(file: Path = FILE) -> Model:
    """A model that comes with the package (this one, unless another file is named), read once."""
    return unpack(file.read_bytes())


@cache
def digest(file: Path = FILE) -> str:
    """The SHA-256 of a shipped model: part of what a recipe is known by."""
    return sha256(file.read_bytes()).hexdigest()


def pack(forest: Forest, lexicon: Lexicon, names: tuple[str, ...], usual: Floats) -> bytes:
    """A model as bytes; the same model gives the same bytes."""
    arrays: dict[str, NDArray[Any]] = {
        "feature": forest.feature.astype(np.int16),
        "threshold": forest.threshold,
        "clears": forest.clears,
        "value": forest.value,
        "look": np.array(forest.look),
        "usual": usual,
        "names": _letters(names),
    }
    for name, table in (("words", lexicon.words), ("tags", lexicon.tags), ("printed", lexicon.printed)):
        arrays[name] = _letters(sorted(table))
        arrays[f"{name}_say"] = np.rint([table[key] * HUNDREDTHS for key in sorted(table)]).astype(np.int16)
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()


def unpack(data: bytes) -> Model:
    """A model from its bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        forest = Forest(
            feature=arrays["feature"].astype(np.int64),
            threshold=arrays["threshold"],
            clears=arrays["clears"],
            value=arrays["value"],
            look=int(arrays["look"]),
        )
        tables = {name: _table(arrays[name], arrays[f"{name}_say"]) for name in ("words", "tags", "printed")}
        lexicon = Lexicon(words=tables["words"], tags=tables["tags"], printed=tables["printed"])
        names = tuple(_lines(arrays["names"]))
        return Model(forest=forest, lexicon=lexicon, names=names, usual=arrays["usual"], looks=looks(forest))


def _letters(lines: Any) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(letters: NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode().split("\n") if len(letters) else []


def _table(keys: NDArray[np.uint8], said: NDArray[np.int16]) -> dict[str, float]:
    return dict(zip(_lines(keys), (said / HUNDREDTHS).tolist(), strict=True))

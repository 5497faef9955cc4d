"""The first judge: for markup the block model, or readability-lxml if a profile asks; for text the line model."""

from functools import lru_cache

from workers.judging.block_model import judge_blocks
from workers.judging.density import judge_by_density
from workers.judging.line_model import judge_lines
from workers.judging.phrases import known_lines
from workers.judging.readable import Readable, readable
from workers.judging.shape import Shape
from workers.judging.sheet import verdict
from workers.judging.tail import is_stated_article
from workers.model import Profile, Reading, Verdict

#: readability is not believed when it keeps less than this share of a page's prose, and less than a paragraph or so.
MIN_SHARE = 0.1
MIN_WEIGHT = 250
#: Web pages made text have more lines than these, or less prose. In short stories the line model decides only where
#: it is so sure, else the densest run of prose.
FEW = 40
SURE, MOSTLY = 0.85, 0.75
#: What a model judges, and what its rules are called.
_KEPT = {"block": "model.kept", "line": "lines.kept"}
_CUT = {"block": "model.cut", "line": "lines.cut"}


def first_verdicts(reading: Reading, shapes: tuple[Shape, ...], profile: Profile) -> tuple[Verdict, ...]:
    """Body or chrome for every block."""
    if reading.form == "text":
        return _by_lines(reading, shapes)
    return _by_readability(reading, shapes) if profile.judge == "readability" else _by_model(reading)


def _by_lines(reading: Reading, shapes: tuple[Shape, ...]) -> tuple[Verdict, ...]:
    """The line model; where a text is short and the model in doubt, the densest run of prose."""
    known = known_lines(shapes)
    if not any(shape.prose for shape in shapes):
        return judge_by_density(shapes, known)
    found = judge_lines(reading.blocks, shapes, known)
    chosen = enumerate(zip(found.keep, found.probability, strict=True))
    verdicts = tuple(_likely(index, likely, "line", kept=kept) for index, (kept, likely) in chosen)
    if len(shapes) > FEW or _prose_share(shapes) < MOSTLY:
        return verdicts
    dense = judge_by_density(shapes, known)
    return tuple(
        one if one.score >= SURE or one.role == other.role else _in_doubt(other, one)
        for one, other in zip(verdicts, dense, strict=True)
    )


def _prose_share(shapes: tuple[Shape, ...]) -> float:
    return sum(shape.weight for shape in shapes if shape.prose) / max(sum(shape.weight for shape in shapes), 1)


def _in_doubt(dense: Verdict, found: Verdict) -> Verdict:
    return verdict(dense.block, dense.role, dense.rule, f"{dense.why} ({found.why})", round(1 - found.score, 4))


def _by_model(reading: Reading) -> tuple[Verdict, ...]:
    found = judge_blocks(reading, article=is_stated_article(reading))
    chosen = enumerate(zip(found.keep, found.probability, strict=True))
    return tuple(_likely(index, likely, "block", kept=kept) for index, (kept, likely) in chosen)


def _likely(index: int, likely: float, of: str, *, kept: bool) -> Verdict:
    if kept:
        return Verdict(block=index, role="body", rule=_KEPT[of], why=_chance(likely, of), score=likely)
    return Verdict(block=index, role="chrome", rule=_CUT[of], why=_chance(likely, of), score=round(1 - likely, 4))


@lru_cache(maxsize=2**15)
def _chance(likely: float, of: str) -> str:
    """The reason in words; chances are rounded, so that there are few of them."""
    return f"the {of} model gives it a chance of {likely:.0%} to be text"


def _by_readability(reading: Reading, shapes: tuple[Shape, ...]) -> tuple[Verdict, ...]:
    cut = _believable(readable(reading), shapes)
    if cut.failure is not None:
        return tuple(_instead(found, cut.failure) for found in judge_by_density(shapes, known_lines(shapes)))
    return tuple(_cut(index, kept=index in cut.kept) for index in range(len(shapes)))


def _believable(cut: Readable, shapes: tuple[Shape, ...]) -> Readable:
    prose = {index: shape.weight for index, shape in enumerate(shapes) if shape.prose}
    kept = sum(weight for index, weight in prose.items() if index in cut.kept)
    if cut.failure or kept >= MIN_WEIGHT or kept >= MIN_SHARE * sum(prose.values()):
        return cut
    return Readable(failure=f"readability kept {kept} of {sum(prose.values())} characters of prose")


def _cut(index: int, *, kept: bool) -> Verdict:
    if kept:
        return verdict(index, "body", "readability.kept", "readability-lxml keeps it as the article's text", 0.8)
    return verdict(index, "chrome", "readability.cut", "readability-lxml cuts it away", 0.7)


def _instead(found: Verdict, failure: str) -> Verdict:
    return verdict(found.block, found.role, found.rule, f"{found.why} ({failure})", found.score)

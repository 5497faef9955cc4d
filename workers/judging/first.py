"""The first judge: the block model for markup, or readability-lxml where a profile asks for it; lines for text."""

from workers.judging.block_model import judge_blocks
from workers.judging.density import judge_by_density
from workers.judging.phrases import known_lines
from workers.judging.readable import Readable, readable
from workers.judging.shape import Shape
from workers.judging.sheet import verdict
from workers.model import Profile, Reading, Verdict

#: readability is not believed when it keeps less than this share of a page's prose, and less than a paragraph or so.
MIN_SHARE = 0.1
MIN_WEIGHT = 250


def first_verdicts(reading: Reading, shapes: tuple[Shape, ...], profile: Profile) -> tuple[Verdict, ...]:
    """Body or chrome for every block."""
    if reading.form == "text":
        return judge_by_density(shapes, known_lines(shapes))
    return _by_readability(reading, shapes) if profile.judge == "readability" else _by_model(reading)


def _by_model(reading: Reading) -> tuple[Verdict, ...]:
    found = judge_blocks(reading)
    chosen = enumerate(zip(found.keep, found.probability, strict=True))
    return tuple(_likely(index, likely, kept=kept) for index, (kept, likely) in chosen)


def _likely(index: int, likely: float, *, kept: bool) -> Verdict:
    why = f"the block model gives it a chance of {likely:.0%} to be text"
    if kept:
        return verdict(index, "body", "model.kept", why, likely)
    return verdict(index, "chrome", "model.cut", why, round(1 - likely, 4))


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

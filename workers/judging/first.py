"""The first judge: readability for markup, the plain judge for text and for markup that readability cannot cut."""

from workers.judging.density import judge_by_density
from workers.judging.phrases import known_lines
from workers.judging.readable import Readable, readable
from workers.judging.shape import Shape
from workers.judging.sheet import verdict
from workers.model import Reading, Verdict

#: readability is not believed when it keeps less than this share of a page's prose, and less than a paragraph or so.
MIN_SHARE = 0.1
MIN_WEIGHT = 250


def first_verdicts(reading: Reading, shapes: tuple[Shape, ...]) -> tuple[Verdict, ...]:
    """Body or chrome for every block."""
    if reading.form == "text":
        return judge_by_density(shapes, known_lines(shapes))
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

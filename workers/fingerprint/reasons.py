"""A relation in words: what was found, for a person to read."""

from workers.contract import Relation

#: Pairs of names that are told.
_PAIRS = 5
#: From so many words on a run is a passage that a reader knows again.
_PASSAGE = 6


def reason(relation: Relation | None) -> str:
    """Why two texts are related as they are, in one sentence."""
    if relation is None:
        return "no more in common than comes by chance"
    return _REASONS[relation.kind](relation)


def shared_runs(relation: Relation, *, quoted: bool = False) -> str:
    """The passages of the evidence in a few words: how many, and the longest; ``quoted`` ones are speech."""
    words = [run.words for run in relation.evidence if run.quoted == quoted]
    if not words:
        return "none"
    return f"{len(words)} of {sum(words)} words, the longest {max(words)}"


def _copy(relation: Relation) -> str:
    return f"an edited copy: {relation.score:.0%} of the runs of words are shared"


def _partial(relation: Relation) -> str:
    whole, part = ("A", "B") if relation.whole == "a" else ("B", "A")
    return f"{whole} holds {part}: {relation.score:.0%} of the runs of words of {part} stand in {whole}"


def _template(relation: Relation) -> str:
    told = ", ".join(f"{one} / {other}" for one, other in relation.differs[:_PAIRS])
    return f"one form, other names and numbers{': ' + told if told else ''}"


def _derived(relation: Relation) -> str:
    if max((run.words for run in relation.evidence), default=0) < _PASSAGE:
        words = sum(run.words for run in relation.evidence)
        return f"one source behind both, rewritten: {words} words of narration that keep their neighbours in both"
    return f"one source behind both: passages of narration in common: {shared_runs(relation)}"


def _same_event(relation: Relation) -> str:
    return (
        f"the same speech, and no more: passages in quotation marks in common: {shared_runs(relation, quoted=True)}"
    )


_REASONS = {
    "same": lambda _: "the same words: one canonical form",
    "copy": _copy,
    "partial": _partial,
    "template_sibling": _template,
    "derived": _derived,
    "same_event": _same_event,
}

"""Why the line model thinks so of a line, in words."""

from collections.abc import Callable, Mapping

from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.explain import loudest, wording
from workers.judging.block_model.model import Model

#: A line's features by name.
Values = Mapping[str, float]
_ENDS = ("no mark", "a colon", "dots", "a question or an exclamation", "a full stop")


def explain(numbers: Floats, model: Model) -> tuple[str, ...]:
    """The main reasons for each line, given the features of all."""
    found = []
    for place, (families, _) in enumerate(loudest(numbers, model)):
        values = dict(zip(model.names, numbers[:, place].tolist(), strict=True))
        found.append("; ".join(_SENTENCES[family](values) for family in families) or "nothing stands out")
    return tuple(found)


def _text(values: Values) -> str:
    known = ", known as a site's own" if values["text.known"] else ""
    again = f", printed {values['text.repeated']:.0f} times" if values["text.repeated"] > 1 else ""
    words, small = values["text.words"], values["text.small_share"]
    ends = _ENDS[int(values["text.end"])]
    return f"a line of about {words:.0f} words, {small:.0%} of them small words, with {ends} at its end{known}{again}"


def _wording(values: Values) -> str:
    return wording(values["wording.said"])


def _neighbour(values: Values) -> str:
    before, after = values["neighbour.beside_-1_words"], values["neighbour.beside_1_words"]
    return f"the lines beside it have about {max(before, 0):.0f} and {max(after, 0):.0f} words"


def _window(values: Values) -> str:
    return f"of the words some lines around it {values['window.window_5_prose']:.0%} are prose"


def _group(values: Values) -> str:
    return (
        f"{values['group.group_lines']:.0f} lines stand together here, {values['group.group_prose']:.0%} of it prose"
    )


def _place(values: Values) -> str:
    before, after = values["place.prose_before"], values["place.prose_after"]
    return f"about {before:.0f} words of prose stand above it and {after:.0f} below"


def _run(values: Values) -> str:
    inside = 0 <= values["run.run_at"] < 1
    share = values["run.run_share"]
    return f"it stands {'inside' if inside else 'outside'} the densest run, which holds {share:.0%} of all prose"


def _page(values: Values) -> str:
    return f"a text of {values['page.page_lines']:.0f} lines with {values['page.page_prose']:.0%} prose"


_SENTENCES: dict[str, Callable[[Values], str]] = {
    "text": _text,
    "wording": _wording,
    "neighbour": _neighbour,
    "window": _window,
    "group": _group,
    "place": _place,
    "run": _run,
    "page": _page,
}

"""Why the block model thinks so of a block, in words.

Each family of features is put to what is usual over all pages while the others stay; how far the score moves is
what the family said. The families that spoke loudest for the outcome are put into words, with the page's values.
"""

from collections.abc import Callable, Mapping

import numpy as np

from workers.judging.block_model.arrays import Floats, Ints
from workers.judging.block_model.elements import FLAGS
from workers.judging.block_model.lexicon import Lexicon, tokens
from workers.judging.block_model.model import Model
from workers.judging.block_model.trees import add_up
from workers.model import Reading

#: So many reasons at most, and none that moves the log-odds by less.
_MOST, _FAINT = 3, 0.1
#: A block's features by name, and the tokens of markup above it.
Values = Mapping[str, float]


def explain(reading: Reading, blocks: tuple[int, ...], numbers: Floats, model: Model) -> tuple[str, ...]:
    """The main reasons for each of these blocks, given the features of all."""
    chosen = numbers[:, list(blocks)]
    found = []
    for place, (block, (loud, for_text)) in enumerate(zip(blocks, loudest(chosen, model), strict=True)):
        values = dict(zip(model.names, chosen[:, place].tolist(), strict=True))
        words = _strongest(reading, block, model.lexicon, for_text=for_text)
        found.append("; ".join(_SENTENCES[family](values, words) for family in loud) or "nothing stands out")
    return tuple(found)


def loudest(chosen: Floats, model: Model) -> list[tuple[list[str], bool]]:
    """For each column of features the families that spoke most for the outcome, and whether it is for text."""
    score = add_up(chosen, model.forest)
    families = _families(model.names)
    said = np.stack([score - add_up(_usual(chosen, rows, model.usual), model.forest) for rows in families.values()])
    return [
        (_loudest(tuple(families), said[:, place].tolist(), for_text=for_text), for_text)
        for place, for_text in enumerate((score > 0).tolist())
    ]


def _families(names: tuple[str, ...]) -> dict[str, Ints]:
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        rows.setdefault(name.partition(".")[0], []).append(row)
    return {family: np.array(of, np.int64) for family, of in rows.items()}


def _usual(chosen: Floats, rows: Ints, usual: Floats) -> Floats:
    changed = chosen.copy()
    changed[rows] = usual[rows, None]
    return changed


def _loudest(families: tuple[str, ...], said: list[float], *, for_text: bool) -> list[str]:
    """The families that spoke for the outcome, loudest first."""
    ways = [(moved if for_text else -moved, family) for family, moved in zip(families, said, strict=True)]
    return [family for moved, family in sorted(ways, reverse=True)[:_MOST] if moved > _FAINT]


def _strongest(reading: Reading, block: int, lexicon: Lexicon, *, for_text: bool) -> str:
    """The word of markup above a block that speaks loudest for the outcome ("": none does)."""
    place, words = reading.blocks[block].container, set[str]()
    while place >= 0:
        element = reading.containers[place]
        words.update(token for word in element.words for token in tokens(word) if token in lexicon.words)
        place = element.parent
    way = 1 if for_text else -1
    ranked = sorted((lexicon.words[word] * way, word) for word in words)
    return ranked[-1][1] if ranked and ranked[-1][0] > 0 else ""


def wording(said: float) -> str:
    """What printed words say, in a sentence of its own."""
    if abs(said) < _FAINT:
        return "what is printed around it"
    return f"its words are such as stand in {'texts' if said > 0 else 'menus, notes and offers'}"


def _text(values: Values, _: str) -> str:
    words, linked = values["text.words"], values["text.linked"]
    ends = "with" if values["text.stops"] else "without"
    link = f", {linked:.0%} of it link" if linked > 0.05 else ""
    again = f", printed {values['text.repeated']:.0f} times" if values["text.repeated"] > 1 else ""
    return f"a text of about {words:.0f} words {ends} the end of a sentence{link}{again}"


def _element(values: Values, _: str) -> str:
    stands = [name for name in FLAGS if values[f"element.in_{name}"]]
    hidden = "hidden by markup, " if values["element.hidden"] else ""
    return f"{hidden}it stands in {' and '.join(stands) or 'elements that do not say what they hold'}"


def _lexicon(_: Values, word: str) -> str:
    return f"the markup around it says “{word}”" if word else "what the markup's names around it say"


def _wording(values: Values, _: str) -> str:
    return wording(values["wording.said"])


def _holder(values: Values, _: str) -> str:
    prose, linked = values["holder.holder_1_prose"], values["holder.holder_1_linked"]
    return f"the elements around it hold {prose:.0%} of the page's prose, and {linked:.0%} of their words are links"


def _body(values: Values, _: str) -> str:
    inside = 0 <= values["body.body_70_at"] < 1
    return f"it stands {'inside' if inside else 'outside'} the element with most of the page's prose"


def _heading(values: Values, _: str) -> str:
    if values["heading.title_at"] == 0:
        return "it prints the page's title"
    if values["heading.headlines"] and values["heading.headline_at"] < 0:
        return "it stands above the headline"
    return f"{values['heading.passage_words']:.0f} words stand under its heading"


def _place(values: Values, _: str) -> str:
    after = values["place.prose_after"]
    return f"it stands at {values['place.place']:.0%} of the page, with about {after:.0f} words of prose behind it"


def _neighbour(values: Values, _: str) -> str:
    told = values["neighbour.beside_-1_told"] + values["neighbour.beside_1_told"]
    return f"the markup of the blocks beside it {'speaks of text' if told > 0 else 'does not speak of text'}"


def _likeness(values: Values, _: str) -> str:
    count, prose = values["likeness.chain_blocks"], values["likeness.chain_prose"]
    return f"one of {count:.0f} blocks in the same make of element, with {prose:.0%} of the page's prose"


def _page(values: Values, _: str) -> str:
    return f"a page of {values['page.page_blocks']:.0f} blocks with {values['page.page_prose_share']:.0%} prose"


_SENTENCES: dict[str, Callable[[Values, str], str]] = {
    "text": _text,
    "element": _element,
    "lexicon": _lexicon,
    "wording": _wording,
    "holder": _holder,
    "body": _body,
    "heading": _heading,
    "place": _place,
    "neighbour": _neighbour,
    "likeness": _likeness,
    "page": _page,
}

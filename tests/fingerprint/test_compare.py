"""Two texts side by side: nothing of either is lost, and what is shared stands beside what it is shared with."""

import random

import pytest

from workers.fingerprint.compare import Comparison, Line, compare
from workers.fingerprint.reasons import reason, shared_runs
from workers.fingerprint.setaside import LINES

A = (
    "The council met on Tuesday night to discuss the bridge that last spring's flood carried away.\n\n"
    "Engineers said the old piers could still bear a lighter road, and a new span would cost four million.\n\n"
    "“We have waited eleven months for a way to our own fields,” said the ferryman.\n\n"
    "The vote is due on Friday, when the treasurer will show what the town can borrow."
)
EDITED = A.replace("discuss", "talk about").replace("four million", "five million")
REWRITTEN = (
    "People by the river are still waiting for an answer this week.\n\n"
    "Experts hold that the old piers could still bear a lighter road, and a new span would cost four million, "
    "though some in the valley doubt it and ask for another opinion before anything is signed.\n\n"
    "“We have waited eleven months for a way to our own fields,” a ferryman said at the landing stage.\n\n"
    "Shops near the quay sell a third less than they did."
)
OTHER = (
    "Nobody in the hall answered him. Rain fell on the market, and the herring boats stayed in the harbour all day."
)
SIGNS = (
    "One word.",
    "“Said so.”",
    "\n",
    "\n\n",
    " ",
    "* * *",
    "雨です。",
    "مطر",
    "(AP)",
    "…",
    "1.5",
    "the tide rose",
)


def column(found: Comparison, side: str) -> str:
    return "\n".join("".join(piece.text for piece in getattr(line, side)) for line in found.lines)


def marked(line: Line, side: str, mark: str) -> list[str]:
    return [piece.text for piece in getattr(line, side) if piece.mark == mark]


@pytest.mark.parametrize("seed", range(20))
def test_every_sign_of_both_texts_stands_in_its_column_once(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same texts for everybody
    a, b = ("".join(chance.choices(SIGNS, k=chance.randint(1, 25))) for _ in range(2))
    found = compare(a, b)
    for text, side in ((a, "a"), (b, "b")):
        if any(char.isalnum() for char in text):
            assert "".join(column(found, side).split()) == "".join(text.split())


def test_of_a_copy_the_changes_are_marked() -> None:
    found = compare(A, EDITED)
    assert found.relation is not None
    assert (found.relation.kind, found.changes) == ("copy", True)
    first, second = found.lines[:2]
    assert (marked(first, "a", "only"), marked(first, "b", "only")) == (["discuss"], ["talk about"])
    assert (marked(second, "a", "only"), marked(second, "b", "only")) == (["four"], ["five"])
    assert all(share > 0.9 for share in found.shared)


def test_of_a_rewritten_story_the_passages_are_numbered_and_speech_is_apart() -> None:
    found = compare(A, REWRITTEN)
    assert found.relation is not None
    assert (found.relation.kind, found.changes) == ("derived", False)
    line = next(line for line in found.lines if marked(line, "a", "shared") and marked(line, "b", "shared"))
    shared = "old piers could still bear a lighter road, and a new span would cost four million"
    assert shared in marked(line, "a", "shared")[0]
    assert [piece.run for piece in line.a if piece.mark == "shared"] == [1]
    spoken = [piece for line in found.lines for piece in line.b if piece.aside == "speech" and piece.mark == "shared"]
    assert [piece.run for piece in spoken] == [2]


def test_a_paragraph_that_the_other_text_lacks_stands_alone() -> None:
    paragraphs = A.split("\n\n")
    found = compare(A, "\n\n".join([*paragraphs[:1], *paragraphs[2:]]))
    assert [bool(line.b) for line in found.lines] == [True, False, True, True]


def test_a_text_and_none_have_nothing_in_common() -> None:
    found = compare(A, "…")
    assert found.relation is None
    assert found.shared == (0.0, 0.0)
    assert column(found, "b").strip() == ""


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (A, A.upper(), "the same words"),
        (A, EDITED, "edited copy"),
        (A + "\n\n" + REWRITTEN, A, "A holds B"),
        (A, REWRITTEN, "one source behind both"),
        (A, "…", "by chance"),
    ],
)
def test_a_relation_is_told_in_words(a: str, b: str, said: str) -> None:
    assert said in reason(compare(a, b).relation)


def test_speech_in_common_is_told_as_speech() -> None:
    spoken = "“We have waited eleven months for a way to our own fields, and we will not wait for another winter.”"
    found = compare(f"{A} {spoken}", f"{spoken} {OTHER}").relation
    assert found is not None
    assert found.kind == "same_event"
    assert "quotation marks" in reason(found)
    assert shared_runs(found) == "none"


def test_names_that_differ_are_told() -> None:
    form = "Storm {0} reached {1} on Monday and left {2} homes without light, the weather office said in a notice. "
    a, b = (form.format(*names) * 2 for names in (("Ana", "Porto", "400"), ("Bert", "Vigo", "950")))
    assert LINES
    assert "ana / bert" in reason(compare(a, b).relation)

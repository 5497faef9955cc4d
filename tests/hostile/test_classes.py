"""Every class of hostile page through the recipe in its killable child: the right text, or a reason, within limits.

CPU time and address space are held by the kernel, so a busy machine fails nothing. ``python -m hostile.run WORD``
prints a line for each class.
"""

from collections.abc import Iterator

import pytest

from hostile.classes import CLASSES
from hostile.kinds import Class
from hostile.run import LIMITS
from hostile.story import Expected, document, faults, page
from workers import recipe
from workers.child import Crash, Pool
from workers.model import Article, Rejected


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(jobs=1, limits=LIMITS) as made:
        yield made


@pytest.mark.parametrize("one", CLASSES, ids=[one.name for one in CLASSES])
def test_a_hostile_page_gives_its_text_or_a_reason(pool: Pool, one: Class) -> None:
    (result,) = pool.clean([one.make()], evidence=False)
    assert faults(one.expected, result) == []


def test_there_are_classes_enough_and_each_has_a_name() -> None:
    names = [one.name for one in CLASSES]
    assert len(names) == len(set(names)) >= 60


def test_every_run_makes_the_same_bytes() -> None:
    assert [one.make() for one in CLASSES[-40:]] == [one.make() for one in CLASSES[-40:]]


def test_the_limits_are_those_that_are_promised() -> None:
    assert (LIMITS.cpu, LIMITS.memory) == (5, 500 * 2**20)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Rejected(reason="no_text", why="x"), "rejected"),
        (Crash(reason="timeout", why="x"), "timeout"),
        (recipe.clean(page(document(body="<p>" + "Other words of another story. " * 30))), "paragraphs"),
        (recipe.clean(page(document(title="Forged", headline="<h1>Forged</h1>"))), "title"),
        (recipe.clean(page(document(signed="<p class=byline>By Otto Kranz</p>"))), "authors"),
    ],
)
def test_what_is_wrong_is_told(wrong: Article | Rejected | Crash, words: str) -> None:
    assert any(words in fault for fault in faults(Expected(), wrong))

"""Containers: every element that holds a block, with its place in the tree and the blocks that it holds."""

import random

import pytest

from workers.contract import Page
from workers.model import Container, Reading
from workers.reading import read
from workers.reading.elements import MAX_MARKS, MAX_PATH_CHARS


def reading(markup: str) -> Reading:
    found = read(Page(html=markup))
    assert isinstance(found, Reading)
    return found


def around(found: Reading, number: int) -> list[Container]:
    """A container and those around it, the innermost first."""
    chain = []
    while number >= 0:
        chain.append(found.containers[number])
        number = found.containers[number].parent
    return chain


def test_containers_of_a_small_page() -> None:
    found = reading("<body><div id=Top></div><main class='a B'>one<ul><li>two</li><li></li><li>three</ul></main>")
    assert found.containers == (
        Container(tag="html", parent=-1, first=0, last=3),
        Container(tag="body", parent=0, first=0, last=3),
        Container(tag="main", parent=1, first=0, last=3, words=("a", "b")),
        Container(tag="ul", parent=2, first=1, last=3),
        Container(tag="li", parent=3, first=1, last=2),
        Container(tag="li", parent=3, first=2, last=3),
    )
    assert [block.container for block in found.blocks] == [2, 4, 5]


def test_an_inline_element_is_a_container_only_as_a_box_around_blocks() -> None:
    found = reading("<p><span>a</span></p><a href=x class=card><h3>b</h3></a>")
    assert [container.tag for container in found.containers] == ["html", "body", "p", "a", "h3"]


def test_hidden_text_in_a_line_belongs_to_the_lines_container() -> None:
    found = reading("<p>The council <span hidden>aside</span>met.</p><p><i hidden>alone</i></p>")
    assert [(block.text, block.hidden, block.container) for block in found.blocks] == [
        ("The council met.", False, 2), ("aside", True, 2), ("alone", True, 3),
    ]  # fmt: skip


def test_text_has_no_containers() -> None:
    found = read(Page(text="one\ntwo"))
    assert isinstance(found, Reading)
    assert found.containers == ()
    assert {block.container for block in found.blocks} == {-1}


def soup(seed: int) -> str:
    """Markup of a page as pages are: mostly nested, now and then broken."""
    dice = random.Random(seed)  # noqa: S311 - a seed, no secret
    bits = (
        "<p class=p{n}>", "</p>", "<div id=d{n}>", "<div role=main>", "</div>", "</div>", "<ul><li>", "<li>", "</ul>",
        "<table><tr><td>", "<td>", "<tr>", "</table>", "<a href=x><h3>", "</h3></a>", "<b>", "</b>", "<span hidden>",
        "</span>", "<br>", "<br><br>", "<hr>", "<button>", "</button>", "<x-card>", "</x-card>", "<form>", "</form>",
        "<section class='a b'>", "</section>", "<pre>", "</pre>", "word ", "Wort. ", "слово ", "字。", " ", "<!---->",
    )  # fmt: skip
    return "".join(dice.choice(bits).replace("{n}", str(n)) for n in range(dice.randrange(5, 200))) + "<p>end"


@pytest.fixture(scope="module")
def soups() -> list[Reading]:
    return [reading(soup(seed)) for seed in range(300)]


def test_soups_hold_something_to_look_at(soups: list[Reading]) -> None:
    assert sum(len(found.blocks) for found in soups) > 1_000
    assert sum(len(found.containers) for found in soups) > 1_000


def test_parents_precede_children_and_the_root_is_the_first(soups: list[Reading]) -> None:
    for found in soups:
        assert found.containers[0].parent == -1
        assert found.containers[0].tag == "html"
        assert all(0 <= container.parent < number for number, container in enumerate(found.containers) if number)


def test_ranges_are_not_empty_and_nest(soups: list[Reading]) -> None:
    for found in soups:
        assert (found.containers[0].first, found.containers[0].last) == (0, len(found.blocks))
        for container in found.containers:
            assert container.first < container.last
            outer = found.containers[max(container.parent, 0)]
            assert outer.first <= container.first < container.last <= outer.last


def test_siblings_do_not_overlap_and_stand_in_order(soups: list[Reading]) -> None:
    for found in soups:
        ends: dict[int, int] = {}
        for container in found.containers:
            assert container.first >= ends.get(container.parent, 0)
            ends[container.parent] = container.last


def test_each_block_lies_in_the_range_of_its_container_and_in_no_deeper_one(soups: list[Reading]) -> None:
    for found in soups:
        for block in found.blocks:
            own = found.containers[block.container]
            assert own.tag == block.tag
            holders = [c for c in found.containers if c.first <= block.index < c.last]
            assert holders == around(found, block.container)[::-1]


def test_the_chain_of_containers_is_the_blocks_path(soups: list[Reading]) -> None:
    for found in soups:
        for block in found.blocks:
            if len(block.path) < MAX_PATH_CHARS:
                tags = [step.partition("[")[0] for step in block.path.split("/")]
                assert tags == [container.tag for container in around(found, block.container)][::-1]


def test_the_words_of_the_chain_are_the_blocks_marks(soups: list[Reading]) -> None:
    for found in soups:
        for block in found.blocks:
            words = [word for container in around(found, block.container) for word in container.words]
            assert block.marks == tuple(words[:MAX_MARKS])


@pytest.mark.parametrize("depth", [10, 1_000])
def test_containers_of_a_deep_page_are_a_chain(depth: int) -> None:
    found = reading("<div>" * depth + "deep")
    assert [container.parent for container in found.containers] == list(range(-1, depth + 1))

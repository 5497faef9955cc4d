"""The markup for judges of markup: each block once under its number, weighed as on the page."""

import random
import re

from workers.contract import Page
from workers.judging.stamped import MAX_DEPTH, stamped
from workers.model import Block, Container, Reading


def reading(blocks: tuple[Block, ...], containers: tuple[Container, ...]) -> Reading:
    return Reading(page=Page(), form="html", source="", blocks=blocks, containers=containers)


def block(index: int, text: str, container: int, *, link_chars: int = 0, hidden: bool = False) -> Block:
    return Block(
        index=index, text=text, path="html", tag="p", container=container, link_chars=link_chars, hidden=hidden
    )


def box(tag: str, parent: int, first: int, last: int, *words: str) -> Container:
    return Container(tag=tag, parent=parent, first=first, last=last, words=words)


def inside(markup: str) -> str:
    return markup.removeprefix("<html><body>").removesuffix("</body></html>")


ROOT = (box("html", -1, 0, 9), box("body", 0, 0, 9))


def test_a_block_alone_is_stamped_on_its_element_and_one_beside_others_is_wrapped() -> None:
    found = stamped(
        reading(
            (block(0, "a < b", 2), block(1, "c", 3), block(2, "d", 2)),
            (*ROOT, box("div", 1, 0, 3, "story"), box("p", 2, 1, 2, "x", "y")),
        )
    )
    assert inside(found) == (
        '<div class="story"><p data-block="0">a &lt; b</p><p class="x y" data-block="1">c</p>'
        '<p data-block="2">d</p></div>'
    )


def test_where_no_paragraph_may_stand_blocks_are_spans() -> None:
    found = stamped(reading((block(0, "a", 2), block(1, "b", 2)), (*ROOT, box("h2", 1, 0, 2))))
    assert inside(found) == '<h2><span data-block="0">a</span><span data-block="1">b</span></h2>'


def test_the_linked_part_of_a_text_stands_in_a_link() -> None:
    found = stamped(reading((block(0, "see it", 2, link_chars=3),), (*ROOT, box("p", 1, 0, 1))))
    assert inside(found) == '<p data-block="0"><a href="#">see</a> it</p>'


def test_what_is_hidden_says_so() -> None:
    found = stamped(
        reading((block(0, "a", 2, hidden=True), block(1, "b", 1, hidden=True)), (*ROOT, box("p", 1, 0, 1)))
    )
    assert inside(found) == '<p data-block="0" hidden="">a</p><p data-block="1" hidden="">b</p>'


def test_an_invented_element_is_a_div_and_words_cannot_break_out() -> None:
    found = stamped(reading((block(0, "<script>", 2),), (*ROOT, box("x-<b>", 1, 0, 1, '"><script>'))))
    assert inside(found) == '<div class="&quot;&gt;&lt;script&gt;" data-block="0">&lt;script&gt;</div>'


def test_what_is_too_deep_for_lxml_keeps_its_text_and_number() -> None:
    deep = tuple(box("div", number - 1, 0, 2) for number in range(MAX_DEPTH + 50))
    last = len(deep) - 1
    found = stamped(reading((block(0, "deep", last), block(1, "too", last)), deep))
    assert found.count("<div>") == found.count("</div>") == MAX_DEPTH
    assert '<p data-block="0">deep</p><p data-block="1">too</p>' in found


def test_a_reading_without_containers_is_its_blocks() -> None:
    assert stamped(reading((block(0, "a", -1),), ())) == '<span data-block="0">a</span>'
    assert stamped(reading((), ())) == ""


def test_every_block_stands_once_and_in_order_in_any_tree() -> None:
    dice = random.Random(7)  # noqa: S311 - a seed, no secret
    for _ in range(200):
        containers, blocks, chain = [box("html", -1, 0, 0)], [], [0]
        for index in range(dice.randrange(1, 30)):
            while len(chain) > 1 and dice.random() < 0.4:
                chain.pop()
            while dice.random() < 0.5:
                containers.append(box(dice.choice(("div", "p", "li", "x-y")), chain[-1], index, index))
                chain.append(len(containers) - 1)
            blocks.append(block(index, "text", chain[-1]))
            for number in chain:
                held = containers[number]
                containers[number] = box(held.tag, held.parent, held.first, index + 1)
        found = stamped(reading(tuple(blocks), tuple(containers)))
        assert [int(number) for number in re.findall(r'data-block="(\d+)"', found)] == list(range(len(blocks)))
        assert len(re.findall(r"<[a-z]", found)) == found.count("</")

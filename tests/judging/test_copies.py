"""What a page prints twice is text once."""

from judging.scenes import PARAGRAPHS, reading

from workers.judging.copies import copies
from workers.judging.shape import measure
from workers.judging.sheet import Sheet, verdict


def copied(*boxes: str) -> list[str]:
    """The texts of the blocks that the rule takes for copies, where all blocks are kept."""
    page = reading(html="".join(f"<div>{box}</div>" for box in boxes))
    verdicts = tuple(verdict(block.index, "body", "model.kept", "") for block in page.blocks)
    sheet = Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)
    return [page.blocks[found.block].text for found in copies(sheet)]


def story(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_the_second_printing_of_a_story_is_a_copy() -> None:
    assert copied(story(*PARAGRAPHS), story(*PARAGRAPHS)) == list(PARAGRAPHS)


def test_a_heading_or_an_advert_between_does_not_part_the_copy() -> None:
    assert copied(story(*PARAGRAPHS), story(PARAGRAPHS[0], "Lies auch dies", PARAGRAPHS[1])) == list(PARAGRAPHS[:2])


def test_one_sentence_that_comes_again_is_no_copy() -> None:
    assert copied(story(*PARAGRAPHS), story(PARAGRAPHS[1])) == []


def test_a_refrain_within_one_element_is_no_copy() -> None:
    refrain = ("Rolle, alte Fähre, rolle heim.", "Rolle heim, bevor der Nebel steigt.")
    assert copied(story(*refrain, "Am Ufer steht der Müller.", *refrain)) == []


def test_what_comes_again_in_another_order_is_no_copy() -> None:
    assert copied(story(*PARAGRAPHS), story(PARAGRAPHS[2], "x", PARAGRAPHS[0])) == []


def test_code_and_tables_repeat_themselves() -> None:
    code = "<pre>import harbour as the_harbour</pre><pre>open the gate of the lock</pre>"
    assert copied(code, code) == []
    row = "<table><tr><td>Lock gate seven</td></tr><tr><td>Lock gate eight of ten</td></tr></table>"
    assert copied(row, row) == []


def test_labels_that_come_again_are_no_copy() -> None:
    assert copied(story("Price", "Colour"), story("Price", "Colour")) == []

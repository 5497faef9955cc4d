"""On pages whose text is not prose, the places beside an article mean something else."""

from judging.scenes import PARAGRAPHS, reading

from workers.judging.shape import measure
from workers.judging.sheet import Sheet, verdict


def sheet(*lines: str, kept: int) -> Sheet:
    page = reading("\n".join(lines))
    roles = ["body" if index < kept else "chrome" for index in range(len(page.blocks))]
    verdicts = tuple(verdict(index, role, "model.kept", "") for index, role in enumerate(roles))
    return Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)


def test_paragraphs_are_prose_and_products_are_not() -> None:
    assert sheet(*PARAGRAPHS, "Blue kettle 1.5 l", kept=4).is_of_prose()
    assert not sheet("Blue kettle 1.5 l", "Red kettle 2 l", "Green teapot", *PARAGRAPHS, kept=3).is_of_prose()


def test_a_page_without_text_is_asked_everything() -> None:
    assert sheet(*PARAGRAPHS, kept=0).is_of_prose()

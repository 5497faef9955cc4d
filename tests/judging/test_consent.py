"""Consent dialogs without a mark: known by their sentences, beside a text that speaks of something else."""

import pytest
from judging.scenes import PARAGRAPHS, reading

from workers.judging.consent import consent_texts
from workers.judging.shape import measure
from workers.judging.sheet import Sheet, verdict

DIALOG = (
    "When you visit our website, we store cookies on your browser to collect information about your visit here.",
    "These cookies are necessary for the website to function and cannot be switched off in our systems.",
)


def cut(*lines: str, title: str = "A second boat") -> list[int]:
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = reading(html=f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    verdicts = tuple(verdict(block.index, "body", "model.kept", "") for block in page.blocks)
    sheet = Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)
    return [one.block for one in consent_texts(sheet)]


def test_the_sentences_of_a_dialog_are_no_text_beside_a_story() -> None:
    assert cut(*PARAGRAPHS, *DIALOG) == [3, 4]


@pytest.mark.parametrize("title", ["Cookie policy", "Datenschutz", "How the lock uses cookies"])
def test_a_page_about_cookies_keeps_them(title: str) -> None:
    assert cut(*PARAGRAPHS, *DIALOG, title=title) == []


def test_a_page_of_nothing_else_keeps_them() -> None:
    assert cut(*DIALOG) == []


def test_who_speaks_of_cookies_otherwise_is_left_alone() -> None:
    assert (
        cut(
            *PARAGRAPHS,
            "The keepers bake cookies when you visit the website of the lock, and store them by the weir.",
        )
        == []
    )

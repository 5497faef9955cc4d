"""The body: what stands in the text stays in it, whatever its shape."""

import pytest
from judging.scenes import HEADLINE, PARAGRAPHS, judged, kept, roles

BODY = list(PARAGRAPHS)


def test_a_subheading_stays_as_heading() -> None:
    assert roles(HEADLINE, BODY[0], "A ballroom afloat", *BODY[1:]) == ["headline", "body", "heading", "body", "body"]


def test_a_story_of_short_paragraphs_is_kept_whole() -> None:
    lines = [
        "The river rose at dawn.",
        "Nobody saw it.",
        "Tom Ash saw the boat.",
        "“It was floating,” he said.",
        "It was.",
    ]
    assert kept("\n".join(lines)) == lines


def test_a_verse_between_paragraphs_is_kept() -> None:
    verse = ["O Marrow, wide and slow", "you carry what you know", "from lock to lock below", "and never tell"]
    assert kept("\n".join([BODY[0], *verse, BODY[1], BODY[2]])) == [BODY[0], *verse, BODY[1], BODY[2]]


def test_a_verse_alone_is_kept() -> None:
    verse = ["O Marrow, wide and slow", "you carry what you know", "from lock to lock below", "and never tell"]
    assert kept("\n".join(verse)) == verse


def test_an_interview_is_kept() -> None:
    talk = [
        "Why a ballroom?",
        "It was for sale.",
        "And the leaks?",
        "They came with it.",
        "Do you dance?",
        "On Sundays.",
    ]
    assert kept("\n".join([HEADLINE, "By Ada Finch", BODY[0], *talk])) == [BODY[0], *talk]


def test_a_list_between_paragraphs_is_kept() -> None:
    items = ["- two oars of ash", "- a bucket", "- forty metres of rope", "- patience"]
    assert kept("\n".join([BODY[0], *items, BODY[1], BODY[2]])) == [BODY[0], *items, BODY[1], BODY[2]]


@pytest.mark.parametrize("last", ["It leaks.", "The ice is still there.", "“We will see,” she said.", "Why not?"])
def test_a_short_last_sentence_is_text(last: str) -> None:
    assert kept("\n".join([*BODY, last, "Comments"])) == [*BODY, last]


@pytest.mark.parametrize(
    "heading", ["Comments", "Kommentare (3)", "Комментарии", "التعليقات", "评论", "コメント", "댓글 2"]
)
def test_everything_below_the_comments_heading_is_comment(heading: str) -> None:
    found = roles(*BODY, heading, "I have danced on that boat, and I can say that it leaks on Mondays as well.")
    assert found == [*["body"] * 3, "comment", "comment"]


def test_a_commenters_name_and_day_are_the_comments() -> None:
    found = roles(*BODY, "Comments", "By Otto Kranz", "3 May 2025", "I have danced on that boat as well.")
    assert found == [*["body"] * 3, *["comment"] * 4]


def test_a_comments_label_at_the_top_removes_nothing_else() -> None:
    assert kept("\n".join([HEADLINE, "Comments", *BODY])) == BODY


def test_related_stories_at_the_end_are_no_text() -> None:
    assert kept("\n".join([*BODY, "Related Articles", "Ballroom floor found", "Ice melts early"])) == BODY


def test_related_stories_between_paragraphs_are_no_text() -> None:
    assert kept("\n".join([BODY[0], "Read also:", "Ballroom floor found in the river", BODY[1], BODY[2]])) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning newsletter",
        "Advertisement",
        "Add to favorites",
        "Lesen Sie auch: Ballsaal gefunden",
        "Tags: river, boats",
        "© 2025 Marrow Courier. All rights reserved.",
        "We use cookies to make the river flow better. By continuing you accept them.",
    ],
)
def test_a_known_line_between_paragraphs_is_no_text(line: str) -> None:
    assert kept("\n".join([BODY[0], line, BODY[1], BODY[2]])) == BODY


def test_every_removal_names_its_rule_and_reason() -> None:
    found = dict(judged("\n".join(["Please Wait...", HEADLINE, HEADLINE, *BODY, "Comments"])))
    assert found["Please Wait..."].rule == "phrase.loader"
    assert "while a script loads" in found["Please Wait..."].why
    assert found["Comments"].rule == "tail.comments"


def test_a_page_of_nothing_but_labels_is_not_emptied() -> None:
    assert kept("Ash\nOak\nElm") == ["Ash", "Oak", "Elm"]

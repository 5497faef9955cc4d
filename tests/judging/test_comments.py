"""Readers' comments by the markup's word, where the page says what it is."""

import msgspec
import pytest
from judging.scenes import PARAGRAPHS, reading

from workers.judging.shape import measure
from workers.judging.sheet import Rule, Sheet, verdict
from workers.judging.tail import comments, marked_comments
from workers.model import Verdict

ARTICLE = '<meta property="og:type" content="article">'
THREAD = '<script type="application/ld+json">{"@type": "DiscussionForumPosting", "headline": "A boat"}</script>'
STORY = "".join(f"<p>{line}</p>" for line in (*PARAGRAPHS, *PARAGRAPHS[:2]))
ANSWERS = "".join(f"<p>{line} So I was told.</p>" for line in (*PARAGRAPHS, *reversed(PARAGRAPHS)))


def found(rule: Rule, head: str, body: str, url: str | None = None) -> list[Verdict]:
    page = reading(html=f"<html><head>{head}</head><body>{body}</body></html>")
    page = msgspec.structs.replace(page, page=msgspec.structs.replace(page.page, url=url))
    verdicts = tuple(verdict(block.index, "body", "model.kept", "") for block in page.blocks)
    return list(rule(Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)))


@pytest.mark.parametrize("mark", ["comments", "comment-list", "leserkommentare", "commentaires", "comentarios"])
def test_marked_comments_below_an_article_are_comments(mark: str) -> None:
    verdicts = found(marked_comments, ARTICLE, f'{STORY}<div class="{mark}">{ANSWERS}</div>')
    assert {(one.role, one.rule) for one in verdicts} == {("comment", "tail.marked")}
    assert len(verdicts) == 6


def test_answers_of_a_thread_are_its_text() -> None:
    assert found(marked_comments, THREAD, f'{STORY}<div class="comments">{ANSWERS}</div>') == []
    assert found(marked_comments, ARTICLE + THREAD, f'{STORY}<div class="comments">{ANSWERS}</div>') == []


def test_a_page_that_says_nothing_of_itself_is_left_to_the_model() -> None:
    assert found(marked_comments, "", f'{STORY}<div class="comments">{ANSWERS}</div>') == []


@pytest.mark.parametrize(
    ("address", "head", "count"),
    [
        ("2024/05/a-boat.html", "", 6),
        ("2024/05/a-boat", THREAD, 0),
        ("boats/2024", "", 0),
        ("t?of=/2024/05/x", "", 0),
    ],
)
def test_the_address_of_a_blogs_post_tells_an_article(address: str, head: str, count: int) -> None:
    page = f'{STORY}<div class="comments">{ANSWERS}</div>'
    assert len(found(marked_comments, head, page, f"https://diary.example/{address}")) == count


def test_marks_that_only_say_that_there_are_comments_hold_none() -> None:
    assert found(marked_comments, ARTICLE, f'<div class="has-comments comments-open">{STORY}</div>') == []


def test_a_page_whose_text_stands_in_comments_keeps_it() -> None:
    assert found(marked_comments, ARTICLE, f'<div class="comments">{STORY}</div>') == []


def test_below_their_heading_comments_are_longer_than_an_article_but_not_than_a_thread() -> None:
    long = f"{STORY}<h3>12 comments</h3>{ANSWERS}{ANSWERS}"
    assert len(found(comments, ARTICLE, long)) == 13
    assert found(comments, THREAD, long) == []


def test_a_label_in_every_entry_opens_no_comments() -> None:
    entries = "".join(f"<p>Comments:</p><p>{line}</p>" for line in PARAGRAPHS)
    assert found(comments, "", STORY + entries) == []
    twice = "".join(f"<p>Comments:</p><p>{line}</p>" for line in PARAGRAPHS[:2])
    assert len(found(comments, "", STORY + twice)) == 4


@pytest.mark.parametrize(
    ("heading", "opened"), [("<h2>2. Methods</h2>", 0), ("<h2>SYNOPSIS</h2>", 0), ("<h2>The boat</h2>", 7)]
)
def test_the_discussion_of_a_paper_or_a_manual_opens_no_comments(heading: str, opened: int) -> None:
    assert len(found(comments, ARTICLE, f"{heading}{STORY}<h2>DISCUSSION</h2>{ANSWERS}")) == opened


def test_a_number_of_comments_in_every_entry_of_a_list_opens_none() -> None:
    def listed(counts: tuple[int, ...]) -> str:
        return "".join(f"<li><a href=/{n}>A boat of {n} planks</a></li><li>{n} comments</li>" for n in counts)

    assert found(comments, "", f"{STORY}{listed((27, 3, 14))}<p>{PARAGRAPHS[1]}</p>") == []
    assert found(comments, "", f"{STORY}{listed((27, 27, 27))}<p>{PARAGRAPHS[1]}</p>") != []

"""Posts in the frames that networks print: who posted and when, and the line that leads to the post."""

import pytest
from judging.scenes import HEADLINE, PARAGRAPHS, judged, kept, roles

from workers.contract import Page
from workers.model import Article
from workers.recipe import clean

A, B, C = PARAGRAPHS
WORDS = "The second boat floats, and nobody is bailing tonight."
MORE = "Three keepers sang until the lamps went out."
POSTS = {
    "facebook, below": [WORDS, "Posted by River Radio on Monday, June 3, 2024"],
    "facebook, German": [
        "Das Boot schwimmt, und niemand schöpft.",
        "Gepostet von Radio Fluss am Montag, 3. Juni 2024",
    ],
    "facebook, French": ["Le bateau flotte ce soir.", "Publiée par Radio Fleuve sur lundi 3 juin 2024"],
    "facebook, Spanish": ["La barca flota esta noche.", "Publicada por Radio Río en Lunes, 3 de junio de 2024"],
    "facebook, Italian": ["La barca galleggia stasera.", "Pubblicato da Radio Fiume su Lunedì 3 giugno 2024"],
    "facebook, Polish": [
        "Łódka pływa dziś wieczorem.",
        "Opublikowany przez Radio Rzeka Poniedziałek, 3 czerwca 2024",
    ],
    "facebook, Russian": ["Лодка держится на воде.", "Опубликовано Речное радио Понедельник, 3 июня 2024 г."],
    "facebook, Turkish": [
        "Tekne bu gece yüzüyor.",
        "Nehir Radyo tarafından 3 Haziran 2024 Pazartesi günü paylaşıldı",
    ],
    "facebook, Arabic": ["القارب يطفو هذه الليلة.", "تم النشر بواسطة إذاعة النهر في الاثنين، 3 يونيو 2024"],
    "facebook, Japanese": ["船は今夜浮かんでいます。", "川ラジオさんの投稿 2024年6月3日月曜日"],
    "facebook, copied": ["River Radio", "June 3, 2024 ·", WORDS, "See more on Facebook"],
    "facebook, Portuguese, copied": ["Rádio Rio", "3 de junho de 2024 ·", "O barco flutua.", "Ver mais no Facebook"],
    "a date with a dot": ["Радио Река", "3 июня 2024 г. ·", "Вторая лодка на воде, и никто не черпает."],
    "mastodon, old": ["Post by @river@boats.example", WORDS, "View on Mastodon"],
    "mastodon, two lines": ["River Radio", "@river@boats.example", WORDS, MORE, "Auf Mastodon ansehen"],
    "telegram": ["Речное радио", "3 июня 2024", "Лодка на воде, и никто не черпает.", "Смотреть в Telegram"],
    "telegram, Persian": ["@roodradio", "قایق امشب شناور است.", "مشاهده در تلگرام"],
    "threads": ["@riverradio", WORDS, MORE, "View on Threads"],
    "bluesky, head first": ["River Radio @river.bsky.social · June 3, 2024", WORDS],
    "instagram, caption": ["View this post on Instagram", WORDS, "A post shared by River Radio (@river)"],
    "x, several lines": [
        "BREAKING: the second boat floats, and nobody is bailing tonight.",
        "Read the whole log here:",
        "https://t.co/Ab12Cd34Ef",
        "— River Radio (@riverradio) June 3, 2024",
    ],
    "x, head first, several lines": [
        "River Radio @riverradio · Jun 3, 2024",
        "The second boat floats.",
        "Nobody bails.",
        "Log: https://t.co/Ab12Cd34Ef",
    ],
    "in Facebook's own view, Korean": [
        "강 라디오",
        "2024년 6월 3일 ·",
        "배가 오늘 밤 떠 있습니다.",
        "페이스북에서 보기",
    ],
    "in Chinese": ["河流电台", "2024年6月3日 ·", "第二条船浮起来了。", "在 Facebook 查看更多"],
}


@pytest.mark.parametrize("name", POSTS)
def test_a_framed_post_is_no_text(name: str) -> None:
    post = POSTS[name]
    assert roles(A, B, *post, C, A, B) == ["body", "body", *["embed"] * len(post), *["body"] * 3]


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize("box", ["<blockquote>{}</blockquote>", "<div class=z><div>{}</div></div>", "{}"])
def test_a_framed_post_is_no_text_in_markup(name: str, box: str) -> None:
    post = box.format("".join(f"<p>{line}</p>" for line in POSTS[name]))
    html = f"<article><h1>{HEADLINE}</h1><p>{A}</p><p>{B}</p>{post}<p>{C}</p></article>"
    assert kept(html=html) == [A, B, C]


@pytest.mark.parametrize("line", ["Posted by Ada Finch on Monday, June 3, 2024", "Von Ada Finch am 3. Juni 2024"])
def test_a_byline_around_the_text_is_no_post(line: str) -> None:
    assert kept("\n".join([HEADLINE, line, A, B, C])) == [A, B, C]
    assert roles(HEADLINE, A, B, C, line)[:4] == ["headline", "body", "body", "body"]


@pytest.mark.parametrize(
    "line", ["What Facebook knew", "On the river, June 3", "Loose threads", "…", "The view from Telegram Hill"]
)
def test_headings_that_name_a_network_stay(line: str) -> None:
    assert kept("\n".join([A, B, line, C])) == [A, B, line, C]


def test_entries_of_a_blog_keep_their_words() -> None:
    entries = [line for day in range(1, 6) for line in (WORDS, f"Posted by Ada Finch on June {day}, 2024")]
    assert roles(A, B, *entries, C).count("embed") == 0


@pytest.mark.parametrize(
    "line", ["Posted by Ada at March 9, 2004 08:21 AM", "Posted by Ada on June 3, 2024 at 9:14 PM"]
)
def test_a_line_with_a_time_of_day_ends_an_entry_of_a_blog(line: str) -> None:
    assert kept("\n".join([A, B, WORDS, line, C]))[:3] == [A, B, WORDS]


def test_lines_that_no_empty_line_parts_belong_to_one_post() -> None:
    post = f"{WORDS}\n{MORE}\nAll of it is true.\n— River Radio (@riverradio) June 3, 2024\nThey meant it."
    assert kept("\n\n".join([A, B, C, A, post, B, C])) == [A, B, C, A, B, C]
    assert kept("\n".join([A, B, C, A, post, B, C]))[4:6] == [WORDS, MORE]


def test_an_element_holds_all_of_a_post_and_not_the_line_that_leads_to_it() -> None:
    post = "".join(f"<div>{line}</div>" for line in (WORDS, MORE, "— River Radio (@riverradio) June 3, 2024"))
    box = f"<div><p>The station wrote:</p>{post}</div>"
    html = f"<article><h1>{HEADLINE}</h1><p>{A}</p><p>{B}</p>{box}<p>{C}</p></article>"
    assert kept(html=html) == [A, B, "The station wrote:", C]


def test_what_stands_between_two_posts_belongs_to_neither() -> None:
    post = (
        "<blockquote><div>View this post on Instagram</div><p>A post shared by River Radio (@river)</p></blockquote>"
    )
    parts = "".join(f"<h2>Boat {n}</h2><p>{line}</p>{post}" for n, line in enumerate(PARAGRAPHS))
    found = kept(html=f"<article><h1>{HEADLINE}</h1><p>{A} Or so.</p>{parts}<p>{B} Or so it is told.</p></article>")
    assert [line for line in (*PARAGRAPHS, "Boat 0", "Boat 1", "Boat 2") if line not in found] == []


@pytest.mark.parametrize(
    "name", ["facebook, below", "facebook, Russian", "facebook, copied", "x, head first, several lines"]
)
def test_a_posts_date_bounds_the_articles_from_below(name: str) -> None:
    article = clean(Page(text="\n".join([A, B, *POSTS[name], C]), fetched_at="2024-09-01T00:00:00Z"))
    assert isinstance(article, Article)
    assert article.published is None
    dates = [
        (claim.field, claim.value, bool(claim.refused)) for claim in article.claims if claim.value[:7] == "2024-06"
    ]
    assert ("published", "2024-06-03", True) in dates
    assert ("not_before", "2024-06-03", False) in dates


def test_judging_many_attributions_takes_no_long() -> None:
    lines = [A, B, *["— River Radio (@riverradio) June 3, 2024"] * 3_000, C]
    assert len(judged("\n".join(lines))) == len(lines)


@pytest.mark.parametrize(
    "head", ["River Radio (@riverradio) · June 3, 2024", "River Radio @riverradio • Jun 3, 2024"]
)
def test_a_handle_with_a_dot_behind_it_stands_above_its_words(head: str) -> None:
    assert roles(A, B, head, WORDS, C, A) == ["body", "body", "embed", "embed", "body", "body"]


@pytest.mark.parametrize("box", ["<blockquote>{}</blockquote>", "<figure><p>{}</p></figure>", "<div>{}</div>"])
def test_a_post_whose_lines_one_break_parts(box: str) -> None:
    post = box.format("<br>".join(["River Radio", "@riverradio", WORDS, "June 3, 2024", "1.2K Views"]))
    html = f"<main><h1>{HEADLINE}</h1><p>{A}</p><p>{B}</p>{post}<p>{C}</p></main>"
    assert kept(html=html) == [A, B, C]

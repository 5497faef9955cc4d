"""The head of a page: slogans fall by place and shape, headlines are found, none is invented."""

import pytest
from judging.scenes import HEADLINE, PARAGRAPHS, kept, roles

from workers.lines.bylines import read_byline

BODY = list(PARAGRAPHS)
N = len(BODY)

SLOGANS = [
    "Loyal to the Tide",
    "All the water, every morning.",
    "The county’s oldest voice on the river, and the only one that can swim.",
    "The Marrow Courier has told the county what it needs to know on every weekday since the flood of 1866.",
    "Treu dem Fluss",
    "河の声",
    "Верны реке",
    "وفاء للنهر",
]
LOADERS = ["Please Wait...", "Loading…", "Bitte warten …", "Cargando...", "Загрузка...", "جاري التحميل...", "加载中…"]
ROWS = [
    "folder_openUnited States access_timeone month ago",
    "label_outlineRiver event2 weeks ago",
    "By Staff, Agencies",
    "Von Redaktion und Agenturen",
    "18 September 2025",
]


@pytest.mark.parametrize("slogan", SLOGANS)
@pytest.mark.parametrize("printings", [1, 2])
def test_a_slogan_above_the_headline_is_chrome(slogan: str, printings: int) -> None:
    lines = [slogan, *[HEADLINE] * printings, "By Staff, Agencies", *BODY]
    assert roles(*lines) == ["chrome", *["headline"] * printings, "byline", *["body"] * N]


@pytest.mark.parametrize("loader", LOADERS)
def test_a_loader_is_chrome(loader: str) -> None:
    assert roles(loader, HEADLINE, HEADLINE, *BODY) == ["chrome", "headline", "headline", *["body"] * N]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_below_a_single_headline_is_no_text(row: str) -> None:
    found = roles("Please Wait...", "Loyal to the Tide", HEADLINE, row, *BODY)
    assert found[:3] == ["chrome", "chrome", "headline"]
    assert found[3] in {"section", "dateline", "byline"}
    assert found[4:] == ["body"] * N


def test_menu_lines_before_the_headline_are_chrome() -> None:
    menu = ["Home", "World", "Politics", "Sport", "Sign in"]
    assert roles(*menu, HEADLINE, "By Ada Finch", *BODY) == [*["chrome"] * 5, "headline", "byline", *["body"] * N]


def test_a_section_label_right_above_the_headline_stays_a_section() -> None:
    assert roles("Loyal to the Tide", "World", HEADLINE, "By Ada Finch", *BODY)[:3] == [
        "chrome",
        "section",
        "headline",
    ]


def test_a_headline_without_any_row_below_is_found() -> None:
    assert roles(HEADLINE, *BODY) == ["headline", *["body"] * N]


def test_a_text_that_begins_with_its_first_paragraph_has_no_headline() -> None:
    assert roles(*BODY) == ["body"] * N


@pytest.mark.parametrize("opening", ["It leaks.", "Sundays are the worst.", "“We bail,” said keeper Tom Ash."])
def test_a_short_opening_sentence_is_text(opening: str) -> None:
    assert roles(HEADLINE, "By Ada Finch", opening, *BODY) == ["headline", "byline", *["body"] * (N + 1)]
    assert roles(opening, *BODY) == ["body"] * (N + 1)


def test_a_headline_with_the_sites_name_behind_it_is_a_printing_of_it() -> None:
    assert roles(f"{HEADLINE} | Marrow Courier", HEADLINE, "By Ada Finch", *BODY)[:2] == ["headline", "headline"]


def test_a_repeated_subheading_is_no_headline() -> None:
    lines = [
        HEADLINE,
        "By Ada Finch",
        BODY[0],
        "What the keepers say now",
        BODY[1],
        BODY[2],
        "What the keepers say now",
        BODY[0],
    ]
    assert roles(*lines)[3] in {"heading", "body"}
    assert roles(*lines)[2] == "body"


def test_a_first_paragraph_that_the_standfirst_repeats_is_text() -> None:
    assert kept("\n".join([HEADLINE, BODY[0], "By Ada Finch", *BODY])) == [BODY[0], *BODY]


def test_a_byline_below_the_first_paragraph_is_no_text() -> None:
    assert roles(HEADLINE, BODY[0], "By Ada Finch", *BODY[1:]) == ["headline", "body", "byline", "body", "body"]


def test_a_bracketed_last_line_is_a_credit() -> None:
    assert roles(*BODY, "(A River Press report via Marrow News Service)")[-1] == "credit"


@pytest.mark.parametrize(
    "line", ["(Ada Finch)", "[AFP]", "（新华社）", "(Ирина Лебедева)", "(Agenzia Nord)", "(From a wire agency feed)"]
)
def test_a_last_line_in_brackets_that_names_someone_is_a_credit(line: str) -> None:
    assert roles(*BODY, line)[-1] == "credit"


@pytest.mark.parametrize("line", ["(The gate opens again in May.)", "(see page 4)", "(Die Schleuse öffnet im Mai.)"])
def test_an_aside_in_brackets_that_names_nobody_is_no_credit(line: str) -> None:
    assert roles(*BODY, line)[-1] != "credit"


def test_chinese_lines_are_measured_in_their_own_characters() -> None:
    body = [
        "马罗桥的船闸管理员请求县政府再拨一条船，因为现有的那条比他们中任何一个人都要老，而且每逢星期天漏水。"
    ] * 1
    body += ["测量员芬奇答应在冰雪融化之前给出答复，尽管她没有说明指的是哪一个冬天的冰雪，管理员们只好继续等待。"]
    lines = ["守望河流", "船闸管理员请求再拨一条船", "船闸管理员请求再拨一条船", *body, "水位正在上涨。"]
    assert roles(*lines) == ["chrome", "headline", "headline", "body", "body", "body"]


def test_thai_paragraphs_need_no_stop() -> None:
    body = ["ผู้ดูแลประตูน้ำขอเรือลำที่สองจากทางจังหวัดเพราะเรือลำแรกเก่ากว่าพวกเขาทุกคนและรั่วทุกวันอาทิตย์ตลอดทั้งปี"] * 2
    assert kept("\n".join(["กำลังโหลด", *body])) == body


LABELLED = [
    "Autorin: Petra Klein, Projektleiterin im Bereich Wasser",
    "Author: Jane Roe, senior engineer at the harbour",
    "Автор: Анна Речная",
    "Autor: Juan Río",
    "Tekst: Ola Strand",
]


@pytest.mark.parametrize("line", LABELLED)
def test_a_labelled_line_inside_the_text_says_who_wrote_it(line: str) -> None:
    lines = [HEADLINE, *BODY, *BODY, line, *BODY, *BODY]
    assert roles(*lines)[len(BODY) * 2 + 1] == "byline"
    assert roles(*lines, line, *BODY).count("byline") == 0


@pytest.mark.parametrize(
    "line", ["Text: Luke 3,16", "Reporter: And then what did you do?", "The author: Nobody knows him"]
)
def test_other_labels_inside_the_text_stay(line: str) -> None:
    assert roles(HEADLINE, *BODY, *BODY, line, *BODY, *BODY).count("byline") == 0


@pytest.mark.parametrize(
    "line", ["Santa Monica | AP", "SANKT MARTEN – dpa", "Нижний Стан / ТАСС", "Puerto Ansel | EFE"]
)
def test_a_place_beside_an_agency_is_no_person(line: str) -> None:
    found = read_byline(line)
    assert found is None or all(credit.kind != "person" for credit in found.credits)

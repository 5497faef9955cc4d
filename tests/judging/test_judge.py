"""The judge as a whole: one verdict for each block, whatever the page."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging.scenes import HEADLINE, PARAGRAPHS, reading

from workers.contract import Page
from workers.judging import judge
from workers.judging.density import densest_run
from workers.judging.first import first_verdicts
from workers.judging.known import LONGEST, ROWS, known_phrase
from workers.judging.shape import ending, measure
from workers.judging.sheet import Sheet, overrule, verdict
from workers.model import TEXT_ROLES, Block, Profile, Reading, Role
from workers.reading import read

LINES = [
    *PARAGRAPHS, "Please Wait...", "Comments", "Related", "By Staff, Agencies", "starAdd to favorites", "World",
    "— River Radio (@riverradio) September 18, 2025", "A Second Boat for Us",
    "https://t.co/Ab12Cd34Ef", "It leaks.",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=200)), max_size=25))
def test_each_line_has_one_verdict_with_a_reason(lines: list[str]) -> None:
    page = read(Page(text="\n".join(lines)))
    if isinstance(page, Reading):
        verdicts = judge(page, Profile())
        assert [verdict.block for verdict in verdicts] == [block.index for block in page.blocks]
        assert all(verdict.why and verdict.rule and 0 <= verdict.score <= 1 for verdict in verdicts)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/abdivp \"=' '&;#x\n", max_size=400))
def test_no_markup_breaks_the_judge(soup: str) -> None:
    page = read(Page(html=f"<body>{soup}</body>"))
    if isinstance(page, Reading):
        assert len(judge(page, Profile())) == len(page.blocks)


def test_a_reading_without_blocks_has_no_verdicts() -> None:
    empty = msgspec.structs.replace(reading("One line."), blocks=())
    assert judge(empty, Profile()) == ()
    assert judge(msgspec.structs.replace(empty, form="html"), Profile()) == ()


def test_prose_is_never_lost_altogether() -> None:
    for line in PARAGRAPHS:
        assert judge(reading(line), Profile())[0].role in TEXT_ROLES


def test_no_two_rows_share_an_id() -> None:
    assert max(Counter(row.id for row in ROWS).values()) == 1


def test_the_tables_speak_twelve_languages() -> None:
    languages = "Please wait|Bitte warten|Chargement|Cargando|Attendere|Carregando|Laden|Ładowanie|Загрузка"
    languages += "|Зачекайте|Yükleniyor|جاري التحميل|लोड हो रहा है|加载中|読み込み中|로딩 중"
    assert [known_phrase(word + "…") is not None for word in languages.split("|")] == [True] * 16


def test_every_hit_of_every_row_is_found_by_the_quick_lookup() -> None:
    missed = [hit for row in ROWS for hit in row.hits if len(hit) <= LONGEST and known_phrase(hit) is None]
    assert missed == []


def test_the_densest_run() -> None:
    assert densest_run([-1, 5, -2, 4, -9, 3]) == (1, 3)
    assert densest_run([-1, -2]) == (0, -1)
    assert densest_run([]) == (0, -1)


def test_how_lines_end() -> None:
    ends = {"He left.": "stop", "他走了。”": "stop", "वह गया।": "stop", "Why?": "ask", "He said:": "colon"}
    ends |= {"Wait...": "dots", "Loading…": "dots", "A headline": "open", "": "open", "مرحبا؟": "ask"}
    assert {line: ending(line) for line in ends} == ends


def test_length_is_measured_alike_in_every_script() -> None:
    han = measure(Block(index=0, text="守望海风的人们", path="line[1]", tag="line"))
    latin = measure(Block(index=0, text="those who watch the sea", path="line[1]", tag="line"))
    assert abs(han.weight - latin.weight) <= 4
    assert han.words >= 3


def test_a_rule_that_changes_nothing_leaves_the_sheet_as_it_is() -> None:
    page = reading("\n".join((HEADLINE, *PARAGRAPHS)))
    shapes = tuple(map(measure, page.blocks))
    sheet = Sheet(reading=page, shapes=shapes, verdicts=first_verdicts(page, shapes, Profile()))
    assert overrule(sheet, iter(())) is sheet
    assert overrule(sheet, iter((verdict(0, "chrome", "x", "x"),))).verdicts[0].rule == "x"


def test_a_sheet_knows_where_its_text_begins_and_ends() -> None:
    page = reading("\n".join((*PARAGRAPHS, "Read more")))
    shapes = tuple(map(measure, page.blocks))
    roles: tuple[Role, ...] = ("chrome", "body", "body", "chrome")
    verdicts = tuple(verdict(index, role, "model.kept", "x") for index, role in enumerate(roles))
    sheet = Sheet(reading=page, shapes=shapes, verdicts=verdicts)
    assert (sheet.text, sheet.body_start, sheet.body_end) == ((1, 2), 1, 2)


@pytest.mark.parametrize(
    "line", ["Partager l’article", "Don’t miss out: join 40,000 readers of our digest", "À lire aussi"]
)
def test_a_line_is_known_with_either_apostrophe(line: str) -> None:
    assert known_phrase(line) is not None
    assert known_phrase(line.replace("’", "'")) is known_phrase(line)

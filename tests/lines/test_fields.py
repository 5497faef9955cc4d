"""Lines with several labels, names joined in Arabic and Chinese, and dates that Vietnamese and Thai pages print."""

import pytest

from workers.lines.bylines import read_byline
from workers.lines.dates import find_dates, read_date
from workers.lines.fields import split_fields
from workers.lines.parts import read_names

FIELDS = {
    "来源：海岸社 作者：林冬 编辑：白雪": ["来源：海岸社", "作者：林冬", "编辑：白雪"],
    "Penulis: Ada Winter Editor: Bo Lind": ["Penulis: Ada Winter", "Editor: Bo Lind"],
    "Author: Ada Winter Source: Reuters": ["Author: Ada Winter", "Source: Reuters"],
    "Author: Ada Winter": ["Author: Ada Winter"],
    "Ferry: late Tide: high": ["Ferry: late Tide: high"],
    "Text: the ferry leaves at Pier: nine": ["Text: the ferry leaves at Pier: nine"],
}
JOINED = {
    "أحمد شتاء وسمير ليند": ["أحمد شتاء", "سمير ليند"],
    "أحمد شتاء وليد حسن": ["أحمد شتاء وليد حسن"],
    "أحمد شتاء، سمير ليند": ["أحمد شتاء", "سمير ليند"],
    "林冬 白雪": ["林冬", "白雪"],
    "Ada Winter, Special to The Shore Paper": ["Ada Winter"],
    "Ada Winter, envoyée spéciale à Brest": ["Ada Winter"],
}
WITH = {
    "Par Ada Winter et Bo Lind avec Agence France-Presse": [
        ("Ada Winter", "by"),
        ("Bo Lind", "by"),
        ("Agence France-Presse", "with"),
    ],
    "Von Ada Winter mit dpa": [("Ada Winter", "by"), ("dpa", "with")],
    "Por Ada Winter con EFE": [("Ada Winter", "by"), ("EFE", "with")],
    "By Ada Winter, with Bo Lind": [("Ada Winter", "by"), ("Bo Lind", "with")],
    "記者林冬／台北報導": [("林冬", "by")],
    "Ada Winter, dpa": [("Ada Winter", "by"), ("dpa", "by")],
}
DATES = {
    ("Thứ bảy, 14/3/2026, 09:30 (GMT+7)", "vi"): "2026-03-14T09:30",
    ("Chủ nhật, 15/3/2026", "vi"): "2026-03-15",
    ("14 มี.ค. 69", "th"): "2026-03-14",
    ("5 มิ.ย. 2569 09:30 น.", "th"): "2026-06-05T09:30",
    ("1 เม.ย. 67", "th"): "2024-04-01",
    ("Sat 14 Mar 2026 09.30 GMT", "en"): "2026-03-14T09:30",
}


@pytest.mark.parametrize(("line", "fields"), FIELDS.items())
def test_fields_of_a_line(line: str, fields: list[str]) -> None:
    assert split_fields(line) == fields


@pytest.mark.parametrize(("line", "names"), JOINED.items())
def test_names_come_apart(line: str, names: list[str]) -> None:
    assert [credit.name for credit in read_names(line).credits] == names


@pytest.mark.parametrize(("line", "credited"), WITH.items())
def test_who_wrote_and_with_whom(line: str, credited: list[tuple[str, str]]) -> None:
    found = read_byline(line)
    assert found is not None
    assert [(credit.name, credit.role) for credit in found.credits] == credited


@pytest.mark.parametrize(("line", "value"), DATES.items())
def test_a_date_as_it_is_printed(line: tuple[str, str], value: str) -> None:
    found = read_date(line[0], language=line[1])
    assert found is not None
    assert found.published is not None
    assert found.published.value == value


def test_no_thai_year_behind_another_tongues_month() -> None:
    assert [found.published for found in find_dates("12 May 69 boats came")] == [None]


def test_a_change_told_relatively_behind_a_day_leaves_the_day_its_own() -> None:
    found = find_dates("14/03/2026 09h30 - Atualizado há 2 dias", language="pt")
    assert [(date.published and date.published.value, date.modified) for date in found] == [
        ("2026-03-14T09:30", False)
    ]

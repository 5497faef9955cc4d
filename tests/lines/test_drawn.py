"""Icons that markup draws before the labels of a line, and the label that is the section."""

import pytest

from workers.lines.drawn import UNNAMED, drawn_items
from workers.lines.icon_rows import is_label, section_item
from workers.lines.icons import IconItem, split_icons
from workers.model import Block

ROWS = {
    "Harbours 3 days ago": (
        ((0, "fa fa-globe"), (9, "fa fa-clock-o")),
        (("fa-globe", "other", "Harbours"), ("fa-clock-o", "time", "3 days ago")),
    ),
    "港口 | 3 天前": (
        ((0, "folder"), (5, "")),
        (("folder", "section", "港口"), (UNNAMED, None, "3 天前")),
    ),
    "Autorin: Ada Finch 3. Mai": (
        ((18, "icon-calendar"),),
        ((None, None, "Autorin: Ada Finch"), ("icon-calendar", "time", "3. Mai")),
    ),
    "Порты": (((0, "earth-outline"),), (("earth-outline", "other", "Порты"),)),
    "Save": (((0, "ico btn"), (0, "tag")), ((UNNAMED, None, ""), ("tag", "section", "Save"))),
}


@pytest.mark.parametrize("text", ROWS)
def test_the_icons_of_a_row_and_their_labels(text: str) -> None:
    icons, expected = ROWS[text]
    items = drawn_items(Block(index=0, text=text, path="p", tag="p", icons=icons))
    assert tuple((item.icon, item.meaning, item.text) for item in items) == expected


def test_a_line_before_which_nothing_is_drawn_has_no_items() -> None:
    assert drawn_items(Block(index=0, text="Harbours 3 days ago", path="p", tag="p")) == ()


SECTIONS = {
    "publicHarbours scheduleone month ago": "Harbours",
    "language Havne alarm 14. oktober 2025 grade Gem artikel": "Havne",
    "sell Upper Harbours history 3 months ago": "Upper Harbours",
    "bookmarkKikötő history3 napja favorite_borderMentés": "Kikötő",
    "water_drop_alt Harbours access_time 2 hours ago": "Harbours",
    "access_time 2 hours ago flag港口": "港口",
    "globe-outlineNorth Quay time-outlineOct 14, 2025": "North Quay",
    "location_onWorld schedule3 days ago": "World",
}
NONE = [
    "location_onMarrow Bridge schedule3 days ago",
    "visibility1,204 schedule3 days ago",
    "schedule3 days ago starAdd to favorites",
    "schedule3 days ago starGem artikel",
    "publicHarbours starAdd to favorites",
    "publicshare 12 schedule3 days ago",
]


@pytest.mark.parametrize("line", SECTIONS)
def test_the_label_beside_the_date_is_the_section(line: str) -> None:
    found = section_item(split_icons(line))
    assert found is not None
    assert found.text == SECTIONS[line]


@pytest.mark.parametrize("line", NONE)
def test_no_section_where_no_label_can_be_one(line: str) -> None:
    assert section_item(split_icons(line)) is None


def test_an_icon_that_says_so_goes_before_one_beside_the_date() -> None:
    items = (
        IconItem(icon="public", meaning="other", text="Quays"),
        IconItem(icon="schedule", meaning="time", text="3 days ago"),
        IconItem(icon="folder", meaning="section", text="Harbours"),
    )
    found = section_item(items)
    assert found is not None
    assert found.text == "Harbours"


@pytest.mark.parametrize("text", ["Harbours", "Ships & Boats", "港口", "الموانئ", "Порты", "World"])
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text",
    ["", "share", "Read more", "12 views", "It leaks.", "By Ada Finch", "Agencies", "A line of too many words here"],
)
def test_what_no_section_is_called(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    "line",
    [
        "flag football begins on Sunday",
        "policy review 3 May 2025",
        "park rangers and a boat",
        "the snake_case name of a thing",
    ],
)
def test_ordinary_words_are_no_icons(line: str) -> None:
    assert split_icons(line) == ()

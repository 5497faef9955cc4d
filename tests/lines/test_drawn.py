"""Icons that markup draws before the labels of a line, and the label that is the section."""

import pytest

from workers.lines.drawn import UNNAMED, drawn_items
from workers.lines.icon_rows import is_label, section_item
from workers.lines.icons import IconItem, split_icons

ROWS = {
    '<div><i class="fa fa-globe"></i> Harbours <i class="fa fa-clock-o"></i> 3 days ago</div>': (
        ("fa-globe", "other", "Harbours"),
        ("fa-clock-o", "time", "3 days ago"),
    ),
    "<p><svg width=9><title>folder</title><path d='M0 0'/></svg>Harbours <svg><path d='M1'/></svg> 3 days ago</p>": (
        ("folder", "section", "Harbours"),
        (UNNAMED, None, "3 days ago"),
    ),
    '<a href="/c"><svg><use href="#tag"/></svg></a><b>Harbours</b>&nbsp;<img src="/i/clock.png" alt="">3 days ago': (
        ("tag", "section", "Harbours"),
        ("clock", "time", "3 days ago"),
    ),
    '<ion-icon name="earth-outline"></ion-icon> Harbours <span class="ico far fa-clock"></span>3 days ago': (
        ("earth-outline", "other", "Harbours"),
        ("fa-clock", "time", "3 days ago"),
    ),
}


@pytest.mark.parametrize("markup", ROWS)
def test_the_icons_of_a_row_and_their_labels(markup: str) -> None:
    items = drawn_items(f"<body><h1>A boat</h1>{markup}<p>Text</p></body>", "Harbours 3 days ago")
    assert tuple((item.icon, item.meaning, item.text) for item in items) == ROWS[markup]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Harbours 3 days ago</p>",
        '<p><span class="gap"></span>Harbours 3 days ago</p>',
        '<img src="/ada.jpg" class="avatar"><p>Harbours 3 days ago</p>',
        '<p>More <i class="fa fa-globe"></i></p><p>Harbours 3 days ago</p>',
        '<p><i class="fa fa-globe">x</i> Harbours 3 days ago</p>',
    ],
)
def test_a_line_before_which_nothing_is_drawn_has_no_items(markup: str) -> None:
    assert drawn_items(markup, "Harbours 3 days ago") == ()


def test_entities_and_white_space_in_the_markup_are_no_obstacle() -> None:
    markup = '<div>\n <i class="bi bi-globe"></i>\n Ships &amp;\n  Boats</div>'
    assert [item.text for item in drawn_items(markup, "Ships & Boats")] == ["Ships & Boats"]


def test_a_long_page_of_unclosed_tags_takes_no_long() -> None:
    assert drawn_items("<svg " * 50_000 + "<i " * 50_000 + "Harbours", "Harbours") == ()


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

"""Rows of icons whose font names stand glued to words."""

import pytest

from workers.lines.icons import split_icons

HITS: dict[str, tuple[tuple[str | None, str | None, str], ...]] = {
    "folder_openUnited States access_timeone month ago": (
        ("folder_open", "section", "United States"),
        ("access_time", "time", "one month ago"),
    ),
    "starAdd to favorites": (("star", "favourite", "Add to favorites"),),
    "shareShare printPrint": (("share", "share", "Share"), ("print", "print", "Print")),
    "scheduleVor 3 Stunden person李明": (("schedule", "time", "Vor 3 Stunden"), ("person", "person", "李明")),
    "Politicsaccess_time2 hours ago": ((None, None, "Politics"), ("access_time", "time", "2 hours ago")),
    "fa fa-clock-o 3 hours ago": (("fa-clock-o", "time", "3 hours ago"),),
    "favorite_border share print": (
        ("favorite_border", "favourite", ""),
        ("share", "share", ""),
        ("print", "print", ""),
    ),
    "chat_bubble_outline12": (("chat_bubble_outline", "comment", "12"),),
}
MISSES = (
    "",
    "share",
    "The share price rose at home",
    "starting shares",
    "homeland security",
    "personality",
    "A person of interest",
    "iPhone and eBay",
    "snake_case_names in code",
    "folder_open" + "x" * 400,
)


@pytest.mark.parametrize("line", HITS)
def test_hit(line: str) -> None:
    assert tuple((item.icon, item.meaning, item.text) for item in split_icons(line)) == HITS[line]


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert split_icons(line) == ()

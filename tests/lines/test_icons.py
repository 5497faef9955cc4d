"""Rows of icons whose font names stand glued to words."""

import pytest

from workers.lines.icons import split_icons

HITS: dict[str, tuple[tuple[str | None, str | None, str], ...]] = {
    "folder_openUnited States access_timeone month ago": (
        ("folder_open", "section", "United States"),
        ("access_time", "time", "one month ago"),
    ),
    "folder_zipWeltweit query_buildervor 3 Stunden": (
        ("folder_zip", "section", "Weltweit"),
        ("query_builder", "time", "vor 3 Stunden"),
    ),
    "turned_in_notAdd to favorites": (("turned_in_not", "favourite", "Add to favorites"),),
    "calendar_view_week3 May 2025 manage_accountsAda Winter": (
        ("calendar_view_week", "time", "3 May 2025"),
        ("manage_accounts", "person", "Ada Winter"),
    ),
    "fa-user-pen Ada Winter fa-calendar-day 3 May 2025": (
        ("fa-user-pen", "person", "Ada Winter"),
        ("fa-calendar-day", "time", "3 May 2025"),
    ),
    "ion-chatbubble-ellipses-outline 12 ion-hourglass-outline hace 2 días": (
        ("ion-chatbubble-ellipses-outline", "comment", "12"),
        ("ion-hourglass-outline", "time", "hace 2 días"),
    ),
    "icon-clock2 3 hours ago": (("icon-clock2", "time", "3 hours ago"),),
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
    "folderUnited States scheduleone month ago": (
        ("folder", "section", "United States"),
        ("schedule", "time", "one month ago"),
    ),
    "local_offerUnited States todayone month ago": (
        ("local_offer", "section", "United States"),
        ("today", "time", "one month ago"),
    ),
    "folderpolitics scheduleone month ago": (
        ("folder", "section", "politics"),
        ("schedule", "time", "one month ago"),
    ),
    "folder Valley schedule one month ago": (("folder", "section", "Valley"), ("schedule", "time", "one month ago")),
    "scheduleone month ago folderWorld": (("schedule", "time", "one month ago"), ("folder", "section", "World")),
    "folderПолитика scheduleмесяц назад": (("folder", "section", "Политика"), ("schedule", "time", "месяц назад")),
    "folder国际 schedule3天前": (("folder", "section", "国际"), ("schedule", "time", "3天前")),
    "person Ada Winter schedule 2 days ago": (("person", "person", "Ada Winter"), ("schedule", "time", "2 days ago")),
    "staradd to favorites": (("star", "favourite", "add to favorites"),),
    "folder_special_outlinedWorld": (("folder_special", "section", "World"),),
    "ic_schedule_24dp 2 hours ago": (("schedule", "time", "2 hours ago"),),
    "bi-clockone month ago": (("bi-clock", "time", "one month ago"),),
    "bi bi-clock-fill 2 hours ago": (("bi-clock-fill", "time", "2 hours ago"),),
    "ri-time-line vor 2 Tagen ri-folder-open-line Politik": (
        ("ri-time-line", "time", "vor 2 Tagen"),
        ("ri-folder-open-line", "section", "Politik"),
    ),
    "ios-time-outline hace 2 días": (("ios-time-outline", "time", "hace 2 días"),),
    "time-outline 3 hours ago": (("time-outline", "time", "3 hours ago"),),
    "glyphicon glyphicon-folder-open World": (("glyphicon-folder-open", "section", "World"),),
    "icon-folderWorld icon-clockone month ago": (
        ("icon-folder", "section", "World"),
        ("icon-clock", "time", "one month ago"),
    ),
    "\uf07bWorld\uf017one month ago": (("\uf07b", "section", "World"), ("\uf017", "time", "one month ago")),
    "\U000f0150 3 hours ago": (("\U000f0150", "other", "3 hours ago"),),
    "📁 World 🕒 3 hours ago": (("📁", "section", "World"), ("🕒", "time", "3 hours ago")),
    "🗓️ 12 May 2025": (("🗓", "time", "12 May 2025"),),
    "⭐ Add to favorites": (("⭐", "favourite", "Add to favorites"),),
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
    "starting 3 May 2025",
    "Last update: 3 May 2025",
    "3 mei 2025 • Laatste update: 04-05-2025, 06:30",
    "shares fell 3 May 2025",
    "homework",
    "topics 3 hours ago",
    "update 3 hours ago",
    "Last updated: 13 July 2020",
    "Latest updated October 3rd, 2025.",
    "today 3 May 2025",
    "bi-weekly meeting",
    "The time-line of events",
    "label-mates",
    "tv2",
    "radio4 said on Friday",
    "⭐ Five stars for the dinner by the sea",
    "🏆 Winners",
    "Sign up for email newsletters",
    "Expand business menu",
)


@pytest.mark.parametrize("line", HITS)
def test_hit(line: str) -> None:
    assert tuple((item.icon, item.meaning, item.text) for item in split_icons(line)) == HITS[line]


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert split_icons(line) == ()

"""One ``<br>`` between lines: a border where the lines are paragraphs, white space where they are wrapped."""

import pytest

from workers.contract import Page
from workers.model import Reading
from workers.reading import read

PARAGRAPHS = {
    "en": (
        "The ferry will call at the old quay again from Monday.",
        "Nobody on the island had asked for it to stop.",
        "“We waited a year,” said the keeper of the light.",
    ),
    "de": (
        "Die Fähre legt ab Montag wieder am alten Kai an.",
        "Niemand auf der Insel hatte das Ende gewollt.",
        "„Wir haben ein Jahr gewartet“, sagte die Wärterin.",
    ),
    "ru": (
        "С понедельника паром снова будет заходить в старую гавань.",
        "Никто на острове не просил его отменять.",
        "Смотрительница маяка говорит, что ждали целый год.",
    ),
    "ar": (
        "تعود العبارة إلى الرصيف القديم ابتداء من يوم الاثنين المقبل.",
        "لم يطلب أحد في الجزيرة أن تتوقف رحلاتها اليومية.",
        "هل انتظر السكان عاما كاملا من أجل هذا القرار؟",
    ),
    "hi": (
        "सोमवार से नाव फिर पुराने घाट पर रुकने लगेगी और सुबह चलेगी।",
        "द्वीप पर किसी ने इसे बंद करने की मांग नहीं की थी।",
        "लोगों ने इसके लिए पूरे एक साल तक इंतजार किया।",
    ),
    "ja": (
        "渡し船は月曜日から再び古い桟橋に立ち寄ることになった。",
        "島の誰も運航の中止を望んではいなかったという。",
        "灯台守は「一年待ち続けた」と静かに話していた。",
    ),
    "ko": (
        "나룻배가 월요일부터 다시 옛 부두에 들르기로 했다.",
        "섬에 사는 사람은 아무도 여객선의 운항 중단을 바라지 않았다.",
        "등대지기 할머니는 소식을 꼬박 한 해 동안 기다렸다고 말했다.",
    ),
}
HEAD = ("Ferry returns to the island", "By Ada Finch", "Harbours | 3 May 2025")
LONG = (
    "The ferry will call at the old quay again from Monday, the harbour board said, and nobody there asked why. " * 2
)


def texts(lines: tuple[str, ...], box: str = "<div>{}</div>") -> list[str]:
    found = read(Page(html=box.format("<br>\n".join(lines))))
    assert isinstance(found, Reading)
    return [block.text for block in found.blocks]


@pytest.mark.parametrize("language", PARAGRAPHS)
@pytest.mark.parametrize("box", ["<div>{}</div>", "<table><tr><td><font size=2>{}</font></td></tr></table>"])
def test_lines_that_are_sentences_are_blocks(language: str, box: str) -> None:
    assert texts(PARAGRAPHS[language], box) == list(PARAGRAPHS[language])


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_so_are_the_lines_above_and_below_them(language: str) -> None:
    lines = (*HEAD, *PARAGRAPHS[language], "(Island Press)")
    assert texts(lines) == list(lines)


def test_one_long_paragraph_is_enough() -> None:
    assert texts((*HEAD, LONG.strip())) == [*HEAD, LONG.strip()]


def test_styles_and_links_inside_a_line_do_not_part_it() -> None:
    first, second, third = PARAGRAPHS["en"]
    lines = (first.replace("ferry", "<b>ferry</b>"), second.replace("island", "<a href=/i>island</a>"), third)
    assert texts(lines) == list(PARAGRAPHS["en"])


def test_a_line_that_goes_on_is_not_parted() -> None:
    first, second, third = PARAGRAPHS["en"]
    lines = (first, second, third, "The quay, the keeper says,", "is hers.", first)
    assert texts(lines) == [first, second, third, "The quay, the keeper says, is hers.", first]


def test_a_sentence_that_begins_inside_a_line_goes_on_in_the_next() -> None:
    first, second, third = PARAGRAPHS["en"]
    lines = (first, second, third, "It is a small quay, and nobody counts its boats. Now", "Ansel will count them.")
    assert texts(lines) == [first, second, third, " ".join(lines[3:])]


TOGETHER = {
    "verse": ("The river keeps its counsel.", "The reeds are still.", "A heron waits.", "Nothing is lost."),
    "verse that runs on": ("O Marrow wide and slow,", "you keep what children owe", "and never ask again."),
    "стихи": ("Река хранит молчанье.", "Камыш застыл.", "И цапля ждёт.", "Всё позади."),
    "an address": ("Harbour Board of Ansel", "12 Quay Street", "Port Ansel 4021", "Halvorn"),
    "eine Anschrift": ("Hafenamt Ansel", "Kaistr. 12", "4021 Port Ansel", "Telefon 555 0142"),
    "a wrapped paragraph": (
        "The ferry will call at the old quay again from Monday. Nobody",
        "on the island had asked for it to stop, and the board never said",
        "why it did. Keepers of the light waited a year for the news that",
        "came by letter on a Friday. It was not signed.",
    ),
    "用换行的段落": (
        "渡船从星期一起将重新停靠旧码头，岛上",
        "没有人要求它停航，管理处也从未说明",
        "原因。灯塔看守人等了整整一年。",
    ),
    "a menu": ("Home", "World", "Harbours", "About us"),
    "one sentence": ("Ferry returns", "Nobody on the island had asked for it to stop."),
}


@pytest.mark.parametrize("kind", TOGETHER)
def test_lines_of_one_thing_stay_together(kind: str) -> None:
    assert texts(TOGETHER[kind]) == [" ".join(TOGETHER[kind])]


def test_verse_between_paragraphs_stays_together() -> None:
    first, second, third = PARAGRAPHS["en"]
    verse = TOGETHER["verse"]
    assert texts((first, second, "", *verse, "", third)) == [first, second, " ".join(verse), third]


def test_breaks_in_many_nested_elements_take_no_long() -> None:
    found = read(Page(html="<span>a<br>" * 1_400 + LONG * 2_000))
    assert isinstance(found, Reading)
    assert found.blocks[-1].text.endswith("asked why.")


ICONS = '<i class="material-icons">folder_open</i>{} <i class="material-icons">schedule</i>3'
HEADS = {
    "en": ("All the news that floats", "Ferry returns to the island"),
    "de": ("Nah am Wasser", "Die Fähre kehrt auf die Insel zurück"),
    "ru": ("Правда у причала", "Паром возвращается на остров"),
    "ar": ("صدق الكلمة", "العبارة تعود إلى الجزيرة"),
    "hi": ("सच के साथ", "नाव द्वीप पर लौट रही है फिर से"),
    "ja": ("真実を伝える", "渡し船が島に戻ってくることになった"),
    "ko": ("진실을 말하다", "나룻배가 월요일부터 섬으로 다시 돌아온다"),
}


@pytest.mark.parametrize("language", HEADS)
def test_rows_of_the_head_are_blocks_where_two_breaks_part_the_paragraphs(language: str) -> None:
    motto, headline = HEADS[language]
    long = tuple(text * 2 for text in PARAGRAPHS[language])
    rows = (motto, headline, f"{headline} | Post", ICONS.format(headline), headline)
    markup = "<br>".join(rows) + "<br><br>" + "<br><br>".join(long) + "<br><br>Comments<br>Share"
    rows = (*rows[:3], f"folder_open{headline} schedule3", headline)
    assert texts((markup,)) == [*rows, *long, "Comments", "Share"]


@pytest.mark.parametrize("language", HEADS)
def test_a_line_that_is_printed_again_parts_the_lines_around_it(language: str) -> None:
    motto, headline = HEADS[language]
    doubled = (motto, headline * 2, headline * 2, "schedule3")
    assert texts(doubled) == list(doubled)
    assert texts((motto, headline * 2, motto, "schedule3")) == [" ".join((motto, headline * 2, motto, "schedule3"))]


def test_verse_between_two_breaks_stays_together() -> None:
    verse = "O Marrow<br>wide and slow<br>under the moon"
    markup = f"{LONG}<br><br>{verse}<br><br>{LONG}"
    assert texts((markup,)) == [LONG.strip(), "O Marrow wide and slow under the moon", LONG.strip()]


def test_wrapped_paragraphs_above_others_stay_together() -> None:
    wrapped = LONG.strip().replace(" harbour", "<br>harbour").replace(" nobody", "<br>nobody")
    assert texts((f"{wrapped}<br><br>{wrapped}<br><br>{LONG}",)) == [LONG.strip()] * 3


def test_a_loader_above_lines_that_are_paragraphs_does_not_count_as_a_sentence() -> None:
    head = ("One moment…", "We ask twice. Since 1904", "FERRY RETURNS", "folder_openHarbours", "By Staff")
    assert texts((*head, *PARAGRAPHS["en"])) == [*head, *PARAGRAPHS["en"]]


@pytest.mark.parametrize(
    "box", ["<blockquote>{}</blockquote>", "<figure><blockquote><p>{}</p></blockquote></figure>"]
)
def test_lines_of_a_post_in_a_quotation(box: str) -> None:
    post = ("The boat floats tonight.", "Posted by River Radio on Monday, June 3, 2024")
    assert texts(post, box) == list(post)
    assert texts(("O Marrow", "wide and slow"), box) == ["O Marrow wide and slow"]

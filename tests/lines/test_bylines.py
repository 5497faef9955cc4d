"""Printed bylines in many languages: who is credited, as what, and lines that are none."""

import pytest

from workers.lines.bylines import read_byline
from workers.lines.parts import read_names

#: line -> (name, kind, role) of each credit
HITS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "By Staff, Agencies": (("Staff", "desk", "by"), ("Agencies", "agency", "by")),
    "By Our Correspondent": (("Our Correspondent", "desk", "by"),),
    "By Web Desk": (("Web Desk", "desk", "by"),),
    "By Reuters Staff": (("Reuters Staff", "desk", "by"),),
    "By AFP": (("AFP", "agency", "by"),),
    "By The Associated Press": (("The Associated Press", "agency", "by"),),
    "By Ada Winter": (("Ada Winter", "person", "by"),),
    "ByAda Winter": (("Ada Winter", "person", "by"),),
    "ParOdile Mercier": (("Odile Mercier", "person", "by"),),
    "by Ada Winter": (("Ada Winter", "person", "by"),),
    "BY ADA WINTER": (("ADA WINTER", "person", "by"),),
    "Written by Ada Winter": (("Ada Winter", "person", "by"),),
    "Story by: Ada Winter": (("Ada Winter", "person", "by"),),
    "Author: Ada Winter": (("Ada Winter", "person", "by"),),
    "By Ada Winter and Bo Sommer": (("Ada Winter", "person", "by"), ("Bo Sommer", "person", "by")),
    "By Ada Winter, Bo Sommer and Cyd Vale": (
        ("Ada Winter", "person", "by"),
        ("Bo Sommer", "person", "by"),
        ("Cyd Vale", "person", "by"),
    ),
    "By Ada Winter & Bo Sommer": (("Ada Winter", "person", "by"), ("Bo Sommer", "person", "by")),
    "By Ada Winter; Bo Sommer": (("Ada Winter", "person", "by"), ("Bo Sommer", "person", "by")),
    "By Ada Winter / Bo Sommer": (("Ada Winter", "person", "by"), ("Bo Sommer", "person", "by")),
    "Por Ada Winter, Bo Sommer e Cyd Vale, g7 — Porto Novo": (
        ("Ada Winter", "person", "by"),
        ("Bo Sommer", "person", "by"),
        ("Cyd Vale", "person", "by"),
    ),
    "By Ada Winter, abc8": (("Ada Winter", "person", "by"),),
    "Von Ada Winter, rsb25 Hafenstadt": (("Ada Winter", "person", "by"),),
    "By Ada Winter, Chief Political Correspondent": (("Ada Winter", "person", "by"),),
    "By Ada Winter, Staff Writer": (("Ada Winter", "person", "by"),),
    "By Ada Winter Staff Writer": (("Ada Winter", "person", "by"),),
    "By Ada Winter, Associated Press": (("Ada Winter", "person", "by"), ("Associated Press", "agency", "by")),
    "With inputs from Reuters.": (("Reuters", "agency", "with"),),
    "By Ada Winter with AFP": (("Ada Winter", "person", "by"), ("AFP", "agency", "with")),
    "By Ada Winter, Agencies": (("Ada Winter", "person", "by"), ("Agencies", "agency", "by")),
    "Von Ada Winter und dpa": (("Ada Winter", "person", "by"), ("dpa", "agency", "by")),
    "By Ada Winter | Harbour Gazette": (("Ada Winter", "person", "by"),),
    "By Ada Winter for The Gazette": (("Ada Winter", "person", "by"),),
    "By Ada Winter in Kyiv": (("Ada Winter", "person", "by"),),
    "By Ada Winter, New York": (("Ada Winter", "person", "by"),),
    "By Ada Winter, PhD": (("Ada Winter", "person", "by"),),
    "By Ada Winter ada@paper.example": (("Ada Winter", "person", "by"),),
    "By Ada Winter @adawinter": (("Ada Winter", "person", "by"),),
    "By Ada Winter Jr.": (("Ada Winter Jr.", "person", "by"),),
    "By A. B. DE LA VEGA": (("A. B. DE LA VEGA", "person", "by"),),
    "By Ludo van der Meer": (("Ludo van der Meer", "person", "by"),),
    "By Ada Winter | 18 September 2025": (("Ada Winter", "person", "by"),),
    "By Ada Winter Published 3 May 2024": (("Ada Winter", "person", "by"),),
    "By Ada Winter 3 hours ago": (("Ada Winter", "person", "by"),),
    "Ada Winter | Reuters": (("Ada Winter", "person", "by"), ("Reuters", "agency", "by")),
    "Ada Winter / AFP": (("Ada Winter", "person", "by"), ("AFP", "agency", "by")),
    "Jutta Birke – dpa": (("Jutta Birke", "person", "by"), ("dpa", "agency", "by")),
    "Ирина Лебедева | ТАСС": (("Ирина Лебедева", "person", "by"), ("ТАСС", "agency", "by")),
    "Ada Winter | Austral News Agency": (("Ada Winter", "person", "by"), ("Austral News Agency", "agency", "by")),
    "Ada Winter | Reuters | 3 October 2025": (("Ada Winter", "person", "by"), ("Reuters", "agency", "by")),
    "Ada Winter/AFP/Getty Images": (
        ("Ada Winter", "person", "photo"),
        ("AFP", "agency", "photo"),
        ("Getty Images", "agency", "photo"),
    ),
    "Autorin/Autor Jutta Birke": (("Jutta Birke", "person", "by"),),
    "Photos by Ada Winter": (("Ada Winter", "person", "photo"),),
    "Edited by: Ada Winter": (("Ada Winter", "person", "editor"),),
    "Translated by Ada Winter": (("Ada Winter", "person", "translation"),),
    "Additional reporting by Ada Winter": (("Ada Winter", "person", "reporting"),),
    "Reporting by Ada Winter in Oslo and Bo Sommer in Bergen; Editing by Cyd Vale": (
        ("Ada Winter", "person", "reporting"),
        ("Bo Sommer", "person", "reporting"),
        ("Cyd Vale", "person", "editor"),
    ),
    "Von Jutta Birke und Karl Lenz": (("Jutta Birke", "person", "by"), ("Karl Lenz", "person", "by")),
    "Von unserem Korrespondenten": (("unserem Korrespondenten", "desk", "by"),),
    "Text: Jutta Birke, Fotos: Karl Lenz": (("Jutta Birke", "person", "by"), ("Karl Lenz", "person", "photo")),
    "Die Redaktion": (("Die Redaktion", "desk", "by"),),
    "Par Odile Mercier et Jean-Luc Brun": (("Odile Mercier", "person", "by"), ("Jean-Luc Brun", "person", "by")),
    "Publié par La Rédaction": (("La Rédaction", "desk", "by"),),
    "Por Inés Robles y Tomás Vega": (("Inés Robles", "person", "by"), ("Tomás Vega", "person", "by")),
    "Por Redacción": (("Redacción", "desk", "by"),),
    "Por Rita Matos e João Leal": (("Rita Matos", "person", "by"), ("João Leal", "person", "by")),
    "Di Chiara Fonte": (("Chiara Fonte", "person", "by"),),
    "a cura di Chiara Fonte": (("Chiara Fonte", "person", "by"),),
    "Door Sanne de Wit": (("Sanne de Wit", "person", "by"),),
    "Av Kari Lund og Ole Berg": (("Kari Lund", "person", "by"), ("Ole Berg", "person", "by")),
    "Teksti: Aino Salo": (("Aino Salo", "person", "by"),),
    "Autor: Zofia Wilk": (("Zofia Wilk", "person", "by"),),
    "Piše: Maja Kos": (("Maja Kos", "person", "by"),),
    "Írta: Nagy Réka": (("Nagy Réka", "person", "by"),),
    "Scris de Ana Pop": (("Ana Pop", "person", "by"),),
    "Автор: Ирина Лебедева": (("Ирина Лебедева", "person", "by"),),
    "Текст: Олена Гай та Іван Бук": (("Олена Гай", "person", "by"), ("Іван Бук", "person", "by")),
    "Συντάκτης: Νίκη Λάμπρου": (("Νίκη Λάμπρου", "person", "by"),),
    "Yazan: Elif Demir": (("Elif Demir", "person", "by"),),
    "Oleh Sari Wulan": (("Sari Wulan", "person", "by"),),
    "بقلم: سلمى حداد": (("سلمى حداد", "person", "by"),),
    "מאת נועה לוי": (("נועה לוי", "person", "by"),),
    "बाय रमा जोशी": (("रमा जोशी", "person", "by"),),
    "作者：李明": (("李明", "person", "by"),),
    "本报记者 李明 王芳": (("李明", "person", "by"), ("王芳", "person", "by")),
    "文/李明": (("李明", "person", "by"),),
    "责任编辑：王芳": (("王芳", "person", "editor"),),
    "김민지 기자": (("김민지", "person", "by"),),
    "글 김민지": (("김민지", "person", "by"),),
    "글 김민지 기자": (("김민지", "person", "by"),),
    "글·사진 이서준": (("이서준", "person", "by"),),
    "글쓴이 박하늘": (("박하늘", "person", "by"),),
    "글 김민지 사진 박지훈": (("김민지", "person", "by"), ("박지훈", "person", "photo")),
    "山田花子記者": (("山田花子", "person", "by"),),
    "記者 山田 花子": (("山田 花子", "person", "by"),),
    "山田 花子 記者": (("山田 花子", "person", "by"),),
    "本社特派員 山田 花子": (("山田 花子", "person", "by"),),
    "김 민지 기자": (("김 민지", "person", "by"),),
    "김민지 기자 | 뉴스1": (("김민지", "person", "by"),),
    "文・山田花子": (("山田花子", "person", "by"),),
    "文/李明 图/王芳": (("李明", "person", "by"), ("王芳", "person", "photo")),
}
MISSES = (
    "By the time the ferry left, it was dark.",
    "By Friday, the river had risen two metres",
    "By contrast, the north saw no rain at all.",
    "By Ada Winter's account, nobody had seen the letter before it was read out in court",
    "By Donald Duck in a speech on Friday, the",
    "Von der Küste bis zu den Bergen regnete es",
    "Di Maria scored twice",
    "De Gaulle",
    "Por la tarde llegó la lluvia",
    "Par la fenêtre, on voyait la mer",
    "Ada Winter",
    "Climate Change",
    "Middle East | Reuters",
    "Ada Winter | Harbour Gazette",
    "Ada Winter, Reuters reported, was away",
    "",
    "By ",
    "文化",
    "記者会見が開かれた",
    "Chief of staff resigns",
    "Staffordshire",
    "ByteHarbour grows",
    "Portugal",
)


@pytest.mark.parametrize("line", HITS)
def test_hit(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert tuple((credit.name, credit.kind, credit.role) for credit in byline.credits) == HITS[line]


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert read_byline(line) is None


def test_what_was_glued_on_is_kept_apart() -> None:
    byline = read_byline("By Ada Winter | 18 September 2025")
    assert byline is not None
    assert byline.rest == "18 September 2025"


@pytest.mark.parametrize("name", ["Ministerium für Wirtschaft und Klimaschutz", "Institute of Rivers and Lakes"])
def test_an_organisation_is_not_split_at_its_and(name: str) -> None:
    assert [(credit.name, credit.kind) for credit in read_names(name).credits] == [(name, "organisation")]


@pytest.mark.parametrize("name", ["桐野 澄江", "王 芳", "司馬 遼", "김 민지", "高橋 花子"])
def test_an_inner_space_does_not_make_two_persons(name: str) -> None:
    assert [(credit.name, credit.kind) for credit in read_names(name).credits] == [(name, "person")]


@pytest.mark.parametrize("text", ["", " ", "x" * 400, "admin", "http://example.org/author/1"])
def test_what_is_no_name_says_why(text: str) -> None:
    names = read_names(text)
    assert names.credits == ()
    assert names.refused


@pytest.mark.parametrize(
    "line",
    [
        "Middle East Friday, 3rd October 2025",
        "Naher Osten, 3. Oktober 2025",
        "Ближний Восток 3 октября 2025",
        "Brannock Courier | 3 October 2025",
        "Hafener Anzeiger | 3. Oktober 2025",
        "Corriere Alto, 3 ottobre 2025",
        "(इनपुट पीटीआई से)",
    ],
)
def test_a_place_or_an_outlet_beside_a_date_is_no_person(line: str) -> None:
    assert read_names(line, known=False).credits == ()


def test_the_day_of_the_week_before_a_date_is_no_part_of_a_name() -> None:
    for line in (
        "Ada Winter Friday, 3 October 2025",
        "Ada Winter, vendredi 3 octobre 2025",
        "Ada Winter Do 9 Apr 2020",
    ):
        assert [credit.name for credit in read_names(line, known=False).credits] == ["Ada Winter"], line


def test_a_long_hostile_line_is_refused_at_once() -> None:
    assert read_byline("By " + "A, " * 50_000) is None

"""Bylines that name nobody: desks and agencies, with and without a label, in many languages."""

import pytest

from workers.lines.bylines import read_byline

#: line -> names of desks, names of agencies
BOTH: dict[str, tuple[str, str]] = {
    "Staff | Agencies": ("Staff", "Agencies"),
    "Staff and agencies": ("Staff", "agencies"),
    "STAFF, AGENCIES": ("STAFF", "AGENCIES"),
    "By Staff, Agency": ("Staff", "Agency"),
    "Staff Reporter & Agencies": ("Staff Reporter", "Agencies"),
    "Staff – Agencies": ("Staff", "Agencies"),
    "Digital Desk | PTI": ("Digital Desk", "PTI"),
    "Newsroom with agencies": ("Newsroom", "agencies"),
    "Compiled by Staff, Agencies": ("Staff", "Agencies"),
    "Foreign Desk, Austral News Agency": ("Foreign Desk", "Austral News Agency"),
    "Redaktion/Agenturen": ("Redaktion", "Agenturen"),
    "Von Redaktion und Agenturen": ("Redaktion", "Agenturen"),
    "Redaktion mit dpa": ("Redaktion", "dpa"),
    "La rédaction (avec AFP)": ("La rédaction", "AFP"),
    "Par la rédaction avec agences": ("la rédaction", "agences"),
    "Redacción y agencias": ("Redacción", "agencias"),
    "Redacción/EFE": ("Redacción", "EFE"),
    "Da Redação, com agências": ("Redação", "agências"),
    "By Web Team, Newswire": ("Web Team", "Newswire"),
    "Служба новостей, ТАСС": ("Служба новостей", "ТАСС"),
    "Служба новин, УНІАН": ("Служба новин", "УНІАН"),
    "Συντακτική ομάδα, ΑΠΕ-ΜΠΕ": ("Συντακτική ομάδα", "ΑΠΕ-ΜΠΕ"),
    "Redazione ANSA": ("Redazione", "ANSA"),
    "Por Redacción EFE": ("Redacción", "EFE"),
    "Redaktion dpa": ("Redaktion", "dpa"),
    "Redazione, agenzie": ("Redazione", "agenzie"),
    "Redactie en persbureaus": ("Redactie", "persbureaus"),
    "Redakcja, agencje": ("Redakcja", "agencje"),
    "Redakce, agentury": ("Redakce", "agentury"),
    "Redakcija, agencije": ("Redakcija", "agencije"),
    "Szerkesztőség, hírügynökségek": ("Szerkesztőség", "hírügynökségek"),
    "Redacția, agenții": ("Redacția", "agenții"),
    "Haber Merkezi, Ajanslar": ("Haber Merkezi", "Ajanslar"),
    "Tim Redaksi, Kantor Berita": ("Tim Redaksi", "Kantor Berita"),
    "Ban biên tập, các hãng thông tấn": ("Ban biên tập", "các hãng thông tấn"),
    "Toimitus, uutistoimistot": ("Toimitus", "uutistoimistot"),
    "Redaktionen, nyhetsbyråer": ("Redaktionen", "nyhetsbyråer"),
    "Редакция, агентства": ("Редакция", "агентства"),
    "Редакція / Агентства": ("Редакція", "Агентства"),
    "Редакцията, агенции": ("Редакцията", "агенции"),
    "Σύνταξη, πρακτορεία": ("Σύνταξη", "πρακτορεία"),
    "المحرر + وكالات": ("المحرر", "وكالات"),
    "هيئة التحرير ووكالات": ("هيئة التحرير", "وكالات"),
    "מערכת האתר וסוכנויות הידיעות": ("מערכת האתר", "סוכנויות הידיעות"),
    "تحریریه، خبرگزاری\u200cها": ("تحریریه", "خبرگزاری\u200cها"),
    "न्यूज डेस्क, एजेंसी": ("न्यूज डेस्क", "एजेंसी"),
    "ওয়েব ডেস্ক, এজেন্সি": ("ওয়েব ডেস্ক", "এজেন্সি"),
    "本报记者 通讯社": ("本报记者", "通讯社"),
    "編集部、通信社": ("編集部", "通信社"),
    "편집국, 통신사": ("편집국", "통신사"),
    "กองบรรณาธิการ, สำนักข่าว": ("กองบรรณาธิการ", "สำนักข่าว"),
}
DESKS = (
    "News Desk",
    "From our correspondent",
    "Staff Writer",
    "Notre correspondant",
    "Nuestro corresponsal",
    "Dal nostro corrispondente",
    "Наш корреспондент",
    "Соб. корр.",
    "مراسلنا",
    "本报记者",
    "本社記者",
    "본지 기자",
)
MISSES = (
    "Staff cuts, agencies say",
    "Central Bank, Agencies",
    "Redaktion der Woche gewinnt Preis",
    "Sport / Kultur",
    "Agency and government",
    "News, Press",
    "Desk, lamp and chair",
    "通讯社报道说",
    "本田 社長",
)


@pytest.mark.parametrize("line", BOTH)
def test_a_desk_and_an_agency(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [(credit.name, credit.kind) for credit in byline.credits] == [
        (BOTH[line][0], "desk"),
        (BOTH[line][1], "agency"),
    ]


@pytest.mark.parametrize("line", DESKS)
def test_a_desk_alone(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [(credit.name, credit.kind) for credit in byline.credits] == [(line, "desk")]


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(("line", "desk"), [("Da Redação", "Redação"), ("Dalla redazione", "redazione")])
def test_the_word_for_from_is_no_part_of_a_desk(line: str, desk: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [(credit.name, credit.kind) for credit in byline.credits] == [(desk, "desk")]


def test_agencies_behind_with_went_in() -> None:
    byline = read_byline("Redaktion mit dpa")
    assert byline is not None
    assert [credit.role for credit in byline.credits] == ["by", "with"]

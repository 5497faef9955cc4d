"""Invented texts in 27 languages, in every encoding their pages are found in: declared, declared falsely, undeclared."""

# ruff: noqa: E501 - a text stands in one line

import pytest

from workers import reading
from workers.contract import Page
from workers.model import Reading
from workers.reading.charsets import CARRIES, guesses, sample_of
from workers.reading.decode import Decoded, decode

TEXTS: dict[str, tuple[str, list[str]]] = {
    "ru": (
        "Городской совет принял бюджет на следующий год после долгих споров о новой набережной.",
        ["cp1251", "koi8-r", "iso8859-5", "cp866"],
    ),
    "uk": (
        "Міська рада вчора ухвалила бюджет на наступний рік; її депутати сперечалися про нову набережну й бібліотеку.",
        ["cp1251", "koi8-u", "iso8859-5"],
    ),
    "bg": (
        "Общинският съвет прие вчера бюджета за следващата година след дълъг спор за новата библиотека.",
        ["cp1251"],
    ),
    "fr": (
        "Le maire a annoncé hier l’ouverture d’un café près de la forêt ; les élèves étaient très heureux.",
        ["cp1252"],
    ),
    "de": (
        "Der Gemeinderat hat gestern über die neue Brücke entschieden; die Bürger müssen noch größere Geduld üben.",
        ["cp1252"],
    ),
    "es": (
        "El alcalde anunció ayer la reunión de mañana; según él, la situación económica también cambió este año.",
        ["cp1252"],
    ),
    "sv": (
        "Kommunfullmäktige sade i går att bron över ån ska byggas först nästa år, på grund av kostnaderna.",
        ["cp1252"],
    ),
    "is": ("Bæjarstjórnin samþykkti í gær að byggja nýja brú yfir ána og það verður gert á næsta ári.", ["cp1252"]),
    "pt": (
        "A câmara aprovou ontem a construção da nova ponte; não há previsão de quando as obras começarão.",
        ["cp1252"],
    ),
    "pl": (
        "Rada miasta przyjęła wczoraj budżet na przyszły rok; ścieżka nad rzeką będzie gotowa w październiku.",
        ["cp1250", "iso8859-2"],
    ),
    "cs": (
        "Městská rada včera schválila rozpočet na příští rok; stezka u řeky bude hotová v říjnu, řekl mluvčí.",
        ["cp1250", "iso8859-2"],
    ),
    "sk": (
        "Mestská rada včera schválila rozpočet na budúci rok; cesta pri rieke bude hotová, keď opadne voda.",
        ["cp1250", "iso8859-2"],
    ),
    "hu": (
        "A városi tanács tegnap elfogadta a jövő évi költségvetést; a folyó melletti út októberre készül el, mondta a szóvivő.",
        ["cp1250", "iso8859-2"],
    ),
    "ro": (
        "Consiliul oraşului a aprobat ieri bugetul pentru anul următor; aleea de lângă râu va fi gata în octombrie şi când va ţine.",
        ["cp1250", "iso8859-2"],
    ),
    "hr": (
        "Gradsko vijeće jučer je usvojilo proračun; šetnica uz rijeku bit će gotova do proljeća, kažu građani i općina.",
        ["cp1250", "iso8859-2"],
    ),
    "tr": (
        "Belediye meclisi dün gelecek yılın bütçesini onayladı; nehir kıyısındaki yol ekim ayında açılacak, dedi sözcü.",
        ["cp1254"],
    ),
    "lt": (
        "Miesto taryba vakar patvirtino kitų metų biudžetą; takas prie upės bus baigtas spalį, sakė atstovė.",
        ["cp1257"],
    ),
    "lv": (
        "Pilsētas dome vakar apstiprināja nākamā gada budžetu; taka pie upes būs gatava oktobrī, sacīja pārstāve.",
        ["cp1257"],
    ),
    "et": (
        "Linnavolikogu kinnitas eile järgmise aasta eelarve; jõeäärne tee valmib oktoobris, ütles kõneisik.",
        ["cp1257"],
    ),
    "el": ("Το δημοτικό συμβούλιο ενέκρινε χθες τον προϋπολογισμό του επόμενου έτους.", ["cp1253", "iso8859-7"]),
    "he": ("מועצת העיר אישרה אתמול את התקציב לשנה הבאה לאחר דיון ארוך על הספרייה החדשה.", ["cp1255"]),
    "ar": ("أقر مجلس المدينة أمس ميزانية العام المقبل بعد نقاش طويل حول المكتبة الجديدة.", ["cp1256", "iso8859-6"]),
    "th": ("สภาเทศบาลเมืองอนุมัติงบประมาณปีหน้าเมื่อวานนี้หลังการอภิปรายยาวนาน", ["cp874"]),
    "zh": ("市议会昨天通过了明年的预算，河边的新图书馆将于五月开放。居民们对此表示欢迎。", ["gb18030"]),
    "tw": ("市議會昨天通過了明年的預算，新圖書館將於五月開放。居民們對此表示歡迎。", ["big5hkscs"]),
    "ja": (
        "市議会は昨日、来年度の予算案を可決しました。川沿いの新しい図書館は五月に開館します。",
        ["cp932", "euc_jp"],
    ),
    "ko": ("시의회는 어제 내년 예산안을 통과시켰다. 강가의 새 도서관은 오월에 문을 연다.", ["cp949"]),
}

CASES = [(text, codec) for text, codecs in TEXTS.values() for codec in codecs]
#: What servers and templates say of pages that are something else.
LIES = ["utf-8", "iso-8859-1", "windows-1252", "windows-1251", "shift_jis", "no-such-charset"]
NAMES = {"cp874": "windows-874", "big5hkscs": "big5", "cp932": "shift_jis", "cp949": "euc-kr", "euc_jp": "euc-jp"}


def page(text: str, codec: str, label: str | None) -> bytes:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    markup = f"<html><head>{meta}</head><body><h1>Title</h1><p class=a>{text}</p><p>{text}</p></body></html>"
    return markup.encode(codec)


def read(data: bytes, content_type: str | None = None) -> Decoded:
    found = decode(data, content_type)
    assert isinstance(found, Decoded)
    return found


def test_declared_truly() -> None:
    for text, codec in CASES:
        label = NAMES.get(codec, codec.replace("cp12", "windows-12").replace("iso8859", "iso-8859"))
        found = read(page(text, codec, label))
        assert text in found.text, codec
        assert found.how == "meta", codec
        assert text in read(page(text, codec, None), f"text/html; charset={label}").text, codec


def test_undeclared() -> None:
    assert [(codec, text) for text, codec in CASES if text not in read(page(text, codec, None)).text] == []


@pytest.mark.parametrize("lie", LIES)
def test_declared_falsely(lie: str) -> None:
    header = f"text/html; charset={lie}"
    assert [(codec, text) for text, codec in CASES if text not in read(page(text, codec, lie), header).text] == []


@pytest.mark.parametrize("label", [None, "utf-8", "iso-8859-1", "utf-16"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf16(mark: str, codec: str, label: str | None) -> None:
    for language, (text, _) in TEXTS.items():
        found = read((mark + page(text, "utf-8", label).decode()).encode(codec))
        assert text in found.text, language


@pytest.mark.parametrize(("label", "flags"), [(None, ("charset_guessed",)), ("windows-1250", ())])
def test_a_guess_is_flagged(label: str | None, flags: tuple[str, ...]) -> None:
    found = reading.read(Page(html_b64=page(TEXTS["pl"][0], "cp1250", label)))
    assert isinstance(found, Reading)
    assert found.flags == flags


def test_ascii_has_nothing_to_guess() -> None:
    assert guesses(b"plain") == ()
    assert sample_of(b"<p>plain") == b""


def test_a_label_of_an_encoding_without_letters_of_ours_is_believed() -> None:
    text = "Il-kunsill tal-belt approva lbieraħ il-baġit għas-sena d-dieħla; il-mogħdija ħdejn ix-xmara tkun lesta."
    assert "iso8859-3" not in CARRIES
    assert text in read(page(text, "iso8859-3", "iso-8859-3")).text


def test_scripts_are_no_text_and_one_that_never_ends_is() -> None:
    page = b"<script>\xe1</SCRIPT><p>\xe9 one</p><style a>\xe8</style><script x>two<script>\xea"
    assert sample_of(page).replace(b">", b"").split() == [b"\xe9", b"one", b"two", b"\xea"]


def test_hostile_bytes_are_guessed_in_bounded_time() -> None:
    assert read(b"<" * 300_000 + b"\xe9" * 50 + b"<script" * 50_000).text

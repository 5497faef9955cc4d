"""Bytes become the right characters, whatever the page and its server say of them."""

import random

import pytest

from workers.model import Rejected
from workers.reading.decode import Decoded, characters, decode
from workers.reading.labels import codec_of

RUSSIAN = "Городской совет принял бюджет на следующий год после долгих споров о новой набережной. " * 4
FRENCH = "Le maire a annoncé hier l’ouverture d’un café près de la forêt; les élèves étaient très heureux. " * 4
CHINESE = "市议会昨天通过了明年的预算，河边的新图书馆将于五月开放。居民们对此表示欢迎。" * 4
JAPANESE = "市議会は昨日、来年度の予算案を可決しました。川沿いの新しい図書館は五月に開館します。" * 4
KOREAN = "시의회는 어제 내년 예산안을 통과시켰다. 강가의 새 도서관은 오월에 문을 연다. " * 4
POLISH = "Rada miasta przyjęła wczoraj budżet na przyszły rok; ścieżka nad rzeką będzie gotowa w październiku. " * 4
GREEK = "Το δημοτικό συμβούλιο ενέκρινε χθες τον προϋπολογισμό του επόμενου έτους. " * 4
ARABIC = "أقر مجلس المدينة أمس ميزانية العام المقبل بعد نقاش طويل حول المكتبة الجديدة. " * 4


def page(text: str, codec: str, label: str | None = None, lang: str = "") -> bytes:
    meta = f'<meta charset="{label}">' if label else ""
    return f"<html{f' lang={lang}' if lang else ''}><head>{meta}</head><body><p>{text}</p></body></html>".encode(
        codec
    )


def read(data: bytes, content_type: str | None = None) -> Decoded:
    found = decode(data, content_type)
    assert isinstance(found, Decoded)
    return found


TRUE_LABELS = [
    (RUSSIAN, "cp1251", "windows-1251"),
    (RUSSIAN, "koi8-r", "koi8-r"),
    (RUSSIAN, "iso8859-5", "iso-8859-5"),
    (FRENCH.replace("’", "'"), "iso8859-1", "iso-8859-1"),
    (FRENCH, "cp1252", "latin1"),
    (POLISH, "iso8859-2", "ISO-8859-2"),
    (POLISH, "cp1250", "windows-1250"),
    (GREEK, "cp1253", "windows-1253"),
    (ARABIC, "cp1256", "windows-1256"),
    (CHINESE, "gb18030", "gb2312"),
    ("市議會昨天通過了明年的預算，新圖書館將於五月開放。" * 4, "big5hkscs", "Big5"),
    (JAPANESE, "cp932", "Shift_JIS"),
    (JAPANESE, "euc_jp", "EUC-JP"),
    (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    (KOREAN, "cp949", "euc-kr"),
    (FRENCH, "utf-8", "utf-8"),
]


@pytest.mark.parametrize(("text", "codec", "label"), TRUE_LABELS)
def test_a_true_label_is_followed_in_meta_and_in_http(text: str, codec: str, label: str) -> None:
    assert text in read(page(text, codec, label)).text
    assert text in read(page(text, codec), f"text/html; charset={label}").text


@pytest.mark.parametrize("label", ["windows-1251", "iso-8859-1", "shift_jis", "no-such-charset", "utf-16", None])
@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, CHINESE])
def test_valid_utf8_proves_itself_against_any_label(text: str, label: str | None) -> None:
    found = read(page(text, "utf-8", label))
    assert text in found.text
    assert found.charset == "utf-8"


def test_latin1_labelled_utf8_is_read_as_western() -> None:
    found = read(page(FRENCH, "cp1252", "utf-8"), "text/html; charset=utf-8")
    assert FRENCH in found.text
    assert (found.charset, found.how) == ("cp1252", "western")


@pytest.mark.parametrize(
    ("text", "codec", "lang"),
    [
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN, "koi8-r", "ru"),
        (POLISH, "cp1250", "pl"),
        (CHINESE, "gb18030", "zh"),
        (JAPANESE, "euc_jp", "ja"),
    ],
)
def test_without_a_true_label_the_language_decides(text: str, codec: str, lang: str) -> None:
    found = read(page(text, codec, "utf-8", lang))
    assert text in found.text
    assert found.how == "language"


def test_without_any_help_the_bytes_are_guessed() -> None:
    found = read(page(RUSSIAN, "cp1251"))
    assert RUSSIAN in found.text
    assert found.how == "statistics"


def test_a_servers_default_label_gives_way_to_the_pages_own() -> None:
    found = read(page(CHINESE, "gb18030", "gb2312"), "text/html; charset=ISO-8859-1")
    assert CHINESE in found.text
    assert found.how == "meta"


def test_utf8_and_cp1252_mixed_in_one_page() -> None:
    data = page(RUSSIAN, "utf-8", "utf-8") + "<p>“café”</p>".encode("cp1252")
    found = read(data)
    assert RUSSIAN in found.text
    assert "“café”" in found.text
    assert found.how == "mixed-cp1252"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf16_with_and_without_its_mark(codec: str, mark: str) -> None:
    found = read((mark + page(FRENCH, "utf-8").decode()).encode(codec), "text/html; charset=utf-8")
    assert FRENCH in found.text
    assert found.charset == codec
    assert found.how == ("bom" if mark else "nul-pattern")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe" + page(FRENCH, "utf-8"),
        b"\xfe\xff" + page(FRENCH, "utf-8").decode().encode("utf-16-le"),
        page(FRENCH, "utf-8") + b"<\x00p\x00>\x00x\x00" * 2_000,
        b"a\x00" * 4_000 + page(FRENCH, "utf-8"),
    ],
    ids=["UTF-8 behind a mark", "the other order", "UTF-16 behind UTF-8", "NULs before UTF-8"],
)
def test_marks_and_nuls_that_lie(data: bytes) -> None:
    assert FRENCH in read(data).text


def test_a_utf8_mark_is_no_character() -> None:
    assert read(b"\xef\xbb\xbf<p>x").text == "<p>x"


def test_nul_bytes_vanish() -> None:
    assert read(b"<p>a\x00b</p>" + b"\x00" * 100_000).text == "<p>ab</p>"
    assert read(b"\x00" * 100_000 + b"<p>ab</p>").text == "<p>ab</p>"


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00\x00\x00"])
def test_nothing_is_empty(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Rejected)
    assert found.reason == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 \n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n" + b"abc" * 99,
        b"\xff\xd8\xff\xe0" + b"x" * 99,
        random.Random(7).randbytes(100_000),  # noqa: S311 - a seed, no secret
    ],
)
def test_binary_is_no_text(data: bytes) -> None:
    found = decode(data, "text/html")
    assert isinstance(found, Rejected)
    assert found.reason == "binary"


def test_no_bytes_raise() -> None:
    dice = random.Random(11)  # noqa: S311 - a seed, no secret
    for _ in range(300):
        soup = bytes(dice.choice(b"<>&;az \xe4\xb8\xad\xd0\xff\x80\x1b$B") for _ in range(dice.randrange(1, 400)))
        assert isinstance(
            decode(soup, "text/html; charset=" + dice.choice(["", "x", "utf-8", "gbk"])), Decoded | Rejected
        )


def test_characters_hold_no_nul_and_no_half_of_a_pair() -> None:
    assert characters("a\x00b") == "ab"
    assert characters("\ud83d\ude00 \ud83d") == "😀 \ufffd"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        (" UTF8 ", "utf-8"),
        ("ISO-8859-1", "cp1252"),
        ("gb2312", "gb18030"),
        ("x-unknown", None),
        ("", None),
        (None, None),
    ],
)
def test_labels_mean_what_the_web_means_by_them(label: str | None, codec: str | None) -> None:
    assert codec_of(label) == codec


def test_every_codec_is_one_that_python_has() -> None:
    from workers.reading import labels

    for codec in labels._CODECS:
        assert "x".encode(codec)

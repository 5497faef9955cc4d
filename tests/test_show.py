"""What reaches a terminal or a log can be read there, and does nothing."""

import pytest

from workers.show import show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, with “quotes”, é and 漢", "plain, with “quotes”, é and 漢"),
        ("two\nlines\r\n\tin", "two\\nlines\\r\\n\\tin"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x00\x07\x7f\x9b31m\x85", "\\x00\\x07\\x7f\\x9b31m\\x85"),
        ("\u202egnp.exe\u2066\u2069\u061c\u200e\u200f", "\\u202egnp.exe\\u2066\\u2069\\u061c\\u200e\\u200f"),
        ("one\u2028two\u2029", "one\\u2028two\\u2029"),
        ("\ud800", "\\ud800"),
        ("می\u200cخواهم 👨\u200d👩", "می\u200cخواهم 👨\u200d👩"),
        ("C:\\new", "C:\\new"),
        ("", ""),
    ],
)
def test_show(text: str, shown: str) -> None:
    assert show(text) == shown


def test_no_control_comes_out_and_showing_twice_changes_nothing() -> None:
    everything = "".join(map(chr, range(0x2100)))
    shown = show(everything)
    assert len(shown.splitlines()) == 1
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in shown)
    assert show(shown) == shown
    assert shown.encode("utf-8")


def test_only_text_can_be_shown() -> None:
    with pytest.raises(TypeError):
        show(b"bytes")  # type: ignore[arg-type]  # what a caller must not do

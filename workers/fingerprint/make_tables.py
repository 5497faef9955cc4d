"""Write the Unicode 14.0 tables of the canonical form: ``python -m workers.fingerprint.make_tables``.

General categories come from the ``unicodedata`` of Python 3.11, the one Python that carries Unicode 14.0; any
other is refused. What ``unicodedata`` does not hold (which symbols are emoji, which scripts are cut by character)
is written below, from emoji-data.txt 14.0 and from the block ranges of docs/canonical-form.md.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

UNICODE = "14.0.0"
TARGET = Path(__file__).parent.parent / "vectors" / "unicode14.json"

#: Code points with the property Emoji=Yes in Unicode 14.0, from U+2300 on.
EMOJI = """
231A-231B 2328 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB 25B6 25C0 25FB-25FE 2600-2604 260E 2611 2614-2615 2618 261D
2620 2622-2623 2626 262A 262E-262F 2638-263A 2640 2642 2648-2653 265F-2660 2663 2665-2666 2668 267B 267E-267F
2692-2697 2699 269B-269C 26A0-26A1 26A7 26AA-26AB 26B0-26B1 26BD-26BE 26C4-26C5 26C8 26CE-26CF 26D1 26D3-26D4
26E9-26EA 26F0-26F5 26F7-26FA 26FD 2702 2705 2708-270D 270F 2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C
274E 2753-2755 2757 2763-2764 2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299
1F004 1F0CF 1F170-1F171 1F17E-1F17F 1F18E 1F191-1F19A 1F1E6-1F1FF 1F201-1F202 1F21A 1F22F 1F232-1F23A 1F250-1F251
1F300-1F321 1F324-1F393 1F396-1F397 1F399-1F39B 1F39E-1F3F0 1F3F3-1F3F5 1F3F7-1F4FD 1F4FF-1F53D 1F549-1F54E
1F550-1F567 1F56F-1F570 1F573-1F57A 1F587 1F58A-1F58D 1F590 1F595-1F596 1F5A4-1F5A5 1F5A8 1F5B1-1F5B2 1F5BC
1F5C2-1F5C4 1F5D1-1F5D3 1F5DC-1F5DE 1F5E1 1F5E3 1F5E8 1F5EF 1F5F3 1F5FA-1F64F 1F680-1F6C5 1F6CB-1F6D2 1F6D5-1F6D7
1F6DD-1F6E5 1F6E9 1F6EB-1F6EC 1F6F0 1F6F3-1F6FC 1F7E0-1F7EB 1F7F0 1F90C-1F93A 1F93C-1F945 1F947-1F9FF 1FA70-1FA74
1FA78-1FA7C 1FA80-1FA86 1FA90-1FAAC 1FAB0-1FABA 1FAC0-1FAC5 1FAD0-1FAD9 1FAE0-1FAE7 1FAF0-1FAF6
"""
#: Emoji that are set as list bullets and arrows, or that NFKC turns into letters: not tokens.
BULLETS = "24C2 25A0-25FF 27A1 2934-2935 2B05-2B07 3030 303D 3297 3299"
#: Default_Ignorable_Code_Point=Yes, without the two joiners, and the Arabic tatweel, which only stretches a word;
#: unassigned ones are taken out by ``tables``.
IGNORABLE = """
AD 34F 61C 640 115F-1160 17B4-17B5 180B-180F 200B 200E-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0 1BCA0-1BCA3
1D173-1D17A E0001-E0FFF
"""
#: Blocks written without spaces between words, whose letters are cut one by one.
CLUSTER = """
E00-E7F E80-EFF 1000-109F A9E0-A9FF AA60-AA7F 1780-17FF 3005-3007 3021-3029 3031-3035 3038-303C 3040-309F 30A0-30FF
31F0-31FF 1AFF0-1AFFF 1B000-1B16F 3400-4DBF 4E00-9FFF F900-FAFF 16FE3 20000-3FFFF
"""
#: Marks of these blocks end no word: a sign after them stands before its number.
CLUSTER_MARKS = "E00-EFF 1000-109F A9E0-A9FF AA60-AA7F 1780-17FF 3099-309A"
#: Blocks in which a joiner between letters can change the word.
JOINING = "600-DFF 1800-18AF 1B00-1B7F A840-A87F A8E0-A8FF A980-A9DF 10D00-10D3F 1E900-1E95F"


def tables() -> dict[str, str]:
    """Every class of the specification as hexadecimal ranges. RuntimeError under another Unicode than 14.0."""
    if unicodedata.unidata_version != UNICODE:
        raise RuntimeError(f"needs Unicode {UNICODE}, this Python has {unicodedata.unidata_version}: use 3.11")
    bullets, emoji, scripts, joining = map(read_ranges, (BULLETS, EMOJI, CLUSTER, JOINING))
    ignorable, cluster_marks = read_ranges(IGNORABLE), read_ranges(CLUSTER_MARKS)
    of = _by_category()
    cluster = scripts & (of["L"] | of["Nl"])
    word = (of["L"] | of["M"] | of["N"]) - ignorable - cluster
    return {
        "word": _ranges(word),
        "mark": _ranges(word & of["M"]),
        "wordend": _ranges((word - cluster_marks) | of["Nd"]),
        "digit": _ranges(of["Nd"]),
        "cluster": _ranges(cluster),
        "joining": _ranges((word & joining) - of["M"]),
        "currency": _ranges(of["Sc"]),
        "emoji": _ranges(emoji - bullets),
        "ignorable": _ranges(ignorable - of["Cn"]),
        "unassigned": _ranges(code for code in of["Cn"] if not _noncharacter(code)),
    }


def _by_category() -> dict[str, frozenset[int]]:
    """The code points of each general category, under its two letters and under its first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for code in range(0x110000):
        category = unicodedata.category(chr(code))
        found[category].add(code)
        found[category[0]].add(code)
    return {category: frozenset(codes) for category, codes in found.items()}


def _noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def read_ranges(ranges: str) -> frozenset[int]:
    """The code points of ranges in hexadecimal (``"30-39 41"``)."""
    codes: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(codes)


def _ranges(codes: Iterable[int]) -> str:
    """Code points as ranges in hexadecimal, in order."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in runs)


def main() -> None:
    """Write the file that the package reads."""
    content = {"unicode": UNICODE, **tables()}
    TARGET.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()

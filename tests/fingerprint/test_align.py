"""Two texts side by side, and the names that one puts where the other has others."""

from workers.fingerprint import relate
from workers.fingerprint.align import Laid, laid
from workers.fingerprint.names import other_names
from workers.fingerprint.spots import columns

REPORT = (
    "On Monday the team of Brimholt beat Oxley by 4 to 2 before 3100 people in the old stadium. "
    "The first goal came after 12 minutes, when Lindqvist met a long ball from Reiner and turned in time. "
    "The guests answered through Marsh, who had an easy task, and it stayed even until the break. "
    "Then Lindqvist scored twice, and the referee Holt sent a man from Oxley off for a late tackle. "
    "With the win Brimholt rises to 7 in the table, and on Friday it travels to Eastmere for the cup."
)
OTHER = {
    "Monday": "Sunday", "Brimholt": "Kelfort", "Oxley": "Wanbridge", "4": "3", "2": "1", "3100": "5400",
    "12": "38", "Lindqvist": "Aster", "Reiner": "Comte", "Marsh": "Dunlop", "Holt": "Vesely",
    "7": "11", "Friday": "Tuesday", "Eastmere": "Pell",
}  # fmt: skip


def swapped(text: str, names: dict[str, str]) -> str:
    words = text.split()
    return " ".join(names.get(word.strip(".,"), word.strip(".,")) + word[len(word.rstrip(".,")) :] for word in words)


def names_of(a: str, b: str) -> tuple[tuple[str, str], ...]:
    left, right = columns(a), columns(b)
    return other_names(left, right, laid(left, right))


def aligned(a: list[str], b: list[str]) -> Laid:
    return laid(columns(" ".join(a)), columns(" ".join(b)))


def test_words_put_for_others_stand_in_one_place() -> None:
    a = ["the", "old", "bridge", "was", "closed", "to", "lorries", "and", "to", "cars", "on", "that", "evening"]
    b = ["the", "old", "bridge", "was", "shut", "to", "lorries", "and", "to", "buses", "on", "that", "evening"]
    found = aligned(a, b)
    assert found.places() == tuple((at, at) for at in range(len(a)) if a[at] == b[at])
    assert found.kept == len(a) - 2
    assert [(a[at], b[place]) for at, place in found.swapped] == [("closed", "shut"), ("cars", "buses")]


def test_what_was_moved_is_not_in_order() -> None:
    first, second = [f"a{n}" for n in range(20)], [f"b{n}" for n in range(30)]
    found = aligned(first + second, second + first)
    assert (found.kept, found.swapped) == (30, [])
    assert found.places() == tuple((20 + at, at) for at in range(30))


def test_nothing_in_common_is_not_aligned() -> None:
    for found in (aligned(["one"] * 200, ["two"] * 300), aligned([], [])):
        assert (found.kept, found.swapped, found.places()) == (0, [], ())


def test_a_template_with_other_names_is_a_sibling_that_says_which() -> None:
    found = relate(REPORT, swapped(REPORT, OTHER))
    assert found is not None
    assert found.kind == "template_sibling"
    assert ("brimholt", "kelfort") in found.differs
    assert ("3100", "5400") in found.differs


def test_half_of_the_names_are_enough() -> None:
    half = {name: OTHER[name] for name in ("Monday", "4", "12", "Lindqvist", "Marsh", "7")}
    found = relate(REPORT, swapped(REPORT, half))
    assert found is not None
    assert found.kind == "template_sibling"


def test_a_corrected_number_leaves_a_copy() -> None:
    found = relate(REPORT, REPORT.replace("3100", "3200").replace("12 minutes", "13 minutes"))
    assert found is not None
    assert (found.kind, found.differs) == ("copy", ())


def test_misprints_are_no_other_names() -> None:
    misread = {"Brimholt": "Brimho1t", "Lindqvist": "Lindqvlst", "Reiner": "Rciner", "Marsh": "Marsb"}
    assert names_of(REPORT, swapped(REPORT, misread)) == ()


def test_a_third_of_the_words_may_change_where_the_order_stays() -> None:
    words = ["".join(chr(97 + int(digit)) for digit in f"{n * 7919:06}") for n in range(300)]
    other = [word + "q" if n % 10 in (2, 3, 7) else word for n, word in enumerate(words)]
    found = relate(" ".join(words), " ".join(other))
    assert found is not None
    assert (found.kind, found.differs) == ("copy", ())
    assert found.score < 0.3

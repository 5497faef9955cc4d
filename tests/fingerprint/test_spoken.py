"""Speech that has no quotation marks, and what shared speech says of two texts."""

import pytest

from workers.fingerprint import relate
from workers.fingerprint.setaside import set_aside
from workers.fingerprint.signatures import signatures
from workers.fingerprint.spoken import spoken

#: What a mayor said to two reporters, and what each wrote around it.
FIRST = (
    "The bridge has stood for ninety years and we are not going to let it fall into the river on our watch, whatever "
    "the accountants in the capital say about it"
)
SECOND = (
    "If anybody wants to see what neglect looks like they only have to walk under the third arch after heavy rain"
)
ONE = """The town of Harrow Mills will close its old bridge for eleven months while three piers are rebuilt. Drivers
were told on Monday to use the ring road until the work is done, which is to cost three million, most of it borrowed.

{}

Surveyors who dived in spring had found holes in the masonry, and gravel washed away beneath the foundations.

{}"""
OTHER = """Anyone who comes early to the fish counter by the river meets Joan Petrie, who has weighed haddock there
since she was sixteen. Her customers cross on foot and grumble at the lorries. {}

{}

They have heard promises before: a swimming pool in the eighties, then a cinema; and people went on buying plums."""


def quoted(form: str) -> tuple[str, str]:
    said = [form.format(words) for words in (FIRST, SECOND)]
    return ONE.format(*said), OTHER.format("", "\n\n".join(said))


@pytest.mark.parametrize("form", ["“{}.”", '"{}."', "«{}»", "‘{}.’", "'{},' the mayor said.", "—{} —said the mayor."])
def test_the_same_words_said_to_two_reporters_are_one_event(form: str) -> None:
    found = relate(*quoted(form))
    assert found is not None
    assert found.kind == "same_event"
    assert all(run.quoted for run in found.evidence)


@pytest.mark.parametrize("form", ["“{}.”", "'{},' the mayor said."])
def test_a_copy_with_much_speech_stays_a_copy(form: str) -> None:
    one, _ = quoted(form)
    found = relate(one, one.replace("old bridge", "stone bridge").replace("told on Monday", "asked on Monday"))
    assert found is not None
    assert found.kind == "copy"


def test_what_is_little_but_speech_is_a_copy_by_its_speech() -> None:
    one, other = (
        f"{opening}\n\n“{FIRST}. {SECOND}.”" for opening in ("The mayor spoke on Monday.", "In the mayor's words:")
    )
    found = relate(one, other)
    assert found is not None
    assert found.kind == "copy"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He said: 'We won't go.' Then he left.", ["'We won't go.'"]),
        ("'We won't go,' he said. 'Not now.'", ["'We won't go,'", "'Not now.'"]),
        ("He was told 'go home and stay there'\nand went.", ["'go home and stay there'"]),
        ("The '70s were the councillors' best years, and 'hot' ones.", []),
        ("They're the boys' toys, and the minister's 'big plan' failed.", []),
        ("Rain.\n— Мы не могли ждать, — сказал мэр.\nRain.", ["— Мы не могли ждать, — сказал мэр."]),
        ("—¿Y ahora? —dijo ella.", ["—¿Y ahora? —dijo ella."]),
        ("— The state will cut taxes.\n— First things — the best ones.\n- an item, - another", []),
    ],
)
def test_speech_between_apostrophes_and_behind_dashes(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in spoken(text)] == said


def test_signatures_rest_on_marks_alone() -> None:
    text = ONE.format(f"'{FIRST},' the mayor said.", "")
    assert set_aside(text) == ()
    assert signatures(text).wp1 == signatures(text.replace("'", "")).wp1

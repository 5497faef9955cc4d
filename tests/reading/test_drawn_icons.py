"""Blocks say which icons the markup draws before and between their words."""

import pytest

from workers.contract import Page
from workers.model import Block, Reading
from workers.reading import read

DRAWN = {
    '<div><i class="fa fa-globe"></i> Harbours <i class="fa fa-clock-o"> </i> 3 days ago</div>': (
        (0, "fa fa-globe"), (8, "fa fa-clock-o"),
    ),
    "<p><svg width=9><title>Folder</title><path d='M0 0'/></svg>Harbours <svg><path d='M1'/></svg> 3 days ago</p>": (
        (0, "folder"), (8, ""),
    ),
    '<a href="/c"><svg class=i><use xlink:href="/s.svg#tag"/></svg></a><b>Harbours</b>&nbsp;'
    '<img src="/i/clock.png" alt="">3 days ago': ((0, "i tag"), (8, "clock")),
    '<ion-icon name="earth-outline"></ion-icon> Harbours <span class="ico far fa-clock"></span>3 days ago': (
        (0, "earth-outline"), (8, "ico far fa-clock"),
    ),
    '<div><div><svg class="bi bi-geo"></svg></div><div>Harbours 3 days ago</div></div>': ((0, "bi bi-geo"),),
    '<ul><li><i data-feather="clock"></i><span>Harbours 3 days ago</span></ul>': ((0, "clock"),),
    "<table><tr><td><i class='ti ti-world'></i>Harbours 3 <td><i class='ti ti-clock'></i>days ago</table>": (
        (0, "ti ti-world"), (10, "ti ti-clock"),
    ),
}  # fmt: skip
NOT_DRAWN = [
    "<p>Harbours 3 days ago</p>",
    '<p><span class="gap"></span>Harbours 3 days ago</p>',
    '<div><img src="/ada.jpg" class="avatar"><p>Harbours 3 days ago</p></div>',
    '<div><img src="/i/clock.png" alt="A clock"><p>Harbours 3 days ago</p></div>',
    '<p>More <i class="fa fa-globe"></i></p><p>Harbours 3 days ago</p>',
    '<ul><li><i class="fa fa-globe"></i></li><li>Harbours 3 days ago</li></ul>',
    '<p><i class="fa fa-globe">x</i> Harbours 3 days ago</p>',
    "<p><i></i>Harbours 3 days ago</p>",
    '<p>Harbours 3 days ago <i class="fa fa-globe"></i></p>',
]


def last(markup: str) -> Block:
    found = read(Page(html=f"<h1>A boat</h1>{markup}"))
    assert isinstance(found, Reading)
    return found.blocks[-1]


@pytest.mark.parametrize("markup", DRAWN)
def test_icons_have_a_place_and_words(markup: str) -> None:
    block = last(markup)
    assert block.text.replace(" | ", " ").startswith("Harbours")
    assert [(block.text[:place].strip(" |"), words) for place, words in block.icons] == [
        (block.text[:place].strip(" |"), words) for place, words in DRAWN[markup]
    ]


@pytest.mark.parametrize("markup", NOT_DRAWN)
def test_what_draws_no_icon_before_a_line(markup: str) -> None:
    assert last(markup).icons == ()


def test_sentences_have_no_icons() -> None:
    assert last(f"<p><svg></svg>{'The boat is in the harbour. ' * 9}</p>").icons == ()


LIGATURES = {
    "<p><span><a href=/c><i class='material-icons md-18'>language</i>Harbours</a></span>"
    "<span><i class=material-icons>alarm</i>3 May</span></p>": "languageHarbours alarm3 May",
    "<p><span class=material-symbols-outlined>folder</span>Häfen<span class=material-symbols-outlined>event</span>"
    "3. Mai</p>": "folderHäfen event3. Mai",
    "<p><i class=material-icons>public</i>港口<i class=material-icons>event</i>昨天</p>": "public港口 event昨天",
    "<p>Harb<i class=accent>our</i>s</p>": "Harbours",
}


@pytest.mark.parametrize("markup", LIGATURES)
def test_an_icon_that_is_a_word_does_not_fuse_with_the_label_before_it(markup: str) -> None:
    assert last(markup).text == LIGATURES[markup]


def test_many_icons_take_no_long() -> None:
    assert len(last("<i class=a></i>" * 50_000 + "<svg>" * 1_000 + "Harbours").icons) <= 12

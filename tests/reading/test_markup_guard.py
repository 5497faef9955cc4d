"""What would cost a parser more than a page is worth is taken out, and the text stays."""

from importlib import import_module

import pytest
from selectolax.lexbor import SelectolaxError

from workers.model import Rejected
from workers.reading.guard import MAX_BLOCKS, MAX_DEPTH, MAX_INLINE, SMALL_TAGS, Guarded, guard
from workers.reading.tree import grow

PAD = "<p>word</p>" * 6_000


def guarded(markup: str) -> Guarded:
    found = guard(markup)
    assert isinstance(found, Guarded)
    return found


def test_an_ordinary_page_is_left_as_it_is() -> None:
    page = "<html><body>" + "<ul><li>a<li>b</ul><p>c<br>" * 2_900
    assert guarded(page) == Guarded(markup=page)


def test_what_is_too_deep_is_flattened_and_keeps_its_text_and_borders() -> None:
    found = guarded("<div>" * 11_000 + "one" + "</div>" * 11_000 + "<p>two")
    assert found.flags == ("flattened",)
    assert found.markup.count("<div>") == MAX_DEPTH
    assert "one<br><br>" in found.markup
    assert found.markup.endswith("<p>two")


def test_inline_tags_that_are_too_deep_leave_no_border_inside_a_word() -> None:
    found = guarded("<b>" * 20_000 + "wo<i>rd</i>")
    assert found.markup.endswith("word")


def test_optional_end_tags_add_no_depth() -> None:
    page = "<ul>" + "<li>a<p>b<a href=x>c" * 5_000
    assert guarded(page).flags == ()


def test_tags_in_scripts_and_comments_are_none() -> None:
    script = "<script>" + "'<div>'" * 9_000 + "</script><!--" + "<div>" * 9_000 + "-->"
    assert guarded(script + "<p>x" + PAD).flags == ()


def test_an_unclosed_script_hides_the_rest() -> None:
    assert guarded("<script>" + "<div>" * 20_000).flags == ()


def test_end_tags_do_not_count_towards_the_tags_that_make_a_page_large() -> None:
    page = "<div><p>word</p></div>" * 4_900
    assert page.count("<") > SMALL_TAGS
    assert guarded(page).markup is page


def test_too_many_attributes_are_cut_from_their_tag() -> None:
    many = " ".join(f"a{number}=1" for number in range(60_000))
    found = guarded(f"<div {many}>text</div>")
    assert found == Guarded(markup="<div>text</div>", flags=("attributes-cut",))


def test_an_attribute_that_is_too_long_is_cut() -> None:
    found = guarded(f"<p title='{'>' * 1_200_000}'>text</p>")
    assert found == Guarded(markup="<p>text</p>", flags=("attributes-cut",))


def test_too_many_tags_are_refused_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("workers.reading.guard"), "MAX_TAGS", 10)
    found = guard("<b>" * 11)
    assert isinstance(found, Rejected)
    assert found.reason == "too_large"
    assert "11 tags" in found.why


def test_so_many_tags_that_half_of_them_end_others_are_no_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("workers.reading.guard"), "MAX_TAGS", 30_000)
    assert guarded("<p>x</p>" * 20_000).flags == ("flattened",)


def test_behind_so_many_blocks_the_rest_is_one_run_of_text() -> None:
    found = guarded("<p>word</p>" * (MAX_BLOCKS + 20_000))
    assert found.flags == ("flattened",)
    assert found.markup.count("<p>") == MAX_BLOCKS
    assert found.markup.count("word") == MAX_BLOCKS + 20_000
    assert found.markup.endswith("word\nword\n")


def test_behind_so_many_elements_of_lines_only_their_text_is_left() -> None:
    found = guarded("<p>" + "<i>a</i>" * (MAX_INLINE + 1_000) + "<script>if (a<b) {}</script><p>end")
    assert found.flags == ("flattened",)
    assert found.markup.count("<i>") == MAX_INLINE
    assert found.markup.endswith("aa<p>end")


REST = (
    "<P class=x>one</p><!-- <p>hidden --><a title='<p>no</p> <script>'>two</a><p-x>three</p-x>"
    "<script>if (a<b) {'</p>'}</SCRIPT ><style>x"
)


@pytest.mark.parametrize(
    "opening",
    ["<p>a</p>" * MAX_BLOCKS + "<i>a</i>" * (MAX_INLINE + 2), "<p>" + "<i>a</i>" * (3 * MAX_INLINE + 2)],
    ids=["too many of both kinds", "far too many inside lines"],
)
def test_where_no_element_is_kept_what_is_left_is_its_text(opening: str) -> None:
    found = guarded(opening + "<p>" * 2 + REST)
    assert found.flags == ("flattened",)
    assert found.markup.replace("\n", " ").split("a ")[-1].split() == ["one", "twothree"]
    assert found.markup.count("<i>") == MAX_INLINE


def test_behind_far_too_many_blocks_what_is_left_is_text() -> None:
    found = guarded("<p>a</p>" * 3 * MAX_BLOCKS + "<p><i>a</i>" * 2 + REST)
    assert found.flags == ("flattened",)
    assert "<i>" not in found.markup
    assert found.markup.split()[-2:] == ["one", "twothree"]


def test_of_borders_with_nothing_between_them_one_is_left() -> None:
    found = guarded("<div>" * 3 * MAX_BLOCKS + "text")
    assert found.markup.endswith("<div><br><br>\ntext")
    assert found.markup.count("<br>") == 2


def test_a_second_body_is_no_block() -> None:
    assert guarded("<body class=x>" * (MAX_BLOCKS + 20_000)).flags == ()


def test_a_parser_that_gives_up_has_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise SelectolaxError("Can't parse HTML.")

    monkeypatch.setattr(import_module("workers.reading.tree"), "LexborHTMLParser", none)
    with pytest.raises(MemoryError, match="gave up"):
        grow("<p>text")


FILLERS = [
    "<p class='a'>It's a “word”, isn't it?</p>",
    '<a href="/x?a=b">x</a> ',
    '{"a": "b", "c": [1, 2]}, ',
    "if (a>b && c=='d') { e = \"f\" } ",
    "text without any of it ",
]
LOADS = [
    " ".join(f"a{number}=1" for number in range(9_000)),
    " ".join(f'a{number}="x > y"' for number in range(9_000)),
    " ".join(f"a{number} = 'x > \"y'" for number in range(9_000)),
    " ".join(f"a{number}" for number in range(9_000)),
    " ".join(f"a{number}='{'>' * 30_000}'" + f" b{number}=1" * 600 for number in range(30)),
]


@pytest.mark.parametrize("load", LOADS, ids=range(len(LOADS)))
@pytest.mark.parametrize("filler", FILLERS)
def test_an_overloaded_tag_is_found_wherever_it_stands(filler: str, load: str) -> None:
    for lead in (19_990, 33_333):
        before, after = (filler * 4_000)[:lead] + "<!-- '\" -->", filler * 8_000
        found = guarded(f"{before}<div {load}>text</div>{after}")
        assert found.flags == ("attributes-cut",)
        assert found.markup == f"{before}<div>text</div>{after}"


@pytest.mark.parametrize("filler", FILLERS)
def test_an_ordinary_long_page_holds_no_long_tag(filler: str) -> None:
    page = f"<html><p>{filler * 11_900}<p title='It is > long'>end"
    assert guarded(page).markup is page


def test_a_long_tag_that_holds_little_needs_no_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("workers.reading.guard"), "_Scan", None)
    page = f"{PAD}<svg><path d='{'M1,2 ' * 40_000}'></svg><p data-of='{{\"a\": \"x > y\"}}'>end"
    assert guarded(page).markup is page


@pytest.mark.parametrize("bait", ["<a '", '<a "', "<a =", "<", "</", "<!--", "<a b='", "<a b = ", "<!-- -"])
def test_bait_for_a_slow_scan_is_read_in_one_pass(bait: str) -> None:
    page = bait * 40_000
    assert guarded(page + PAD).markup

"""The reporter in brackets where a text begins, and at its end, in Chinese and Japanese; Korean lines with a mail."""

import pytest

from workers.contract import Page
from workers.lines.bracketed import read_bracketed
from workers.lines.bylines import read_byline
from workers.model import Article
from workers.recipe import clean

MORE = (
    "渔船在滩涂上搁浅了十一年，镇里本想把它拆了卖铁，老船长不肯，他说船可以不走，不能不载东西。",
    "图书馆每周三和周末开放，涨潮的时候暂停，因为跳板会被淹没，孩子们只好在岸上等着还书。",
)


def authors(first: str) -> tuple[str, ...]:
    body = "".join(f"<p>{line}</p>" for line in (first, *MORE))
    head = "<title>小镇用废船建起图书馆</title>"
    page = (
        f"<html lang=zh><head>{head}</head><body><article><h1>小镇用废船建起图书馆</h1>{body}</article></body></html>"
    )
    article = clean(Page(url="https://haiwan.example/c/1", html=page))
    assert isinstance(article, Article)
    return article.authors


@pytest.mark.parametrize(
    "first",
    [
        "海湾晚报讯（记者 周见山）四月的第一个周末，白沙镇的孩子们在一艘再也不会出海的渔船里借到了书。",
        "本报讯(记者周见山)四月的第一个周末，白沙镇的孩子们在一艘再也不会出海的渔船里借到了书。",
        "【本報記者：周见山】四月的第一個週末，白沙鎮的孩子們在一艘再也不會出海的漁船裡借到了書。",
    ],
)
def test_the_reporter_in_brackets_where_the_text_begins(first: str) -> None:
    assert authors(first) == ("周见山",)


@pytest.mark.parametrize(
    "first",
    [
        "四月的第一个周末（记者会取消了），白沙镇的孩子们在一艘再也不会出海的渔船里借到了书，大家都很高兴。",
        "四月的第一个周末，"
        + "白沙镇的孩子们在一艘再也不会出海的渔船里借到了书，" * 3
        + "来了一位摄影师（记者 周见山）。",
    ],
)
def test_a_reporter_further_on_or_no_reporter_signs_nothing(first: str) -> None:
    assert authors(first) == ()


@pytest.mark.parametrize(
    "line", ["한도윤 기자 doyun@haean.example", "한도윤기자 (doyun@haean.example)", "기자명 한도윤 기자"]
)
def test_a_korean_byline_beside_an_address_or_a_label(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [credit.name for credit in byline.credits] == ["한도윤"]


def test_no_byline_of_an_address_alone() -> None:
    assert read_byline("doyun@haean.example") is None


def test_a_reporter_in_wide_brackets() -> None:
    assert [credit.name for credit in read_bracketed("（記者・三崎芳雄）")] == ["三崎芳雄"]
    assert read_bracketed("（記者会見は５日）") == ()

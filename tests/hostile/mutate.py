"""Pages bent at random from a seed: the same number gives the same page on every machine."""

import random
from collections.abc import Iterator
from importlib.resources import files

from hostile.classes import CLASSES
from workers.contract import Page

#: Classes whose pages are longer are bent too rarely to be worth their time.
SHORT = 60_000
#: What tells parsers something, put into the middle of anything.
TOKENS = tuple(
    token.encode("utf-8", "surrogatepass")
    for token in (
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<style>", "<template>", "<svg>",
        "<math>", "<table>", "</table>", "<td>", "<select>", "<plaintext>", "<br><br>", "<frameset>", "<noscript>",
        "<iframe srcdoc='", "<base href=//>", "<title>", "</title>", "<time datetime='", "&", "&#0;", "&#x110000;",
        "&#xD800;", "&amp", "&nbsp;", "\x00", "\ufeff", "\u202e", "\u200b", "\ud800", "\udfff", "\U000e0041",
        "\u0301", "\x1b$B", "\x85", "\u2028", "'", '"', "=", "`", "{", "}", "[", "\\u0000", "\\", "1e999", "-0",
        "null", "NaN", "By ", " and ", "Published: ", "Updated ", "31.12.9999", "0000-00-00", "T25:61:61",
        "+99:99", "३ मई २०२५",
        "昭和99年99月99日", "AM PM", "| ", " - ", "\n\n", "\r", "\t", "ﷺ", "İ", "ß", "ŉ", "①", "１２", "𝟙", "👩‍👩‍👧",
    )
)  # fmt: skip


def seeds() -> tuple[Page, ...]:
    """The pages that are bent: those of the newsroom, and every short class."""
    pages = files("newsroom") / "pages"
    found = [pages / "world/comet-school.html", pages / "ja/kaji.html", pages / "ar/nakhil.html"]
    newsroom = [
        Page(url="https://a.example/x", html_b64=one.read_bytes(), fetched_at="2025-01-01T00:00:00Z") for one in found
    ]
    made = [one.make() for one in CLASSES]
    return (*newsroom, *(page for page in made if len(page.html_b64 or b"") <= SHORT))


def bent(every: tuple[Page, ...], seed: int) -> Page:
    """One page of ``every``, bent one to eight times; some come as characters, some as plain text."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    page = chance.choice(every)
    data = page.html_b64 or b""
    for _ in range(chance.randint(1, 8)):
        data = _bend(data, chance.choice(every).html_b64 or b"", chance)
    kind = chance.random()
    if kind < 0.7:
        return Page(url=page.url, html_b64=data, content_type=page.content_type, fetched_at=page.fetched_at)
    text = data.decode(chance.choice(("utf-8", "latin-1", "utf-16-le")), "replace")
    return Page(url=page.url, html=text) if kind < 0.85 else Page(url=page.url, text=text)


def many(count: int, seed: int) -> Iterator[Page]:
    """So many bent pages, from ``seed`` on."""
    every = seeds()
    yield from (bent(every, number) for number in range(seed, seed + count))


def _bend(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One change: bytes lost, doubled, turned, replaced by a token or by a piece of another page."""
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice((1, 3, 20, 200, 5_000)))
    how = chance.randrange(6)
    if how == 0:
        return data[:start] + data[end:]
    if how == 1:
        return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]
    if how == 2:
        return data[:start] + bytes(byte ^ (1 << chance.randrange(8)) for byte in data[start:end][:20]) + data[end:]
    if how == 3:
        return data[:start] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 300)) + data[start:]
    if how == 4:
        place = chance.randint(0, len(other))
        return data[:start] + other[place : place + chance.choice((10, 300, 10_000))] + data[end:]
    return data[:start] if chance.random() < 0.3 else data[:start] + chance.randbytes(end - start) + data[end:]

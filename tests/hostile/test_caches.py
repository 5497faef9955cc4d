"""What is remembered from page to page is short: a page of one endless line is gone with its article."""

import functools
import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hostile.story import BODY, PARAGRAPHS, TITLE, URL, document, page
from workers import recipe
from workers.contract import Page
from workers.urls import redact, site_named, site_of, untracked, url_key

#: Words that stand in no table, in ASCII and beyond, and characters of what may be remembered that holds one.
WORDS, LONGEST = ("Zqxwort", "Zqxwörter"), 5_000


def long(word: str) -> str:
    return " ".join(f"{word} {number} of the harbour" for number in range(2_000))


def address(word: str) -> str:
    return long(word).replace(" ", "-")


#: Pages with an endless line each, by where it stands.
MADE: dict[str, Callable[[str], Page]] = {
    "a paragraph": lambda one: page(document(after=f"<p>{long(one)}</p>")),
    "a last line in brackets": lambda one: page(document(body=f"{BODY}<p>({long(one)})</p>")),
    "headline and title": lambda one: page(document(headline=f"<h1>{long(one)}</h1>", title=long(one))),
    "a byline and a day": lambda one: page(
        document(signed=f"<p class=byline>By {long(one)}</p><time>{long(one)}</time>")
    ),
    "classes and a style": lambda one: page(
        document(body=f'<p class="{long(one)}" id="{long(one)}" style="display:{long(one)}">x</p>{BODY}')
    ),
    "meta tags": lambda one: page(
        document(head="".join(f'<meta name={name} content="{long(one)}">' for name in ("author", "date", "section")))
    ),
    "JSON-LD": lambda one: page(
        document(head=f'<script type="application/ld+json">{{"@type":"Article","author":"{long(one)}"}}</script>')
    ),
    "addresses": lambda one: page(
        document(
            head=f'<link rel=canonical href="https://h.example/{address(one)}?{address(one)}=1">',
            body=f'{BODY}<p><a href="/author/{address(one)}?{address(one)}=1">{long(one)}</a></p>'
            f'<img src="/{address(one)}">',
        )
    ),
    "captions, lists, tables": lambda one: page(
        document(
            body=f"{BODY}<figure><figcaption>{long(one)}</figcaption></figure><h2>{long(one)}</h2>"
            f"<ul><li>{long(one)}</ul><pre>{long(one)}</pre><table><tr><td>{long(one)}<td>x</table>"
        )
    ),
    "plain text": lambda one: Page(
        url=URL, text="\n\n".join((TITLE, *PARAGRAPHS, long(one), f"By {long(one)}", f"({long(one)})"))
    ),
}


def remembered() -> Iterator[tuple[str, str]]:
    """Each text that a cache holds as a key, and the cache's name."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            for held in gc.get_referents(one):
                if isinstance(held, dict) and held is not vars(one):
                    name = getattr(one, "__qualname__", "of a package")
                    yield from ((text, name) for key in held for text in _texts(key))


def _texts(key: Any) -> Iterator[str]:
    if isinstance(key, str):
        yield key
    elif isinstance(key, tuple | list):
        for part in key:
            yield from _texts(part)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("name", MADE)
def test_no_cache_keeps_what_is_long(name: str, word: str) -> None:
    recipe.clean(MADE[name](word))
    assert {cache for text, cache in remembered() if len(text) > LONGEST and word in text} == set()


@pytest.mark.parametrize(
    "work", [url_key, site_of, site_named, redact, untracked], ids=lambda work: str(work.__name__)
)
def test_no_cache_keeps_an_endless_address(work: Callable[[str], object]) -> None:
    name = f"Zqx{work.__name__}"
    work(f"https://h.example/{address(name)}?{address(name)}=1&token={address(name)}")
    assert {cache for text, cache in remembered() if len(text) > LONGEST and name in text} == set()


def test_what_a_cache_keeps_is_seen() -> None:
    kept = functools.lru_cache(maxsize=2)(lambda text, also: len(text))
    kept(long(WORDS[0]), also=1)
    assert "<lambda>" in "".join(cache for text, cache in remembered() if text == long(WORDS[0]))

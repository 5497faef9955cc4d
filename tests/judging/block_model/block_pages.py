"""Invented pages for the block model's tests."""

from workers.contract import Page
from workers.model import Block, Container, Reading
from workers.reading import read

STORY = """<html lang="en"><head><title>Harbour bridge opens - The Tidewater Gazette</title></head><body>
<nav class="menu main-nav"><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sport</a>
</li></ul></nav>
<article class="post-content"><h1>Harbour bridge opens</h1>
<p>The new bridge over the harbour opened on Monday, three years after work began, and the first buses crossed it
before dawn. Officials said that it would carry some 20,000 people a day.</p>
<p>“We waited long for this,” said a baker from the old town, who had walked over with her two children. She added
that the ferry, which ran every half hour, had never been on time in winter.</p>
<p>The ferry will stop at the end of the month. Its crew of twelve will run the lock instead, the council said.</p>
</article>
<aside class="related sidebar widget"><h3>More news</h3><ul><li><a href="/1">Market square gets new trees</a></li>
<li><a href="/2">School wins rowing cup</a></li></ul></aside>
<footer class="footer site-footer"><p><a href="/i">Imprint</a> <a href="/p">Privacy</a></p>
<p>Copyright The Tidewater Gazette</p></footer>
</body></html>"""


def story(markup: str = STORY, url: str | None = "https://gazette.example/news/harbour-bridge-opens") -> Reading:
    reading = read(Page(url=url, html=markup))
    assert isinstance(reading, Reading)
    return reading


def hand_made(texts: tuple[str, ...], containers: tuple[Container, ...] = ()) -> Reading:
    """A reading that nobody parsed."""
    blocks = tuple(
        Block(index=index, text=text, path=f"line[{index}]", tag="p", container=0 if containers else -1)
        for index, text in enumerate(texts)
    )
    return Reading(page=Page(html="."), form="html", source=".", blocks=blocks, containers=containers)

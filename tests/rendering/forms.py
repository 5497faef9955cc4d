"""What a reader finds in the rendered forms: elements, attributes and words."""

from html.parser import HTMLParser

from markdown_it import MarkdownIt

from workers.contract import Page
from workers.model import TEXT_ROLES, Reading, Role, Verdict
from workers.reading import read
from workers.rendering import Rendered, render

#: Inside a line they part no words.
INLINE = frozenset({"a", "em", "strong", "sub", "sup", "code", "img"})
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


class Found(HTMLParser):
    """Every element with its attributes, and the text outside pictures."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._text: list[str] = []
        self._figures = 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._figures += tag == "figure"
        self._text.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self._figures -= tag == "figure"
        self._text.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self._figures:
            self._text.append(data)

    @property
    def words(self) -> list[str]:
        return words("".join(self._text))


def words(text: str) -> list[str]:
    """The words of a text; the bars between a row's cells are none."""
    return text.replace("|", " ").split()


def shown(markdown: str) -> Found:
    """Markdown as a reader of CommonMark shows it."""
    return Found(MARKDOWN.render(markdown))


def rendered(markup: str, *, url: str | None = None, roles: dict[str, Role] | None = None) -> Rendered:
    """A page with every block kept; ``roles`` gives another role to the blocks with these texts."""
    reading = reading_of(markup, url=url)
    return render(reading, verdicts(reading, roles or {}))


def reading_of(markup: str, *, url: str | None = None) -> Reading:
    reading = read(Page(html=markup, url=url))
    assert isinstance(reading, Reading), reading
    return reading


def verdicts(reading: Reading, roles: dict[str, Role]) -> tuple[Verdict, ...]:
    def role(text: str, tag: str) -> Role:
        return roles.get(text) or ("heading" if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else "body")

    return tuple(
        Verdict(block=block.index, role=role(block.text, block.tag), rule="test", why="said so")
        for block in reading.blocks
    )


def kept(reading: Reading, found: tuple[Verdict, ...]) -> str:
    return "\n\n".join(reading.blocks[one.block].text for one in found if one.role in TEXT_ROLES)

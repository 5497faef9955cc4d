"""Pages in the markup of old ones, and the body that is found: ``python -m benchmarks.old_pages``.

No corpus here holds pages of the years when layouts were tables and nothing had a class. So modern pages are dressed
like that, their texts untouched: boxes become tables, paragraphs end in two breaks, headings are bold lines; words of
markup, structured data and meta tags are gone. Beside copydesk stand the peers that are installed.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from benchmarks.answers import answers, our_answers
from benchmarks.corpus import Case
from benchmarks.held_out import HeldOut
from benchmarks.peers import OURS, PEERS, Given, System
from benchmarks.quality import language_of, opened, options
from benchmarks.score import METRICS, Answer, measured, numbers
from benchmarks.tables import Table, print_tables, share

_SHOWN = ("words", "precision", "recall", "runs")
_BOXES = frozenset({"div", "section", "article", "main", "aside", "nav", "header", "footer", "figure", "figcaption"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNKNOWN_THEN = frozenset(
    {"script", "style", "link", "meta", "template", "svg", "noscript", "video", "audio", "dialog"}
)
_KEPT = frozenset({"href", "src", "alt", "colspan", "rowspan"})


def dressed(body: bytes) -> bytes:
    """The page as an old site would have written it; an empty one stays as it is."""
    characters = Given(body=body).characters.encode("utf-8", "replace")
    if not characters.strip():
        return body
    try:
        root = document_fromstring(characters, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.ParserError:  # a document of comments only
        return body
    etree.strip_elements(root, *_UNKNOWN_THEN, with_tail=False)
    for element in [found for found in root.iter() if isinstance(found.tag, str)]:
        _dress(element)
    inside = etree.tostring(root, encoding="unicode", method="html")
    return inside.replace("<head>", '<head><meta charset="utf-8">', 1).encode("utf-8", "replace")


def _dress(element: HtmlElement) -> None:
    for name in [name for name in element.attrib if name not in _KEPT]:
        del element.attrib[name]
    if element.tag in _BOXES and element.getparent() is not None:
        element.tag = "table"
        cell = etree.Element("td")
        cell.text, element.text = element.text, None
        cell.extend(list(element))
        etree.SubElement(element, "tr").append(cell)
    elif element.tag in _HEADINGS:
        element.tag = "b"
        _break(element, 2)
    elif element.tag == "p" and element.getparent() is not None:
        _break(element, 2)
        element.drop_tag()


def _break(element: HtmlElement, count: int) -> None:
    """End a line that had an element of its own."""
    for _ in range(count):
        etree.SubElement(element, "br")


def dressed_cases(cases: Sequence[Case], folder: Path) -> Iterator[Case]:
    """The pages dressed, in files of their own."""
    for number, case in enumerate(cases):
        file = folder / f"{case.corpus}-{number}.html"
        file.write_bytes(dressed(case.body()))
        yield msgspec.structs.replace(case, file=file)


def table(corpus: str, cases: Sequence[Case], systems: Sequence[System], held_out: HeldOut | None) -> Table:
    """What each system finds of the gold texts, in the pages as they are and dressed."""
    rows: list[tuple[str, ...]] = []
    with TemporaryDirectory() as folder:
        for way, pages in (("as it is", tuple(cases)), ("dressed", tuple(dressed_cases(cases, Path(folder))))):
            ours = our_answers(pages, held_out)
            languages = tuple(language_of(case, answer) for case, answer in zip(pages, ours, strict=True))
            rows.append(_row(f"{OURS.name}, {way}", ours, pages))
            rows += [_row(f"{one.name}, {way}", answers(one, pages, languages), pages) for one in systems]
    head = ("", *(metric.what for metric in METRICS if metric.name in _SHOWN), "95 % interval")
    return Table(title=f"{corpus}, {len(cases)} pages", head=head, rows=tuple(rows))


def _row(name: str, given: Sequence[Answer], cases: Sequence[Case]) -> tuple[str, ...]:
    found = measured([numbers(answer, case) for answer, case in zip(given, cases, strict=True)])
    words = found["words"]
    return (name, *(share(found[score].value) for score in _SHOWN), f"{share(words.low)}-{share(words.high)}")


def main() -> int:
    """Measure and print."""
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--peers", default="trafilatura,readability,resiliparse", help="names joined by commas")
    parser.add_argument("--held-out", type=Path, help="folder of benchmarks.train --held-out")
    chosen = parser.parse_args()
    held_out = HeldOut(chosen.held_out) if chosen.held_out else None
    systems = [peer for peer in PEERS if peer.name in chosen.peers.split(",") and peer.version]
    for name, found in opened(chosen).items():
        if cases := [case for case in found if case.text]:
            print_tables([table(name, cases, systems, held_out)], markdown=chosen.markdown)
    return 0


if __name__ == "__main__":
    sys.exit(main())

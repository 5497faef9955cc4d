"""Comparisons as one HTML file that needs nothing else: no script, no address, safe whatever the texts say."""

from collections.abc import Sequence
from html import escape

from workers.cli.sides import Pair, Side, heading, share_line, verdict
from workers.fingerprint.compare import Comparison, Line, Piece
from workers.show import show
from workers.urls import redact

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1f23; --paper: #fdfcfa; --rule: #d9d5cc; --faint: #6d6a63;
  --shared: #fbe9a8; --speech: #cfe6f5; --a: #f9d4cd; --b: #cfeacb; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e3dc; --paper: #1b1c1f; --rule: #3a3b40; --faint: #9b988f;
  --shared: #5b4a10; --speech: #1d4258; --a: #63261d; --b: #21502a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 88rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, "Noto Serif", "Noto Serif CJK SC", "Noto Naskh Arabic", serif; }
h1, h2, .facts, .legend, .share, th { font-family: system-ui, "Noto Sans", sans-serif; }
h1 { font-size: 1.35rem; margin: 0 0 .3rem; } h2 { font-size: 1.05rem; margin: 2.5rem 0 .3rem; }
.share, .legend { margin: .1rem 0; color: var(--faint); font-size: .9rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; border-top: 1px solid var(--rule); margin-top: 1rem; }
.pair > div { padding: .55rem 1rem; border-bottom: 1px solid var(--rule); min-width: 0; overflow-wrap: anywhere; }
.pair > div:nth-child(odd) { border-inline-end: 1px solid var(--rule); padding-inline-start: 0; }
.pair p { margin: 0; white-space: pre-line; unicode-bidi: plaintext; text-align: start; }
.facts { font-size: .85rem; margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; }
.facts dd:last-child { font: .72rem/1.9 ui-monospace, "Noto Sans Mono", monospace; }
.facts dt { color: var(--faint); } .facts dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: plaintext; }
mark { color: inherit; background: var(--shared); border-radius: .15em; padding: 0 .1em; }
mark.speech { background: var(--speech); } mark.a { background: var(--a); } mark.b { background: var(--b); }
mark a { color: var(--faint); font: .65em system-ui, sans-serif; vertical-align: super; text-decoration: none; }
mark:target { outline: 2px solid; } .speech { font-style: italic; } .notice { color: var(--faint); font-size: .92em; }
@media (max-width: 44rem) { .pair { grid-template-columns: 1fr; } .pair > div:empty { display: none; }
  .pair > div:nth-child(odd) { border-inline-end: 0; } .pair > div:nth-child(even) { padding-inline-start: 1rem; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(title: str, pairs: Sequence[Pair]) -> str:
    """A whole page: each pair of texts with its verdict."""
    name = _text(title)
    sections = "\n".join(_section(pair, number) for number, pair in enumerate(pairs, 1))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{name}</h1>\n{sections}\n</body>\n</html>\n"
    )


def _section(pair: Pair, number: int) -> str:
    a, b, found = pair
    cells = [_facts("A", a), _facts("B", b)]
    for line in found.lines:
        cells += _cells(line, found, number)
    body = "\n".join(f"<div>{cell}</div>" for cell in cells)
    return (
        f'<section>\n<h2>{_text(verdict(found))}</h2>\n<p class="share">{_text(share_line(found))}</p>\n'
        f'<p class="legend">{_legend(found)}</p>\n<div class="pair">\n{body}\n</div>\n</section>'
    )


def _facts(name: str, side: Side) -> str:
    rows = "".join(f"<dt>{label}</dt><dd>{_text(value)}</dd>" for label, value in heading(side) if value)
    return f'<dl class="facts"><dt>{name}</dt><dd></dd>{rows}</dl>'


def _cells(line: Line, found: Comparison, number: int) -> list[str]:
    made = [
        "".join(_piece(piece, found, side, number) for piece in cell)
        for side, cell in zip("ab", (line.a, line.b), strict=True)
    ]
    return [f'<p dir="auto">{cell}</p>' if cell else "" for cell in made]


def _piece(piece: Piece, found: Comparison, side: str, number: int) -> str:
    text = _text(piece.text)
    if found.changes and piece.mark == "only":
        return f'<mark class="{side} {piece.aside or ""}">{text}</mark>'.replace(' "', '"')
    if not found.changes and piece.mark == "shared":
        return _passage(piece, side, number, text)
    return f'<span class="{piece.aside}">{text}</span>' if piece.aside else text


def _passage(piece: Piece, side: str, number: int, text: str) -> str:
    here, there = (f"{name}{number}-{piece.run}" for name in (side, "b" if side == "a" else "a"))
    class_ = f' class="{piece.aside}"' if piece.aside else ""
    return f'<mark id="{here}"{class_}>{text}<a href="#{there}">{piece.run}</a></mark>'


def _legend(found: Comparison) -> str:
    aside = '<span class="speech">speech and posts</span> and <span class="notice">credits</span> are set apart'
    if found.changes:
        return f'<mark class="a">only in A</mark> <mark class="b">only in B</mark>; {aside}'
    return f'<mark>shared narration</mark> <mark class="speech">shared speech</mark>, by number; {aside}'


def _text(text: str) -> str:
    """Text as HTML shows it: nothing in it is markup, no control or turning character acts; line ends stay."""
    return "\n".join(escape(show(line)) for line in redact(text).split("\n"))

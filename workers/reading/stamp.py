"""The page's markup written anew with the number of every block in it, for judges that cut markup and not blocks.

Written is what such judges look at: block elements with class, id, role, itemprop; links, inline elements with
text, empty pictures and fields. Left out are scripts, styles and comments, and the tags (not the text) of what is
nested deeper than lxml can read. A block that is its element's only content is stamped on the element; otherwise
its run is wrapped, in ``<p>`` where one may stand. Lines that only a ``<br>`` parts stay lines of one paragraph, for
such judges weigh paragraphs. So every character stands under exactly one stamp.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from workers.reading.elements import BLOCK, HOLDS_PARAGRAPHS, MAX_STAMPED_DEPTH
from workers.reading.frames import Attributes, Frame, Inline, Run

_KEPT = ("class", "id", "role", "itemprop")
#: Inline elements around a run that are written out at most.
_MAX_INLINES = 12
_MAX_ATTRIBUTE = 300
_WRITTEN = BLOCK | {"a"}
_HIDDEN = ' hidden=""'
_BREAK = "<br>"


class Stamper:
    """Collects the markup while the walk goes on; a place that is not decided yet is an empty string."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._run: list[str] = []
        self._opened = 0

    def markup(self) -> str:
        """Everything so far."""
        return "".join(self._out)

    def open(self, frame: Frame) -> None:
        """A block element begins; the run before it has been ended."""
        if frame.depth <= MAX_STAMPED_DEPTH:
            frame.place = len(self._out)
            # What only serves as a box by where it stands (a custom element, say) is written as one.
            written = frame.tag if frame.tag in _WRITTEN else "div"
            hidden = _HIDDEN if frame.hidden else ""
            self._out.append(f"<{written}{_attributes(frame.tag, frame.attributes)}{hidden}>")

    def close(self, frame: Frame) -> None:
        """A block element ends: now it is known where its stamps go."""
        paragraphs = [list(lines) for _, lines in groupby(frame.runs, lambda run: run.paragraph)]
        alone = len(paragraphs) == 1 and not frame.solid and frame.place >= 0
        wrap = "p" if frame.tag in HOLDS_PARAGRAPHS or frame.place < 0 else "span"
        for lines in paragraphs:
            if len(lines) > 1:
                self._wrap_lines(lines, "" if alone or wrap == "span" else wrap)
            elif alone:
                self._out[frame.place] = self._out[frame.place][:-1] + f' data-block="{lines[0].number}">'
            else:
                self._wrap(lines[0], wrap)
        if frame.place >= 0:
            self._out.append(f"</{frame.tag if frame.tag in _WRITTEN else 'div'}>")

    def _wrap(self, run: Run, wrap: str) -> None:
        self._out[run.place] = f'<{wrap} data-block="{run.number}">'
        self._out[run.place + 2] = f"</{wrap}>"

    def _wrap_lines(self, lines: Sequence[Run], paragraph: str) -> None:
        """Stamp each line of a paragraph, and write the paragraph around them all if it has a name."""
        for line in lines:
            self._wrap(line, "span")
        if paragraph:
            self._out[lines[0].place] = f"<{paragraph}>{self._out[lines[0].place]}"
            self._out[lines[-1].place + 2] += f"</{paragraph}>"

    def text(self, text: str, inlines: Sequence[Inline]) -> None:
        """Text of the run, inside these inline elements."""
        if self._opened < len(inlines):
            for inline in inlines[self._opened : _MAX_INLINES]:
                self._run.append(f"<{inline.tag}{_attributes(inline.tag, inline.attributes)}>")
            self._opened = min(len(inlines), _MAX_INLINES)
        self._run.append(escape(text, quote=False) if "<" in text or "&" in text else text)

    def void(self, markup: str, inlines: Sequence[Inline] | None) -> None:
        """An element without content, in the run (or, with None, outside of any)."""
        (self._out if inlines is None else self._run).append(markup)

    def end_inline(self, inlines: Sequence[Inline]) -> None:
        """The innermost inline element ends."""
        if self._opened == len(inlines):
            self._run.append(f"</{inlines[-1].tag}>")
            self._opened -= 1

    def end_run(self, frame: Frame, number: int, inlines: Sequence[Inline]) -> None:
        """The run is block ``number``, directly inside ``frame``."""
        self._run += (f"</{inline.tag}>" for inline in reversed(inlines[: self._opened]))
        place = len(self._out)
        above = frame.runs[-1] if frame.runs else None
        goes_on = above is not None and place == above.place + 4 and self._out[-1] == _BREAK
        paragraph = above.paragraph if above is not None and goes_on else number
        frame.runs.append(Run(place=place, number=number, paragraph=paragraph))
        self._out += ("", "".join(self._run), "")
        self.drop_run()

    def line_end(self) -> None:
        """The block that was just written is a line of a paragraph that goes on."""
        self._out.append(_BREAK)

    def paragraph_end(self) -> None:
        """The paragraph of the line that was just written does not go on after all."""
        if self._out and self._out[-1] == _BREAK:
            self._out[-1] = ""

    def aside(self, number: int, text: str) -> None:
        """A block that is hidden inside a line."""
        self._out.append(f'<span hidden="" data-block="{number}">{escape(text, quote=False)}</span>')

    def drop_run(self) -> None:
        """Forget the run: there was nothing to read in it, or it has been written."""
        self._run = []
        self._opened = 0


def _attributes(tag: str, attributes: Attributes) -> str:
    if not attributes:
        return ""
    written = ' href="#"' if tag == "a" and attributes.get("href") else ""
    for name in _KEPT:
        value = attributes.get(name)
        if value:
            value = value[:_MAX_ATTRIBUTE]
            safe = value if value.isidentifier() else escape(value)
            written += f' {name}="{safe}"'
    return written

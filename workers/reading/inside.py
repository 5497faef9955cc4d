"""The one way back from a block into the tree that it was cut from, for those who need its shape beside its text."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers.reading.html import Cut


class Elements:
    """The elements of a reading's containers, by their numbers; opaque to everybody but ``reading``.

    Two readings of one page are equal, although each has a tree of its own: no element counts in a comparison.
    """

    __slots__ = ("nodes", "parser")

    def __init__(self, parser: LexborHTMLParser, cut: Cut) -> None:
        self.parser = parser
        self.nodes: tuple[LexborNode, ...] = cut.elements

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Elements) and len(other.nodes) == len(self.nodes)

    def __hash__(self) -> int:
        return len(self.nodes)

"""What the names of HTML elements mean for cutting a page into blocks."""


def names(text: str) -> frozenset[str]:
    """Names that stand with white space between them, as a set."""
    return frozenset(text.split())


#: Text inside them is no text of the page: code, choices of a form, what stands in for a picture or a film.
SKIPPED = names(
    "head script style template audio video canvas object embed applet iframe select datalist textarea noframes "
    "noembed noscript map meta link base title desc param source track rp rt annotation annotation-xml"
)
#: A block ends where one of them begins or ends. A button is one: its label is never part of running text.
BLOCK = names(
    "address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main marquee "
    "menu nav ol optgroup p plaintext pre search section summary table tbody td tfoot th thead tr ul "
    "xmp"
)
#: White space counts inside them.
PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
#: Words side by side in their elements are no labels but code, whose borders are its own.
CODE = frozenset({"pre", "code", "samp", "kbd", "listing", "plaintext", "xmp"})
#: Elements that change how text looks; a line that one of them holds is set apart from the lines around it.
STYLES = frozenset({"b", "strong", "font", "big", "small", "i", "em", "u"})
#: Inline elements that the other forms of a text keep, and under which name.
MARKING = {
    "a": "a",
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "em"),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), "code"),
    "sub": "sub",
    "sup": "sup",
}
#: Elements that print their text in bold.
BOLD = frozenset({"b", "strong"})
#: <noscript> is read if its text is longer than this (forums put their threads there for search engines).
NOSCRIPT_CHARS = 300
#: A table row is one line if each of its cells holds at most this many characters and no block.
CELL_CHARS = 200
#: Two elements side by side are two labels, and get a space between them, in blocks of at most this length.
LABEL_ROW_CHARS = 200
#: Words of class, id, role and itemprop that a block carries at most, and those that one element adds.
MAX_MARKS, MAX_OWN_MARKS, MAX_MARK_CHARS = 24, 8, 40
#: A path longer than this ends in an ellipsis.
MAX_PATH_CHARS = 400

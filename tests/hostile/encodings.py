"""Pages whose bytes are not what they are said to be, or are no text at all."""

import gzip
import random

from hostile.kinds import MEGABYTE, Class, html
from hostile.story import BODY, PARAGRAPHS, Expected, document

SEED = 20240305
#: The mark that a class puts into the page, to put bytes there.
HERE = "@@"
WITHOUT_TEXT = Expected(whole=False, reasons=("binary",))
EMPTY = Expected(whole=False, reasons=("empty",))
ACCENTED = Expected(paragraphs=tuple(text.replace("quay", "café") for text in PARAGRAPHS))


def with_bytes(data: bytes) -> bytes:
    """The story with a paragraph of these bytes behind it."""
    return document(after=f"<p>{HERE}</p>").encode().replace(HERE.encode(), data)


def said(label: str) -> str:
    """The story with a meta that says so of its encoding."""
    return document(charset=f'<meta charset="{label}">')


def noise(size: int) -> bytes:
    """Bytes of chance, the same in each run."""
    return random.Random(SEED).randbytes(size)  # noqa: S311 - no secret


LIES: tuple[Class, ...] = (
    html(
        "UTF-8 labelled windows-1251",
        lambda: document(charset='<meta charset="windows-1251">', body=BODY.replace("quay", "café")),
        ACCENTED,
        "text/html; charset=windows-1251",
    ),
    html(
        "latin-1 labelled UTF-8",
        lambda: document(body=BODY.replace("quay", "café")).encode("latin-1"),
        ACCENTED,
        "text/html; charset=utf-8",
    ),
    html("UTF-16 LE with a mark", lambda: b"\xff\xfe" + document().encode("utf-16-le")),
    html("UTF-16 BE with a mark", lambda: b"\xfe\xff" + document().encode("utf-16-be")),
    html("UTF-16 LE without a mark", lambda: document().encode("utf-16-le")),
    html("UTF-16 BE without a mark", lambda: document().encode("utf-16-be")),
    html("UTF-16 labelled UTF-8", lambda: document().encode("utf-16-le"), None, "text/html; charset=utf-8"),
    html("UTF-16 cut in a character", lambda: b"\xff\xfe" + document().encode("utf-16-le") + b"\x41"),
    html("UTF-8 and cp1252 in one page", lambda: with_bytes("é “x”".encode() + "“caf\xe9”".encode("cp1252"))),
    html("a label of 5 kB", lambda: said("x" * 5000), None, f"text/html; charset={'y' * 5000}"),
    html("labels of codecs that read no text", lambda: said("base64"), None, "text/html; charset=zlib"),
    html("labels of codecs that run escapes", lambda: said("unicode_escape"), None, "text/html; charset=idna"),
    html(
        "UTF-7 label",
        lambda: document(before="+ADw-p+AD4-forged+ADw-/p+AD4-"),
        Expected(absent=("<p>", "</p>")),
        "text/html; charset=utf-7",
    ),
    html(
        "overlong UTF-8",
        lambda: with_bytes(b"\xc0\xbcscript\xc0\xbe \xe0\x80\xbc \xf8\x88\x80\x80\x80"),
        Expected(absent=("<script>",)),
    ),
    html("bytes that UTF-8 never has", lambda: with_bytes(b"\xff\xfe\xfa" * 20)),
    html("surrogates in UTF-8", lambda: with_bytes("\ud83d and \udc00".encode("utf-8", "surrogatepass"))),
    html("labels that differ", lambda: document(charset='<meta charset="shift_jis"><meta charset="big5">')),
    html(
        "a mark against its labels",
        lambda: b"\xef\xbb\xbf" + said("koi8-r").encode(),
        None,
        "text/html; charset=ebcdic-cp-us",
    ),
    html("a label of an encoding of the East", lambda: said("iso-2022-kr"), None, "text/html; charset=hz-gb-2312"),
    html("an escape to another encoding", lambda: with_bytes(b"\x1b$B\x1b(B")),
    html("NULs inside tags", lambda: document().encode().replace(b"<p>", b"<\x00p>")),
    html("1 MB of NULs", lambda: document(before=HERE).encode().replace(HERE.encode(), b"\x00" * MEGABYTE)),
    html("control characters between words", lambda: with_bytes(bytes(range(1, 27)) * 3)),
    html("said to be an image", document, None, "image/png"),
    html("no content type", document, None, None),
    html("a content type of 100 kB", document, None, "text/html; " + "x=y; " * 20_000),
)

NO_TEXT: tuple[Class, ...] = (
    html("bytes of chance", lambda: noise(MEGABYTE), Expected(whole=False, reasons=("binary", "no_text"))),
    html("an image", lambda: b"\x89PNG\r\n\x1a\n" + noise(100_000), WITHOUT_TEXT),
    html("mostly control characters", lambda: b"\x01\x02" * 2_000 + document().encode(), WITHOUT_TEXT),
    html("compressed bytes", lambda: gzip.compress(document().encode(), mtime=0), WITHOUT_TEXT),
    html("no byte", lambda: b"", EMPTY),
    html("blanks only", lambda: b" \r\n\t" * 10_000, EMPTY),
    html("NULs only", lambda: b"\x00" * 10_000, EMPTY),
    html(
        "a page of no text",
        lambda: "<html><body><div><img src=x></div></body></html>",
        Expected(whole=False, reasons=("no_text",)),
    ),
    html(
        "a shell for scripts",
        lambda: "<html><body><div id=root></div><script src=/app.js></script></body></html>",
        Expected(whole=False, reasons=("shell",)),
    ),
    html(
        "a frameset",
        lambda: "<html><frameset cols=*><frame src=/a><frame src=/b></frameset></html>",
        Expected(whole=False, reasons=("no_text", "shell")),
    ),
    html(
        "a page inside a comment that does not end",
        lambda: document().replace("<nav>", "<!-- <nav>"),
        Expected(whole=False, reasons=("no_text", "shell")),
    ),
)

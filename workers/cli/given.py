"""What the user points at: a page (a file, an address, ``-`` for stdin), files to read, a place to write to.

A name that leads nowhere ends every command with ``USAGE``, what is there and cannot be read with ``ERROR``.
"""

import errno
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from workers.cli.exits import ERROR, USAGE, Stop
from workers.contract import MAX_PAGE_BYTES, Page, Receipt, check_page

STDIN = "-"
TEXT_SUFFIXES = (".txt", ".text")
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
#: How far into a file markup is looked for, in bytes.
SNIFFED = 65_536
#: What the system says of a name that no file can have.
NO_NAME = (errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)

_MARKUP = re.compile(
    rb"<(?:!doctype|\?xml|html|head|body|title|meta|script|div|table|article|section|main|p|h[1-6]|br|a)[\s>/]",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def is_address(what: str) -> bool:
    """Whether it is to be fetched and not read from the disk."""
    return re.match(r"[a-z][a-z0-9+.-]*://", what, re.IGNORECASE) is not None


def page_of(
    what: str,
    *,
    url: str | None = None,
    fetched_at: str | None = None,
    content_type: str | None = None,
    allowed_private: tuple[str, ...] = (),
) -> Page:
    """The page behind a file name, an address or ``-``; ``Stop`` says what cannot be read and what to do."""
    if is_address(what):
        from workers.cli.fetching import fetched

        page = fetched(what, allowed_private)
    else:
        page = page_from(read_bytes(what), name=what, content_type=content_type)
    said = {"url": url, "fetched_at": fetched_at, "content_type": content_type}
    return checked(replace(page, **{name: value for name, value in said.items() if value is not None}))


def checked(page: Page) -> Page:
    """The page, if it holds to the contract; ``Stop`` names the option to correct."""
    result = check_page(page, trusted=True)
    if isinstance(result, Receipt):
        option = {"url": "--url: ", "fetched_at": "--fetched-at: "}.get(result.field or "", "")
        raise Stop(f"{option}{result.reason}", USAGE if option else ERROR)
    return result


def read_bytes(what: str) -> bytes:
    """The bytes of a file or of stdin; no more than a page may hold, and one to tell that there were more."""
    if what == STDIN:
        return sys.stdin.buffer.read(MAX_PAGE_BYTES + 1)
    try:
        with Path(what).open("rb") as file:
            return file.read(MAX_PAGE_BYTES + 1)
    except FileNotFoundError:
        hint = "; an address begins with http:// or https://" if re.match(r"[\w-]+(\.[\w-]+)+/", what) else ""
        raise Stop(f"{what}: no such file{hint}", USAGE) from None
    except IsADirectoryError:
        raise Stop(f"{what} is a folder; name a file in it", USAGE) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        code = ERROR if isinstance(error, OSError) and error.errno not in NO_NAME else USAGE
        raise Stop(f"{what} cannot be read: {reason}; check its name and who may read it", code) from error


def warc_files(files: Iterable[Path]) -> None:
    """``Stop`` names the first of them that is no file."""
    for file in files:
        if not file.is_file():
            raise Stop(f"{file} is no file; name WARC files, packed or not", USAGE)


def writable(file: Path) -> Path:
    """A file to write, if there can be one of its name; ``Stop`` before there is anything to write."""
    if file.is_dir():
        raise Stop(f"{file} is a folder; name a file in it", USAGE)
    if not file.parent.is_dir():
        raise Stop(f"{file}: there is no folder {file.parent}; make it first", USAGE)
    return file


def page_from(body: bytes, *, name: str, content_type: str | None = None) -> Page:
    """A page of bytes: text by its content type, else by its suffix, else if no markup is in it; HTML otherwise."""
    if kind_of(body, name, content_type) == "text":
        return Page(text=_decoded(body, name, content_type), content_type=content_type)
    return Page(html_b64=body, content_type=content_type)


def kind_of(body: bytes, name: str, content_type: str | None) -> str:
    """``html`` or ``text``."""
    media = (content_type or "").split(";")[0].strip().lower()
    if media:
        return "text" if media == "text/plain" else "html"
    suffix = Path(name).suffix.lower()
    if suffix in TEXT_SUFFIXES or suffix in HTML_SUFFIXES:
        return "text" if suffix in TEXT_SUFFIXES else "html"
    # Bytes of UTF-16 are those of ASCII with NULs between them.
    return "html" if _MARKUP.search(body[:SNIFFED].replace(b"\0", b"")) else _text_or_binary(body)


def _text_or_binary(body: bytes) -> str:
    """Bytes without markup are text if they decode; others go to the reader, which says what they are."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "html"
    return "html" if b"\0" in body else "text"


def _decoded(body: bytes, name: str, content_type: str | None) -> str:
    """Plain text: the charset that was said, else a byte order mark, else UTF-8."""
    said = _CHARSET.search(content_type or "")
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    charset = said[1] if said else "utf-16" if wide else "utf-8-sig"
    try:
        return body.decode(charset)
    except LookupError:
        raise Stop(f"--content-type: unknown charset {charset!r}", USAGE) from None
    except UnicodeDecodeError as error:
        what = "UTF-8" if charset == "utf-8-sig" else charset
        # Not every command that reads a text takes its type.
        raise Stop(
            f"{name} is not {what} (byte {error.start}); convert it, as by `iconv -f windows-1252 -t utf-8`, or say "
            "what it is to a command that takes --content-type 'text/plain; charset=windows-1252'"
        ) from error

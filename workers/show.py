"""Text on its way to a terminal or a log line: nothing in it can move the cursor, reorder or forge a line."""

import re

#: What is escaped: C0, DEL and C1 controls, the bidirectional controls, the two Unicode line ends, and lone
#: surrogates (which no output encoding can write).
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def show(text: str) -> str:
    r"""Make text safe to print: control, bidirectional and line-end characters become visible escapes.

    A newline becomes ``\n``, an escape character ``\x1b``, a right-to-left override ``\u202e``. The result is one
    line, and showing it again changes nothing. Redaction is not part of it: see ``workers.urls.redact``.
    """
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    return _NAMED.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")

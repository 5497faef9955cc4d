"""A line of several fields with labels of their own: "来源：A 作者：B 编辑：C", "Penulis: A Editor: B"."""

import re

from workers.lines.date_labels import is_label
from workers.lines.fold import fold, narrow
from workers.lines.labels import read_label
from workers.tables.credits import SOURCE
from workers.tables.row import Index

_LONGEST = 200
#: A word with a colon behind it, after a space.
_NEXT = re.compile(r"\s+(?=[^\W\d_]{1,14} ?[:：])")
_HEAD = re.compile(r"[^:：]{1,30}[:：]")
_SOURCES = Index(SOURCE)


def split_fields(text: str) -> list[str]:
    """The fields of a line, each with its label; the line itself where one of its parts has no known label."""
    if len(text) > _LONGEST or text.count(":") + text.count("：") < 2:
        return [text]
    fields = [field for field in _NEXT.split(text) if field.strip()]
    return fields if len(fields) > 1 and all(map(_is_labelled, fields)) else [text]


def _is_labelled(field: str) -> bool:
    head = _HEAD.match(field)
    return head is not None and (
        is_label(narrow(fold(head[0])))
        or read_label(narrow(fold(field))) is not None
        or _SOURCES.first(" ".join(head[0].split())) is not None
    )

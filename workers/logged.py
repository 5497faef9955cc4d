"""Log records of a process: free of secrets, safe for a terminal, and none that looks like another one."""

import logging
import traceback
from typing import Any

from workers.show import show
from workers.urls import redact

#: What stands before each line of a traceback: an exception's words may have lines that look like a log's own.
_INSIDE = "  | "
#: Characters of one record that are shown: Celery's hold the whole message that it could not take.
SHOWN = 4_000


def safe(text: object) -> str:
    """A text as it may be shown: secrets masked, control characters visible."""
    return show(redact(str(text)))


def cause(error: BaseException) -> str:
    """An error as it may be shown, with its kind."""
    return safe(f"{type(error).__name__}: {error}")


def clean_log(level: int = logging.INFO) -> None:
    """Make every log record of this process, ours and the frameworks', free of secrets and safe for a terminal.

    Records below ``level`` are never shown and are left as they are. Scrapy and Celery replace handlers while they
    start, and children inherit it: so this is done where records are made.
    """
    make = logging.LogRecord

    def made(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.levelno >= level:
            record.msg, record.args = _cut(safe(record.getMessage())), None
            if record.exc_info and record.exc_info[1] is not None:
                record.exc_text, record.exc_info = _traceback(record.exc_info[1]), None
        return record

    logging.setLogRecordFactory(made)


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]} … ({len(words)} characters)"


def _traceback(error: BaseException) -> str:
    lines = "".join(traceback.format_exception(error)).splitlines()
    return "\n".join(f"{_INSIDE}{_cut(safe(one))}" for one in lines)

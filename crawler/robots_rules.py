"""What a robots.txt answer means to one crawler (RFC 9309): rules to ask, or one answer for all of a host."""

import math

from msgspec import Struct

from crawler.guard import Ruling
from crawler.robots_file import RobotsFile, read_file

#: RFC 9309 section 2.5: a crawler must parse at least this much, and we parse no more.
MAX_BYTES = 500 * 1024
#: A site that asks for more than this is still visited, this slowly.
MAX_DELAY = 30.0
#: "Too many requests" is no absence of rules: it is a request to stay away for now.
STAY_AWAY = 429


class Robots(Struct, frozen=True):
    """What a host's robots.txt says: rules to ask, or one answer for every URL with its reason.

    ``answered`` is False if the host said nothing of it; ``kind`` is why its pages are not asked for.
    """

    rules: RobotsFile | None = None
    refused: str | None = None
    answered: bool = True
    kind: str = "robots"

    def judge(self, url: str, token: str) -> Ruling:
        """Whether the crawler that calls itself ``token`` may fetch a URL."""
        if self.refused or self.rules is None or self.rules.rules(token).can_fetch(url, token):
            return Ruling(self.refused)
        return Ruling("disallowed by robots.txt")

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names, each once."""
        return self.rules.sitemaps if self.rules is not None else ()

    def delay(self, token: str) -> float | None:
        """Seconds between two requests that the host asks for, at most ``MAX_DELAY``; None if it does not."""
        asked = self.rules.rules(token).crawl_delay(token) if self.rules is not None else None
        return min(float(asked), MAX_DELAY) if asked and math.isfinite(asked) else None


def read_robots(status: int, body: bytes) -> Robots:
    """Read a robots.txt answer: 2xx gives rules, 4xx means there are none, all else forbids."""
    if 200 <= status < 300:
        return _parse(body[:MAX_BYTES])
    if 400 <= status < 500 and status != STAY_AWAY:
        return Robots()
    return Robots(refused=f"robots.txt answered {status}: everything is disallowed until it can be read")


def _parse(body: bytes) -> Robots:
    if len(body) == MAX_BYTES:
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]  # half a line is another rule than was written
    return Robots(rules=read_file(body))

"""The guard's two walls, tried without dialling: URLs against the rules, names against a resolver that lies."""

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.addresses import allowance
from crawler.guard import GuardedResolver, Refused, RefusedNameMiddleware, judge_url
from workers.settings import DEFAULT_USER_AGENT

NAMED = "daily/1.0 (+https://daily.example/bot)"
BAD = (
    "file:///etc/passwd",
    "data:text/html,hello",
    "ftp://example.org/",
    "gopher://example.org/",
    "javascript:alert(1)",
    "//example.org/",
    "http://",
    "http:///path",
    "http://user:pw@example.org/",
    "http://user@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://exa mple.org/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1%25eth0]/",
    "http://[::1/",
    "http://example.org:99999/",
    "http://127.1:8080/",
    "http://2130706433/",
    "http://0x7f.1/",
    f"http://{'1' * 5_000}/",
    f"http://{'a.' * 127}example/",
    "https://169.254.169.254/latest/meta-data/",
)


@pytest.mark.parametrize("url", BAD)
def test_a_url_that_may_not_be_fetched_is_refused_with_a_reason(url: str) -> None:
    assert judge_url(url, (), NAMED).refused


@pytest.mark.parametrize(
    "url", ["http://example.org/", "https://example.org:8443/a?b=c", "http://8.8.8.8/", "http://münchen.example/"]
)
def test_a_public_url_passes(url: str) -> None:
    assert judge_url(url, (), NAMED).refused is None


def test_an_allowance_holds_for_its_port_only() -> None:
    allowed = [allowance("127.0.0.1:8080")]
    assert judge_url("http://127.0.0.1:8080/", allowed, NAMED).refused is None
    assert judge_url("http://127.1:8080/", allowed, NAMED).refused is None
    assert judge_url("http://127.0.0.1:8081/", allowed, NAMED).refused
    assert judge_url("http://127.0.0.2:8080/", allowed, NAMED).refused


def test_the_built_in_user_agent_goes_no_further_than_loopback() -> None:
    refused = judge_url("http://example.org/", (), DEFAULT_USER_AGENT).refused
    assert refused is not None
    assert "COPYDESK_USER_AGENT" in refused
    assert judge_url("http://127.0.0.1:1/", [allowance("127.0.0.1:1")], DEFAULT_USER_AGENT).refused is None


class LyingResolver:
    """Answers each question for a name with the next list of addresses: what DNS rebinding does."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)

    def resolveHostName(self, receiver: Any, name: str, port: int = 0, *_: Any) -> Any:  # noqa: N802 - Twisted's
        receiver.resolutionBegan(SimpleNamespace(name=name))
        for host in self._answers.pop(0):
            kind = IPv6Address if ":" in host else IPv4Address
            receiver.addressResolved(kind("TCP", host, port))
        receiver.resolutionComplete()
        return receiver


class Dialler:
    """Takes what a resolver lets through: these addresses, and no others, would be dialled."""

    def __init__(self) -> None:
        self.dialled: list[str] = []
        self.complete = 0

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802 - Twisted's
        assert resolution is not None

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's
        self.dialled.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's
        self.complete += 1


def resolve(resolver: GuardedResolver, name: str, port: int = 80) -> list[str]:
    dialler = Dialler()
    resolver.resolveHostName(dialler, name, port)
    assert dialler.complete == 1
    return dialler.dialled


def guarded(*answers: list[str], cache: int = 0, allowed: tuple[str, ...] = ()) -> GuardedResolver:
    reactor = SimpleNamespace(nameResolver=LyingResolver(*answers))
    return GuardedResolver(reactor, cache, frozenset(allowance(text) for text in allowed))


def test_only_public_answers_are_dialled() -> None:
    assert resolve(guarded(["8.8.8.8", "127.0.0.1", "::1", "2606:4700::1"]), "mixed.example") == [
        "8.8.8.8",
        "2606:4700::1",
    ]


def test_a_name_that_changes_its_address_after_the_check_gains_nothing() -> None:
    resolver = guarded(["8.8.8.8"], ["127.0.0.1"], ["::ffff:10.0.0.1"])
    assert [resolve(resolver, "rebind.example") for _ in range(3)] == [["8.8.8.8"], [], []]


def test_an_answer_from_the_cache_is_sieved_too() -> None:
    resolver = guarded(["127.0.0.1"], cache=10, allowed=("127.0.0.1:8080",))
    assert resolve(resolver, "cached.example", 8080) == ["127.0.0.1"]
    assert resolve(resolver, "cached.example", 9090) == []


def test_a_name_that_is_allowed_is_taken_at_its_word() -> None:
    resolver = guarded(["10.0.0.5"], ["10.0.0.5"], allowed=("cms.internal:8080",))
    assert resolve(resolver, "cms.internal", 8080) == ["10.0.0.5"]
    assert resolve(resolver, "other.internal", 8080) == []


def test_a_refused_name_is_told_as_refused_and_not_as_unknown() -> None:
    resolve(guarded(["10.0.0.5"]), "inside.example", 80)
    middleware = RefusedNameMiddleware()
    with pytest.raises(Refused, match=r"inside\.example: 10\.0\.0\.5 is not public"):
        middleware.process_exception(Request("http://inside.example/"), CannotResolveHostError())
    assert middleware.process_exception(Request("http://unknown.example/"), CannotResolveHostError()) is None

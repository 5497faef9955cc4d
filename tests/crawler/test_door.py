"""The browser's proxy: what is announced and public goes through, to the very address that was judged."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from crawl_helpers import LoopbackSite, send

from crawler.addresses import allowance
from crawler.door import Door

UA = "test/1 (+https://archive.example/bot)"


def asked(
    site: LoopbackSite, *requests: str, announce: tuple[str, ...] = (), **chosen: Any
) -> tuple[Door, list[str]]:
    """Send requests (method and target) through a door; the answers, each until its connection ends."""

    async def run() -> tuple[Door, list[str]]:
        limits = {"most_bytes": 10_000, "most_requests": 10, **chosen}
        door = Door([allowance(site.place)], UA, **limits)
        for url in (f"{site.base}/", *announce):
            door.expect(url)
        async with door:
            return door, [await ask(door, request) for request in requests]

    return asyncio.run(run())


async def ask(door: Door, request: str) -> str:
    host, port = door.address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"{request} HTTP/1.1\r\nHost: x.example\r\nProxy-Connection: keep-alive\r\n\r\n".encode())
    if request.startswith("CONNECT"):
        assert b"200" in await reader.readuntil(b"\r\n\r\n")
        writer.write(b"GET /a HTTP/1.1\r\nHost: x.example\r\nConnection: close\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    return answer.decode()


def test_a_request_goes_through_as_its_server_wants_it_one_a_connection(site: LoopbackSite) -> None:
    site.pages["/a?b=c"] = "hello"
    door, (answer,) = asked(site, f"GET {site.base}/a?b=c")
    assert answer.startswith("HTTP/1.1 200")
    assert answer.endswith("hello")
    assert "\r\nConnection: close" in answer
    assert site.headers["/a?b=c"] == {"Connection": "close", "Host": "x.example"}
    assert (door.requests, door.unasked, door.refused) == (1, 0, {})


def test_a_connection_that_is_cut_when_the_door_shuts_is_no_fault(site: LoopbackSite) -> None:
    faults: list[dict[str, Any]] = []

    async def run() -> bytes:
        asyncio.get_running_loop().set_exception_handler(lambda _, fault: faults.append(fault))
        door = Door([allowance(site.place)], UA, most_bytes=10, most_requests=10)
        async with door:
            host, port = door.address.removeprefix("http://").split(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(b"GET")
            while not door._open:
                await asyncio.sleep(0.01)
        rest = await asyncio.wait_for(reader.read(), 60)
        writer.close()
        return rest

    assert asyncio.run(run()) == b""
    assert faults == []


def test_a_tunnel_goes_through_and_its_bytes_count(site: LoopbackSite) -> None:
    site.pages["/a"] = "x" * 500
    door, (answer,) = asked(site, f"CONNECT {site.place}")
    assert answer.endswith("x" * 500)
    assert door.bytes >= 500


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "http://127.0.0.2:{port}/",
        "http://2130706433:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://me:pw@127.0.0.1:{port}/",
        "http://169.254.1.1/",
        "ftp://127.0.0.1:{port}/",
    ],
)
def test_what_the_guard_refuses_is_not_dialled(make_site: Callable[[], LoopbackSite], target: str) -> None:
    site, inner = make_site(), make_site()
    inner.pages["/"] = "secret"
    url = target.format(port=inner.port)
    door, (answer,) = asked(site, f"GET {url}", announce=(url,))
    assert "secret" not in answer
    assert inner.hits == {}
    assert site.hits == {}
    assert sum(door.refused.values()) == 1


def test_nothing_goes_where_nobody_announced(make_site: Callable[[], LoopbackSite]) -> None:
    site, inner = make_site(), make_site()
    door, answers = asked(site, f"GET {inner.base}/", "GET http://127.0.0.1:9/", "GET https://update.example/")
    assert all(answer.startswith("HTTP/1.1 502") for answer in answers)
    assert inner.hits == {}
    assert (door.unasked, door.requests) == (3, 0)


def test_a_name_that_stands_for_a_private_address_is_refused_whenever_it_does(
    make_site: Callable[[], LoopbackSite],
) -> None:
    site, inner = make_site(), make_site()
    inner.pages["/"] = "secret"
    turns = iter([("127.0.0.1",), ("10.0.0.1", "::1", "fe80::1"), ("192.168.0.1",)])

    async def rebound(_host: str, _port: int) -> tuple[str, ...]:
        return next(turns)

    url = f"http://news.example:{inner.port}/"
    door, answers = asked(site, *[f"GET {url}"] * 3, announce=(url,), look_up=rebound)
    assert all(answer.startswith("HTTP/1.1 403") for answer in answers)
    assert inner.hits == {}
    assert sum(door.refused.values()) == 3
    assert door.dialled == {}


def test_of_a_names_addresses_only_one_that_passed_is_dialled(site: LoopbackSite) -> None:
    site.pages["/"] = "hello"

    async def both(_host: str, _port: int) -> tuple[str, ...]:
        return "10.0.0.1", "127.0.0.1"

    url = f"http://news.example:{site.port}/"

    async def run() -> tuple[Door, str]:
        allowed = [allowance(f"127.0.0.1:{site.port}")]
        async with Door(allowed, UA, most_bytes=1000, most_requests=5, look_up=both) as door:
            door.expect(url)
            return door, await ask(door, f"GET {url}")

    door, answer = asyncio.run(run())
    assert answer.endswith("hello")
    assert door.dialled == {("127.0.0.1", site.port): 1}


def test_a_page_that_asks_for_too_much_is_cut(site: LoopbackSite) -> None:
    site.pages = {"/big": "x" * 50_000, "/small": "y"}
    door, (big, small) = asked(site, f"GET {site.base}/big", f"GET {site.base}/small")
    assert len(big) < 50_000
    assert door.is_spent
    assert (small[9:12], site.hits["/small"]) == ("403", 0)
    door, answers = asked(site, *[f"GET {site.base}/small"] * 4, most_requests=3)
    assert [answer[9:12] for answer in answers] == ["200", "200", "200", "403"]


def test_what_a_page_sends_counts_as_what_it_gets(site: LoopbackSite) -> None:
    def swallow(handler: Any) -> None:
        handler.rfile.read(5000)
        send(handler, b"thanks")

    site.pages = {"/upload": swallow}
    body = "GET", "Content-Length: 5000", "x" * 5000

    async def run() -> int:
        async with Door([allowance(site.place)], UA, most_bytes=100_000, most_requests=5) as door:
            door.expect(site.base)
            host, port = door.address.removeprefix("http://").split(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(f"{body[0]} {site.base}/upload HTTP/1.1\r\nHost: x\r\n{body[1]}\r\n\r\n{body[2]}".encode())
            assert (await asyncio.wait_for(reader.read(), 20)).endswith(b"thanks")
            writer.close()
            return door.bytes

    assert asyncio.run(run()) > 5000


@pytest.mark.parametrize(("interim", "status"), [(1, "200"), (4, "200"), (5, "502"), (3000, "502")])
def test_a_server_may_put_an_answer_off_a_few_times(site: LoopbackSite, interim: int, status: str) -> None:
    def hold_off(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 102 Processing\r\n\r\n" * interim)
        send(handler, b"at last")

    site.pages = {"/slow": hold_off}
    _, (answer,) = asked(site, f"GET {site.base}/slow", most_bytes=200_000)
    assert answer.removeprefix("HTTP/1.1 102 Processing\r\n\r\n" * interim)[9:12] == status


@pytest.mark.parametrize("request_line", ["GET /", "GET", "nonsense here and there", "GET http://[::1/", "\x00"])
def test_what_is_no_request_gets_no_connection(site: LoopbackSite, request_line: str) -> None:
    _, (answer,) = asked(site, request_line)
    assert answer.startswith("HTTP/1.1 502")
    assert site.hits == {}


def test_an_early_hint_comes_before_the_answer(site: LoopbackSite) -> None:
    def hinting(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        send(handler, b"late")

    site.pages["/"] = hinting
    _, (answer,) = asked(site, f"GET {site.base}/")
    assert answer.index("103 Early Hints") < answer.index("200 OK\r\nConnection: close")
    assert answer.endswith("late")

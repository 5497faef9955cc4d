"""The address table, without a single packet: every notation of every place that a crawl may not reach."""

import ipaddress

import pytest

from crawler.addresses import FORBIDDEN, Allowance, allowance, forbidden, literal

LOOPBACK = (
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "127.0.0.1.",
    "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
    "\uff11\uff12\uff17.\uff10.\uff10.\uff11",
    "127\u30020\u30020\u30021",
    "\uff10\uff58\uff17\uff46.1",
    "\U0001d7ed\U0001d7ee\U0001d7f3.0.0.1",
    "127.0.0.0x1",
)
REFUSED = (
    "0.0.0.1",
    "10.1.2.3",
    "100.64.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "4000::1",
)
PUBLIC = ("1.1.1.1", "8.8.8.8", "93.184.216.34", "192.0.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111")


@pytest.mark.parametrize("host", LOOPBACK)
def test_every_notation_of_loopback_is_seen_through(host: str) -> None:
    address = literal(host)
    assert address is not None
    assert forbidden(address) is not None


@pytest.mark.parametrize("host", REFUSED)
def test_a_place_that_is_not_public_is_refused_with_a_reason(host: str) -> None:
    assert forbidden(ipaddress.ip_address(host))


@pytest.mark.parametrize("host", PUBLIC)
def test_a_public_address_is_allowed(host: str) -> None:
    assert forbidden(ipaddress.ip_address(host)) is None


@pytest.mark.parametrize(("network", "why"), FORBIDDEN)
def test_each_row_holds_its_own_first_and_last_address(network: str, why: str) -> None:
    rows = ipaddress.ip_network(network)
    assert why
    assert forbidden(rows[0]) is not None
    assert forbidden(rows[-1]) is not None


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "0x7f.example", "1.2.3.4.5", "", "a.1"])
def test_a_name_is_no_literal(host: str) -> None:
    assert literal(host) is None


def test_what_is_longer_than_any_host_is_none() -> None:
    assert literal("1" * 5_000) is None
    assert literal("0x" + "f" * 250) == ipaddress.ip_address("255.255.255.255")


def test_a_number_too_large_is_judged_as_if_it_wrapped() -> None:
    assert literal(str(2**32 + 2130706433)) == ipaddress.ip_address("127.0.0.1")


def test_an_allowance_is_a_host_and_a_port() -> None:
    assert allowance("127.0.0.1:8080") == Allowance("127.0.0.1", 8080)
    assert allowance("[::1]:80") == Allowance("::1", 80)
    assert allowance("CMS.internal.:443") == Allowance("cms.internal", 443)


@pytest.mark.parametrize("host", ["bücher.internal", "BU\u0308CHER\u3002internal.", "xn--BCHER-kva.internal"])
def test_an_international_name_is_allowed_in_each_of_its_forms(host: str) -> None:
    assert allowance(f"{host}:80") == Allowance("xn--bcher-kva.internal", 80)


@pytest.mark.parametrize("text", ["", "127.0.0.1", ":80", "a:0", "a:65536", "a:b", "a:-1", "a:\u0661"])
def test_an_allowance_without_host_or_port_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="HOST:PORT"):
        allowance(text)

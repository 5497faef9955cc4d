"""Traps end within their limits, bring their articles home, and lead to no server that is not allowed."""

from collections.abc import Callable

import pytest

from benchmarks.simweb import traps
from benchmarks.simweb.server import serving
from benchmarks.simweb.site import Site
from benchmarks.traps import measure


@pytest.mark.parametrize("make", [traps.calendar, traps.sessions, traps.facets, traps.redirects, traps.sitemaps])
def test_what_has_no_end_is_given_up(make: Callable[[], Site]) -> None:
    site = make()
    with serving([site]):
        row = measure(site)
    assert (row.found, row.reason, row.refused) == (4, "finished", 0)
    assert row.requests <= 80
    assert row.megabytes < 200


def test_no_way_of_finding_leads_inward() -> None:
    target = Site("target")
    target.put("/secret", "<h1>secret</h1>")
    with serving([target]):
        site = traps.inward(target)
        with serving([site]):
            row = measure(site, target)
    assert (row.found, row.refused) == (4, 0)

"""What ``copydesk db bury`` and ``db unbury`` are told, checked: a key, an address or a site."""

from typing import NamedTuple

from workers.cli import out
from workers.cli.exits import USAGE, Stop
from workers.store.records import is_key
from workers.store.tombstones import Kind, is_digest
from workers.urls import UrlError, site_of, url_key


class Grave(NamedTuple):
    """A tombstone's kind, the value that it is set for, and that value as it may be shown."""

    kind: Kind
    value: str
    shown: str


def grave(key: str | None, url: str | None, site: str | None) -> Grave:
    """The one of three that was given; ``Stop`` for none, for several, and for one that nothing can hold."""
    given = [value for value in (key, url, site) if value is not None]
    if len(given) != 1:
        raise Stop("give exactly one of --key, --url and --site", USAGE)
    if key is not None:
        return _key(key)
    if url is not None:
        return Grave("url", url if is_digest(url) else url_key(url), out.safe(url))
    return _site(site or "")


def _key(key: str) -> Grave:
    if not is_key(key):
        raise Stop(f"--key {key!r} is no key (cd1-... or cd1s-...)", USAGE)
    return Grave("key", key, key)


def _site(site: str) -> Grave:
    """A site goes by its registrable domain, as the store looks it up: under the name of a host it never would."""
    address = f"http://{site.strip()}/"
    try:
        name = None if set("/\\@?#") & set(site) else site_of(url_key(address))
    except UrlError:
        name = None
    if name is None:
        raise Stop(f"--site {site!r} is no name of a site, as example.org is", USAGE)
    return Grave("site", name, name)

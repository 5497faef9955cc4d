"""sites.toml: which sites are crawled, from where, when and how politely. A table in a file becomes frozen values."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from crawler.addresses import allowance
from crawler.cron import cron_fault
from crawler.site_rules import BUDGET, amount, budget_fault, cookies_fault, headers_fault
from workers.contract import Judge
from workers.settings import Wish

#: ``interval`` is a number and a unit, in seconds each.
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_INTERVAL = re.compile(r"([1-9]\d{0,5})\s*([smhd])")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
#: So many requests to one host at a time; more is no way to visit.
MOST_AT_ONCE = 2
#: Words of messages that stand for a field.
_ALSO = {"seed": "seeds"}
#: What stands for fields that every site needs while others of it are checked; and faults that are told of one table.
EXAMPLE = {"seeds": ("https://example.org/",)}
MOST_FAULTS = 20


class SitesError(ValueError):
    """sites.toml cannot be used; the message names the file, the line, the site, the field and what to write.

    ``table`` is the site's, where there is one; ``line`` is known for what is no TOML.
    """

    def __init__(self, message: str, table: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.table, self.line = table, line


class Site(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One site. Times are seconds, ``keep_*`` days (0 keeps for ever, None leaves it to the installation).

    At most one of ``cron`` (five fields, UTC) and ``interval`` ("30m", "6h") says when; without either the site is
    crawled only when it is asked for. ``allowed_private`` lists ``HOST:PORT`` that the guard lets through.
    ``recheck`` is the least and the most time between two visits of a page ("15m..30d"). ``judge`` is who judges the
    site's pages (None leaves it to the installation). ``browser`` is when pages are shown in one. ``headers`` and
    ``cookies`` go to the origins of the seeds; a value "$NAME" is that of an environment variable. ``host_*`` are
    what one host may cost (0 is no limit); bytes also as "20MB".
    """

    seeds: tuple[str, ...]
    spider: Literal["site", "feed", "sitemap", "urls"] = "site"
    cron: str | None = None
    interval: str | None = None
    max_pages: int = 1000
    max_depth: int = 3
    max_seconds: int = 3600
    delay: float = 1.0
    concurrency: int = 2
    host_pages: int = 0
    host_bytes: str | int = 0
    host_pages_per_day: int = 0
    host_bytes_per_day: str | int = 0
    recheck: str | None = None
    allowed_private: tuple[str, ...] = ()
    judge: Judge | None = None
    browser: Wish = "never"
    headers: dict[str, str] = {}
    cookies: str | None = None
    keep_html: int | None = None
    keep_evidence: int | None = None
    keep_jobs: int | None = None
    name: str = ""

    @property
    def recheck_min(self) -> int | None:
        """The least time between two visits of a page in seconds, or None."""
        return _bounds(self.recheck)[0]

    @property
    def recheck_max(self) -> int | None:
        """The most, or None."""
        return _bounds(self.recheck)[1]

    @property
    def budget(self) -> dict[str, int]:
        """What one host may cost, with bytes as numbers; 0 is no limit."""
        return {name: amount(getattr(self, name)) or 0 for name in BUDGET}

    @property
    def every(self) -> int | None:
        """The interval in seconds, or None."""
        return seconds(self.interval or "")


def seconds(text: str) -> int | None:
    """An interval ("30m") in seconds, None if it is none."""
    found = _INTERVAL.fullmatch(text)
    return int(found[1]) * UNITS[found[2]] if found else None


def _bounds(text: str | None) -> tuple[int | None, int | None]:
    """The two ends of ``15m..30d``, each None if it is not there or is none."""
    least, _, most = (text or "").partition("..")
    return seconds(least.strip()), seconds(most.strip())


def load_sites(path: Path) -> dict[str, Site]:
    """Read sites.toml. SitesError names what is wrong; a file that is not there is an error too."""
    text = sites_text(path)
    try:
        return read_sites(parsed(text))
    except SitesError as error:
        line = line_of(text, error)
        raise SitesError(f"{path}{f', line {line}' if line else ''}: {error}", error.table, line) from error


def sites_text(path: Path) -> str:
    """The text of sites.toml. SitesError if it is not there, or cannot be read."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise SitesError(f"{path} is not there; copy sites.example.toml and write your sites into it") from error
    except (OSError, ValueError) as error:
        raise SitesError(f"{path} cannot be read ({error}); check who may read it, and write it in UTF-8") from error


def parsed(text: str) -> dict[str, Any]:
    """The tables of a text. SitesError with its line for one that is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise SitesError(f"no TOML: {error}; a site is written as in sites.example.toml", line=line) from error


def field_of(message: str) -> str | None:
    """The field that an error speaks of: one that is not known, else the first word that names one."""
    unknown = _UNKNOWN.search(message)
    if unknown:
        return unknown[1]
    words = re.findall(r"`\$?\.?(\w+)|\b(\w+)\b", message.partition(": ")[2] or message)
    found = (one or two for one, two in words)
    return next((_ALSO.get(word, word) for word in found if word in Site.__struct_fields__ or word in _ALSO), None)


def line_of(text: str, error: SitesError) -> int | None:
    """The line of an error: that of its field in its table, else of the table, as far as they can be told apart."""
    if error.line is not None or error.table is None:
        return error.line
    field, place, inside = field_of(str(error)), None, False
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            parts = header[1].replace('"', "").replace("'", "").replace(" ", "").split(".", 1)
            inside = parts[-1] == error.table if parts[0] == "sites" else parts[0] == error.table
            place = number if inside else place
        elif inside and field and re.match(rf"\s*[\"']?{re.escape(field)}[\"']?\s*=", line):
            return number
    return place


def sites_and_faults(raw: Mapping[str, Any]) -> tuple[dict[str, Site], tuple[SitesError, ...]]:
    """The sites of a parsed file that can be used, and what is wrong with the others."""
    try:
        tables, defaults = _tables(raw)
    except SitesError as error:
        return {}, (error,)
    faults = [SitesError(f"unknown table [{name}]; a site is a table [sites.NAME]", name) for name in _strange(raw)]
    _, wrong, usual = _each_fault("defaults", defaults, partial(_checked, "defaults", EXAMPLE))
    faults += [SitesError(str(error).replace("site 'defaults'", "[defaults]"), "defaults") for error in wrong]
    sites = {}
    for name, table in tables.items():
        site, wrong, _ = _each_fault(name, table, partial(_checked, name, defaults=usual))
        faults += wrong
        if site is not None and not wrong:
            sites[name] = site
    return sites, tuple(faults)


def _each_fault(
    name: str, table: Any, check: Callable[[Any], Site]
) -> tuple[Site | None, list[SitesError], dict[str, Any]]:
    """The site of a table, all that is wrong with it, and its fields without those that are wrong.

    It is checked again without each field that is wrong.
    """
    faults: list[SitesError] = []
    while True:
        try:
            return check(table), faults, table
        except SitesError as error:
            faults.append(SitesError(str(error), table=name))
            field = field_of(str(error))
            if not isinstance(table, dict) or field not in table or len(faults) == MOST_FAULTS:
                return None, faults, {}
            table = {one: value for one, value in table.items() if one != field}
            table |= EXAMPLE if field in EXAMPLE else {}


def read_sites(raw: Mapping[str, Any]) -> dict[str, Site]:
    """Sites by name from a parsed file: a table for each under ``sites``, ``defaults`` for them all."""
    sites, faults = sites_and_faults(raw)
    if faults:
        raise faults[0]
    return sites


def _tables(raw: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    tables, defaults = raw.get("sites", {}), raw.get("defaults", {})
    if not isinstance(tables, dict) or not isinstance(defaults, dict):
        raise SitesError("`sites` and `defaults` are tables: [sites.NAME] and [defaults]")
    return tables, defaults


def _strange(raw: Mapping[str, Any]) -> list[str]:
    return sorted(raw.keys() - {"sites", "defaults"})


def _checked(name: str, table: Any, defaults: Mapping[str, Any]) -> Site:
    if not _NAME.fullmatch(name):
        raise SitesError(f"site {name!r}: a name has lower-case letters, digits, dots, hyphens, at most 64")
    if not isinstance(table, dict):
        raise SitesError(f"site {name!r}: a site is a table [sites.{name}]")
    if "name" in table or "name" in defaults:
        raise SitesError(f"site {name!r}: its name is the table's, drop the field `name`")
    when = {} if {"cron", "interval"} & table.keys() else {"cron": None, "interval": None}
    chosen = {key: value for key, value in defaults.items() if when or key not in ("cron", "interval")}
    try:
        site = msgspec.convert({**chosen, **table, "name": name}, Site)
    except msgspec.ValidationError as error:
        raise SitesError(f"site {name!r}: {error}{_act(str(error))}") from error
    fault = next((fault for rule in RULES if (fault := rule(site))), None)
    if fault:
        raise SitesError(f"site {name!r}: {fault}")
    return site


def _act(message: str) -> str:
    """What to write instead of what msgspec refused."""
    unknown = _UNKNOWN.search(message)
    if unknown is None:
        words = [choice for choice in _choices(field_of(message) or "") if choice]
        return f"; write one of {', '.join(words)}" if words else "; sites.example.toml shows each field"
    near = difflib.get_close_matches(unknown[1], [name for name in Site.__struct_fields__ if name != "name"], 1)
    return f"; did you mean `{near[0]}`?" if near else "; sites.example.toml shows the fields that there are"


def _choices(field: str) -> tuple[str | None, ...]:
    """The words that a field may have; none for a field of another kind."""
    hint = get_type_hints(Site).get(field)
    kinds = (hint, *get_args(hint)) if get_origin(hint) is not Literal else (hint,)
    return tuple(choice for kind in kinds if get_origin(kind) is Literal for choice in get_args(kind))


def _seeds(site: Site) -> str | None:
    if not site.seeds:
        return "`seeds` is empty; write the address of its front page into it"
    for seed in site.seeds:
        parts = urlsplit(seed)
        if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
            return f"seed {seed!r} is no http:// or https:// address without user name"
    return None


def _when(site: Site) -> str | None:
    if site.cron is not None and site.interval is not None:
        return "give cron or interval, not both"
    if site.interval is not None and site.every is None:
        return f'interval {site.interval!r} is no number with a unit, as in "30m", "6h", "1d"'
    return cron_fault(site.cron) if site.cron is not None else None


def _recheck(site: Site) -> str | None:
    if site.recheck is None:
        return None
    least, most = site.recheck_min, site.recheck_max
    if least is None or most is None or least > most:
        return f'recheck {site.recheck!r} is no pair of times, the shorter one first, as in "15m..30d"'
    return None


def _limits(site: Site) -> str | None:
    for field in ("max_pages", "max_seconds"):
        if getattr(site, field) < 1:
            return f"{field} is {getattr(site, field)}; write 1 or more: a crawl without a limit may never end"
    if not 1 <= site.concurrency <= MOST_AT_ONCE:
        return f"concurrency is {site.concurrency}; write 1 to {MOST_AT_ONCE}: requests to a host at one time"
    for field in ("max_depth", "delay", "keep_html", "keep_evidence", "keep_jobs"):
        if (getattr(site, field) or 0) < 0:
            return f"{field} is negative"
    return None


def _private(site: Site) -> str | None:
    for text in site.allowed_private:
        try:
            allowance(text)
        except ValueError as error:
            return f"allowed_private: {error}"
    return None


def _requests(site: Site) -> str | None:
    budget = budget_fault({name: getattr(site, name) for name in BUDGET})
    return headers_fault(site.headers) or cookies_fault(site.cookies) or budget


RULES = (_seeds, _when, _recheck, _limits, _private, _requests)

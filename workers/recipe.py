"""The recipe: a page in, an article or a rejection out, in the order of the steps.

Pure: no clock, environment, network or randomness. The same page under the same recipe gives the same article,
byte for byte; ``recipe_id`` names the code's version and the digest of the model and tables that it used.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import msgspec

from workers import facts, judging, reading, tables
from workers.contract import Page
from workers.fingerprint import fingerprint
from workers.model import (
    TEXT_ROLES,
    Article,
    Facts,
    Fingerprint,
    Profile,
    Reading,
    Rejected,
    Verdict,
)
from workers.rendering import Rendered, render
from workers.tables.row import Row

#: Raised by whoever changes what the code (not a table) makes of a page; CHANGELOG.md says what changed.
VERSION = "1"


def clean(page: Page, profile: Profile | None = None) -> Article | Rejected:
    """Cut the chrome from a page, read its facts, key its text; ``Rejected`` says why a page holds no text."""
    return _clean(page, profile, forms=True)


def bare(page: Page, profile: Profile | None = None) -> Article | Rejected:
    """As ``clean``, without the text's HTML and Markdown: for those who would drop them, as the store does."""
    return _clean(page, profile, forms=False)


def _clean(page: Page, profile: Profile | None, *, forms: bool) -> Article | Rejected:
    profile = profile_of(page, profile)
    read = reading.read(page)
    if isinstance(read, Rejected):
        return _signed(read, profile)
    read, verdicts = reading.complete(read, judging.judge(read, profile) if read.blocks else ())
    text = kept_text(read, verdicts)
    found = facts.find_facts(read, verdicts, profile)
    mark = fingerprint(text, title=found.title, site=found.site, signed=False)
    if mark is None:
        return _signed(_without_text(read), profile)
    rendered = render(read, verdicts) if forms else Rendered()
    return _article(read, verdicts, found, mark, text, rendered, recipe_id(profile))


def kept_text(read: Reading, verdicts: tuple[Verdict, ...]) -> str:
    """The text of the kept blocks in reading order, a blank line between two of them."""
    kept = (read.blocks[verdict.block].text for verdict in verdicts if verdict.role in TEXT_ROLES)
    return "\n\n".join(text.strip() for text in kept if text.strip())


def profile_of(page: Page, profile: Profile | None = None) -> Profile:
    """What is known of a page's site: ``profile``, but for what the page itself brings from sites.toml."""
    profile = profile or Profile()
    return profile if page.judge is None else msgspec.structs.replace(profile, judge=page.judge)


def recipe_id(profile: Profile) -> str:
    """The recipe's name as it stands on records: its version, digests of model and tables and of a site's profile."""
    plain = profile == Profile()
    suffix = "" if plain else "+" + hashlib.sha256(msgspec.json.encode(profile)).hexdigest()[:8]
    return f"{VERSION}-{digest()}{suffix}"


@cache
def digest() -> str:
    """Digest of the block model and of every row of every table, in the order of their names (12 hex digits)."""
    digest = hashlib.sha256(judging.model_digest().encode())
    for module in sorted(iter_modules(tables.__path__), key=lambda found: found.name):
        loaded = import_module(f"{tables.__name__}.{module.name}")
        for name, value in sorted(vars(loaded).items()):
            if name.isupper():
                digest.update(f"{module.name}.{name}={_stable(value)}\n".encode())
    return digest.hexdigest()[:12]


def _stable(value: object) -> str:
    """A table's value as text that does not depend on the order of a set or on an object's address."""
    if isinstance(value, Row):
        return repr((value.id, value.forms, value.where))
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{_stable(k)}:{_stable(v)}" for k, v in value.items())) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(_stable(item) for item in value)) + "}"
    if isinstance(value, tuple | list):
        return "(" + ",".join(_stable(item) for item in value) + ")"
    return getattr(value, "pattern", None) or repr(value)


def _signed(rejected: Rejected, profile: Profile) -> Rejected:
    return msgspec.structs.replace(rejected, recipe=recipe_id(profile))


def _without_text(read: Reading) -> Rejected:
    why = f"none of the {len(read.blocks)} blocks is an article's text"
    return Rejected(reason="no_text", why=why)


def _article(
    read: Reading,
    verdicts: tuple[Verdict, ...],
    found: Facts,
    mark: Fingerprint,
    text: str,
    rendered: Rendered,
    recipe: str,
) -> Article:
    """Everything that was found, as the view of one observation."""
    stated = {name: getattr(found, name) for name in found.__struct_fields__}
    return Article(
        key=mark.key,
        text=text,
        fingerprint=mark,
        recipe=recipe,
        judge=_judge(verdicts),
        confidence=judging.confidence(read.blocks, verdicts),
        html=rendered.html,
        markdown=rendered.markdown,
        flags=read.flags,
        blocks=read.blocks,
        verdicts=verdicts,
        **stated,
    )


def _judge(verdicts: tuple[Verdict, ...]) -> str:
    """Who judged the body: the first part of the rules that kept it (``readability.kept`` -> ``readability``)."""
    kept = [verdict.rule.split(".")[0] for verdict in verdicts if verdict.role in TEXT_ROLES]
    return max(sorted(set(kept)), key=kept.count) if kept else "none"

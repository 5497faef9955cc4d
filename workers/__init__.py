"""copydesk's workers: a page in, one canonical record out.

The stable Python surface is ``from workers import Page, clean, fingerprint, relate``; each name is loaded when
it is first used, so that importing one room does not load the parsers of another.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workers.contract import Page
    from workers.fingerprint import fingerprint, relate
    from workers.recipe import clean

__all__ = ["Page", "clean", "fingerprint", "relate"]

_HOMES = {
    "Page": "workers.contract",
    "clean": "workers.recipe",
    "fingerprint": "workers.fingerprint",
    "relate": "workers.fingerprint",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its room; a name that is not public raises AttributeError."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'workers' has no attribute {name!r}; public are {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)

"""What the store says when it cannot go on; each message names the next act."""


class StoreError(RuntimeError):
    """The store cannot do what was asked, and asking again will not help."""


class StoreUnavailable(StoreError):  # noqa: N818 - the name says what is wrong, its base that it is an error
    """Locked, not reachable or full: nothing was written, and the same call may be made again."""


class StoreNewer(StoreError):  # noqa: N818 - the name says what is wrong, its base that it is an error
    """The database was written by a newer copydesk; this one must not touch it."""


class Damaged(StoreError):  # noqa: N818 - the name says what is wrong, its base that it is an error
    """Stored bytes are not those that were written; ``what`` names them (a key, ``job 7``, ``evidence 12``)."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is damaged: its bytes are not those that were written. "
            "Run `copydesk fsck`, and clean the page again from the archive"
        )
        self.what = what


#: How the refusal of what was taken down begins.
TAKEN_DOWN = "taken down, and not stored again"


class Buried(StoreError):  # noqa: N818 - the name says what is wrong, its base that it is an error
    """A tombstone forbids to store this text, address or site; ``reason`` is what was said when it was set."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{TAKEN_DOWN}: {reason}")
        self.reason = reason


class RunElsewhere(StoreError):  # noqa: N818 - the name says what is wrong, its base that it is an error
    """Another worker runs this page alone at this moment; it is left, and tried again when that run is over."""

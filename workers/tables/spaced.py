"""Words as a table writes them: with white space between them, so that a long list is read at a glance."""


def words(text: str) -> tuple[str, ...]:
    """The words in their order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words, whatever their order."""
    return frozenset(text.split())

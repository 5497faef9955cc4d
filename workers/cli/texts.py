"""A text that the user names: a stored one by key or address, or that of a file."""

from workers.cli.exits import NOTHING, Stop
from workers.cli.given import is_address, page_of
from workers.cli.opened import is_key, opened, records_at
from workers.cli.present import credits_line, date_line
from workers.cli.sides import Side, of_record
from workers.contract import Page
from workers.fingerprint.key import content_key
from workers.model import Article
from workers.urls import redact


def text_of(what: str, *, clean: bool = False) -> Side:
    """The text under a key, at a stored address (the latest) or in a file; nothing is fetched and nothing stored."""
    if is_key(what) or is_address(what):
        with opened() as store, store.read() as tx:
            return of_record(records_at(tx, what)[0])
    return of_page(page_of(what), name=what, clean=clean)


def of_page(page: Page, *, name: str, clean: bool = False) -> Side:
    """The text of a page that was not stored, as a side of a comparison; see ``read_text``."""
    text, article = read_text(page, name=name, clean=clean)
    if content_key(text) is None:
        raise Stop(f"{name} holds no words", NOTHING)
    if article is None:
        return Side(name=name, text=redact(text))
    return Side(
        name=name,
        text=redact(text),
        title=article.title,
        outlet=article.site,
        credits=credits_line(article.credits),
        published=date_line(article.published),
    )


def read_text(page: Page, *, name: str, clean: bool = False) -> tuple[str, Article | None]:
    """The article's text where a page has markup; text is taken as it is, and is no article, unless ``clean``."""
    if page.text is not None and not clean:
        return page.text, None
    from workers.cli.clean import cleaned

    article = cleaned(page)
    if not isinstance(article, Article):
        raise Stop(f"{name}: no article: {article.why} ({article.reason})", NOTHING)
    return article.text, article

"""How values look: an article, a receipt, a date, credits; for people, and as JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from workers.cli import exits, out
from workers.contract import Receipt
from workers.model import EVIDENCE_FIELDS, Article, Claim, Credit, Published
from workers.show import show
from workers.urls import redact

#: Fields of an article that hold addresses: shown and exported without the secrets that may be in them.
ADDRESSES = ("canonical_url", "image")
_SPACES = str.maketrans("", "", "\n\t")


def article_fields(article: Article, *, evidence: bool = False) -> dict[str, Any]:
    """The fields of an article by name, secrets in addresses masked; its evidence only if asked for."""
    fields = {
        name: getattr(article, name) for name in article.__struct_fields__ if evidence or name not in EVIDENCE_FIELDS
    }
    for name in ADDRESSES:
        fields[name] = redact(fields[name]) if fields[name] else fields[name]
    fields["embeds"] = tuple(redact(embed) for embed in article.embeds)
    if evidence:
        fields["claims"] = tuple(_redacted(claim) for claim in article.claims)
    return fields


def receipt_code(receipt: Receipt) -> int:
    """The exit code that tells what became of a page."""
    if receipt.outcome in ("stored", "seen"):
        return exits.OK
    if receipt.outcome == "rejected":
        return exits.NOTHING
    down = receipt.outcome == "refused" and (receipt.reason or "").startswith("taken down")
    return exits.BLOCKED if down else exits.ERROR


def receipt_line(receipt: Receipt) -> str:
    """A receipt in one line."""
    parts = (
        receipt.outcome,
        receipt.key,
        f"changed: {', '.join(receipt.changed)}" if receipt.changed else None,
        receipt.reason,
        f"(field {receipt.field})" if receipt.field else None,
    )
    return out.safe("  ".join(part for part in parts if part))


def date_line(date: Published | None) -> str | None:
    """A date as it was read: its value, how precise it is, and what it rests on."""
    if date is None:
        return None
    zone = f" {date.zone}" if date.zone else ""
    return f"{date.value}{zone} ({date.precision}, {date.basis})"


def credits_line(credited: Iterable[Credit]) -> str | None:
    """Credits as ``Staff (desk); Associated Press (agency, source) via Press Trust of India``."""
    return "; ".join(_credit(credit) for credit in credited) or None


def heading(facts: Any, key: str) -> Iterator[tuple[str, str | None]]:
    """The facts of an article or of a record's sighting, as (label, value)."""
    yield "Title", facts.title
    yield "Credits", credits_line(facts.credits)
    yield "Published", date_line(facts.published)
    yield "Modified", date_line(facts.modified)
    yield "Section", facts.section
    yield "Language", facts.language
    yield "Site", facts.site
    yield "Kind", facts.kind
    yield "Key", key


def print_heading(rows: Iterable[tuple[str, str | None]]) -> None:
    """Labels and values, one a line; what is not known is left out."""
    for label, value in rows:
        if value:
            out.data(f"{label + ':':<11}{out.safe(value)}")


def print_text(text: str) -> None:
    """An article's text: its lines stay, anything in them that a terminal would act on is made visible."""
    for line in text.split("\n"):
        out.data(out.safe(line) if line else "")


def shown_markup(markup: str) -> str:
    """HTML or Markdown with secrets masked; what a terminal would act on is written as a character reference."""
    masked = redact(markup)
    if show(plain := masked.translate(_SPACES)) == plain:
        return masked
    return "".join(sign if sign in "\n\t" or show(sign) == sign else f"&#{ord(sign)};" for sign in masked)


def _credit(credit: Credit) -> str:
    role = f", {credit.role}" if credit.role != "by" else ""
    via = f" via {credit.via}" if credit.via else ""
    return f"{credit.name} ({credit.kind}{role}){via}"


def _redacted(claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, value=redact(claim.value), raw=redact(claim.raw))

"""``copydesk explain``: every block's verdict and every claim's fate."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from msgspec import Struct

from workers.cli import out
from workers.cli.app import module
from workers.cli.exits import NOTHING, Stop
from workers.cli.given import is_address, page_of
from workers.cli.looked import looked_at
from workers.cli.options import ContentType, FetchedAt, Url
from workers.model import TEXT_ROLES, Article, Block, Claim, Verdict
from workers.urls import redact

app = module()
#: Characters of a block that are shown.
SHOWN = 80
#: The order in which facts are told.
FIELDS = ("title", "author", "published", "modified", "section", "site", "language", "kind")


class Account(Struct, frozen=True, kw_only=True):
    """Why an article is as it is; ``basis`` says whether this is what was decided then, or judged again now."""

    key: str
    basis: str
    blocks: tuple[Block, ...]
    verdicts: tuple[Verdict, ...]
    claims: tuple[Claim, ...]


@app.command()
def explain(
    what: Annotated[str, typer.Argument(metavar="KEY|URL|FILE|-", help="What is stored, or a page; - reads stdin.")],
    url: Url = None,
    fetched_at: FetchedAt = None,
    content_type: ContentType = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Say what was removed and why, and where each fact came from.

    A key or a stored address is answered from the evidence that was kept with it. Where that has expired the page
    is judged again from the archive, with today's recipe. A file is judged now and not stored; --url,
    --fetched-at and --content-type tell what it does not.
    """
    from workers.cli.opened import heirs_told, is_key

    if is_key(what) or is_address(what):
        from workers.cli.remembered import account_of

        with heirs_told(as_json):
            account = account_of(what)
    else:
        account = _judged(page_of(what, url=url, fetched_at=fetched_at, content_type=content_type))
    if as_json:
        out.json(as_object(account))
    else:
        print_account(account)


def account_from(article: Article, basis: str) -> Account:
    """The account that an article carries in itself."""
    return Account(
        key=article.key,
        basis=basis,
        blocks=article.blocks,
        verdicts=article.verdicts,
        claims=article.claims,
    )


def print_account(account: Account) -> None:
    """Blocks, then facts, as tables."""
    out.table(("block", "", "role", "rule", "why", "text"), _block_rows(account), title=account.key)
    out.table(("fact", "", "value", "where", "rule", "why not"), _claim_rows(account))
    for line in looked_at(account.blocks, account.claims):
        out.say(line)
    kept = sum(verdict.role in TEXT_ROLES for verdict in account.verdicts)
    out.say(f"{kept} of {len(account.blocks)} blocks kept, {account.basis}")


def as_object(account: Account) -> dict[str, Any]:
    """The account as plain values: each block beside its verdict, each claim with its fate."""
    return {
        "key": account.key,
        "basis": account.basis,
        "blocks": [
            {
                "block": verdict.block,
                "kept": verdict.role in TEXT_ROLES,
                "role": verdict.role,
                "rule": verdict.rule,
                "why": verdict.why,
                "score": verdict.score,
                "path": block.path,
                "text": redact(block.text),
            }
            for block, verdict in zip(account.blocks, account.verdicts, strict=True)
        ],
        "claims": [_claim_object(claim) for claim in account.claims],
        "untold": list(looked_at(account.blocks, account.claims)),
    }


def _judged(page: Any) -> Account:
    from workers.cli.clean import cleaned

    result = cleaned(page)
    if not isinstance(result, Article):
        raise Stop(f"no article: {result.why} ({result.reason})", NOTHING)
    return account_from(result, "judged now, not stored")


def _block_rows(account: Account) -> Iterator[tuple[object, ...]]:
    for block, verdict in zip(account.blocks, account.verdicts, strict=True):
        fate = "kept" if verdict.role in TEXT_ROLES else "removed"
        text = " ".join(block.text.split())
        yield block.index, fate, verdict.role, verdict.rule, verdict.why, _cut(text)


def _claim_rows(account: Account) -> Iterator[tuple[object, ...]]:
    order = {name: place for place, name in enumerate(FIELDS)}
    for claim in sorted(account.claims, key=lambda claim: (order.get(claim.field, len(order)), claim.field)):
        fate = "chosen" if claim.refused is None else "refused"
        yield claim.field, fate, _cut(claim.value or claim.raw), claim.where, claim.rule, claim.refused


def _claim_object(claim: Claim) -> dict[str, Any]:
    fields = {name: getattr(claim, name) for name in claim.__struct_fields__}
    fields["value"], fields["raw"] = redact(claim.value), redact(claim.raw)
    return {**fields, "chosen": claim.refused is None}


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"

"""Which block is what: one verdict for each, with its reason. Nothing is deleted, only judged."""

from workers.judging import block_model, line_model
from workers.judging.certainty import confidence
from workers.judging.fallback import want_of_text
from workers.judging.first import first_verdicts
from workers.judging.rules import OF_ARTICLES, RULES
from workers.judging.shape import measure
from workers.judging.sheet import Sheet, overrule
from workers.model import Profile, Reading, Verdict

__all__ = ["confidence", "judge", "model_digest"]


def model_digest() -> str:
    """What the models are known by, those of blocks and of lines: another model is another recipe."""
    return f"{block_model.digest()} {line_model.digest()}"


def judge(reading: Reading, profile: Profile) -> tuple[Verdict, ...]:
    """Judge every block of a page: exactly one verdict for each, in their order.

    The block model judges the body of HTML (or readability-lxml, if the profile says so), the line model that of
    plain text; then tables and neighbours are asked in the order of ``RULES``, and each overrules only where it is
    certain; those that speak of an article are not asked where the text is not prose. If they leave no text at all,
    the densest prose of the page is its text after all.
    """
    shapes = tuple(measure(block) for block in reading.blocks)
    sheet = Sheet(reading=reading, shapes=shapes, verdicts=first_verdicts(reading, shapes, profile))
    of_prose = sheet.is_text or sheet.is_of_prose()
    for rule in (*RULES, want_of_text):
        if of_prose or rule not in OF_ARTICLES:
            sheet = overrule(sheet, rule(sheet))
    return sheet.verdicts

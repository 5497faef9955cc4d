"""When the strongest date of the markup gives way to a printed day: another claim bears it out, or it is swapped."""

from datetime import date

from workers.facts.dated import OF_SYSTEMS, Dated

#: A printed date above this strength stands at the head of the text; markup of this one can be its witness, and
#: against a meta tag also the first time element.
_HEAD, _WITNESS, _TIME = 0.60, 0.60, 0.50
_BESIDE = 0.58


def weighed(chosen: Dated | None, every: list[Dated]) -> Dated | None:
    """The chosen claim, or the one that the print around the headline speaks for."""
    if chosen is None or chosen.date is None or chosen.date.basis != "markup":
        return chosen
    sound = [dated for dated in every if dated.field == "published" and dated.date and dated.day()]
    printed = [dated for dated in sound if dated.claim.rule.startswith("printed.")]
    if any(dated.day() == chosen.day() for dated in printed):
        return chosen
    return _swapped(chosen, printed) or _witnessed(chosen, sound, printed) or _printed(chosen, printed) or chosen


def strongest(every: list[Dated], field: str) -> Dated | None:
    """The strongest claim on a field that is not refused; of equals the first."""
    sound = [dated for dated in every if dated.claim.field == field and dated.date and not dated.claim.refused]
    return max(sound, key=lambda dated: dated.claim.strength, default=None)


def _swapped(chosen: Dated, printed: list[Dated]) -> Dated | None:
    """A printed day that the chosen one, not written from the year down, gives with day and month swapped."""
    day = chosen.day() or ""
    if chosen.claim.raw[:4].isdigit():
        return None
    swapped = f"{day[:4]}-{day[8:]}-{day[5:7]}"
    return next((dated for dated in printed if dated.day() == swapped != day), None)


def _witnessed(chosen: Dated, sound: list[Dated], printed: list[Dated]) -> Dated | None:
    """Another claim of the markup whose day is printed at the head of the text, where the chosen day is not."""
    heads = {dated.day() for dated in printed if dated.claim.strength > _HEAD}
    if not heads or any(_is_near(chosen, day) for day in heads if day):
        return None
    least = _TIME if chosen.claim.rule.startswith("meta.") else _WITNESS
    others = [dated for dated in sound if dated.date and dated.date.basis == "markup" and dated.day() in heads]
    return strongest([dated for dated in others if dated.claim.strength >= least], "published")


def _printed(chosen: Dated, printed: list[Dated]) -> Dated | None:
    """A day printed beside the headline, against a meta tag that may hold when the page was saved."""
    if not chosen.claim.rule.startswith(OF_SYSTEMS):
        return None
    return strongest([dated for dated in printed if dated.claim.strength >= _BESIDE], "published")


def _is_near(dated: Dated, day: str) -> bool:
    """Whether a claim's day is this one or next to it, as in another zone."""
    mine = dated.day()
    return mine is None or abs((date.fromisoformat(mine) - date.fromisoformat(day)).days) <= 1

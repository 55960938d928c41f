"""R011: a waiver that ends soon."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, WaiverUse, Words, failed, not_applicable, passed, rule
from netrules.rules.wording import number_of


@rule(
    "R011",
    "expiring-waiver",
    stance="practice",
    evidence="none",
    severity="info",
    laws={"contact": "same", "names": "same"},
)
def expiring_waiver(waivers: tuple[WaiverUse, ...], *, days: int = 30) -> Iterator[Judgement]:
    """A waiver ends soon.

    What it checks
        Whether the last day of each ``[[waiver]]`` of the settings is near.

    The claim
        None of the article's: whoever is told in time can mend things before they count.

    Evidence and limits
        None needed.

    When it stays silent
        Where the settings waive nothing, and for waivers that are over: R010 tells of those.

    Example
        ``until = 2026-08-31``, and today is 10 August 2026: fails.

    Options
        days: from how many days before its end on a waiver is told of, 30 (judgement).

    What to do
        Mend what is set aside before the waiver ends.

    References
        None.
    """
    held = [one for one in waivers if not one.over]
    if not held:
        yield not_applicable()
    for one in held:
        yield passed() if one.days_left > days else _ending(one)


def _ending(one: WaiverUse) -> Judgement:
    return failed(
        "the waiver of {rule} ends in {days}"
        if one.days_left
        else "the waiver of {rule} ends today",
        advice="mend what it sets aside before it counts again",
        variant=f"{one.waiver.rule} {one.waiver.key} {one.waiver.until}",
        origins=[one.waiver.origin],
        rule=Words(one.waiver.rule),
        days=number_of(one.days_left, "day", "days"),
    )

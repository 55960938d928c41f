"""R010: a waiver whose last day has gone by."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, WaiverUse, Words, failed, not_applicable, passed, rule


@rule(
    "R010",
    "expired-waiver",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"later": "never-better", "contact": "same"},
)
def expired_waiver(waivers: tuple[WaiverUse, ...]) -> Iterator[Judgement]:
    """A waiver is over.

    What it checks
        Whether the last day of each ``[[waiver]]`` of the settings has gone by. From the next
        day on it sets nothing aside, and what it set aside counts again.

    The claim
        None of the article's: what was put off to a day is to be looked at on that day.

    Evidence and limits
        None needed.

    When it stays silent
        Where the settings waive nothing.

    Example
        ``until = 2026-08-31``, and today is 1 September 2026: fails.

    Options
        None. Nothing waives this finding, and no baseline holds it.

    What to do
        Mend what was set aside and take the waiver out; or give it a new end, with a reason
        that still holds.

    References
        None.
    """
    if not waivers:
        yield not_applicable()
    for one in waivers:
        yield _expired(one) if one.over else passed()


def _expired(one: WaiverUse) -> Judgement:
    gone = one.settled and not one.fitting
    return failed(
        "the waiver of {rule} ended on {until}"
        + (", and what it set aside is gone" if gone else "; what it set aside counts again"),
        advice="take it out"
        if gone
        else "mend what it set aside, or give it a new end with a reason that still holds",
        variant=f"{one.waiver.rule} {one.waiver.key} {one.waiver.until}",
        origins=[one.waiver.origin],
        rule=Words(one.waiver.rule),
        until=one.waiver.until,
    )

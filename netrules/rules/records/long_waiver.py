"""R014: a waiver that ends too late."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, WaiverUse, Words, failed, not_applicable, passed, rule


@rule(
    "R014",
    "long-waiver",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"later": "never-worse", "contact": "same"},
)
def long_waiver(waivers: tuple[WaiverUse, ...]) -> Iterator[Judgement]:
    """A waiver ends later than one may, so that it sets nothing aside.

    What it checks
        Whether the last day of each ``[[waiver]]`` of the settings is within
        ``longest-waiver`` days from today. One that ends later sets nothing aside.

    The claim
        None of the article's: a waiver without an end in sight is a rule that was switched
        off.

    Evidence and limits
        None needed. The settings say how long is too long.

    When it stays silent
        Where the settings waive nothing.

    Example
        ``until = 2099-12-31``: fails.

    Options
        None. ``longest-waiver`` stands at the top of the settings. Nothing waives this
        finding, and no baseline holds it.

    What to do
        Bring the end nearer. What is never to be judged belongs in ``ignore``.

    References
        None.
    """
    if not waivers:
        yield not_applicable()
    for one in waivers:
        yield _too_long(one) if one.too_long else passed()


def _too_long(one: WaiverUse) -> Judgement:
    return failed(
        "the waiver of {rule} ends on {until}, more than {longest} days from today, and sets "
        "nothing aside",
        advice="bring its end nearer, or raise longest-waiver in the settings",
        variant=f"{one.waiver.rule} {one.waiver.key} {one.waiver.until}",
        origins=[one.waiver.origin],
        rule=Words(one.waiver.rule),
        until=one.waiver.until,
        longest=one.longest,
    )

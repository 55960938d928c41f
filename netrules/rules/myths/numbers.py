"""M001: it's about the numbers."""

from __future__ import annotations

from fractions import Fraction

from netrules import Judgement, Network, count, not_applicable, require, rule
from netrules.rules.wording import channels_of


@rule(
    "M001",
    "counting-contacts",
    stance="myth",
    evidence="cross-sectional",
    severity="info",
    claims=(4, 37),
    laws={"contact": "never-worse", "repeat": "same"},
)
def counting_contacts(
    network: Network, *, at_least: int = 150, active_share: float = 1 / 3
) -> Judgement:
    """It's about the numbers: a long list is taken for a network.

    What it checks
        In a list of 150 people or more, whether you had two-way contact in the last 365
        days with at least a third of them.

    The claim
        "It's about the numbers" is a myth; it is about quality connections. What counts
        is how many of the names are relationships.

    Evidence and limits
        People keep up about 150 relationships at a time, most of them thinly (Dunbar
        1993). The share of a third is a rule of thumb of this project and nobody's
        finding. A short list is not judged: nobody is told to collect more names. Nor is
        a name without contact worthless; many a good turn came from one.

    When it stays silent
        With fewer people than `at-least`. It is unknown where the files do not cover a
        year of contact on every channel, unless what they show is enough either way.

    Example
        612 names, and two-way contact with 74 of them in the last 365 days: fails.

    Options
        at-least: from how many people on the rule applies, 150 (Dunbar's number).
        active-share: the share of them to be in contact with, 1/3 (judgement).

    What to do
        Stop adding names for a while. Pick ten people of the list whom you would be glad
        to hear from, and write to them one by one.

    References
        Dunbar 1993, "Coevolution of neocortical size, group size and language in humans".
    """
    total = len(network.people)
    if total < at_least:
        return not_applicable()
    active = count(person.warm for person in network.people)
    return require(
        active >= Fraction(active_share).limit_denominator(1000) * total,
        "{total} names, and two-way contact with {active} of them in the last 365 days, going by "
        "{channels}",
        advice="write to ten people you would be glad to hear from, one by one",
        total=total,
        active=active,
        channels=channels_of(network),
    )

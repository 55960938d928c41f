"""K001: do it before you need it."""

from __future__ import annotations

from fractions import Fraction

from netrules import (
    GoalResult,
    Judgement,
    Network,
    all_of,
    count,
    not_applicable,
    require,
    rule,
    share,
)
from netrules.rules.wording import channels_of, number_of


@rule(
    "K001",
    "stone-cold-network",
    stance="practice",
    evidence="longitudinal",
    severity="warning",
    claims=(1,),
    laws={"contact": "never-worse", "repeat": "same"},
)
def stone_cold_network(goal: GoalResult, network: Network, *, warm_share: float = 0.5) -> Judgement:
    """Do it before you need it: the people who could help with a goal have gone cold.

    What it checks
        Of the people who serve some need of a goal, whether at least half are warm: two-way
        contact within the last 365 days.

    The claim
        People find themselves out of a job with a stone cold network. Do it before you need it.

    Evidence and limits
        Friendships decay within 18 months without contact, kinship hardly does (Roberts &
        Dunbar 2015); yet dormant ties can be worth more than active ones once revived (Levin,
        Walter & Murnighan 2011): cold is an option lost for now, not a tie lost. That
        half of them should be warm is this project's rule of thumb; a year without contact is
        Granovetter's "rarely".

    When it stays silent
        For a goal that nobody serves. It is unknown where the files do not cover a year of
        contact on every channel, or where it is not recorded who serves the goal, unless
        what they show is enough either way.

    Example
        Nine people could help you to a new job and you had contact with two of them this
        year: fails.

    Options
        warm-share: which share of them should be warm, 0.5 (judgement).

    What to do
        Get in touch with two of them a week, before you need anything.

    References
        Roberts & Dunbar 2015, "Managing relationship decay"; Levin, Walter & Murnighan 2011,
        "Dormant ties"; Granovetter 1973, "The strength of weak ties".
    """
    serving = [(person, goal.serves(person.id)) for person in network.people]
    counted = [(person, serves) for person, serves in serving if serves is not False]
    if not counted:
        return not_applicable()
    warm = share((serves, person.warm) for person, serves in counted)
    helpers = count(serves for _, serves in counted)
    cold = [person for person, serves in counted if serves is True and person.warm is False]
    return require(
        warm >= Fraction(warm_share).limit_denominator(1000),
        "goal {goal}: {helpers} could help, and you had two-way contact with {active} of them in "
        "the last 365 days, going by {channels}",
        advice="write to two of them a week, before you need anything; begin with {cold}",
        origins=[origin for person in cold for origin in person.origins[:1]],
        goal=goal.name,
        helpers=number_of(helpers, "person", "people"),
        active=count(all_of((serves, person.warm)) for person, serves in counted),
        channels=channels_of(network),
        cold=cold,
    )

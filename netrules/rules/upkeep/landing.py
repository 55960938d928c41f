"""K005: people stop once they have landed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from netrules import (
    Breadth,
    Depth,
    Direction,
    Goal,
    GoalResult,
    Interaction,
    Judgement,
    Missing,
    Network,
    Person,
    Quoting,
    failed,
    not_applicable,
    passed,
    plural,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of

#: How many people the advice begins with.
_FIRST: Final = 3


@rule(
    "K005",
    "quiet-after-landing",
    stance="practice",
    evidence="expert",
    claims=(44,),
    laws={"repeat": "same", "goal": "same"},
)
def quiet_after_landing(
    network: Network,
    goal_history: tuple[GoalResult, ...],
    today: date,
    *,
    days: int = 90,
    chance: float = 0.05,
    ratio: float = 0.5,
) -> Iterator[Judgement]:
    """People stop once they have landed: you went quiet after a goal was closed.

    What it checks
        For each goal that was closed 90 days ago or earlier, how often you reached out in
        the 90 days after that day and in the 90 days before it: one-to-one messages that
        you sent, calls that you made, and meetings. Several with the same people on
        one day count once. It fails if it is less than half as often, and chance alone
        would do that in fewer than 5 of 100 cases.

    The claim
        Many who network to find work give it up once they have found it, and whatever job
        somebody is in, it is temporary.

    Evidence and limits
        Experience, told below the article. The test is the exact conditional one of two
        counts over equal times (Przyborowski & Wilenski 1940), one-sided; it takes
        contacts to be independent of each other, which those of one talk are not, hence
        the days. The limits are conventions. That you wrote more than usual while you
        needed something, and are back to what is usual, looks the same.

    When it stays silent
        For goals that are open, that were closed less than 90 days ago, and before whose
        closing you did not reach out at all. It is unknown where the files do not cover
        these days on every channel.

    Example
        You reached out twelve times in the 90 days before you got the job, and twice in the
        90 days after: fails. Four times and never: passes, since so few can be chance.

    Options
        days: how many days before and after are compared, 90 (judgement).
        chance: how likely the drop may be by chance alone, 0.05 (convention).
        ratio: from which share of what it was on it is no drop, 0.5 (judgement).

    What to do
        Tell those who helped how it turned out, and ask what you can do for them.

    References
        Przyborowski & Wilenski 1940, "Homogeneity of results in testing samples from Poisson
        series".
    """
    span = timedelta(days=days)
    closed = [
        (result.goal, result.goal.closed)
        for result in goal_history
        if result.goal.closed is not None and result.goal.closed + span <= today
    ]
    if not closed:
        yield not_applicable()
    for goal, day in closed:
        missing = _uncovered(network, day - span, day + span)
        if missing:
            yield unknown(*missing)
            continue
        before = list(_outreach(network, day - span, day - timedelta(days=1)))
        after = list(_outreach(network, day + timedelta(days=1), day + span))
        limits = (_exact(chance), _exact(ratio))
        yield _judge(network, goal, (before, after), limits, days)


def _judge(
    network: Network,
    goal: Goal,
    contacts: tuple[list[Interaction], list[Interaction]],
    limits: tuple[Fraction, Fraction],
    days: int,
) -> Judgement:
    before, after = contacts
    chance, ratio = limits
    if not before:
        return not_applicable()
    likelihood = _by_chance(len(before), len(after))
    if Fraction(len(after), len(before)) >= ratio or likelihood >= chance:
        return passed()
    return failed(
        "after goal {goal} was closed on {closed} you reached out {after} in {days} days, and "
        "{before} in the {days} days before, going by {channels}; chance alone does that once "
        "in {odds} times",
        advice="tell {people} how it turned out, and ask what you can do for them",
        variant=goal.name,
        origins=[
            *([goal.origin] if goal.origin.path else []),
            *(event.origin for event in reversed(after)),
        ],
        goal=goal.name,
        closed=goal.closed,
        days=days,
        before=number_of(len(before), "time"),
        after=number_of(len(after), "time"),
        odds=int(1 / likelihood),
        channels=channels_of(network),
        people=_left_off(network, before, after),
    )


def _by_chance(before: int, after: int) -> Fraction:
    """How likely no more than *after* of all events fall into the later of two equal times."""
    number = before + after
    ways = term = 1
    for later in range(after):
        term = term * (number - later) // (later + 1)
        ways += term
    return Fraction(ways, 2**number)


def _outreach(network: Network, first: date, last: date) -> Iterator[Interaction]:
    """What ego did to be in touch in these days, once a day with the same people."""
    seen: set[tuple[date, tuple[str, ...]]] = set()
    for event in network.interactions.recorded:
        key = event.on, event.people
        if first <= event.on <= last and key not in seen and _reaches_out(event, network):
            seen.add(key)
            yield event


def _reaches_out(event: Interaction, network: Network) -> bool:
    if event.direction is Direction.IN or event.channel not in network.contact.channels:
        return False
    if event.depth is Depth.MESSAGE:
        return event.breadth is Breadth.ONE
    return event.depth >= Depth.CALL and event.breadth is not Breadth.BROADCAST


def _left_off(
    network: Network, before: Iterable[Interaction], after: Iterable[Interaction]
) -> list[Person]:
    """With whom ego was in touch most before, those first who were not heard of after."""
    times = Counter(id_ for event in before for id_ in event.people)
    since = {id_ for event in after for id_ in event.people}
    order = sorted(times, key=lambda id_: (id_ in since, -times[id_], id_))
    return [network.people[id_] for id_ in order[:_FIRST]]


def _events(channel: str) -> Quoting:
    """A channel's events, in the plural."""
    return Quoting(f"{{channel}}{plural(channel).removeprefix(channel)}", channel=channel)


def _uncovered(network: Network, first: date, last: date) -> list[Missing]:
    """Why the contact of these days may not be all on record; empty if it is."""
    channels = network.contact.channels
    if not channels:
        return list(network.interactions.missing)
    gaps = [channel for channel in channels if not _covers(network, channel, first, last)]
    if gaps:
        words = [
            Quoting(f"{{channel}}{plural(one).removeprefix(one)}", channel=one) for one in gaps
        ]
        text = Quoting.joined(" and ", *words)
        days = f"from {first} to {last}"
        return [Missing("interactions", "", Quoting.joined(" ", "no file covers all", text, days))]
    return [
        fact
        for id_ in network.unplaced
        if any(first <= day <= last for day in network.unplaced_days(id_))
        for fact in network.interactions_with(id_, first).missing
    ]


def _covers(network: Network, channel: str, first: date, last: date) -> bool:
    """Whether the files list everything on a channel in these days."""
    spans = [
        span
        for one in network.spans
        if one.channel == channel
        and (span := one.as_of(network.day, network.fresh_days)) is not None
    ]
    for span in sorted(spans, key=lambda one: one.since):
        if span.since <= first <= span.until:
            first = span.until + timedelta(days=1)
    return first > last


def _exact(number: float) -> Fraction:
    return Fraction(number).limit_denominator(1000)

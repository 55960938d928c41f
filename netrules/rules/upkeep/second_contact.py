"""K006: the cards were swapped, and then?"""

from __future__ import annotations

from datetime import date, timedelta

from netrules import (
    Breadth,
    Depth,
    Interaction,
    Judgement,
    Missing,
    Network,
    Person,
    Unknown,
    failed,
    known,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of


@rule(
    "K006",
    "no-second-contact",
    stance="practice",
    evidence="expert",
    claims=(49,),
    laws={"contact": "never-worse", "newcomer": "same"},
)
def no_second_contact(
    person: Person, network: Network, today: date, *, days: int = 14, look_back: int = 90
) -> Judgement:
    """You met somebody, swapped cards, and were not in touch again.

    What it checks
        Of everybody you met in the last 90 days, two weeks ago or earlier (``met`` in the
        contacts file, never the day on which an entry was made), whether you were in touch
        since, whoever began: a message, also on the day itself, or a call or meeting
        from the next day on.

    The claim
        Going to a first event and swapping business cards is one giant stride; the next
        one is to follow up.

    Evidence and limits
        Experience. Two weeks are this project's choice: later nobody remembers the talk. After
        three months it is no follow-up any more, and other rules speak of the tie.

    When it stays silent
        For people you met earlier or only just now, and for those without ``met`` who
        are on record from before. It is unknown where neither tells, where ``met`` is of
        these months though they are on record from before them, and where the files do not
        cover the days since you met.

    Example
        You met three editors at an event a month ago and wrote to one of them: fails for
        the other two.

    Options
        days: after how many days a follow-up is due, 14 (judgement).
        look-back: how many days it looks back, 90 (judgement).

    What to do
        Write to them this week: say what you remember, and send what you promised.

    References
        None.
    """
    met, old = person.met, _known_before(today - timedelta(days=look_back), person, network)
    if isinstance(met, Unknown):
        return not_applicable() if old else unknown(met)
    if not days <= (today - met).days <= look_back:
        return not_applicable()
    events = network.interactions_with(person.id, met)
    if any(_follows_up(event, met) for event in events.recorded):
        return passed()
    if old:
        # They may have met again, or one of the two days is wrong.
        text = "correct met, or the older day on record; they do not agree on when you met"
        return unknown(Missing("met", person.id, text))
    if not events.complete:
        return unknown(*events.missing)
    through = person.met_through
    return failed(
        "you met {person} on {met} and were not in touch since, going by {channels}"
        if isinstance(through, Unknown)
        else "you met {person} on {met} ({through}) and were not in touch since, going by "
        "{channels}",
        advice="write to {person} this week: say what you remember of the talk, and send what you "
        "promised",
        origins=[person.facts["met"][0].origin],
        person=person,
        met=met,
        through=through,
        channels=channels_of(network, person),
    )


def _known_before(day: date, person: Person, network: Network) -> bool:
    """Whether somebody is on record from before that day, and so was met earlier."""
    recorded = person.recorded
    if known(recorded) and recorded < day:
        return True
    events = network.events_with(person.id)
    return bool(events) and events[0].on < day


def _follows_up(event: Interaction, met: date) -> bool:
    """Whether the event is contact of its own, and not the one at which they met."""
    if event.breadth is Breadth.BROADCAST or event.depth < Depth.MESSAGE:
        return False
    return event.on > met or event.depth is Depth.MESSAGE

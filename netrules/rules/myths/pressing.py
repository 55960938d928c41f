"""M003: more contact is always better."""

from __future__ import annotations

from datetime import date, timedelta

from netrules import (
    Breadth,
    Depth,
    Direction,
    Interaction,
    Judgement,
    Network,
    Person,
    Unknown,
    between,
    came_from,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of


@rule(
    "M003",
    "pressing-contact",
    stance="myth",
    evidence="cross-sectional",
    claims=(36,),
    laws={"repeat": "same", "newcomer": "same"},
)
def pressing_contact(
    person: Person,
    network: Network,
    today: date,
    *,
    messages: int = 5,
    per_answer: int = 3,
    days: int = 365,
) -> Judgement:
    """More contact is always better: somebody answers, and you write far more than they do.

    What it checks
        Of people who were in touch with you in the last 365 days, those whom you wrote one-to-one
        on five days or more, and on more than three days for each on which they wrote, called
        or met you. Several messages of a day count as one: in a chat a sentence is a message.
        Where nothing came back at all, T001 tells.

    The claim
        Do regular, but not obsessive, work to stay in touch.

    Evidence and limits
        That more is always better is the myth. Friends differ in how much each wants to hear, and
        answers that thin out are the plainest sign of it on record; among users of mobile phones
        ties that went both ways lasted longer (Hidalgo & Rodriguez-Sickert 2008). Five days and
        three to one are this project's rule of thumb. Some people read with joy and seldom write.

    When it stays silent
        For people you did not write to, and for those who did not answer at all. It is unknown
        where the files do not cover the whole time, since answers may stand where they
        do not reach, and where somebody wrote to a group and no file says who.

    Example
        You wrote on twelve days since March, and they answered on two: fails.

    Options
        messages: from how many days of writing on a tie is judged, 5 (judgement).
        per-answer: how many of them are fine for each day with an answer, 3 (judgement).
        days: how many days it looks back, 365 (Granovetter's "rarely" begins there).

    What to do
        Let them have the next word, and ask how often suits them.

    References
        Granovetter 1973, "The strength of weak ties"; Hidalgo & Rodriguez-Sickert 2008, "The
        dynamics of a mobile phone network".
    """
    since = today - timedelta(days=days)
    events = network.interactions_with(person.id, since)
    if not events.complete:
        return unknown(*events.missing)
    wrote = [event for event in events if _wrote(event)]
    written = {event.on for event in wrote}
    if not written:
        return not_applicable()
    answers = [(event.on, came_from(event, person.id)) for event in events]
    sure = {day for day, answer in answers if answer is True}
    perhaps = {day for day, answer in answers if answer is not False}
    if not perhaps:
        return not_applicable()  # nothing came back, which is T001's to tell
    if len(written) < messages or len(written) <= per_answer * len(sure):
        return passed()
    missing = [fact for _, one in answers if isinstance(one, Unknown) for fact in one.missing]
    if not sure or len(written) <= per_answer * len(perhaps):
        return unknown(*missing)
    return failed(
        "since {since} you wrote to {person} on {written}, and something came back on {answered}, "
        "going by {channels}",
        advice="let {person} have the next word, and ask how often suits them",
        origins=[event.origin for event in reversed(wrote)],
        person=person,
        since=min(written),
        written=number_of(len(written), "day"),
        answered=number_of(between(len(sure), len(perhaps), missing), "day"),
        channels=channels_of(network, person),
    )


def _wrote(event: Interaction) -> bool:
    return _is_letter(event) and event.direction is not Direction.IN


def _is_letter(event: Interaction) -> bool:
    return event.breadth is Breadth.ONE and event.depth is Depth.MESSAGE

"""T008: a network of strong ties, who are likely to respond, may be all one needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    Network,
    Unknown,
    Words,
    all_of,
    any_of,
    count,
    failed,
    negate,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import Frequency
from netrules.rules.wording import channels_of, number_of

#: How each kind of tie is spoken of, and what would add the other kind.
_KINDS: Final[Mapping[Frequency, tuple[str, str]]] = {
    Frequency.OFTEN: (
        "twice a week or more",
        "keep them, and ask one of them for an introduction into another circle: {people}",
    ),
    Frequency.RARELY: (
        "once a year or less",
        "get in touch with one or two of them more often: {people}",
    ),
}


@rule(
    "T008",
    "one-kind-of-tie",
    stance="truth",
    evidence="randomised",
    claims=(10, 11),
    laws={"goal": "same", "names": "same"},
)
def one_kind_of_tie(
    goal: GoalResult,
    network: Network,
    frequency_bands: Mapping[str, Maybe[Frequency]],
    *,
    people: int = 5,
) -> Judgement:
    """Those who could help with a goal are all close to you, or all far.

    What it checks
        Of those who serve a must-need of a goal, if they are five or more, whether you have
        two-way contact with all of them twice a week or more, or with all of them once a year
        or less, over the last 365 days: Granovetter's bands.

    The claim
        A network that grew by chance is one of strong connections, who are likely to respond
        when you ask. Not much work, and lots of potential benefit: why not?

    Evidence and limits
        Views differ, and both are right. In trials with 20 million people, ties with some ten
        friends in common brought more job changes than closer ones, and of ties by how much
        people wrote to each other the weakest most (Rajkumar et al. 2022). For one job seeker,
        one strong tie helps more than one weak one; weak ones help most since there are
        more of them (Gee, Jones & Burke 2017). A mix has the good of both. Nothing here says
        to let go of anybody.

    When it stays silent
        With fewer than five such people. It is unknown where it is not recorded whether they
        serve the goal, and where the files do not cover a year of contact, if that could make
        the difference.

    Example
        Six people serve the goal, and you last wrote to each of them years ago: fails.

    Options
        people: from how many people on a goal is judged, 5 (judgement).

    What to do
        Of ties that are all far, move one or two closer. Beside ties that are all close, meet
        one or two people of another circle.

    References
        Gee, Jones & Burke 2017, "Social networks and labor markets"; Granovetter 1973, "The
        strength of weak ties"; Rajkumar et al. 2022, "A causal test of the strength of weak
        ties".
    """
    serving = {person.id: goal.serves(person.id, must=True) for person in network.people}
    serving = {id_: serves for id_, serves in serving.items() if serves is not False}
    helpers = count(serving.values())
    enough: Maybe[bool] = helpers >= people
    if enough is False or not serving:
        return not_applicable()
    alike = {
        kind: all_of(
            any_of((negate(serves), _is(frequency_bands[id_], kind)))
            for id_, serves in serving.items()
        )
        for kind in _KINDS
    }
    found = all_of((enough, any_of(alike.values())))
    if isinstance(found, Unknown):
        return unknown(found)
    if not found:
        return passed()
    kind = next(kind for kind, holds in alike.items() if holds is True)
    often, advice = _KINDS[kind]
    return failed(
        "goal {goal}: with all {helpers} who could help you had two-way contact {often} in the "
        "last 365 days, going by {channels}; acquaintances brought more new jobs than close ties "
        "(Rajkumar et al. 2022), and one close tie helps more than one distant tie (Gee et al. "
        "2017): a mix has both",
        advice=advice,
        goal=goal.name,
        helpers=number_of(helpers, "person", "people"),
        often=Words(often),
        people=[network.people[id_] for id_, serves in serving.items() if serves is True],
        channels=channels_of(network),
    )


def _is(band: Maybe[Frequency], kind: Frequency) -> Maybe[bool]:
    return band if isinstance(band, Unknown) else band is kind

"""S007: who are the key players in those groups?"""

from __future__ import annotations

from netrules import (
    Group,
    Judgement,
    Missing,
    Network,
    any_of,
    not_applicable,
    require,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of

#: What people belong to whether or not they ever meet there: nobody runs it for them.
_NOT_RUN = frozenset({"employer", "school", "chat"})


@rule(
    "S007",
    "cold-key-players",
    stance="practice",
    evidence="expert",
    claims=(28, 29),
    laws={"contact": "never-worse", "later": "never-better"},
)
def cold_key_players(group: Group, network: Network, *, members: int = 3) -> Judgement:
    """A group that you belong to, and no contact with those who run it.

    What it checks
        For each group of three or more people, whether you had two-way contact in the last
        365 days with at least one of its key players: those who run it or organise.
        Employers, schools and chats are left out.

    The claim
        Start with the groups you belong to. Who are the key players in those groups?

    Evidence and limits
        Advice. Who organises knows the others and is known to them; whether they help is
        another matter. Who the key players are is for you to say.

    When it stays silent
        For smaller groups. It is unknown where no key player of the group is recorded, and
        where contact with them is not covered.

    Example
        The chair of a club of twenty is its only key player, and you last talked three
        years ago: fails.

    Options
        members: from how many members on a group is judged, 3 (judgement).

    What to do
        Say hello to one of them at the next meeting, or write before it.

    References
        None.
    """
    if group.kind in _NOT_RUN or len(group.members) < members:
        return not_applicable()
    if not group.key_players:
        text = "add key-players (who runs it) to the group in the contacts file"
        return unknown(Missing("key-players", "", text))
    people = [network.people[id_] for id_ in group.key_players if id_ != network.me.id]
    if not people:
        return not_applicable()  # ego alone runs it
    return require(
        any_of(person.warm for person in people),
        "no two-way contact in the last 365 days with those who run {group}: {people}, going by "
        "{channels}",
        advice="say hello to {first} before its next meeting",
        about=[person.id for person in people],
        variant=group.name,
        origins=group.origins,
        group=group.name,
        people=people,
        first=people[0],
        channels=channels_of(network),
    )

"""S006: two networks overlap, and some of those you need are in one of them only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, compress
from typing import TYPE_CHECKING, Any, Final

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    Missing,
    Network,
    Person,
    Unknown,
    all_of,
    any_of,
    between,
    count,
    not_applicable,
    require,
    rule,
    unknown,
)
from netrules.rules.layer_words import CLOSED, NETWORKS, layer_word
from netrules.rules.wording import number_of

if TYPE_CHECKING:
    from netrules.measures import LayerComparison, LayerComparisons, Sharing

#: How many are in one of the two only, and how to connect with them in the other.
_COUNTS: Final = ("{here} on {one}", "{there} on {other}")
_WAYS: Final = ("with {people_here} on {other}", "with {people_there} on {one}")


@rule(
    "S006",
    "one-sided-layer",
    stance="practice",
    evidence="expert",
    claims=(16,),
    laws={"repeat": "same", "names": "same"},
)
def one_sided_layer(
    network: Network,
    goals: tuple[GoalResult, ...],
    layer_comparisons: LayerComparisons,
    *,
    people: int = 3,
) -> Iterator[Judgement]:
    """Two networks overlap, and some who could help you are in one of them only.

    What it checks
        For every two networks that you are on, such as LinkedIn and Facebook, and that have
        people in common: how many of those who serve an open goal are in one of them only.
        Address books, mail and chats are no such networks; and nobody can be asked to join
        one that has closed.

    The claim
        There is strong overlap between the two, but there are lots of people on one and not
        the other.

    Evidence and limits
        Advice. Who is in two networks can still be reached when one of them closes, as Google+
        did in 2019, or when one of you leaves it. Whether they want to be asked there is for
        you to know. People who go by different names or addresses are taken for two, unless
        a `same-as` says who they are.

    When it stays silent
        With fewer than two such networks, for networks without anybody in common, and where
        nobody in them serves a goal. It is unknown where facts about people, or whether two of
        one name are one person, could make the difference.

    Example
        LinkedIn and Facebook have 40 % of their people in common, and of those who could help
        you to a job four are on Facebook only: fails.

    Options
        people: from how many of them on it is told, 3 (judgement).

    What to do
        Connect with them in the other network, too, where that suits both of you.

    References
        None.
    """
    networks = [name for name in layer_comparisons.names if name in NETWORKS]
    if len(networks) <= 1 or not goals:
        yield not_applicable()
        return
    serve = {
        person.id: any_of(goal.serves(person.id) for goal in goals) for person in network.people
    }
    for one, other in combinations(networks, 2):
        yield _judge(network, goals, layer_comparisons.between(one, other), serve, people)


def _judge(
    network: Network,
    goals: Sequence[GoalResult],
    compared: LayerComparison,
    serve: Mapping[str, Maybe[bool]],
    people: int,
) -> Judgement:
    one, other, sharing = compared.one, compared.other, compared.sharing
    useful = any(serve[id_] is not False for id_ in (*one.people, *other.people))
    # Whether those who are in one only can join the other.
    open_ = (other.name not in CLOSED, one.name not in CLOSED)
    if not (useful and any(open_)) or not sharing.both + sharing.joins:
        return not_applicable()
    if not sharing.both:
        return unknown(*sharing.missing)  # whether anybody is in both
    doubt = _doubt(sharing)
    here, there = (
        {id_: all_of((serve[id_], doubt.get(id_, True))) for id_ in ids if can_join}
        for ids, can_join in zip((sharing.only_one, sharing.only_other), open_, strict=True)
    )
    found = count((*here.values(), *there.values()))
    certain = [
        [network.people[id_] for id_, holds in side.items() if holds is True]
        for side in (here, there)
    ]
    return require(
        found < people,
        "{overlap} of the people of {one} and {other} are in both; in one only: {found} who could "
        f"help with {{goal}} ({', '.join(compress(_COUNTS, open_))})",
        advice=_advice(certain),
        variant=f"{one.name} {other.name}",
        origins=[origin for side in certain for person in side for origin in person.origins[:1]],
        overlap=_overlap(sharing),
        one=layer_word(one.name),
        other=layer_word(other.name),
        found=number_of(found, "person", "people"),
        here=count(here.values()),
        there=count(there.values()),
        goal=[
            goal.name
            for goal in goals
            if any(goal.serves(person.id) is True for side in certain for person in side)
        ],
        people_here=certain[0],
        people_there=certain[1],
    )


def _doubt(sharing: Sharing) -> Mapping[str, Maybe[bool]]:
    """Those of whom it is open whether they are in one network only."""
    why = {fact.subject: fact for fact in sharing.missing}
    found: dict[str, dict[Missing, None]] = {}
    for name in sharing.same_name:
        facts = [why[id_] for id_ in name.one]
        for id_ in (*name.one, *name.other):
            found.setdefault(id_, {}).update(dict.fromkeys(facts))
    return {id_: Unknown.because(facts) for id_, facts in found.items()}


def _overlap(sharing: Sharing) -> Any:
    """How many are in both over how many are in either (Jaccard), exactly."""
    either = sharing.both + len(sharing.only_one) + len(sharing.only_other)
    low = Fraction(sharing.both, either)
    high = Fraction(sharing.both + sharing.joins, either - sharing.joins)
    return between(low, high, sharing.missing)


def _advice(certain: Sequence[Sequence[Person]]) -> str:
    ways = " and ".join(compress(_WAYS, certain))
    return f"connect {ways}, too, where that suits both of you" if ways else ""

"""T014: what pulls two ways, until you say which comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    NeedResult,
    Network,
    Unknown,
    Verdict,
    all_of,
    any_of,
    failed,
    negate,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import plan_load
from netrules.rules.cluster_words import named

if TYPE_CHECKING:
    from netrules.measures import ClusteredSet

#: What each pair is about, and what either side of it comes to.
_SIDES: Final = {
    "depth": "warm up those whom you know",
    "breadth": "meet those whom you do not know yet",
    "reach": "meet new people, and stretch the shortest periods of your plan",
    "capacity": "keep to your plan, and let the goal wait",
    "closure": "introduce the two to each other",
    "brokerage": "go on between them yourself, and carry word from one to the other",
}
_DEEP: Final = ("depth", "breadth")
_WIDE: Final = ("reach", "capacity")
_CLOSE: Final = ("closure", "brokerage")


@rule(
    "T014",
    "unsettled-tension",
    stance="truth",
    evidence="longitudinal",
    claims=(9, 17, 36),
    laws={"names": "same", "repeat": "same"},
)
def unsettled_tension(
    network: Network,
    goals: tuple[GoalResult, ...],
    complete_clusters: tuple[ClusteredSet, ...],
    *,
    prefer: tuple[str, ...] = (),
    capacity: float = 10.6,
    at_least: int = 5,
) -> Iterator[Judgement]:
    """What a network needs pulls two ways, and nobody said which comes first.

    What it checks
        Three pairs. Depth and breadth: one need of your goals takes warmer ties with people you
        know, another takes people you do not know yet. Reach and capacity: a need takes new
        people, and your plan to keep up with those you have takes more contacts a week than there
        are. Closure and brokerage: two clusters of five or more have no tie to each other, and
        you are in warm contact with both.

    The claim
        Do regular, but not obsessive, work to stay in touch; and see the relationships among the
        groups in your network.

    Evidence and limits
        Both sides of each pair have their good. To be the only one between two groups brings word
        of things early, and such bridges are gone soon (Burt 2002); groups whose members know each
        other trust more (Coleman 1988). Time for old ties is no time for new ones (Miritello et al.
        2013). Which is better hangs on what you want, and the rule takes no side.

    When it stays silent
        Where nothing pulls, and about a pair of which the option prefer names a side. It is
        unknown where facts are missing that could make the difference, and, of closure and
        brokerage, for people whose ties no file lists completely.

    Example
        The goal needs a founder, whom you do not know, and two directors in warm contact, who
        have gone cold: fails until prefer says depth or breadth.

    Options
        prefer: which sides come first, none (it asks); of depth or breadth, reach or capacity,
        closure or brokerage.
        capacity: how many contacts a week are enough, 10.6 (the full plan for 150 people; K009).
        at-least: from how many people on a cluster counts, 5 (judgement).

    What to do
        Say which comes first, ``[rules.T014] prefer = ["depth"]``, and do that one this week.

    References
        Burt 2002, "Bridge decay"; Coleman 1988, "Social capital in the creation of human capital";
        Miritello, Lara, Cebrian & Moro 2013, "Limited communication capacity unveils strategies for
        human interaction".
    """
    unheard = [word for word in prefer if word not in _SIDES]
    if unheard:
        yield failed(
            "prefer names {sides}, which is no side of any pair",
            advice=f"choose of {', '.join(_SIDES)}",
            variant="prefer",
            sides=unheard,
        )
    judged = [
        *_of_goals(goals, network, prefer, capacity),
        *_of_clusters(network, complete_clusters, prefer, at_least),
    ]
    yield from judged or ([] if unheard else [not_applicable()])


# -- depth and breadth, reach and capacity -------------------------------------------------


def _of_goals(
    goals: Sequence[GoalResult], network: Network, prefer: Sequence[str], capacity: float
) -> Iterator[Judgement]:
    needs = [(goal, result) for goal in goals for result in goal.needs if result.need.must]
    new = [_takes_new(result) for _, result in needs]
    deep = [_takes_warmth(result) for _, result in needs]
    if not needs:
        return
    wants = _first(needs, new)
    yield _judge(
        _DEEP,
        prefer,
        all_of((any_of(deep), any_of(new))),
        "{need} takes warmer ties with people you know, and {other_need} takes people you do not "
        "know yet",
        need=_first(needs, deep),
        other_need=wants,
    )
    yield _judge(
        _WIDE,
        prefer,
        all_of((plan_load(network) > capacity, any_of(new))),
        "your plan takes {load} contacts a week, more than the {capacity} that are enough, and "
        "{need} takes people you do not know yet",
        load=plan_load(network, recorded=True),
        capacity=capacity,
        need=wants,
    )


def _takes_new(result: NeedResult) -> Maybe[bool]:
    lacks: Maybe[bool] = result.have < result.want
    return lacks


def _takes_warmth(result: NeedResult) -> Maybe[bool]:
    """Whether there are enough people, and too few of them warm."""
    if not result.need.warm or result.limit == "routes":
        return False
    return all_of((negate(_takes_new(result)), negate(result.met)))


def _first(
    needs: Sequence[tuple[GoalResult, NeedResult]], holds: Sequence[Maybe[bool]]
) -> list[str]:
    """The first need of which something holds, with its goal; nothing if there is none."""
    for (goal, result), one in zip(needs, holds, strict=True):
        if one is True:
            return [f"{goal.name}: {result.need.text or result.need.name}"]
    return []


# -- closure and brokerage ------------------------------------------------------------------


def _of_clusters(
    network: Network, sets: Sequence[ClusteredSet], prefer: Sequence[str], at_least: int
) -> Iterator[Judgement]:
    if network.ties.missing and len(network.people) >= 2 * at_least:
        yield unknown(*network.ties.missing)
    for whole in sets:
        warm = [
            any_of(network.people[id_].warm for id_ in cluster.people)
            for cluster in whole.found
            if len(cluster.people) >= at_least
        ]
        tied = {(relation.one, relation.other) for relation in whole.relations}
        apart = [pair for pair in combinations(range(len(warm)), 2) if pair not in tied]
        if not apart:
            continue
        between = [all_of((warm[one], warm[other])) for one, other in apart]
        pair = next((pair for pair, one in zip(apart, between, strict=True) if one is True), None)
        words, values = _two(whole, pair) if pair else ("", {})
        judgement = _judge(_CLOSE, prefer, any_of(between), words, **values)
        yield judgement
        if judgement.verdict is Verdict.FAIL:
            return  # one of its kind is enough to ask


def _two(whole: ClusteredSet, pair: tuple[int, int]) -> tuple[str, dict[str, Any]]:
    first, one = named(whole, pair[0])
    second, other = named(whole, pair[1], "other_")
    words = f"nobody but you is between {first}, and {second}"
    return words, {**one, **other}


# -- what is said ---------------------------------------------------------------------------


def _judge(
    pair: tuple[str, str], prefer: Sequence[str], pulls: Maybe[bool], words: str, **values: Any
) -> Judgement:
    one, other = pair
    if pulls is False or not {one, other}.isdisjoint(prefer):
        return passed()
    if isinstance(pulls, Unknown):
        return unknown(pulls)
    return failed(
        f"{one} and {other} pull two ways: {words}",
        advice=f"say which comes first, in [rules.T014] prefer: {one} ({_SIDES[one]}) or {other} "
        f"({_SIDES[other]})",
        variant=one,
        **values,
    )

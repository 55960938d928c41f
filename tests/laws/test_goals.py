"""Needs and goals against every way in which what is unknown may turn out to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import chain, product
from typing import Any

import attrs
import pytest
from building import TODAY, all_ties, covered, event, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from laws.strategies import examples

from netrules import Bounds, Goal, Item, Need, NeedResult, Network, Unknown, known
from netrules.goals.goal import DistinctBy, Each
from netrules.goals.judge import judge_goal

NAMES = ("Ana", "Bea", "Cleo")
EMPLOYERS = ("acme", "globex")


@attrs.frozen
class Somebody:
    """What is known of a person, None where it is not.

    Args:
        serves: For each need whether they are whom it asks for.
        employers: Where they work.
        warm: Whether contact was recent.
    """

    serves: tuple[bool | None, ...]
    employers: tuple[str, ...] | None
    warm: bool | None


maybe = st.sampled_from([True, False, None])
employers = st.sampled_from([None, ("acme",), ("globex",), ("acme", "globex"), ("initech",)])


@st.composite
def crowds(draw: st.DrawFn, needs: int = 1) -> list[Somebody]:
    """Up to three people. Contact is covered for all of them or for none."""
    warmth = draw(st.sampled_from([(True, False), (True, None)]))
    serves = st.tuples(*[maybe] * needs)
    some = st.builds(Somebody, serves, employers, st.sampled_from(warmth))
    return draw(st.lists(some, max_size=len(NAMES)))


def _network(crowd: Sequence[Somebody]) -> Network:
    items: list[Item] = []
    for name, one in zip(NAMES, crowd, strict=False):
        items += [
            attrs.evolve(person(name, organization=employer), facts={})
            for employer in one.employers or ("",)
        ]
        if one.warm:
            items.append(event(name, TODAY - timedelta(days=9)))
    if all(one.warm is not None for one in crowd):
        items.append(covered())
    return network(*items).as_of(TODAY)


def _judge(goal: Goal, crowd: Sequence[Somebody]) -> Any:
    table = {name.lower(): one for name, one in zip(NAMES, crowd, strict=False)}

    def who(need: Need) -> Callable[[Any], Any]:
        number = goal.needs.index(need)

        def serves(asked: Any) -> Any:
            said = table[asked.id].serves[number]
            return Unknown("fields", asked.id) if said is None else said

        return serves

    return judge_goal(_network(crowd), goal, who)


def _completions(crowd: Sequence[Somebody]) -> Iterator[list[Somebody]]:
    """Every way in which what is unknown may turn out to be; an unknown employer may be
    a named one, one that somebody has, or another one of their own."""
    each = []
    for number, one in enumerate(crowd):
        serves = product(*((True, False) if said is None else (said,) for said in one.serves))
        own = ((employer,) for employer in (*EMPLOYERS, "initech", f"own {number}"))
        places = own if one.employers is None else (one.employers,)
        warm = (True, False) if one.warm is None else (one.warm,)
        each.append([Somebody(*values) for values in product(serves, places, warm)])
    yield from map(list, product(*each))


def _most(options: Sequence[Sequence[Any]], worth: Callable[[Sequence[Any]], int]) -> int:
    """The best of all ways to give each person one of their options, or none."""
    return max(worth(chosen) for chosen in product(*((None, *some) for some in options)))


def _different(chosen: Sequence[Any]) -> int:
    return len({one for one in chosen if one is not None})


def _filled(wanted: int, chosen: Sequence[Any]) -> int:
    return sum(1 for slot in EMPLOYERS if chosen.count(slot) >= wanted)


def _count(need: Need, crowd: Sequence[Somebody]) -> int:
    """How many of what the need asks for there are, everything known."""
    serving = [one for one in crowd if one.serves[0]]
    places = [one.employers or () for one in serving]
    if need.distinct_by:
        return _most(places, _different)
    if need.each:
        slots = [[one for one in some if one in EMPLOYERS] for some in places]
        return _most(slots, partial(_filled, need.at_least))
    return len(serving)


def _warm(need: Need, crowd: Sequence[Somebody]) -> int:
    return sum(
        1
        for one in crowd
        if one.serves[0] and one.warm and (not need.each or set(one.employers or ()) & {*EMPLOYERS})
    )


def _ends(result: NeedResult) -> tuple[Any, Any]:
    have = result.have
    return (have.low, have.high) if isinstance(have, Bounds) else (have, have)


KINDS: Mapping[str, dict[str, Any]] = {
    "people": {},
    "organizations": {"distinct_by": DistinctBy.ORGANIZATION},
    "each employer": {"each": Each.EMPLOYERS},
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(crowds(), st.integers(1, 2), st.integers(0, 2))
@examples(40)
def test_have_is_sound_and_tight(
    kind: dict[str, Any], crowd: list[Somebody], at_least: int, warm: int
) -> None:
    """The ends of what a need has are the least and the most of every completion."""
    need = Need("some", "", at_least=at_least, warm=warm, **kind)
    goal = Goal("goal", employers=("Acme", "Globex"), needs=(need,))
    (result,) = _judge(goal, crowd).needs
    counts, met = set(), set()
    for world in _completions(crowd):
        counts.add(_count(need, world))
        met.add(_count(need, world) >= result.want and _warm(need, world) >= warm)
    assert _ends(result) == (min(counts), max(counts))
    assert result.want == (len(EMPLOYERS) if need.each else at_least)
    if known(result.met):
        assert met == {result.met}
    elif not warm:
        assert met == {True, False}


def _together(needs: Sequence[Need], crowd: Sequence[Somebody]) -> bool:
    """Whether people can be shared out so that each need has enough, and enough warm ones."""
    for chosen in product((None, *range(len(needs))), repeat=len(crowd)):
        given_to = [
            [one for one, to in zip(crowd, chosen, strict=True) if to == number]
            for number in range(len(needs))
        ]
        if all(
            all(one.serves[number] for one in some)
            and len(some) >= need.at_least
            and sum(1 for one in some if one.warm) >= need.warm
            for number, (need, some) in enumerate(zip(needs, given_to, strict=True))
        ):
            return True
    return False


@given(crowds(needs=2), st.tuples(*[st.integers(1, 2)] * 2), st.tuples(*[st.integers(0, 1)] * 2))
@examples(40)
def test_needs_that_compete_are_met_together_or_not(
    crowd: list[Somebody], at_least: tuple[int, int], warm: tuple[int, int]
) -> None:
    """With `distinct`, a goal is met exactly if nobody has to serve two of its needs."""
    needs = tuple(
        Need(f"need-{number}", "", at_least=some, warm=hot)
        for number, (some, hot) in enumerate(zip(at_least, warm, strict=True))
    )
    result = _judge(Goal("goal", distinct=True, needs=needs), crowd)
    outcomes = {_together(needs, world) for world in _completions(crowd)}
    if known(result.met):
        assert outcomes == {result.met}
    assert set(result.shared) <= {need.name for need in needs}


def _routed(*items: Item, routes: int = 2) -> NeedResult:
    need = Need("way-in", "", routes=routes)
    judged = network(*items).as_of(TODAY)
    result = judge_goal(judged, Goal("goal", needs=(need,)), lambda _: lambda one: one.id == "zoe")
    return result.needs[0]


def _stranger(name: str) -> Item:
    """Somebody on record of whom no file says that ego knows them."""
    return attrs.evolve(person(name), tie="")


def test_routes_are_counted_where_all_ties_are_known() -> None:
    """Two introducers make two routes, one makes one; an unlisted tie may make another."""
    people = [person("Ana"), person("Bea"), _stranger("Zoe")]
    both = [tie("Ana", "Zoe"), tie("Bea", "Zoe")]
    assert _routed(*people, *both, all_ties()).met is True
    assert _routed(*people, *both).met is True
    one = _routed(*people, both[0])
    assert isinstance(one.met, Unknown)
    assert one.routes == (("ana", "zoe"),)
    assert one.limit == "routes"


def test_somebody_ego_may_know_leaves_routes_open() -> None:
    """That no file says that ego knows somebody does not mean that they do not."""
    found = _routed(
        person("Ana"), _stranger("Bea"), _stranger("Zoe"), tie("Ana", "Zoe"), all_ties()
    )
    assert isinstance(found.met, Unknown)
    assert {fact.subject for fact in found.settle} <= {"bea", "zoe"}


def test_too_few_routes_where_everything_is_known() -> None:
    """With all ties on record, and ego's to everybody, what is missing is missing."""
    found = _routed(
        person("Ana"), person("Bea"), person("Zoe"), tie("Ana", "Zoe"), all_ties(), routes=3
    )
    assert found.met is False
    assert found.limit == "routes"
    assert sorted(found.routes) == [("ana", "zoe"), ("zoe",)]


def test_an_employer_nobody_is_known_to_be_at_has_no_route() -> None:
    """Routes to each employer: who works where is not recorded, so nothing is sure."""
    need = Need("way-in", "", each=Each.EMPLOYERS, routes=1)
    goal = Goal("goal", employers=("Acme",), needs=(need,))
    judged = network(person("Ana"), all_ties()).as_of(TODAY)
    (result,) = judge_goal(judged, goal, lambda _: lambda _: True).needs
    assert isinstance(result.met, Unknown)
    assert {fact.field for fact in result.settle} == {"organization"}


def test_ended_ties_lead_nowhere() -> None:
    """A tie that ended before the day of judgement is no way to anybody."""
    ended = attrs.evolve(tie("Ana", "Zoe"), until=TODAY - timedelta(days=1))
    found = _routed(person("Ana"), person("Zoe"), ended, all_ties())
    assert found.routes == (("zoe",),)
    lasting = attrs.evolve(tie("Ana", "Zoe"), until=TODAY)
    assert len(_routed(person("Ana"), person("Zoe"), lasting, all_ties()).routes) == 2


def test_warm_means_those_who_serve() -> None:
    """A need for insiders is not warmed by somebody who works elsewhere."""
    need = Need("insiders", "", each=Each.EMPLOYERS, warm=1)
    goal = Goal("goal", employers=("Acme",), needs=(need,))
    crowd = [Somebody((True,), ("acme",), False), Somebody((True,), ("initech",), True)]
    (result,) = _judge(goal, crowd).needs
    assert result.met is False
    assert result.limit == "warm"


def test_all_completions_are_tried() -> None:
    """The oracle itself looks at every combination."""
    unknown = Somebody((None,), None, None)
    assert len(list(_completions([unknown]))) == 2 * 4 * 2
    assert list(chain.from_iterable(_completions([]))) == []

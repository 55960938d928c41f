"""What changed from one network to another: nothing against itself, and the same backwards."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, Final

import attrs
from building import TODAY, all_ties, covered, event, network, person, tie
from hypothesis import given
from laws.strategies import World, examples, worlds

from netrules import (
    Direction,
    Goal,
    Handle,
    Need,
    Network,
    NetworkDiff,
    PersonRecord,
    TieTurn,
    diff,
)

GOAL: Final = Goal("data", needs=(Need("warm-data", '"data" in fields and warm', at_least=1),))
_SWAPPED: Final = {"merged": "split", "split": "merged", "new": "gone", "gone": "new"}


def compared(before: Network, after: Network) -> NetworkDiff:
    """What changed for one goal."""
    return diff(before, after, GOAL, today=TODAY)


def told(found: NetworkDiff, *, backwards: bool = False) -> dict[str, Any]:
    """Everything that is told, in no order; *backwards* as if it were the other direction."""
    one, two = ("was", "now") if not backwards else ("now", "was")
    first, second = ("before", "after") if not backwards else ("after", "before")
    sides = ("came", "went"), ("ties_new", "ties_gone")
    parts: dict[str, Any] = {}
    for later, earlier in sides:
        there, gone = (later, earlier) if not backwards else (earlier, later)
        parts[later] = sorted(map(str, getattr(found, there)))
        parts[earlier] = sorted(map(str, getattr(found, gone)))
    parts["regrouped"] = sorted(
        (old, new)[:: -1 if backwards else 1] for old, new in found.regrouped
    )
    parts["people"] = sorted(
        repr(
            (
                getattr(turn, first),
                getattr(turn, second),
                turn.what,
                getattr(turn, one),
                getattr(turn, two),
            )
        )
        for turn in found.people
    )
    parts["bridges"] = sorted(
        repr((turn.ends, getattr(turn, one), getattr(turn, two))) for turn in found.bridges
    )
    parts["clusters"] = sorted(
        (
            _SWAPPED[turn.what] if backwards else turn.what,
            sorted(getattr(turn, first)),
            sorted(getattr(turn, second)),
        )
        for turn in found.clusters
    )
    for name in ("goals", "needs"):
        parts[name] = [
            repr((getattr(turn, first), getattr(turn, second))) for turn in getattr(found, name)
        ]
    for name in ("sizes", "sources"):
        parts[name] = [
            (turn.what, getattr(turn, one), getattr(turn, two)) for turn in getattr(found, name)
        ]
    parts["untold"] = found.untold[:: -1 if backwards else 1]
    return parts


@examples(20)
@given(worlds())
def test_nothing_changed_from_a_network_to_itself(world: World) -> None:
    """Whatever it is, and however often it is read."""
    assert not compared(world.network(), world.network())


@examples(40)
@given(worlds(), worlds())
def test_backwards_it_is_the_inverse(one: World, two: World) -> None:
    """Who came went, what is new is gone, and whatever turned turns back."""
    before, after = one.network(), two.network()
    assert told(compared(after, before)) == told(compared(before, after), backwards=True)


def test_people_ties_and_what_is_known_of_them() -> None:
    """Each is told once, and ties of those who came are not told besides."""
    cy, ended = person("Cy Dole"), attrs.evolve(tie("Cy Dole", "Eve Oak"), until=date(2026, 5, 1))
    eve = person("Eve Oak")
    before = network(
        person("Ana Moss", organization="Acme"),
        person("Bo Lind"),
        cy,
        eve,
        tie("Cy Dole", "Eve Oak"),
    )
    after = network(
        person("Ana Moss", organization="Globex"),
        cy,
        eve,
        ended,
        person("Dee Farrow"),
        tie("Ana Moss", "Cy Dole"),
        tie("Ana Moss", "Dee Farrow"),
    )
    found = compared(before, after)
    assert (found.came, found.went) == (("dee.farrow",), ("bo.lind",))
    assert found.ties_new == (TieTurn(("ana.moss", "cy.dole")),)
    assert found.ties_gone == (TieTurn(("cy.dole", "eve.oak"), date(2026, 5, 1)),)
    [turn] = found.people
    assert (turn.after, turn.what) == ("ana.moss", "organization")
    assert (turn.was, turn.now) == ("Acme", "Globex")


def test_contact_and_messages() -> None:
    """Who has gone cool, whom one only writes to, and what cannot be told any more."""
    people, cover = (person("Ana Moss"), person("Bo Lind")), covered(channel="mail")
    wrote = event("Ana Moss", TODAY - timedelta(30), channel="mail", direction=Direction.OUT)
    answer = event("Ana Moss", TODAY - timedelta(29), channel="mail", direction=Direction.IN)
    both, one = network(*people, cover, wrote, answer), network(*people, cover, wrote)
    turns = {turn.what: (turn.after, turn.was, turn.now) for turn in compared(both, one).people}
    assert turns == {
        "contact": ("ana.moss", "warm", "not warm"),
        "messages": ("ana.moss", "both ways", "from you only"),
    }
    dark = [
        (turn.after, turn.what, turn.now)
        for turn in compared(both, network(*people, wrote, answer)).people
    ]
    assert ("bo.lind", "contact", None) in dark


def test_bridges_are_lost_only_where_every_tie_is_known() -> None:
    """A second way makes a bridge none; a file that lists less leaves it open."""
    people = [person(name) for name in ("Ana A", "Bo B", "Cy C")]
    chain = [tie("Ana A", "Bo B"), tie("Bo B", "Cy C")]
    before = network(*people, *chain, all_ties())
    closed = compared(before, network(*people, *chain, tie("Ana A", "Cy C"), all_ties()))
    assert [(one.ends, one.was, one.now) for one in closed.bridges] == [
        (("ana.a", "bo.b"), True, False),
        (("bo.b", "cy.c"), True, False),
    ]
    vague = compared(before, network(*people, *chain))
    assert [one.now for one in vague.bridges] == [None, None]
    assert vague.untold[0] == ""
    assert "no file lists all ties" in vague.untold[1]


def test_clusters_that_merge() -> None:
    """Two that were apart are one; backwards it split."""
    names = [f"{side} {letter}" for side in ("Left", "Right") for letter in "abcdefgh"]
    far = [f"Far {letter}" for letter in "abcdefgh"]
    people = [person(name) for name in (*names, *far)]
    apart = [tie(a, b) for a, b in combinations(names, 2) if a.split()[0] == b.split()[0]]
    apart += [tie(a, b) for a, b in combinations(far, 2)] + [tie("Left a", "Far a")]
    joined = [*apart, *(tie(a, b) for a, b in product(names[:8], names[8:]))]
    before, after = (network(*people, *ties, all_ties()) for ties in (apart, joined))
    [turn] = compared(before, after).clusters
    assert (turn.what, len(turn.before), len(turn.after)) == ("merged", 2, 1)
    assert set(turn.after[0]) == {id_ for part in turn.before for id_ in part}
    [turn] = compared(after, before).clusters
    assert turn.what == "split"


def test_people_who_were_put_together_gain_and_lose_nothing() -> None:
    """Two entries that turn out to be one person: neither came or went, no tie is new."""
    two = Handle(ids=("x",), emails=("x@example.org",), names=("Ana Moss",))
    other = Handle(ids=("y",), emails=("y@example.org",), names=("Ana Moss",))
    one = Handle(ids=("x",), emails=("x@example.org", "y@example.org"), names=("Ana Moss",))

    def entry(who: Handle) -> PersonRecord:
        return attrs.evolve(person("Ana Moss"), handle=who)

    before = network(entry(two), entry(other))
    after = network(entry(one))
    found = compared(before, after)
    assert (found.came, found.went) == ((), ())
    assert [len(old) for old, _ in found.regrouped] == [2]
    assert found.ties_new == found.ties_gone == ()

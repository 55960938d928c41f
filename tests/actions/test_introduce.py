"""Whom to ask for an introduction: routes, what may be one, and what is none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import networkx as nx
import pytest
from building import TODAY, event, handle, network, origin, person, tie
from hypothesis import given
from hypothesis import strategies as st

from netrules import (
    Aim,
    Evidence,
    Goal,
    Handle,
    Introduction,
    Item,
    Job,
    PersonRecord,
    UnknownTargetError,
    introduce,
)

ANA = person("Ana Ruiz", organization="Acme", fields=("data",), place="Graz")
BEN = person("Ben Lee", organization="Acme Ltd")


def far(name: str, *, as_of: date | None = None, **facts: Any) -> PersonRecord:
    """Somebody whom ego has no tie to."""
    job = Job(facts.pop("organization", ""))
    jobs = (job,) if job.organization else ()
    # What the user wrote down is of no day; a card may be.
    at = origin() if as_of is None else origin("card.vcf", "card")
    return PersonRecord(handle(name), at, jobs=jobs, facts=facts, as_of=as_of)


def found(target: str, *items: Item, **options: Any) -> Introduction:
    """The routes to *target* in a network of *items*."""
    return introduce(network(*items), target, today=TODAY, **options)


def ways(introduction: Introduction) -> list[tuple[str, ...]]:
    """The people on each independent route."""
    return [route.people for route in introduction.independent]


@pytest.mark.parametrize(
    ("word", "aim", "people"),
    [
        ("ana.ruiz", Aim.PERSON, ("ana.ruiz",)),
        ("ANA RUIZ", Aim.PERSON, ("ana.ruiz",)),
        ("ana.ruiz@example.org", Aim.PERSON, ("ana.ruiz",)),
        ("acme", Aim.ORGANIZATION, ("ana.ruiz", "ben.lee")),
        ("Data", Aim.FIELD, ("ana.ruiz",)),
        ("graz", Aim.PLACE, ("ana.ruiz",)),
    ],
)
def test_a_word_is_whatever_bears_that_name(word: str, aim: Aim, people: tuple[str, ...]) -> None:
    """A person before an organization, a field and a place; always compared whole."""
    target = found(word, ANA, BEN).target
    assert (target.aim, target.people) == (aim, people)


def test_a_word_can_be_said_to_be_a_place() -> None:
    """Somebody may be called like a town."""
    graz = person("Graz")
    assert found("Graz", ANA, graz).target.aim is Aim.PERSON
    assert found("Graz", ANA, graz, aim=Aim.PLACE).target.people == ("ana.ruiz",)


WANTED = Goal("job", fields=("data",), employers=("Marrowgate Ltd",), places=("Oslo",))


@pytest.mark.parametrize(
    ("word", "aim"),
    [("marrowgate", Aim.ORGANIZATION), ("OSLO", Aim.PLACE), ("Data", Aim.FIELD)],
)
def test_what_a_goal_names_is_a_target(word: str, aim: Aim) -> None:
    """Nobody is there; the warm people of the goal's fields are to be asked whom to meet."""
    talk = event("Ana Ruiz", TODAY - timedelta(days=9))
    wanted = found(word, ANA, BEN, far("Cy", fields=("law",)), talk, goals=[WANTED])
    if aim is Aim.FIELD:
        assert (wanted.target.people, wanted.ask) == (("ana.ruiz",), ())
        return
    assert (wanted.target.aim, wanted.target.people, wanted.independent) == (aim, (), ())
    assert wanted.ask == ("ana.ruiz",)
    assert wanted.channel == {"ana.ruiz": "meeting"}
    assert wanted.target.maybe == {Aim.ORGANIZATION: 1, Aim.PLACE: 2}[aim]


def test_who_was_there_once_is_asked_first() -> None:
    """They know the house, even if they are not warm."""
    talk = event("Ana Ruiz", TODAY - timedelta(days=9))
    once = Job("Marrowgate", until=TODAY - timedelta(days=400))
    cy = PersonRecord(handle("Cy"), origin(), jobs=(Job("Acme"), once))
    wanted = found("Marrowgate", ANA, cy, talk, goals=[WANTED])
    assert (wanted.target.people, wanted.ask) == ((), ("cy",))


def test_what_a_goal_names_may_have_been_meant() -> None:
    """A name that is nearly that of the goal is no match, and is told."""
    with pytest.raises(UnknownTargetError, match="did you mean Marrowgate Ltd\\?"):
        found("Marrowgate Limitd", ANA, goals=[WANTED])


def test_what_nothing_is_called() -> None:
    """The message says what may have been meant."""
    with pytest.raises(UnknownTargetError, match="called 'Acmee'; did you mean Acme\\?"):
        found("Acmee", ANA)
    with pytest.raises(UnknownTargetError, match="no field in these files"):
        found("Graz", ANA, aim=Aim.FIELD)
    with pytest.raises(UnknownTargetError, match="did you mean"):
        found("Acm", ANA)  # a part of a name is no match


def test_two_of_one_name_are_asked_back() -> None:
    """By their ids."""
    twin = PersonRecord(handle("Twin"), origin(), facts={}, tie="contact")
    other = PersonRecord(Handle(ids=("other",), names=("Twin",)), origin(), tie="contact")
    with pytest.raises(UnknownTargetError, match="2 people are called 'Twin'; name one by id"):
        found("Twin", twin, other)


def test_routes_share_nobody() -> None:
    """Directly, over one, and over two; the shortest first."""
    cleo, dana, eve = person("Cleo"), person("Dana"), far("Eve")
    goal = far("Goal")
    ties = [tie("Cleo", "Goal"), tie("Dana", "Eve"), tie("Eve", "Goal")]
    introduction = found("Goal", cleo, dana, eve, goal, *ties)
    assert ways(introduction) == [("cleo", "goal"), ("dana", "eve", "goal")]
    assert ways(found("Goal", cleo, dana, eve, goal, *ties, intermediaries=1)) == [("cleo", "goal")]


def test_who_answers_is_asked_first() -> None:
    """Of routes of one length the one whose first step carries more."""
    goal = far("Goal")
    met = event("Dana", TODAY - timedelta(days=9), channel="call")
    people = [person("Cleo"), person("Dana"), goal]
    introduction = found("Goal", *people, tie("Cleo", "Goal"), tie("Dana", "Goal"), met)
    assert ways(introduction) == [("dana", "goal"), ("cleo", "goal")]
    assert introduction.best is not None
    assert introduction.best.people == ("dana", "goal")
    assert introduction.channel == {"cleo": "", "dana": "call"}


def test_a_common_employer_is_no_tie() -> None:
    """It is a reason to ask, and shown apart."""
    introduction = found("Ben Lee", ANA, far("Ben Lee", organization="Acme"))
    assert ways(introduction) == []
    assert introduction.best is None
    assert [(one.start, one.end, one.employer) for one in introduction.maybe] == [
        ("ana.ruiz", "ben.lee", "Acme")
    ]
    implied = found("Goal", ANA, far("Goal"), tie("Ana Ruiz", "Goal", Evidence.IMPLIED))
    assert (ways(implied), len(implied.maybe)) == ([], 1)


def test_a_stale_employer_opens_no_route() -> None:
    """Two years later nobody knows whether they still work there."""
    old = far("Ben Lee", organization="Northwind", as_of=TODAY - timedelta(days=731))
    new = far("Cleo", organization="Northwind", as_of=TODAY - timedelta(days=730))
    ties = [tie("Ana Ruiz", "Ben Lee"), tie("Ana Ruiz", "Cleo")]
    introduction = found("Northwind", ANA, old, new, *ties)
    assert introduction.target.people == ("cleo",)
    assert introduction.target.stale == ("ben.lee",)
    assert ways(introduction) == [("ana.ruiz", "cleo")]


def test_what_you_wrote_down_is_not_old() -> None:
    """It holds until it is changed, and so does a position that began since."""
    day = TODAY - timedelta(days=731)
    card = {"origin": origin("card.vcf", "card"), "as_of": day}
    job = (Job("Northwind"),)
    began = PersonRecord(handle("Dana"), jobs=(Job("Northwind", since=TODAY),), **card)
    again = [
        far("Ben Lee", organization="Northwind"),
        PersonRecord(handle("Ben Lee"), jobs=job, **card),
    ]
    introduction = found("Northwind", began, *again, PersonRecord(handle("Cleo"), jobs=job, **card))
    assert introduction.target.people == ("ben.lee", "dana")
    assert introduction.target.stale == ("cleo",)
    place = {"place": "Graz"}
    home = [far("Eve", place="Graz"), PersonRecord(handle("Eve"), facts=place, **card)]
    introduction = found("Graz", *home, PersonRecord(handle("Finn"), facts=place, **card))
    assert introduction.target.people == ("eve",)
    assert introduction.target.stale == ("finn",)


def test_who_may_be_there_is_counted() -> None:
    """Whose organization is not recorded may work there, too."""
    assert found("Acme", ANA, person("Dana"), person("Eve")).target.maybe == 2


EDGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20)


@given(EDGES, st.sets(st.integers(0, 7)))
def test_as_many_as_networkx_finds(edges: list[tuple[int, int]], known: set[int]) -> None:
    """Where no route is bounded in length, which over one person none is beyond two steps."""
    names = [f"P{number}" for number in range(9)]
    people = [person(n) if at in known else far(n) for at, n in enumerate(names)]
    ties = [tie(names[a], names[b]) for a, b in edges if a != b]
    got = ways(found("P8", *people, *ties, intermediaries=1))
    graph = nx.Graph([("ego", number) for number in known])
    near = {a for a, b in edges if b == 8} | {b for a, b in edges if a == 8}
    graph.add_edges_from((number, 8) for number in near - {8})
    graph.add_nodes_from(["ego", 8])
    cut = graph.subgraph({"ego", 8, *(known & near)})
    expected = len(list(nx.node_disjoint_paths(cut, "ego", 8))) if nx.has_path(cut, "ego", 8) else 0
    assert len(got) == expected
    flat = [id_ for people_ in got for id_ in people_[:-1]]
    assert len(flat) == len(set(flat))

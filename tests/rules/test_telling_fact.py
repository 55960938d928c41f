"""R008: the few facts that would tell most about your goals."""

from __future__ import annotations

from typing import Any

import pytest
from building import me, network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, goal, is_info, need, say

from netrules import Goal, Item, Level, Verdict
from netrules.rules.records.telling_fact import telling_fact_missing

DATA = need('"data" in fields', name="data")
DECIDERS = need('"data" in fields and level >= "manager"', name="deciders")
BOSSES = need('level >= "director"', name="bosses")
AIM = goal(DATA)


def judged(*items: Item, aims: tuple[Goal, ...] = (AIM,), **options: Any) -> Said:
    """The rule, of a single need even."""
    return say(telling_fact_missing, network(*items), *aims, **{"at_least": 1, **options})


def test_fails_with_the_fact_to_begin_with() -> None:
    """Message, advice and place of one fact about one need."""
    ana = person("Ana")
    said = judged(ana)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [()]
    assert said.message == (
        "1 need of aim cannot be judged yet, and what would tell most is the fields of Ana"
    )
    assert said.advice == "find it out, and add it to the contacts file"
    assert said.places == [("contacts.toml", ana.origin.line)]
    assert is_info(said)


def test_passes_where_every_need_is_known_to_be_met_or_not() -> None:
    """What is missing elsewhere does not matter."""
    assert judged(person("Ana", fields=("data",)), person("Ben")).verdict is Verdict.PASS
    assert judged(person("Ana", fields=("law",))).verdict is Verdict.PASS


def test_single_need_is_left_to_the_report() -> None:
    """Under one open need the report says what settles it; over two it takes an order."""
    ana = person("Ana")
    assert judged(ana, at_least=2).verdict is Verdict.NOT_APPLICABLE
    said = judged(ana, aims=(goal(DATA, BOSSES),), at_least=2)
    assert said.message.startswith("2 needs of aim cannot be judged yet")
    assert telling_fact_missing.options["at_least"] == 2


def test_does_not_apply_without_needs() -> None:
    """Nothing is asked for then."""
    assert judged(person("Ana"), aims=()).verdict is Verdict.NOT_APPLICABLE
    assert judged(person("Ana"), aims=(goal(),)).verdict is Verdict.NOT_APPLICABLE


def test_facts_of_most_needs_come_first() -> None:
    """Over goals: Cleo's level is a part of two needs of two goals, the others of one each."""
    people = [
        person("Ana", level="entry"),
        person("Ben", fields=("law",)),
        person("Cleo", fields=("data",)),
    ]
    aims = (
        goal(need('level >= "manager"', name="bosses"), name="one"),
        goal(need('"data" in fields and level >= "manager"', name="deciders"), name="two"),
    )
    said = judged(*people, aims=aims)
    assert said.message == (
        "2 needs of one and two cannot be judged yet, and what would tell most is the level of "
        "Cleo and Ben"
    )
    assert said.advice == (
        "find out the first of them and add it to the contacts file, then the next"
    )


def test_musts_come_before_other_needs() -> None:
    """What a goal cannot do without counts more than two needs that would help."""
    nice = [need('level >= "director"', name=f"nice-{n}", must=False) for n in (1, 2)]
    said = judged(person("Ana"), aims=(goal(*nice, DATA),))
    assert said.message.endswith("tell most is the fields of Ana; the level of Ana")
    only = judged(person("Ana"), aims=(goal(*nice),))
    assert only.message.endswith("tell most is the level of Ana")


def test_must_of_a_goal_that_is_lost_is_no_better() -> None:
    """Where a goal fails for another reason its open needs count like any other."""
    lost = goal(need('place == "Lund"', name="lund", at_least=9), BOSSES, name="lost")
    said = judged(person("Ana", place="Leeds"), aims=(lost, AIM))
    assert said.message.endswith("tell most is the fields of Ana; the level of Ana")


def test_what_decides_alone_comes_first() -> None:
    """Ben's level settles it, Ana lacks two facts."""
    said = judged(person("Ana"), person("Ben", fields=("data",)), aims=(goal(DECIDERS),))
    assert said.message.endswith(
        "what would tell most is the level of Ben and Ana; the fields of Ana"
    )


def test_people_come_in_their_order_and_five_facts_are_enough() -> None:
    """Of equal facts those of the first people are named."""
    people = [person(f"Person {n}") for n in range(7)]
    said = judged(*people)
    assert said.message.endswith(
        "the fields of Person 0, Person 1, Person 2, Person 3 and Person 4"
    )
    assert judged(*people, most=2).message.endswith("the fields of Person 0 and Person 1")
    assert judged(*people, most=0).message.endswith("the fields of Person 0")


@pytest.mark.parametrize(
    ("who", "more", "what"),
    [
        ("warm", {}, "contact on days that no file covers"),
        ("employer in goal.employers", {"each": "employers"}, "the employers that a goal is about"),
        ("level > me.level", {}, "your own level"),
        ('met_through == "choir"', {}, "the met-through of Ana"),
        ('level >= "manager"', {"routes": 2}, "who knows whom"),
    ],
)
def test_facts_of_the_files_of_a_goal_and_of_ego(who: str, more: dict[str, Any], what: str) -> None:
    """What is missing of no person is said in words of its own."""
    ana = person("Ana", level="director", organization="Acme")
    said = judged(me(), ana, aims=(goal(need(who, **more)),))
    assert f"what would tell most is {what}" in said.message


def test_side_rungs() -> None:
    """A partner stands nowhere on the ladder until the settings say where."""
    partner = person("Ana", level="partner")
    said = judged(partner, aims=(goal(BOSSES),))
    assert said.message.endswith("tell most is where side rungs stand on the ladder")


def test_somebody_else_changes_nothing() -> None:
    """Who certainly serves nothing is not named."""
    said = judged(person("Ana"), person("Ben", fields=("law",)))
    assert said.message == judged(person("Ana")).message


def test_names_are_hidden() -> None:
    """Under redaction the kinds of facts stay."""
    said = judged(person("Ana"), aims=(goal(DECIDERS),))
    assert said.redacted == (
        "1 need of goal-1 cannot be judged yet, and what would tell most is the fields of "
        "person-1; the level of person-1 -> find out the first of them and add it to the contacts "
        "file, then the next"
    )


def test_order_of_goals_decides_only_among_equals() -> None:
    """The same facts, whichever goal is stated first."""
    people = [person("Ana", fields=("data",)), person("Ben", level=Level.CXO.name)]
    one, two = goal(DECIDERS, name="one"), goal(BOSSES, name="two")
    first = judged(*people, aims=(one, two))
    second = judged(*people, aims=(two, one))
    assert first.finding.key == second.finding.key
    assert set(first.finding.data) == set(second.finding.data)


@given(st.permutations([person(f"Person {n}") for n in range(5)]))
def test_order_of_people_in_the_files_does_not_matter(people: list[Item]) -> None:
    """The facts are the same, in the same order."""
    expected = judged(*[person(f"Person {n}") for n in range(5)]).message
    assert judged(*people).message == expected

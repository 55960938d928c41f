"""What expressions see of people and goals."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from building import TODAY, me, network, person

from netrules import Goal, Job, Unknown
from netrules.engine.expressions import compile_expression
from netrules.engine.subject import SCOPE, GoalSubject, Subject

NO_GOAL = Goal("g")


def _ask(text: str, goal: Goal = NO_GOAL) -> object:
    seen = network(
        me(organization="Own Ltd"),
        person("Ana Ruiz", organization="ACME, Ltd.", title="Head  of Data", fields=("Data",)),
    ).as_of(TODAY)
    expression = compile_expression(text, SCOPE)
    subject = Subject(seen.people[0])
    return expression(subject, today=TODAY, goal=GoalSubject(goal), me=Subject(seen.me))


@pytest.mark.parametrize(
    "text",
    [
        'organization == "Acme"',
        'organization == "acme ltd"',
        'employer in ("Acme GmbH", "Other")',
        "organization != me.organization",
        'title == "head of DATA"',
        '"DATA" in fields',
        "not reachable or reachable",
    ],
)
def test_text_is_compared_as_people_mean_it(text: str) -> None:
    """Case, spacing and, of organizations, the legal form count for nothing."""
    assert _ask(text) is True


def test_an_organization_is_not_part_of_another() -> None:
    """Nothing but a legal form is taken off."""
    assert _ask('organization == "Acm"') is False
    assert _ask('organization == "Acme Holding"') is False


def test_a_goals_lists_are_folded_alike() -> None:
    """What the goal calls an employer is compared without its legal form too."""
    goal = Goal("g", employers=("Acme Inc.",), fields=("DATA",))
    assert _ask("employer in goal.employers", goal) is True
    assert _ask('"acme ltd" in goal.employers', goal) is True
    assert _ask("overlaps(fields, goal.fields)", goal) is True


def test_a_list_that_the_goal_does_not_give_is_unknown() -> None:
    """Whoever asks for it is told to say which."""
    answer = _ask("employer in goal.employers")
    assert isinstance(answer, Unknown)
    assert answer.missing[0].text == "say which employers in the goal"


def test_what_a_position_does_not_say_is_told_apart_from_one_that_ended() -> None:
    """Only where no position is held today does the missing fact say so."""
    seen = network(
        person("Ana Ruiz", organization="Acme"),
        attrs.evolve(person("Bo Berg"), jobs=(Job("Acme", until=date(2001, 1, 1)),)),
    ).as_of(TODAY)
    ana, bo = seen.people
    assert ana.title.missing[0].text == "add title (what they do there)"
    assert bo.organization.missing[0].text.startswith("every position on record has ended; ")


# -- fields and places -----------------------------------------------------------------------


def ask(text: str, goal: Goal = NO_GOAL, **facts: object) -> object:
    """What an expression says of somebody."""
    seen = network(person("Ana Ruiz", **facts)).as_of(TODAY)
    expression = compile_expression(text, SCOPE)
    subject = Subject(seen.people[0])
    return expression(subject, today=TODAY, goal=GoalSubject(goal), me=Subject(seen.me))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('place == "Germany"', "München"),
        ('place in ("Leeds", "Deutschland")', "Berlin"),
        ('place != "France"', "Berlin"),
        ('not (place == "Berlin")', "Hamburg"),
        ("place in goal.places", "Munich, Germany"),
        ('place == "Little Snoring"', "little snoring"),
    ],
)
def test_a_place_is_in_its_country(text: str, place: str) -> None:
    """By any of its names."""
    assert ask(text, Goal("g", places=("Paris", "Allemagne")), place=place) is True


@pytest.mark.parametrize(("ego", "same"), [("Leeds", True), ("England", True), ("Lund", False)])
def test_two_places_are_compared(ego: str, same: bool) -> None:
    """Of somebody and of yourself: each compares by what it is in, and no two of them for ever."""
    seen = network(me(place=ego), *(person(name, place="Leeds") for name in ("Ana", "Bo")))
    for one in seen.as_of(TODAY).people:
        for text, expected in (("place == me.place", same), ("place != me.place", not same)):
            subject, ours = Subject(one), Subject(seen.me)
            told = compile_expression(text, SCOPE)(
                subject, today=TODAY, goal=GoalSubject(NO_GOAL), me=ours
            )
            assert told is expected


@pytest.mark.parametrize("text", ['place == "Munich"', 'place != "Munich"', 'place in ("Munich",)'])
def test_who_is_in_a_country_may_be_in_any_town(text: str) -> None:
    """What would settle it is a place more exactly."""
    told = ask(text, place="Germany")
    assert isinstance(told, Unknown)
    assert told.field == "place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"data" in fields', True),
        ('"Daten" in fields', True),
        ('"data" not in fields', False),
        ("overlaps(fields, goal.fields)", True),
        ("count(fields) >= 2", True),
        ('"law" in fields', None),
        ('"law" not in fields', None),
        ("count(fields) > 2", None),
        ('overlaps(fields, me.fields) and "law" in fields', None),
    ],
)
def test_a_title_tells_some_fields(text: str, expected: bool | None) -> None:
    """And never that there is no other."""
    told = ask(text, Goal("g", fields=("Dati", "falconry")), title="Data Scientist")
    assert isinstance(told, Unknown) if expected is None else told is expected

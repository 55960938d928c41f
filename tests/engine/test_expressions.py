"""What expressions mean: values, types, unknown facts, evaluation."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from netrules.engine.expressions import (
    Duration,
    Expression,
    Field,
    Function,
    Scope,
    Type,
    compile_expression,
)
from netrules.model.bounds import Bounds
from netrules.model.level import LEVELS, Level
from netrules.model.unknown import Missing, NotKnown, Unknown, known

TODAY = date(2026, 11, 23)
SCOPE = Scope(
    fields=(
        Field("name", Type.TEXT, "the name"),
        Field("title", Type.TEXT, "the position"),
        Field("employer", Type.TEXT, "where they work", attribute="organization"),
        Field("fields", Type.TEXTS, "fields of work"),
        Field("level", Type.LEVEL, "how senior"),
        Field("born", Type.NUMBER, "birth year"),
        Field("last_two_way", Type.DATE, "last two-way contact"),
        Field("met", Type.DATE, "when you met"),
        Field("every", Type.DURATION, "how often to be in touch"),
        Field("warm", Type.FLAG, "whether contact is recent"),
        Field("place", Type.TEXT, "where they live"),
    ),
    roots={
        "goal": (
            Field("employers", Type.TEXTS, "wanted employers"),
            Field("fields", Type.TEXTS, "wanted fields"),
            Field("level", Type.LEVEL, "wanted level"),
        ),
        "me": (Field("organization", Type.TEXT, "where you work"),),
    },
)
ANA = SimpleNamespace(
    name="ana lind",
    title="head of data",
    organization="acme",
    fields=frozenset({"data", "law"}),
    level=Level.DIRECTOR,
    born=1981,
    last_two_way=date(2026, 8, 31),
    met=date(2020, 2, 29),
    every=Duration(months=3),
    warm=False,
    place=Unknown("place", "ana", "say where Ana lives"),
)
GOAL = SimpleNamespace(
    employers=frozenset({"acme", "beta works"}), fields=frozenset({"data"}), level=Level.MANAGER
)
ME = SimpleNamespace(organization="acme")


def ask(text: str, *, expects: Type = Type.FLAG, **changes: Any) -> Any:
    """The value of *text* for Ana with *changes*."""
    subject = SimpleNamespace(**{**vars(ANA), **changes})
    return compile_expression(text, SCOPE, expects=expects)(subject, today=TODAY, goal=GOAL, me=ME)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # flags and logic
        ("True", True),
        ("not True", False),
        ("warm", False),
        ("warm == False", True),
        ("warm != (born > 1980)", True),
        ("not warm and born > 1980", True),
        ("not (warm or born > 1980)", False),
        ("warm and warm or True", True),
        ("warm and (warm or True)", False),
        ("True or warm and warm", True),
        ("not warm == True", True),
        # texts
        ('name == "ana lind"', True),
        ('name == "  ANA   Lind "', True),
        ("name == 'Ana Lind'", True),
        ('name != "ana"', True),
        ('employer in ("ACME", "Beta Works")', True),
        ('employer not in ["acme"]', False),
        ('employer in ("acme",)', True),
        ("employer in goal.employers", True),
        ("employer == me.organization", True),
        ('"acme" == employer', True),
        (r'name == "\"ana\" \\ \'lind\'"', False),
        ('name == "it\'s # ( not ) [ code"', False),
        # sets
        ('"data" in fields', True),
        ('"DATA" in fields', True),
        ('"art" in fields', False),
        ('"art" not in fields', True),
        ("count(fields) == 2", True),
        ("overlaps(fields, goal.fields)", True),
        ("overlaps(fields, goal.employers)", False),
        # numbers
        ("born >= 1981", True),
        ("born < 1981", False),
        ("born == 1981.0", True),
        ("born + 40 <= 2_021", True),
        ("born - 1 - 1 == 1979", True),
        ("-born < -1980", True),
        ("born in (1980, 1981)", True),
        ("born not in (1980, 1981)", False),
        ("1980 <= born < 1990", True),
        ("1980 <= born < 1981", False),
        ("born == 1981 != 5", True),
        # levels
        ('level == "director"', True),
        ('level == "Director "', True),
        ('level != "vp"', True),
        ('level >= "manager"', True),
        ('level > "director"', False),
        ('"manager" <= level <= "vp"', True),
        ('"director" == level', True),
        ('level in ("vp", "director")', True),
        ('level not in ("vp", "cxo")', True),
        ("level > goal.level", True),
        ("level == goal.level", False),
        ("level != goal.level", True),
        # dates
        ("last_two_way < today - 84d", False),
        ("last_two_way < today - 83d", True),
        ("last_two_way + 12w == today", True),
        ("last_two_way - 6m == date('2026-02-28')", True),
        ("met + 1y == date('2021-02-28')", True),
        ("met + 4y == date('2024-02-29')", True),
        ("met in (date('2020-02-29'), date('2020-03-01'))", True),
        ("days_since(last_two_way) == 84", True),
        ("days_since(last_two_way) + 1 > 84", True),
        ("years_since(met) == 6", True),
        ("year(met) == 2020", True),
        ("today == date('2026-11-23')", True),
        ("today - 9999y < date('0001-01-02')", True),
        ("today + 9999y > date('9999-12-30')", True),
        # durations
        ("today - last_two_way > 83d", True),
        ("today - last_two_way > 84d", False),
        ("today - last_two_way >= 12w", True),
        ("today - date('2026-05-23') == 6m", True),
        ("6m == today - date('2026-05-23')", True),
        ("2m <= today - last_two_way < 3m", True),
        ("today - last_two_way < today - met", True),
        ("today - (today - met) == met", True),
        ("today - last_two_way > every", False),
        ("last_two_way + every > today", True),
        ("every <= 1y", True),
        ("every == 3m", True),
        ("every > 13w", True),
        # functions of texts
        ('startswith(title, "Head of ")', True),
        ('startswith(title, "of")', False),
        ('endswith(title, "data")', True),
        ('contains(title, "ad o")', True),
        ('contains_word(title, "data")', True),
        ('contains_word(title, "dat")', False),
        # white space
        ('\n  "data" in fields\n  and\tnot warm\n', True),
    ],
)
def test_known_facts_give_a_definite_answer(text: str, expected: bool) -> None:
    """Over known facts an expression is True or False, as Python would have it."""
    assert ask(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('place == "oslo"', None),
        ('place != "oslo"', None),
        ('not place == "oslo"', None),
        ('place in ("oslo", "bergen")', None),
        ('place not in ("oslo",)', None),
        ("place in goal.employers", None),
        ('place == "oslo" and warm', False),
        ('warm and place == "oslo"', False),
        ('place == "oslo" and not warm', None),
        ('not warm and place == "oslo"', None),
        ('place == "oslo" or not warm', True),
        ('not warm or place == "oslo"', True),
        ('place == "oslo" or warm', None),
        ('warm or place == "oslo"', None),
        ('not (place == "oslo" and warm)', True),
        ('(place == "oslo" or born > 1980) and not warm', True),
        ('(place == "oslo") == warm', None),
        ('startswith(place, "os")', None),
        ('contains("oslo", place)', None),
        ('born == 1981 == born and place == "oslo" or level == "director"', True),
    ],
)
def test_unknown_facts_follow_kleene(text: str, expected: bool | None) -> None:
    """An unknown part leaves the whole unknown unless the other parts decide."""
    answer = ask(text)
    if expected is None:
        assert isinstance(answer, Unknown)
        assert answer.missing == (Missing("place", "ana", "say where Ana lives"),)
    else:
        assert answer is expected


@pytest.mark.parametrize(
    "text",
    [
        '"data" in fields',
        '"data" not in fields',
        "count(fields) > 0",
        "born > 1980",
        "born + 1 > 1980",
        "1980 < -born",
        "born in (1, 2)",
        'level >= "vp"',
        '"vp" <= level',
        'level == "vp"',
        '"vp" == level',
        '"vp" != level',
        "level == goal.level",
        "goal.level == level",
        "goal.level != level",
        'level in ("vp",)',
        "met < today - 90d",
        "today - met > 6m",
        "today - met < today - last_two_way",
        "met - 6m < today",
        "today - every < met",
        "every > 3m",
        "days_since(met) > 3",
        "year(met) == 2020",
        "employer in goal.employers",
        "warm",
        "not warm",
    ],
)
def test_every_operator_keeps_unknown(text: str) -> None:
    """Whatever is asked of an unknown fact, the answer is unknown."""
    facts = ("fields", "born", "level", "met", "every", "warm", "organization")
    unknown: dict[str, Any] = {fact: Unknown(fact, "ana") for fact in facts}
    answer = ask(text, **unknown)
    assert isinstance(answer, Unknown)
    assert {fact.subject for fact in answer.missing} == {"ana"}


def test_unknown_names_all_that_would_settle_it() -> None:
    """An unknown answer carries every missing fact it hangs on, and no other."""
    answer = ask(
        'place == "oslo" and (warm or born > 1980) and (met < today or not warm)',
        born=Unknown("born"),
        met=Unknown("met"),
    )
    assert sorted(fact.field for fact in answer.missing) == ["born", "place"]


def test_an_empty_list_of_choices_holds_not_even_the_unknown() -> None:
    """Nothing is in an empty set, known or not."""
    nothing = SimpleNamespace(employers=frozenset())
    test = compile_expression("place in goal.employers", SCOPE)
    assert test(ANA, today=TODAY, goal=nothing) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("born > 1979", True),
        ("born > 1982", None),
        ("born > 1985", False),
        ("born + 10 >= 1990", True),
        ("-born > -1980", False),
        ("born == 1990", False),
        ("born != 1990", True),
        ("born in (1970, 1990)", False),
        ("born in (1970, 1982)", None),
        ("born not in (1970, 1990)", True),
        ("born == born", None),
        ("met < today - 5y", True),
        ("met + 1m < date('2020-03-31')", None),
        ("met + 1m <= date('2020-04-30')", True),
        ("today - met > 6y", True),
        ("today - met > 80m", None),
        ("6y < today - met", True),
        ("today - (today - met) > date('2020-02-15')", None),
        ("today - (today - met) <= date('2020-03-31')", True),
        ("today + (today - met) > date('2033-01-01')", True),
        ("today - met > today - last_two_way", True),
        ("days_since(met) > 2000", True),
        ("days_since(met) > 2430", None),
        ("years_since(met) == 6", True),
        ("year(met) == 2020", True),
    ],
)
def test_bounds_decide_what_they_can(text: str, expected: bool | None) -> None:
    """A number or date known between limits decides wherever the limits agree."""
    answer = ask(
        text,
        born=Bounds(1980, 1984, (Missing("born"),)),
        met=Bounds(date(2020, 1, 30), date(2020, 3, 31), (Missing("met"),)),
    )
    assert isinstance(answer, Unknown) if expected is None else answer is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met >= date('2020-01-01')", True),
        ("met + 1m >= date('2020-02-01')", True),
        ("met < today", None),
        ("year(met) >= 2020", True),
        ("days_since(met) <= 2518", True),
        ("days_since(met) > 2518", False),
        ("today - met <= 7y", True),
    ],
)
def test_bounds_without_limit_on_one_side(text: str, expected: bool | None) -> None:
    """A limit on one side decides what it can by itself."""
    answer = ask(text, met=Bounds(date(2020, 1, 1), None, (Missing("met"),)))
    assert isinstance(answer, Unknown) if expected is None else answer is expected


def test_functions_never_see_a_gap() -> None:
    """Where an argument is unknown or between limits, a plain function is not called."""
    seen: list[object] = []

    def near(day: date, number: int, other: int) -> bool:
        seen.append((day, number, other))
        return abs(number - other) < 2

    declared = Function(
        "near", (Type.NUMBER, Type.NUMBER), Type.FLAG, "close by", near, given_today=True
    )
    test = compile_expression("near(born, 1980)", Scope(SCOPE.fields, functions=(declared,)))
    assert test(ANA, today=TODAY) is True
    for gap in (Unknown("born"), Bounds(1980, 1981, (Missing("born"),))):
        assert test(SimpleNamespace(born=gap), today=TODAY).missing == (Missing("born"),)
    assert seen == [(TODAY, 1981, 1980)]


@pytest.mark.parametrize(
    ("text", "expects", "expected"),
    [
        ("days_since(last_two_way)", Type.NUMBER, 84),
        ("born - 1", Type.NUMBER, 1980),
        ("last_two_way - 6m", Type.DATE, date(2026, 2, 28)),
        ("today - last_two_way", Type.DURATION, timedelta(84)),
        ("90d", Type.DURATION, Duration(days=90)),
        ('"  Some  Text"', Type.TEXT, "some text"),
        ("employer", Type.TEXT, "acme"),
        ("fields", Type.TEXTS, frozenset({"data", "law"})),
        ('"vp"', Type.LEVEL, Level.VP),
    ],
)
def test_an_expression_can_give_any_type(text: str, expects: Type, expected: object) -> None:
    """An expression compiled to give another type gives a value of that type."""
    assert ask(text, expects=expects) == expected


def test_values_of_other_types_can_be_bounded_or_unknown() -> None:
    """Bounds and Unknown come through as they are."""
    limited = ask("born + 1", expects=Type.NUMBER, born=Bounds(1980, 1984, (Missing("born"),)))
    assert (limited.low, limited.high) == (1981, 1985)
    assert isinstance(ask("place", expects=Type.TEXT), Unknown)


def test_a_goal_that_does_not_say_leaves_its_part_unknown() -> None:
    """A set that the user did not name is unknown like any fact."""
    goal = SimpleNamespace(employers=Unknown("employers", "job", "say which employers"))
    test = compile_expression("employer in goal.employers and born > 1980", SCOPE)
    answer = test(ANA, today=TODAY, goal=goal)
    assert answer.missing == (Missing("employers", "job", "say which employers"),)
    younger = SimpleNamespace(**{**vars(ANA), "born": 1970})
    assert test(younger, today=TODAY, goal=goal) is False


def test_an_object_may_be_unknown_as_a_whole() -> None:
    """Every field of an unknown object is unknown."""
    test = compile_expression("employer == me.organization or not warm", SCOPE)
    assert test(ANA, today=TODAY, me=Unknown("me")) is True
    warm = SimpleNamespace(**{**vars(ANA), "warm": True})
    answer = test(warm, today=TODAY, me=Unknown("me"))
    assert answer.missing == (Missing("me"),)


def test_an_attribute_that_lacks_a_fact_is_unknown() -> None:
    """An attribute that raises NotKnown while it is worked out reads as unknown."""

    class Lazy:
        born = 1981

        @property
        def warm(self) -> bool:
            raise NotKnown([Missing("interactions", "ana")])

    test = compile_expression("warm and born == 1981", SCOPE)
    assert test(Lazy(), today=TODAY).missing == (Missing("interactions", "ana"),)
    assert compile_expression("warm and born == 1", SCOPE)(Lazy(), today=TODAY) is False


def test_levels_beside_the_ladder_compare_when_they_are_placed() -> None:
    """A side rung compares with nothing until the scope's levels place it."""
    partner = SimpleNamespace(**{**vars(ANA), "level": Level.PARTNER})
    assert isinstance(ask('level >= "manager"', level=Level.PARTNER), Unknown)
    assert isinstance(ask('level >= "partner"'), Unknown)
    assert ask('level == "partner"', level=Level.PARTNER) is True
    placed = tuple(level.placed(Level.VP) if level.name == "partner" else level for level in LEVELS)
    scope = Scope(SCOPE.fields, levels=placed)
    assert compile_expression('level >= "partner"', scope)(ANA, today=TODAY) is False
    assert compile_expression('level < "partner"', scope)(ANA, today=TODAY) is True
    assert isinstance(compile_expression('level < "owner"', scope)(partner, today=TODAY), Unknown)


def test_names_are_those_it_reads() -> None:
    """An expression tells which declared names it reads, roots included."""
    text = '"data" in fields and employer in goal.employers and met < today and year(met) > 2000'
    expression = compile_expression(text, SCOPE)
    assert expression.names == {"fields", "employer", "goal.employers", "met"}
    assert compile_expression("True", SCOPE).names == frozenset()


def test_expressions_equal_by_text() -> None:
    """Two expressions are equal, and hash alike, if their texts are."""
    one, same = compile_expression("warm", SCOPE), compile_expression("warm", SCOPE)
    other = compile_expression(" warm", SCOPE)
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert repr(one) == "Expression(text='warm')"


def _pickled(thing: Any) -> Any:
    return pickle.loads(pickle.dumps(thing))


@pytest.mark.parametrize("again", [_pickled, copy.deepcopy])
def test_expressions_survive_copying(again: Any) -> None:
    """A pickled or copied expression is the same and works."""
    text = 'startswith(title, "head") and last_two_way < today - 2w'
    made: Expression = again(compile_expression(text, SCOPE))
    assert made.text == text
    assert made.names == {"title", "last_two_way"}
    assert made(ANA, today=TODAY) is True


def test_bound_expressions_ask_of_many() -> None:
    """Bound once, an expression is a function of the subject alone."""
    test = compile_expression("born > 1980 and employer in goal.employers", SCOPE).bind(
        today=TODAY, goal=GOAL
    )
    people = [SimpleNamespace(**{**vars(ANA), "born": born}) for born in (1979, 1981)]
    assert [test(person) for person in people] == [False, True]


def test_what_concerns_no_subject_is_read_once() -> None:
    """The objects beside the subject are read when the expression is bound."""
    reads = []

    class Goal:
        @property
        def employers(self) -> frozenset[str]:
            reads.append(1)
            return frozenset({"acme"})

    test = compile_expression(
        "employer in goal.employers or employer in goal.employers", SCOPE
    ).bind(today=TODAY, goal=Goal())
    assert [known(test(ANA)) for _ in range(3)] == [True] * 3
    assert len(reads) == 1


def test_objects_it_does_not_read_may_be_left_out() -> None:
    """Only the objects that an expression reads must be given."""
    test = compile_expression("warm", SCOPE)
    assert test(ANA, today=TODAY) is test(ANA, today=TODAY, goal=GOAL, me=ME) is False


def test_an_object_it_reads_must_be_given() -> None:
    """A missing object is the caller's mistake, and the message names it."""
    test = compile_expression("employer == me.organization", SCOPE)
    with pytest.raises(TypeError, match=r"reads me\.organization: pass me="):
        test(ANA, today=TODAY, goal=GOAL)
    with pytest.raises(TypeError, match="pass me="):
        test.bind(today=TODAY)


def test_a_failing_attribute_is_no_missing_object() -> None:
    """An error of the object itself comes through unchanged."""

    class Broken:
        @property
        def organization(self) -> str:
            return {"a": "b"}["c"]

    test = compile_expression("employer == me.organization", SCOPE)
    with pytest.raises(KeyError, match="c"):
        test(ANA, today=TODAY, me=Broken())
    with pytest.raises(KeyError, match="c"):
        test.bind(today=TODAY, me=Broken())


def test_unread_attributes_need_not_exist() -> None:
    """An expression reads only what it names."""
    test = compile_expression("born > 1980", SCOPE)
    assert test(SimpleNamespace(born=1990), today=TODAY) is True

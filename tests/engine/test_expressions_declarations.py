"""Declaring what expressions speak of, and the page written from it."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import attrs
import pytest

from netrules.engine.expressions import (
    FUNCTIONS,
    Duration,
    ExpressionError,
    Field,
    Function,
    Scope,
    Type,
    compile_expression,
    fold_text,
    parse_duration,
    reference,
)
from netrules.model.level import LEVELS, Level

TODAY = date(2026, 11, 23)
BORN = Field("born", Type.NUMBER, "birth year")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "met-on",
        "1st",
        "_met",
        "été",
        "a b",
        "a.b",
        "today",
        "Today",
        "if",
        "none",
        "NOT",
        "true",
    ],
)
def test_names_must_be_usable_in_expressions(name: str) -> None:
    """A name that no expression could write is refused when it is declared."""
    with pytest.raises(ValueError, match="cannot be a name"):
        Field(name, Type.TEXT, "")
    with pytest.raises(ValueError, match="cannot be a name"):
        Function(name, (), Type.FLAG, "", bool)
    with pytest.raises(ValueError, match="cannot be a name"):
        Scope((), {name: (BORN,)})


@pytest.mark.parametrize("attribute", ["a.b", "a b", "class", "x; y", "1", "été"])
def test_attributes_must_be_attributes(attribute: str) -> None:
    """An attribute that Python could not read by name is refused."""
    with pytest.raises(ValueError, match="not the name of an attribute"):
        Field("born", Type.NUMBER, "", attribute)


def test_nothing_is_declared_twice() -> None:
    """One name means one thing."""
    with pytest.raises(ValueError, match="'born' is declared twice"):
        Scope((BORN, BORN))
    with pytest.raises(ValueError, match="'born' is declared twice"):
        Scope((BORN,), {"born": (BORN,)})
    with pytest.raises(ValueError, match="'born' is declared twice"):
        Scope((), {"goal": (BORN, BORN)})
    with pytest.raises(ValueError, match="'year' is declared twice"):
        Scope((), functions=(*FUNCTIONS, attrs.evolve(FUNCTIONS[0], name="year")))


def test_functions_that_make_no_sense_are_refused() -> None:
    """A trend needs exactly one argument, and a constant cannot depend on the day."""
    with pytest.raises(ValueError, match="only a function of one argument has a trend"):
        Function("f", (Type.NUMBER, Type.NUMBER), Type.NUMBER, "", max, trend="rising")
    with pytest.raises(ValueError, match="a constant does not depend on the day"):
        Function("f", (Type.TEXT,), Type.NUMBER, "", len, constant=True, given_today=True)


def test_a_scope_may_bring_its_own_functions() -> None:
    """Declared functions are called with values of the declared types."""
    double = Function("double", (Type.NUMBER,), Type.NUMBER, "twice it", lambda number: 2 * number)
    at_least = Function(
        "at_least",
        (Type.LEVEL, Type.LEVEL),
        Type.FLAG,
        "whether the first is as senior",
        lambda one, other: one >= other,
    )
    scope = Scope((BORN, Field("level", Type.LEVEL, "")), functions=(double, at_least))
    ana = SimpleNamespace(born=1981, level=Level.VP)
    test = compile_expression('double(born) == 3962 and at_least(level, "manager")', scope)
    assert test(ana, today=TODAY) is True
    with pytest.raises(ExpressionError, match="`year` is not a known function"):
        compile_expression("year(today) > 1", scope)


def test_a_function_may_share_a_field_s_name() -> None:
    """Calls and names are told apart by the bracket."""
    scope = Scope((Field("year", Type.NUMBER, "a year"),))
    test = compile_expression("year == year(today)", scope)
    assert test(SimpleNamespace(year=2026), today=TODAY) is True


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  Head \t of\nData ", "head of data"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("\N{LATIN SMALL LIGATURE FI}ne", "fine"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}cme\N{NO-BREAK SPACE}Inc", "acme inc"),
        ("Zoe\N{COMBINING DIAERESIS}", "zo\N{LATIN SMALL LETTER E WITH DIAERESIS}"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
    ],
)
def test_folding_overlooks_case_form_and_space(text: str, folded: str) -> None:
    """Texts that differ in case, compatibility form or spacing fold to one."""
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("text", "months", "days", "shown"),
    [
        ("90d", 0, 90, "90d"),
        ("0d", 0, 0, "0d"),
        ("2w", 0, 14, "14d"),
        ("6m", 6, 0, "6m"),
        ("18m", 18, 0, "1y 6m"),
        ("2y", 24, 0, "2y"),
        ("9999y", 119_988, 0, "9999y"),
    ],
)
def test_durations_are_read_from_text(text: str, months: int, days: int, shown: str) -> None:
    """A whole number and a unit make a duration, which prints in the largest units."""
    duration = parse_duration(text)
    assert (duration.months, duration.days) == (months, days)
    assert str(duration) == shown


@pytest.mark.parametrize(
    "text", ["", "d", "90", "90 d", "-1d", "1.5y", "90D", "3h", "٣d", "10000y", "9" * 9999 + "d"]
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Anything else, or more than the calendar holds, is a ValueError."""
    with pytest.raises(ValueError, match="duration"):
        parse_duration(text)


def test_durations_compare_by_mean_length() -> None:
    """A month is a twelfth of 365.2425 days when durations compare."""
    assert parse_duration("12m") == parse_duration("1y")
    assert parse_duration("52w") < parse_duration("1y") < parse_duration("366d")
    assert parse_duration("400y") == parse_duration("146097d") == timedelta(146_097)
    assert timedelta(29) < parse_duration("1m") < timedelta(31)
    assert parse_duration("1d") != "1d"
    with pytest.raises(TypeError):
        assert parse_duration("1d") < 1
    with pytest.raises(ValueError, match="months"):
        Duration(-1, 0)


SCOPE = Scope(
    (BORN, Field("level", Type.LEVEL, "how senior | how paid")),
    {"goal": (Field("employers", Type.TEXTS, "wanted\nemployers"),)},
)


def test_the_reference_lists_every_declaration() -> None:
    """Every field and function is on the page, with its type and what it means."""
    page = reference(SCOPE)
    assert "| `born` | number | birth year |" in page
    assert "| `level` | level | how senior \\| how paid |" in page
    assert "### `goal`" in page
    assert "| `goal.employers` | texts | wanted employers |" in page
    for function in FUNCTIONS:
        assert f"| `{function.signature}` | {function.result.value} | {function.doc} |" in page


def test_the_reference_states_limits_and_levels() -> None:
    """The page tells what an expression may be at most, and the order of levels."""
    page = reference(SCOPE)
    assert "at most 2,000 characters and 200 parts" in page
    assert "nested at most\n30 deep" in page
    assert "at most 1,000,000,000,000" in page
    assert "`vp` < `cxo`; how `partner`, `owner` compare" in page
    ladder = tuple(level for level in LEVELS if level.rank is not None)
    assert "`vp` < `cxo`." in reference(attrs.evolve(SCOPE, levels=ladder))


def test_the_reference_is_well_formed_markdown() -> None:
    """Every table row has as many cells as its head, and the page ends in a line break."""
    page = reference(SCOPE)
    width = 0
    for line in page.splitlines():
        cells = line.replace("\\|", "").count("|")
        if line.startswith("|"):
            assert width in {0, cells}
            width = cells
        else:
            width = 0
    assert page.endswith(".\n")
    assert "\n\n\n" not in page


def test_the_reference_of_a_bare_scope_has_no_empty_tables() -> None:
    """Without fields of its own or functions, a scope's page leaves their tables out."""
    page = reference(Scope((), {"goal": (BORN,)}, functions=()))
    assert "## Functions" not in page
    assert page.count("| name | type | meaning |") == 1

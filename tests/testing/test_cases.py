"""Networks written down with what a rule has to say of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import person as entry
from testing.zoo import GOOD

from netrules import Judgement, Person, require, rule
from netrules.testing import Case, CaseError, ContractError, check_rule, read_cases, rule_checks

CASES = """
[[case]]
name = "one in Lund, one in Leeds"
verdict = "fail"
subjects = ["Ana Ruiz"]
messages = ["Ana Ruiz lives in Lund"]

[[case.person]]
name = "Ana Ruiz"
place = "Lund"

[[case.person]]
name = "Bea Moss"
place = "Leeds"

[[case]]
name = "all in Leeds"
verdict = "pass"
person = [{ name = "Bea Moss", place = "Leeds" }]

[[case]]
name = "nobody knows"
verdict = "unknown"
missing = ["place"]
person = [{ name = "Cleo Pop" }]

[[case]]
name = "nobody there"
verdict = "not-applicable"
"""


def named(name: str, *cases: Case) -> Any:
    """The check of a case."""
    [found] = [one for one in rule_checks(GOOD, cases=cases) if one.name == f"case: {name}"]
    return found


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case.name)
def test_each_verdict(case: Case) -> None:
    """A case of each verdict is what it is said to be."""
    named(case.name, case)()


def test_cases_are_tried_by_every_check() -> None:
    """A rule is tried on its author's networks too, and all of them hold."""
    check_rule(GOOD, cases=read_cases(CASES))


def test_cases_of_a_file(tmp_path: Path) -> None:
    """They can be kept in a file beside the rule."""
    path = tmp_path / "cases.toml"
    path.write_text(CASES, encoding="utf-8")
    assert read_cases(path) == read_cases(CASES)


def test_records() -> None:
    """A network may be given as what sources yield."""
    case = Case(
        "a record", "fail", records=[entry("Ana Ruiz", place="Lund")], subjects=("Ana Ruiz",)
    )
    named("a record", case)()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (('verdict = "fail"\nsubjects', 'verdict = "pass"\n#'), "it says fail, not pass"),
        (('["Ana Ruiz"]', '["Bea Moss"]'), r"it is about \['Ana Ruiz'\], not \['Bea Moss'\]"),
        (("lives in Lund", "lives in Rome"), r"it says \['Ana Ruiz lives in Lund'\], not"),
        (('place = "Lund"', "born = 1980"), r"it says unknown, not fail \(missing: add place"),
    ],
)
def test_what_is_not_as_said(changed: tuple[str, str], said: str) -> None:
    """A verdict, a subject or a message that is another fails, with both."""
    text = CASES.replace(*changed)
    text = text.replace("messages", "#messages") if "pass" in changed[1] else text
    case = read_cases(text)[0]
    with pytest.raises(ContractError, match=said):
        named(case.name, case)()


def test_missing_fields() -> None:
    """What would settle an unknown is compared, too."""
    case = Case("it", "unknown", contacts='[[person]]\nname = "A"', missing=("level",))
    with pytest.raises(ContractError, match=r"would settle it is \['place'\], not \['level'\]"):
        named("it", case)()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[cases]]\nname = "x"', "no key 'cases' beside"),
        ("", "no \\[\\[case\\]\\]"),
        ('[[case]]\nverdict = "pass"', "case 1: it needs a name"),
        ('[[case]]\nname = "x"\nverdict = "pass"\npeople = []', "no key 'people'"),
        ('[[case]]\nname = "x"\nverdict = "pass"\nmessage = []', "did you mean messages"),
        ('[[case]]\nname = "x"', "there is no verdict ''; it can be pass"),
        ('[[case]]\nname = "x"\nverdict = "fails"', "did you mean 'fail'"),
        ('[[case]]\nname = "x"\nverdict = 1', "verdict must be a text"),
        ('[[case]]\nname = "x"\nverdict = "fail"\nsubjects = "A"', "subjects must be a list"),
        ('[[case]]\nname = "x"\nverdict = "fail"\ntoday = "x"', "today must be a date"),
        ('[[case]]\nname = "x"\nverdict = "pass"\nsubjects = []', "only a failure has subjects"),
        ('[[case]]\nname = "x"\nverdict = "pass"\nmissing = []', "only an unknown has missing"),
        ('[[case]]\nname = "x"\nverdict = "pass"\n[[case.goal]]\nneme = "y"', "neme"),
    ],
)
def test_case_that_is_not_well_formed(text: str, said: str) -> None:
    """Every key and value is checked before anything is judged."""
    with pytest.raises(CaseError, match=said):
        read_cases(text)


def test_contacts_that_are_not_well_formed() -> None:
    """A key that contacts files do not have is no fact that is silently unknown."""
    case = Case("it", "pass", contacts='[[person]]\nname = "A"\nplaice = "Lund"')
    with pytest.raises(CaseError, match=r"case 'it', line 3: .*plaice"):
        rule_checks(GOOD, cases=[case])


def test_contacts_or_records() -> None:
    """Not both."""
    with pytest.raises(CaseError, match="contacts or records, not both"):
        Case("it", "pass", contacts="[me]", records=[entry("Ana Ruiz")])


def _met_lately(
    person: Person, today: date, *, days: int = 30, where: tuple[str, ...] = ()
) -> Judgement:
    """Not met lately.

    Options
        days: how many, 30.
        where: places that do not count, none.
    """
    return require((today - person.met).days <= days or person.place in where, "not met lately")


def test_options_goals_and_day() -> None:
    """A case may set options, goals, and the day of judgement."""
    lately = rule("X900", "not-lately", stance="gap")(_met_lately)
    text = """
[[case]]
name = "it"
verdict = "{}"
today = 2026-03-01
options = {{ days = {}, where = ["Leeds"] }}

[[case.person]]
name = "Ana Ruiz"
met = 2026-01-01
place = "Lund"

[[case.goal]]
name = "move"
template = "job"
"""
    for verdict, days in (("fail", 58), ("pass", 59)):
        cases = read_cases(text.format(verdict, days))
        assert cases[0].goals[0].name == "move"
        [check] = [one for one in rule_checks(lately, cases=cases) if one.name == "case: it"]
        check()
    cases = read_cases(text.format("fail", 58).replace("where", "wear"))
    [check] = [one for one in rule_checks(lately, cases=cases) if one.name == "case: it"]
    with pytest.raises(CaseError, match="rule X900 has no option 'wear'"):
        check()

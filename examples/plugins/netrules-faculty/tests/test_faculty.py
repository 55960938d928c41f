"""What every rule has to keep, what each says of networks that are written down, and the goal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import netrules
import pytest
from netrules.testing import Check, read_cases, rule_checks

import netrules_faculty

HERE = Path(__file__).parent
RULES = list(netrules_faculty.netrules_rules())
SETTINGS = """\
sources = ["contacts.toml"]
[me]
name = "Jo Wren"
organization = "Leeds"
[[goal]]
name = "lecturer"
template = "faculty-job"
fields = ["linguistics"]
employers = ["Lund"]
"""
PERSON = """\
[[person]]
name = "{name}"
organization = "{organization}"
title = "Professor"
fields = ["linguistics"]
groups = ["referees"]
[[interaction]]
with = "{name}"
on = 2026-09-01
channel = "meeting"
"""


def checks() -> Iterator[Check]:
    """What is asked of each rule, with the cases in the file that is called as it is."""
    for rule in RULES:
        cases = read_cases(HERE / f"{rule.name.replace('-', '_')}.toml")
        yield from rule_checks(rule, cases=cases)


@pytest.mark.parametrize("check", list(checks()), ids=str)
def test_rule(check: Check) -> None:
    """One thing that a rule has to keep; a failure says what to do about it."""
    check()


def goal(folder: Path, *organizations: str) -> netrules.GoalResult:
    """What comes of the goal where there is a referee at each organization."""
    names = [f"Ana Ruiz {number}" for number in range(len(organizations))]
    people = [
        PERSON.format(name=name, organization=one)
        for name, one in zip(names, organizations, strict=True)
    ]
    (folder / "contacts.toml").write_text("\n".join(people), "utf-8")
    (folder / "netrules.toml").write_text(SETTINGS, "utf-8")
    session = netrules.open_session(folder / "netrules.toml")
    loaded = session.load(session.sources())
    [result] = session.check(loaded, session.goals(), today=date(2026, 10, 1)).goals
    return result


def test_the_goal_wants_letters_from_three_houses(tmp_path: Path) -> None:
    """Three people at three institutions are enough, and three at two are not."""
    assert goal(tmp_path, "Leeds", "Lund", "Delft").met is True
    lacking = goal(tmp_path, "Leeds", "Lund", "Lund")
    assert lacking.met is False
    unmet = {one.need.name for one in lacking.needs if one.met is False}
    assert unmet == {"letters", "field-elsewhere"}


def test_netrules_finds_it() -> None:
    """Once installed, rules and goal are there, and nothing of the plugin fails."""
    session = netrules.open_session()
    assert not session.failures()
    assert {one.code for one in RULES} <= session.every_rule().keys()

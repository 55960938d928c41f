"""Load and check, as a program uses them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import netrules
from netrules import ExitCode, Goal, InputError, Need

TODAY = date(2026, 9, 30)
CONTACTS = """
[[person]]
name = "Ana Ruiz"
organization = "Example Ltd"

[[person]]
name = "Bo Berg"
"""


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    """A contacts file."""
    path = tmp_path / "contacts.toml"
    path.write_text(CONTACTS)
    return path


def test_a_network_shows_its_people(contacts: Path) -> None:
    """In the order of their ids, found by id, with a table for a notebook."""
    network = netrules.load(contacts)
    assert sorted(person.name for person in network.people) == ["Ana Ruiz", "Bo Berg"]
    first = network.people[0]
    assert network.people[first.id] is first
    assert "<td>2</td>" in network._repr_html_()


def test_a_template_may_be_asked_for_by_name(contacts: Path) -> None:
    """A goal that was asked for and stays unknown is no success."""
    report = netrules.check(netrules.load(contacts), goals="job", today=TODAY)
    assert [goal.name for goal in report.goals] == ["job"]
    assert report.exit_code is ExitCode.NOT_JUDGED


def test_goals_may_be_made_in_python(contacts: Path) -> None:
    """One that fails gives findings, whose messages name names."""
    goal = Goal("insiders", needs=(Need("three", 'organization == "Example"', at_least=3),))
    report = netrules.check(netrules.load(contacts), goals=[goal], today=TODAY)
    [finding] = [one for one in report.findings if one.code == "G001"]
    assert "insiders" in report.message(finding)
    assert report.exit_code is ExitCode.FINDINGS
    assert "insiders" in report._repr_html_()


def test_names_are_escaped_in_a_notebook(tmp_path: Path) -> None:
    """What a contact is called cannot run in the page that shows it."""
    path = tmp_path / "contacts.toml"
    path.write_text("[[person]]\nname = '<script>alert(1)</script>'\nevery = '1w'\n")
    goal = Goal("<script>", needs=(Need("<img>", "warm", at_least=5),))
    report = netrules.check(netrules.load(path), goals=goal, today=TODAY)
    assert "<script>" not in report._repr_html_()
    assert "<img>" not in report._repr_html_()


def test_an_input_that_cannot_be_used_is_an_os_error(tmp_path: Path) -> None:
    """A caller who catches what opening a file raises catches this too."""
    with pytest.raises(InputError, match=r"missing\.csv"):
        netrules.load(tmp_path / "missing.csv")
    assert issubclass(InputError, OSError)


def test_an_unknown_goal_is_a_value_error(contacts: Path) -> None:
    """It says which was meant."""
    with pytest.raises(ValueError, match="did you mean job"):
        netrules.check(netrules.load(contacts), goals="jbo", today=TODAY)


def test_a_session_is_opened_by_a_path_or_its_text(tmp_path: Path) -> None:
    """As `load` takes them: the settings themselves, or the folder in which they are."""
    settings = tmp_path / "netrules.toml"
    settings.write_text('sources = ["contacts.toml"]\n')
    opened = [
        netrules.open_session(settings),
        netrules.open_session(str(settings)),
        netrules.open_session(folder=str(tmp_path)),
    ]
    assert [one.sources() for one in opened] == [[(tmp_path / "contacts.toml", "")]] * 3

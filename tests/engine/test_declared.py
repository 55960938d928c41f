"""Rules declared in the settings, without Python."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netrules import SettingsError, Verdict
from netrules.api import Session, open_session

CONTACTS = """
[[person]]
name = "Ana Ruiz"
level = "director"

[[person]]
name = "Bo Berg"
level = "entry"

[[person]]
name = "Cy Dahl"

[[interaction]]
with = "Bo Berg"
on = 2026-01-01
channel = "meeting"

[coverage]
interactions = {since = 2020-01-01, until = "today"}
"""

RULE = """
[[rule]]
code = "X001"
name = "cold-director"
where = 'level >= "director" and not warm'
message = "{person} is a director and has gone cold"
severity = "warning"
"""


def _session(folder: Path, settings: str) -> Session:
    (folder / "netrules.toml").write_text(settings)
    (folder / "contacts.toml").write_text(CONTACTS)
    return open_session(folder / "netrules.toml")


def _error(folder: Path, settings: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        _session(folder, settings).rules()
    return caught.value


def test_it_finds_fault_where_the_expression_holds(tmp_path: Path) -> None:
    """One person fails, one passes, and one whose level is not known stays unknown."""
    session = _session(tmp_path, '[rules]\nselect = ["X"]\n' + RULE)
    loaded = session.load([(tmp_path / "contacts.toml", "")])
    report = session.check(loaded, (), today=date(2026, 9, 30))
    [finding] = report.findings
    assert report.message(finding) == "Ana Ruiz is a director and has gone cold"
    assert finding.severity.label == "warning"
    [result] = report.results
    assert (result.verdict, result.judged, result.of) == (Verdict.FAIL, 2, 3)
    assert {missing.field for missing in result.missing} == {"level"}


def test_it_has_a_page(tmp_path: Path) -> None:
    """Its page is made of what the settings say, with all the parts of any other."""
    [listed] = [
        one for one in _session(tmp_path, RULE).list_rules() if one.armed.rule.code == "X001"
    ]
    page = listed.armed.rule.page
    assert 'level >= "director" and not warm' in page["What it checks"]
    assert page["Example"] == "somebody is a director and has gone cold"
    assert listed.armed.plugin == "netrules.toml"


def test_a_mistake_in_the_expression_is_shown_with_its_place(tmp_path: Path) -> None:
    """The settings' line, the caret and the word that was meant."""
    error = _error(tmp_path, RULE.replace("level >=", "levle >="))
    assert error.line == 5
    assert "did you mean `level`?" in str(error)


def test_goals_cannot_be_named(tmp_path: Path) -> None:
    """A declared rule is about people; there is no goal to speak of."""
    where = '"data" in goal.fields'
    error = _error(tmp_path, RULE.replace('level >= "director" and not warm', where))
    assert "goal" in str(error)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"X001"', '"x1"', "capitals and three digits"),
        ('"cold-director"', '"Cold Director"', "kebab case"),
        ("{person} is", "{name} is", "may name {person}, not {name}"),
        ('"X001"', '"M001"', "M001 is taken by a rule of netrules[builtin]"),
        ('"cold-director"', '"cold-hub"', "cold-hub is taken by a rule of netrules[builtin]"),
    ],
)
def test_what_is_not_well_formed_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each mistake is an error of the settings, with its line."""
    error = _error(tmp_path, RULE.replace(old, new))
    assert told in str(error)
    assert error.line


def test_two_rules_of_one_code_are_refused(tmp_path: Path) -> None:
    """The second one names the settings themselves as the first one's owner."""
    error = _error(tmp_path, RULE + RULE.replace("cold-director", "colder-director"))
    assert "X001 is taken by a rule of netrules.toml" in str(error)


def test_side_rungs_compare_where_the_settings_place_them(tmp_path: Path) -> None:
    """A director is no partner until [levels] says where partners stand."""
    text = RULE.replace("'level >= \"director\" and not warm'", "'level >= \"partner\"'")
    for levels, verdict in (("", Verdict.UNKNOWN), ('[levels]\npartner = "vp"\n', Verdict.PASS)):
        session = _session(tmp_path, text + levels)
        contacts = '[[person]]\nname = "Ana Ruiz"\nlevel = "director"\n'
        (tmp_path / "contacts.toml").write_text(contacts)
        loaded = session.load([(tmp_path / "contacts.toml", "")])
        report = session.check(loaded, (), today=date(2026, 9, 30))
        [result] = [one for one in report.results if one.rule.code == "X001"]
        assert result.verdict is verdict


def test_two_needs_of_one_name_are_refused(tmp_path: Path) -> None:
    """The second would take the place of the first in silence."""
    need = '[[goal.need]]\nname = "warm"\nwho = "warm"\n'
    session = _session(tmp_path, '[[goal]]\nname = "a job"\n' + need + need)
    with pytest.raises(SettingsError, match=r":6: two needs of the goal 'a job' are called 'warm'"):
        session.goals()


def test_one_of_each_and_different_ones_are_not_both(tmp_path: Path) -> None:
    """The second would count for nothing, in silence."""
    need = '[[goal.need]]\nname = "in"\nwho = "warm"\neach = "places"\ndistinct-by = "place"\n'
    session = _session(tmp_path, '[[goal]]\nname = "a job"\n' + need)
    message = r":3: the need 'in' has each and distinct-by, and only one can count; leave out"
    with pytest.raises(SettingsError, match=message):
        session.goals()


def test_unknown_template_with_no_like_lists_those_there_are(tmp_path: Path) -> None:
    """Nothing else would tell what can be written there."""
    session = _session(tmp_path, '[[goal]]\nname = "a job"\ntemplate = "zzz"\n')
    with pytest.raises(SettingsError, match=r"no template 'zzz'; there are .*\bjob\b"):
        session.goals()

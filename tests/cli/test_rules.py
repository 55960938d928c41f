"""`netrules rules`: the list, and why a rule is on or off."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

import netrules

OWN = '''\
from netrules import Person, require, rule


@rule("X001", "no-beekeeper", stance="practice", evidence="expert", severity="warning")
def no_beekeeper(person: Person, *, days: int = 30, words: tuple[str, ...] = ("bee",)):
    """Nobody keeps bees.

    What it checks
        Titles.

    What to do
        Ask around.
    """
    return require(person.title != "Beekeeper", "{person} keeps bees", person=person)
'''


@pytest.fixture
def own(folder: Path) -> Path:
    """A local plugin with one rule."""
    path = folder / "own.py"
    path.write_text(OWN)
    return path


def test_every_rule_is_listed(run: Run) -> None:
    """Each rule has a line with stance, evidence, severity and state, by code."""
    ran = run("rules")
    assert ran.code == 0
    assert ran.err == ""
    head, *lines = ran.out.splitlines()
    assert head.split() == ["code", "name", "stance", "evidence", "severity", "state"]
    rules = netrules.open_session().list_rules()
    assert [line.split() for line in lines] == [
        [
            one.armed.rule.code,
            one.armed.rule.name,
            one.armed.rule.stance,
            one.armed.rule.evidence,
            one.armed.rule.severity.label,
            "on",
        ]
        for one in rules
    ]
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)


def test_selection_and_severity(run: Run, folder: Path, own: Path) -> None:
    """The state is that after selection, the severity that of the settings."""
    (folder / "netrules.toml").write_text(
        'plugins = ["own.py"]\n[rules]\nselect = ["X", "R"]\n[rules.no-beekeeper]\n'
        'severity = "info"\n'
    )
    lines = {line.split()[0]: line.split() for line in run("rules").out.splitlines()}
    assert lines["X001"] == ["X001", "no-beekeeper", "practice", "expert", "info", "on"]
    assert lines["R003"][-1] == "on"
    assert lines["M001"][-1] == "off"


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ((), "on: selected by 'X' (select, netrules.toml:3)"),
        (("--ignore", "X0"), "off: ignored by 'X0' (ignore, command line)"),
        (
            ("--ignore", "X0", "--extend-select", "no-bee*"),
            "on: selected by 'no-bee*' (extend-select, command line)",
        ),
        (("--select", "M,K"), "off: not selected"),
        (("--select", "ALL"), "on: selected by 'ALL' (select, command line)"),
    ],
)
def test_why(run: Run, folder: Path, own: Path, options: tuple[str, ...], answer: str) -> None:
    """--why names the selector that decides and where it stands."""
    (folder / "netrules.toml").write_text('plugins = ["own.py"]\n[rules]\nselect = ["X"]\n')
    for word in ("X001", "no-beekeeper"):
        ran = run("rules", "--why", word, *options)
        assert ran.code == 0
        assert ran.out == f"X001 no-beekeeper is {answer}\n"


def test_why_by_default(run: Run) -> None:
    """Where no selector decides, it says so."""
    assert run("rules", "--why", "K003").out == "K003 no-goal is on: on by default\n"


def test_json(run: Run, own: Path) -> None:
    """As JSON each rule has its family, plugin, summary and the reason too."""
    ran = run("rules", "--why", "X001", "--plugin", "own.py", "--format", "json")
    assert ran.json == {
        "schema": "netrules/rules/1",
        "rules": [
            {
                "code": "X001",
                "name": "no-beekeeper",
                "family": "your own",
                "stance": "practice",
                "evidence": "expert",
                "severity": "warning",
                "on": True,
                "why": "on by default",
                "preview": False,
                "formerly": [],
                "plugin": "own.py",
                "summary": "Nobody keeps bees.",
            }
        ],
    }
    assert len(run("rules", "--format=json").json["rules"]) > 10


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--why", "K0003"), "no rule 'K0003'; did you mean K003?"),
        (("--why", "zzz"), "no rule 'zzz'; netrules rules lists them"),
        (("--select", "no-gaol"), "no rule 'no-gaol' to select; did you mean no-goal?"),
        (("--extend-select", "Q9"), "no rule 'Q9' to select; netrules rules lists them"),
    ],
)
def test_unknown_rules(run: Run, options: tuple[str, ...], message: str) -> None:
    """A rule that there is not is told with what may have been meant."""
    ran = run("rules", *options)
    assert (ran.code, ran.out, ran.err) == (2, "", f"netrules: {message}\n")


def test_an_unknown_rule_to_ignore(run: Run) -> None:
    """A word in --ignore that fits no rule is told, and the list is still given."""
    ran = run("rules", "--ignore", "no-gaol,QQ")
    assert ran.code == 0
    assert ran.err == (
        "netrules: no rule 'no-gaol' to ignore; did you mean no-goal?\n"
        "netrules: no rule 'QQ' to ignore\n"
    )


def test_a_plugin_that_fails_to_load(run: Run, folder: Path) -> None:
    """The other rules are listed, the plugin is named, and the exit code is 3."""
    (folder / "bad.py").write_text("import nowhere_to_be_found\n")
    ran = run("rules", "--plugin", "bad.py")
    assert ran.code == 3
    assert "R001" in ran.out
    assert ran.err == (
        "netrules: crashed: plugin of bad.py: ModuleNotFoundError: No module named "
        "'nowhere_to_be_found'\n"
    )


def test_two_rules_of_one_code(run: Run, folder: Path, own: Path) -> None:
    """A clash names both plugins, once."""
    (folder / "other.py").write_text(OWN)
    ran = run("rules", "--plugin", "own.py", "--plugin", "other.py")
    assert ran.code == 3
    assert ran.err == (
        "netrules: crashed: netrules_rules of other.py: rule X001 no-beekeeper against X001 "
        "no-beekeeper is already taken by own.py; it was left out\n"
    )

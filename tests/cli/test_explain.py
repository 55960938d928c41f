"""`netrules explain`: one rule whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

import netrules

DAY = ("--today", "2026-09-30")
OWN = '''\
from netrules import Person, require, rule


@rule("X001", "no-beekeeper", stance="practice", evidence="expert", severity="warning")
def no_beekeeper(person: Person, *, most_days: int = 30, words: tuple[str, ...] = ("bee",)):
    """Nobody keeps bees.

    What it checks
        Titles.
        All of them.

    The claim
        Bees sting.

    Options
        most-days: how long.

    What to do
        Ask around.
    """
    return require(person.title != "Beekeeper", "{person} keeps bees", person=person)
'''
PAGE = """\
X001 no-beekeeper
Nobody keeps bees.

family    your own
stance    practice
evidence  expert
severity  info (netrules.toml:3)
state     on: on by default
plugin    own.py

What it checks
  Titles.
  All of them.

The claim
  Bees sting.

Options
  most-days: how long.

  As they stand:
    most-days = 40   netrules.toml:4 (default: 30)
    words = ["bee"]  default

What to do
  Ask around.

Whom it could judge
  {reach}
"""


@pytest.fixture
def own(folder: Path) -> Path:
    """A local plugin with one rule, and settings for it."""
    path = folder / "own.py"
    path.write_text(OWN)
    (folder / "netrules.toml").write_text(
        'plugins = ["own.py"]\n[rules.X001]\nseverity = "info"\nmost-days = 40\n'
    )
    return path


def test_the_page(run: Run, own: Path) -> None:
    """Facts, parts in order, options with origin; without files, what the rule judges."""
    ran = run("explain", "X001")
    assert ran.code == 0
    assert ran.err == ""
    reach = "It judges each person. Name files to see of how many it can say something."
    assert ran.out == PAGE.format(reach=reach)


@pytest.mark.parametrize("word", ["X001", "no-beekeeper"])
def test_whom_it_could_judge(run: Run, own: Path, contacts: Path, word: str) -> None:
    """On files that are named it is tried, and says what it misses."""
    ran = run("explain", word, "contacts.toml", *DAY)
    assert ran.code == 0
    reach = "It judges each person: judged 2 of 3 people; missing: title"
    assert ran.out == PAGE.format(reach=reach)


def test_sources_of_the_settings_that_exist(run: Run, own: Path, contacts: Path) -> None:
    """Without a path it is tried on those sources of the settings that are there."""
    settings = own.with_name("netrules.toml")
    settings.write_text('sources = ["gone.csv"]\nplugins = ["own.py"]\n')
    assert "Name files to see" in run("explain", "X001", *DAY).out
    settings.write_text('sources = ["gone.csv", "contacts.toml"]\nplugins = ["own.py"]\n')
    ran = run("explain", "X001", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert "judged 2 of 3 people; missing: title" in ran.out


def test_a_rule_that_is_off_is_explained_too(run: Run, own: Path, contacts: Path) -> None:
    """What the settings leave out is tried all the same, and said to be off."""
    settings = own.with_name("netrules.toml")
    settings.write_text('plugins = ["own.py"]\n[rules]\nignore = ["X"]\n')
    ran = run("explain", "X001", "contacts.toml", *DAY)
    assert "state     off: ignored by 'X' (ignore, netrules.toml:3)\n" in ran.out
    assert "judged 2 of 3 people" in ran.out


def test_every_built_in_rule(run: Run, contacts: Path) -> None:
    """Each built-in rule has all parts of its page, in order, and can be tried."""
    for one in netrules.open_session().list_rules():
        ran = run("explain", one.armed.rule.code, "contacts.toml", *DAY)
        assert ran.code == 0
        headings = [line for line in ran.out.splitlines() if line in netrules.PARTS]
        assert tuple(headings) == netrules.PARTS
        assert "It judges " in ran.out


def test_laws(run: Run, own: Path) -> None:
    """What its author promises of it is said, law by law."""
    laws = 'warning", laws={"contact": "never-worse", "names": "same"}'
    own.write_text(OWN.replace('warning"', laws))
    said = (
        "Laws\n"
        "  A meeting today with people you know never makes it fail.\n"
        "  Another name for everybody changes nothing.\n"
    )
    assert said in run("explain", "X001").out


def test_nothing_to_judge(run: Run, contacts: Path) -> None:
    """Where there is nothing that a rule speaks of, it says so."""
    out = run("explain", "G001", "contacts.toml", *DAY).out
    assert out.endswith(
        "It judges each goal, and there is none in these files that it applies to.\n"
    )


def test_texts_of_the_settings_are_hidden(run: Run, own: Path) -> None:
    """Under redaction a text that the settings state is hidden, a default is not."""
    with own.with_name("netrules.toml").open("a") as settings:
        settings.write('words = ["Ana Ruizova"]\n')
    assert 'words = ["Ana Ruizova"]' in run("explain", "X001").out
    hidden = run("explain", "X001", "--redact").out
    assert "Ana" not in hidden
    assert 'words = ["words-1"]  netrules.toml:5 (default: ["bee"])' in hidden


def test_a_rule_that_crashes(run: Run, own: Path, contacts: Path) -> None:
    """The page is shown, the crash is told, and the exit code is 3."""
    own.write_text(OWN.replace("return require", "return person.nothing"))
    ran = run("explain", "X001", "contacts.toml", *DAY)
    assert ran.code == 3
    assert ran.out.endswith("It judges each person, and crashed on these files.\n")
    assert ran.err == (
        "netrules: crashed: X001 of own.py: AttributeError: 'Person' object has no attribute "
        "'nothing'\n"
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("K0003", "did you mean K003?"),
        ("no-gaol", "did you mean no-goal?"),
        ("zzz", "netrules rules lists them"),
    ],
)
def test_unknown_rules(run: Run, word: str, hint: str) -> None:
    """A rule that there is not is told with what may have been meant."""
    ran = run("explain", word)
    assert (ran.code, ran.out, ran.err) == (2, "", f"netrules: no rule {word!r}; {hint}\n")


def test_an_input_that_cannot_be_read(run: Run, own: Path, contacts: Path) -> None:
    """The page is shown for the others, and the exit code is 2."""
    ran = run("explain", "X001", "contacts.toml", "nope.csv", *DAY)
    assert ran.code == 2
    assert "judged 2 of 3 people" in ran.out
    assert ran.err == "netrules: nope.csv: does not exist; check the path\n"

"""`netrules waive`: one finding set aside in the settings file, and nothing else touched."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from commands import Ran, Run

DAY = ("--today", "2026-09-30")
ASIDE = ("--reason", "on leave", "--until", "2026-12-31")
SETTINGS = """\
# My own settings.
sources = ["contacts.toml"]  # one file

[rules]
select = ["X", "R010", "R012"]

[[rule]]
code = "X001"
name = "bee-keeper"
where = 'title == "Beekeeper"'
message = "{person} keeps bees"
severity = "error"

[[rule]]
code = "X002"
name = "quill-worker"
where = 'employer == "Quillfeather Ltd"'
message = "{person} works there"
# the end
"""


@pytest.fixture
def settings(contacts: Path) -> Path:
    """A settings file by whose rules two people are found."""
    path = contacts.with_name("netrules.toml")
    path.write_text(SETTINGS, encoding="utf-8")
    return path


def findings(run: Run, *words: str) -> dict[str, dict[str, object]]:
    """The findings by the code of their rule."""
    ran = run("check", "--format", "json", *DAY, *words)
    return {one["code"]: one for one in ran.json["findings"]}


def key_of(run: Run, code: str) -> str:
    """The key of the one finding of a rule."""
    return str(findings(run)[code]["key"])


def test_writes_a_waiver(run: Run, settings: Path) -> None:
    """At the end of the settings, with what it is about in comments."""
    key = key_of(run, "X001")
    ran = run("waive", key, *ASIDE, *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "netrules: netrules.toml: waived until 2026-12-31: Bo Lindqvist keeps bees\n"
    )
    assert settings.read_text("utf-8") == SETTINGS + (
        "\n[[waiver]]\n"
        'rule = "X001"  # bee-keeper\n'
        f'people = ["{findings(run)["X001"]["subject"]["ids"][0]}"]  # Bo Lindqvist\n'  # type: ignore[index]
        f'key = "{key}"  # Bo Lindqvist keeps bees\n'
        'reason = "on leave"\n'
        "until = 2026-12-31\n"
    )


def test_what_was_waived_counts_no_more(run: Run, settings: Path) -> None:
    """It is still there, and says that it is set aside."""
    assert run("check", *DAY).code == 1
    run("waive", key_of(run, "X001"), *ASIDE, *DAY)
    ran = run("check", *DAY)
    assert ran.code == 0
    assert "Bo Lindqvist keeps bees (set aside)" in ran.out
    assert {code: one["waived"] for code, one in findings(run).items()} == {
        "X001": True,
        "X002": False,
    }


def test_comments_of_other_waivers_stay(run: Run, settings: Path) -> None:
    """A second one is put behind the first."""
    for code in ("X001", "X002"):
        assert run("waive", key_of(run, code), *ASIDE, *DAY).code == 0
    text = settings.read_text("utf-8")
    assert text.startswith(SETTINGS)
    assert [one["rule"] for one in tomllib.loads(text)["waiver"]] == ["X001", "X002"]
    assert set(findings(run)) == {"X001", "X002"}


def test_in_pyproject(run: Run, contacts: Path) -> None:
    """Under netrules' own table, and it is in force."""
    path = contacts.with_name("pyproject.toml")
    rule = '[[tool.netrules.rule]]\ncode = "X001"\nname = "bee-keeper"\nmessage = "bees"\n'
    path.write_text(
        '[tool.netrules]\nsources = ["contacts.toml"]\n'
        f'{rule}where = \'title == "Beekeeper"\'\nseverity = "error"\n',
        encoding="utf-8",
    )
    assert run("waive", key_of(run, "X001"), *ASIDE, *DAY).code == 0
    assert "\n[[tool.netrules.waiver]]\nrule = " in path.read_text("utf-8")
    assert findings(run)["X001"]["waived"] is True


def test_without_settings(run: Run, contacts: Path) -> None:
    """A settings file is made where there is none."""
    contacts.write_text('[[person]]\nname = "Cy"\n\n[[group]]\nname = "Choir"\n', "utf-8")
    ran = run("check", "contacts.toml", "--select", "R", "--format", "json", *DAY)
    key = ran.json["findings"][0]["key"]
    ran = run("waive", key, "contacts.toml", *ASIDE, *DAY)
    assert ran.code == 0
    written = tomllib.loads(contacts.with_name("netrules.toml").read_text("utf-8"))
    assert [one["key"] for one in written["waiver"]] == [key]


def told(ran: Ran) -> str:
    """What was wrong, on a run that wrote nothing."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err.removeprefix("netrules: ").rstrip("\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (ASIDE[2:], "a waiver needs a reason: --reason TEXT"),
        ((*ASIDE[2:], "--reason", " "), "a waiver needs a reason: --reason TEXT"),
        (ASIDE[:2], "a waiver needs an end: --until DATE"),
        (
            (*ASIDE[:2], "--until", "2026-09-29"),
            "2026-09-29 is before 2026-09-30: that waiver would be over already",
        ),
        (
            (*ASIDE[:2], "--until", "2027-10-01"),
            "2027-10-01 is more than 365 days from 2026-09-30; give a nearer day, or raise",
        ),
    ],
)
def test_reason_and_end(run: Run, settings: Path, words: tuple[str, ...], message: str) -> None:
    """Both are required, and the end is neither past nor too far away."""
    assert told(run("waive", key_of(run, "X001"), *words, *DAY)).startswith(message)
    assert settings.read_text("utf-8") == SETTINGS


def test_an_end_that_is_no_day(run: Run, settings: Path) -> None:
    """It says what a day looks like."""
    ran = run("waive", "x", "--until", "spring", *DAY)
    assert ran.code == 2
    assert "'spring' is not a date such as 2026-11-23" in ran.err


def test_how_long_is_set(run: Run, settings: Path) -> None:
    """The settings say how far away the end may be."""
    text = f"longest-waiver = 30\n{SETTINGS}"
    settings.write_text(text, encoding="utf-8")
    assert "is more than 30 days from" in told(run("waive", key_of(run, "X001"), *ASIDE, *DAY))
    assert settings.read_text("utf-8") == text


def test_a_key_there_is_not(run: Run, settings: Path) -> None:
    """It says where keys are told."""
    assert told(run("waive", "0" * 16, *ASIDE, *DAY)).startswith(
        f"no finding here has the key {'0' * 16}; netrules check --format json tells"
    )


def test_a_rule_in_place_of_a_key(run: Run, settings: Path) -> None:
    """Its findings are listed with their keys, or it is said that there are none."""
    key = key_of(run, "X001")
    for word in ("X001", "bee-keeper"):
        assert told(run("waive", word, *ASIDE, *DAY)) == (
            f"give the key of one finding:\n  {key}  Bo Lindqvist keeps bees"
        )
    assert told(run("waive", "R012", *DAY)) == "the rule R012 finds nothing here"


def test_twice(run: Run, settings: Path) -> None:
    """What is waived already is not waived again."""
    key = key_of(run, "X001")
    run("waive", key, *ASIDE, *DAY)
    text = settings.read_text("utf-8")
    assert told(run("waive", key, *ASIDE, *DAY)).startswith("that finding is waived already;")
    assert settings.read_text("utf-8") == text


def test_what_is_wrong_with_waivers(run: Run, settings: Path) -> None:
    """Nothing waives it."""
    over = '[[waiver]]\nrule = "X001"\nreason = "r"\nuntil = 2026-01-01\n'
    settings.write_text(SETTINGS + over, encoding="utf-8")
    said = told(run("waive", key_of(run, "R010"), *ASIDE, *DAY))
    assert said.startswith("a finding of R010 expired-waiver cannot be waived; mend what it set")


def test_waivers_on_one_line(run: Run, settings: Path) -> None:
    """A list that cannot be added to is left alone."""
    text = (
        'waiver = [{ rule = "X002", reason = "r", until = 2026-12-31 }]\n'
        + SETTINGS.partition("\n")[2]
    )
    settings.write_text(text, encoding="utf-8")
    assert "write each under [[waiver]]; nothing was written" in told(
        run("waive", key_of(run, "X001"), *ASIDE, *DAY)
    )
    assert settings.read_text("utf-8") == text


def test_where_names_are_hidden_nothing_is_written(
    run: Run, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The settings would get a name."""
    key = key_of(run, "X001")
    monkeypatch.setenv("CI", "true")
    assert "names are hidden here; give --no-redact" in told(run("waive", key, *ASIDE, *DAY))
    assert run("waive", key, "--no-redact", *ASIDE, *DAY).code == 0


def test_a_reason_is_hidden(run: Run, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the reason nor the people of a waiver are shown where names are hidden."""
    run("waive", key_of(run, "X001"), "--reason", "Bo Lindqvist is ill", *ASIDE[2:], *DAY)
    monkeypatch.setenv("CI", "true")
    for words in (("config", "show"), ("check", *DAY), ("check", "--format", "sarif", *DAY)):
        ran = run(*words)
        assert "Lindqvist" not in ran.out + ran.err
        assert "ill" not in ran.out.split()
    assert 'rule = "X001"' in run("config", "show").out


def test_a_misspelt_waiver_is_told(run: Run, settings: Path) -> None:
    """With file, line and what may have been meant."""
    settings.write_text(
        SETTINGS.replace('"R010", "R012"', '"R"')
        + '[[waiver]]\nrule = "X001"\npeople = ["Bo Lindqist"]\nreason = "r"\nuntil = 2026-12-31\n',
        encoding="utf-8",
    )
    found = findings(run)["R013"]
    assert found["advice"] == "did you mean Bo Lindqvist?"
    assert found["locations"][0]["line"] == SETTINGS.count("\n") + 1  # type: ignore[index]
    assert findings(run)["X001"]["waived"] is False

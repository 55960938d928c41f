"""`check --statistics` and `--max-warnings`: how many there are, and how many may be."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from building import TODAY
from commands import Run

import netrules
from netrules.cli.tally import tell_statistics

DAY = ("--today", "2026-09-30")
SETTINGS = """\
rules.select = ["X"]

[[rule]]
code = "X001"
name = "somebody"
where = 'name != "Nobody"'
message = "{person} is here"
severity = "warning"

[[rule]]
code = "X002"
name = "director"
where = 'level >= "director"'
message = "{person} is a director"
severity = "error"
"""


@pytest.fixture
def settings(folder: Path, contacts: Path) -> Path:
    """Two rules: three warnings, and an error of one of three people."""
    path = folder / "netrules.toml"
    path.write_text(SETTINGS)
    return path


def test_the_worst_and_most_first(run: Run, settings: Path) -> None:
    """Of each rule and severity there is a line, after the number of each severity."""
    ran = run("check", "contacts.toml", *DAY, "--statistics")
    assert ran.code == 1
    assert ran.err == (
        "netrules: 1 error, 3 warnings, 0 infos\n"
        "count  severity  rule\n"
        "    1  error     X002 director\n"
        "    3  warning   X001 somebody\n"
    )


@pytest.mark.parametrize("name", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_the_report_is_as_without(run: Run, settings: Path, name: str) -> None:
    """Nothing of it is in the report, whatever the format."""
    words = ("check", "contacts.toml", *DAY, "--format", name)
    assert run(*words, "--statistics").out == run(*words).out


def test_no_findings(run: Run, settings: Path) -> None:
    """Where there are none the line is by itself."""
    settings.write_text(SETTINGS.replace("!=", "=="))
    ran = run("check", "contacts.toml", *DAY, "--statistics", "--ignore", "X002")
    assert ran.code == 0
    assert ran.err == "netrules: 0 errors, 0 warnings, 0 infos\n"


def test_what_is_set_aside(
    contacts: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is counted with its rule in a column of its own, and left out of what counts."""
    report = netrules.check(netrules.load(contacts), today=TODAY, settings=settings)
    error, first, *others = report.findings
    waived = attrs.evolve(first, waived=True)
    tell_statistics(attrs.evolve(report, findings=(error, waived, *others)))
    assert capsys.readouterr().err == (
        "netrules: 1 error, 2 warnings, 0 infos; 1 set aside\n"
        "count  severity  rule           set aside\n"
        "    1  error     X002 director\n"
        "    3  warning   X001 somebody  1\n"
    )


# -- --max-warnings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--max-warnings", "3"), 0),
        (("--max-warnings", "2"), 1),
        (("--max-warnings", "0"), 1),
        ((), 0),
    ],
)
def test_how_many_warnings_may_be(
    run: Run, settings: Path, words: tuple[str, ...], code: int
) -> None:
    """More than that is 1, whatever --fail-on says; the report has the same code."""
    common = ("check", "contacts.toml", *DAY, "--format", "json", "--fail-on")
    ran = run(*common, "never", *words)
    assert ran.code == ran.json["exit_code"] == code
    told = f"netrules: 3 warnings are more than {' '.join(words)}\n" if code else ""
    assert ran.err == told
    assert run(*common, "error", *words).code == 1


def test_only_warnings_are_counted(run: Run, settings: Path) -> None:
    """Errors and infos are not."""
    settings.write_text(SETTINGS.replace('"warning"', '"info"'))
    words = ("check", "contacts.toml", *DAY, "--max-warnings", "0", "--fail-on", "never")
    assert run(*words).code == 0


def test_what_is_set_aside_is_no_warning_too_many(contacts: Path, settings: Path) -> None:
    """A finding that was waived or was there before does not count."""
    report = netrules.check(netrules.load(contacts), today=TODAY, settings=settings)
    gate = attrs.evolve(report.gate, fail_on=None, max_warnings=2)
    assert attrs.evolve(report, gate=gate).exit_code == 1
    old = attrs.evolve(report.findings[-1], baselined=True)
    assert attrs.evolve(report, gate=gate, findings=(*report.findings[:-1], old)).exit_code == 0


def test_crashes_come_first(run: Run, folder: Path, settings: Path) -> None:
    """Too many warnings hide neither a crash nor an input that cannot be read."""
    (folder / "bad.py").write_text("1 / 0\n")
    words = ("check", "contacts.toml", *DAY, "--max-warnings", "0")
    assert run(*words, "--plugin", "bad.py").code == 3
    assert run(*words, "nope.toml").code == 2


@pytest.mark.parametrize("name", ["markdown", "sarif"])
def test_the_report_says_why(run: Run, settings: Path, name: str) -> None:
    """The formats that say how it ended name what was asked for."""
    words = ("check", "contacts.toml", *DAY, "--max-warnings", "2", "--format", name)
    said = "there are more warnings than --max-warnings 2"
    assert said in run(*words, "--fail-on", "never").out
    assert said not in run(*words).out  # there is an error, too


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "", "²"])
def test_no_number(run: Run, settings: Path, number: str) -> None:
    """What is no whole number is told."""
    ran = run("check", "contacts.toml", f"--max-warnings={number}")
    assert ran.code == 2
    assert ran.err.startswith(
        f"netrules check: argument --max-warnings: {number!r} is not a whole number, 0 or more\n"
    )

"""`netrules forecast`: which days, what is assumed, and the report of each to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run
from moving import DAY, PEOPLE, SETTINGS


@pytest.fixture
def home(folder: Path) -> Path:
    """A folder with settings, a goal that closes, and a log that is kept up to any day."""
    settings = SETTINGS.replace("[[goal]]", "[[goal]]\nclosed = 2027-09-10", 1)
    (folder / "netrules.toml").write_text(settings, "utf-8")
    text = PEOPLE.replace("until = 2026-09-30", 'until = "today"')
    (folder / "contacts.toml").write_text(text, "utf-8")
    return folder


#: A month before Ana, met on 2026-09-01, was last talked to a year ago.
LATER = ("--today", "2027-08-20")


def test_what_turns_and_when(run: Run, home: Path) -> None:
    """What is assumed comes first, then each day with what turns on it."""
    ran = run("forecast", *LATER)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == (
        "This assumes that nothing happens after the last day that the files cover: "
        "meetings 2027-08-20"
    )
    assert [line for line in lines if line[:2] == "20"] == ["2027-09-02", "2027-09-10"]
    assert "  data-job: warm-director: pass -> fail (1 of 1 -> 0 of 1)" in lines
    assert "  new: info X001 nothing from Ana Ruizova for a year" in lines
    assert "  goal data-job: unknown -> not-applicable" in lines


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("day", ["2027-08-20", "2027-09-02", "2027-09-15"])
def test_the_report_of_a_day(run: Run, home: Path, form: str, day: str) -> None:
    """It is the one that checking on that day gives."""
    ran = run("forecast", "--report", day, "--format", form, *LATER)
    assert ran.code == 0
    assert ran.out == run("check", "--today", day, "--format", form).out


def test_json(run: Run, home: Path) -> None:
    """The same for programs."""
    ran = run("forecast", "--within", "3w", "--format", "json", *LATER)
    assert (ran.json["schema"], ran.json["until"]) == ("netrules/forecast/1", "2027-09-10")
    assert ran.json["covered"] == [{"channel": "meeting", "until": "2027-08-20"}]
    assert [one["day"] for one in ran.json["turns"]] == ["2027-09-02", "2027-09-10"]
    assert [one["code"] for one in ran.json["turns"][0]["new"]] == ["X001"]


def test_fewer_days(run: Run, home: Path) -> None:
    """A day is then the latest on which it turns, and that is said."""
    ran = run("forecast", "--step", "7", *LATER)
    assert "Every 7 days were looked at, so a day is the latest on which it turns" in ran.out
    assert "by 2027-09-03" in ran.out


def test_nothing_turns(run: Run, home: Path) -> None:
    """That is an answer."""
    ran = run("forecast", "--within", "5d", *DAY)
    assert ran.out.endswith("\nNothing turns up to 2026-10-05\n")


def test_names_are_hidden(run: Run, home: Path) -> None:
    """What channels usually are called tells nothing of anybody, and stays."""
    for form in ("text", "json"):
        ran = run("forecast", "--redact", "--format", form, *LATER)
        for word in ("Ana", "Ruizova", "warm-director"):
            assert word not in ran.out


@pytest.mark.parametrize("within", ["soon", "0d", "99999y"])
def test_spans_that_are_none(run: Run, home: Path, within: str) -> None:
    """It is said what is wrong with them."""
    ran = run("forecast", "--within", within, *LATER)
    assert (ran.code, ran.out) == (2, "")
    assert run("forecast", "--step", "0", *LATER).code == 2

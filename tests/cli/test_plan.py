"""`netrules plan`: the formats, the output file, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

DAY = ("--today", "2026-09-30")
OVERDUE = 'fields = ["data"]\nevery = "1w"\n'


@pytest.fixture
def overdue(contacts: Path) -> Path:
    """Ana was to be met every week."""
    text = contacts.read_text("utf-8").replace('fields = ["data"]\n', OVERDUE)
    contacts.write_text(text, "utf-8")
    return contacts


def test_a_plan_as_text(run: Run, overdue: Path) -> None:
    """What to do, and why."""
    ran = run("plan", "contacts.toml", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "This week: 1 move\n"
        "1. Meet Ana Ruizova\n"
        "   Head of Data at Quillfeather Ltd\n"
        "   no two-way contact with Ana Ruizova for 29 days, going by meetings; you meant to be in "
        "touch every 7 days\n"
    )
    assert ran.out.endswith(" findings. Nothing was sent to anybody.\n")


def test_reminders_go_to_a_file(run: Run, overdue: Path) -> None:
    """Whole, with the line ends of calendars."""
    ran = run("plan", "contacts.toml", *DAY, "--format", "ics", "--output", "week.ics")
    assert (ran.code, ran.out) == (0, "")
    data = (overdue.parent / "week.ics").read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")


def test_no_room_for_a_move(run: Run, overdue: Path) -> None:
    """Is refused."""
    ran = run("plan", "contacts.toml", *DAY, "--capacity", "0")
    assert ran.code == 2
    assert ran.err == "netrules: a plan has room for at least one move, not 0\n"


def test_names_are_hidden(run: Run, overdue: Path) -> None:
    """In text."""
    ran = run("plan", "contacts.toml", *DAY, "--redact")
    assert ran.code == 0
    assert "Ana" not in ran.out


GOAL = """
[[goal]]
name = "numbers"
[[goal.need]]
name = "data-people"
who = '"data" in fields'
"""


def test_on_whom_goals_stand(run: Run, overdue: Path) -> None:
    """Thin, since one person alone serves it; no other formats than these."""
    (overdue.parent / "netrules.toml").write_text(GOAL, "utf-8")
    ran = run("plan", "contacts.toml", *DAY, "--support")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Goal numbers: thin\n"
        "  thin        data-people: hangs on Ana Ruizova\n"
        "\n"
        "If one of them dropped out\n"
        "  Ana Ruizova: numbers would no longer be met; numbers: data-people\n"
    )
    shown = run("plan", "contacts.toml", *DAY, "--support", "--format", "json", "--redact").out
    assert '"standing": "thin"' in shown
    assert "Ruiz" not in shown
    ran = run("plan", "contacts.toml", *DAY, "--support", "--format", "ics")
    assert ran.code == 2
    assert "--support is written as text, markdown, json, not as ics" in ran.err

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
        "1. Get in touch with Ana Ruizova, by meeting\n"
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

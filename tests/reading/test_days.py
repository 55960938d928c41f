"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.reading import day_in


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-31",
        "2026/5/31",
        "2026.05.31",
        "31.5.2026",
        "31. 5. 2026",
        "31/05/2026",
        "5/31/2026",
        " 2026-05-31 ",
    ],
)
def test_one_day(text: str) -> None:
    """Written in any of the usual ways."""
    assert day_in(text) == date(2026, 5, 31)


@pytest.mark.parametrize(
    "text", ["03/04/2026", "2026-02-30", "31.5.26", "5/2026", "yesterday", "", "2026-05/31"]
)
def test_no_day_or_one_of_two(text: str) -> None:
    """Nobody could tell later which day was meant."""
    assert day_in(text) is None


@given(st.dates(date(1000, 1, 1)))
def test_a_day_written_with_dots_comes_first(day: date) -> None:
    """In every country."""
    assert day_in(f"{day.day}.{day.month}.{day.year:04}") == day
    assert day_in(day.isoformat()) == day

# ruff: noqa: RUF001 reason: digits of other scripts; a chat tells no time zone
"""How the records of a chat of WhatsApp begin, in the ways of many countries."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.chats_reader import messages_of, of, skips, whatsapp
from plugins.opened_double import opened

from netrules import Certainty, InteractionRecord, Item, Problem
from netrules.plugins.sources.chats import WhatsApp
from netrules.plugins.sources.chats.whatsapp.stamps import read_stamp

#: 25 December 2023, four minutes past three in the afternoon, in many ways.
AFTERNOON = (
    "25/12/23, 15:04 - ",
    "12/25/23, 15:04 - ",
    "25/12/2023, 15:04 - ",
    "25.12.23, 15:04 - ",
    "25.12.2023, 15:04 - ",
    "25-12-2023 15:04 - ",
    "25/12/2023 15:04 - ",
    "25/12/2023 à 15:04 - ",
    "25.12.23 um 15:04 - ",
    "2023/12/25 15:04 - ",
    "2023-12-25, 15:04 - ",
    "2023. 12. 25. 15:04 - ",
    "2023. 12. 25. 오후 3:04 - ",
    "23. 12. 25. 오후 3:04 - ",
    "2023/12/25 下午3:04 - ",
    "2023年12月25日 下午3:04 - ",
    "25/12/2023, 15.04 - ",
    "12/25/23, 3:04 PM - ",
    "12/25/23, 3:04\u202fPM - ",
    "12/25/23, 3:04\u00a0PM - ",
    "25/12/2023, 3:04 pm - ",
    "25/12/2023, 3:04 p. m. - ",
    "25/12/2023, 3:04 p.\u00a0m. - ",
    "25/12/2023, 3:04 p.m. - ",
    "25/12/2023, 3:04 μ.μ. - ",
    "25/12/2023, 3:04 in the afternoon - ",
    "٢٥\u200f/١٢\u200f/٢٠٢٣، ٣:٠٤ م - ",
    "۲۵/۱۲/۲۰۲۳، ۱۵:۰۴ - ",
    "25/12/2023, 15:04 \u2013 ",
    "15:04, 25/12/2023 - ",
    "[25/12/2023, 15:04:00] ",
    "[25/12/23 15:04] ",
    "[25.12.23, 15:04:00] ",
    "\u200e[25/12/2023, 15:04:00] ",
    "[\ufeff25.12.23, 15:04:00] ",
    "\ufeff25.12.23, 15:04 - ",
    "[12/25/23, 3:04:00\u202fPM] ",
    "[2023/12/25 下午3:04:00] ",
    "[2023-12-25 15:04:00] ",
    "[\u200f25\u200f/12\u200f/2023، 15:04:00] ",
    "[٢٥\u200f/١٢\u200f/٢٠٢٣، ٣:٠٤:٠٠\u00a0م] ",
    "[25/12/2566 BE, 15:04:00] ",
    "[12/25/R5, 15:04:00] ",
    "[15:04:00, 12/25/23] ",
    "12/25/23, 15:04:00: ",
    "12/25/23, 3:04:00 PM: ",
)


def sent(*lines: str, **options: str) -> list[InteractionRecord]:
    """The messages of a chat with these lines."""
    return of(InteractionRecord, whatsapp("\n".join(lines), **options))


@pytest.mark.parametrize("stamp", AFTERNOON)
def test_every_way_of_writing_a_time(stamp: str) -> None:
    """One date with a day after the 12th shows the order, and the half of the day is heard."""
    [one] = (
        sent(f"{stamp}Ana Ruiz: Hola", "how are you?")
        or sent(f"{stamp}Ana Ruiz: Hola", f"{stamp}Maya Lind: Hi")[:1]
    )
    assert one.at == datetime(2023, 12, 25, 15, 4)
    assert one.people[0].names == ("Ana Ruiz",)


@pytest.mark.parametrize("stamp", AFTERNOON)
def test_every_way_is_recognised(stamp: str) -> None:
    """By content alone; where programs write so too, it is only likely."""
    found = WhatsApp().sniff(opened(f"{stamp}Ana Ruiz: Hola\n{stamp}Maya Lind: Hi\n"))
    by_program = stamp.lstrip("[\u200e").startswith("2023-")
    assert found.certainty is (Certainty.LIKELY if by_program else Certainty.CERTAIN)


@pytest.mark.parametrize(
    ("clock", "at"),
    [
        ("12:10 AM", (0, 10)),
        ("12:10 PM", (12, 10)),
        ("1:05 a. m.", (1, 5)),
        ("00:08 a. m.", (0, 8)),
        ("13:05 PM", (13, 5)),
        ("上午12:10", (0, 10)),
        ("中午12:10", (12, 10)),
        ("晚上8:10", (20, 10)),
        ("23:59", (23, 59)),
    ],
)
def test_halves_of_the_day(clock: str, at: tuple[int, int]) -> None:
    """Twelve is the first hour of its half, and noughts and afternoons by 24 hours stay."""
    [one] = sent(f"2023/12/25 {clock} - Ana Ruiz: Hola", "2023/12/25 1:00 - Maya Lind: Hi")[:1]
    assert one.at == datetime(2023, 12, 25, *at)


def test_an_unknown_half_costs_the_time_and_not_the_day() -> None:
    """What is not known is left out and not guessed."""
    [one] = sent("25/12/23, 3:04 xyz - Ana Ruiz: Hola", "25/12/23, 3:04 xyz - Maya Lind: Hi")[:1]
    assert one.at == date(2023, 12, 25)
    assert not isinstance(one.at, datetime)


# -- which number is the day -------------------------------------------------------


def days(*dates: str, **options: str) -> list[str]:
    """The days that messages on *dates* are read to be on, none if that is unclear."""
    found = sent(*(f"{one}, 10:00 - Ana Ruiz: Hola" for one in dates), **options)
    return [f"{one.at:%Y-%m-%d}" for one in found]


CHAT = {"path": "WhatsApp Chat with Ana Ruiz.txt"}


def test_one_date_settles_all() -> None:
    """A number above 12 is no month, in whichever line of the file."""
    assert days("01/02/23", "03/02/23", "14/02/23", **CHAT)[0] == "2023-02-01"
    assert days("02/01/23", "02/03/23", "02/14/23", **CHAT)[0] == "2023-02-01"


def test_days_run_forward() -> None:
    """Where all numbers could be months, only one order does not go back in time."""
    assert days("01/02/23", "02/01/23", **CHAT) == ["2023-01-02", "2023-02-01"]
    assert days("02/01/23", "01/02/23", **CHAT) == ["2023-01-02", "2023-02-01"]


def test_the_same_in_every_order() -> None:
    """Where every order gives the same day there is nothing to decide."""
    assert days("05/05/2023", "06/06/2023", **CHAT) == ["2023-05-05", "2023-06-06"]


def test_dots_are_written_with_the_day_first() -> None:
    """No country writes 5.12. for a day in May."""
    assert days("05.12.23", **CHAT) == ["2023-12-05"]
    assert days("05.12.2023", **CHAT) == ["2023-12-05"]


def test_two_digits_may_be_a_year() -> None:
    """A year can come first with two digits, if nothing else is possible, or in East Asia."""
    assert days("23. 12. 10.", "23. 12. 10.", **CHAT) == []  # 23 December or 10 December
    assert days("23. 12. 05.", "23. 12. 08.", **CHAT)[0] == "2023-12-05"
    assert days("23/12/05", "23/12/25", **CHAT) == ["2023-12-05", "2023-12-25"]
    assert days("23-12-05", "23-12-31", **CHAT) == ["2023-12-05", "2023-12-31"]
    assert days("05/03/21", **CHAT, date_order="dmy") == ["2021-03-05"]


def test_whatsapp_is_not_older_than_2009() -> None:
    """In 2005 nobody can have written, so the 5 is no year."""
    assert days("05/13/21", "05/14/21", **CHAT) == ["2021-05-13", "2021-05-14"]


def test_what_stays_open_is_asked() -> None:
    """One line says so and how to settle it, and every message is counted."""
    items = whatsapp("01/02/23, 10:00 - Ana Ruiz: a\n03/04/23, 10:00 - Maya Lind: b\n")
    [problem] = of(Problem, items)
    assert problem.message == "no date shows which number is the day and which the month"
    assert "date-order" in problem.remedy
    assert not problem.lost
    assert skips(items) == {"day and month unclear": 2}
    assert of(InteractionRecord, items) == []


@pytest.mark.parametrize(
    ("order", "day"), [("dmy", "2023-02-01"), ("mdy", "2023-01-02"), ("ymd", "")]
)
def test_the_user_may_say_it(order: str, day: str) -> None:
    """By the option; an order in which the file's dates cannot be is told of."""
    assert days("01/02/23", "03/04/23", **CHAT, date_order=order)[:1] == ([day] if day else [])


def test_dates_that_contradict_each_other() -> None:
    """A file in which neither order makes sense of all dates is asked about, not guessed at."""
    items = whatsapp("13/01/23, 10:00 - Ana Ruiz: a\n01/13/23, 10:00 - Maya Lind: b\n")
    assert messages_of(items) == [
        "some dates need the day first and others do not, so no date could be read"
    ]
    items = whatsapp(
        "13/01/23, 10:00 - Ana Ruiz: a\n01/13/23, 10:00 - Maya Lind: b\n", date_order="dmy"
    )
    assert len(of(InteractionRecord, items)) == 1
    [lost] = [item for item in of(Problem, items) if item.lost]
    assert (lost.origin.line, lost.origin.record) == (2, 2)


def test_an_impossible_day_costs_itself_only() -> None:
    """It is no evidence of anything, and its neighbours are read."""
    items = whatsapp(
        "13/01/23, 10:00 - Ana Ruiz: a\n31/02/23, 10:00 - Maya Lind: b\n"
        "14/02/23, 25:00 - Maya Lind: c\n15/02/23, 10:00 - Maya Lind: d\n"
    )
    assert [one.origin.line for one in of(InteractionRecord, items)] == [1, 4]
    assert [one.origin.line for one in of(Problem, items) if one.lost] == [2, 3]


@given(
    st.lists(st.dates(date(2010, 1, 1), date(2039, 12, 31)), min_size=1, max_size=20),
    st.sampled_from(["%d/%m/%y", "%m/%d/%y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%y"]),
)
def test_a_day_is_never_another(real: list[date], form: str) -> None:
    """Whatever order a file is in, its days are read as they were, or not at all."""
    real.sort()
    read = days(*(f"{day:{form}}" for day in real), **CHAT)
    assert read in ([], [f"{day:%Y-%m-%d}" for day in real])


@given(st.lists(st.dates(date(2010, 1, 1), date(2039, 12, 31)), min_size=1, max_size=9))
def test_a_full_year_in_front_is_always_read(real: list[date]) -> None:
    """Nothing is open where the year stands first."""
    real.sort()
    assert len(days(*(f"{day:%Y/%m/%d}" for day in real), **CHAT)) == len(real)


# -- what is no beginning ----------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "",
        "hello",
        "25/12/23",
        "25/12/23, 15:04",
        "25/12/23 - Ana Ruiz: Hola",
        "5/1 10:30: dentist",
        "25/12/23 10:30: dentist",
        "(25/12/23, 15:04) Ana: Hola",
        "12345/12/23, 15:04 - Ana: Hola",
        "15:04 - Ana: Hola",
    ],
)
def test_other_lines(line: str) -> None:
    """They are the text of the message before."""
    assert read_stamp(line) is None


def test_lines_without_a_beginning_belong_to_the_message_before() -> None:
    """However many there are, blank ones among them."""
    one, two = sent(
        "25/12/23, 15:04 - Ana Ruiz: Hola", "", "a: b", "26/12/23", "25/12/23, 15:05 - Maya Lind: x"
    )
    assert (one.origin.line, one.origin.record) == (1, 1)
    assert (two.origin.line, two.origin.record) == (5, 2)


def test_pasted_chats_are_text() -> None:
    """What was copied from a browser begins in a way of its own."""
    items = whatsapp(
        "25/12/23, 15:04 - Ana Ruiz: look\n[10:15, 12/24/2023] Bob: hi\n25/12/23, 15:05 - "
        "Maya Lind: ok\n"
    )
    assert len(of(InteractionRecord, items)) == 2
    assert of(Problem, items) == []


def test_records_of_another_file_are_told_of() -> None:
    """Two chats in one file are not read as one in silence, and vouch for nothing."""
    items = whatsapp(
        "25/12/23, 15:04 - Ana Ruiz: look\n25/12/23, 15:05 - Maya Lind: ok\n"
        "[26.12.23, 10:00:00] Ana Ruiz: hi\n"
    )
    assert [item.origin.line for item in of(Problem, items)] == [3, 0]
    assert not any("Coverage" in type(item).__name__ for item in items)


def numbers(items: list[Item]) -> list[int | str]:
    """The numbers of the records that became something."""
    return sorted({item.origin.record for item in items} - {0}, key=int)


@given(st.lists(st.sampled_from([f"{one}Ana Ruiz: a" for one in AFTERNOON] + ["x", ""])))
def test_any_mixture_is_read_without_an_error(lines: list[str]) -> None:
    """Every record has a fate, whatever stands beside it."""
    items = whatsapp("\n".join(lines))
    found = numbers(items)
    assert found == list(range(1, len(found) + 1))

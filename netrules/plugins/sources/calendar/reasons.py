"""Why an event is no meeting that counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from netrules.plugins.sources.calendar.events import Event
from netrules.plugins.sources.calendar.guests import Answer, Guest

ALONE: Final = "nobody else in it"
BIRTHDAY: Final = "birthday"
HOLIDAY: Final = "holiday"
CANCELLED: Final = "cancelled"
DECLINED: Final = "declined"
UNANSWERED: Final = "not accepted by you"
NOT_LISTED: Final = "you are not listed in it"
NOBODY_CAME: Final = "accepted by nobody else"
OLDER: Final = "older version of an event"
TWICE: Final = "listed twice"
MOVED: Final = "every date of it moved or cancelled"
NO_OWNER: Final = "owner unknown"


_BIRTHDAYS: Final = re.compile(
    r"\b(?:birthdays?|b-?days?|geburtstage?n?|anniversaires?|cumplea[ñn]os|complean\w+|aniversários?"
    r"|verjaardag\w*|fødselsdag\w*|födelsedag\w*|urodziny|syntymäpäiv\w+|день рождения)\b"
    r"|誕生日|生日"
)
_HOLIDAYS: Final = re.compile(
    r"\b(?:holidays?|feiertage?n?|jours? fériés?|(?:días )?festivos|festività|feriados?"
    r"|feestdagen|helligdag\w*|helgdag\w*)\b"
)


def why_not(
    event: Event,
    mine: Sequence[Guest] | None,
    others: Sequence[Guest],
    names: str,
    *,
    cancels: bool,
    older: bool,
) -> str:
    """Why *event* is no meeting of the owner's with others, "" if it is one.

    Args:
        event: The event.
        mine: The owner among its guests, None if nobody knows who that is.
        others: All other guests.
        names: The names of the calendar that it is in, folded.
        cancels: Whether that calendar cancels what is in it.
        older: Whether the file has a later version of the event.
    """
    if event.cancelled or cancels:
        return CANCELLED
    if not others:
        return _of_title(f"{event.title} {names}")
    if older:
        return OLDER
    if mine is None:
        return NO_OWNER
    return _part_of_owner(event, mine) or (
        "" if any(guest.answer is Answer.COMING for guest in others) else NOBODY_CAME
    )


def _of_title(said: str) -> str:
    if _BIRTHDAYS.search(said):
        return BIRTHDAY
    return HOLIDAY if _HOLIDAYS.search(said) else ALONE


def _part_of_owner(event: Event, mine: Sequence[Guest]) -> str:
    """Why the owner was not there, "" if they were or the event is an entry of their own."""
    answers = {guest.answer for guest in mine}
    if Answer.COMING in answers:
        return ""
    if answers:
        return DECLINED if Answer.AWAY in answers else UNANSWERED
    return NOT_LISTED if any(guest.organizes for guest in event.guests) else ""

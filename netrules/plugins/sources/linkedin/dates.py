"""Dates as LinkedIn writes them, and as a spreadsheet re-saves them.

Every accepted form is listed here; nothing is guessed. Where a form leaves open
which number is the day and which the month, the other dates of the file decide, and
where they do not either, there is no date.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Final

_TIME: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_ZONE: Final = r"(?: ?(?P<zone>UTC|GMT|Z|[+-]\d{2}:?\d{2}))?"
_HALF: Final = r"(?: ?(?P<half>[AaPp])\.? ?[Mm]\.?)?"
_CLOCK: Final = rf"(?:,? {_TIME}{_HALF}{_ZONE})?"
#: 2020-10-05, 2020-10-05 13:28:00 UTC, 2020/10/05 13:28:00 UTC, 2020-10-05T13:28:00Z
_YEAR_FIRST: Final = re.compile(
    rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})"
    rf"(?:[ T]{_TIME}{_ZONE})?"
)
#: 05 Oct 2020, 5-Oct-20
_NAMED: Final = re.compile(
    rf"(?P<day>\d{{1,2}})\.?[ -](?P<name>[^\W\d_]+)\.?[ -](?P<year>\d{{4}}|\d{{2}}){_CLOCK}"
)
#: Oct 5, 2020
_NAME_FIRST: Final = re.compile(
    rf"(?P<name>[^\W\d_]+)\.? (?P<day>\d{{1,2}}), (?P<year>\d{{4}}){_CLOCK}"
)
#: 10/05/2020, 10/5/20, 9:41 AM, 05.10.2020
_NUMBERS: Final = re.compile(
    rf"(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d{{2}}){_CLOCK}"
)
#: The two forms of `_NUMBERS` that LinkedIn itself has written, the month first in both.
_OWN: Final = re.compile(r"\d{2}/\d{2}/\d{4}|\d{1,2}/\d{1,2}/\d{2}, \d{1,2}:\d{2} [AP]M")
#: Oct 2022, 2022: for the months and years of a career only.
_PARTIAL: Final = re.compile(r"(?:(?P<name>[^\W\d_]+)\.?[ -])?(?P<year>\d{4})")

#: Months as spreadsheets abbreviate and write them: English first, then German,
#: French, Spanish, Italian, Portuguese and Dutch.
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jän janv janvier ene enero gen gennaio janeiro januari",
            "feb february februar févr février febrero febbraio fev fevereiro februari",
            "mar march mär märz mrz mars marzo março mrt maart",
            "apr april avr avril abr abril aprile",
            "may mai mayo mag maggio maio mei",
            "jun june juni juin junio giu giugno junho",
            "jul july juli juil juillet julio lug luglio julho",
            "aug august août ago agosto augustus",
            "sep sept september septembre septiembre set settembre setembro",
            "oct october okt oktober octobre octubre ott ottobre out outubro",
            "nov november novembre noviembre novembro",
            "dec december dez dezember déc décembre dic diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
#: LinkedIn did not exist before 2003, so two digits are a year of this century.
_CENTURY: Final = 2000
#: The length of 2020-10-05 13:28:00 UTC.
_STAMP: Final = 23
_TWO_DIGITS: Final = 2
_NOON: Final = 12


class _Order(Enum):
    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


class Dates:
    """The dates of one file.

    Call `learn` with each of them, then `decide`, then `read` with any.

    Args:
        partial: Whether a month or a year alone stands for its first day, as in a career.
    """

    def __init__(self, *, partial: bool = False) -> None:
        self._partial = partial
        self._order: _Order | None = None
        self._evidence: set[_Order] = set()
        self._foreign = False
        self._known: dict[str, date | datetime | None] = {}

    def learn(self, text: str) -> bool:
        """Let *text* count as evidence of which number is the day.

        Returns:
            Whether *text* can be read only after all others were learnt.
        """
        if text[2:3] == " " or (text[4:5] == "-" and text[:4].isdigit()):
            return False  # 05 Oct 2020 and 2020-10-05: what nearly every file has
        tidied = _tidied(text)
        match = _NUMBERS.fullmatch(tidied)
        if match is None or match["mark"] == ".":
            return False
        if int(match["one"]) > _NOON:
            self._evidence.add(_Order.DAY_FIRST)
        if int(match["two"]) > _NOON:
            self._evidence.add(_Order.MONTH_FIRST)
        self._foreign = self._foreign or _OWN.fullmatch(tidied) is None
        return True

    def decide(self, *, resaved: bool) -> None:
        """Settle which number is the day, from all that was learnt.

        Args:
            resaved: Whether the file is known to have passed through a spreadsheet.
                LinkedIn itself writes the month first.
        """
        if len(self._evidence) == 1:
            (self._order,) = self._evidence
        elif not self._evidence and not resaved and not self._foreign:
            self._order = _Order.MONTH_FIRST
        self._known.clear()

    def read(self, text: str) -> date | datetime | None:
        """The date, or the time where *text* has one; None if it cannot be told."""
        if len(text) == _STAMP and text[4] == "-" and text[10] == " " and text.endswith(" UTC"):
            # The form of nearly every message: the shortest way for the longest file.
            with suppress(ValueError):
                return datetime.fromisoformat(text[:19] + "+00:00")
        try:
            return self._known[text]
        except KeyError:
            value = self._known[text] = self._parsed(_tidied(text))
            return value

    def is_unclear(self, text: str) -> bool:
        """Whether *text* is a date of which day and month cannot be told apart."""
        match = _NUMBERS.fullmatch(_tidied(text))
        return match is not None and len(self._readings(match)) > 1

    def _parsed(self, text: str) -> date | datetime | None:
        match = _YEAR_FIRST.fullmatch(text)
        if match is not None:
            return _moment(match, int(match["month"]), int(match["day"]))
        match = _NAMED.fullmatch(text) or _NAME_FIRST.fullmatch(text)
        if match is not None:
            month = _MONTHS.get(match["name"].casefold())
            return _moment(match, month, int(match["day"]))
        match = _NUMBERS.fullmatch(text)
        if match is not None:
            readings = self._readings(match)
            return readings.pop() if len(readings) == 1 else None
        match = _PARTIAL.fullmatch(text) if self._partial else None
        if match is not None:
            name = match["name"]
            return _moment(match, _MONTHS.get(name.casefold()) if name else 1, 1)
        return None

    def _readings(self, match: re.Match[str]) -> set[date | datetime]:
        """What a date of three numbers can mean."""
        one, two = int(match["one"]), int(match["two"])
        # No country writes dots and the month first.
        order = _Order.DAY_FIRST if match["mark"] == "." else self._order
        found = set()
        if order is not _Order.DAY_FIRST:
            found.add(_moment(match, one, two))
        if order is not _Order.MONTH_FIRST:
            found.add(_moment(match, two, one))
        return {value for value in found if value is not None}


def day_of(value: date | datetime | None) -> date | None:
    """The day of a date or a time."""
    return value.date() if isinstance(value, datetime) else value


def _tidied(text: str) -> str:
    """*text* with plain single spaces: some exports write AM and PM after a narrow one."""
    return " ".join(text.split())


def _moment(match: re.Match[str], month: int | None, day: int) -> date | datetime | None:
    """The date or time of *match*, None if the calendar or the clock has none such."""
    parts = match.groupdict()
    year = int(parts["year"]) + (_CENTURY if len(parts["year"]) == _TWO_DIGITS else 0)
    try:
        if month is None:
            return None
        if not parts.get("hour"):
            return date(year, month, day)
        hour = _hour(int(parts["hour"]), parts.get("half"))
        clock = (hour, int(parts["minute"]), int(parts["second"] or 0))
        return datetime(year, month, day, *clock, tzinfo=_zone(parts.get("zone")))
    except ValueError:
        return None


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= _NOON:
        msg = "there is no such hour before or after noon"
        raise ValueError(msg)
    return hour % _NOON + (_NOON if half in "Pp" else 0)


def _zone(zone: str | None) -> timezone | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return UTC
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return timezone(-offset if zone[0] == "-" else offset)

"""Which of a date's three numbers is the day: decided for a file as a whole, never guessed.

An order is out if one date of the file has no such day in it. Chats are written from the
oldest message to the newest, so an order is out too in which days run backward while there
is another in which they do not.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any, Final

from netrules.plugins.sources.chats.whatsapp.stamps import Layout, Stamp


class Order(StrEnum):
    """What a date's numbers are, from the first to the last."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


#: The years in which there can be messages: WhatsApp began in 2009.
_FIRST_YEAR, _LAST_YEAR = 2009, 2100
_CENTURY: Final = 2000
#: From here on letters are of East Asian scripts, where the year may come first.
_EASTERN: Final = "\u1100"
#: How the halves of the day begin in Korean and Japanese, where it always does.
_YEAR_FIRST: Final = ("오", "午")


class Days:
    """The days of one file.

    Call `learn` with each record's beginning, then `decide`, then `day` with any date.

    Args:
        layout: How the dates are written.
    """

    def __init__(self, layout: Layout) -> None:
        self._orders = _possible(layout)
        self._short: Final = not (layout.year_first or layout.year_last)
        #: Whether two digits of a year are as likely to come first as to come last.
        self._eastern = layout.mark.startswith(".")
        #: Whether some date is a day only if the year comes first.
        self._odd = False
        self._last: tuple[int, int, int] | None = None
        self._days: dict[Order, date] = {}
        self._impossible: set[Order] = set()
        self._backward: set[Order] = set()
        self._differ: set[frozenset[Order]] = set()
        self._order: Order | None = None
        self._known: dict[tuple[int, int, int], date | None] = {}

    def learn(self, stamp: Stamp) -> None:
        """Let a date count as evidence."""
        numbers = stamp.numbers
        if numbers == self._last:
            return
        self._last = numbers
        self._eastern = self._eastern or stamp.half >= _EASTERN
        if stamp.half.startswith(_YEAR_FIRST) and Order.YMD in self._orders:
            self._orders = (Order.YMD,)
        read = {order: self._read(numbers, order) for order in self._orders}
        western = any(day for order, day in read.items() if order is not Order.YMD)
        self._odd = self._odd or not western
        for order, day in read.items():
            if day is not None:
                if day < self._days.get(order, day):
                    self._backward.add(order)
                self._days[order] = day
            elif western or order is Order.YMD:
                # What is no day in any order is evidence against none.
                self._impossible.add(order)
        for one, other in combinations(self._orders, 2):
            if read[one] != read[other]:
                self._differ.add(frozenset({one, other}))

    def decide(self, wanted: Any = None) -> bool:
        """Settle the order, and say whether that was possible.

        Args:
            wanted: What the user says it is, if they do.
        """
        live = self._live()
        forward = [order for order in live if order not in self._backward]
        stated = [order for order in self._orders if order == wanted]
        if stated or len(self._orders) == 1:
            self._order = (stated or self._orders)[0]
        elif live and not any(pair <= set(live) for pair in self._differ):
            self._order = live[0]
        elif len(forward) == 1:
            self._order = forward[0]
        return self._order is not None

    def _live(self) -> list[Order]:
        """The orders that the dates allow. That two digits in front are a year is looked at
        only where a country may write so, or where nothing else makes sense of all dates."""
        live = [order for order in self._orders if order not in self._impossible]
        if Order.YMD not in live:
            return live
        if self._odd and Order.YMD not in self._backward:
            return [Order.YMD]
        return [order for order in live if self._eastern or order is not Order.YMD]

    @property
    def contradict(self) -> bool:
        """Whether every order makes nonsense of some date."""
        return self._impossible.issuperset({Order.DMY, Order.MDY}.intersection(self._orders))

    def day(self, numbers: tuple[int, int, int]) -> date | None:
        """The day; None if there is none such."""
        if numbers not in self._known:
            order = self._order
            self._known[numbers] = None if order is None else self._read(numbers, order)
        return self._known[numbers]

    def _read(self, numbers: tuple[int, int, int], order: Order) -> date | None:
        one, two, three = numbers
        year, month, day = {
            Order.DMY: (three, two, one),
            Order.MDY: (three, one, two),
            Order.YMD: (one, two, three),
        }[order]
        year += _CENTURY if self._short else 0
        try:
            return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
        except ValueError:
            return None


def _possible(layout: Layout) -> tuple[Order, ...]:
    """The orders in which dates of a layout are written anywhere."""
    if layout.year_first or layout.mark == "年":
        return (Order.YMD,)
    dotted = layout.mark.startswith(".")
    # No country writes dots and the month first, nor two digits of a year before plain dots.
    orders = [Order.DMY] if dotted else [Order.DMY, Order.MDY]
    if not layout.year_last and not (dotted and not layout.tail):
        orders.append(Order.YMD)
    return tuple(orders)

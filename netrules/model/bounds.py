"""Quantities known only between limits.

Where some facts are missing, a count or a date is often still known well enough
to decide: "at least 3" is more than 2. `Bounds` carries the lowest and highest
value that the missing facts leave possible; comparing it gives True, False or
`Unknown`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NoReturn

import attrs

from netrules.model.unknown import Maybe, Missing, NotKnown, Unknown


def _distinct(facts: Iterable[Missing]) -> tuple[Missing, ...]:
    return tuple(dict.fromkeys(facts))


@attrs.frozen(eq=False, str=False)
class Bounds:
    """A value between *low* and *high*, both possible; None is without limit.

    Args:
        low: The least value (number or date) that is possible.
        high: The greatest value that is possible.
        missing: The facts that keep the two apart.
    """

    low: Any
    high: Any
    missing: tuple[Missing, ...] = attrs.field(converter=_distinct)

    def _unknown(self, other: Any) -> Unknown:
        return Unknown.because((*self.missing, *getattr(other, "missing", ())))

    def __lt__(self, other: Any) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        low, high = limits(other)
        if self.high is not None and low is not None and self.high < low:
            return True
        if self.low is not None and high is not None and self.low >= high:
            return False
        return self._unknown(other)

    def __le__(self, other: Any) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        low, high = limits(other)
        if self.high is not None and low is not None and self.high <= low:
            return True
        if self.low is not None and high is not None and self.low > high:
            return False
        return self._unknown(other)

    def __gt__(self, other: Any) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        outcome = self.__le__(other)
        return outcome if isinstance(outcome, Unknown) else not outcome

    def __ge__(self, other: Any) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        outcome = self.__lt__(other)
        return outcome if isinstance(outcome, Unknown) else not outcome

    def __eq__(self, other: object) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        if other is None:
            return False
        low, high = limits(other)
        try:
            apart = (self.high is not None and low is not None and self.high < low) or (
                self.low is not None and high is not None and self.low > high
            )
        except TypeError:
            return False  # a number is no text, whichever number it is
        return False if apart else self._unknown(other)

    def __ne__(self, other: object) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        outcome = self.__eq__(other)
        return outcome if isinstance(outcome, Unknown) else not outcome

    def __hash__(self) -> NoReturn:
        raise NotKnown(self.missing)

    def __bool__(self) -> bool:
        if isinstance(self.low, date):
            return True  # every day is; but where there is no first one, it may be that none is
        if not isinstance(self.high, date) and (_sign(self.low) > 0 or _sign(self.high) < 0):
            return True
        raise NotKnown(self.missing)

    def __getattr__(self, name: str) -> NoReturn:
        # As for `Unknown`: what the value itself would have is not known.
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotKnown(self.missing)

    def _refuse(self, *_: object) -> NoReturn:
        raise NotKnown(self.missing)

    __int__ = __float__ = __index__ = __round__ = _refuse
    __trunc__ = __floor__ = __ceil__ = _refuse

    def __format__(self, spec: str) -> str:
        if spec:
            raise NotKnown(self.missing)
        return str(self)

    def __add__(self, other: Any) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        low, high = limits(other)
        return between(
            _sum(self.low, low), _sum(self.high, high), (*self.missing, *_missing(other))
        )

    __radd__ = __add__

    def __neg__(self) -> Any:
        return Bounds(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.missing,
        )

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, Unknown):
            return NotImplemented
        low, high = limits(other)
        return between(
            _difference(self.low, high),
            _difference(self.high, low),
            (*self.missing, *_missing(other)),
        )

    def __rsub__(self, other: Any) -> Any:
        low, high = limits(other)
        return between(_difference(low, self.high), _difference(high, self.low), self.missing)

    def __mul__(self, other: Any) -> Any:
        return self._stretch(operator.mul, other)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        return self._stretch(operator.truediv, other)

    def _stretch(self, by: Callable[[Any, Any], Any], other: Any) -> Any:
        """The bounds multiplied or divided by a number."""
        if isinstance(other, Unknown):
            return NotImplemented
        if isinstance(other, Bounds):
            return self._unknown(other)
        low, high = (None if end is None else by(end, other) for end in (self.low, self.high))
        if not other:
            return other  # nothing is left of any number, and dividing has raised
        return between(*((low, high) if other > 0 else (high, low)), self.missing)

    def __rtruediv__(self, other: Any) -> Any:
        return self._unknown(other)

    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __rtruediv__

    def __abs__(self) -> Any:
        if _sign(self.low) >= 0 and self.low is not None:
            return self
        if _sign(self.high) <= 0 and self.high is not None:
            return -self
        ends = [abs(end) for end in (self.low, self.high) if end is not None]
        return Bounds(type(ends[0])(0), max(ends) if len(ends) > 1 else None, self.missing)

    def __str__(self) -> str:
        if self.low is None:
            return f"at most {self.high}"
        if self.high is None:
            return f"at least {self.low}"
        return f"{self.low} to {self.high}"


def limits(value: Any) -> tuple[Any, Any]:
    """The lowest and highest that *value* can be; (None, None) if it is unknown."""
    if isinstance(value, Bounds):
        return value.low, value.high
    return (None, None) if isinstance(value, Unknown) else (value, value)


def between(low: Any, high: Any, missing: Iterable[Missing]) -> Any:
    """The value itself if *low* and *high* agree, Unknown if both are open, else `Bounds`."""
    if low is None and high is None:
        return Unknown.because(missing)
    if low == high:
        return low
    return Bounds(low, high, tuple(missing))


def count(values: Iterable[Maybe[bool]]) -> int | Bounds:
    """How many of *values* hold: a number, or bounds where some are unknown."""
    yes = maybe = 0
    missing: list[Missing] = []
    for value in values:
        if isinstance(value, Unknown):
            maybe += 1
            missing.extend(value.missing)
        elif value:
            yes += 1
    return Bounds(yes, yes + maybe, missing) if maybe else yes


def share(pairs: Iterable[tuple[Maybe[bool], Maybe[bool]]]) -> Any:
    """The share of those that count for which something holds.

    Args:
        pairs: For each item, whether it counts and whether it holds.

    Returns:
        A `fractions.Fraction`, `Bounds` of fractions, or `Unknown` if it is not
        even known that anything counts. Bounds are the tightest there are.

    Raises:
        ZeroDivisionError: If certainly nothing counts.
    """
    yes = no = yes_if_counted = no_if_counted = open_in = open_out = 0
    missing: dict[Missing, None] = {}
    for counts, holds in pairs:
        missing.update(dict.fromkeys(_missing(counts)))
        if isinstance(counts, Unknown):
            if isinstance(holds, Unknown):
                missing.update(dict.fromkeys(holds.missing))
                open_out += 1
            elif holds:
                yes_if_counted += 1
            else:
                no_if_counted += 1
        elif counts:
            if isinstance(holds, Unknown):
                missing.update(dict.fromkeys(holds.missing))
                open_in += 1
            elif holds:
                yes += 1
            else:
                no += 1
    certain = yes + no + open_in
    if not certain and not missing:
        msg = "nothing counts, so there is no share"
        raise ZeroDivisionError(msg)
    if not certain:
        return Unknown.because(missing)
    low = Fraction(yes, certain + no_if_counted + open_out)
    high = Fraction(yes + open_in + yes_if_counted + open_out, certain + yes_if_counted + open_out)
    return between(low, high, missing)


def days_between(earlier: Any, later: Any) -> Any:
    """Days from *earlier* to *later*: an int, or bounds or Unknown where a date is."""
    if isinstance(earlier, date) and isinstance(later, date):
        return (later - earlier).days
    if isinstance(earlier, Unknown) or isinstance(later, Unknown):
        return earlier - later if isinstance(earlier, Unknown) else later - earlier
    (first, last), (start, end) = limits(earlier), limits(later)
    return between(_days(last, start), _days(first, end), (*_missing(earlier), *_missing(later)))


def _missing(value: Any) -> tuple[Missing, ...]:
    return getattr(value, "missing", ())


def _sign(value: Any) -> int:
    """-1, 0 or 1 for a number or a length of time; 0 for None."""
    if value is None or not value:
        return 0
    return 1 if value > type(value)(0) else -1


def _sum(a: Any, b: Any) -> Any:
    return None if a is None or b is None else a + b


def _difference(a: Any, b: Any) -> Any:
    return None if a is None or b is None else a - b


def _days(a: date | None, b: date | None) -> int | None:
    if a is None or b is None:
        return None
    gap: timedelta = b - a
    return gap.days

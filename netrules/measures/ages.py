"""Generations, by year of birth."""

from __future__ import annotations

from enum import Enum


class Generation(Enum):
    """People born in the same years, as Pew Research bounds them. Before and after are others.

    References:
        Pew Research Center 2019, "Defining generations".
    """

    SILENT = (1928, 1945)
    BOOMERS = (1946, 1964)
    X = (1965, 1980)
    MILLENNIALS = (1981, 1996)
    Z = (1997, 2012)

    @property
    def first(self) -> int:
        """The first year of birth."""
        return int(self.value[0])

    @property
    def last(self) -> int:
        """The last year of birth."""
        return int(self.value[1])

    @classmethod
    def of(cls, born: int) -> Generation | None:
        """That of somebody born in that year; None before and after those there are."""
        return next((one for one in cls if one.first <= born <= one.last), None)

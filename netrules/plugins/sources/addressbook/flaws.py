"""What can be wrong with a cell, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

EXCHANGE: Final = (
    "an Exchange address (/o=…) is no e-mail address and was left out",
    "add the Internet address, if there is one",
)
NO_ADDRESS: Final = (
    "an e-mail address without @ was left out",
    "correct it in the address book",
)
NO_NUMBER: Final = (
    "a phone number without a digit was left out",
    "correct it in the address book",
)
BAD_BIRTHDAY: Final = (
    "a birthday shows no year of four digits; the birth year was left out",
    "write it as YYYY-MM-DD",
)
DOUBTFUL_BIRTHDAY: Final = (
    "a birthday looks like a program's stand-in for none; the birth year was left out",
    "correct it in the address book, or remove it there",
)
BAD_DATE: Final = (
    "a date of meeting is no full date, or may be either of two; it was left out",
    "write it as YYYY-MM-DD",
)
BAD_LEVEL: Final = (
    "a level is none that is known; it was left out",
    "write one of unpaid, training, entry, senior, manager, director, vp, cxo, partner, owner",
)

#: Is told of each.
Note = Callable[[tuple[str, str]], object]

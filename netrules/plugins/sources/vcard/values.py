"""The texts of a card to what they mean: escapes, names, dates, addresses, numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_TOKENS: Final = re.compile(r"\\.|[^\\;,]+|.", re.DOTALL)


def unescape(text: str) -> str:
    """*text* without backslash escapes, needless ones too."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def split_unescaped(text: str, mark: str) -> list[str]:
    """The parts of *text* between bare semicolons or commas, each unescaped."""
    if "\\" not in text:
        return text.split(mark)
    parts: list[list[str]] = [[]]
    for token in _TOKENS.findall(text):
        if token == mark:
            parts.append([])
        else:
            parts[-1].append(token)
    return [unescape("".join(tokens)) for tokens in parts]


def one_line(text: str) -> str:
    """*text* with every run of white space as one space."""
    return " ".join(text.split())


def identifier(text: str) -> str:
    """An address or number without what copying it around put in: direction marks, odd spaces."""
    if not text.isprintable():
        text = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return one_line(text)


# --- names ---------------------------------------------------------------------------------

_ADDRESS: Final = re.compile(r"(?:mailto:)?[^\s@]+@[^\s@]+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\d\s+()/.#*-]+")


def name_from(text: str) -> str:
    """*text* as a name: "" where an address book filled the name in from another field."""
    name = one_line(text)
    return "" if _ADDRESS.fullmatch(name) or _NUMBER.fullmatch(name) else name


def name_of_parts(parts: Sequence[str]) -> str:
    """A name of the components of N: given, additional, family, suffix.

    The prefix is left out: "Dr." is no part of a name, while "Jr." tells two people apart.
    """
    family, given, additional, _, suffix = (*parts, "", "", "", "", "")[:5]
    return name_from(f"{given} {additional} {family} {suffix}".replace(",", " "))


# --- dates ---------------------------------------------------------------------------------

#: The year that Apple's address book writes for a birthday without one.
NO_YEAR: Final = 1604
#: No contact was born before, and several programs write 1900 or their own zero for no date.
_FIRST_YEAR: Final = 1901

_UNIX_ZERO: Final = date(1970, 1, 1)

_DATE: Final = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T\s].*)?", re.ASCII | re.DOTALL)
_OTHER_DATE: Final = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1(?P<last>\d{4})|(?P<first>\d{4})([./])\d{1,2}\4\d{1,2}", re.ASCII
)
_YEARLESS: Final = re.compile(r"---?\d\d(?:-?\d\d)?(?:T.*)?", re.ASCII | re.DOTALL)


class UnreadableDateError(ValueError):
    """A text that should be a date and is none that is known."""


class DoubtfulDateError(ValueError):
    """A date that programs write where they have none."""


def birth_year(text: str, omitted: str = "") -> int | None:
    """The year of a birthday, or None if it is stated to have none.

    Day and month may stand in either order, since only the year is read.

    Args:
        text: A date, in any of the forms that address books write.
        omitted: The year that stands for none, where the card says which.

    Raises:
        UnreadableDateError: If it is no date.
        DoubtfulDateError: If it looks like a program's zero.
    """
    text = text.strip()
    if not text or _YEARLESS.fullmatch(text):
        return None
    if found := _DATE.fullmatch(text):
        year, first_of_year = int(found[1]), found[2] == found[3] == "01"
    elif other := _OTHER_DATE.fullmatch(text):
        year = int(other["last"] or other["first"])
        first_of_year = [int(part) for part in re.findall(r"\b\d\d?\b", text)] == [1, 1]
    else:
        raise UnreadableDateError
    if year in {0, NO_YEAR} or str(year) == omitted.strip():
        return None
    if year < _FIRST_YEAR or (year == _UNIX_ZERO.year and first_of_year):
        raise DoubtfulDateError
    return year


def day_of(text: str) -> date | None:
    """The day of a time stamp as written, or None if it is Unix's zero.

    Raises:
        UnreadableDateError: If it is no day.
    """
    found = _DATE.fullmatch(text.strip())
    if not found or not found[3]:
        raise UnreadableDateError
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise UnreadableDateError from None
    return None if day == _UNIX_ZERO else day


# --- addresses and numbers -----------------------------------------------------------------

_IN_BRACKETS: Final = re.compile(r"(.*)<([^<>]*)>\s*", re.DOTALL)
_SHARED: Final = re.compile(r"work|home|main|fax|pager|assistant|company")
_EXTENSION: Final = re.compile(r"(?:;\s*ext\s*=|ext\.?|x|#|,|;)\s*\d++\W*+\Z", re.IGNORECASE)
_APPLE_LABEL: Final = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)


def email_of(text: str) -> tuple[str, str]:
    """An e-mail address and the name written with it, each "" if there is none."""
    text = identifier(text)
    name = ""
    if found := _IN_BRACKETS.fullmatch(text):
        name, text = found[1].strip(' "'), found[2].strip()
    if text[:7].lower() == "mailto:":
        text = text[7:]
    return (text if "@" in text else ""), name


def phone_of(text: str) -> str:
    """A phone number as written, without the scheme of a URI."""
    text = identifier(text)
    return text[4:].strip() if text[:4].lower() == "tel:" else text


def may_be_shared(phone: str, label: str) -> bool:
    """Whether several people may answer at *phone*, which is labelled *label* in lower case.

    An extension does not help: the number before it is the switchboard's.
    """
    return bool(_SHARED.search(label)) or bool(_EXTENSION.search(phone))


def is_web_address(text: str) -> bool:
    """Whether *text* is an address of the web, whose scheme it states."""
    return text[:8].lower().startswith(("http://", "https://"))


def plain_label(text: str) -> str:
    """A label in lower case, out of Apple's ``_$!<…>!$_``."""
    text = one_line(text)
    found = _APPLE_LABEL.fullmatch(text)
    return (found[1] if found else text).strip().lower()


def place_of(parts: Sequence[str]) -> str:
    """The town of the components of ADR, else its region, else its country."""
    locality, region, _, country = (*parts, "", "", "", "", "", "", "")[3:7]
    return one_line(locality) or one_line(region) or one_line(country)

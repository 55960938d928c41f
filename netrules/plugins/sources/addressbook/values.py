"""What the texts in cells mean: names, addresses, numbers, dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from netrules.plugins.sources.addressbook.aliases import aliases, folded

#: What Google writes between the values of one cell.
_BETWEEN: Final = " ::: "
_LISTED: Final = re.compile(r":::|[;,\n\r]")
_NUMBERS_LISTED: Final = re.compile(r":::|[;\n\r]")
#: What Google writes before the preferred value, and before the name of a system group.
_STAR: Final = "* "


class UnreadableDateError(ValueError):
    """A text that should be a date and is none that can be told."""


class DoubtfulDateError(ValueError):
    """A date that programs write where they have none."""


def one_line(text: str) -> str:
    """*text* with every run of white space as one space."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """*text* on one line, without the marks and directions that copying it put in."""
    if not text.isprintable():
        text = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return one_line(text)


def parts_of(cell: str) -> list[str]:
    """The values of a cell in which Google writes several."""
    if ":::" not in cell:
        return [cell]
    return [part.strip() for part in cell.split(":::")]


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Those of *texts* that are not empty, each once."""
    return tuple(dict.fromkeys(filter(None, texts)))


# --- names and groups -----------------------------------------------------------------------

_ADDRESS: Final = re.compile(r"(?:mailto:)?[^\s@]+@[^\s@]+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\d\s+()/.#*-]+")


def name_from(text: str) -> str:
    """*text* as a name: "" where a program filled the name in from an address or number."""
    name = plain(text)
    if name.isalpha():
        return name
    if name.endswith((")", ">")):
        # Outlook writes the address behind the name that it shows.
        start = max(name.rfind("("), name.rfind("<"))
        if start >= 0 and "@" in name[start:]:
            name = name[:start]
    name = name.strip(" '\"")
    return "" if _ADDRESS.fullmatch(name) or _NUMBER.fullmatch(name) else name


def groups_in(cell: str) -> Iterator[str]:
    """The groups of a cell, without those in which a program puts everybody."""
    system = aliases().words["groups.system"]
    for part in _LISTED.split(cell):
        name = one_line(part.strip().removeprefix(_STAR))
        if name and folded(name) not in system:
            yield name


def listed(cell: str) -> list[str]:
    """The values of a cell that are separated by commas, semicolons or line breaks."""
    return [one_line(part) for part in _LISTED.split(cell) if part.strip()]


def is_honorific(title: str) -> bool:
    """Whether *title* is a form of address and no position."""
    words = aliases().words["honorifics.words"]
    return all(folded(word) in words for word in title.split())


# --- addresses, numbers, pages --------------------------------------------------------------

#: What stands between addresses, or around them.
_AROUND: Final = re.compile(r"[\s<>()\[\],;:\"]+")
_EXTENSION: Final = re.compile(r"(?:;\s*ext\s*=|ext\.?|x|#|,)\s*\d++\W*+\Z", re.IGNORECASE)
_SCHEME: Final = re.compile(r"(?:https?://)?(?:www\.|m\.|[a-z]{2}\.)?", re.IGNORECASE)


def emails_in(cell: str) -> list[str]:
    """The e-mail addresses of a cell, whatever is written around them."""
    words = _AROUND.split(cell if cell.isascii() else plain(cell))
    return [word.strip(".'") for word in words if "@" in word.strip(".'@")]


def phones_in(cell: str) -> list[str]:
    """The numbers of a cell, as written; what holds no digit among them."""
    return [number for part in _NUMBERS_LISTED.split(cell) if (number := plain(part))]


def has_extension(phone: str) -> bool:
    """Whether what comes before the end of *phone* is the number of a switchboard."""
    return not phone.replace("+", "").replace(" ", "").isdigit() and bool(_EXTENSION.search(phone))


def label_kind(label: str, kind: str) -> str:
    """What the *label* of a number makes of it: "fax", "shared", or else *kind*."""
    words = [folded(word) for word in label.replace("*", " ").split()]
    for told in ("fax", "shared"):
        if any(word in aliases().words[f"labels.{told}"] for word in words):
            return told
    return "fax" if any("fax" in word for word in words) else kind


def is_labelled(label: str, what: str) -> bool:
    """Whether *label* says that an address is of "home" or of "work"."""
    words = aliases().words[f"labels.{what}"]
    return any(folded(word) in words for word in label.split())


def pages_in(cell: str) -> list[str]:
    """The addresses of pages in a cell."""
    return [word for word in plain(cell.replace(_BETWEEN, " ")).split() if _is_page(word)]


def _is_page(word: str) -> bool:
    if word[:8].lower().startswith(("http://", "https://")):
        return True
    host, slash, path = word.partition("/")
    return bool(slash and path) and "." in host.strip(".") and "@" not in host


def is_profile(page: str) -> bool:
    """Whether *page* is one person's page on a network."""
    rest = _SCHEME.sub("", page, count=1).casefold()
    host, _, path = rest.partition("/")
    if path.startswith("@"):
        return True
    hosts = aliases().words["profiles.hosts"]
    return any(
        rest.startswith(start) and len(rest) > len(start) for start in hosts if host in start
    )


# --- dates ----------------------------------------------------------------------------------

#: Programs write years before this one where they know none: Apple 1604, Windows 1601, Excel
#: and others 1900.
_FIRST_YEAR: Final = 1901
_NO_YEAR: Final = 1604
#: Outlook's own "none" is in the year 4501.
_LAST_YEAR: Final = 2100
_UNIX_ZERO: Final = date(1970, 1, 1)

_ISO: Final = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?:[T\s].*)?", re.ASCII | re.DOTALL)
_YEAR_LAST: Final = re.compile(r"(\d\d?)([-/.])\s?(\d\d?)\2\s?(\d{4})(?:\s.*)?", re.ASCII)
_YEAR_ONLY: Final = re.compile(r"\d{4}", re.ASCII)
_YEARLESS: Final = re.compile(r"---?\d\d?(?:-?\d\d?)?", re.ASCII)
#: "0/0/00", "0.0.00", "00-00-0000": no date, in whatever order.
_ZERO: Final = re.compile(r"0+([-/.])0+\1?(?:0*)(?:\s.*)?", re.ASCII)


def birth_year(text: str) -> int | None:
    """The year of a birthday, None if it has none.

    Day and month may stand in either order, since only the year is read.

    Raises:
        UnreadableDateError: If it is no date, or its year has two digits only.
        DoubtfulDateError: If it looks like a program's zero.
    """
    text = text.strip()
    if not text or _YEARLESS.fullmatch(text) or _ZERO.fullmatch(text):
        return None
    first_of_year = False
    if _YEAR_ONLY.fullmatch(text):
        year = int(text)
    elif found := _ISO.fullmatch(text):
        year, first_of_year = int(found[1]), int(found[3]) == int(found[4]) == 1
    elif other := _YEAR_LAST.fullmatch(text):
        year, first_of_year = int(other[4]), int(other[1]) == int(other[3]) == 1
    else:
        raise UnreadableDateError
    if year in {0, _NO_YEAR}:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR or (year == _UNIX_ZERO.year and first_of_year):
        raise DoubtfulDateError
    return year


def day_in(text: str) -> date | None:
    """The day that *text* names, None if it is empty.

    Raises:
        UnreadableDateError: If it is no full date, or may be either of two.
    """
    text = text.strip()
    if not text or _ZERO.fullmatch(text):
        return None
    if found := _ISO.fullmatch(text):
        return _date(int(found[1]), int(found[3]), int(found[4]))
    if other := _YEAR_LAST.fullmatch(text):
        first, second, year = int(other[1]), int(other[3]), int(other[4])
        # With dots the day comes first everywhere; with slashes it depends on the country.
        if other[2] == "." or first == second or first > _MONTHS:
            return _date(year, second, first)
        if second > _MONTHS:
            return _date(year, first, second)
    raise UnreadableDateError


_MONTHS: Final = 12


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDateError from None

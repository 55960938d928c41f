"""Who is at the other end: the numbers of a phone's logs, and the names it knows for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs

from netrules import Handle, Origin, PersonRecord, fold_text

_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE: Final = re.compile(r"\+?[\d\s()./-]+")
#: Numbers of so few digits are a service's, unless the phone has a name for them.
_SERVICE_DIGITS: Final = 6
#: So many digits, without what may precede them, tell a number from all others of a phone.
_SURE_DIGITS: Final = 7
#: What phones write for a number that they were not told.
_WITHHELD: Final = frozenset(
    "-1 -2 -3 0 unknown private anonymous restricted withheld payphone null unbekannt anonym "
    "unterdruckt privat inconnu masque prive desconocido oculto privado".split()
)
_NO_NAMES: Final = _WITHHELD | {"none", "nan", "no name", "kein name", "sans nom", "sin nombre"}
_TIE: Final = "contact"


class Line(StrEnum):
    """What a number is, as far as it matters whom one talks to."""

    PERSON = "person"
    WITHHELD = "number withheld"
    SERVICE = "service number"


def plain(text: str) -> str:
    """*text* folded, without accents: as words of several languages are compared."""
    letters = unicodedata.normalize("NFKD", fold_text(text))
    return "".join(one for one in letters if not unicodedata.combining(one))


def line_of(number: str, name: str) -> Line:
    """What *number* is, for which the phone has *name* ("" for none)."""
    word = plain(number).strip("()<> ")
    if not word or word in _WITHHELD or word.removesuffix(" number") in _WITHHELD:
        return Line.WITHHELD
    if _ADDRESS.fullmatch(number):
        return Line.PERSON
    if not _PHONE.fullmatch(number):
        return Line.SERVICE
    return Line.PERSON if name or len(digits_of(number)) > _SERVICE_DIGITS else Line.SERVICE


def name_in(text: str, number: str) -> str:
    """A name as written, "" where a phone writes that it has none, or the number again."""
    name = " ".join(text.split())
    if plain(name).strip("()<> ") in _NO_NAMES or name == number:
        return ""
    return "" if _PHONE.fullmatch(name) else name


def number_in(text: str) -> str:
    """A number or address as written, without marks of direction and the scheme of a URI."""
    shown = "".join(one for one in text if unicodedata.category(one) != "Cf")
    shown = " ".join(shown.split()).strip("'\"=")
    return shown[4:].strip() if shown[:4].lower() == "tel:" else shown


def digits_of(number: str) -> str:
    """The digits of a number, those that lead abroad as a plus sign."""
    digits = "".join(one for one in number if one.isdecimal())
    if number.lstrip().startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def key_of(number: str) -> str:
    """What is the same however a number or address is written."""
    digits = "" if _ADDRESS.fullmatch(number) else digits_of(number)
    return digits or fold_text(number)


@attrs.define(eq=False)
class _Entry:
    """A number, how it is written, and the names that the phone has had for it."""

    origin: Origin
    numbers: dict[str, None]
    names: dict[str, None]


class Book:
    """Everyone for whose number the phone has a name."""

    def __init__(self) -> None:
        self._entries: Final[dict[str, _Entry]] = {}
        self._handles: Final[dict[tuple[str, str], Handle]] = {}

    def handle(self, number: str, name: str, origin: Origin) -> Handle:
        """Who is at *number*; remembered as a contact if there is a *name*."""
        handle = self._handles.get((number, name))
        if handle is None:
            given = (number,) if number else ()
            names = (name,) if name else ()
            if _ADDRESS.fullmatch(number):
                handle = Handle(emails=given, names=names)
            else:
                handle = Handle(phones=given, names=names)
            self._handles[number, name] = handle
            if name:
                key = key_of(number) or fold_text(name)
                entry = self._entries.setdefault(key, _Entry(origin, {}, {}))
                entry.numbers.update(dict.fromkeys(given))
                entry.names.setdefault(name)
        return handle

    def people(self) -> Iterator[PersonRecord]:
        """An entry for each of them, at the place where they are named first."""
        self._unite_spellings()
        for entry in self._entries.values():
            emails = tuple(one for one in entry.numbers if _ADDRESS.fullmatch(one))
            phones = tuple(one for one in entry.numbers if one not in emails)
            handle = Handle(emails=emails, phones=phones, names=tuple(entry.names))
            yield PersonRecord(handle, entry.origin, tie=_TIE)

    def _unite_spellings(self) -> None:
        """A number with and without the code of its country is one, if its name is one too."""
        abroad: dict[str, list[str]] = {}
        for key, entry in self._entries.items():
            for name in entry.names if key.startswith("+") else ():
                abroad.setdefault(fold_text(name), []).append(key)
        for key in [key for key in self._entries if key.isdecimal()]:
            entry = self._entries[key]
            ending = key.lstrip("0")
            if len(ending) < _SURE_DIGITS:
                continue
            same = {
                other
                for name in entry.names
                for other in abroad.get(fold_text(name), ())
                if other.endswith(ending)
            }
            if len(same) == 1:
                whole = self._entries[same.pop()]
                whole.numbers.update(entry.numbers)
                whole.names.update(entry.names)
                del self._entries[key]

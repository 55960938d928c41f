"""The vCards that lay beside the tables of circles: names and an address, nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from netrules import Handle, Opened, Origin, Problem
from netrules.plugins.sources.googleplus.people import LAYER, account_in
from netrules.reading import TextLines

_PROPERTY: Final = re.compile(r"(?:[\w-]+\.)?(BEGIN|END|FN|N|URL)(?:;[^:]*)?:(.*)", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\(.)")
#: What separates the parts of a name.
_APART: Final = re.compile(r"(?<!\\);")
_REMEDY: Final = "give the file as it is in the zip of Takeout"


def read_cards(opened: Opened, member: str) -> Iterator[tuple[Origin, Handle] | Problem]:
    """Who is on each card, and where it begins."""
    begun, number = 0, 0
    found: dict[str, str] = {}
    with opened.open(member) as stream:
        for line, text in _unfolded(TextLines(stream, opened.head(member))):
            match = _PROPERTY.fullmatch(text)
            if match is None:
                continue
            name, value = match[1].upper(), match[2].strip()
            if name == "BEGIN":
                if begun:
                    yield _torn(opened.origin(member, begun, number, LAYER))
                begun, found = line, {}
                number += 1
            elif name == "END" and begun:
                origin = opened.origin(member, begun, number, LAYER)
                handle = _handle(found)
                yield (origin, handle) if handle else _nobody(origin)
                begun = 0
            elif begun:
                found.setdefault(name, value)
    if begun:
        yield _torn(opened.origin(member, begun, number, LAYER))


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines with those that go on with a space joined to the one before, and their numbers."""
    first, parts = 0, list[str]()
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n")
        if text[:1] in {" ", "\t"} and parts:
            parts.append(text[1:])
            continue
        if parts:
            yield first, "".join(parts)
        first, parts = number, [text]
    if parts:
        yield first, "".join(parts)


def _handle(found: dict[str, str]) -> Handle | None:
    family, given = map(_plain, [*_APART.split(found.get("N", "")), ""][:2])
    name = _plain(found.get("FN", "")) or f"{given} {family}".strip()
    accounts = account_in(_plain(found.get("URL", "")))
    names = (name,) if name else ()
    return Handle(names=names, accounts=accounts) if names or accounts else None


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], value).strip()


def _torn(origin: Origin) -> Problem:
    return Problem("the card has no end", origin, _REMEDY)


def _nobody(origin: Origin) -> Problem:
    return Problem("the card names nobody", origin, _REMEDY)

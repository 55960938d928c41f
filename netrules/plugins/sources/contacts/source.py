"""The source of contacts files: what it recognises, and what it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from netrules import (
    NO,
    Certainty,
    Head,
    InputError,
    Item,
    Opened,
    Quoting,
    ReadContext,
    Sniff,
    TomlError,
    parse_toml,
)
from netrules.plugins.sources.contacts.entries import Sheet
from netrules.plugins.sources.contacts.reading import items
from netrules.plugins.sources.contacts.tables import ME, SETTINGS, TABLES

_HEADER: Final = re.compile(rf"\[\[?[ \t]*({'|'.join(TABLES)})[ \t]*\]\]?[ \t]*(?:#.*)?", re.DOTALL)
_KEY: Final = re.compile(r"[A-Za-z0-9_.\"'-]+[ \t]*=")


class Contacts:
    """Reads the contacts file that people keep by hand."""

    name = "contacts"

    def sniff(self, head: Head) -> Sniff:
        """Whether the input is a contacts file.

        It is if it is TOML with one of the tables, filled in as that table must be. A
        file that has such a table but is not quite TOML likely is one too: reading it
        then tells what is wrong.
        """
        if head.members != ("",):
            return NO
        # Without zero bytes and byte-order marks UTF-16 can be recognised, and then refused.
        text = head.head().replace(b"\0", b"").decode(errors="replace").lstrip("\ufeff\ufffd")
        headed = _headed(text)
        certainty = _certainty(headed, _beginning(text)) if headed else Certainty.NO
        return Sniff(certainty, f"it has {TABLES[min(headed)].header}") if certainty else NO

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """What the file holds, in the order in which it stands there.

        Raises:
            InputError: If the file is not TOML.
        """
        del context  # there are no options
        with opened.open() as file:
            data = file.read()
        try:
            document = parse_toml(data, opened.path)
        except TomlError as error:
            place = f" at line {error.line}, column {error.column}" if error.line else ""
            remedy = Quoting.joined(": ", "correct it there", error.message)
            raise InputError(opened.path, f"not TOML{place}", remedy) from error
        yield from sorted(items(Sheet(document, opened)), key=_line)


def _line(item: Item) -> int:
    return item.origin.line


def _certainty(headed: set[str], data: dict[str, Any] | None) -> Certainty:
    if headed == {ME.name}:  # which the settings may hold too
        return Certainty.LIKELY if data is not None and set(data) == headed else Certainty.NO
    if data is None or data.keys() & SETTINGS:
        return Certainty.LIKELY
    filled_in = any(_filled_in(data, name) for name in headed)
    return Certainty.CERTAIN if filled_in else Certainty.LIKELY


def _headed(text: str) -> set[str]:
    """The tables of a contacts file that stand in *text* under a header, with a key."""
    lines = [line.strip() for line in text.splitlines()]
    telling = [line for line in lines if line and not line.startswith("#")]
    if telling and not telling[0].startswith("[") and "=" not in telling[0]:
        return set()  # a page or a program that quotes a contacts file
    headers = ((_HEADER.fullmatch(line), following) for line, following in pairwise(telling))
    return {header[1] for header, following in headers if header and _KEY.match(following)}


def _beginning(text: str) -> dict[str, Any] | None:
    """*text* as TOML, if need be without its last table, which may be cut off."""
    for part in (text, text.rpartition("\n[")[0].rstrip()):
        try:
            return parse_toml(part.encode(), "").data
        except TomlError:
            continue
    return None


def _filled_in(data: Mapping[str, Any], name: str) -> bool:
    """Whether the table *name* stands in *data* with everything it must hold."""
    required = {key.name for key in TABLES[name].keys if key.required}
    value = data.get(name, [])
    rows = value if isinstance(value, list) else [value]
    return any(isinstance(row, dict) and row and required <= row.keys() for row in rows)

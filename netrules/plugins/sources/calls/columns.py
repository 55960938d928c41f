"""The columns of call logs, known by their names in English, German, French and Spanish."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import BytesIO
from itertools import islice
from typing import Final

from netrules import Certainty, Sniff
from netrules.plugins.sources.calls.meaning import said_by
from netrules.plugins.sources.calls.numbers import plain
from netrules.reading import Header, TextLines, find_header


class Role(StrEnum):
    """What a column of a call log holds."""

    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    TYPE = "type"
    STATUS = "status"


#: Names of columns without accents, spaces and punctuation. The first that a table has counts.
NAMES: Final = {
    Role.NUMBER: (
        "phonenumber phone phoneno telephone telephonenumber tel mobile mobilenumber "
        "contactnumber callernumber rufnummer telefonnummer telefon telefonnr "
        "numerodetelephone numerotelephone numerodetelefono telefono number nummer numero "
        "callerid address"
    ).split(),
    Role.NAME: (
        "name contactname contact callername cachedname displayname kontakt kontaktname nom "
        "nomducontact nombre nombredelcontacto nombredecontacto contacto"
    ).split(),
    Role.DATE: (
        "date datetime dateandtime timestamp calldate calldatetime starttime startdate "
        "start when datum datumuhrzeit datumzeit datumundzeit datumunduhrzeit anrufdatum "
        "zeitpunkt dateheure dateetheure datedappel fecha fechahora fechayhora "
        "fechadelallamada fechadellamada"
    ).split(),
    Role.TIME: "time calltime uhrzeit zeit heure hora".split(),
    Role.DURATION: (
        "duration durationsec durations durationseconds durationinseconds durationinsec "
        "durationmin durationminutes durationhhmmss callduration calldurations length "
        "dauer dauers dauersek dauersekunden dauerinsekunden gesprachsdauer anrufdauer duree "
        "dureesec dureeens dureedelappel duracion duracions duracionsegundos duracionseg"
    ).split(),
    Role.TYPE: (
        "calltype type calldirection direction anruftyp typ anrufart art richtung typedappel "
        "typeappel sens tipodellamada tipo direccion"
    ).split(),
    Role.STATUS: "status callstatus result statut resultat ergebnis estado resultado".split(),
}
#: Names that other tables give to other numbers.
_VAGUE: Final = frozenset({"number", "nummer", "numero", "callerid", "address"})
_PHONES: Final = frozenset(NAMES[Role.NUMBER]) - _VAGUE
#: How many rows are looked at to see whether they are calls.
_LOOKED_AT: Final = 20


#: For each name its role, and its place among the names of that role.
_ROLES: Final = {
    name: (role, place) for role, names in NAMES.items() for place, name in enumerate(names)
}


def roles_of(columns: Iterable[str]) -> dict[Role, list[int]]:
    """The columns of each role; but for types and directions, which are one, a single one."""
    found: dict[Role, list[tuple[int, int]]] = {}
    for index, column in enumerate(columns):
        if role_and_place := _ROLES.get(_bare(column)):
            role, place = role_and_place
            found.setdefault(role, []).append((place, index))
    if Role.DATE not in found and Role.TIME in found:
        found[Role.DATE] = found.pop(Role.TIME)
    return {
        role: [index for _, index in sorted(places)][: None if role is Role.TYPE else 1]
        for role, places in found.items()
    }


def _bare(column: str) -> str:
    return column if column.isascii() else plain(column)


def find_columns(head: bytes) -> Header[bool] | None:
    """The row of column names of a call log, None if *head* holds none."""
    return find_header(head, _is_log)


def _is_log(columns: frozenset[str]) -> bool | None:
    """True if the columns are a call log's for certain, False if perhaps, None if not."""
    found = roles_of(columns)
    if not {Role.NUMBER, Role.DATE} <= found.keys():
        return None
    if {Role.DURATION, Role.TYPE} <= found.keys():
        return True
    sure = any(_bare(column) in _PHONES for column in columns)
    return False if sure and (Role.DURATION in found or Role.TYPE in found) else None


def sniff_table(head: bytes) -> Sniff:
    """Certain if the table has all columns of a call log and rows that are calls."""
    header = find_columns(head)
    if header is None:
        return Sniff(Certainty.NO, "")
    places = roles_of(header.columns).get(Role.TYPE, [])
    known = any(
        said_by(row[place] for place in places if place < len(row)).direction
        for row in _rows(head, header)
    )
    if header.kind and known:
        return Sniff(Certainty.CERTAIN, "it has the columns of a call log, and calls in them")
    if header.kind or known:
        return Sniff(Certainty.LIKELY, "it has columns like a call log")
    return Sniff(Certainty.NO, "")


def _rows(head: bytes, header: Header[bool]) -> Iterator[list[str]]:
    lines = islice(TextLines(BytesIO(head), head), header.line, header.line + _LOOKED_AT)
    try:
        yield from csv.reader(lines, delimiter=header.delimiter)
    except csv.Error:
        return

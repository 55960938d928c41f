"""The facts of a row: birth year, place, groups, notes, and what only the settings know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from netrules import Handle, Level
from netrules.plugins.sources.addressbook.flaws import (
    BAD_BIRTHDAY,
    BAD_DATE,
    BAD_LEVEL,
    DOUBTFUL_BIRTHDAY,
    Note,
)
from netrules.plugins.sources.addressbook.plan import Address, Plan
from netrules.plugins.sources.addressbook.values import (
    DoubtfulDateError,
    UnreadableDateError,
    birth_year,
    day_in,
    distinct,
    emails_in,
    groups_in,
    is_labelled,
    listed,
    one_line,
    parts_of,
)


def facts_of(cells: Sequence[str], plan: Plan, note: Note) -> dict[str, Any]:
    """What a row says of a person besides names, addresses and positions."""
    facts: dict[str, Any] = {
        "born": _born(cells, plan, note),
        "place": _place(cells, plan.addresses),
        "groups": distinct(name for at in plan.of("groups") for name in groups_in(cells[at])),
        "notes": "\n".join(filter(None, (_unbroken(cells[at]) for at in plan.of("notes")))),
    }
    if plan.single.keys() & _MAPPED:
        facts.update(_mapped_facts(cells, plan, note))
    return {field: value for field, value in facts.items() if value}


def _unbroken(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() if text else ""


def _born(cells: Sequence[str], plan: Plan, note: Note) -> int | None:
    # Where the year has a column of its own, "birthday" is the day of the month.
    for at in plan.of("birth-year") or plan.of("birthday"):
        if not cells[at]:
            continue
        try:
            year = birth_year(cells[at])
        except UnreadableDateError:
            note(BAD_BIRTHDAY)
        except DoubtfulDateError:
            note(DOUBTFUL_BIRTHDAY)
        else:
            if year is not None:
                return year
    return None


def _place(cells: Sequence[str], addresses: Iterable[Address]) -> str:
    """The town of the address that comes first, else its region, else its country."""
    best, place = len(_RANKS), ""
    for address in addresses:
        for at in (address.city, address.region, address.country):
            if cells[at] and (found := one_line(parts_of(cells[at])[0])):
                rank = _rank(cells[address.label], address.rank)
                if rank < best:
                    best, place = rank, found
                break
    return place


_RANKS: Final = ("home", "plain", "other", "work")


def _rank(label: str, rank: int) -> int:
    if label:
        label = parts_of(label)[0].removeprefix("* ")
        if is_labelled(label, "home"):
            return _RANKS.index("home")
        if is_labelled(label, "work"):
            return _RANKS.index("work")
    return rank


#: Fields that only the settings can give a column.
_MAPPED: Final = frozenset({"met", "met-through", "introduced-by", "level", "fields"})


def _mapped_facts(cells: Sequence[str], plan: Plan, note: Note) -> Iterator[tuple[str, Any]]:
    for at in plan.of("met"):
        try:
            yield "met", day_in(cells[at])
        except UnreadableDateError:
            note(BAD_DATE)
    for at in plan.of("met-through"):
        yield "met_through", one_line(cells[at])
    for at in plan.of("introduced-by"):
        if text := one_line(cells[at]):
            addresses = tuple(emails_in(text))
            yield "introduced_by", Handle(emails=addresses, names=() if addresses else (text,))
    for at in plan.of("level"):
        if text := one_line(cells[at]):
            try:
                yield "level", Level.named(text)
            except ValueError:
                note(BAD_LEVEL)
    fields = distinct(field for at in plan.of("fields") for field in listed(cells[at]))
    yield "fields", fields

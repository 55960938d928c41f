"""From the rows of a worksheet to records: people, their groups, and when you talked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from netrules import (
    Direction,
    GroupRecord,
    InteractionRecord,
    Item,
    Opened,
    PersonRecord,
    Problem,
    Skipped,
    fold_text,
)
from netrules.plugins.sources.worksheet.columns import Column
from netrules.plugins.sources.worksheet.rows import Row, row_of, several
from netrules.plugins.sources.worksheet.tables import Entry, read_rows
from netrules.plugins.sources.worksheet.values import DITTO, groups_in

#: By what means you talked, which the worksheet does not ask.
CHANNEL: Final = "conversation"
YOURSELF: Final = "yourself"
AGAIN: Final = "a person who stands in the table already"

_ME: Final = frozenset({"me", "myself", "ich", "moi", "yo"})
_NOBODY: Final = ("the row names nobody", "write a name under Person")
_MANY: Final = ("the row names several people", "give each a row of their own")
_NO_GROUP: Final = (
    "below rows with a group stand rows without; they were read as belonging to no group",
    'write the group into each row, or " for the group above',
)
ONE: Final = (
    "a full name stands in the table more than once; it was read as one person",
    "if they are different people, give each an address, or tell their names apart",
)
_FIRST_NAME: Final = (
    "a first name alone stands in the table more than once; it was read as different people",
    "if they are one person, write the full name",
)
_DIFFERENT: Final = (
    (
        "a full name stands in the table more than once, with different addresses or employers, "
        "and was read as different people"
    ),
    "if they are one person, write the same into each of their rows",
)
_UNCLEAR: Final = (
    (
        "a name of several people who have ids stands in a row without one, and was read as "
        "somebody else's"
    ),
    "write the id of whom you mean into the row",
)


def read_worksheet(opened: Opened, member: str) -> Iterator[Item]:
    """Everything the table says, row by row."""
    rows: list[Row] = []
    above: tuple[str, ...] = ()
    missing: Problem | None = None
    for entry in read_rows(opened, member):
        if not isinstance(entry, Entry):
            yield entry
            continue
        groups = _groups(entry, above)
        named = entry.get(Column.PERSON) and not entry.get(Column.ID)
        if not groups and above and missing is None and named:
            missing = Problem(_NO_GROUP[0], entry.origin, _NO_GROUP[1], lost=False)
        above = groups or above
        refusal = _refusal(entry, groups)
        if refusal is not None:
            yield from refusal
            continue
        row, problems = row_of(entry, groups)
        rows.append(row)
        yield from problems
    if missing is not None:
        yield missing
    yield from _told(rows)


def _groups(entry: Entry, above: tuple[str, ...]) -> tuple[str, ...]:
    cell = entry.get(Column.GROUP)
    if cell.casefold() in DITTO:
        return above
    return groups_in(cell)


def _refusal(entry: Entry, groups: tuple[str, ...]) -> list[Item] | None:
    """What a row is about that is not about one other person; None if it is."""
    name = entry.get(Column.PERSON)
    if entry.get(Column.ID):  # which says that the row is about one other, whatever the name
        return None
    if several(name):
        return [Problem(_MANY[0], entry.origin, _MANY[1])]
    if fold_text(name) in _ME:
        return [Skipped(YOURSELF, entry.origin)]
    if any(map(str.isalpha, name)):
        return None
    if groups and not name and not entry.cells.keys() - {Column.GROUP, Column.NOTES}:
        return [GroupRecord(group, entry.origin) for group in groups]
    return [Problem(_NOBODY[0], entry.origin, _NOBODY[1])]


def _told(rows: Sequence[Row]) -> Iterator[Item]:
    """The records of all rows, those of a person at their first row."""
    first: dict[int, Row] = {}
    problems: list[Problem] = []
    for same in _of_one_id(rows):
        _unite(same, first)
    for namesakes in _namesakes(rows):
        told = _judged(namesakes)
        if told in {None, ONE}:
            _unite(namesakes, first)
        if told is not None:
            problems.append(Problem(told[0], namesakes[1].origin, told[1], lost=False))
    for row in rows:
        whole = first.get(id(row), row)
        yield from _records(row, whole)
    yield from problems


def _unite(rows: Sequence[Row], first: dict[int, Row]) -> None:
    """Note in *first*, for each of *rows*, what all of them say together."""
    whole = Row.whole(rows)
    first.update((id(row), whole) for row in rows)


def _of_one_id(rows: Iterable[Row]) -> Iterator[list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for id_ in row.ids:
            found[id_].append(row)
    return (same for same in found.values() if len(same) > 1)


def _namesakes(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of one name, where their ids do not say whom each of them is about."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.name:
            found[fold_text(row.name)].append(row)
    for same in found.values():
        if len(same) > 1 and not all(row.ids for row in same):
            yield same


def _share_identifier(rows: Sequence[Row]) -> bool:
    """Whether one address, number or page stands in all of *rows*."""
    stated = ((*row.emails, *row.phones, *row.urls) for row in rows)
    return bool(set.intersection(*({fold_text(value) for value in values} for values in stated)))


def _judged(rows: Sequence[Row]) -> tuple[str, str] | None:
    """What is said of rows with one name, which decides whether they are of one person.

    Two ids are of two people, and then a row without one may be of either. Whoever fills in
    the table by hand tells two people of one name apart. A first name alone says too little,
    and so does a name beside which different addresses or employers stand.
    """
    if len({id_ for row in rows for id_ in row.ids}) > 1:
        return _UNCLEAR
    if _share_identifier(rows):
        return None
    if " " not in fold_text(rows[0].name):
        return _FIRST_NAME
    addresses = [{fold_text(one) for one in row.emails} for row in rows]
    employers = [{fold_text(job.organization) for job in row.jobs} - {""} for row in rows]
    for stated in (addresses, employers):
        known = [values for values in stated if values]
        if any(not values & known[0] for values in known[1:]):
            return _DIFFERENT
    return ONE


def _records(row: Row, whole: Row) -> Iterator[Item]:
    handle = whole.handle
    keys = (handle,) if row.key else ()
    if row.origin == whole.origin:
        jobs = tuple(dict.fromkeys(whole.jobs))
        yield PersonRecord(handle, row.origin, jobs=jobs, facts=whole.facts, tie="contact")
        groups = row.groups if row.key else []
    elif row.groups:
        groups = row.groups
    else:
        groups = []
        yield Skipped(AGAIN, row.origin)
    for group in groups:
        yield GroupRecord(group, row.origin, members=(handle,), key_players=keys)
    if row.talked is not None:
        yield InteractionRecord(
            (handle,), row.talked, CHANNEL, Direction.BOTH, row.origin, recalled=True
        )

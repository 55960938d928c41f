"""One row to the person it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from netrules import Handle, Job
from netrules.plugins.sources.addressbook.facts import facts_of
from netrules.plugins.sources.addressbook.flaws import EXCHANGE, NO_ADDRESS, NO_NUMBER, Note
from netrules.plugins.sources.addressbook.plan import Plan, Value
from netrules.plugins.sources.addressbook.values import (
    distinct,
    emails_in,
    has_extension,
    is_honorific,
    is_profile,
    label_kind,
    listed,
    name_from,
    one_line,
    pages_in,
    parts_of,
    phones_in,
    plain,
)


@attrs.frozen
class Entry:
    """What a row says of a person.

    Args:
        relations: Names of others and what they are to the person.
    """

    handle: Handle
    jobs: tuple[Job, ...]
    facts: dict[str, Any]
    relations: tuple[tuple[str, str], ...] = ()


def read_entry(cells: Sequence[str], plan: Plan, note: Note) -> Entry:
    """The person of a row.

    Args:
        cells: The row's cells, and an empty last one.
        plan: What they hold.
        note: Told of what could not be read.
    """
    return Entry(
        _handle(cells, plan, note),
        tuple(_jobs(cells, plan)),
        facts_of(cells, plan, note),
        tuple(_relations(cells, plan.relations)),
    )


def read_torn_entry(cells: Sequence[str], plan: Plan) -> Entry:
    """What proves itself of a row in which a separator too many has moved the cells."""
    emails = distinct(address for at in plan.of("email") for address in emails_in(cells[at]))
    name = _name(cells, plan)
    return Entry(Handle(emails=emails, names=(name,) if name else ()), (), {})


def _handle(cells: Sequence[str], plan: Plan, note: Note) -> Handle:
    name = _name(cells, plan)
    phones: dict[str, None] = {}
    weak: dict[str, None] = {}
    for number, kind in _phones(cells, plan.phones, note):
        phones[number] = None
        if kind or has_extension(number):
            weak[number] = None
    return Handle(
        urls=distinct(_urls(cells, plan)),
        emails=distinct(_emails(cells, plan, note)),
        phones=tuple(phones),
        names=(name,) if name else (),
        weak=tuple(weak),
    )


def _name(cells: Sequence[str], plan: Plan) -> str:
    """The first of: the full name, the name in parts, the nickname, the name to be shown."""
    for field in ("name", "", "nickname", "display"):
        if field:
            found = next(filter(None, (name_from(cells[at]) for at in plan.of(field))), "")
        else:
            found = name_from(" ".join(_parts(cells, plan)))
        if found:
            return found
    return ""


def _parts(cells: Sequence[str], plan: Plan) -> Iterator[str]:
    for part in ("given", "middle", "family", "suffix"):
        for at in plan.of(part)[:1]:
            if cells[at]:
                yield cells[at]


def _emails(cells: Sequence[str], plan: Plan, note: Note) -> Iterator[str]:
    for at in plan.of("email"):
        cell = cells[at]
        if not cell:
            continue
        found = emails_in(cell)
        yield from found
        if not found and cell.strip():
            note(EXCHANGE if cell.lstrip()[:3].lower() in {"/o=", "/cn"} else NO_ADDRESS)


def _phones(
    cells: Sequence[str], columns: Iterable[Value], note: Note
) -> Iterator[tuple[str, str]]:
    """The numbers of a row, and "shared" beside those that others may answer."""
    for column in columns:
        cell = cells[column.at]
        if not cell:
            continue
        label = cells[column.label]
        kind = label_kind(label, column.kind) if label else column.kind
        if kind == "fax":
            continue
        for number in phones_in(cell):
            if any(map(str.isdigit, number)):
                yield number, kind
            elif len(number) > 1 and not column.kind:
                note(NO_NUMBER)


def _urls(cells: Sequence[str], plan: Plan) -> Iterator[str]:
    for at in plan.of("page"):
        yield from (plain(part) for part in listed(cells[at]))
    for at in plan.of("url"):
        if cells[at]:
            yield from filter(is_profile, pages_in(cells[at]))


def _jobs(cells: Sequence[str], plan: Plan) -> Iterator[Job]:
    for organization_at, title_at in plan.jobs:
        organizations = parts_of(cells[organization_at])
        titles = parts_of(cells[title_at])
        titles += [""] * (len(organizations) - len(titles))
        organizations += [""] * (len(titles) - len(organizations))
        for organization, title in zip(organizations, titles, strict=True):
            position = one_line(title)
            if position and is_honorific(position):
                position = ""
            job = Job(one_line(organization), position)
            if job.organization or job.title:
                yield job


def _relations(cells: Sequence[str], columns: Iterable[Value]) -> Iterator[tuple[str, str]]:
    for column in columns:
        cell = cells[column.at]
        if not cell:
            continue
        kinds = parts_of(cells[column.label])
        names = listed(cell) if column.kind == "child" else parts_of(cell)
        for place, name in enumerate(names):
            label = kinds[min(place, len(kinds) - 1)]
            kind = column.kind or one_line(label.removeprefix("* ")).lower() or "related"
            if found := name_from(name):
                yield found, kind

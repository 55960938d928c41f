"""Facebook's lists of people: friends, requests, who follows whom. Names and days, no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from netrules import (
    Direction,
    Evidence,
    Handle,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.meta.kinds import Kind
from netrules.plugins.sources.meta.roll import Listing, Roll
from netrules.plugins.sources.meta.values import AGAIN, is_nobody, labelled, moment_of, text_of
from netrules.reading import read_json

LAYER: Final = "facebook"
#: The kind of tie that an entry in the list of friends proves.
TIE: Final = "friend"
INVITATION: Final = "Facebook invitation"
DEACTIVATED: Final = "deactivated member"
#: Of somebody who is no friend and is called like one, nothing can be told.
NAMESAKE: Final = "called like a friend"
_ME: Final = Handle(me=True)
#: What a name is labelled with in rows of 2024, whose labels are in the owner's language.
_NAME_LABELS: Final = frozenset(
    "name nom nombre nome naam namn navn nimi nazwa imię jméno név ad isim имя όνομα 名前 姓名 "
    "이름".split()
)


class Row(NamedTuple):
    """An entry of a list: whom it names, and when it was made."""

    origin: Origin
    name: str
    at: datetime | None
    row: dict[str, Any]


def rows_of(opened: Opened, member: str) -> Iterator[Row | Problem | Skipped]:
    """The entries of a list of people."""
    value = read_json(opened, member, layer=LAYER)
    if isinstance(value, Problem):
        yield value
        return
    prefix, entries = "", value
    if isinstance(value, dict):
        lists = [key for key, content in value.items() if isinstance(content, list)]
        prefix, entries = (f"/{lists[0]}", value[lists[0]]) if lists else ("", None)
    if not isinstance(entries, list):
        said = "the file holds no list of people as it is known here"
        yield Problem(said, opened.origin(member, layer=LAYER), AGAIN)
        return
    for number, row in enumerate(entries):
        origin = opened.origin(member, record=f"{prefix}/{number}", layer=LAYER)
        if not isinstance(row, dict) or (not (name := _name_in(row)) and "name" not in row):
            yield Problem("the entry names nobody", origin, AGAIN)
        elif is_nobody(name):
            yield Skipped(DEACTIVATED, origin)
        else:
            yield Row(origin, name, moment_of(row.get("timestamp")), row)


def _name_in(row: dict[str, Any]) -> str:
    """The name that a row gives, in any form that Facebook has used."""
    name = text_of(row.get("name")) or text_of(row.get("title"))
    if name:
        return name
    data = row.get("data")
    for one in data if isinstance(data, list) else ():
        if isinstance(one, dict) and (name := text_of(one.get("name"))):
            return name
    pairs = list(labelled(row))
    named = [text for label, text in pairs if label.casefold() in _NAME_LABELS]
    if named:
        return named[0]
    return pairs[0][1] if len(pairs) == 1 else ""


def read_friends(opened: Opened, member: str, roll: Roll) -> Iterator[Item]:
    """A person and a tie for each friend."""
    listing = Listing(roll)
    for row in rows_of(opened, member):
        if not isinstance(row, Row):
            yield row
        elif listing.is_new(row.name):
            facts = {"recorded": row.at.date()} if row.at else {}
            yield PersonRecord(_contact(row), row.origin, facts=facts, tie=TIE)
        else:
            yield _tie(row, TIE)


def _contact(row: Row) -> Handle:
    """How the entry names a friend: some say how to reach them, too."""
    info = row.row.get("contact_info")
    values = info if isinstance(info, list) else [info]
    texts = tuple(filter(None, map(text_of, values)))
    emails = tuple(text for text in texts if "@" in text)
    phones = tuple(text for text in texts if "@" not in text and any(map(str.isdigit, text)))
    return Handle(names=(row.name,), emails=emails, phones=phones)


def _tie(row: Row, kind: str) -> TieRecord:
    day = row.at.date() if row.at else None
    return TieRecord((_ME, Handle(names=(row.name,))), kind, Evidence.OBSERVED, row.origin, day)


def read_follows(opened: Opened, member: str, roll: Roll, kind: str) -> Iterator[Item]:
    """A tie for each entry, and a person for whom no list has told of yet."""
    listing = Listing(roll)
    for row in rows_of(opened, member):
        if not isinstance(row, Row):
            yield row
            continue
        if listing.is_new(row.name):
            yield PersonRecord(Handle(names=(row.name,)), row.origin)
        yield _tie(row, kind)


def read_removed(opened: Opened, member: str, is_friend: Callable[[str], bool]) -> Iterator[Item]:
    """A tie that has ended for each friend that there was.

    The people themselves are no contacts any more: whom neither another export nor a
    conversation tells of is counted as skipped.
    """
    for row in rows_of(opened, member):
        if not isinstance(row, Row):
            yield row
        elif is_friend(row.name):
            # A friend again, or somebody else of that name.
            yield Skipped(NAMESAKE, row.origin)
        elif row.at is None:
            yield Problem("the entry does not say when the tie ended", row.origin, AGAIN)
        else:
            between = (_ME, Handle(names=(row.name,)))
            until = row.at.date()
            yield TieRecord(between, TIE, Evidence.OBSERVED, row.origin, until=until)


def read_requests(
    opened: Opened, member: str, kind: Kind, is_friend: Callable[[str], bool]
) -> Iterator[Item]:
    """An invitation for each request that nobody has answered."""
    for row in rows_of(opened, member):
        if not isinstance(row, Row):
            yield row
        elif kind is Kind.REJECTED:
            yield Skipped("rejected request", row.origin)
        elif is_friend(row.name):
            yield Skipped(NAMESAKE, row.origin)
        elif row.at is None:
            yield Problem("the request does not say when it was made", row.origin, AGAIN)
        else:
            direction = Direction.OUT if kind is Kind.SENT else Direction.IN
            people = (Handle(names=(row.name,)),)
            yield InteractionRecord(people, row.at, INVITATION, direction, row.origin)

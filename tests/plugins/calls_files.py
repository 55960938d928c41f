"""Writing small logs of phones in tests, and reading them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeVar

from plugins.opened_double import OpenedDouble, opened

from netrules import (
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    PersonRecord,
    Problem,
    ReadContext,
    Skipped,
)
from netrules.plugins.sources.calls import Calls

T = TypeVar("T")

JANE = "+49 170 1234567"
MAX = "+49 171 7654321"
HEADER = "Name,Number,Date,Duration,Type"


def table(*rows: str, header: str = HEADER) -> str:
    """A table of calls."""
    return "".join(f"{row}\r\n" for row in (header, *rows))


def stamp(text: str) -> str:
    """A time in UTC as phones write it: "2026-11-05 13:30" in milliseconds."""
    return str(int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1000)


def element(tag: str, **attributes: str) -> str:
    """An element with these attributes."""
    written = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f"  <{tag} {written} />\n"


def call(number: str = JANE, on: str = "2026-11-05 13:30", **more: str) -> str:
    """A call as backups write it: one that Jane made, of a minute."""
    known = {"duration": "60", "type": "1", "contact_name": "Jane Doe"}
    return element("call", number=number, date=stamp(on), **(known | more))


def sms(number: str = JANE, on: str = "2026-11-05 13:30", **more: str) -> str:
    """A text message as backups write it: one that Jane sent."""
    known = {"type": "1", "body": "hi", "contact_name": "Jane Doe"}
    return element("sms", address=number, date=stamp(on), **(known | more))


def mms(*parties: tuple[str, str], on: str = "2026-11-05 13:30", **more: str) -> str:
    """A picture message: one that Jane sent; *parties* are numbers with their types."""
    known = {"msg_box": "1", "address": JANE, "contact_name": "Jane Doe"} | more
    written = " ".join(f'{key}="{value}"' for key, value in known.items())
    listed = "".join(element("addr", address=number, type=kind) for number, kind in parties)
    return f'  <mms date="{stamp(on)}" {written}>\n<addrs>\n{listed}</addrs>\n</mms>\n'


def backup(root: str, *elements: str, **attributes: str) -> str:
    """A backup that holds *elements*."""
    shown = "".join(f' {key}="{value}"' for key, value in attributes.items())
    begin = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--Made by hand-->\n"
    return f"{begin}<{root}{shown}>\n{''.join(elements)}</{root}>\n"


def calls(*elements: str, **attributes: str) -> str:
    """A backup of calls."""
    return backup("calls", *elements, **({"count": str(len(elements))} | attributes))


def smses(*elements: str, **attributes: str) -> str:
    """A backup of messages."""
    return backup("smses", *elements, **({"count": str(len(elements))} | attributes))


def read(content: str | bytes | OpenedDouble, owner: Handle | None = None) -> list[Item]:
    """Everything that the source yields for a file with this *content*, or an input."""
    given = content if isinstance(content, OpenedDouble) else opened(content, "log")
    return list(Calls().read(given, ReadContext(owner=owner or Handle(me=True))))


def only(kind: type[T], items: Iterable[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def events(items: Iterable[Item]) -> list[tuple[str, str]]:
    """Channel and direction of each interaction."""
    return [(one.channel, one.direction.value) for one in only(InteractionRecord, items)]


def days(items: Iterable[Item]) -> list[str]:
    """The day of each interaction."""
    return [one.at.isoformat()[:10] for one in only(InteractionRecord, items)]


def people(items: Iterable[Item]) -> list[tuple[str, ...]]:
    """Numbers, addresses and names of each person."""
    handles = [one.handle for one in only(PersonRecord, items)]
    return [(*one.phones, *one.emails, *one.names) for one in handles]


def messages(items: Iterable[Item]) -> list[str]:
    """What was a problem."""
    return [one.message for one in only(Problem, items)]


def reasons(items: Iterable[Item]) -> list[str]:
    """Why entries were skipped."""
    return [one.reason for one in only(Skipped, items)]


def spans(items: Iterable[Item]) -> list[tuple[str, str, str]]:
    """What is vouched for."""
    return [
        (one.channel, one.since.isoformat(), one.until.isoformat())
        for one in only(InteractionCoverage, items)
    ]

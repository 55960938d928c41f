"""Reading LDIF from text in tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from plugins.opened_double import opened

from netrules import (
    Certainty,
    GroupRecord,
    Item,
    PersonRecord,
    Problem,
    ReadContext,
    Skipped,
)
from netrules.plugins.sources.ldif import Ldif

T = TypeVar("T")


def entry(*lines: str, dn: str = "cn=Ada Example,mail=ada@example.org") -> str:
    """One entry of Thunderbird's address book with these lines."""
    start = [f"dn: {dn}", "objectclass: top", "objectclass: mozillaAbPersonAlpha"]
    return "\n".join([*start, *lines, "", ""])


def listing(name: str, *members: str) -> str:
    """One list of Thunderbird's address book."""
    start = [f"dn: cn={name}", "objectclass: top", "objectclass: groupOfNames", f"cn: {name}"]
    return "\n".join([*start, *(f"member: {member}" for member in members), "", ""])


def read(content: str | bytes) -> list[Item]:
    """Everything that the source yields for a file with this *content*."""
    return list(Ldif().read(opened(content, "book.ldif"), ReadContext()))


def sniffed(content: str | bytes) -> Certainty:
    """How sure the source is of a file with this *content*."""
    return Ldif().sniff(opened(content, "book.ldif")).certainty


def only(kind: type[T], items: Iterable[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def person(*lines: str) -> PersonRecord:
    """The one person whose entry has these lines; nothing else may come of it."""
    items = read(entry(*lines))
    assert [type(item) for item in items] == [PersonRecord], items
    return only(PersonRecord, items)[0]


def messages(items: Iterable[Item]) -> list[str]:
    """What the problems say."""
    return [item.message for item in only(Problem, items)]


def outcomes(items: Iterable[Item]) -> list[tuple[int | str, str]]:
    """What became of every record: its number, and the kind of the one item that is its own."""
    found = [
        (item.origin.record, type(item).__name__)
        for item in items
        if isinstance(item, PersonRecord | GroupRecord | Skipped)
        or (isinstance(item, Problem) and item.lost)
    ]
    return sorted(found, key=lambda one: int(one[0]))

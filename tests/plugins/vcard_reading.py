"""Reading vCards from text in tests."""

from __future__ import annotations

from typing import TypeVar

from plugins.opened_double import opened

from netrules import GroupRecord, Item, PersonRecord, Problem, ReadContext, Skipped, TieRecord
from netrules.plugins.sources.vcard import VCard

T = TypeVar("T")


def read(content: str | bytes) -> list[Item]:
    """Everything that the source yields for a file with this *content*."""
    return list(VCard().read(opened(content, "book.vcf"), ReadContext()))


def card(*lines: str, version: str = "3.0") -> str:
    """One card with these lines between BEGIN and END."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def only(kind: type[T], items: list[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def person(*lines: str, version: str = "3.0") -> PersonRecord:
    """The one person that a card with these lines is about; nothing else may come of it."""
    items = read(card(*lines, version=version))
    assert [type(item) for item in items] == [PersonRecord], items
    return only(PersonRecord, items)[0]


def ties(*lines: str) -> list[TieRecord]:
    """The ties that one card with these lines states."""
    return only(TieRecord, read(card(*lines)))


def outcomes(items: list[Item]) -> list[tuple[int | str, str]]:
    """What became of every card: its number, and the kind of the one item that is its own."""
    return [
        (item.origin.record, type(item).__name__)
        for item in items
        if isinstance(item, (PersonRecord, GroupRecord, Skipped))
        or (isinstance(item, Problem) and item.lost)
    ]

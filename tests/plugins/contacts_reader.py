"""Reading contacts files from text, for the tests of their source."""

from __future__ import annotations

from typing import TypeVar

from plugins.opened_double import opened

from netrules import Item, Problem, ReadContext
from netrules.plugins.sources.contacts import Contacts

T = TypeVar("T")


def read(text: str | bytes) -> list[Item]:
    """Everything that the contacts file *text* holds."""
    return list(Contacts().read(opened(text, "contacts.toml"), ReadContext()))


def of(kind: type[T], text: str | bytes) -> list[T]:
    """The items of one kind that the contacts file *text* holds."""
    return [item for item in read(text) if type(item) is kind]


def problem(text: str) -> Problem:
    """The one problem of the contacts file *text*."""
    [found] = of(Problem, text)
    return found


def clean(kind: type[T], text: str) -> list[T]:
    """The items of one kind in *text*, which has no problem."""
    assert of(Problem, text) == []
    return of(kind, text)

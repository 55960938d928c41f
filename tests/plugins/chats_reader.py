"""Reading small invented chats, for the tests of their sources."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Handle, Item, Problem, ReadContext, Skipped, Source
from netrules.plugins.sources.chats import Signal, Telegram, WhatsApp

T = TypeVar("T")

#: The owner of the invented chats.
ME = Handle(names=("Maya Lind",), phones=("+44 113 496 0000",), me=True)
NOBODY = Handle(me=True)
ANA = Handle(names=("Ana Ruiz",))
THEO = Handle(names=("Theo Grant",))

Given = str | bytes | dict[str, str | bytes] | OpenedDouble


def read(
    source: Source, given: Given, owner: Handle = ME, path: str = "input", **options: Any
) -> list[Item]:
    """Everything that a lone file, or the members of an input, hold."""
    if isinstance(given, dict):
        given = folder(given, path)
    elif not isinstance(given, OpenedDouble):
        given = opened(given, path)
    context = ReadContext({key.replace("_", "-"): value for key, value in options.items()}, owner)
    return list(source.read(given, context))


def whatsapp(given: Given, owner: Handle = ME, path: str = "input", **options: Any) -> list[Item]:
    """What a chat of WhatsApp holds."""
    return read(WhatsApp(), given, owner, path, **options)


def telegram(given: Any, owner: Handle = NOBODY) -> list[Item]:
    """What an export of Telegram holds, given as bytes or as a value."""
    is_value = isinstance(given, dict) and not all(isinstance(one, bytes) for one in given.values())
    return read(Telegram(), json.dumps(given) if is_value else given, owner)


def signal(given: Given, path: str = "input") -> list[Item]:
    """What chats of Signal hold."""
    return read(Signal(), given, NOBODY, path)


def of(kind: type[T], items: Iterable[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [item for item in items if type(item) is kind]


def skips(items: Iterable[Item]) -> Counter[str]:
    """How many records were skipped for each reason."""
    return Counter(item.reason for item in of(Skipped, items))


def messages_of(items: Iterable[Item]) -> list[str]:
    """What the problems say."""
    return [item.message for item in of(Problem, items)]

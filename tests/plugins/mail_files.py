"""Small invented mailboxes, and reading them, for the tests of the source of mail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Handle, InteractionRecord, Item, Problem, ReadContext, Skipped
from netrules.plugins.sources.mail import Mail

T = TypeVar("T")

ME = "Maya Lind <maya@example.org>"
THEO = "Theo Grant <theo@example.com>"
LENA = "Lena Vogt <lena@example.net>"
DATE = "Mon, 05 Jan 2026 10:00:00 +0100"
START = "From a@example.org Mon Jan  5 10:00:00 2026"

_number = 0


def mail(
    sender: str = THEO,
    to: str = ME,
    *,
    body: str = "Hello\n",
    date: str = DATE,
    without: str = "",
    **headers: str,
) -> str:
    """One message. Headers are named with "_" for "-"; each has an id of its own."""
    global _number  # noqa: PLW0603 reason: ids need to differ and nothing else
    _number += 1
    known = {"From": sender, "To": to, "Date": date, "Message-ID": f"<{_number}@example.org>"}
    known |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in known.items() if value and name != without]
    return "\n".join([*lines, "", body])


def mbox(*messages: str, start: str = START) -> str:
    """The messages as an mbox."""
    return "".join(f"{start}\n{each}\n" for each in messages)


def told(*emails: str, names: tuple[str, ...] = ()) -> ReadContext:
    """What the settings say of the owner."""
    return ReadContext(owner=Handle(emails=emails, names=names, me=True))


def read(
    given: str | bytes | dict[str, Any] | OpenedDouble,
    context: ReadContext | None = None,
    path: str = "mail.mbox",
) -> list[Item]:
    """Everything the source yields; the owner is Maya where nothing else is said."""
    if isinstance(given, dict):
        given = folder(given, "exports")
    elif not isinstance(given, OpenedDouble):
        given = opened(given, path)
    return list(Mail().read(given, context or told("maya@example.org")))


def letters(items: Iterable[Item]) -> list[InteractionRecord]:
    """The interactions among *items*."""
    return of(InteractionRecord, items)


def of(kind: type[T], items: Iterable[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [item for item in items if type(item) is kind]


def reasons(items: Iterable[Item]) -> list[str]:
    """Why messages were skipped."""
    return [item.reason for item in of(Skipped, items)]


def lost(items: Iterable[Item]) -> list[str]:
    """What is said of messages that were lost."""
    return [item.message for item in of(Problem, items) if item.lost]


def partly(items: Iterable[Item]) -> list[str]:
    """What is said of what was read, but not whole."""
    return [item.message for item in of(Problem, items) if not item.lost]


def emails(record: InteractionRecord) -> list[str]:
    """Who took part besides the owner."""
    return [email for person in record.people for email in person.emails]


def fates(items: Iterable[Item]) -> list[tuple[int, str]]:
    """What became of every message: its number, and the kind of the one item of its own."""
    return [
        (int(item.origin.record), type(item).__name__)
        for item in items
        if isinstance(item, InteractionRecord | Skipped)
        or (isinstance(item, Problem) and item.lost)
    ]

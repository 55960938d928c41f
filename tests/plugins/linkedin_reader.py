"""Small invented exports of LinkedIn, and reading them, for the tests of their source."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Item, ReadContext, Snapshot
from netrules.plugins.sources.linkedin import LinkedIn

T = TypeVar("T")

NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the e-mail '
    'addresses are missing."\n\n'
)
CONNECTIONS = (
    "First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On",
)  # fmt: skip
MESSAGES = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
    "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS",
    "IS MESSAGE DRAFT",
)  # fmt: skip
INVITATIONS = (
    "From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl",
)  # fmt: skip
PROFILE = ("First Name", "Last Name", "Headline", "Summary", "Geo Location")


def url(slug: str) -> str:
    """The profile URL of an invented member."""
    return f"https://www.linkedin.com/in/{slug}"


#: The owner of the invented exports, and three members.
ME = ("Maya Lind", url("maya-lind"))
PRIYA = ("Priya Raman", url("priya-raman"))
THEO = ("Theo Grant", url("theo-grant"))
LENA = ("Lena Vogt", url("lena-vogt"))


def table(header: Sequence[str], rows: Iterable[Sequence[str]], **options: Any) -> str:
    """A CSV text."""
    text = StringIO()
    writer = csv.writer(text, **({"lineterminator": "\n"} | options))
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def connection(name: str = "Priya Raman", on: str = "05 Oct 2020", **cells: str) -> list[str]:
    """A row of Connections.csv."""
    first, _, last = name.partition(" ")
    known = {"First Name": first, "Last Name": last, "Connected On": on} | {
        key.replace("_", " "): value for key, value in cells.items()
    }
    return [known.get(column, "") for column in CONNECTIONS]


def connections(*rows: Sequence[str], **options: Any) -> str:
    """A Connections.csv."""
    return NOTES + table(CONNECTIONS, rows, **options)


def message(
    thread: str,
    sender: tuple[str, str],
    *recipients: tuple[str, str],
    at: str = "2023-06-01 14:03:22 UTC",
    **cells: str,
) -> list[str]:
    """A row of messages.csv."""
    known = {
        "CONVERSATION ID": thread,
        "FROM": sender[0],
        "SENDER PROFILE URL": sender[1],
        "TO": ", ".join(name for name, _ in recipients),
        "RECIPIENT PROFILE URLS": ",".join(link for _, link in recipients if link),
        "DATE": at,
        "CONTENT": "Hello",
        "FOLDER": "INBOX",
        "IS MESSAGE DRAFT": "No",
    } | {key.replace("_", " "): value for key, value in cells.items()}
    return [known.get(column, "") for column in MESSAGES]


def messages(*rows: Sequence[str]) -> str:
    """A messages.csv."""
    return table(MESSAGES, rows)


def invitation(
    sender: tuple[str, str], to: tuple[str, str], way: str, at: str = "5/10/21, 9:41 AM"
) -> list[str]:
    """A row of Invitations.csv."""
    return [sender[0], to[0], at, "", way, sender[1], to[1]]


def read(given: str | bytes | dict[str, str | bytes] | OpenedDouble, **options: Any) -> list[Item]:
    """Every record that a lone file or the members of an export hold."""
    return [one for one in everything(given, **options) if not isinstance(one, Snapshot)]


def everything(
    given: str | bytes | dict[str, str | bytes] | OpenedDouble, **options: Any
) -> list[Item]:
    """What the source yields, and of which day the lists of connections speak."""
    if isinstance(given, dict):
        given = folder(given)
    elif not isinstance(given, OpenedDouble):
        given = opened(given)
    return list(LinkedIn().read(given, ReadContext(options)))


def of(kind: type[T], items: Iterable[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [item for item in items if type(item) is kind]

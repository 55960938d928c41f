"""Which table of accounts a file is. Half of them come without names of columns."""

from __future__ import annotations

import csv
import re
from enum import StrEnum
from io import BytesIO
from typing import Final

import attrs

from netrules.plugins.sources.fediverse.mastodon.addresses import address_of, linked, local_of
from netrules.reading import Header, TextLines, column_name


class Kind(StrEnum):
    """What a file is about."""

    FOLLOWING = "the accounts that you follow"
    FOLLOWERS = "your followers"
    LISTS = "your lists"
    OUTBOX = "your posts"
    ACTOR = "your profile"
    MUTED = "muted accounts"
    BLOCKED = "blocked accounts"
    #: Accounts of which the file does not say what they are to the owner.
    ACCOUNTS = "accounts"


#: What files are called, in letters only, by Mastodon and by servers like it.
NAMES: Final = {
    name: kind
    for kind, names in (
        (Kind.FOLLOWING, "followingaccounts following follows"),
        (Kind.FOLLOWERS, "followers followeraccounts followersaccounts"),
        (Kind.LISTS, "lists userlists"),
        (Kind.MUTED, "mutedaccounts mutes muting"),
        (Kind.BLOCKED, "blockedaccounts blocks blocking"),
    )
    for name in names.split()
}
#: Columns that tell what the accounts beside them are.
_COLUMNS: Final = (
    (Kind.MUTED, {"hidenotifications"}),
    (Kind.FOLLOWING, {"showboosts", "notifyonnewposts", "languages"}),
)
_ACCOUNT: Final = "accountaddress"
_TRUTHS: Final = frozenset({"true", "false", "1", "0", ""})
#: Where people have mail and no server of this kind is: a list of these is one of addresses.
_MAIL: Final = frozenset(
    "aol.com fastmail.com gmail.com gmx.at gmx.de gmx.net googlemail.com hotmail.com icloud.com "
    "live.com mac.com mail.ru me.com msn.com outlook.com posteo.de proton.me protonmail.com "
    "qq.com t-online.de web.de yahoo.co.uk yahoo.com yandex.ru".split()
)
_NOT_LETTERS: Final = re.compile(r"[\W\d_]+")
#: How many rows have to be looked at; more say no more.
_ROWS: Final = 1000


@attrs.frozen
class Found:
    """A table of accounts.

    Args:
        header: Its columns, made up where it has none; its kind.
        certain: Whether it can be nothing else.
    """

    header: Header[Kind]
    certain: bool


def letters(member: str) -> str:
    """A member's base name without ending, date, number of the copy and case."""
    stem = member.rpartition("/")[2].rpartition(".")[0]
    return _NOT_LETTERS.sub("", stem).casefold()


def table_in(data: bytes, named: Kind | None = None) -> Found | None:
    """The table of accounts that begins with *data*, None if it is none.

    Args:
        data: The head of a file.
        named: What the file's name in an export says, which counts where the file does not.
    """
    if b"\0" in data[:2] or not data.strip():
        return None
    first, rows = _rows(data)
    if not rows:
        return None
    columns = tuple(map(column_name, rows[0]))
    if columns[0] == _ACCOUNT:
        kind = next((kind for kind, known in _COLUMNS if known.intersection(columns)), None)
        # Servers that export followers give them this one column.
        return Found(Header(first, ",", columns, kind or named or Kind.FOLLOWERS), certain=True)
    return _without_header(rows, named)


def _rows(data: bytes) -> tuple[int, list[list[str]]]:
    """The line of the first row, and the first rows, blank ones left out."""
    lines = list(TextLines(BytesIO(data), data))[: _ROWS + 1]
    if len(lines) > 1 and not lines[-1].endswith(("\n", "\r")):
        del lines[-1]  # which may be cut off
    first = next((i for i, line in enumerate(lines, 1) if line.strip()), 0)
    try:
        return first, [row for row in csv.reader(lines) if any(map(str.strip, row))]
    except csv.Error:
        return first, []


def _without_header(rows: list[list[str]], named: Kind | None) -> Found | None:
    """The table that *rows* are of, which has no names of columns."""
    if all(len(row) > 1 for row in rows) and _are_accounts([row[1] for row in rows], named):
        titles = {row[0] for row in rows}
        if named is not Kind.LISTS and len(titles) == len(rows):
            return None  # names and addresses, as anyone may write them
        header = Header(0, ",", ("list", _ACCOUNT), Kind.LISTS)
        return Found(header, certain=named is Kind.LISTS)
    flagged = all(len(row) > 1 and row[1].strip().casefold() in _TRUTHS for row in rows)
    kind = named or (Kind.FOLLOWING if flagged else None)
    cells = [row[0] for row in rows]
    if kind is Kind.LISTS or not _are_accounts(cells, kind):
        return None
    width = max(map(len, rows))
    names = (_ACCOUNT, *(f"column{number}" for number in range(2, width + 1)))
    marked = all(cell.lstrip().startswith("@") for cell in cells)
    return Found(Header(0, ",", names, kind or Kind.ACCOUNTS), certain=marked or kind is not None)


def _are_accounts(cells: list[str], kind: Kind | None) -> bool:
    """Whether *cells* name accounts: with their server at least one of them, or half of them
    where nothing else shows the *kind* of table."""
    found = [address_of(cell) or linked(cell) for cell in cells]
    remote = [address for address in found if address]
    return (
        len(remote) * 2 >= (1 if kind else len(cells))
        and not any(address.server in _MAIL for address in remote)
        and all(address or local_of(cell) for address, cell in zip(found, cells, strict=True))
    )

"""Whose archive it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from netrules import Handle, Opened, Origin, OwnerRecord, Problem
from netrules.plugins.sources.x.layout import Archive, Kind
from netrules.plugins.sources.x.values import (
    LAYER,
    handle_of,
    id_of,
    inner,
    read_rows,
    read_value,
    text_of,
)


def owner_items(opened: Opened, archive: Archive, contents: Any) -> Iterator[OwnerRecord | Problem]:
    """What account.js says of the owner, else the table of contents or its older like."""
    found = False
    for file in archive.of(Kind.ACCOUNT):
        rows = read_rows(opened, file.member)
        if isinstance(rows, Problem):
            yield rows
            continue
        for number, row in enumerate(rows, 1):
            origin = opened.origin(file.member, record=number, layer=LAYER)
            account = inner(row)
            handle = _handle(
                account.get("accountId"),
                account.get("username"),
                account.get("accountDisplayName"),
                account.get("email"),
            )
            found = found or handle is not None
            yield _record(handle, origin)
    if not found:
        yield from _otherwise(opened, archive, contents)


def _otherwise(opened: Opened, archive: Archive, contents: Any) -> Iterator[OwnerRecord | Problem]:
    if isinstance(contents, dict) and isinstance(user := contents.get("userInfo"), dict):
        handle = _handle(user.get("accountId"), user.get("userName"), user.get("displayName"))
        for file in archive.of(Kind.MANIFEST):
            if handle is not None:
                yield _record(handle, opened.origin(file.member, record=1, layer=LAYER))
    for file in archive.of(Kind.DETAILS):
        value = read_value(opened, file.member)
        if isinstance(value, Problem):
            yield value
            continue
        user = value if isinstance(value, dict) else {}
        handle = _handle(user.get("id"), user.get("screen_name"), user.get("full_name"))
        yield _record(handle, opened.origin(file.member, record=1, layer=LAYER))


def _handle(number: Any, handle: Any, name: Any, email: Any = "") -> Handle | None:
    number, handle = id_of(number), handle_of(handle)
    if not number and not handle:
        return None
    return Handle(
        urls=(f"https://x.com/{handle}",) if handle else (),
        emails=tuple(filter(None, [text_of(email)])),
        names=tuple(filter(None, [text_of(name)])),
        accounts=(f"x:{number}",) if number else (),
        me=True,
    )


def _record(handle: Handle | None, origin: Origin) -> OwnerRecord | Problem:
    if handle is None:
        return Problem(
            "the file does not say which account it is of", origin, "download the archive again"
        )
    return OwnerRecord(handle, origin)


def owner_number(handles: Iterable[Handle]) -> str:
    """The number of the owner's account, "" if none of *handles* has one."""
    accounts = (account for handle in handles for account in handle.accounts)
    return next((account[2:] for account in accounts if account.startswith("x:")), "")

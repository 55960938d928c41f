"""Whom an export of Signal Desktop names, and how it writes numbers and times."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import attrs

from netrules import Handle, Origin

_FIRST_YEAR, _LAST_YEAR = 2009, 2100


@attrs.define(eq=False)
class Party:
    """Somebody or something that chats are with.

    Args:
        handle: Who it is, None if it is no person.
        origin: Where it stands.
        saved: Whether it is in the phone's address book.
        me: Whether it is the owner.
        title: A group's name; None if it is no group.
        members: A group's members, by account.
    """

    handle: Handle | None
    origin: Origin
    saved: bool = False
    me: bool = False
    title: str | None = None
    members: tuple[str, ...] = ()


def read_party(frame: Mapping[str, Any], origin: Origin) -> Party:
    """Somebody or something as a frame describes them."""
    contact, group = frame.get("contact"), frame.get("group")
    if isinstance(contact, Mapping):
        system = joined(contact, "systemGivenName", "systemFamilyName")
        nickname = contact.get("nickname")
        given = joined(nickname, "given", "family") if isinstance(nickname, Mapping) else ""
        profile = joined(contact, "profileGivenName", "profileFamilyName")
        name = system or given or profile
        account, phone = _account(contact.get("aci")), number_of(contact.get("e164"))
        handle = Handle(
            names=(name,) if name else (),
            phones=(f"+{phone}",) if phone not in ("", "0") else (),
            accounts=(account,) if account else (),
        )
        return Party(handle if handle != Handle() else None, origin, saved=bool(system))
    if isinstance(group, Mapping):
        snapshot = group.get("snapshot")
        title, members = _snapshot(snapshot if isinstance(snapshot, Mapping) else {})
        return Party(None, origin, title=title, members=members)
    return Party(None, origin, me="self" in frame)


def _snapshot(snapshot: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A group's name and the accounts of its members."""
    blob, members = snapshot.get("title"), snapshot.get("members")
    title = blob.get("title") if isinstance(blob, Mapping) else ""
    accounts = [
        _account(one.get("userId"))
        for one in (members if isinstance(members, list) else [])
        if isinstance(one, Mapping)
    ]
    return title.strip() if isinstance(title, str) else "", tuple(filter(None, accounts))


def joined(value: Mapping[str, Any], *keys: str) -> str:
    """The texts at some keys as one name."""
    parts = (value.get(key) for key in keys)
    return " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())


def key_of(handle: Handle | None) -> str:
    """What tells somebody from others: the account, else the number, else the name."""
    if handle is None:
        return ""
    return next(iter((*handle.accounts, *handle.phones, *handle.names)), "")


def _account(value: Any) -> str:
    """An account, of the sixteen bytes that stand for it."""
    try:
        data = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
        return f"signal:{UUID(bytes=data)}"
    except (ValueError, binascii.Error):
        return ""


def number_of(value: Any) -> str:
    """A whole number as text, as large ones are written in quotation marks; "" for others."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return ""
    text = str(value)
    return text if text.isascii() and text.isdecimal() else ""


def time_of(value: Any) -> datetime | None:
    """The time that is so many thousandths of a second after 1970; None if none can be."""
    milliseconds = number_of(value)
    try:
        at = datetime.fromtimestamp(int(milliseconds) / 1000, UTC) if milliseconds else None
    except (ValueError, OverflowError, OSError):
        return None
    return at if at is not None and _FIRST_YEAR <= at.year <= _LAST_YEAR else None

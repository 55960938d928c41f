"""Whom an export lists: its owner, their contacts, and those they write to most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from netrules import Handle, Item, OwnerRecord, PersonRecord, Problem, Skipped, fold_text
from netrules.plugins.sources.chats.talk import CONTACT
from netrules.plugins.sources.chats.telegram.parts import (
    Place,
    entries_of,
    handle_of,
    text_of,
    user_account,
)
from netrules.plugins.sources.chats.telegram.times import time_of

BLANK: Final = "blank contact"
DELETED: Final = "deleted account"
NO_PERSON: Final = "bot or group"
LISTED: Final = "listed among the contacts"
_AGAIN: Final = "export the data again"


@attrs.define(eq=False)
class Listed:
    """Whom an export has listed so far.

    Args:
        accounts: Their accounts.
        names: How many contacts without an account bear each name, folded.
    """

    accounts: set[str] = attrs.field(factory=set)
    names: Counter[str] = attrs.field(factory=Counter)

    def has(self, account: str, name: str, bearers: int) -> bool:
        """Whether somebody is among the contacts: by account; or by name, where it is that
        of one contact whose account is not told, and of one account.

        Args:
            account: Their account.
            name: Their name in chats, which for contacts is the name in the list.
            bearers: How many accounts of the chats have that name.
        """
        return account in self.accounts or (bearers == 1 and self.names[fold_text(name)] == 1)


def owner_items(export: Mapping[str, Any], place: Place) -> Iterator[OwnerRecord]:
    """What the export says of its owner."""
    profile = export.get("personal_information")
    if not isinstance(profile, Mapping):
        return
    handle = handle_of(
        user_account(profile.get("user_id")), _name(profile), text_of(profile.get("phone_number"))
    )
    if handle != Handle():
        yield OwnerRecord(attrs.evolve(handle, me=True), place("/personal_information"))


def contact_items(export: Mapping[str, Any], place: Place, listed: Listed) -> Iterator[Item]:
    """A person for each contact."""
    for pointer, entry in entries_of(export, "contacts"):
        if not isinstance(entry, Mapping):
            yield Problem("this is no contact", place(pointer), _AGAIN)
            continue
        account, name = user_account(entry.get("user_id")), _name(entry)
        handle = handle_of(account, name, text_of(entry.get("phone_number")))
        if not (handle.names or handle.phones):
            yield Skipped(BLANK, place(pointer))
            continue
        if account:
            listed.accounts.add(account)
        elif name:
            listed.names[fold_text(name)] += 1
        at = time_of(entry)
        facts = {"recorded": at.date()} if at else {}
        yield PersonRecord(handle, place(pointer), facts=facts, tie=CONTACT)


def frequent_items(
    export: Mapping[str, Any], place: Place, listed: Listed, bearers: Mapping[str, int]
) -> Iterator[Item]:
    """A person for each of those whom the owner writes to or calls most."""
    for pointer, entry in entries_of(export, "frequent_contacts"):
        if not isinstance(entry, Mapping):
            yield Problem("this is no contact", place(pointer), _AGAIN)
            continue
        account, name = user_account(entry.get("id")), text_of(entry.get("name"))
        if entry.get("type") != "user" or entry.get("category") == "inline_bots" or not account:
            yield Skipped(NO_PERSON, place(pointer))
        elif not name:
            yield Skipped(DELETED, place(pointer))
        elif listed.has(account, name, bearers.get(fold_text(name), 1)):
            yield Skipped(LISTED, place(pointer))
        else:
            listed.accounts.add(account)
            yield PersonRecord(handle_of(account, name), place(pointer))


def _name(entry: Mapping[str, Any]) -> str:
    return f"{text_of(entry.get('first_name'))} {text_of(entry.get('last_name'))}".strip()

"""What a contacts file says of each person, and by what it names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from netrules.model.network import Network
from netrules.model.people import ME, Fact, Person
from netrules.model.text import fold_text
from netrules.model.unknown import known

#: Keys that hold every value on record; to these a merge adds what is new.
LISTS: Final = ("email", "phone", "url", "account", "fields", "groups")
#: What the keys by which somebody is reached can hold; anything else is told in a comment.
_FORMS: Final = {
    "email": re.compile(r"[^@\s/]+@[^@\s/]+"),
    "phone": re.compile(r"(?=(?:\D*\d){3})[^@]+"),
    "url": re.compile(r"[^\s@]+\.\S+"),
}
#: Keys with one value, and the fact they hold.
_SINGLE: Final = {
    "place": "place",
    "born": "born",
    "met": "met",
    "met-through": "met_through",
    "notes": "notes",
    "every": "every",
}


@attrs.frozen
class Entry:
    """The entry of one person.

    Args:
        values: What it says, by key.
        asides: What other sources say instead, by key.
    """

    values: Mapping[str, Any]
    asides: Mapping[str, str]


class References:
    """By what a contacts file names each person so that nobody else is meant.

    Args:
        network: The people.
        ids: The ids that entries of the file give to people.
        id_by: The id that an address, URL or number gives to whom it identifies.
    """

    def __init__(
        self, network: Network, ids: Mapping[str, str], id_by: Callable[[str], str]
    ) -> None:
        self._network: Final = network
        self._ids: Final = ids
        self._id_by: Final = id_by

    def of(self, person: str) -> str:
        """The word for a person: the id of their entry, the address that identifies them, or
        the id that netrules gives them."""
        if person == ME:
            return ME
        return self._ids.get(person) or self.identifier(person) or person

    def identifier(self, person: str) -> str:
        """The URL, address or number by which a person is known; "" if there is none."""
        one = self._network.people[person]
        words = (*one.urls, *one.emails, *one.phones)
        return next((word for word in words if self._id_by(word) == person), "")


def entry_of(person: Person, references: References) -> Entry:
    """What a contacts file is to say of *person*, as of the network's day."""
    entry = _Draft({"name": person.name.strip()}, {})
    if not references.identifier(person.id):
        entry.values["id"] = person.id  # nothing else would find them again
    for key in LISTS[:4]:
        entry.listed(person, key)
    for key in ("organization", "title"):
        entry.known(key, getattr(person, key))
    level = person.facts.get("level")
    if level:
        entry.values["level"] = level[0].value.name
    for key in LISTS[4:]:
        entry.listed(person, key)
    for key, field in _SINGLE.items():
        entry.single(key, person.facts.get(field, ()))
    introducers = [one for one in person.values("introduced_by") if one != person.id]
    if introducers:
        entry.values["introduced-by"] = references.of(introducers[0])
    return Entry(entry.values, entry.asides)


@attrs.frozen
class _Draft:
    """An entry while it is put together."""

    values: dict[str, Any]
    asides: dict[str, str]

    def listed(self, person: Person, key: str) -> None:
        """Every value of a key that its form allows; the others go into a comment."""
        form = _FORMS.get(key)
        texts = [str(value).strip() for value in person.values(key)]
        good = [text for text in texts if text and (form is None or form.fullmatch(text))]
        odd = [text for text in texts if text and text not in good]
        if good or key in person.values("without"):
            self.values[key] = list(dict.fromkeys(good))
            if odd:
                self.asides[key] = "also: " + ", ".join(odd)

    def known(self, key: str, value: Any) -> None:
        if known(value):
            self.values[key] = value

    def single(self, key: str, facts: Sequence[Fact[Any]]) -> None:
        """The value that counts, and in a comment what others say."""
        if not facts:
            return
        self.values[key] = facts[0].value
        others = [fact for fact in facts[1:] if fact.value != facts[0].value]
        if others:
            told = (f"{fact.value} ({fact.origin.path})" for fact in others)
            self.asides[key] = "also: " + ", ".join(dict.fromkeys(told))


def named(people: Iterable[Person]) -> list[Person]:
    """Those whom a contacts file can list: everybody of whom a name is on record."""
    return sorted(
        (person for person in people if person.names),
        key=lambda person: (fold_text(person.name), person.id),
    )

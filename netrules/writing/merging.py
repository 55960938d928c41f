"""One contacts file from many sources: what is in it stays, and what is new is added.

The text of the file is kept, comments and order and all. An entry that is there already
gets the keys that it lacks and the addresses that it does not list; nothing that stands
there is changed. Whoever has no entry gets one at the end. So merging twice is merging once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from netrules.model.interactions import Breadth, Direction, Interaction, Outcome
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import ME, Person
from netrules.model.text import fold_text
from netrules.model.ties import Group, Tie
from netrules.model.unknown import known
from netrules.toml import TomlDocument, parse_toml
from netrules.writing.editing import NotATable, Place, with_keys
from netrules.writing.entries import LISTS, References, entry_of, named
from netrules.writing.pointers import entry_numbers
from netrules.writing.tables import table

#: The layer of what people write by hand.
_BY_HAND: Final = "contacts"
_ME_KEYS: Final = ("organization", "title", "place")


@attrs.frozen
class Merged:
    """What came of merging.

    Args:
        data: What the file is to hold.
        added: How many people got an entry.
        completed: How many entries got something that they lacked.
        nameless: How many people were left out because no name of theirs is on record.
    """

    data: bytes
    added: int
    completed: int
    nameless: int


def merge(
    network: Network, own: Network, existing: str, shown: str, id_by: Callable[[str], str]
) -> Merged:
    """Make the contacts file that holds what *network* knows.

    Args:
        network: What all sources say together, the file itself among them; as of a day.
        own: What the file says by itself.
        existing: The text of the file; "" if there is none yet.
        shown: How origins name the file.
        id_by: The id that an address, URL or number gives to whom it identifies.
    """
    return _Merge(network, own, existing, shown, id_by).result()


class _Merge:
    """The file, and what of the network stands in it already."""

    def __init__(
        self,
        network: Network,
        own: Network,
        existing: str,
        shown: str,
        id_by: Callable[[str], str],
    ) -> None:
        self._network: Final = network
        self._existing: Final = existing
        self._shown: Final = shown
        self._document: Final[TomlDocument] = parse_toml(existing.encode(), shown)
        self._own: Final[Mapping[str, Any]] = self._document.data
        self._entries: Final = self._own_entries()
        #: What entries that are there get: keys with values, and comments on them.
        self._keys: Final[dict[Place, list[tuple[str, Any]]]] = {}
        self._asides: Final[dict[Place, Mapping[str, str]]] = {}
        self._own_ties: Final = {
            _of_tie(tie)
            for tie in network.all_ties
            if any(origin.path == shown for origin in tie.origins)
        }
        self._there: Final = Counter(self._own_events(own))
        ids = {
            person: str(entry["id"])
            for person, entries in self._entries.items()
            for _, entry in entries
            if "id" in entry
        }
        self._references: Final = References(network, ids, id_by)

    def result(self) -> Merged:
        people = named(self._network.people)
        new = [person for person in people if person.id not in self._entries]
        completed = sum(self._complete(person) for person in people)
        head = self._completed() if completed else self._existing
        tables = list(self._tables(new))
        above = [head.rstrip("\n") + "\n"] if head.strip() else []
        text = "\n".join([*above, *tables]) if tables else head
        nameless = len(self._network.people) - len(people)
        return Merged(text.encode(), len(new), completed, nameless)

    def _own_entries(self) -> Mapping[str, Sequence[tuple[int, Mapping[str, Any]]]]:
        """The entries of the file, each with its number, by the ids of whom they are about."""
        tables = self._own.get("person", [])
        return {
            person.id: [(number, tables[number]) for number in numbers]
            for person in self._network.people
            if (numbers := self._numbers(person))
        }

    def _numbers(self, person: Person) -> tuple[int, ...]:
        """Which entries of the file are about a person."""
        return tuple(entry_numbers(person, self._shown))

    def _own_events(self, own: Network) -> Iterator[tuple[Any, ...]]:
        """What the file itself says has happened, with the people's ids in the network."""
        by_number = {
            number: person.id for person in self._network.people for number in self._numbers(person)
        }
        ids = {
            person.id: by_number[number]
            for person in own.people
            for number in self._numbers(person)
            if number in by_number
        }
        for event in own.all_interactions:
            yield _content(event, [ids.get(one, one) for one in event.people])
        for outcome in own.outcomes:
            yield _content(outcome, [ids.get(one, one) for one in outcome.credit])

    # -- entries that are there ------------------------------------------------

    def _complete(self, person: Person) -> bool:
        """Give the first entry of *person* what all of theirs lack; whether that is anything."""
        entries = self._entries.get(person.id)
        if not entries:
            return False
        wanted = entry_of(person, self._references)
        keys: list[tuple[str, Any]] = []
        for key, value in wanted.values.items():
            stated = [entry[key] for _, entry in entries if key in entry]
            if key in LISTS:
                if new := _lacking(value, stated):
                    keys.append((key, new))
            elif not stated and not (key == "id" or (key == "name" and person.names)):
                keys.append((key, value))
        if keys:
            place = ("person", entries[0][0])
            self._keys[place], self._asides[place] = keys, wanted.asides
        return bool(keys)

    def _completed(self) -> str:
        """The text of the file with what its entries get, one table after the other.

        Raises:
            ValueError: If an entry has no header of its own.
        """
        try:
            return with_keys(self._existing, self._document, self._keys, self._asides)
        except NotATable:
            msg = (
                f"{self._shown} has people that are written on one line; write each under a header "
                "of its own, [[person]], so that more can be added"
            )
            raise ValueError(msg) from None

    # -- tables that are new -----------------------------------------------------

    def _tables(self, new: Iterable[Person]) -> Iterator[str]:
        if "me" not in self._own:
            yield from self._me()
        yield from (self._group(group) for group in self._network.groups if self._tells(group))
        for person in new:
            entry = entry_of(person, self._references)
            yield table("[[person]]", entry.values, entry.asides)
        yield from (self._tie(tie) for tie in self._network.all_ties if self._is_new(tie))
        happened = self._network.all_interactions
        yield from (self._interaction(event) for event in happened if self._is_missing(event))
        yield from (self._outcome(one) for one in self._network.outcomes if self._is_missing(one))

    def _me(self) -> Iterator[str]:
        me = self._network.me
        values: dict[str, Any] = {"name": me.names[0]} if me.names else {}
        values |= {key: list(me.values(key)) for key in LISTS[:4] if me.values(key)}
        values |= {key: getattr(me, key) for key in _ME_KEYS if known(getattr(me, key))}
        if me.facts.get("level"):
            values["level"] = me.facts["level"][0].value.name
        for key in ("fields", "channels"):
            if me.values(key):
                values[key] = list(me.values(key))
        if values:
            yield table("[me]", values, {})

    def _tells(self, group: Group) -> bool:
        """Whether a group's own table has something to say that members' entries do not."""
        stated = {fold_text(str(one.get("name", ""))) for one in self._own.get("group", [])}
        return bool(group.kind or group.key_players) and fold_text(group.name) not in stated

    def _group(self, group: Group) -> str:
        values: dict[str, Any] = {"name": group.name}
        if group.kind:
            values["kind"] = group.kind
        members = [one for one in group.members if not self._lists(one, group.name)]
        for key, people in (("members", members), ("key-players", group.key_players)):
            words = [self._references.of(one) for one in people if self._is_named(one)]
            if words:
                values[key] = words
        return table("[[group]]", values, {})

    def _lists(self, person: str, group: str) -> bool:
        """Whether the entry of a person names the group."""
        groups = self._network.people[person].values("groups")
        return fold_text(group) in map(fold_text, groups)

    def _is_named(self, person: str) -> bool:
        return person == ME or bool(self._network.people[person].names)

    def _is_new(self, tie: Tie) -> bool:
        """Whether a tie goes into the file: it does not stand there, and an entry for a person
        does not say it already."""
        there = _of_tie(tie) in self._own_ties
        said = ME in (tie.a, tie.b) and tie.until is None and not self._by_hand_tie(tie)
        return not there and not said and all(map(self._is_named, (tie.a, tie.b)))

    def _by_hand_tie(self, tie: Tie) -> bool:
        return tie.layer == _BY_HAND and tie.kind != "contact"

    def _tie(self, tie: Tie) -> str:
        values: dict[str, Any] = {
            "between": [self._references.of(tie.a), self._references.of(tie.b)],
            "kind": tie.kind,
            "evidence": str(tie.evidence),
        }
        for key in ("since", "until", "strength"):
            if getattr(tie, key) is not None:
                values[key] = getattr(tie, key)
        return table("[[tie]]", values, {})

    def _is_missing(self, event: Interaction | Outcome) -> bool:
        """Whether somebody wrote it into another contacts file, and it is not in this one. Of
        what exports hold, such as thousands of messages, a file kept by hand is no place."""
        if event.origin.layer != _BY_HAND:
            return False
        people = event.people if isinstance(event, Interaction) else event.credit
        content = _content(event, people)
        if self._there[content]:
            self._there[content] -= 1
            return False
        return True

    def _interaction(self, event: Interaction) -> str:
        values: dict[str, Any] = {
            "with": [self._references.of(one) for one in event.people],
            "on": event.on,
            "channel": event.channel,
        }
        if event.direction is not Direction.BOTH:
            values["direction"] = str(event.direction)
        if event.breadth is not (Breadth.GROUP if len(event.people) > 1 else Breadth.ONE):
            values["breadth"] = str(event.breadth)
        if event.favour is not None:
            values["favour"] = str(event.favour)
        return table("[[interaction]]", values, {})

    def _outcome(self, outcome: Outcome) -> str:
        values: dict[str, Any] = {"what": outcome.what, "on": outcome.on}
        if outcome.worth is not None:
            values["worth"] = outcome.worth
        if outcome.currency:
            values["currency"] = outcome.currency
        if outcome.credit:
            values["credit"] = [self._references.of(one) for one in outcome.credit]
        if outcome.goal:
            values["goal"] = outcome.goal
        return table("[[outcome]]", values, {})


def _content(event: Interaction | Outcome, people: Iterable[str]) -> tuple[Any, ...]:
    """What makes two entries about what happened the same."""
    nowhere = attrs.evolve(event, origin=Origin(""))
    if isinstance(nowhere, Interaction):
        return (attrs.evolve(nowhere, people=()), *sorted(people))
    return (attrs.evolve(nowhere, credit=()), *sorted(people))


def _of_tie(tie: Tie) -> tuple[str, ...]:
    """What ties have in common that a contacts file cannot tell apart: it is one layer."""
    return tie.a, tie.b, tie.kind, tie.evidence


def _lacking(values: Iterable[str], stated: Iterable[Any]) -> tuple[str, ...]:
    """Those of *values* that none of the *stated* lists holds."""
    listed = [one for value in stated for one in (value if isinstance(value, list) else [value])]
    there = {fold_text(str(one)) for one in listed}
    return tuple(value for value in values if fold_text(value) not in there)

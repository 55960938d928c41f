"""Things written into a contacts file, everything in it kept to the letter.

Tables are appended to the text. A key of an entry that is there is set in its place, with
what stands around it untouched. What stands there already is not written again.
"""

from __future__ import annotations

import copy
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from netrules.model.network import Network
from netrules.model.people import ME
from netrules.model.text import fold_text
from netrules.model.ties import Evidence
from netrules.toml import TomlError, parse_toml
from netrules.writing.editing import NotATable, Place, with_keys, with_value
from netrules.writing.entries import LISTS, References
from netrules.writing.pointers import entry_numbers
from netrules.writing.tables import table

#: The layer of what people write by hand.
_BY_HAND: Final = "contacts"
#: Keys that name people, whatever their table.
_NAMING: Final = ("with", "between", "credit", "introduced-by")
_NO_ROOM: Final = (
    "has tables that are written on one line; write each under a header of its own, as "
    "[[person]], so that more can be added"
)


class CannotRecord(ValueError):
    """A contacts file that nothing can be added to as it is."""


@attrs.frozen
class Newcomer:
    """Somebody who is in none of the files yet.

    Args:
        name: The name, which nobody else in the files has.
    """

    name: str


#: Somebody by the id in the network, "me" for ego, or somebody new.
Who: TypeAlias = str | Newcomer


@attrs.frozen
class NewPerson:
    """An entry for somebody who is in none of the files yet."""

    who: Newcomer


@attrs.frozen
class NewTable:
    """A table to be appended.

    Args:
        name: Its name, such as "interaction".
        values: What it holds, by key. Keys that name people hold tuples of `Who`.
    """

    name: str
    values: Mapping[str, Any]


@attrs.frozen
class SetKey:
    """A key of somebody's entry.

    Args:
        who: Whose.
        key: As it is written in the file.
        value: What it is to hold. A tuple is added to what is listed already; none at all
            says that there is none, where nothing is listed.
    """

    who: Who
    key: str
    value: Any


Thing: TypeAlias = NewPerson | NewTable | SetKey


@attrs.frozen
class Recorded:
    """What came of it.

    Args:
        data: What the file is to hold.
        written: For each thing whether it was written; if not, it stands there already.
    """

    data: bytes
    written: tuple[bool, ...]


def record(
    network: Network, existing: bytes, shown: str, id_by: Callable[[str], str], *things: Thing
) -> Recorded:
    """Write things into the text of a contacts file.

    Args:
        network: What all sources say together, the file among them.
        existing: What the file holds; nothing if there is none yet.
        shown: How origins name the file.
        id_by: The id that an address, URL or number gives to whom it identifies.
        things: What to write, in this order.

    Raises:
        CannotRecord: If the file is not TOML, or has no room for them.
    """
    return _Recording(network, _Text.of(existing), shown, id_by).of(things)


@attrs.frozen
class _Text:
    """The text of a file without its byte-order mark, its lines ended by a line feed alone."""

    mark: str
    text: str
    end: str

    @classmethod
    def of(cls, data: bytes) -> _Text:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            msg = "is not UTF-8 text; save it as UTF-8"
            raise CannotRecord(msg) from None
        mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
        if text.count("\n") == text.count("\r\n") > 0:
            return cls(mark, text.replace("\r\n", "\n"), "\r\n")
        return cls(mark, text, "\n")

    def data(self, text: str) -> bytes:
        """*text* as the file would hold it."""
        return (self.mark + text.replace("\n", self.end)).encode()


class _Recording:
    """What stands in the file, and what is added to it."""

    def __init__(
        self, network: Network, text: _Text, shown: str, id_by: Callable[[str], str]
    ) -> None:
        self._network: Final = network
        self._text: Final = text
        try:
            self._document: Final = parse_toml(text.text.encode(), shown)
        except TomlError as error:
            msg = f"is not TOML: line {error.line}: {error.message}; correct it there"
            raise CannotRecord(msg) from None
        self._before: Final = self._document.data
        self._after: Final[dict[str, Any]] = copy.deepcopy(self._before)
        self._numbers: Final = {
            person.id: numbers
            for person in network.people
            if (numbers := tuple(entry_numbers(person, shown)))
        }
        self._own_ids: Final = self._ids()
        self._references: Final = References(network, self._own_ids, id_by)
        self._names: Final = self._names_there()
        self._there: Final = Counter(self._on_record())
        self._tables: Final[list[str]] = []
        self._entries: Final[dict[Who, dict[str, Any]]] = {}
        self._set: Final[list[tuple[Place, str, Any]]] = []

    def of(self, things: Sequence[Thing]) -> Recorded:
        """Write *things*."""
        written = tuple(self._one(thing) for thing in things)
        if not any(written):
            return Recorded(self._text.data(self._text.text), written)
        self._keep_ids()
        text = self._with_keys() if self._set else self._text.text
        tables = [
            *(self._entry(who, values) for who, values in self._entries.items()),
            *self._tables,
        ]
        text = _joined(text, tables)
        self._check(text)
        return Recorded(self._text.data(text), written)

    def _one(self, thing: Thing) -> bool:
        if isinstance(thing, NewPerson):
            return self._new_person(thing.who)
        return self._set_key(thing) if isinstance(thing, SetKey) else self._new_table(thing)

    # -- what stands there ---------------------------------------------------------

    def _ids(self) -> dict[str, str]:
        """The ids that entries of the file give to people."""
        people = self._before.get("person", [])
        return {
            person: str(people[number]["id"])
            for person, numbers in self._numbers.items()
            for number in numbers
            if people[number].get("id")
        }

    def _rows(self, name: str) -> list[Any]:
        """The tables of one name, to which more are appended."""
        rows = self._after.setdefault(name, [])
        if not isinstance(rows, list):
            raise CannotRecord(_NO_ROOM)
        return rows

    def _names_there(self) -> Counter[str]:
        """How often each name or id stands in the file."""
        entries = [*(self._before.get("person") or []), self._before.get("me", {})]
        entries = [entry for entry in entries if isinstance(entry, dict)]
        words = (str(entry[key]) for entry in entries for key in ("name", "id") if entry.get(key))
        return Counter(map(fold_text, words))

    def _on_record(self) -> Iterator[tuple[Any, ...]]:
        """What contacts files say that has happened, or who knows whom."""
        network = self._network
        for event in network.all_interactions:
            if event.origin.layer == _BY_HAND:
                about = event.channel, event.direction, event.breadth, event.favour
                yield ("interaction", event.on, *map(_word, about), *sorted(event.people))
        for tie in network.all_ties:
            if tie.layer == _BY_HAND and tie.evidence is Evidence.STATED and tie.until is None:
                yield ("tie", tie.kind, *sorted((tie.a, tie.b)))
        for outcome in network.outcomes:
            yield ("outcome", outcome.what, outcome.on, *sorted(outcome.credit))

    # -- what is added ---------------------------------------------------------------

    def _new_person(self, who: Newcomer) -> bool:
        if who in self._entries:
            return False
        self._entries[who] = {"name": who.name}
        return True

    def _new_table(self, thing: NewTable) -> bool:
        content = _content(thing)
        if self._there[content]:
            return False
        self._there[content] += 1
        values = {
            key: self._words(value) if key in _NAMING else value
            for key, value in thing.values.items()
            if value not in ((), None)
        }
        named = [one for key in _NAMING for one in thing.values.get(key, ())]
        aside = self._aside(named)
        asides = {key: aside for key in values if aside and key in _NAMING}
        self._tables.append(table(f"[[{thing.name}]]", values, asides))
        self._rows(thing.name).append(values)
        return True

    def _words(self, people: Sequence[Who]) -> list[str] | str:
        words = [self._word(one) for one in people]
        return words[0] if len(words) == 1 else words

    def _word(self, who: Who) -> str:
        """By what the file is to name somebody."""
        if isinstance(who, Newcomer):
            return who.name
        if who not in self._own_ids:
            for name in self._names_of(who):
                if self._names[fold_text(name)] == 1:
                    return name
        return self._references.of(who)

    def _names_of(self, who: str) -> Iterator[str]:
        """The names that entries of the file give to somebody."""
        people = self._before.get("person", [])
        for number in self._numbers.get(who, ()):
            name = people[number].get("name")
            if isinstance(name, str) and name.strip():
                yield name.strip()

    def _aside(self, people: Sequence[Who]) -> str:
        """Who is meant by addresses that do not tell."""
        others = [one for one in people if one != ME]
        if all(isinstance(one, Newcomer) or one in self._numbers for one in others):
            return ""
        return ", ".join(
            one.name if isinstance(one, Newcomer) else self._network.people[one].name
            for one in others
        )

    # -- keys of entries ---------------------------------------------------------------

    def _set_key(self, thing: SetKey) -> bool:
        value = self._words((thing.value,)) if thing.key in _NAMING else thing.value
        places = self._places(thing.who)
        for place in places:
            if thing.key in self._table(place):
                return self._change(place, thing.key, value)
        if places:
            return self._change(places[0], thing.key, value)
        return self._change_new(thing.who, thing.key, value)

    def _places(self, who: Who) -> list[Place]:
        """The tables of the file about somebody."""
        if who == ME:
            return [("me", None)] if "me" in self._before else []
        numbers = self._numbers.get(who, ()) if isinstance(who, str) else ()
        return [("person", number) for number in numbers]

    def _table(self, place: Place) -> dict[str, Any]:
        name, number = place
        found: dict[str, Any] = self._after[name] if number is None else self._after[name][number]
        return found

    def _change(self, place: Place, key: str, value: Any) -> bool:
        there = self._table(place)
        changed = with_value(there, key, value)
        if changed is None:
            return False
        self._set.append((place, key, value))
        there[key] = changed
        return True

    def _change_new(self, who: Who, key: str, value: Any) -> bool:
        """A key of somebody who has no entry yet."""
        if who not in self._entries:
            self._entries[who] = self._draft(who)
        entry = self._entries[who]
        changed = with_value(entry, key, value)
        if changed is None:
            return False
        entry[key] = changed
        return True

    def _draft(self, who: Who) -> dict[str, Any]:
        """The beginning of an entry: the name, and what joins it to the person's others."""
        if who == ME:
            return {}
        if isinstance(who, Newcomer):
            return {"name": who.name}
        person = self._network.people[who]
        entry: dict[str, Any] = {"name": person.names[0].strip()} if person.names else {}
        word = self._references.identifier(who)
        for key in LISTS[:3] if word else ():
            if word in person.values(key):
                return {**entry, key: [word]}
        return {**entry, "id": who}

    def _entry(self, who: Who, values: dict[str, Any]) -> str:
        if who == ME:
            self._after["me"] = values
            return table("[me]", values, {})
        if "name" not in values:
            msg = f"has no name for {who}; give it first, as set:{who}.name=NAME"
            raise CannotRecord(msg)
        self._rows("person").append(values)
        return table("[[person]]", values, {})

    def _keep_ids(self) -> None:
        """Write down the id of an entry that has nothing else to be known by, where the file
        refers to it: the id that netrules gives hangs on what the entry says."""
        text = "\n".join((self._text.text, *self._tables))
        people = {
            ("person", number): person
            for person, numbers in self._numbers.items()
            for number in numbers
        }
        for place in dict.fromkeys(place for place, *_ in self._set if place in people):
            person = people[place]
            own = self._references.of(person)
            if own == person and person not in self._own_ids.values() and f'"{person}"' in text:
                self._change(place, "id", person)

    def _with_keys(self) -> str:
        """The text with the keys that are set."""
        keys: dict[Place, list[tuple[str, Any]]] = {}
        for place, key, value in self._set:
            keys.setdefault(place, []).append((key, value))
        try:
            return with_keys(self._text.text, self._document, keys)
        except NotATable:
            raise CannotRecord(_NO_ROOM) from None

    def _check(self, text: str) -> None:
        """Insist that the text says what it said, and what was added, and nothing else."""
        try:
            said = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            said = {}
        if said != _plain(self._after):
            raise CannotRecord(_NO_ROOM)


def _joined(text: str, tables: Sequence[str]) -> str:
    """*text* with *tables* at its end, a blank line before each."""
    if not tables:
        return text
    if text.strip():
        text += "" if text.endswith("\n") else "\n"
        text += "" if text.endswith("\n\n") else "\n"
    return text + "\n".join(tables)


def _content(thing: NewTable) -> tuple[Any, ...]:
    """What makes two tables say the same."""
    values = thing.values
    people = sorted(map(str, (one for key in _NAMING for one in values.get(key, ()))))
    if thing.name == "interaction":
        breadth = "group" if len(values["with"]) > 1 else "one"
        about = values.get("channel") or "contact", values.get("direction") or "both", breadth
        return ("interaction", values["on"], *about, _word(values.get("favour")), *people)
    if thing.name == "tie":
        return ("tie", values.get("kind") or "knows", *people)
    return (thing.name, values["what"], values["on"], *people)


def _word(value: Any) -> str:
    return "" if value is None else str(value)


def _plain(value: Any) -> Any:
    """*value* as a reader of TOML gives it."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value

"""What of a contacts file and of settings is about a person, and the file without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from netrules.actions.traces import Trace, Tracks
from netrules.engine.settings import PYPROJECT
from netrules.engine.waivers import people_called
from netrules.loading.keys import id_by
from netrules.model.interactions import Breadth
from netrules.model.network import Network
from netrules.model.people import ME, Person
from netrules.model.text import fold_text
from netrules.toml import TomlDocument, parse_toml
from netrules.writing.removing import CannotRemove, KeyPath, Left, without

#: Keys of a contacts file that name people, by table; and whether the table says nothing
#: once nobody is left in them.
_NAMING: Final[Mapping[str, Mapping[str, bool]]] = {
    "tie": {"between": True},
    "interaction": {"with": True},
    "outcome": {"credit": False},
    "group": {"members": False, "key-players": False},
    "person": {"introduced-by": False, "same-as": False, "not-same-as": False},
    "coverage": {"ties-among": False},
}
#: Tables that are about all whom they name, so that they go with one of them.
_OF_ALL: Final = frozenset({"tie"})
#: Keys of an entry by which others may name its person.
_IDENTIFYING: Final = ("email", "phone", "url")


@attrs.frozen
class Cleared:
    """A file without a person.

    Args:
        data: What it is to hold.
        gone: What goes.
        left: Where they are still named: in what is about others.
    """

    data: bytes
    gone: tuple[Trace, ...]
    left: tuple[Trace, ...]


class _Cut:
    """What is to go from a document, as it is found."""

    def __init__(self, data: bytes, shown: str, tracks: Tracks) -> None:
        self.document: Final[TomlDocument] = parse_toml(data, shown)
        self._data: Final = data
        self._shown: Final = shown
        self._tracks: Final = tracks
        self._tables: Final[set[KeyPath]] = set()
        self._keys: Final[dict[KeyPath, Left]] = {}
        self._gone: Final[list[Trace]] = []

    def table(self, path: KeyPath, header: str) -> None:
        """A table goes."""
        self._tables.add(path)
        self._note(path, header)

    def words(self, path: KeyPath, header: str, left: list[str]) -> None:
        """Words of a key go, and *left* stay."""
        self._keys[path] = left
        self._note(path, f"{path[-1]} in {header}")

    def keep(self, path: KeyPath, value: str) -> None:
        """A key is to say what followed from what goes."""
        self._keys[path] = value

    def _note(self, path: KeyPath, what: str) -> None:
        self._gone.append(Trace(self._shown, self.document.line_of(*path), what))

    def made(self) -> Cleared:
        """The file without what goes.

        Raises:
            CannotRemove: If it cannot be taken out.
        """
        data = self._data
        if self._gone:
            try:
                data = without(data, self._tables, self._keys, self._tracks.named)
            except CannotRemove as error:
                msg = f"{self._shown}: {error}; nothing was written"
                raise CannotRemove(msg) from None
        lines = self._tracks.lines(data.decode("utf-8-sig"))
        left = (Trace(self._shown, line, "in what is about others") for line in lines)
        return Cleared(data, tuple(sorted(self._gone, key=lambda one: one.line)), tuple(left))


# -- a contacts file ---------------------------------------------------------------------


def cleared_contacts(data: bytes, shown: str, tracks: Tracks, own: Iterable[int]) -> Cleared:
    """A contacts file without a person.

    Args:
        data: What it holds.
        shown: How origins name it.
        tracks: What the person is known by.
        own: The numbers of the entries about them.

    Raises:
        CannotRemove: If what is about them cannot be taken out.
    """
    cut = _Cut(data, shown, tracks)
    entries = set(own)
    means = _Meaning(cut.document, entries, tracks)
    for number in entries:
        cut.table(("person", number), "[[person]]")
    for name, naming in _NAMING.items():
        for path, header, row in _rows(cut.document.data.get(name), name):
            if path not in {("person", number) for number in entries}:
                _clear(cut, path, header, row, naming, means)
    return cut.made()


def _rows(value: Any, name: str) -> Iterator[tuple[KeyPath, str, Mapping[str, Any]]]:
    if isinstance(value, dict):
        yield (name,), f"[{name}]", value
    elif isinstance(value, list):
        for number, row in enumerate(value):
            if isinstance(row, dict):
                yield (name, number), f"[[{name}]]", row


def _clear(
    cut: _Cut,
    path: KeyPath,
    header: str,
    row: Mapping[str, Any],
    naming: Mapping[str, bool],
    means: Callable[[str], bool],
) -> None:
    """Take the person out of a table, or the whole table where it is about nobody else."""
    for key, needed in naming.items():
        words = _texts(row.get(key))
        left = [word for word in words if not means(word)]
        if len(left) == len(words):
            continue
        if path[0] in _OF_ALL or (needed and not left):
            cut.table(path, header)
            return
        cut.words((*path, key), header, left)
        if key == "with" and len(left) == 1 and not row.get("breadth"):
            cut.keep((*path, "breadth"), Breadth.GROUP.value)  # which it was, with more people


def _texts(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str)]


class _Meaning:
    """Whether a word of a contacts file means the person: as the reader of such files has it,
    people of the file itself are meant before those of others."""

    def __init__(self, document: TomlDocument, own: set[int], tracks: Tracks) -> None:
        self._own: Final = own
        self._tracks: Final = tracks
        self._person: Final = tracks.person
        self._by: Final[dict[tuple[str, str], set[int]]] = {}
        for number, (_, _, row) in enumerate(_rows(document.data.get("person"), "person")):
            for key in _keys_of(row):
                self._by.setdefault(key, set()).add(number)

    def __call__(self, word: str) -> bool:
        if word == ME:
            return False
        for key in (("id", word), ("known", id_by(word)), ("name", fold_text(word))):
            if key[1] and (found := self._by.get(key)):
                return found <= self._own
        return self._elsewhere(word)

    def _elsewhere(self, word: str) -> bool:
        """Whether a word that means nobody of the file means the person of another."""
        if word in self._tracks.ids or (id_by(word) or None) in self._tracks.ids:
            return True
        return people_called(self._person.network, word, id_by) == (self._person,)


def _keys_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "id", str(row.get("id") or "")
    yield "name", fold_text(str(row.get("name") or ""))
    for key in _IDENTIFYING:
        yield from (("known", id_by(word)) for word in _texts(row.get(key)))


# -- settings ----------------------------------------------------------------------------


def cleared_settings(data: bytes, shown: str, tracks: Tracks, network: Network) -> Cleared:
    """A settings file without waivers and clusters that are about a person alone, and without
    them in those that are about others too.

    Raises:
        CannotRemove: If what is about them cannot be taken out.
    """
    cut = _Cut(data, shown, tracks)
    prefix = ("tool", "netrules") if shown.endswith(PYPROJECT) else ()
    settings: Any = cut.document.data
    for key in prefix:
        settings = settings.get(key, {})
    for name in ("waiver", "cluster"):
        for number, table in enumerate(settings.get(name, ())):
            words = _texts(table.get("people"))
            left = [word for word in words if not _only(tracks.person, word, network)]
            path = (*prefix, name, number)
            if words and not left:
                cut.table(path, f"[[{name}]]")
            elif len(left) < len(words):
                cut.words((*path, "people"), f"[[{name}]]", left)
    return cut.made()


def _only(person: Person, word: str, network: Network) -> bool:
    return people_called(network, word, id_by) == (person,)

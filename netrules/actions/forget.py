"""A person taken out of everything that netrules writes: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from netrules.actions.contacts_file import SOURCE, ContactsFile, Inputs, contacts_files, load_with
from netrules.actions.forgetting import Cleared, cleared_contacts, cleared_settings
from netrules.actions.targets import Aim, find_target
from netrules.actions.traces import Trace, Tracks, scrubbed
from netrules.api import Loaded, Session
from netrules.loading.opened import shown_paths
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import Person
from netrules.model.text import fold_text
from netrules.toml import parse_toml
from netrules.writing.pointers import entry_numbers
from netrules.writing.removing import CannotRemove
from netrules.writing.whole import write_all

#: Files beside the settings that are looked into without being named.
_ENDINGS: Final = frozenset({".json", ".jsonl"})
#: What stands in every such file that netrules wrote.
_MARK: Final = b'"netrules/'
#: What is said of files that netrules does not write.
OTHERS: Final = "in a file that others write"
_MADE: Final = "in a file made before; make it again, or delete it"


@attrs.frozen
class Forgotten:
    """What came of forgetting somebody.

    Args:
        name: The name.
        id: The id.
        gone: What went, or would go, by file and line.
        left: Where they still are: in exports, and in what is about others.
        written: The files that were changed, or would be.
        deleted: Copies of what contacts files held before that were deleted, or would be.
        loaded: What was read to know who is meant.
    """

    name: str
    id: str
    gone: tuple[Trace, ...]
    left: tuple[Trace, ...]
    written: tuple[Path, ...]
    deleted: tuple[Path, ...]
    loaded: Loaded = attrs.field(repr=False)


def forget(
    session: Session,
    word: str,
    *,
    inputs: Inputs | None = None,
    also: Iterable[Path] = (),
    write: bool = True,
) -> Forgotten:
    """Take a person out of the contacts files, waivers and labels, baselines and saved reports.

    Args:
        session: The settings and plugins in force, as from `open_session`.
        word: Who: an id, an address, a URL, a number or a name that nobody else has.
        inputs: Paths to read, each with the name of its source ("" finds it); None reads
            the sources of the settings.
        also: Files, or folders of files, to look into besides: reports, baselines, drafts.
        write: Whether to change anything; without it, this says what would go.

    Raises:
        UnknownTargetError: If nobody, or more than one, is meant.
        CannotRemove: If what is about them cannot be taken out; nothing is written then.
        OSError: If a file cannot be read or written.
    """
    given = list(session.sources() if inputs is None else inputs)
    loaded = session.load(given)
    network = loaded.network
    person = network.people[find_target(network, word, aim=Aim.PERSON).people[0]]
    search = _Search(session, given, person, before=not write)
    search.contacts(network)
    search.settings()
    search.others(also)
    search.exports(network)
    if write:
        write_all(search.files, search.backups)
    return Forgotten(
        person.name,
        person.id,
        tuple(search.gone),
        tuple(search.left),
        tuple(search.files),
        tuple(search.backups),
        loaded,
    )


class _Search:
    """Goes through the files one kind after the other.

    Args:
        session: The settings and plugins in force.
        inputs: What was read.
        person: Who is to be forgotten.
        before: Whether lines are those of the files as they are, and not as they will be.
    """

    def __init__(self, session: Session, inputs: Inputs, person: Person, *, before: bool) -> None:
        self._before: Final = before
        self._session: Final = session
        self._inputs: Final = inputs
        self._person: Final = person
        self._tracks = Tracks(person, frozenset((person.id, *person.aliases)))
        self._seen: Final[set[Path]] = set()
        self.files: Final[dict[Path, bytes]] = {}
        self.backups: Final[list[Path]] = []
        self.gone: Final[list[Trace]] = []
        self.left: Final[list[Trace]] = []

    def contacts(self, network: Network) -> None:
        """The contacts files, and the copies beside them of what they held before."""
        files = contacts_files(self._session, self._inputs, network)
        entries = {one.path: tuple(entry_numbers(self._person, one.shown)) for one in files}
        own = {word for one in files for word in _own_ids(one, entries[one.path])}
        self._tracks = attrs.evolve(self._tracks, ids=self._tracks.ids | own)
        for one in files:
            cleared = cleared_contacts(one.data, one.shown, self._tracks, entries[one.path])
            if cleared.gone:
                self._insist(one, cleared.data, network)
            self._take(one.path, one.data, cleared)
            backup = one.path.with_name(f"{one.path.name}.bak")
            if backup.is_file() and self._names(backup.read_bytes()):
                self.backups.append(backup)
                what = "the whole copy of what the file held before"
                self.gone.append(Trace(f"{one.shown}.bak", 0, what))

    def settings(self) -> None:
        """The settings in force, and those that they extend."""
        files = self._session.settings.files
        shown = shown_paths(files, self._session.base)
        for path in files:
            data = path.read_bytes()
            network = self._person.network
            self._take(path, data, cleared_settings(data, shown[path], self._tracks, network))

    def others(self, also: Iterable[Path]) -> None:
        """Baselines, reports and whatever else is named."""
        here = sorted(self._session.base.glob("*.json*"))
        found = [one for one in here if one.suffix in _ENDINGS and _MARK in one.read_bytes()]
        named = [file for path in also for file in _files_of(path)]
        new = [one for one in (*found, *named) if one.resolve() not in self._seen]
        shown = shown_paths(new, self._session.base)
        for path in dict.fromkeys(new):
            data = path.read_bytes()
            self._take(path, data, self._cleared(data, shown[path]))

    def exports(self, network: Network) -> None:
        """Where they are in files that are not netrules' to change."""
        ours = {one.shown for one in contacts_files(self._session, self._inputs, network)}
        found: dict[str, set[int]] = {}
        for origin in _origins(self._person, network):
            if origin.path and (origin.member or origin.path not in ours):
                place = f"{origin.path}/{origin.member}" if origin.member else origin.path
                found.setdefault(place, set()).add(origin.line)
        for place, lines in sorted(found.items()):
            self.left.extend(Trace(place, line, OTHERS) for line in sorted(lines))

    def _cleared(self, data: bytes, shown: str) -> Cleared:
        result = scrubbed(data, shown, self._tracks)
        kept, number = (data, 0) if result is None else result
        entries = "1 entry" if number == 1 else f"{number} entries"
        gone = (Trace(shown, 0, entries),) if number else ()
        lines = self._tracks.lines(kept.decode("utf-8", "replace"))
        return Cleared(kept, gone, tuple(Trace(shown, line, _MADE) for line in lines))

    def _take(self, path: Path, data: bytes, cleared: Cleared) -> None:
        self._seen.add(path.resolve())
        if cleared.data != data:
            self.files[path] = cleared.data
        self.gone.extend(cleared.gone)
        left = _as_before(data, cleared) if self._before else cleared.left
        self.left.extend(left)

    def _names(self, data: bytes) -> bool:
        return self._tracks.named(data.decode("utf-8", "replace"))

    def _insist(self, file: ContactsFile, data: bytes, network: Network) -> None:
        """Insist that a reader of contacts files finds nobody of theirs in *data*.

        Raises:
            CannotRemove: If one does.
        """
        alone = attrs.evolve(file, inputs=((file.path, SOURCE),))
        if not data.strip():
            return
        for one in load_with(self._session, alone, data).network.people:
            if self._is(one, network):
                where = one.origins[0].line if one.origins else 0
                msg = f"{file.shown}:{where}: still means {self._person.name}; nothing was written"
                raise CannotRemove(msg)

    def _is(self, one: Person, network: Network) -> bool:
        """Whether somebody of a single file is the person."""
        for id_ in (one.id, *one.aliases):
            if network.people.has(id_):
                return network.people[id_] is self._person
        names = {fold_text(name) for name in one.names}
        theirs = [who for who in network.people if names.intersection(map(fold_text, who.names))]
        return theirs == [self._person]


def _own_ids(file: ContactsFile, numbers: Sequence[int]) -> Iterator[str]:
    """The ids that the entries of these numbers have in the file."""
    people = parse_toml(file.data, file.shown).data.get("person", [])
    return (str(people[number]["id"]) for number in numbers if people[number].get("id"))


def _as_before(data: bytes, cleared: Cleared) -> Iterator[Trace]:
    """Where they are still named, by the lines that the file has now: lines went, and none came
    but by a change of one."""
    old, new = (text.decode("utf-8", "replace").split("\n") for text in (data, cleared.data))
    start = 0
    for one in cleared.left:
        wanted = new[one.line - 1]
        start = next((at for at in range(start, len(old)) if old[at] == wanted), start)
        yield attrs.evolve(one, line=start + 1)
        start += 1


def _files_of(path: Path) -> list[Path]:
    return sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def _origins(person: Person, network: Network) -> Iterator[Origin]:
    """Every place at which something about *person* was read."""
    yield from person.origins
    yield from (fact.origin for facts in person.facts.values() for fact in facts)
    yield from (job.origin for job in person.employments)
    yield from (
        one for tie in network.all_ties if person.id in (tie.a, tie.b) for one in tie.origins
    )
    yield from (one.origin for one in network.all_interactions if person.id in one.people)
    yield from (one.origin for one in network.outcomes if person.id in one.credit)

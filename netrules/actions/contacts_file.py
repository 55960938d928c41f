"""The contacts file that is written to: which one it is, and reading all with a changed copy."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, cast

import attrs

from netrules.api import Loaded, Session
from netrules.loading.opened import shown_paths
from netrules.loading.source import HEAD_BYTES, Head, Opened, ReadContext, Sniff, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netrules.loading.find import InputSpec
    from netrules.loading.records import Item
    from netrules.manager import Plugins
    from netrules.model.network import Network
    from netrules.model.origin import Origin

#: The source of contacts files.
SOURCE: Final = "contacts"
#: What a new one is called.
NEW: Final = "contacts.toml"

#: Paths to read, each with the name of the source to read it with; "" finds it.
Inputs = Sequence[tuple[Path, str]]


@attrs.frozen
class ContactsFile:
    """A contacts file as it stands before anything is written.

    Args:
        path: Where it lies.
        shown: How origins and messages name it.
        data: What it holds; nothing if there is none yet.
        inputs: What is read together with it, the file among them.
    """

    path: Path
    shown: str
    data: bytes
    inputs: tuple[tuple[Path, str], ...]


def contacts_file(
    session: Session, inputs: Inputs, network: Network, file: Path | None
) -> ContactsFile | None:
    """The contacts file that is meant.

    Args:
        session: The settings and plugins in force.
        inputs: What was read.
        network: What came of it.
        file: The file that the user named; None takes the first input that is, or holds, one.

    Returns:
        The file; None if none was named and no input is one.
    """
    if file is not None:
        return _named(session, inputs, file)
    return next(iter(contacts_files(session, inputs, network)), None)


def contacts_files(session: Session, inputs: Inputs, network: Network) -> list[ContactsFile]:
    """Every contacts file among *inputs*, from which *network* came, in the order of these."""
    shown = shown_paths([path for path, _ in inputs], session.base)
    ours = [one.path for one in network.sources if one.source == SOURCE]
    found: dict[Path, ContactsFile] = {}
    for path, _ in inputs:
        for one in ours:
            place = _place(path, shown[path], one)
            if place is not None and place.resolve() not in found:
                file = ContactsFile(place, one, place.read_bytes(), tuple(inputs))
                found[place.resolve()] = file
    return list(found.values())


def new_contacts_file(session: Session, inputs: Inputs) -> ContactsFile:
    """A contacts file that does not exist, where one would be made."""
    taken = {path.resolve() for path, _ in inputs}
    path = session.base / NEW
    while path.exists() or path.resolve() in taken:
        path = path.with_name(f"new-{path.name}")
    return _named(session, inputs, path)


def _named(session: Session, inputs: Inputs, file: Path) -> ContactsFile:
    data = file.read_bytes() if file.exists() else b""
    same = [path for path, _ in inputs if path.resolve() == file.resolve()]
    path = same[0] if same else file
    everything = tuple(inputs) if same else (*inputs, (file, ""))
    shown = shown_paths([one for one, _ in everything], session.base)
    return ContactsFile(path, shown[path], data, everything)


def _place(path: Path, shown: str, wanted: str) -> Path | None:
    """Where the file lies that is shown as *wanted*, if it is the input at *path* or in it."""
    if shown == wanted and path.is_file():
        return path
    folder = "" if shown == "." else f"{shown}/"
    if path.is_dir() and wanted.startswith(folder):
        place = path / wanted.removeprefix(folder)
        return place if place.is_file() else None
    return None


def load_with(session: Session, file: ContactsFile, data: bytes) -> Loaded:
    """Read the file's inputs as if it held *data*; nothing on disk is changed.

    Origins and messages name the file by its own path, so that what comes of it is what
    would come of it once it is written.
    """
    if not data.strip():
        there = [one for one in file.inputs if one[0].exists() or one[0] != file.path]
        return session.load(there)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, NEW)
        copy.write_bytes(data)
        instead = _Instead(file.shown, data)
        stand_in = None if file.data.strip() else (file.path, copy)
        return _Changed(session, instead, stand_in).load(file.inputs)


@attrs.frozen
class _Instead:
    """What a file is to hold when sources look at it.

    Args:
        shown: How origins name the file.
        data: What it is to hold.
    """

    shown: str
    data: bytes

    def fits(self, origin: Origin) -> bool:
        """Whether *origin* is a place in that file."""
        return origin.path == self.shown and not origin.member


class _Changed(Session):
    """A session in which one file holds something else.

    Args:
        session: The session as it is.
        instead: What the file is to hold.
        stand_in: A path that nothing can be read from yet, and the file that is read for it.
    """

    def __init__(
        self, session: Session, instead: _Instead, stand_in: tuple[Path, Path] | None
    ) -> None:
        plugins = cast("Plugins", _Plugins(session.plugins, instead))
        super().__init__(session.settings, plugins, session.base)
        self._stand_in = stand_in

    def _specs(self, inputs: Iterable[tuple[Path, str]]) -> list[InputSpec]:
        specs = super()._specs(inputs)
        if self._stand_in is None:
            return specs
        path, copy = self._stand_in
        return [attrs.evolve(one, path=copy) if one.path == path else one for one in specs]


class _Plugins:
    """Plugins whose sources see the changed file."""

    def __init__(self, plugins: Plugins, instead: _Instead) -> None:
        self._plugins: Final = plugins
        self._instead: Final = instead

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plugins, name)

    def sources(self) -> list[Source]:
        """The sources, each looking through the change."""
        return [_Reader(source, self._instead) for source in self._plugins.sources()]


class _Reader:
    """A source that sees the changed file; everything else of it stays its own."""

    def __init__(self, source: Source, instead: _Instead) -> None:
        self.name: Final = source.name
        self._source: Final = source
        self._instead: Final = instead

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)

    def sniff(self, head: Head) -> Sniff:
        """What the source says of the input with the change in it."""
        return self._source.sniff(_View(cast("Opened", head), self._instead))

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """What the source reads from the input with the change in it."""
        return self._source.read(_View(opened, self._instead), context)


class _View:
    """An input in which one file holds something else."""

    def __init__(self, opened: Opened, instead: _Instead) -> None:
        self.path: Final = opened.path
        self.members: Final = opened.members
        self._opened: Final = opened
        self._instead: Final = instead

    def head(self, member: str = "") -> bytes:
        """The first bytes of *member*."""
        if self._instead.fits(self._opened.origin(member)):
            return self._instead.data[:HEAD_BYTES]
        return self._opened.head(member)

    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading."""
        if self._instead.fits(self._opened.origin(member)):
            return io.BytesIO(self._instead.data)
        return self._opened.open(member)

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in the input."""
        return self._opened.origin(member, line, record, layer)

    def written(self, member: str = "") -> date | None:
        """The day on which a zip says that *member* was written."""
        return self._opened.written(member)

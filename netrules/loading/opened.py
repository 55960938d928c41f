"""Opening what the user named: a file, a folder with all that is in it, or a zip.

A zip is known by its content. Links are not followed out of a folder, and nothing that
cannot be read keeps the rest from being read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

import attrs

from netrules.loading.archive import Zip, is_zip
from netrules.loading.members import (
    MAILDIR_FOLDERS,
    MAX_DEPTH,
    TOO_DEEP,
    Whole,
    is_ignored,
    unreadable,
)
from netrules.loading.source import InputError
from netrules.model.origin import Origin
from netrules.suggest import did_you_mean


class Files(Whole):
    """Files on disk: a plain one, or all that a folder holds.

    Args:
        path: How messages and origins name the file or folder.
        files: Where each member lies; the single member "" makes it a plain file.
    """

    def __init__(self, path: str, files: Mapping[str, str]) -> None:
        super().__init__(path, files)
        self._files = files
        self._folder = "" if path == "." else path.rstrip("/") + "/"

    def open(self, member: str = "") -> IO[bytes]:
        """The file that *member* is, for reading; see `Input.open`."""
        file = self._files[member]
        try:
            return Path(file).open("rb")
        except OSError as problem:
            raise unreadable(self.origin(member), problem) from problem

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in a file, named by its whole path."""
        path = self._folder + member if member else self.path
        return Origin(path, "", line, record, layer)

    def written(self, member: str = "") -> None:
        """None: the date of a file is that of its last copy."""

    def nested(self, member: str = "") -> Whole | None:
        """The zip that *member* is; see `Input.nested`."""
        return Zip(self._files[member], self.origin(member).path)


def open_input(path: Path, shown: str, elsewhere: frozenset[str] = frozenset()) -> Whole:
    """Open the file, folder or zip at *path*.

    Args:
        path: Where it lies.
        shown: How messages and origins name it, as from `shown_path`.
        elsewhere: Real paths of inputs of their own, which a folder does not offer again.

    Raises:
        InputError: If it is missing, empty, unreadable, damaged, or no file at all.
    """
    try:
        mode = path.stat().st_mode
    except ValueError as problem:  # a null character
        raise InputError(shown, "is no path") from problem
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(path, shown) from None
    except OSError as problem:
        raise unreadable(Origin(shown), problem) from problem
    if stat.S_ISDIR(mode):
        return _open_folder(path, shown, elsewhere)
    if not stat.S_ISREG(mode):
        raise InputError(shown, "is neither a file nor a folder", "save to a file what it gives")
    return _open_file(path, shown)


def shown_path(path: Path, base: Path) -> str:
    """How messages name *path*: relative to *base*, or by its bare name if outside it.

    The links that lead to the file are followed, but not the file itself if it is one.
    """
    plain = Path(os.path.abspath(path))  # noqa: PTH100 reason: resolve() would follow links
    straight = Path(os.path.realpath(plain.parent), plain.name)
    for place, root in (
        (plain, os.path.abspath(base)),  # noqa: PTH100 reason: resolve() follows links
        (straight, os.path.realpath(base)),
    ):
        if place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    return plain.name or plain.as_posix()


def shown_paths(paths: Iterable[Path], base: Path) -> dict[Path, str]:
    """How messages name each of *paths*, no two different files alike.

    Files outside *base* that share a base name are told apart by as many of the folders
    above them as it takes.
    """
    shown = {path: shown_path(path, base) for path in paths}
    parts = 1
    while clashing := _clashing(shown):
        parts += 1
        for path in clashing:
            real = Path(os.path.realpath(path))
            shown[path] = "/".join(real.parts[-parts:]).lstrip("/")
    return shown


def _clashing(shown: Mapping[Path, str]) -> list[Path]:
    """The paths that are shown like another file's."""
    files: dict[str, set[str]] = {}
    for path, name in shown.items():
        files.setdefault(name, set()).add(os.path.realpath(path))
    return [path for path, name in shown.items() if len(files[name]) > 1]


def printable(name: str) -> str:
    """A file's name with bytes that are no text written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _open_file(path: Path, shown: str) -> Whole:
    place = str(path.absolute())
    file = Files(shown, {"": place})
    head = file.head()
    if fault := file.fault():
        raise fault
    if not head:
        raise InputError(shown, "is empty", "export or save it again")
    return Zip(place, shown) if is_zip(head) else file


def _open_folder(path: Path, shown: str, elsewhere: frozenset[str]) -> Whole:
    listing = _Listing(os.path.realpath(path), elsewhere)
    listing.fill()
    folder = Files(shown, listing.files)
    folder.left_out = listing.left_out
    for name, problem in listing.unlisted.items():
        folder.faults[name] = unreadable(folder.origin(name), problem)
    return folder


def _missing(path: Path, shown: str) -> InputError:
    if path.is_symlink():
        return InputError(shown, "is a symbolic link to nothing")
    gone = path
    while gone.parent != gone and not os.path.exists(gone.parent):  # noqa: PTH110 reason: no raise
        gone = gone.parent
    names: list[str] = []
    with suppress(OSError):
        names = [name for name in os.listdir(gone.parent) if not is_ignored([name])]  # noqa: PTH208 reason: names are all it takes
    meant = printable(did_you_mean(gone.name, names))
    return InputError(
        shown, "does not exist", f"did you mean {meant!r}?" if meant else "check the path"
    )


@attrs.define
class _Listing:
    """The files below a folder.

    Args:
        root: The folder, without links in its path.
        elsewhere: Real paths to pass by.
        files: Where each member lies, without links in its path.
        left_out: Names that are not offered, and why.
        unlisted: Sub-folders that cannot be listed, and why.
    """

    root: str
    elsewhere: frozenset[str]
    files: dict[str, str] = attrs.field(factory=dict)
    left_out: dict[str, str] = attrs.field(factory=dict)
    unlisted: dict[str, OSError] = attrs.field(factory=dict)
    _listed: set[str] = attrs.field(factory=set)

    def fill(self) -> None:
        """Go through the folder, and at the end through the links found in it."""
        links: list[tuple[str, str]] = []
        folders = [("", self.root)]
        while folders:
            prefix, folder = folders.pop()
            for entry in self._entries(prefix, folder):
                name = prefix + printable(entry.name)
                if entry.is_symlink():
                    links.append((name, entry.path))
                elif entry.is_dir(follow_symlinks=False):
                    folders += self._enter(name, entry)
                elif entry.is_file(follow_symlinks=False):
                    self.files[name] = entry.path
                else:
                    self.left_out[name] = "is neither a file nor a folder"
        self._add_links(links)

    def _entries(self, prefix: str, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError as problem:
            self.unlisted[prefix.rstrip("/")] = problem
            return
        self._listed.add(folder)
        for entry in found:
            hidden_folder = entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
            if entry.path not in self.elsewhere and (hidden_folder or not is_ignored([entry.name])):
                yield entry

    def _enter(self, name: str, entry: os.DirEntry[str]) -> list[tuple[str, str]]:
        """What to go through of a folder: of a hidden one, the messages of a mailbox."""
        if name.count("/") >= MAX_DEPTH:
            self.left_out[name] = TOO_DEEP
            return []
        if not entry.name.startswith("."):
            return [(f"{name}/", entry.path)]
        boxes = [(box, Path(entry.path, box)) for box in MAILDIR_FOLDERS]
        return [
            (f"{name}/{box}/", str(place))
            for box, place in boxes
            if place.is_dir() and not place.is_symlink()
        ]

    def _add_links(self, links: list[tuple[str, str]]) -> None:
        """Offer a file that only a link names, once; what is listed has its own name."""
        known = {*self._listed, *self.files.values(), *self.elsewhere}
        for name, link in sorted(links):
            target = os.path.realpath(link)
            if target in known:
                continue
            if reason := self._refusal(target):
                self.left_out[name] = reason
            else:
                known.add(target)
                self.files[name] = target

    def _refusal(self, target: str) -> str:
        """Why a link to *target* is not offered, "" if it is."""
        if not os.path.exists(target):  # noqa: PTH110 reason: never raises
            return "is a symbolic link to nothing"
        if not target.startswith(os.path.join(self.root, "")):  # noqa: PTH118 reason: a trailing slash
            return "is a symbolic link that leads out of the folder"
        return "" if Path(target).is_file() else "is a symbolic link to a folder that is not listed"

"""Files that are made where there are none: all of them or none, and never over others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from errno import EEXIST
from pathlib import Path


def write_fresh(files: Mapping[Path, bytes]) -> None:
    """Make files, and the folders that they need.

    Each is written beside its place first, and gets its name once all of them are there. If
    one cannot be made the others are taken away again, and so are the folders.

    Args:
        files: What each is to hold, by its path.

    Raises:
        FileExistsError: If something has one of the names already; the message names it.
        OSError: If one cannot be written.
    """
    folders: list[Path] = []
    drafts: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for path, data in files.items():
            _refuse_taken(path)
            _make_folder(path.parent, folders)
            drafts[path] = path.with_name(f".{path.name}.{os.getpid()}")
            _write(path, drafts[path], data)
        for path, draft in drafts.items():
            _name(draft, path)
            made.append(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        if len(made) < len(files):
            for folder in reversed(folders):
                with suppress(OSError):  # somebody else has put something there
                    folder.rmdir()


def is_taken(path: Path) -> bool:
    """Whether something has that name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def _refuse_taken(path: Path) -> None:
    if is_taken(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make *folder* and those above it, adding those that were not there to *made*."""
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _write(path: Path, draft: Path, data: bytes) -> None:
    try:
        draft.write_bytes(data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _name(draft: Path, path: Path) -> None:
    """Give *draft* the name *path*, unless somebody was quicker."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path)) from None
    except OSError:  # a file system without links
        _refuse_taken(path)
        draft.rename(path)

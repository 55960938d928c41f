"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Callable[[bytes], object]]:
    """Give what writes a file piece by piece; the file is there once all of it is.

    Args:
        path: The file. Where it is a link, the file that it leads to is written.

    Raises:
        OSError: If it cannot be written; the message names it.
    """
    place = path.resolve()
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        try:
            stream = draft.open("wb")
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error
        with stream:
            yield stream.write
        if place.exists():
            draft.chmod(place.stat().st_mode)
        draft.replace(place)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes, *, backup: bool = False) -> Path | None:
    """Write a file whole or not at all.

    Args:
        path: The file. Where it is a link, the file that it leads to is written.
        data: What it is to hold.
        backup: Whether what it held before is kept beside it, under its name and ".bak".

    Returns:
        The copy of what it held before, if there is one.

    Raises:
        OSError: If it cannot be written; the message names it.
    """
    place = path.resolve()
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    kept = None
    try:
        if backup and place.exists():
            kept = place.with_name(f"{place.name}.bak")
            draft.write_bytes(place.read_bytes())
            draft.replace(kept)
        draft.write_bytes(data)
        if place.exists():
            draft.chmod(place.stat().st_mode)
        draft.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return kept


def write_all(files: Mapping[Path, bytes], gone: Iterable[Path] = ()) -> None:
    """Write several files, and delete others, once all of the new ones lie ready.

    Each is written beside its place first. What can fail (room, rights) has then been done,
    and only names are changed; where one cannot be given, those before it have been.

    Args:
        files: What each is to hold, by its path. Where one is a link, the file that it
            leads to is written.
        gone: Files to be deleted.

    Raises:
        OSError: If one cannot be written; the message names it.
    """
    drafts: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            place = path.resolve()
            drafts[place] = place.with_name(f".{place.name}.{os.getpid()}")
            try:
                drafts[place].write_bytes(data)
                drafts[place].chmod(place.stat().st_mode)
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(path)) from error
        for place, draft in drafts.items():
            draft.replace(place)
        for path in gone:
            path.unlink()
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)

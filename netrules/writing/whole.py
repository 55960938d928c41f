"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
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

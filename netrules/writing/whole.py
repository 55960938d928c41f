"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


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

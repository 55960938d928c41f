"""No report is written over what netrules reads."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from netrules.cli.baseline import baseline_path

if TYPE_CHECKING:
    from netrules.api import Loaded, Session


class WouldOverwriteError(ValueError):
    """A report is to be written where something is that netrules reads."""


def guard(
    options: argparse.Namespace, session: Session, files: Iterable[Path], read: Iterable[Path]
) -> None:
    """See to it that no report is written over what netrules reads.

    Args:
        options: The options of `netrules check`; ``--output`` and the baseline are looked at.
        session: Whose settings are kept.
        files: Where other reports are to be written.
        read: The inputs.

    Raises:
        WouldOverwriteError: If one would be.
    """
    kept = {
        "a file that is read": tuple(read),
        "the baseline": (baseline_path(options, session),),
        "the settings": session.settings.files,
    }
    for what, paths in kept.items():
        for path in filter(None, (options.output, *files)):
            if same_place(path, paths):
                msg = f"{path}: this is {what}, and a report would overwrite it; name another file"
                raise WouldOverwriteError(msg)


def read_files(session: Session, loaded: Loaded, inputs: Iterable[Path]) -> Iterator[Path]:
    """The files that were read, wherever they are.

    Messages name a file outside the folder of the session by its last name alone, so it is
    looked for in the folders of the inputs, too.

    Args:
        session: Relative to whose folder files are named.
        loaded: What was read.
        inputs: What was to be read.
    """
    names = set()
    for one in loaded.network.sources:
        yield session.base / one.path
        names.add(Path(one.path).name)
    for folder in inputs:
        if folder.is_dir():
            yield from (path for path in sorted(folder.rglob("*")) if path.name in names)


def same_place(path: Path, others: Iterable[Path | None]) -> bool:
    """Whether *path* is one of *others*, links followed."""
    return path.resolve() in {other.resolve() for other in others if other is not None}

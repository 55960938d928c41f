"""What a command of a plugin is, and what it is given."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import attrs

if TYPE_CHECKING:
    from netrules.api import Session
    from netrules.engine.render import Namer
    from netrules.model.network import Network


@attrs.frozen
class CommandContext:
    """What a command of a plugin is given besides its options.

    Args:
        session: The settings and plugins in force; its methods judge.
        today: The day to judge on, from ``--today`` or the calendar.
        load: Reads paths into a network, or the sources of the settings if there are none; what
            could not be read is told, and the exit code says so.
        namer: Gives the names of a network's people, or hides them: as ``--redact``, the
            settings, or the variable CI have it. Nothing else may show names.
    """

    session: Session
    today: date
    load: Callable[[Iterable[str | Path]], Network]
    namer: Callable[[Network], Namer]


class Command(Protocol):
    """A command that a plugin brings: ``netrules NAME``."""

    @property
    def name(self) -> str:
        """The word after ``netrules``, in kebab case."""
        ...

    @property
    def help(self) -> str:
        """What it does, in the few words of ``netrules --help``."""
        ...

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare its arguments and options.

        Those of files, privacy, settings and plugins (``--today``, ``--source``, ``--redact``,
        ``--config`` …), and ``--debug``, are there already.

        Args:
            parser: Takes them.
        """
        ...

    def run(self, options: argparse.Namespace, context: CommandContext) -> int:
        """Do it, and print the answer.

        Args:
            options: What was given on the command line.
            context: The session, the day, and what reads files and gives names.

        Returns:
            The exit code, see `netrules.ExitCode`.

        Raises:
            ValueError: For what a user can mend: it is told without a traceback, and the exit
                code is 2.
        """
        ...

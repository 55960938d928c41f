"""Commands that plugins bring: found once a word is none of netrules' own, listed by `--help`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.api import Loaded, Session
    from netrules.commands import CommandContext
    from netrules.engine.render import Namer
    from netrules.model.network import Network
    from netrules.owned import Owned


def brought_commands(
    words: Sequence[str], taken: Iterable[str]
) -> tuple[Mapping[str, Owned], list[str]]:
    """The commands of the plugins in force, and what kept plugins or settings from being used.

    Args:
        words: The command line, whose options say which settings and plugins are in force.
        taken: The words that mean something already.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    common.add_session_arguments(parser)
    try:
        options, _ = parser.parse_known_args(list(words))
        session = common.session_of(options)
    except (ValueError, OSError, argparse.ArgumentError) as error:
        return {}, [str(error)]
    commands = session.plugins.commands(taken)
    namer = common.namer_of(session, common.no_network())
    return commands, [namer.crash(one) for one in session.failures()]


@attrs.frozen
class BroughtCommand:
    """A command of a plugin, with the options that all of them have.

    Args:
        owned: The command, and whose it is.
    """

    owned: Owned

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's own options, and the others."""
        parser.description = str(self.owned.value.help)
        parser.epilog = f"This command belongs to {self.owned.whose}."
        common.add_input_arguments(parser)
        common.add_shared_arguments(parser)
        self.owned.value.add_arguments(parser)

    def run(self, options: argparse.Namespace) -> int:
        """Run it; what could not be read, and what crashed besides, decide the exit code too."""
        from netrules.engine.exits import ExitCode  # noqa: PLC0415 reason: start-up

        # What it calls its paths is its own affair.
        session = common.session_of(options, paths=())
        loads: list[Loaded] = []
        code = int(self.owned.value.run(options, _context(options, session, loads)))
        namer = common.namer_of(session, common.no_network())
        crashes = [crash for one in loads for crash in one.crashes]
        ended = common.outcome(session, namer, debug=options.debug, crashes=crashes)
        for one in loads:
            common.tell_unread(one, namer)
            ended = ExitCode.USAGE if one.unreadable else ended
        return ended or code


def _context(options: argparse.Namespace, session: Session, loads: list[Loaded]) -> CommandContext:
    """What the command is given; what it reads is noted in *loads*."""
    from netrules.commands import CommandContext  # noqa: PLC0415 reason: start-up

    today = common.today_of(options)

    def load(paths: Iterable[str | Path] = ()) -> Network:
        inputs = common.inputs_of(options, session, [Path(path) for path in paths])
        loads.append(common.load(session, inputs))
        return loads[-1].network.as_of(today)

    def namer(network: Network) -> Namer:
        return common.namer_of(session, network)

    return CommandContext(session, today, load, namer)

"""The command `netrules`: which command is meant, and how errors are told."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Final, NoReturn

from netrules.collector import collector_off
from netrules.suggest import did_you_mean

#: The commands in the order of ``--help``, each with what it does.
COMMANDS: Final = {
    "check": "judge the network; the main job",
    "rules": "list the rules, and why each is on or off",
    "explain": "explain one rule: claim, evidence, limits, options",
    "people": "list people by an expression, or resolve a pseudonym",
    "config": "show every setting and where it came from",
}


class Parser(argparse.ArgumentParser):
    """An argument parser that says what may have been meant."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the command line, and exit with 2."""
        self.exit(2, f"{self.prog}: {message}\n{self.format_usage()}")

    def strangers(self, words: Sequence[str]) -> NoReturn:
        """Tell which words are unknown, and exit with 2."""
        options = [option for action in self._actions for option in action.option_strings]
        word = words[0].partition("=")[0]
        closest = did_you_mean(word, options)
        hint = f"; did you mean {closest}?" if closest else ""
        self.error(f"unknown option {word}{hint}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code, see `netrules.ExitCode`."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    if not words or words[0] not in COMMANDS:
        return _no_command(parser, words)
    module = import_module(f"netrules.cli.{words[0]}")
    own: Parser = Parser(prog=f"netrules {words[0]}", allow_abbrev=False)
    own.description = COMMANDS[words[0]]
    module.add_arguments(own)
    own.add_argument("--debug", action="store_true", help="show the traceback of an error")
    options, strangers = own.parse_known_intermixed_args(words[1:])
    if strangers:
        own.strangers(strangers)
    try:
        with collector_off():
            return int(module.run(options))
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    except (ValueError, OSError) as error:
        # What a user can mend: settings, inputs, names. Anything else is a bug and shows.
        if options.debug:
            traceback.print_exc()
        print(f"netrules: {error}", file=sys.stderr)
        return 2


def _parser() -> Parser:
    parser = Parser(
        prog="netrules",
        description="Lint your network before you need it.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="commands:\n"
        + "\n".join(f"  {name:<9}{text}" for name, text in COMMANDS.items())
        + "\n\nnetrules COMMAND --help tells more.",
        usage="netrules COMMAND [OPTION ...]",
        add_help=True,
    )
    parser.add_argument("--version", action="version", version=f"netrules {version('netrules')}")
    return parser


def _no_command(parser: Parser, words: Sequence[str]) -> int:
    if not words:
        parser.print_help(sys.stderr)
        return 2
    if words[0].startswith("-"):
        _, strangers = parser.parse_known_args(words)
        parser.strangers(strangers or words)
    closest = did_you_mean(words[0], COMMANDS)
    hint = f"did you mean {closest}?" if closest else f"there are {', '.join(COMMANDS)}"
    return parser.error(f"no command {words[0]!r}; {hint}")

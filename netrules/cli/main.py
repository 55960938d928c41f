"""The command `netrules`: which command is meant, and how errors are told."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final, NoReturn

from netrules.collector import collector_off
from netrules.suggest import did_you_mean

if TYPE_CHECKING:
    from netrules.tracing import HookCall

#: The commands in the order of ``--help``, each with what it does.
COMMANDS: Final = {
    "check": "judge the network; the main job",
    "rules": "list the rules, and why each is on or off",
    "explain": "explain one rule: claim, evidence, limits, options",
    "people": "list people by an expression, or resolve a pseudonym",
    "intro": "find whom to ask for an introduction, with what each step rests on",
    "compare": "put two layers of the network, or two files, side by side",
    "diff": "say what changed from one state of the files to another",
    "map": "draw the network: hubs, clusters, who has gone quiet",
    "worksheet": "write the worksheet to fill in, with what is known already",
    "plan": "say what to do this week, each move tried on this network first",
    "whatif": "say what would change if something had happened",
    "forecast": "say which verdicts turn on the coming days if nothing happens",
    "fill": "ask for the facts that settle most, and write them down",
    "log": "write what happened into the contacts file",
    "merge": "write one contacts file from many sources",
    "forget": "find a person everywhere netrules writes, and take them out",
    "init": "set up: settings, a contacts file, what CI needs",
    "baseline": "keep the findings that were there when netrules was adopted",
    "waive": "set one finding aside until a day, with a reason",
    "new-rule": "write a rule of your own to begin with, and its test",
    "new-plugin": "write a package that brings rules to begin with, and its tests",
    "plugins": "list the plugins, and what each of them brings",
    "config": "show every setting and where it came from",
    "completion": "print what makes a shell complete command lines",
}
#: How shells count a program that was interrupted, or whose output nobody reads.
_INTERRUPTED: Final = 130
_CUT_OFF: Final = 141


#: What is said of exit codes by the help of commands that say nothing else of them.
_EXITS: Final = """
exit codes, the first that applies:
  2  usage or settings are wrong, or an input cannot be read
  3  a plugin crashed
  0  neither
"""


class Help(argparse.RawDescriptionHelpFormatter):
    """Wraps paragraphs, and leaves those as they are of which a line is indented."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        parts = [
            part
            if "\n " in part
            else textwrap.fill(part, width, initial_indent=indent, subsequent_indent=indent)
            for part in text.strip("\n").split("\n\n")
        ]
        return "\n\n".join(parts) + "\n"


class Parser(argparse.ArgumentParser):
    """An argument parser that says what may have been meant."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the command line, and exit with 2."""
        self.exit(2, f"{self.prog}: {_printable(message)}\n{self.prog} --help tells more\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """See to it that *value* is one of the choices; in every Python in the same words.

        Raises:
            argparse.ArgumentError: If it is not.
        """
        if action.choices is not None and value not in action.choices:
            choices = [str(one) for one in action.choices]
            closest = did_you_mean(str(value), choices)
            hint = f"did you mean {closest}?" if closest else f"there are {', '.join(choices)}"
            raise argparse.ArgumentError(action, f"{str(value)!r} is no choice; {hint}")

    def strangers(self, words: Sequence[str]) -> NoReturn:
        """Tell which words are unknown, and exit with 2."""
        options = [option for action in self._actions for option in action.option_strings]
        word = words[0].partition("=")[0]
        closest = did_you_mean(word, options)
        hint = f"; did you mean {closest}?" if closest else ""
        what = "option" if word.startswith("-") else "argument"
        self.error(f"unknown {what} {word}{hint}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code, see `netrules.ExitCode`."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _command(words)
    except SystemExit as stop:  # the argument parser has told its part
        return stop.code if isinstance(stop.code, int) else 0


def _command(words: Sequence[str]) -> int:
    if not words or words[0].startswith("-"):
        return _no_command(_parser(words), words)
    command = _found(words)
    own = parser_of(words[0], command)
    options, strangers = own.parse_known_intermixed_args(words[1:])
    if strangers:
        own.strangers(strangers)
    try:
        return _run(command, options)
    except BrokenPipeError:
        # Whoever read the output has left; nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CUT_OFF
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 reason: a bug must not look like findings
        return _failed(error, options)


def parser_of(name: str, command: Any) -> Parser:
    """The parser of a command.

    Args:
        name: Its name.
        command: What declares and runs it.
    """
    own = Parser(prog=f"netrules {name}", allow_abbrev=False, formatter_class=Help)
    command.add_arguments(own)
    own.add_argument("--debug", action="store_true", help="show the traceback of an error")
    epilog = own.epilog or ""
    if name in COMMANDS and "exit codes" not in epilog:
        own.epilog = epilog + _EXITS
    return own


def _found(words: Sequence[str]) -> Any:
    """What declares and runs the command that *words* begin with: a module, or a plugin's.

    Raises:
        SystemExit: If there is none.
    """
    if words[0] in COMMANDS:
        return import_module(f"netrules.cli.{words[0].replace('-', '_')}")
    from netrules.cli.brought import BroughtCommand, brought_commands  # noqa: PLC0415 reason: start-up

    brought, troubles = brought_commands(words[1:], COMMANDS)
    if words[0] in brought:
        return BroughtCommand(brought[words[0]])
    for trouble in troubles:
        _tell(trouble)
    known = (*COMMANDS, *brought)
    closest = did_you_mean(words[0], known)
    hint = f"did you mean {closest}?" if closest else f"there are {', '.join(known)}"
    return _parser().error(f"no command {words[0]!r}; {hint}")


def _run(command: Any, options: argparse.Namespace) -> int:
    """Run *command*, and say whose lines were kept out of its answer."""
    from netrules.cli.common import hides_names  # noqa: PLC0415 reason: start-up
    from netrules.cli.printed import answer_alone  # noqa: PLC0415 reason: start-up

    def hides() -> bool:
        return hides_names(options)

    with answer_alone(debug=options.debug, hides=hides) as printed:
        try:
            with collector_off(), _traced(asked=getattr(options, "trace_plugins", False)):
                return int(command.run(options))
        finally:
            for who, number in sorted(printed.items()):
                lines = "a line" if number == 1 else f"{number} lines"
                hint = "" if options.debug or hides() else "; --debug shows what"
                _tell(f"{who} printed {lines}, left out of the answer{hint}")


def _traced(*, asked: bool) -> AbstractContextManager[None]:
    """Tells each call of a hook, if that was *asked* for."""
    if not asked:
        return nullcontext()
    from netrules.tracing import tracing  # noqa: PLC0415 reason: start-up

    return tracing(_tell_call)


def _tell_call(call: HookCall) -> None:
    _tell(f"trace: {call.hook or 'plugin'} of {call.whose}: {call.what} in {call.seconds:.4f} s")


def _tell(message: str) -> None:
    from netrules.cli.common import tell  # noqa: PLC0415 reason: start-up

    tell(message)


def _failed(error: Exception, options: argparse.Namespace) -> int:
    from netrules.cli.common import hides_names  # noqa: PLC0415 reason: start-up
    from netrules.cli.failing import code_of, show_trace, words_of  # noqa: PLC0415 reason: start-up

    hides = hides_names(options)
    if options.debug:
        show_trace(error, hides=hides)
    _tell(words_of(error, debug=options.debug, hides=hides))
    return code_of(error)


def _printable(text: str) -> str:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    return "\n".join(printable(line) for line in text.split("\n"))


def _parser(words: Sequence[str] = ("",)) -> Parser:
    """The parser of no command; it lists those of plugins if *words* ask for help."""
    commands = dict(COMMANDS)
    if not words or words[0] in ("-h", "--help"):
        commands |= _of_plugins(words[1:])
    parser = Parser(
        prog="netrules",
        description="Lint your network before you need it.",
        formatter_class=Help,
        epilog="commands:\n"
        + "\n".join(f"  {name:<11}{text}" for name, text in commands.items())
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
    _, strangers = parser.parse_known_args(words)
    return parser.strangers(strangers or words)


def _of_plugins(words: Sequence[str]) -> dict[str, str]:
    """What the commands of plugins do, by their names."""
    from netrules.cli.brought import brought_commands  # noqa: PLC0415 reason: start-up

    brought, troubles = brought_commands(words, COMMANDS)
    for trouble in troubles:
        _tell(trouble)
    return {name: f"{one.value.help} ({one.whose})" for name, one in brought.items()}

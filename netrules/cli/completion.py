"""`netrules completion`: what a shell runs to complete the words of a command line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.api import Session

#: The variable in which the scripts hand over the words so far, the last of them unfinished.
WORDS: Final = "NETRULES_WORDS"
_BETWEEN: Final = "\x1f"
#: The script of each shell. Where nothing is offered the shell goes on to offer files.
SCRIPTS: Final[Mapping[str, str]] = {
    "bash": """\
_netrules() {
    local IFS=$'\\x1f' words
    words="${COMP_WORDS[*]:1:COMP_CWORD}"
    IFS=$'\\n'
    COMPREPLY=($(NETRULES_WORDS="$words" netrules completion words 2> /dev/null | cut -f 1))
    case "${COMPREPLY[0]}" in *=) compopt -o nospace 2> /dev/null ;; esac
}
complete -o default -F _netrules netrules
""",
    "zsh": """\
#compdef netrules
_netrules() {
    local line offered
    offered=()
    NETRULES_WORDS="${(pj:\\x1f:)words[2,CURRENT]}" netrules completion words 2> /dev/null |
    while IFS= read -r line; do
        offered+=("${${line//:/\\\\:}/$'\\t'/:}")
    done
    if (( ${#offered} )); then _describe 'netrules' offered; else _files; fi
}
if [[ $funcstack[1] == _netrules ]]; then _netrules "$@"; else compdef _netrules netrules; fi
""",
    "fish": """\
function __netrules
    set -l before (commandline -opc)
    set -l last (commandline -ct)
    set -lx NETRULES_WORDS (string join \\x1f -- $before[2..] "$last")
    set -l offered (netrules completion words 2> /dev/null)
    if set -q offered[1]
        printf '%s\\n' $offered
    else
        __fish_complete_path "$last"
    end
end
complete -c netrules -f -a '(__netrules)'
""",
}
_EPILOG: Final = """\
examples:
  netrules completion bash > ~/.local/share/bash-completion/completions/netrules
      from the next shell on
  netrules completion zsh > ~/.zfunc/_netrules
      where fpath has that folder before compinit runs
  netrules completion fish > ~/.config/fish/completions/netrules.fish
      from the next shell on

What is offered is what there is where you are: commands and options, the codes and names of rules,
formats, sources, and the goals of your settings, those of plugins among them.
"""
#: A word that may follow, with what it means.
_Offers = Iterable[tuple[str, str]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = "Print the script that makes a shell complete netrules' command lines."
    parser.epilog = _EPILOG
    parser.add_argument(
        "shell",
        metavar="bash|zsh|fish",
        choices=(*SCRIPTS, "words"),
        help="the shell; words is what its script runs",
    )


def run(options: argparse.Namespace) -> int:
    """Print the script, or what may follow the words so far."""
    if options.shell != "words":
        common.write(SCRIPTS[options.shell].rstrip("\n"))
        return 0
    offers = offered(os.environ.get(WORDS, "").split(_BETWEEN))
    lines = [f"{word}\t{' '.join(meaning.split())}".rstrip("\t") for word, meaning in offers]
    if lines:
        common.write("\n".join(lines))
    return 0


def offered(words: Sequence[str]) -> list[tuple[str, str]]:
    """What the last of *words* may become, with what it means; nothing where files are meant.

    Args:
        words: The words after ``netrules``, the last of them unfinished or "".
    """
    # Some shells take "--option=value" for three words.
    *before, last = words if words[-1:] not in ([], ["="]) else (*words, "")
    before = [word for word in before if word != "="]
    if not before:
        return _fitting(_commands(), last)
    return _fitting(_of_command(before[0], before[1:], last), last)


def _fitting(offers: _Offers, last: str) -> list[tuple[str, str]]:
    return [(word, meaning) for word, meaning in offers if word.startswith(last)]


def _commands() -> _Offers:
    from netrules.cli.main import COMMANDS  # noqa: PLC0415 reason: it imports this module by name

    brought = _session([]).plugins.commands(COMMANDS)
    offers = {**COMMANDS, **{name: str(one.value.help) for name, one in brought.items()}}
    return offers.items()


def _of_command(command: str, before: Sequence[str], last: str) -> _Offers:
    from netrules.cli.main import COMMANDS, parser_of  # noqa: PLC0415 reason: as above

    if command not in COMMANDS:
        return ()
    parser = parser_of(command, import_module(f"netrules.cli.{command.replace('-', '_')}"))
    actions = parser._actions  # noqa: SLF001 reason: argparse tells of them nowhere else
    by_option = {word: one for one in actions for word in one.option_strings}
    opened = by_option.get(before[-1]) if before else None
    if opened is not None and opened.nargs != 0:
        return _values(opened, _session(before), last)
    if last.startswith("-"):
        return [(word, one.help or "") for word, one in by_option.items() if word.startswith("--")]
    positional = next((one for one in actions if not one.option_strings), None)
    given = [
        word
        for place, word in enumerate(before)
        if not word.startswith("-") and not _takes(by_option, before[:place])
    ]
    return () if positional is None or given else _values(positional, _session(before), last)


def _takes(by_option: Mapping[str, argparse.Action], before: Sequence[str]) -> bool:
    """Whether the word after *before* is the value of an option."""
    option = by_option.get(before[-1]) if before else None
    return option is not None and option.nargs != 0


def _session(words: Sequence[str]) -> Session:
    """The session that the options among *words* ask for."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    common.add_session_arguments(parser)
    options, _ = parser.parse_known_args(list(words))
    return common.session_of(options)


def _values(action: argparse.Action, session: Session, last: str) -> _Offers:
    if action.choices is not None:
        return [(str(one), "") for one in action.choices if str(one) != "words"]
    values = _VALUES.get(action.dest)
    return values(session, last) if values else ()


# -- values ------------------------------------------------------------------------------


def _rules(session: Session, _last: str) -> Iterator[tuple[str, str]]:
    rules = [one.value for one in session.every_rule().values()]
    yield from ((rule.code, rule.name) for rule in rules)
    yield from ((rule.name, rule.code) for rule in rules)


def _several_rules(session: Session, last: str) -> _Offers:
    """Rules after the last of several commas."""
    there = last[: last.rfind(",") + 1]
    return [(there + word, meaning) for word, meaning in _rules(session, "")]


def _goals(session: Session, _last: str) -> _Offers:
    stated = {one.name: "a goal of your settings" for one in session.goals()}
    return {**dict.fromkeys(session.plugins.templates(), "a template"), **stated}.items()


def _formats(session: Session, _last: str) -> _Offers:
    return [(name, "") for name in session.plugins.formats()]


def _format_files(session: Session, _last: str) -> _Offers:
    return [(f"{name}=", "a file in this format") for name in session.plugins.formats()]


def _sources(session: Session, _last: str) -> _Offers:
    return [(f"{one.name}=", "what to read with this source") for one in session.plugins.sources()]


#: What is offered for arguments and options, by their names in Python.
_VALUES: Final[Mapping[str, Callable[[Any, str], _Offers]]] = {
    "select": _several_rules,
    "ignore": _several_rules,
    "extend_select": _several_rules,
    "why": _rules,
    "rule": _rules,
    "key": _rules,
    "goal": _goals,
    "format": _formats,
    "output_file": _format_files,
    "source": _sources,
}

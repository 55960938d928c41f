"""`--help` of every command: sentences, examples that hold, exit codes, nothing undocumented."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from commands import Run

from netrules.cli.main import COMMANDS, Parser, parser_of

PAGE: Final = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")


def parser(name: str) -> Parser:
    """The parser of a command."""
    return parser_of(name, import_module(f"netrules.cli.{name.replace('-', '_')}"))


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", ["80", "100"])
def test_it_fits_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, width: str
) -> None:
    """A sentence, then options in groups; what is prose is as wide as the terminal."""
    monkeypatch.setenv("COLUMNS", width)
    ran = run(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    _, sentence, *_ = ran.out.split("\n\n")
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    lines = ran.out.splitlines()
    assert max(len(line) for line in lines if not line.startswith("  ")) <= int(width)
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("name", COMMANDS)
def test_it_has_examples_that_hold(name: str) -> None:
    """Each is a command line that the command takes, and says what it is for."""
    _, _, rest = (parser(name).epilog or "").partition("examples:\n")
    examples, _, exits = rest.partition("exit codes")
    lines = re.findall(r"^  (netrules .*)\n      \S", examples, re.MULTILINE)
    assert any(line.startswith(f"netrules {name}") for line in lines)
    for line in lines:
        _, command, *words = shlex.split(line.partition(" > ")[0])
        _, strangers = parser(command).parse_known_intermixed_args(words)
        assert strangers == []
    assert re.search(r"^  2  .*\n(?:  [135]  .*\n)*  0  ", exits, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_means_and_is_documented(name: str) -> None:
    """On the page of commands, by the words of the help."""
    assert f"## {name}\n" in PAGE
    for action in parser(name)._actions:
        if action.dest == "help":
            continue
        assert action.help
        assert all(f"`{one}`" in PAGE for one in action.option_strings)
        assert " ".join(action.help.replace("|", "\\|").split()) in PAGE

"""Commands that plugins bring: called, listed, given what they need, and told when they clash."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from commands import Run
from distributions import install

WHO: Final = "netrules-bees[bees] 1.2"
#: A plugin whose command counts people.
COUNTS: Final = """\
import netrules


class Swarm:
    name = "swarm"
    help = "count the swarm"

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*")
        parser.add_argument("--twice", action="store_true")

    def run(self, options, context):
        network = context.load(options.paths)
        first = context.namer(network).person(network.people[0].id)
        times = 2 if options.twice else 1
        if not network.interactions_with(network.people[0].id).recorded:
            raise ValueError("nobody is in touch with anybody; log what happened")
        print(f"{len(network.people) * times} people on {context.today}, {first} among them")
        return 0


@netrules.hookimpl
def netrules_commands():
    return [Swarm()]
"""
DAY: Final = ("--today", "2026-09-30")


@pytest.fixture
def bees(site: Path, contacts: Path) -> Path:
    """The contacts file, with that plugin installed."""
    install(site, "netrules-bees", "1.2", COUNTS)
    return contacts


def test_it_is_given_what_it_needs(run: Run, bees: Path) -> None:
    """Its own options and those that all commands have; what it prints is the answer."""
    ran = run("swarm", bees, "--twice", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "6 people on 2026-09-30, Ana Ruizova among them\n"


def test_names_are_hidden_on_request(run: Run, bees: Path) -> None:
    """--redact is not the plugin's to heed."""
    ran = run("swarm", bees, "--redact", *DAY)
    assert ran.code == 0
    assert "Ana" not in ran.out


def test_it_is_listed(run: Run, bees: Path) -> None:
    """By the help and by the list of plugins; its own help says whose it is."""
    assert f"  swarm      count the swarm ({WHO})\n" in run("--help").out
    assert run("plugins", "--format", "json").json["plugins"][1]["brings"] == {
        "commands": ["swarm"]
    }
    assert f"This command belongs to {WHO}." in run("swarm", "--help").out


def test_a_word_that_is_no_command(run: Run, bees: Path) -> None:
    """What may have been meant can be a plugin's."""
    ran = run("swam", bees)
    assert ran.code == 2
    assert "no command 'swam'; did you mean swarm?" in ran.err


def test_without_plugins_there_is_no_such_command(run: Run, bees: Path) -> None:
    """--no-plugins holds for commands too."""
    ran = run("swarm", bees, "--no-plugins")
    assert ran.code == 2
    assert "no command 'swarm'" in ran.err


def test_what_a_user_can_mend_is_no_bug(run: Run, bees: Path) -> None:
    """A ValueError is told in its words."""
    people, _, _ = bees.read_text(encoding="utf-8").partition("[[interaction]]")
    bees.write_text(people, encoding="utf-8")
    ran = run("swarm", bees, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "netrules: nobody is in touch with anybody; log what happened\n"


def test_what_cannot_be_read_decides_the_exit_code(run: Run, bees: Path) -> None:
    """The plugin need not look after that."""
    Path("chat.txt").write_text("nothing that anybody knows")
    ran = run("swarm", bees, "chat.txt", *DAY)
    assert ran.code == 2
    assert "chat.txt" in ran.err


def test_no_command_of_netrules_is_taken(run: Run, site: Path, contacts: Path) -> None:
    """Check stays check, and the plugin's is told."""
    install(site, "netrules-bees", "1.2", COUNTS.replace('"swarm"', '"check"'))
    [_, bees] = run("plugins", "--format", "json").json["plugins"]
    assert "command check is already taken by netrules[builtin]" in str(bees["failures"])

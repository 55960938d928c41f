"""`netrules forget`: take a person out of everything that netrules writes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netrules.actions.forget import OTHERS
from netrules.cli import common

if TYPE_CHECKING:
    from netrules.actions.forget import Forgotten
    from netrules.actions.traces import Trace
    from netrules.api import Session

#: How many lines of a file are told before the rest is counted.
_MOST: Final = 8
_EPILOG: Final = """\
PERSON is an id, an address, a URL, a number, a name that nobody else has, or a pseudonym.

It takes out their entries and ties in contacts files, their part in interactions, groups and
outcomes with others, waivers about them, labelled clusters, and what baselines and reports say of
them: those beside the settings file, and those that --also names. What is about others stays as
it is, comments and order and all. The copy that was kept of a contacts file as it was before
(FILE.bak) is deleted.

Exports are not netrules' to change. It says in which lines of which files they still are: delete
them there, or where that export came from, and export anew; else the next reading finds them again.

examples:
  netrules forget "Ana Ruiz" --dry-run
      what would go, by file and line; nothing is written
  netrules forget ana@example.org --also reports/
      the reports in that folder, too

exit codes, the first that applies:
  2  nobody, or more than one person, is meant, or a file cannot be read or written
  3  a plugin crashed
  1  they are still named in the files that it lists
  0  they are in none of these files
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = "Find a person everywhere netrules writes, and take them out."
    parser.epilog = _EPILOG
    parser.add_argument("person", metavar="PERSON", help="who is to be forgotten")
    common.add_paths_argument(parser)
    group = parser.add_argument_group("what to change")
    group.add_argument(
        "--dry-run", action="store_true", help="say what would go, and write nothing"
    )
    group.add_argument(
        "--also",
        metavar="PATH",
        action="append",
        default=[],
        type=Path,
        help="a baseline, a report or another file to look into, or a folder of them; may be "
        "given several times",
    )
    common.add_input_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Take them out, and say what went and where they still are."""
    from netrules.actions.forget import forget  # noqa: PLC0415 reason: start-up
    from netrules.engine.exits import ExitCode  # noqa: PLC0415 reason: start-up
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    common.refuse_redacted(session, "forget says whom it forgets, and changes files of yours")
    inputs = common.inputs_of(options, session, options.paths)
    word = _meant(options.person, options, session, inputs)
    found = forget(session, word, inputs=inputs, also=options.also, write=not options.dry_run)
    lines = _lines(found, dry=options.dry_run)
    common.write("\n".join(map(printable, lines)))
    namer = common.namer_of(session, common.no_network())
    code = common.outcome(session, namer, debug=options.debug, loaded=found.loaded)
    return code or (ExitCode.FINDINGS if found.left else ExitCode.CLEAN)


def _meant(
    word: str, options: argparse.Namespace, session: Session, inputs: Sequence[tuple[Path, str]]
) -> str:
    """The id that a pseudonym stands for, else the word itself."""
    from netrules.engine.query import is_pseudonym, resolve  # noqa: PLC0415 reason: start-up

    if not is_pseudonym(word):
        return word
    network = common.load(session, inputs).network.as_of(common.today_of(options))
    return resolve(network, word, common.salt_of(session)).id


def _lines(found: Forgotten, *, dry: bool) -> Iterator[str]:
    yield f"{found.name} ({found.id})"
    if found.gone:
        yield ""
        yield "Would go" if dry else "Gone"
        rows = [(f"  {_place(one)}", one.what) for one in found.gone]
        yield from common.columns(rows).split("\n")
    if found.left:
        yield ""
        yield "Still there, and for you to take out"
        yield from _still(found.left)
    if not found.left:
        yield ""
        yield (
            "They would then be in none of these files"
            if dry
            else "They are in none of these files"
        )


def _place(one: Trace) -> str:
    return f"{one.path}:{one.line}" if one.line else one.path


def _still(left: Sequence[Trace]) -> Iterator[str]:
    """The places by file, those of one file together."""
    for (path, what), traces in groupby(left, key=lambda one: (one.path, one.what)):
        lines = sorted({one.line for one in traces} - {0})
        shown = ", ".join(map(str, lines[:_MOST]))
        more = f" and {len(lines) - _MOST} more" if len(lines) > _MOST else ""
        where = f": line{'s' * (len(lines) > 1)} {shown}{more}" if lines else ""
        yield f"  {path}{where} ({what})"
    if any(one.what == OTHERS for one in left):
        yield ""
        yield "Delete those lines, or have them deleted where the file came from and export anew:"
        yield "a file that still holds them brings them back."

"""`netrules worksheet`: "Map your network", filled in with what is known."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.actions.worksheet import Worksheet, WorksheetKind
    from netrules.api import Loaded, Session

_EPILOG: Final = """\
The file's ending says which form it has: .md, .csv, …; a wrong one lists all. Fill in what is
blank, then name the file beside your other files, or in the sources of the settings: it is read
like any of them, and nobody counts twice.

examples:
  netrules worksheet -o network.md
      the worksheet with everybody in your sources; a blank one if there are none
  netrules worksheet exports/ --people 40 -o network.csv
      the forty who matter most to it, for a spreadsheet
  netrules worksheet --group Choir --group "Rowing club" -o clubs.md
      two groups alone
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Write the worksheet: your groups, the people in them, key players, best connected, when "
        "you last talked, how to reach them. What is not on record is blank."
    )
    parser.epilog = _EPILOG
    common.add_paths_argument(
        parser,
        "a file, a folder or a zip; without one the sources of the settings, and without these a "
        "blank worksheet",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="the worksheet; it must not be there yet, for somebody may have filled it in",
    )
    parser.add_argument(
        "--group",
        metavar="NAME",
        action="append",
        default=[],
        help="this group alone; may be given several times",
    )
    parser.add_argument(
        "--people",
        metavar="N",
        type=common.count,
        help="list N people at most: key players, then those talked to last, then those with most "
        "ties on record",
    )
    common.add_input_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Write the worksheet."""
    from netrules.actions.worksheet import (  # noqa: PLC0415 reason: start-up
        worksheet,
        worksheet_kind_for,
    )
    from netrules.writing.fresh import is_taken  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    common.refuse_redacted(session, "a worksheet has names in it")
    kind = worksheet_kind_for(options.output, session.plugins.worksheets())
    if is_taken(options.output):
        msg = f"{options.output} is there already, and may be filled in; name another file"
        raise ValueError(msg)
    loaded = _loaded(options, session)
    network = loaded.network if loaded is not None else common.no_network()
    namer = common.namer_of(session, network)
    if loaded is not None and loaded.unreadable and not network.people:
        # A blank worksheet is for those who named no file.
        return common.outcome(session, namer, debug=options.debug, loaded=loaded)
    today = common.today_of(options)
    made = worksheet(network, today=today, groups=options.group, most=options.people)
    _write(options.output, kind.write(made))
    _tell(options.output, kind, made)
    return common.outcome(session, namer, debug=options.debug, loaded=loaded)


def _loaded(options: argparse.Namespace, session: Session) -> Loaded | None:
    """What was read; None if there is nothing to read."""
    inputs = common.given_inputs(options, session, options.paths) or session.sources()
    return common.load(session, inputs) if inputs else None


def _write(output: Path, text: str) -> None:
    from netrules.writing.fresh import write_fresh  # noqa: PLC0415 reason: start-up

    write_fresh({output: f"{text}\n".encode("utf-8", "backslashreplace")})


def _tell(output: Path, kind: WorksheetKind, made: Worksheet) -> None:
    """Say what was written, what was not, and what comes next."""
    people = "1 person" if made.people == 1 else f"{made.people:,} people"
    groups = "1 group" if len(made.groups) == 1 else f"{len(made.groups):,} groups"
    what = f"{people} in {groups}" if made.groups or made.people else "a blank worksheet"
    after = (
        "fill it in, and name it beside your other files: it is read like them"
        if kind.read_by
        else "it is for paper: netrules does not read it back"
    )
    common.tell(f"{output}: {what}; {after}")
    if made.left_out:
        common.tell(f"{made.left_out:,} more were left out; --people or --group says who is listed")
    if made.nameless:
        common.tell(f"{made.nameless:,} without a name on record were left out")

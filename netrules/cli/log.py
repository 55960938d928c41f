"""`netrules log`: write what happened into the contacts file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from netrules.cli import common, moving

if TYPE_CHECKING:
    from netrules.actions.log import Logged

_EPILOG = """\
{grammar}

PERSON is an id, an address, a URL or a name that nobody else has; where several are meant, commas
stand between them. What is in FILE stays as it is, comments and order and all, and what it held
before is kept as FILE.bak. What stands there already is told and not written again.

examples:
  netrules log talked:ana:call
      you talked to her today
  netrules log "talked:Ana Ruiz,bo:meeting" "gave:bo:mail" --on 2026-11-18
      what happened two days ago
  netrules log "new:Dee Farrow" "met:Dee Farrow:choir" "set:Dee Farrow.organization=Acme Ltd"
      somebody new
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = "Write what happened, or what you learnt, into your contacts file."
    parser.epilog = _EPILOG.format(grammar=moving.grammar(supposing=False))
    parser.add_argument("words", metavar="MOVE|PATH", nargs="+", help=moving.WORDS_HELP)
    common.add_input_arguments(parser)
    moving.add_arguments(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Write, and say what was written."""
    from netrules.actions.log import log  # noqa: PLC0415 reason: start-up

    moves, paths = moving.sorted_out(options.words)
    session = common.session_of(options, paths=paths)
    common.refuse_redacted(session, "log writes names into a file of yours")
    file: Path | None = options.file
    inputs = common.given_inputs(options, session, paths) or session.sources()
    if not inputs and file is None:
        inputs = common.inputs_of(options, session, paths)
    logged = log(
        session,
        moves,
        today=common.today_of(options),
        on=options.on,
        inputs=inputs,
        file=file,
    )
    tell(logged, listed={path.resolve() for path, _ in inputs})
    namer = common.namer_of(session, common.no_network())
    return common.outcome(session, namer, debug=options.debug, loaded=logged.loaded)


def tell(logged: Logged, listed: set[Path]) -> None:
    """Say what was written, and where."""
    for move in logged.there:
        common.tell(f"{move}: {logged.shown} says so already; not written again")
    if logged.written:
        before = f"; what it held before is in {logged.backup.name}" if logged.backup else ""
        common.tell(f"{logged.shown}: wrote {', '.join(logged.written)}{before}")
    if logged.written and not logged.backup and logged.file.resolve() not in listed:
        common.tell(f"{logged.shown} is new; add it to sources in netrules.toml")

"""`netrules whatif`: what would change if something had happened."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common, judging, moving
from netrules.cli.baseline import baseline_of

if TYPE_CHECKING:
    from netrules.actions.suppose import WhatIf
    from netrules.engine.finding import Finding
    from netrules.engine.render import Namer

SCHEMA: Final = "netrules/whatif/1"
_EPILOG: Final = """\
{grammar}

PERSON is an id, an address, a URL or a name that nobody else has; where several are meant, commas
stand between them. Nothing is written to your files: the moves are made in a copy.

examples:
  netrules whatif talked:ana:call
      what a call would change
  netrules whatif "new:Dee Farrow" "set:Dee Farrow.organization=Acme Ltd"
      what somebody new at an employer would change
  netrules whatif remove:ana
      what hangs on her alone
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Judge a copy of your network in which moves were made, and say what turns."
    )
    parser.epilog = _EPILOG.format(grammar=moving.grammar(supposing=True))
    parser.add_argument("words", metavar="MOVE|PATH", nargs="+", help=moving.WORDS_HELP)
    common.add_input_arguments(parser)
    moving.add_arguments(parser)
    judging.add_goal_arguments(parser)
    judging.add_baseline_argument(parser)
    common.add_selector_arguments(parser)
    common.add_format_argument(parser).add_argument(
        "--report",
        action="store_true",
        help="write the whole report of the copy, as netrules check would, instead of what turns",
    )
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Suppose the moves, and say what they change."""
    from netrules.actions.moves import MoveError  # noqa: PLC0415 reason: start-up
    from netrules.actions.suppose import what_if  # noqa: PLC0415 reason: start-up

    moves, paths = moving.sorted_out(options.words)
    session = common.session_of(options, paths=paths)
    today = common.today_of(options)
    goals = judging.goals_of(options, session, today)
    baseline = baseline_of(options, session)
    session.rules()  # settings that are wrong should not cost a long read first
    try:
        found = what_if(
            session,
            moves,
            today=today,
            goals=goals,
            gate=judging.gate_of(options, goals),
            baseline=baseline,
            on=options.on,
            inputs=common.inputs_of(options, session, paths),
            file=options.file,
        )
    except MoveError as error:
        if error.__cause__ is None or not common.redacts(session.settings.privacy["redact"]):
            raise
        # What was meant stands in the files, and names are hidden.
        msg = f"{error.move}: nobody in these files is called that, or several people are"
        raise ValueError(msg) from error
    namer = common.namer_of(session, found.after.network)
    if options.report:
        judging.write_report(options, session, found.after)
    elif options.format == "json":
        common.write_json(_document(found, _Names(found, namer)))
    else:
        common.write("\n".join(_text(found, _Names(found, namer))))
    return common.outcome(
        session, namer, debug=options.debug, loaded=found.loaded, crashes=found.after.crashes
    )


class _Names:
    """Who names those that were there before, and those that are there after."""

    def __init__(self, found: WhatIf, namer: Namer) -> None:
        self.after: Final = namer
        own = type(namer)(found.before.network, redact=namer.redact, salt=namer.salt)
        # Without a salt one number stands for one person in all of the answer.
        self.before: Final = namer if namer.redact and not namer.salt else own


# -- as text -----------------------------------------------------------------------------


def _text(found: WhatIf, names: _Names) -> Iterator[str]:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    after, before = names.after.shown_by(printable), names.before.shown_by(printable)
    if names.after is names.before:
        before = after
    yield _head(found, after)
    for move in () if after.redact else found.there:
        yield f"{printable(move.text)}: {found.file} says so already"
    changes = found.changes
    if not changes:
        yield "Nothing turns"
        return
    yield from _lines("Goals", [judging.goal_line(one, after) for one in changes.goals])
    yield from _lines("Needs", [judging.need_line(one, after) for one in changes.needs])
    yield from _findings("Findings that would be gone", changes.gone, before)
    yield from _findings("Findings of which it could no longer be told", changes.lapsed, before)
    yield from _findings("Findings that would be new", changes.new, after)
    for title, turns in (
        ("Less could be told", changes.unknown),
        ("More could be told", changes.settled),
    ):
        told = [
            f"{one.code} {one.name}: can't tell for {one.open_after:,} instead of "
            f"{one.open_before:,}"
            for one in turns
        ]
        yield from _lines(title, told)


def _head(found: WhatIf, namer: Namer) -> str:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    number = len(found.moves)
    moves = ", ".join(printable(move.text) for move in found.moves)
    if namer.redact:
        moves = "1 move" if number == 1 else f"{number} moves"
    return f"If {found.file} said so on {found.after.today}: {moves}"


def _lines(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _findings(title: str, findings: Sequence[Finding], namer: Namer) -> Iterator[str]:
    most = judging.MOST_LISTED
    lines = [judging.finding_line(one, namer) for one in findings[:most]]
    if len(findings) > most:
        lines.append(f"and {len(findings) - most:,} more, which --format json lists")
    yield from _lines(title, lines)


# -- as JSON -----------------------------------------------------------------------------


def _document(found: WhatIf, names: _Names) -> dict[str, Any]:
    namer = names.after
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "today": found.after.today.isoformat(),
        "file": found.file,
        **judging.changes_entry(found.changes, namer, names.before),
    }
    if not namer.redact:
        document["moves"] = [move.text for move in found.moves]
        document["there"] = [move.text for move in found.there]
    return document

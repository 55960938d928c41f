"""`netrules plan`: what to do this week."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.engine.report import Report
    from netrules.model.network import Network

_CAPACITY: Final = 5
_FORMATS: Final = ("text", "markdown", "csv", "json", "ics")
_EPILOG: Final = """\
examples:
  netrules plan
      the five moves that close most of what your goals need, and why
  netrules plan --capacity 3 --format markdown --output week.md
      three moves, as a list to tick off
  netrules plan --format ics --output week.ics
      reminders that any calendar takes
  netrules plan --support
      how well each goal stands, and what breaks if somebody drops out
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Say what to do this week: the fewest moves that close most of what your goals need, each "
        "tried on a copy of the network before it is advised. Nothing is sent to anybody."
    )
    parser.epilog = _EPILOG
    common.add_paths_argument(parser)
    parser.add_argument(
        "--capacity",
        metavar="N",
        type=common.count,
        default=_CAPACITY,
        help=f"how many moves there may be (default: {_CAPACITY})",
    )
    parser.add_argument(
        "--goal",
        metavar="NAME",
        action="append",
        default=[],
        help="plan for this goal of the settings, or goal template; by default for every goal "
        "that is open; may be given several times",
    )
    parser.add_argument(
        "--support",
        action="store_true",
        help="instead of moves say which needs are covered, thin (met, and hanging on somebody) or "
        "uncovered, by whom, and what would break if any one of them dropped out",
    )
    common.add_input_arguments(parser)
    parser.add_argument(
        "--format", choices=_FORMATS, default="text", help="how to write it (default: text)"
    )
    parser.add_argument(
        "--output", metavar="FILE", type=Path, help="write it to FILE, whole or not at all"
    )
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Make the plan, or say how well goals stand."""
    from netrules.actions import planned, supported  # noqa: PLC0415 reason: start-up
    from netrules.actions.plan import make_plan  # noqa: PLC0415 reason: start-up
    from netrules.actions.support import support  # noqa: PLC0415 reason: start-up
    from netrules.engine.check import judge as judged  # noqa: PLC0415 reason: start-up
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: start-up
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    if options.support and options.format not in supported.FORMATS:
        msg = f"--support is written as {', '.join(supported.FORMATS)}, not as {options.format}"
        raise ValueError(msg)
    session = common.session_of(options)
    loaded = common.load(session, common.inputs_of(options, session, options.paths))
    today = common.today_of(options)
    goals = choose_goals(
        options.goal or None, session.goals(), session.plugins.templates(), today=today
    )

    def judge(network: Network, /, codes: frozenset[str] | None = None) -> Report:
        changed = attrs.evolve(loaded, network=network)
        return session.check(changed, goals, today=today, codes=codes)

    session.rules()  # settings that are wrong are told, also where no rule is needed
    namer = common.namer_of(session, loaded.network)
    shown = namer.shown_by(printable) if options.format == "text" else namer
    if options.support:
        text = supported.FORMATS[options.format](
            support(judged(loaded.network, goals, [], {}, today=today)), shown
        )
    else:
        plan = make_plan(loaded.network, judge, today=today, capacity=options.capacity)
        text = planned.FORMATS[options.format](plan, shown)
    common.write(text, options.output)
    return common.outcome(session, namer, debug=options.debug, loaded=loaded)

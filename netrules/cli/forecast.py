"""`netrules forecast`: which verdicts turn on the coming days if nothing happens."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common, judging
from netrules.cli.baseline import baseline_of

if TYPE_CHECKING:
    from netrules.actions.outlook import Forecast, Turn
    from netrules.engine.render import Namer
    from netrules.engine.report import Report

SCHEMA: Final = "netrules/forecast/1"
_EPILOG: Final = """\
It is assumed that nothing happens after the last day that your files cover: nobody writes,
nobody changes employers. So it shows what slips if you do nothing.

examples:
  netrules forecast --within 30d
      what turns in the next thirty days
  netrules forecast --report 2026-12-24
      the whole report of a later day, as netrules check --today writes it
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Judge your network on each of the coming days, and say which verdicts turn, and when, if "
        "nothing happens."
    )
    parser.epilog = _EPILOG
    common.add_paths_argument(parser)
    group = parser.add_argument_group("which days")
    group.add_argument(
        "--within",
        metavar="SPAN",
        default="30d",
        help="how far to look ahead, such as 30d, 6w or 3m (default: 30d)",
    )
    group.add_argument(
        "--step",
        metavar="DAYS",
        type=common.count,
        help="look at every so many days only (default: every day; every week where there are "
        "more than 3,000 people)",
    )
    group.add_argument(
        "--report",
        metavar="DATE",
        type=common.day,
        help="write the whole report of that day instead",
    )
    common.add_input_arguments(parser)
    judging.add_goal_arguments(parser)
    judging.add_baseline_argument(parser)
    common.add_selector_arguments(parser)
    common.add_format_argument(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Look ahead."""
    from netrules.actions.outlook import look_ahead  # noqa: PLC0415 reason: start-up

    session = common.session_of(options)
    today = common.today_of(options)
    days = _days(options.within, today)
    if options.step is not None and options.step < 1:
        msg = f"--step {options.step}: it takes a day at least"
        raise ValueError(msg)
    baseline = baseline_of(options, session)
    goals_on = judging.goals_by_day(options, session)
    goals_on(today)
    loaded = judging.loaded(options, session)

    def judge(day: date) -> Report:
        goals = goals_on(day)
        gate = judging.gate_of(options, goals)
        return session.check(loaded, goals, today=day, gate=gate, baseline=baseline)

    if options.report is not None:
        report = judge(options.report)
        namer = common.namer_of(session, report.network)
        judging.write_report(options, session, report)
    else:
        found = look_ahead(judge, loaded.network, today=today, days=days, step=options.step)
        report = found.last
        namer = common.namer_of(session, report.network)
        if options.format == "json":
            common.write_json(_document(found, namer))
        else:
            common.write("\n".join(_text(found, namer)))
    return common.outcome(
        session, namer, debug=options.debug, loaded=loaded, crashes=report.crashes
    )


def _days(within: str, today: date) -> int:
    from netrules.engine.expressions import parse_duration  # noqa: PLC0415 reason: start-up
    from netrules.engine.expressions.durations import shift  # noqa: PLC0415 reason: start-up

    try:
        end: date = shift(today, parse_duration(within), 1)
    except ValueError as error:
        msg = f"--within {within}: {error}"
        raise ValueError(msg) from None
    return (end - today).days


# -- as text -----------------------------------------------------------------------------


def _text(found: Forecast, namer: Namer) -> Iterator[str]:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    shown = namer.shown_by(printable)
    yield _assumption(found, shown)
    if found.step > 1:
        yield f"Every {found.step} days were looked at, so a day is the latest on which it turns"
    if not found.turns:
        yield f"Nothing turns up to {found.last.today}"
    for turn in found.turns:
        yield ""
        yield str(turn.day) if turn.exact else f"by {turn.day}"
        yield from (f"  {line}" for line in _turn(turn, shown))


def _assumption(found: Forecast, namer: Namer) -> str:
    from netrules.model.coverage import plural  # noqa: PLC0415 reason: start-up

    by_day: dict[date, list[str]] = {}
    for channel, day in found.covered.items():
        by_day.setdefault(day, []).append(plural(namer.channel(channel)))
    if not by_day:
        return "This assumes that nothing happens; no file covers any day of contact"
    days = "; ".join(f"{', '.join(channels)} {day}" for day, channels in sorted(by_day.items()))
    return f"This assumes that nothing happens after the last day that the files cover: {days}"


def _turn(turn: Turn, namer: Namer) -> Iterator[str]:
    changes, most = turn.changes, judging.MOST_LISTED
    yield from (judging.goal_line(one, namer) for one in changes.goals)
    yield from (judging.need_line(one, namer) for one in changes.needs)
    for word, findings in (
        ("new", changes.new),
        ("gone", changes.gone),
        ("can't tell any more", changes.lapsed),
    ):
        for one in findings[:most]:
            yield f"{word}: {judging.finding_line(one, namer)}"
        if len(findings) > most:
            yield f"{word}: {len(findings) - most:,} more, which --format json lists"
    for rule in (*changes.unknown, *changes.settled):
        yield f"{rule.code} {rule.name}: {rule.before} -> {rule.after}"


# -- as JSON -----------------------------------------------------------------------------


def _document(found: Forecast, namer: Namer) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "today": found.first.today.isoformat(),
        "until": found.last.today.isoformat(),
        "step": found.step,
        "assumes": "nothing happens after the last day that the files cover",
        "covered": [
            {"channel": namer.channel(channel), "until": day.isoformat()}
            for channel, day in found.covered.items()
        ],
        "turns": [
            {
                "day": turn.day.isoformat(),
                "after": turn.after.isoformat(),
                **judging.changes_entry(turn.changes, namer),
            }
            for turn in found.turns
        ],
    }

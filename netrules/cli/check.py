"""`netrules check`: judge the network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from netrules.cli import common
from netrules.suggest import did_you_mean

if TYPE_CHECKING:
    from netrules.engine.report import Gate, Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a file, a folder or a zip; without one the sources of the settings",
    )
    common.add_input_arguments(parser)
    parser.add_argument(
        "--goal", action="append", metavar="NAME", help="judge by this goal, or goal template"
    )
    for name, text in (("field", "of work"), ("place", "to be"), ("employer", "to work for")):
        parser.add_argument(
            f"--{name}", action="append", default=[], help=f"a {name} {text}, for the goals"
        )
    common.add_selector_arguments(parser)
    parser.add_argument("--format", default="text", metavar="NAME", help="text or json")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to FILE")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="error",
        help="exit 1 on findings of this severity or above",
    )
    parser.add_argument(
        "--min-judged",
        type=_percent,
        default=0,
        metavar="PERCENT",
        help="exit 5 if a smaller share of the applicable rules could be judged",
    )
    parser.add_argument("--timings", action="store_true", help="say where the time went")
    common.add_session_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Judge, write the report, and say how it ended."""
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: start-up

    session = common.with_selectors(common.session_of(options), options)
    formats = session.plugins.formats()
    if options.format not in formats:
        closest = did_you_mean(options.format, formats)
        hint = f"did you mean {closest}?" if closest else f"there are {', '.join(formats)}"
        msg = f"no format {options.format!r}; {hint}"
        raise ValueError(msg)
    goals = choose_goals(
        options.goal,
        session.goals(),
        session.plugins.templates(),
        fields=options.field,
        places=options.place,
        employers=options.employer,
    )
    session.rules()  # settings that are wrong should not cost a long read first
    loaded = common.load(options, session, options.paths)
    report = session.check(
        loaded, goals, today=common.today_of(options), gate=_gate(options, [g.name for g in goals])
    )
    width, color = common.terminal()
    namer = common.namer_of(options, session, report.network)
    text = formats[options.format].render(
        report, namer, width=width, color=color and options.output is None
    )
    common.write(text, options.output)
    for crash in report.crashes:
        error = crash.error if not namer.redact else crash.error.partition(":")[0]
        common.tell(f"crashed: {crash.code} of {crash.plugin}: {error}")
        if options.debug and not namer.redact:
            common.tell(crash.trace)
    if options.timings:
        _tell_timings(report)
    return int(report.exit_code)


def _gate(options: argparse.Namespace, goals: list[str]) -> Gate:
    from netrules.engine.judgement import Severity  # noqa: PLC0415 reason: start-up
    from netrules.engine.report import Gate  # noqa: PLC0415 reason: start-up

    fail_on = None if options.fail_on == "never" else Severity[options.fail_on.upper()]
    return Gate(fail_on, options.min_judged, tuple(goals) if options.goal else ())


def _tell_timings(report: Report) -> None:
    seconds = dict(report.seconds)
    seconds.update((result.rule.code, result.seconds) for result in report.results)
    for name, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        common.tell(f"{spent:8.3f} s  {name}")


def _percent(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= 100:  # noqa: PLR2004 reason: percent
        msg = f"{text!r} is not a whole number from 0 to 100"
        raise argparse.ArgumentTypeError(msg)
    return number

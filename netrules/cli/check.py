"""`netrules check`: judge the network."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from netrules.cli import common, comparing, judging
from netrules.cli.baseline import baseline_of, tell_unread
from netrules.cli.guarding import guard, read_files, same_place
from netrules.cli.tally import (
    tell_reviewed,
    tell_statistics,
    tell_timings,
    tell_too_many_warnings,
)
from netrules.suggest import did_you_mean

if TYPE_CHECKING:
    from netrules.engine.formats import Format
    from netrules.engine.render import Namer
    from netrules.engine.report import Gate, Report
    from netrules.goals.goal import Goal

_EPILOG = """\
examples:
  netrules check
      judge the sources of the settings by the goals of the settings
  netrules check Basic_LinkedInDataExport.zip --goal job --employer "Example Ltd"
      ask of one export whether it can bring a job there
  netrules check --format github --output-file sarif=out.sarif --output-file markdown=out.md
      in CI: annotations on the output, and two more reports in files
  netrules check --each clients/* --format text
      every folder a network of its own, each by its own settings
  netrules check --against origin/main
      on a pull request: count only what it brings

exit codes, the first that applies (with --each, over all networks):
  2  usage or settings are wrong, or an input cannot be read (the others still are)
  3  a rule or plugin crashed
  1  there are findings at or above --fail-on, or more warnings than --max-warnings
  5  too little could be judged: nothing at all, a goal named by --goal, or --min-judged
  0  none of these
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Judge the network that the files hold by the rules, and against the goals, and say "
        "what to do."
    )
    parser.epilog = _EPILOG
    common.add_paths_argument(parser)
    common.add_input_arguments(parser).add_argument(
        "--each",
        action="store_true",
        help="take every PATH for a network of its own, by the settings that a folder holds, else "
        "by those in force; a report a line, in the order of the paths, or with --format text a "
        "summary a line",
    )
    judging.add_goal_arguments(parser)
    common.add_selector_arguments(parser)
    _add_report_arguments(parser)
    comparing.add_arguments(parser)
    common.add_shared_arguments(parser)


def _add_report_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("the report")
    group.add_argument(
        "--format",
        metavar="NAME",
        help="text (for people), json, jsonl, sarif (for code scanning), junit (for the test "
        "results of CI), github (annotations), gitlab (code quality), markdown (for comments), "
        "html (a page to read, print and hand on), or a format of a plugin (default: text; jsonl "
        "with --each)",
    )
    group.add_argument(
        "--output", metavar="FILE", type=Path, help="write the report to FILE, whole or not at all"
    )
    group.add_argument(
        "--output-file",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="write the report to FILE in the format NAME, too, whole or not at all; may be given "
        "several times",
    )
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="error",
        help="exit with 1 on findings of this severity or above (default: error)",
    )
    group.add_argument(
        "--min-judged",
        type=_percent,
        default=0,
        metavar="PERCENT",
        help="exit with 5 if a smaller share of the applicable rules could be judged, in percent "
        "from 0 to 100 (default: 0)",
    )
    group.add_argument(
        "--baseline",
        metavar="FILE",
        type=Path,
        help="the findings of this file count no more; netrules baseline write makes it (default: "
        "baseline of the settings)",
    )
    group.add_argument(
        "--max-warnings",
        type=common.count,
        metavar="NUMBER",
        help="exit with 1 if there are more findings of severity warning than that",
    )
    group.add_argument(
        "--statistics",
        action="store_true",
        help="say after the report how many findings each rule has",
    )
    group.add_argument("--timings", action="store_true", help="say where the time went, in seconds")


def run(options: argparse.Namespace) -> int:
    """Judge, write the report, and say how it ended."""
    if options.each:
        from netrules.cli.each import check_each  # noqa: PLC0415 reason: start-up

        return check_each(options, _gate)
    session = common.session_of(options)
    today = common.today_of(options)
    formats = session.plugins.formats()
    form = _format("text" if options.format is None else options.format, formats)
    files = _files(options, formats)
    baseline = baseline_of(options, session)
    past = comparing.past_of(options, session)
    goals = judging.goals_of(options, session, today)
    inputs = [path for path, _ in common.inputs_of(options, session, options.paths)]
    guard(options, session, files, inputs)
    loaded = judging.loaded(options, session)
    guard(options, session, files, read_files(session, loaded, inputs))
    gate = _gate(options, goals)
    report = comparing.judged(
        options, session, loaded, past, today=today, gate=gate, baseline=baseline
    )
    width, color = common.terminal() if options.output is None else (common.WIDTH, False)
    namer = common.namer_of(session, report.network)
    text = form.render(report, namer, width=width, color=color)
    others = {path: _for_file(other, report, namer) for path, other in files.items()}
    common.tell_unread(loaded, namer)
    common.tell_unclear_members(loaded, namer)
    common.write(text, options.output)
    for path, other_text in others.items():
        common.write(other_text, path)
    common.tell_renamed(session)
    common.tell_crashes(report.crashes, namer, debug=options.debug)
    if baseline is not None:
        tell_unread(baseline, report)
    tell_reviewed(session)
    tell_too_many_warnings(report)
    if options.statistics:
        tell_statistics(report)
    if options.timings:
        tell_timings(report, session.rules())
    return int(report.exit_code)


def _format(name: str, formats: Mapping[str, Format]) -> Format:
    """The format of that name.

    Raises:
        ValueError: If there is none; the message says what may have been meant.
    """
    if name not in formats:
        closest = did_you_mean(name, formats)
        hint = f"did you mean {closest}?" if closest else f"there are {', '.join(formats)}"
        msg = f"no format {name!r}; {hint}"
        raise ValueError(msg)
    return formats[name]


def _files(options: argparse.Namespace, formats: Mapping[str, Format]) -> dict[Path, Format]:
    """The other files to write, each with its format.

    Raises:
        ValueError: If one is malformed or named twice, or its folder does not exist.
    """
    files: dict[Path, Format] = {}
    for pair in options.output_file:
        name, equals, file = pair.partition("=")
        if not equals or not name or not file:
            msg = f"--output-file {pair}: write it as NAME=FILE, such as sarif=report.sarif"
            raise ValueError(msg)
        path = Path(file)
        if same_place(path, (*files, options.output)):
            msg = f"--output-file {pair}: another report is to be written there"
            raise ValueError(msg)
        if not path.parent.is_dir():
            msg = f"--output-file {pair}: there is no folder {path.parent}"
            raise ValueError(msg)
        files[path] = _format(name, formats)
    return files


def _for_file(form: Format, report: Report, namer: Namer) -> str:
    """The report for a file: of one width, and with numbers for names counted afresh."""
    return form.render(report, namer.shown_by(str), width=common.WIDTH, color=False)


def _gate(options: argparse.Namespace, goals: tuple[Goal, ...]) -> Gate:
    from netrules.engine.judgement import Severity  # noqa: PLC0415 reason: start-up

    fail_on = None if options.fail_on == "never" else Severity[options.fail_on.upper()]
    return judging.gate_of(
        options,
        goals,
        fail_on=fail_on,
        min_judged=options.min_judged,
        max_warnings=options.max_warnings,
    )


def _percent(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= 100:  # noqa: PLR2004 reason: percent
        msg = f"{text!r} is not a whole number from 0 to 100"
        raise argparse.ArgumentTypeError(msg)
    return number

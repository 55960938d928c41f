"""`netrules check --each`: every path a network of its own, and a line for each."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from netrules.actions.each import in_order, own_inputs, own_settings
from netrules.cli import common, failing, judging
from netrules.cli.baseline import baseline_of
from netrules.cli.guarding import WouldOverwriteError, guard, read_files
from netrules.cli.tally import (
    tell_reviewed,
    tell_statistics,
    tell_timings,
    tell_too_many_warnings,
)
from netrules.engine.exits import ExitCode
from netrules.writing.whole import written_whole

if TYPE_CHECKING:
    from netrules.engine.render import Namer
    from netrules.engine.report import Gate, Report
    from netrules.goals.goal import Goal

#: The formats that hold many reports; the first is taken where none is named.
FORMATS: Final = ("jsonl", "text")
#: Options that are about one network: what they are called, and their value where not given.
_OF_ONE: Final[dict[str, Any]] = {
    "--output-file": [],
    "--baseline": None,
    "--source": [],
    "--since": None,
    "--against": None,
}
#: What is said of a network by its exit code.
_ENDS: Final = {
    ExitCode.USAGE: "could not be read, or not all of it",
    ExitCode.CRASHED: "with a crash of a rule or plugin",
    ExitCode.FINDINGS: "with findings that count",
    ExitCode.NOT_JUDGED: "of which too little could be judged",
    ExitCode.CLEAN: "clean",
}

Gated = Callable[[argparse.Namespace, "tuple[Goal, ...]"], "Gate"]


@attrs.frozen
class Outcome:
    """What came of one network.

    Args:
        path: What was read, as messages name it.
        code: How it ended.
        errors: What went wrong.
        report: The report as JSON has it; nothing if there is none.
        summary: The report in a few words.
    """

    path: str
    code: ExitCode
    errors: tuple[str, ...] = ()
    report: dict[str, Any] = attrs.field(factory=dict)
    summary: str = ""


def check_each(options: argparse.Namespace, gate: Gated) -> int:
    """Judge every path by itself, and write a line for each as soon as it is judged.

    Args:
        options: The options of `netrules check`.
        gate: When a report counts as failed.
    """
    form = _check(options)
    paths = in_order(options.paths)
    codes: Counter[ExitCode] = Counter()
    with written_whole(options.output) if options.output else _standard_output() as write:
        for number, (path, shown) in enumerate(paths, 1):
            common.tell(f"{number} of {len(paths)}: {shown}")
            outcome = _outcome(options, gate, path, shown)
            codes[outcome.code] += 1
            gc.collect()  # commands run without the collector, and a network is full of cycles
            write(f"{_LINES[form](outcome)}\n".encode("utf-8", "backslashreplace"))
        if form == "text":
            write(f"{_totals(codes)}\n".encode())
    return next(code for code in ExitCode if codes[code])


def _check(options: argparse.Namespace) -> str:
    """The format that is asked for.

    Raises:
        ValueError: If something is asked for that one network has and many have not.
    """
    form: str = options.format or FORMATS[0]
    if form not in FORMATS:
        msg = f"--each writes {' or '.join(FORMATS)}, not {form}; name one of them"
        raise ValueError(msg)
    if not options.paths:
        msg = "--each needs paths: every one is a network of its own"
        raise ValueError(msg)
    for option, default in _OF_ONE.items():
        if getattr(options, option.strip("-").replace("-", "_")) != default:
            msg = f"{option} is about one network, and --each about many; leave one of them out"
            raise ValueError(msg)
    return form


def _standard_output() -> Any:
    from contextlib import nullcontext  # noqa: PLC0415 reason: not where a file is written

    def write(data: bytes) -> None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    sys.stdout.flush()
    return nullcontext(write)


# -- one network -------------------------------------------------------------------------


def _outcome(options: argparse.Namespace, gate: Gated, path: Path, shown: str) -> Outcome:
    options.hides = None  # what the settings of the network before said of names
    try:
        return _judged(options, gate, path, shown)
    except WouldOverwriteError:
        raise  # of all networks, not of this one: nothing is written
    except Exception as error:  # noqa: BLE001 reason: one bad network never stops the rest
        hides = common.hides_names(options)
        if options.debug:
            failing.show_trace(error, hides=hides)
        words = failing.words_of(error, debug=options.debug, hides=hides)
        common.tell(words)
        return Outcome(shown, failing.code_of(error), (words,))


def _judged(options: argparse.Namespace, gate: Gated, path: Path, shown: str) -> Outcome:
    # Plugins keep what failed: every network has a session of its own.
    session = common.session_of(options, own_settings(path))
    today = common.today_of(options)
    goals = judging.goals_of(options, session, today)
    session.rules()  # settings that are wrong should not cost a long read first
    inputs = own_inputs(session, path)
    read = [one for one, _ in inputs]
    guard(options, session, (), (path, *read))
    loaded = common.load(session, inputs)
    guard(options, session, (), read_files(session, loaded, read))
    baseline = baseline_of(options, session)
    report = session.check(loaded, goals, today=today, gate=gate(options, goals), baseline=baseline)
    namer = common.namer_of(session, report.network)
    form = session.plugins.formats()["json"]
    text = form.render(report, namer, width=common.WIDTH, color=False)
    common.tell_unread(loaded, namer)
    common.tell_unclear_members(loaded, namer)
    common.tell_crashes(report.crashes, namer, debug=options.debug)
    tell_reviewed(session)
    tell_too_many_warnings(report)
    if options.statistics:
        tell_statistics(report)
    if options.timings:
        tell_timings(report, session.rules())
    errors = (*map(namer.unread, report.unreadable), *map(namer.crash, report.crashes))
    return Outcome(shown, report.exit_code, errors, json.loads(text), _summary(report, namer))


def _summary(report: Report, namer: Namer) -> str:
    """A report in a few words."""
    from netrules.engine.judgement import verdict_of  # noqa: PLC0415 reason: start-up
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    counted = Counter(one.severity.label for one in report.active)
    shown = namer.shown_by(printable)
    parts = [_number(len(report.network.people), "person", "people")]
    parts += [
        _number(counted[label], label) for label in ("error", "warning", "info") if counted[label]
    ]
    parts += [f"{shown.text('goal', one.name)}: {verdict_of(one.met)}" for one in report.goals]
    return ", ".join(parts)


# -- lines -------------------------------------------------------------------------------


def _as_json(outcome: Outcome) -> str:
    """The report as one line; without one, the path, the exit code and the errors."""
    line = {
        **outcome.report,
        "path": outcome.path,
        "exit_code": int(outcome.code),
        "errors": outcome.errors,
    }
    return json.dumps(line, sort_keys=True, separators=(",", ":"))


def _as_text(outcome: Outcome) -> str:
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    said = "; ".join((*([outcome.summary] if outcome.summary else []), *outcome.errors))
    return printable(f"{outcome.path} (exit code {int(outcome.code)}): {' '.join(said.split())}")


def _totals(codes: Counter[ExitCode]) -> str:
    """How many networks there were, and how they ended."""
    networks = _number(codes.total(), "network")
    ends = [f"{codes[code]} {words}" for code, words in _ENDS.items() if codes[code]]
    return f"{networks}: {', '.join(ends)}"


def _number(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


_LINES: Final[dict[str, Callable[[Outcome], str]]] = {"jsonl": _as_json, "text": _as_text}

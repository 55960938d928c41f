"""`netrules baseline`: the findings that were there when netrules was adopted."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from netrules.cli import common, judging
from netrules.engine.exits import ExitCode

if TYPE_CHECKING:
    from netrules.api import Session
    from netrules.engine.baseline import Baseline, BaselineUse
    from netrules.engine.render import Namer
    from netrules.engine.report import Report

SCHEMA: Final = "netrules/baseline-state/1"
_ACTIONS: Final = ("write", "update", "prune", "show")
_EPILOG: Final = """\
  write   write FILE with everything that is found now; one that exists is not overwritten
  update  put in what is new, and take out what is stale
  prune   take out what is stale, and put in nothing
  show    say of each entry whether it is still there, gone, or was not judged

A need of a goal that is not met, settings at fault, what is wrong with waivers, and crashes are in
no baseline. What is waived is not taken in: a waiver has an end. The file holds ids and no names.

examples:
  netrules baseline write baseline.json
      adopt netrules: what is there today counts no more
  netrules check --baseline baseline.json
      fail on what is new only
  netrules baseline prune baseline.json
      after something was mended, so that it counts if it comes back
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.description = (
        "Keep a list of the findings that were there when netrules was adopted, for "
        "netrules check --baseline."
    )
    parser.epilog = _EPILOG
    parser.add_argument("action", metavar="ACTION", choices=_ACTIONS, help="one of those below")
    parser.add_argument("file", metavar="FILE", type=Path, help="the baseline file")
    common.add_paths_argument(parser)
    common.add_input_arguments(parser)
    judging.add_goal_arguments(parser)
    common.add_selector_arguments(parser)
    common.add_format_argument(parser)
    common.add_shared_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Judge as `check` does, and do what was asked."""
    session = common.session_of(options)
    old = None
    if options.action != "show":
        common.refuse_redacted(session, f"baseline {options.action} writes ids of people")
    if options.action != "write":
        old = read_file(options.file, session)
    elif options.file.exists():
        msg = f"{options.file} exists; netrules baseline update brings it up to date"
        raise ValueError(msg)
    today = common.today_of(options)
    goals = judging.goals_of(options, session, today)
    loaded = judging.loaded(options, session)
    report = session.check(loaded, goals, today=today, baseline=old)
    namer = common.namer_of(session, report.network)
    told = (*loaded.crashes, *session.failures())
    crashes = [one for one in report.crashes if one not in told]
    ended = common.outcome(session, namer, debug=options.debug, loaded=loaded, crashes=crashes)
    if options.action == "show":
        _show(options, report, namer)
        return ended
    if ended != ExitCode.CLEAN:
        common.tell(f"{options.file}: nothing was written, since not everything was judged")
        return ended
    _write(options, old, report)
    return ended


def baseline_path(options: argparse.Namespace, session: Session) -> Path | None:
    """Where the baseline is that the options name, else that of the settings; None for none."""
    stated = session.settings.root["baseline"]
    if options.baseline is not None or not stated:
        path: Path | None = options.baseline
        return path
    return session.settings.folder / str(stated)


def baseline_of(options: argparse.Namespace, session: Session) -> Baseline | None:
    """The baseline that the options name, else that of the settings.

    Raises:
        BaselineError: If there is no such file, or it is none.
    """
    path = baseline_path(options, session)
    return None if path is None else read_file(path, session)


def read_file(path: Path, session: Session) -> Baseline:
    """The baseline at *path*.

    Raises:
        BaselineError: If there is none.
    """
    from netrules.engine.baseline import (  # noqa: PLC0415 reason: start-up
        BaselineError,
        read_baseline,
    )
    from netrules.loading.opened import shown_path  # noqa: PLC0415 reason: start-up

    shown = shown_path(path, session.base)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        msg = f"{path}: there is no such file; netrules baseline write makes it"
        raise BaselineError(msg) from None
    return read_baseline(data, shown)


def tell_unread(baseline: Baseline, report: Report) -> None:
    """Say which files *baseline* rests on were not read, where that leaves something open."""
    from netrules.engine.baseline import BaselineState, unread  # noqa: PLC0415 reason: start-up

    missing = unread(baseline, report.network)
    if missing and any(use.state is BaselineState.UNTOLD for use in report.baseline):
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        common.tell(
            f"{baseline.path} rests on {missing[0]}{more}, not read here: what it has that was not "
            "found counts as not judged; netrules baseline update lets go of files"
        )


# -- writing ---------------------------------------------------------------------------------


def _write(options: argparse.Namespace, old: Baseline | None, report: Report) -> None:
    from netrules.engine.baseline import (  # noqa: PLC0415 reason: start-up
        new_baseline,
        pruned_baseline,
        updated_baseline,
    )
    from netrules.writing.whole import write_whole  # noqa: PLC0415 reason: start-up

    if old is None:
        new = new_baseline(report)
    elif options.action == "update":
        new = updated_baseline(old, report)
    else:
        new = pruned_baseline(old, report)
        tell_unread(old, report)
    write_whole(options.file, new.text.encode())
    known = old.entries if old is not None else ()
    before, after = {one.key for one in known}, {one.key for one in new.entries}
    parts = [f"{len(after - before)} put in"] if options.action != "prune" else []
    parts += [f"{len(before - after)} taken out"] if old is not None else []
    common.tell(f"{options.file}: {', '.join(parts)}; it has {len(after)}")
    if options.action != "prune":
        _tell_left_out(report, after)


def _tell_left_out(report: Report, taken: set[str]) -> None:
    """Say what counts all the same."""
    from netrules.engine.finding import finding_key  # noqa: PLC0415 reason: start-up
    from netrules.engine.rule import is_late  # noqa: PLC0415 reason: start-up

    # What is wrong with waivers and with the old baseline is for check to tell.
    late = {result.rule.code for result in report.results if is_late(result.rule)}
    out = [
        one
        for one in report.findings
        if one.code not in late and finding_key(one.code, one.ids, one.variant) not in taken
    ]
    left = [one for one in out if not one.waived]
    if left:
        codes = Counter(f"{one.code} {one.name}" for one in left)
        listed = ", ".join(f"{number} of {code}" for code, number in sorted(codes.items()))
        common.tell(f"left out, as no baseline can hold them: {listed}")
    if len(out) > len(left):
        common.tell(f"left out, as they are waived: {len(out) - len(left)}")


# -- showing ---------------------------------------------------------------------------------


def _show(options: argparse.Namespace, report: Report, namer: Namer) -> None:
    if options.format == "json":
        entries = [_entry(use, namer) for use in report.baseline]
        common.write_json(
            {"schema": SCHEMA, "today": report.today.isoformat(), "findings": entries}
        )
        return
    from netrules.engine.render import printable  # noqa: PLC0415 reason: start-up

    shown = namer.shown_by(printable)
    lines = [_row(use, shown) for use in report.baseline]
    states = Counter(str(use.state) for use in report.baseline)
    counts = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    total = f"{len(report.baseline)} in the baseline" + (f": {counts}" if counts else "")
    common.write("\n".join(filter(None, (common.columns(lines) if lines else "", total))))


def _row(use: BaselineUse, namer: Namer) -> tuple[str, ...]:
    entry = use.entry
    subjects = ", ".join(namer.subject(entry.kind, one) for one in entry.ids)
    said = namer.message(use.findings[0]) if len(use.findings) == 1 else subjects
    return (str(use.state), entry.code, entry.name, said)


def _entry(use: BaselineUse, namer: Namer) -> dict[str, Any]:
    entry = use.entry
    content: dict[str, Any] = {
        "state": str(use.state),
        "code": entry.code,
        "name": entry.name,
        "subject": {
            "kind": entry.kind,
            "ids": [namer.id(entry.kind, one) for one in entry.ids],
        },
        "messages": [namer.message(one) for one in use.findings],
    }
    if not namer.redact or namer.salt:
        content["key"] = entry.key
    return content

"""How `netrules check` compares: with an earlier report, or an earlier state of the files."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netrules.cli import common, judging

if TYPE_CHECKING:
    from netrules.api import Loaded, Session
    from netrules.engine.baseline import Baseline
    from netrules.engine.past_report import PastReport
    from netrules.engine.report import Gate, Report
    from netrules.goals.goal import Goal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say what to compare with."""
    group = parser.add_argument_group("what changed").add_mutually_exclusive_group()
    group.add_argument(
        "--since",
        metavar="REPORT.json",
        type=Path,
        help="say which findings are new since this report of --format json, and whether by the "
        "day, the files or the settings; all of them count, as without it",
    )
    group.add_argument(
        "--against",
        metavar="PATH|GIT-REF",
        help="count only what is new against these files, or against the same files at a commit, "
        "branch or tag; both are judged on one day by the rules of now",
    )


def past_of(options: argparse.Namespace, session: Session) -> PastReport | None:
    """The report that is named, if one is.

    Raises:
        ValueError: If it is none.
    """
    from netrules.engine.past_report import read_report  # noqa: PLC0415 reason: start-up
    from netrules.loading.opened import shown_path  # noqa: PLC0415 reason: start-up

    if options.since is None:
        return None
    shown = shown_path(options.since, session.base)
    return read_report(options.since.read_bytes(), shown)


def judged(
    options: argparse.Namespace,
    session: Session,
    loaded: Loaded,
    past: PastReport | None,
    *,
    today: date,
    gate: Gate,
    baseline: Baseline | None,
) -> Report:
    """The report, compared with what the options name."""
    by_day: Callable[[date], tuple[Goal, ...]] = judging.goals_by_day(options, session)
    if past is not None:
        from netrules.actions.since import judge_since  # noqa: PLC0415 reason: start-up

        salt = common.salt_of(session)
        return judge_since(
            session, loaded, past, by_day, today=today, gate=gate, baseline=baseline, salt=salt
        )
    if options.against is not None:
        from netrules.actions.against import judge_against, read_earlier  # noqa: PLC0415 reason: start-up

        inputs = common.inputs_of(options, session, options.paths)
        earlier = read_earlier(session, inputs, options.against)
        return judge_against(
            session, loaded, earlier, by_day(today), today=today, gate=gate, baseline=baseline
        )
    return session.check(loaded, by_day(today), today=today, gate=gate, baseline=baseline)

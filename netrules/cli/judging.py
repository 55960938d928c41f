"""What the commands share that judge as `check` does: for which goals, and the report."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netrules.cli import common
from netrules.model.bounds import Bounds

if TYPE_CHECKING:
    from netrules.actions.differences import Difference, GoalTurn, NeedTurn
    from netrules.api import Loaded, Session
    from netrules.engine.finding import Finding
    from netrules.engine.render import Namer
    from netrules.engine.report import Gate, Report
    from netrules.goals.goal import Goal, NeedResult

#: How many findings of one kind are listed before the rest is counted.
MOST_LISTED = 10


def add_goal_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say what for."""
    group = parser.add_argument_group("what for")
    group.add_argument(
        "--goal",
        action="append",
        metavar="NAME",
        help="judge by this goal of the settings, or goal template; by default by every goal of "
        "the settings that is not closed; may be given several times",
    )
    for name, text in (
        ("field", "a field of work"),
        ("place", "a place"),
        ("employer", "an employer"),
    ):
        group.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="NAME",
            help=f"{text} that the goals are about, in place of theirs; may be given several times",
        )


def add_baseline_argument(parser: argparse.ArgumentParser) -> None:
    """Declare which findings are set aside, as `check` has it."""
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        type=Path,
        help="the findings of this file count no more, as for netrules check (default: baseline of "
        "the settings)",
    )


def goals_of(options: argparse.Namespace, session: Session, today: date) -> tuple[Goal, ...]:
    """The goals that the options ask for, as they stand on *today*."""
    return goals_by_day(options, session)(today)


def goals_by_day(
    options: argparse.Namespace, session: Session
) -> Callable[[date], tuple[Goal, ...]]:
    """Gives the goals that the options ask for as they stand on a day."""
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: start-up

    # Templates are read anew each time that they are asked for.
    stated, templates = session.goals(), session.plugins.templates()

    def on(day: date) -> tuple[Goal, ...]:
        return choose_goals(
            options.goal,
            stated,
            templates,
            today=day,
            fields=options.field,
            places=options.place,
            employers=options.employer,
        )

    return on


def loaded(options: argparse.Namespace, session: Session) -> Loaded:
    """What the options name to read, once it is clear that the settings are sound.

    Raises:
        SettingsError: If they are not: that should not cost a long read first.
    """
    session.rules()
    return common.load(session, common.inputs_of(options, session, options.paths))


def gate_of(options: argparse.Namespace, goals: tuple[Goal, ...], **gate: Any) -> Gate:
    """When a report counts as failed: as `check` has it without options, but for *gate*."""
    from netrules.engine.report import Gate  # noqa: PLC0415 reason: start-up

    return Gate(asked=tuple(goal.name for goal in goals) if options.goal else (), **gate)


def write_report(options: argparse.Namespace, session: Session, report: Report) -> None:
    """Write a whole report, as `check` writes it."""
    width, color = common.terminal()
    namer = common.namer_of(session, report.network)
    formats = session.plugins.formats()
    common.write(formats[options.format].render(report, namer, width=width, color=color))


# -- what turned, in words --------------------------------------------------------------------


def goal_line(turn: GoalTurn, namer: Namer) -> str:
    """A goal that turned."""
    return f"goal {namer.text('goal', turn.name)}: {turn.before} -> {turn.after}"


def need_line(turn: NeedTurn, namer: Namer) -> str:
    """A need that turned, or of which there is more or less."""
    result = turn.after or turn.before
    assert result is not None  # noqa: S101 reason: for the type checker; one of them is there
    need = namer.text("need", result.need.text or result.need.name)
    goal = namer.text("goal", turn.goal)
    before, after = turn.verdicts
    verdicts = f"{before} -> {after}" if turn.turned else f"still {after}"
    return f"{goal}: {need}: {verdicts} ({_amount(turn.before)} -> {_amount(turn.after)})"


def _amount(result: NeedResult | None) -> str:
    if result is None:
        return "none"
    low, high = limits_of(result)
    found = str(low) if low == high else f"{low} or more" if high is None else f"{low} to {high}"
    return f"{found} of {result.want}"


def limits_of(result: NeedResult) -> tuple[Any, Any]:
    """The least and the most there is of what a need asks for."""
    have = result.have
    return (have.low, have.high) if isinstance(have, Bounds) else (have, have)


def finding_line(finding: Finding, namer: Namer) -> str:
    """A finding on one line."""
    return f"{finding.severity.label} {finding.code} {namer.message(finding)}"


# -- as plain data ----------------------------------------------------------------------------


def goal_entry(turn: GoalTurn, namer: Namer) -> dict[str, Any]:
    """A goal that turned."""
    name = namer.text("goal", turn.name)
    return {"name": name, "before": str(turn.before), "after": str(turn.after)}


def changes_entry(changes: Difference, namer: Namer, before: Namer | None = None) -> dict[str, Any]:
    """What turned from one report to another.

    Args:
        changes: What did.
        namer: Who names those of the later one.
        before: Who names those of the earlier one, if that is another network.
    """
    return {
        "goals": [goal_entry(one, namer) for one in changes.goals],
        "needs": [need_entry(one, namer) for one in changes.needs],
        "gone": [finding_entry(one, before or namer) for one in changes.gone],
        "lapsed": [finding_entry(one, before or namer) for one in changes.lapsed],
        "new": [finding_entry(one, namer) for one in changes.new],
        "rules": [
            {
                "code": one.code,
                "name": one.name,
                "before": str(one.before),
                "after": str(one.after),
                "open_before": one.open_before,
                "open_after": one.open_after,
            }
            for one in (*changes.unknown, *changes.settled)
        ],
    }


def need_entry(turn: NeedTurn, namer: Namer) -> dict[str, Any]:
    """A need that turned, or of which there is more or less."""
    before, after = turn.verdicts
    return {
        "goal": namer.text("goal", turn.goal),
        "name": namer.text("need", turn.name),
        "before": str(before),
        "after": str(after),
        "have_before": None if turn.before is None else list(limits_of(turn.before)),
        "have_after": None if turn.after is None else list(limits_of(turn.after)),
    }


def finding_entry(finding: Finding, namer: Namer) -> dict[str, Any]:
    """A finding."""
    entry: dict[str, Any] = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": namer.message(finding),
        "advice": namer.advice(finding),
        "subject": {
            "kind": finding.kind,
            "ids": [namer.id(finding.kind, one) for one in finding.ids],
        },
    }
    if not namer.redact or namer.salt:
        entry["key"] = finding.key
    return entry

"""The report for people: the verdict first, then goals, what to do, and what stays open."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from netrules import (
    Finding,
    FindingState,
    GoalResult,
    Namer,
    NeedResult,
    Report,
    Severity,
    Unlock,
    Verdict,
    printable,
    verdict_of,
)
from netrules.plugins.formats.changed import change_parts
from netrules.plugins.formats.wording import (
    MARKS,
    MORE_ADVICE,
    MOST_LISTED,
    MOST_UNLOCKS,
    NO_GOAL,
    account,
    also_wanted,
    answer,
    by_rule,
    counts,
    dated_later,
    have,
    nobody_at,
    number,
    people,
    place,
    settle,
    size,
    summaries,
    this_week,
    unlock,
)

_STYLES: Final = {
    Verdict.PASS: "green",
    Verdict.FAIL: "red",
    Verdict.UNKNOWN: "yellow",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.CRASHED: "bold red",
}
_SEVERITIES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


class Text:
    """The format ``text``."""

    name = "text"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report for a terminal, or for a file if *color* is off."""
        target = io.StringIO()
        console = Console(
            file=target,
            width=width,
            force_terminal=color,
            color_system="standard" if color else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        for part in _parts(report, namer.shown_by(printable)):
            console.print(part)
        return "\n".join(line.rstrip() for line in target.getvalue().rstrip("\n").split("\n"))


def _parts(report: Report, namer: Namer) -> Iterator[RenderableType]:
    yield _verdict(report, namer)
    for message in report.unreadable:
        yield Line(f"not read: {namer.unread(message)}", "red")
    yield from _this_week(report, namer)
    for goal in report.goals:
        yield Line()
        yield _goal(goal, namer)
    for title, lines in change_parts(report, namer):
        yield Line()
        yield Line(title, "bold")
        for line in lines:
            yield Padding(Line(line), (0, 0, 0, 2))
    if report.findings:
        yield Line()
        yield from _findings(report, namer)
    yield Line()
    yield from _judged(report, namer)
    for crash in report.crashes:
        yield Line(namer.crash(crash), "bold red")
    yield Line()
    yield from _sources(report)


# -- the verdict -------------------------------------------------------------------------


def _verdict(report: Report, namer: Namer) -> RenderableType:
    lines = []
    for goal in report.goals:
        style = f"bold {_STYLES[verdict_of(goal.met)]}"
        lines.append(Line(answer(report, goal, namer), style=style))
    if not report.goals:
        lines.append(Line(NO_GOAL, "bold"))
    lines.append(Line(size(report)))
    return Group(*lines)


def _this_week(report: Report, namer: Namer) -> Iterator[RenderableType]:
    advice = this_week(report, namer)
    if not advice:
        return
    yield Line()
    yield Line("This week", "bold")
    for line in (*map(Line, advice), Line(MORE_ADVICE, "dim")):
        yield Padding(line, (0, 0, 0, 2))


def _sources(report: Report) -> Iterator[RenderableType]:
    yield Line("What was read", "bold")
    for one in report.network.sources:
        yield Padding(Line(f"{one.path} ({one.source}): {account(one)}", "dim"), (0, 0, 0, 2))
    if aside := dated_later(report):
        yield Padding(Line(aside, "dim"), (0, 0, 0, 2))


# -- goals -------------------------------------------------------------------------------


def _goal(goal: GoalResult, namer: Namer) -> RenderableType:
    title = Line(f"Goal {namer.text('goal', goal.name)}", "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for ratio in (None, None, None):
        table.add_column(ratio=ratio, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for result in goal.needs:
        verdict = verdict_of(result.met)
        table.add_row(
            "",
            Line(MARKS[verdict], _STYLES[verdict]),
            f"{have(result)} of {result.want}",
            _need(result, namer),
        )
    return Group(title, table)


def _need(result: NeedResult, namer: Namer) -> Line:
    need = result.need
    line = Line(namer.text("need", need.text or need.name))
    if not need.must:
        line.append(" (would help)", "dim")
    if result.people:
        line.append("\n" + people(result.people, namer), "dim")
    for text in filter(None, (nobody_at(result, namer), also_wanted(result))):
        line.append(f"\n{text}", "dim")
    if result.settle and verdict_of(result.met) is Verdict.UNKNOWN:
        line.append(f"\nto settle it: {settle(result, namer)}", "yellow")
    return line


# -- findings ----------------------------------------------------------------------------


def _findings(report: Report, namer: Namer) -> Iterator[RenderableType]:
    """The findings by what to do: those of one rule together, the worst first."""
    yield Line("What to do", "bold")
    finds = summaries(report)
    for code, findings in by_rule(report.findings).items():
        worst = findings[0].severity
        heading = Line("  ")
        heading.append(worst.label, _SEVERITIES[worst])
        heading.append(f" {code} {findings[0].name}", "bold")
        if code in finds:
            heading.append(f"  ({finds[code]})", "dim")
        yield heading
        for finding in findings[:MOST_LISTED]:
            lead = "" if finding.severity is worst else f"{finding.severity.label}: "
            yield Padding(_finding(finding, namer, lead), (0, 0, 0, 4))
        if len(findings) > MOST_LISTED:
            yield Line(f"    and {len(findings) - MOST_LISTED} more of these", "dim")
    if not namer.redact:
        yield Line(
            "  netrules waive CODE lists all of a rule with their keys, to set one aside", "dim"
        )


def _finding(finding: Finding, namer: Namer, lead: str) -> Line:
    line = Line.assemble((lead, _SEVERITIES[finding.severity]), namer.message(finding))
    if finding.waived or finding.baselined:
        line.append(" (set aside)", "dim")
    elif finding.standing is FindingState.NEW:
        line.append(" (new)", "bold")
    advice = namer.advice(finding)
    if advice:
        line.append(f"\n-> {advice}", "green")
    if finding.locations:
        line.append(f"\n   {place(finding.locations[0], namer)}", "dim")
    return line


# -- what could not be judged ------------------------------------------------------------


def _judged(report: Report, namer: Namer) -> Iterator[RenderableType]:
    yield Line("What was judged", "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for result in report.results:
        verdict = result.verdict
        table.add_row(
            "",
            result.rule.code,
            result.rule.name,
            Line(str(verdict), _STYLES[verdict]),
            counts(result),
        )
    yield table
    yield from _unlocks(report.unlocks, namer)


def _unlocks(unlocks: Sequence[Unlock], namer: Namer) -> Iterator[RenderableType]:
    if not unlocks:
        return
    yield Line()
    yield Line("What would unlock most", "bold")
    for one in unlocks[:MOST_UNLOCKS]:
        what, waiting = unlock(one, namer)
        line = Line.assemble((what, "yellow"), waiting)
        yield Padding(line, (0, 0, 0, 2))
    if len(unlocks) > MOST_UNLOCKS:
        left = number(len(unlocks) - MOST_UNLOCKS, "more kind of fact", "more kinds of facts")
        yield Line(f"  and {left}", "dim")

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
    Bounds,
    Finding,
    GoalResult,
    Namer,
    NeedResult,
    Report,
    RuleResult,
    Severity,
    SourceCount,
    Unlock,
    Verdict,
    printable,
    verdict_of,
)

#: How many findings of one rule are listed, and how many unlocking facts.
MOST_FINDINGS: Final = 5
MOST_UNLOCKS: Final = 5
_STYLES: Final = {
    Verdict.PASS: "green",
    Verdict.FAIL: "red",
    Verdict.UNKNOWN: "yellow",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.CRASHED: "bold red",
}
_MARKS: Final = {
    Verdict.PASS: "yes",
    Verdict.FAIL: "no",
    Verdict.UNKNOWN: "can't tell",
    Verdict.NOT_APPLICABLE: "-",
    Verdict.CRASHED: "crashed",
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
    for goal in report.goals:
        yield Line()
        yield _goal(goal, namer)
    if report.findings:
        yield Line()
        yield from _findings(report, namer)
    yield Line()
    yield from _judged(report)
    for crash in report.crashes:
        yield Line(namer.crash(crash), "bold red")
    yield Line()
    yield from _sources(report)


# -- the verdict -------------------------------------------------------------------------


def _verdict(report: Report, namer: Namer) -> RenderableType:
    lines = []
    for goal in report.goals:
        verdict = verdict_of(goal.met)
        answer = {
            Verdict.PASS: "Yes: your network can bring",
            Verdict.FAIL: "Not today: your network cannot bring",
            Verdict.UNKNOWN: "Can't tell whether your network can bring",
        }[verdict]
        line = Line(f"{answer} {namer.text('goal', goal.name)}", style=f"bold {_STYLES[verdict]}")
        lines.append(line)
    if not report.goals:
        lines.append(Line("No goal was stated, so this is about the network as such.", "bold"))
    network = report.network
    counts = (
        _number(len(network.people), "person", "people"),
        _number(len(network.ties.recorded), "tie among them", "ties among them"),
        _number(len(network.all_interactions), "interaction"),
    )
    size = ", ".join(counts)
    lines.append(Line(f"{size}; as of {report.today}"))
    return Group(*lines)


def _sources(report: Report) -> Iterator[RenderableType]:
    yield Line("What was read", "bold")
    for one in report.network.sources:
        yield Padding(Line(f"{one.path} ({one.source}): {_account(one)}", "dim"), (0, 0, 0, 2))
    if report.network.set_aside:
        aside = ", ".join(f"{number} {kind}" for kind, number in report.network.set_aside.items())
        yield Padding(Line(f"set aside, being dated after today: {aside}", "dim"), (0, 0, 0, 2))


def _account(one: SourceCount) -> str:
    skips = ", ".join(f"{number} {reason}" for reason, number in one.skips.items())
    skipped = f"{one.skipped:,} skipped" + (f" ({skips})" if skips else "")
    return (
        f"{one.read:,} read = {one.kept:,} kept + {one.joined:,} joined + {skipped} + "
        f"{one.problems:,} problems"
    )


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
            Line(_MARKS[verdict], _STYLES[verdict]),
            f"{_have(result)} of {result.want}",
            _need(result, namer),
        )
    return Group(title, table)


def _have(result: NeedResult) -> str:
    """What there is: the least of it once that is enough, else all that is possible."""
    have = result.have
    if not isinstance(have, Bounds):
        return str(have)
    if have.low >= result.want or have.high == have.low:
        return str(have.low)
    return f"{have.low} or more" if have.high is None else f"{have.low} to {have.high}"


def _need(result: NeedResult, namer: Namer) -> Line:
    need = result.need
    line = Line(namer.text("need", need.text or need.name))
    if not need.must:
        line.append(" (would help)", "dim")
    if result.people:
        line.append("\n" + _people("", result.people, namer), "dim")
    if result.empty:
        items = [namer.text(str(need.each).removesuffix("s"), one) for one in result.empty]
        line.append(f"\nnobody for certain at {_listed(items)}", "dim")
    if result.limit in ("warm", "routes"):
        wanted = need.warm if result.limit == "warm" else need.routes
        what = "in warm contact" if result.limit == "warm" else "independent routes"
        line.append(f"\nof these {wanted} {what} are wanted", "dim")
    if result.settle and verdict_of(result.met) is Verdict.UNKNOWN:
        line.append(f"\nto settle it: {_settle(result, namer)}", "yellow")
    return line


def _people(lead: str, ids: Sequence[str], namer: Namer) -> str:
    return lead + _listed([namer.person(one) for one in ids])


def _settle(result: NeedResult, namer: Namer) -> str:
    first = result.settle[0]
    if namer.network.people.has(first.subject):
        named = [one.subject for one in result.settle if one.text == first.text]
        return f"{first.text}: {_people('', list(dict.fromkeys(named)), namer)}"
    return first.text


def _listed(items: Sequence[str], most: int = MOST_FINDINGS) -> str:
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return ", ".join(shown)


# -- findings ----------------------------------------------------------------------------


def _findings(report: Report, namer: Namer) -> Iterator[RenderableType]:
    """The findings by what to do: those of one rule together, the worst first."""
    yield Line("What to do", "bold")
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.code, []).append(finding)
    results = {result.rule.code: result for result in report.results}
    for code, findings in groups.items():
        worst = findings[0].severity
        heading = Line("  ")
        heading.append(worst.label, _SEVERITIES[worst])
        heading.append(f" {code} {findings[0].name}", "bold")
        if code in results:  # a plugin may have added findings of its own
            heading.append(f"  ({results[code].rule.summary.rstrip('.')})", "dim")
        yield heading
        for finding in findings[:MOST_FINDINGS]:
            lead = "" if finding.severity is worst else f"{finding.severity.label}: "
            yield Padding(_finding(finding, namer, lead), (0, 0, 0, 4))
        if len(findings) > MOST_FINDINGS:
            yield Line(f"    and {len(findings) - MOST_FINDINGS} more of these", "dim")


def _finding(finding: Finding, namer: Namer, lead: str) -> Line:
    line = Line.assemble((lead, _SEVERITIES[finding.severity]), namer.message(finding))
    if finding.waived or finding.baselined:
        line.append(" (set aside)", "dim")
    advice = namer.advice(finding)
    if advice:
        line.append(f"\n-> {advice}", "green")
    if finding.locations:
        place = finding.locations[0]
        where = place.path
        if place.member:
            where += f" ({namer.text('member', place.member)})"
        line.append(f"\n   {where}" + (f":{place.line}" if place.line else ""), "dim")
    return line


# -- what could not be judged ------------------------------------------------------------


def _judged(report: Report) -> Iterator[RenderableType]:
    yield Line("What was judged", "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for result in report.results:
        verdict = result.verdict
        table.add_row(
            "",
            result.rule.code,
            result.rule.name,
            Line(str(verdict), _STYLES[verdict]),
            _counts(result),
        )
    yield table
    yield from _unlocks(report.unlocks)


def _counts(result: RuleResult) -> str:
    """How many subjects kept the rule, broke it, or could not be judged."""
    counts = (
        (result.judged - result.failed, "kept"),
        (result.failed, "broken"),
        (result.of - result.judged, "can't tell"),
    )
    return ", ".join(f"{number:,} {what}" for number, what in counts if number)


def _unlocks(unlocks: Sequence[Unlock]) -> Iterator[RenderableType]:
    if not unlocks:
        return
    yield Line()
    yield Line("What would unlock most", "bold")
    for one in unlocks[:MOST_UNLOCKS]:
        who = f", for {_number(one.people, 'person', 'people')}" if one.people else ""
        more = ", so a newer export or a longer log would tell" * (one.field == "interactions")
        waiting = f"{_number(one.judgements, 'judgement')} of {', '.join(one.rules)}"
        line = Line.assemble((one.text + more, "yellow"), f"{who}: {waiting}")
        yield Padding(line, (0, 0, 0, 2))
    if len(unlocks) > MOST_UNLOCKS:
        left = _number(len(unlocks) - MOST_UNLOCKS, "more kind of fact", "more kinds of facts")
        yield Line(f"  and {left}", "dim")


def _number(number: int, one: str, many: str = "") -> str:
    """How many of something: "1 person", "3 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

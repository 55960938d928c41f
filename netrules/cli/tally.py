"""How many findings there are: of each rule, by severity, and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from netrules.cli import common

if TYPE_CHECKING:
    from netrules.api import Session
    from netrules.engine.finding import Finding
    from netrules.engine.judgement import Severity
    from netrules.engine.report import Report
    from netrules.engine.run import Armed

_HEAD: Final = ("count", "severity", "rule", "set aside")


def tell_statistics(report: Report) -> None:
    """Say how many findings there are, then of each rule, the worst and most first."""
    common.tell("\n".join((_total(report), *_table(report))))


def tell_reviewed(session: Session) -> None:
    """Say which plugins changed what was found, lest somebody takes the report for all of it."""
    for whose, one in session.plugins.reviewed.items():
        counted = (("took out", one.taken), ("put in", one.added), ("changed", one.changed))
        did = [f"{what} {number:,}" for what, number in counted if number]
        if did:
            common.tell(f"{whose} went over the findings: {', '.join(did)}")


def tell_too_many_warnings(report: Report) -> None:
    """Say so if there are more warnings than may be."""
    most = report.gate.max_warnings
    if report.too_many_warnings:
        common.tell(f"{_counted(report)['warning']:,} warnings are more than --max-warnings {most}")


def tell_timings(report: Report, rules: Iterable[Armed]) -> None:
    """Say where the time went, the most first, and whose a rule is that is not built in.

    What rules share stands on lines of its own.
    """
    from netrules.owned import BUILT_IN  # noqa: PLC0415 reason: start-up

    whose = {one.rule.code: f" of {one.whose}" for one in rules if one.plugin != BUILT_IN}
    spent = [(f"measure {name}", seconds) for name, seconds in report.seconds.items()]
    spent += [
        (f"{one.rule.code} {one.rule.name}{whose.get(one.rule.code, '')}", one.seconds)
        for one in report.results
    ]
    for name, seconds in sorted(spent, key=lambda pair: -pair[1]):
        common.tell(f"{seconds:8.3f} s  {name}")


def _total(report: Report) -> str:
    """How many findings of each severity count, and how many are set aside."""
    counted = _counted(report)
    parts = [
        f"{counted[name]:,} {name if counted[name] == 1 else many}"
        for name, many in (("error", "errors"), ("warning", "warnings"), ("info", "infos"))
    ]
    aside = len(report.findings) - len(report.active)
    return ", ".join(parts) + (f"; {aside:,} set aside" if aside else "")


def _counted(report: Report) -> Counter[str]:
    """How many findings of each severity count."""
    return Counter(one.severity.label for one in report.active)


def _table(report: Report) -> Iterator[str]:
    """A line for each rule and severity; how many are set aside if any are."""
    counts = Counter(map(_kind, report.findings))
    if not counts:
        return
    aside = Counter(_kind(one) for one in report.findings if one.set_aside)
    ranked = sorted(counts, key=lambda kind: (-kind[0], -counts[kind], kind))
    widest = max(map(len, (_HEAD[0], *(f"{count:,}" for count in counts.values()))))
    rows = [
        (f"{counts[kind]:{widest},}", kind[0].label, f"{kind[1]} {kind[2]}", _some(aside[kind]))
        for kind in ranked
    ]
    columns = len(_HEAD) if aside else len(_HEAD) - 1
    yield common.columns([row[:columns] for row in (_HEAD, *rows)])


def _kind(finding: Finding) -> tuple[Severity, str, str]:
    return finding.severity, finding.code, finding.name


def _some(count: int) -> str:
    return f"{count:,}" if count else ""

"""How a report shows itself in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from netrules.engine.judgement import verdict_of
from netrules.engine.render import Namer

if TYPE_CHECKING:
    from netrules.engine.report import Report


def report_html(report: Report) -> str:
    """Goals and findings as two tables; every value is escaped."""
    namer = Namer(report.network)
    goals = "".join(
        _row(goal.name, need.need.text or need.need.name, verdict_of(need.met))
        for goal in report.goals
        for need in goal.needs
    )
    findings = "".join(
        _row(finding.severity.label, f"{finding.code} {finding.name}", namer.message(finding))
        for finding in report.findings
    )
    return (
        f"<p>netrules, {report.today}: exit code {int(report.exit_code)}</p>"
        f"<table>{_row('goal', 'need', 'met', cell='th')}{goals}</table>"
        f"<table>{_row('severity', 'rule', 'finding', cell='th')}{findings}</table>"
    )


def _row(*values: object, cell: str = "td") -> str:
    cells = "".join(f"<{cell}>{escape(str(value))}</{cell}>" for value in values)
    return f"<tr>{cells}</tr>"

"""The report as JSON: one schema, sorted keys, the same bytes for the same input."""

from __future__ import annotations

from typing import Any

from netrules import Namer, Report, json_text
from netrules.plugins.formats.content import (
    SCHEMA,
    compared_content,
    finding_content,
    goal_content,
    network_sizes,
    rule_content,
    source_content,
)


class Json:
    """The format ``json``."""

    name = "json"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as a JSON document; terminals do not matter to it."""
        del width, color
        return json_text(_document(report, namer))


def _document(report: Report, namer: Namer) -> dict[str, Any]:
    network = report.network
    document = {
        "schema": SCHEMA,
        "today": report.today.isoformat(),
        "exit_code": int(report.exit_code),
        "sources": [source_content(one) for one in network.sources],
        "network": network_sizes(report),
        "goals": [goal_content(goal, namer) for goal in report.goals],
        "rules": [rule_content(result) for result in report.results],
        "findings": [finding_content(finding, namer) for finding in report.findings],
        **compared_content(report, namer),
    }
    if not namer.redact:
        document["people"] = {person.id: person.name for person in network.people}
    return document

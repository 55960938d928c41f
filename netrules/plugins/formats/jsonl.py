"""The report as JSON lines: what the JSON report holds, one thing a line.

Each line is an object that says by ``type`` what it is. A line of a goal, a rule, a finding or
a source has the keys that it has in the JSON report; the first line has the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netrules import Namer, Report
from netrules.plugins.formats.content import (
    SCHEMA,
    compared_content,
    finding_content,
    goal_content,
    network_sizes,
    rule_content,
    source_content,
)


class JsonLines:
    """The format ``jsonl``."""

    name = "jsonl"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as lines of ASCII, so that no reader breaks one in two."""
        del width, color
        return "\n".join(
            json.dumps(line, sort_keys=True, separators=(",", ":"))
            for line in _lines(report, namer)
        )


def _lines(report: Report, namer: Namer) -> Iterator[dict[str, Any]]:
    network = report.network
    yield {
        "type": "report",
        "schema": SCHEMA,
        "today": report.today.isoformat(),
        "exit_code": int(report.exit_code),
        "network": network_sizes(report),
        **compared_content(report, namer),
    }
    yield from _typed("source", map(source_content, network.sources))
    yield from _typed("goal", (goal_content(one, namer) for one in report.goals))
    yield from _typed("rule", map(rule_content, report.results))
    yield from _typed("finding", (finding_content(one, namer) for one in report.findings))
    if not namer.redact:
        people = ({"id": person.id, "name": person.name} for person in network.people)
        yield from _typed("person", people)


def _typed(kind: str, contents: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    return ({"type": kind, **content} for content in contents)

"""The report as JSON: one schema, sorted keys, the same bytes for the same input."""

from __future__ import annotations

from typing import Any, Final

from netrules import (
    Bounds,
    Finding,
    GoalResult,
    Missing,
    Namer,
    NeedResult,
    Origin,
    Report,
    RuleResult,
    json_text,
    verdict_of,
)

SCHEMA: Final = "netrules/report/1"


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
        "sources": [
            {
                "path": one.path,
                "source": one.source,
                "read": one.read,
                "kept": one.kept,
                "joined": one.joined,
                "skipped": one.skipped,
                "problems": one.problems,
            }
            for one in network.sources
        ],
        "network": {
            "people": len(network.people),
            "ties": len(network.all_ties),
            "groups": len(network.groups),
            "interactions": len(network.all_interactions),
            "outcomes": len(network.outcomes),
        },
        "goals": [_goal(goal, namer) for goal in report.goals],
        "rules": [_rule(result) for result in report.results],
        "findings": [_finding(finding, namer) for finding in report.findings],
    }
    if not namer.redact:
        document["people"] = {person.id: person.name for person in network.people}
    return document


def _goal(goal: GoalResult, namer: Namer) -> dict[str, Any]:
    return {
        "name": namer.text("goal", goal.name),
        "verdict": str(verdict_of(goal.met)),
        "needs": [_need(need, namer) for need in goal.needs],
    }


def _need(result: NeedResult, namer: Namer) -> dict[str, Any]:
    have = result.have
    low, high = (have.low, have.high) if isinstance(have, Bounds) else (have, have)
    return {
        "name": namer.text("need", result.need.name),
        "verdict": str(verdict_of(result.met)),
        "have": [low, high],
        "want": result.want,
        "people": [namer.id("person", one) for one in result.people],
        "maybe": [namer.id("person", one) for one in result.maybe],
        "routes": [[namer.id("person", one) for one in route] for route in result.routes],
        "settle": [_settle(one, namer) for one in result.settle],
    }


def _settle(missing: Missing, namer: Namer) -> dict[str, Any]:
    return {
        "person": namer.id("person", missing.subject) if missing.subject else None,
        "field": missing.field,
        "text": missing.text,
    }


def _rule(result: RuleResult) -> dict[str, Any]:
    return {
        "code": result.rule.code,
        "name": result.rule.name,
        "verdict": str(result.verdict),
        "judged": result.judged,
        "of": result.of,
        "missing": sorted({missing.field for missing in result.missing}),
    }


def _finding(finding: Finding, namer: Namer) -> dict[str, Any]:
    out = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": namer.message(finding),
        "subject": {
            "kind": finding.kind,
            "ids": [namer.id(finding.kind, one) for one in finding.ids],
        },
        "advice": namer.advice(finding),
        "waived": finding.waived,
        "baselined": finding.baselined,
        "locations": [_location(one, namer) for one in finding.locations],
    }
    if not namer.redact or namer.salt:
        out["key"] = finding.key
    return out


def _location(origin: Origin, namer: Namer) -> dict[str, Any]:
    return {
        "path": origin.path,
        "member": namer.text("member", origin.member) if origin.member else None,
        "line": origin.line or None,
        "record": origin.record or None,
    }

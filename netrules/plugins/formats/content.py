"""What a report holds, as plain data: what `json` and `jsonl` write, and others borrow."""

from __future__ import annotations

from typing import Any, Final

from netrules import (
    Bounds,
    Change,
    Finding,
    GoalResult,
    Missing,
    Namer,
    NeedResult,
    Origin,
    PastFinding,
    Report,
    RuleResult,
    SourceCount,
    verdict_of,
)
from netrules.plugins.formats.changed import setting_place, setting_value

#: The schema of the JSON report.
SCHEMA: Final = "netrules/report/1"


def network_sizes(report: Report) -> dict[str, int]:
    """How much there is of each thing."""
    network = report.network
    return {
        "people": len(network.people),
        "ties": len(network.all_ties),
        "groups": len(network.groups),
        "interactions": len(network.all_interactions),
        "outcomes": len(network.outcomes),
    }


def source_content(one: SourceCount) -> dict[str, Any]:
    """The account of one file."""
    return {
        "path": one.path,
        "source": one.source,
        "read": one.read,
        "kept": one.kept,
        "joined": one.joined,
        "skipped": one.skipped,
        "problems": one.problems,
    }


def keys_shown(namer: Namer) -> bool:
    """Whether the keys of findings may be shown: hashes of ids, which can be guessed."""
    return bool(not namer.redact or namer.salt)


def goal_content(goal: GoalResult, namer: Namer) -> dict[str, Any]:
    """A goal with its needs."""
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
        "text": namer.said(missing.text),
    }


def rule_content(result: RuleResult) -> dict[str, Any]:
    """What came of a rule."""
    return {
        "code": result.rule.code,
        "name": result.rule.name,
        "verdict": str(result.verdict),
        "judged": result.judged,
        "of": result.of,
        "missing": sorted({missing.field for missing in result.missing}),
    }


def finding_content(finding: Finding, namer: Namer) -> dict[str, Any]:
    """A finding in words."""
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
        "locations": [location_content(one, namer) for one in finding.locations],
    }
    if keys_shown(namer):
        out["key"] = finding.key
    if finding.standing is not None:
        out["standing"] = str(finding.standing)
        out["cause"] = str(finding.cause) if finding.cause else None
        out["causes"] = [str(one) for one in finding.causes]
    return out


def compared_content(report: Report, namer: Namer) -> dict[str, Any]:
    """What a report rests on, and what is different from an earlier one; the keys that a
    report has only where that is known."""
    found: dict[str, Any] = {}
    if report.basis is not None and keys_shown(namer):
        rests_on = report.basis.rests_on(namer.salt)
        found["rests_on"] = {
            "inputs": rests_on.inputs,
            "settings": rests_on.settings,
            "version": rests_on.version,
        }
    if report.change is not None:
        found["change"] = change_content(report.change, namer)
    return found


def change_content(change: Change, namer: Namer) -> dict[str, Any]:
    """What is different from an earlier judgement."""
    return {
        "comparison": str(change.comparison),
        "with": change.name,
        "today": change.day.isoformat(),
        "gone": [past_content(one, namer) for one in change.gone],
        "untold": [past_content(one, namer) for one in change.untold],
        "parted": [
            {**past_content(one.past, namer), "means": [namer.message(f) for f in one.findings]}
            for one in change.parted
        ],
        "less": [
            {
                "goal": namer.text("goal", one.goal) if one.goal else None,
                "code": one.code or None,
                "name": one.name or None,
                "before": str(one.before),
                "after": str(one.after),
                "more": one.more,
            }
            for one in change.less
        ],
        "files": list(change.files),
        "waivers": [
            {
                "rule": one.rule,
                "people": [namer.text("person", name) for name in one.people],
                "reason": namer.text("reason", one.reason),
                "until": one.until.isoformat(),
            }
            for one in change.waivers
        ],
        "settings": [
            {
                "place": setting_place(turn, namer),
                "before": setting_value(turn.before, turn, namer),
                "after": setting_value(turn.after, turn, namer),
            }
            for turn in change.settings
        ],
        "doubts": list(change.doubts),
    }


def past_content(past: PastFinding, namer: Namer) -> dict[str, Any]:
    """A finding that an earlier judgement had."""
    out = {
        "code": past.code,
        "name": past.name,
        "severity": past.severity.label,
        "message": namer.past(past),
        "subject": {"kind": past.kind, "ids": namer.past_ids(past)},
    }
    if keys_shown(namer):
        out["key"] = past.key
    return out


def location_content(origin: Origin, namer: Namer) -> dict[str, Any]:
    """A place in the inputs."""
    return {
        "path": origin.path,
        "member": namer.text("member", origin.member) if origin.member else None,
        "line": origin.line or None,
        "record": origin.record or None,
    }

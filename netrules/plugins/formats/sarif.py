"""The report as SARIF 2.1.0, for code scanning and the viewers of editors.

GitHub rejects a whole file if one result has no place in a file, so a result without one
stands at the first file that was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import quote

from netrules import (
    Crash,
    ExitCode,
    Finding,
    FindingState,
    Namer,
    Origin,
    Report,
    Rule,
    RuleResult,
    Severity,
    Unread,
    Verdict,
    json_text,
    printable,
    verdict_of,
)
from netrules.plugins.formats.content import keys_shown, network_sizes, source_content
from netrules.plugins.formats.wording import ended, said, unjudged

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: The name of the fingerprint, and the one name that GitHub looks at.
FINGERPRINTS: Final = ("netrules/key/v1", "primaryLocationLineHash")
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: Runs that did what they were asked to.
_SUCCESSFUL: Final = (ExitCode.CLEAN, ExitCode.FINDINGS, ExitCode.NOT_JUDGED)


class Sarif:
    """The format ``sarif``."""

    name = "sarif"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as a SARIF log with one run."""
        del width, color
        return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report, namer).log]})


class _Run:
    """Builds the run of a log.

    Args:
        report: What to write.
        namer: Gives names, or hides them.
    """

    def __init__(self, report: Report, namer: Namer) -> None:
        self._report: Final = report
        self._namer: Final = namer
        rules = [_rule(result.rule) for result in report.results]
        known = {one["id"] for one in rules}
        # A plugin may have added findings of its own.
        others = sorted({(one.code, one.name) for one in report.findings if one.code not in known})
        rules += [_bare_rule(code, name) for code, name in others]
        self._rules: Final = rules
        self._indexes: Final = {rule["id"]: index for index, rule in enumerate(rules)}
        self._set_aside: Final = any(one.waived or one.baselined for one in report.findings)

    @property
    def log(self) -> dict[str, Any]:
        """The run object."""
        report = self._report
        return {
            "tool": {
                "driver": {
                    "name": "netrules",
                    "semanticVersion": version("netrules"),
                    "language": "en-GB",
                    "rules": self._rules,
                }
            },
            "language": "en-GB",
            "invocations": [self._invocation()],
            "artifacts": self._artifacts(),
            "results": [*self._findings(), *self._absent(), *self._not_judged()],
            "properties": {
                "today": report.today.isoformat(),
                "network": network_sizes(report),
                "goals": [
                    {
                        "name": self._namer.text("goal", goal.name),
                        "verdict": str(verdict_of(goal.met)),
                    }
                    for goal in report.goals
                ],
            },
        }

    def _artifacts(self) -> list[dict[str, Any]]:
        """The files that were read, each with its accounts."""
        accounts: dict[str, list[dict[str, Any]]] = {}
        for one in self._report.network.sources:
            accounts.setdefault(one.path, []).append(source_content(one))
        return [
            {"location": {"uri": _uri(path)}, "properties": {"accounts": found}}
            for path, found in accounts.items()
        ]

    # -- how it went -----------------------------------------------------------

    def _invocation(self) -> dict[str, Any]:
        report = self._report
        notifications = [*map(self._unread, report.unreadable), *map(self._crash, report.crashes)]
        return {
            "executionSuccessful": report.exit_code in _SUCCESSFUL,
            "exitCode": int(report.exit_code),
            "exitCodeDescription": ended(report),
            "toolExecutionNotifications": notifications,
        }

    def _unread(self, one: Unread) -> dict[str, Any]:
        return {
            "level": "error",
            "descriptor": {"id": "unreadable-input"},
            "message": _message(f"not read: {self._namer.unread(one)}"),
            "locations": [self._location(Origin(one.path, one.member))],
        }

    def _crash(self, crash: Crash) -> dict[str, Any]:
        told: dict[str, Any] = {
            "level": "error",
            "descriptor": {"id": "crash"},
            "message": _message(self._namer.crash(crash)),
        }
        if crash.code in self._indexes:
            told["associatedRule"] = {"id": crash.code, "index": self._indexes[crash.code]}
        return told

    # -- results ---------------------------------------------------------------

    def _findings(self) -> Iterator[dict[str, Any]]:
        for finding in self._report.findings:
            subject = [self._namer.id(finding.kind, one) for one in finding.ids]
            result = {
                **self._result(finding.code, said(finding, self._namer), finding.locations),
                "kind": "fail",
                "level": _LEVELS[finding.severity],
                "properties": {
                    "advice": self._namer.advice(finding),
                    "subject": {"kind": finding.kind, "ids": subject},
                },
            }
            if keys_shown(self._namer):
                result["partialFingerprints"] = dict.fromkeys(FINGERPRINTS, finding.key)
            if self._set_aside:
                result["suppressions"] = self._suppressions(finding)
            state = self._state(finding)
            if state:
                result["baselineState"] = state
            yield result

    def _state(self, finding: Finding) -> str:
        """How a finding stands to what it was compared with; "" if that is nothing."""
        if self._report.change is not None:
            return "unchanged" if finding.standing is FindingState.SAME else "new"
        if self._report.baseline:
            return "unchanged" if finding.baselined else "new"
        return ""

    def _absent(self) -> Iterator[dict[str, Any]]:
        """Findings that are gone, of rules that still run."""
        change = self._report.change
        for past in change.gone if change is not None else ():
            if past.code in self._indexes:
                result = {
                    **self._result(past.code, self._namer.past(past), ()),
                    "kind": "fail",
                    "level": _LEVELS[past.severity],
                    "baselineState": "absent",
                }
                if keys_shown(self._namer):
                    result["partialFingerprints"] = dict.fromkeys(FINGERPRINTS, past.key)
                if self._set_aside:
                    result["suppressions"] = []
                yield result

    def _suppressions(self, finding: Finding) -> list[dict[str, Any]]:
        reasons = []
        if finding.waived:
            why = self._namer.text("reason", finding.reason) if finding.reason else "waived"
            reasons.append(why)
        if finding.baselined:
            reasons.append("in the baseline")
        return [
            {"kind": "external", "status": "accepted", "justification": reason}
            for reason in reasons
        ]

    def _not_judged(self) -> Iterator[dict[str, Any]]:
        """What no finding tells: where a rule could not judge, or had nothing to judge."""
        for one in self._report.results:
            if one.verdict is Verdict.NOT_APPLICABLE:
                yield self._other(one, "notApplicable", "nothing here is what this rule is about")
            elif one.of > one.judged:
                yield self._other(one, "open", unjudged(one, self._namer))

    def _other(self, one: RuleResult, kind: str, text: str) -> dict[str, Any]:
        missing = sorted({fact.field for fact in one.missing})
        result = {
            **self._result(one.rule.code, f"{one.rule.code} {one.rule.name}: {text}", ()),
            "kind": kind,
            "level": "none",
            "properties": {"judged": one.judged, "of": one.of, "missing": missing},
        }
        if self._set_aside:
            result["suppressions"] = []
        return result

    def _result(self, code: str, text: str, origins: tuple[Origin, ...]) -> dict[str, Any]:
        sources = self._report.network.sources
        places = origins or tuple(Origin(one.path) for one in sources[:1])
        return {
            "ruleId": code,
            "ruleIndex": self._indexes[code],
            "message": _message(text),
            "locations": [self._location(one) for one in places],
        }

    def _location(self, origin: Origin) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(origin.path)}}
        location: dict[str, Any] = {"physicalLocation": physical}
        properties: dict[str, Any] = {"record": origin.record} if origin.record else {}
        if origin.member:
            # Lines are counted in the member, of which a zip has no regions.
            member = self._namer.text("member", origin.member)
            location["logicalLocations"] = [{"fullyQualifiedName": member, "kind": "member"}]
            if origin.line:
                properties["line"] = origin.line
        elif origin.line:
            physical["region"] = {"startLine": origin.line}
        if properties:
            location["properties"] = properties
        return location


# -- rules -------------------------------------------------------------------------------


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule.page
    parts = page.items()
    summary = rule.summary or rule.name
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(summary),
        "fullDescription": _message(page.get("The claim") or summary),
        "help": {
            "text": _escaped("\n\n".join((summary, *(f"{k}\n{v}" for k, v in parts)))),
            "markdown": _escaped("\n\n".join((summary, *(f"## {k}\n\n{v}" for k, v in parts)))),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.family, str(rule.stance)],
            "stance": str(rule.stance),
            "evidence": str(rule.evidence),
        },
    }


def _bare_rule(code: str, name: str) -> dict[str, Any]:
    text = _message(name or code)
    return {
        "id": code,
        "name": name or code,
        "shortDescription": text,
        "fullDescription": text,
        "help": text,
    }


# -- texts -------------------------------------------------------------------------------


def _message(text: str) -> dict[str, Any]:
    """A message without line breaks or what a viewer would take for more than text."""
    return {"text": _escaped(printable(text))}


def _escaped(text: str) -> str:
    """*text* with nothing in it that stands for a placeholder or a link (SARIF 3.11.5 and 6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _uri(path: str) -> str:
    """A relative path as a URI reference."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/")

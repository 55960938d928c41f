"""What is different from an earlier judgement: what is new, what has gone, what fell silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from netrules.engine.baseline import Baseline, BaselineEntry, Judged, present_ids, unread
from netrules.engine.change import (
    Change,
    Comparison,
    LessTold,
    Parted,
    PastFinding,
    past_of,
    sort_past,
)
from netrules.engine.finding import Finding, FindingState, finding_key, match_keys
from netrules.engine.judgement import Verdict, verdict_of
from netrules.engine.past_report import PastReport, PastRule
from netrules.engine.report import Report, sort_findings
from netrules.engine.rule import rules_by_word

#: Verdicts that tell, and those that do not.
_TOLD = (Verdict.PASS, Verdict.FAIL)
_SILENT = (Verdict.UNKNOWN, Verdict.CRASHED)


def past_report(report: Report, name: str) -> PastReport:
    """*report* as one to compare with; *name* is how messages name it."""
    return PastReport(
        name,
        report.today,
        tuple(past_of(one, report.network) for one in report.findings),
        {
            one.rule.code: PastRule(one.rule.name, one.verdict, one.of - one.judged)
            for one in report.results
        },
        {goal.name: verdict_of(goal.met) for goal in report.goals},
        tuple(sorted((one.path, one.source) for one in report.network.sources)),
    )


def compared(report: Report, past: PastReport, comparison: Comparison, *, whole: bool) -> Report:
    """*report* with each finding marked as new or not, and with what has changed.

    Args:
        report: The report of now, made with the subjects of *past* watched.
        past: What was found before.
        comparison: What that is.
        whole: Whether every input was read.
    """
    past = _as_called_now(past, report)
    meant = _meant(report, past.findings)
    same = {found[0].key for found in meant.values() if len(found) == 1}
    marked = [
        attrs.evolve(one, standing=FindingState.SAME if one.key in same else FindingState.NEW)
        for one in report.findings
    ]
    by_key = {one.key: one for one in marked}
    parted = tuple(
        Parted(one, tuple(by_key[found.key] for found in meant[one.key]))
        for one in past.findings
        if len(meant[one.key]) > 1
    )
    away = [one for one in past.findings if not meant[one.key]]
    told = {one.key for one in _told(away, report, past, whole=whole)}
    change = Change(
        comparison,
        past.path,
        past.today,
        sort_past(one for one in away if one.key in told),
        sort_past(one for one in away if one.key not in told),
        parted,
        tuple(_less_told(report, past)),
        unread(_sources(past), report.network),
    )
    return attrs.evolve(report, findings=sort_findings(marked), change=change)


def _as_called_now(past: PastReport, report: Report) -> PastReport:
    """*past* with the codes and names that the rules of *report* have by now."""
    by_word = rules_by_word(result.rule for result in report.results)

    def code(then: str) -> str:
        return by_word[then].code if then in by_word else then

    def renamed(one: PastFinding) -> PastFinding:
        rule = by_word.get(one.code)
        return attrs.evolve(one, code=rule.code, name=rule.name) if rule is not None else one

    return attrs.evolve(
        past,
        findings=tuple(map(renamed, past.findings)),
        rules={code(then): rule for then, rule in past.rules.items()},
    )


def watched(past: PastReport) -> frozenset[str]:
    """The ids of the subjects of *past*, of which it has to be known whether a rule can tell."""
    return frozenset(id_ for one in past.findings for id_ in one.ids)


def _meant(report: Report, findings: Sequence[PastFinding]) -> dict[str, tuple[Finding, ...]]:
    """For the key of each earlier finding those that it means now."""
    meant = match_keys(report.findings, report.network, [one.key for one in findings])
    by_key = {finding.key: finding for finding in report.findings}
    for one in findings:
        variant = one.finding.variant if one.finding is not None else ""
        ids = present_ids(_entry(one), report.network)
        now = by_key.get(finding_key(one.code, ids, variant))
        if now is not None and now not in meant[one.key]:
            meant[one.key] += (now,)
    return meant


def _told(
    away: Sequence[PastFinding], report: Report, past: PastReport, *, whole: bool
) -> Iterator[PastFinding]:
    """Those of *away* that would have been found if they were still there."""
    results = {one.rule.code: one for one in report.results}
    goals = frozenset(goal.name for goal in report.goals)
    rules = {code: one.rule for code, one in results.items()}
    judged = Judged(report.network, results, rules, goals, whole)
    sources = _sources(past)
    return (one for one in away if judged.tells_of(_entry(one), sources))


def _sources(past: PastReport) -> Baseline:
    """What *past* rests on, as a baseline has it."""
    return Baseline((), past.sources, tuple(sorted(past.goals)))


def _entry(one: PastFinding) -> BaselineEntry:
    return BaselineEntry(one.code, one.ids, "", one.name, one.kind)


def _less_told(report: Report, past: PastReport) -> Iterator[LessTold]:
    """Goals and rules whose verdict has turned to one that does not tell."""
    goals = {goal.name: verdict_of(goal.met) for goal in report.goals}
    for name, before in sorted(past.goals.items()):
        after = goals.get(name, Verdict.NOT_APPLICABLE)
        if before in _TOLD and after not in _TOLD:
            yield LessTold(name, "", "", before, after)
    results = {one.rule.code: one for one in report.results}
    for code, rule in sorted(past.rules.items()):
        now = results.get(code)
        if rule.verdict not in _TOLD:
            continue
        if now is None:
            yield LessTold("", code, rule.name, rule.verdict, Verdict.NOT_APPLICABLE)
        elif now.verdict in _SILENT:
            more = now.of - now.judged - rule.open
            yield LessTold("", code, rule.name, rule.verdict, now.verdict, max(0, more))

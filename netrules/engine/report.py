"""The outcome of a run: what was judged, what was found, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

import attrs

from netrules.engine.baseline import BaselineUse
from netrules.engine.basis import Basis
from netrules.engine.change import Change
from netrules.engine.exits import ExitCode
from netrules.engine.finding import Finding, FindingState
from netrules.engine.judgement import Severity, Verdict, verdict_of
from netrules.engine.render import Namer
from netrules.engine.run import Crash, RuleResult
from netrules.engine.waivers import WaiverUse
from netrules.goals.goal import GoalResult
from netrules.model.network import Network
from netrules.model.reading import Unread


@attrs.frozen
class Unlock:
    """A fact that would let rules judge that now cannot.

    Args:
        field: The missing field.
        text: What to do about it.
        people: Of how many people it is missing; 0 if it is the network's.
        rules: Codes of the rules that miss it, sorted.
        judgements: How many judgements wait for it.
    """

    field: str
    text: str
    people: int
    rules: tuple[str, ...]
    judgements: int


@attrs.frozen
class Gate:
    """When a run counts as failed.

    Args:
        fail_on: Findings of this severity or above fail it; None never does.
        min_judged: Percent of the applicable rules that have to be judged.
        asked: Names of goals that were asked for; one that is unknown fails it.
        max_warnings: How many findings of severity warning may be active; None for any number.
        only_new: Whether findings that were there before are let through.
    """

    fail_on: Severity | None = Severity.ERROR
    min_judged: int = 0
    asked: tuple[str, ...] = ()
    max_warnings: int | None = None
    only_new: bool = False

    def stops(self, severity: Severity) -> bool:
        """Whether one finding of that severity fails the run."""
        return self.fail_on is not None and severity >= self.fail_on


@attrs.frozen(eq=False, repr=False)
class Report:
    """Everything a run found out.

    Args:
        network: The network, as of the day of judgement.
        goals: The goals with their needs.
        results: What came of each rule, by code.
        findings: The findings, the worst first.
        crashes: What raised.
        unreadable: Inputs that could not be used.
        gate: When the run counts as failed.
        seconds: How long each measure took, by name.
        waivers: What came of each waiver.
        baseline: What came of each entry of the baseline.
        change: What is different from an earlier judgement, if it was compared with one.
        basis: What it rests on, if that is known.
    """

    network: Network
    goals: tuple[GoalResult, ...]
    results: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...] = ()
    unreadable: tuple[Unread, ...] = ()
    gate: Gate = Gate()
    seconds: dict[str, float] = attrs.field(factory=dict)
    waivers: tuple[WaiverUse, ...] = ()
    baseline: tuple[BaselineUse, ...] = ()
    change: Change | None = None
    basis: Basis | None = None

    def __repr__(self) -> str:
        return (
            f"<Report of {self.today}: {len(self.findings)} findings, "
            f"exit code {int(self.exit_code)}>"
        )

    def _repr_html_(self) -> str:
        from netrules.engine.notebook import report_html  # noqa: PLC0415 reason: notebooks only

        return report_html(self)

    @property
    def today(self) -> date:
        """The day of judgement."""
        return self.network.day

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count: neither waived nor baselined, nor there before where only
        what is new counts."""
        return tuple(one for one in self.findings if not (one.set_aside or self.let_through(one)))

    def let_through(self, finding: Finding) -> bool:
        """Whether *finding* counts in no gate because it was there before."""
        return self.gate.only_new and finding.standing is FindingState.SAME

    def message(self, finding: Finding) -> str:
        """What *finding* says, with names."""
        return Namer(self.network).message(finding)

    @property
    def too_many_warnings(self) -> bool:
        """Whether more warnings are active than the gate lets through."""
        most = self.gate.max_warnings
        warnings = sum(one.severity is Severity.WARNING for one in self.active)
        return most is not None and warnings > most

    @cached_property
    def exit_code(self) -> ExitCode:
        """How the run ended."""
        if self.unreadable:
            return ExitCode.USAGE
        if self.crashes:
            return ExitCode.CRASHED
        if any(self.gate.stops(one.severity) for one in self.active) or self.too_many_warnings:
            return ExitCode.FINDINGS
        return ExitCode.CLEAN if self._judged_enough() else ExitCode.NOT_JUDGED

    @property
    def fell_silent(self) -> bool:
        """Whether a gate for what is new cannot tell: a goal that was judged is not any more,
        or a file is read no more, so that nobody knows what it would have shown."""
        change = self.change
        if change is None or not self.gate.only_new:
            return False
        return bool(change.files or any(one.goal for one in change.less))

    def _judged_enough(self) -> bool:
        if self.fell_silent:
            return False
        applicable = [one for one in self.results if one.verdict is not Verdict.NOT_APPLICABLE]
        judged = [one for one in applicable if one.verdict in (Verdict.PASS, Verdict.FAIL)]
        unknown = {goal.name for goal in self.goals if verdict_of(goal.met) is Verdict.UNKNOWN}
        if not judged or unknown & set(self.gate.asked):
            return False
        return 100 * len(judged) >= self.gate.min_judged * len(applicable)

    @cached_property
    def unlocks(self) -> tuple[Unlock, ...]:
        """The facts that would unlock most for the least work, the most telling first.

        Facts count as one where the same thing is missing of many people.
        """
        waiting: Counter[tuple[str, str]] = Counter()
        rules: dict[tuple[str, str], dict[str, None]] = {}
        subjects: dict[tuple[str, str], set[str]] = {}
        for result in self.results:
            for missing, number in result.missing.items():
                kind = (missing.field, missing.text)
                waiting[kind] += number
                rules.setdefault(kind, {})[result.rule.code] = None
                subjects.setdefault(kind, set()).add(missing.subject)
        people = self.network.people
        found = [
            Unlock(*kind, sum(map(people.has, subjects[kind])), tuple(rules[kind]), number)
            for kind, number in waiting.items()
        ]
        return tuple(sorted(found, key=_most_for_least))


def _most_for_least(one: Unlock) -> tuple[float, int, str, str]:
    return (-one.judgements / max(1, one.people), -len(one.rules), one.field, one.text)


def sort_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The worst first, then by code, subjects and variant; what is set aside comes last."""
    return tuple(
        sorted(
            findings,
            key=lambda one: (
                one.set_aside,
                -one.severity,
                one.code,
                one.ids,
                one.variant,
                one.key,
            ),
        )
    )

"""One rule judging one small network, with what it says in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import attrs
from building import TODAY

from netrules import (
    Finding,
    Goal,
    Missing,
    Namer,
    Need,
    Network,
    Origin,
    Report,
    Rule,
    Severity,
    Unmatched,
    Verdict,
)
from netrules.engine.check import judge
from netrules.engine.run import Armed
from netrules.plugins.builtin import netrules_measures

#: Where goals of tests are stated.
SETTINGS = Origin("netrules.toml", line=7, layer="settings")


@attrs.frozen
class Said:
    """What a rule said of a network."""

    report: Report

    @property
    def verdict(self) -> Verdict:
        """The rule's verdict over all subjects."""
        return self.report.results[0].verdict

    @property
    def counts(self) -> tuple[int, int]:
        """Of how many subjects the rule said pass or fail, and of how many it spoke at all."""
        return self.report.results[0].judged, self.report.results[0].of

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings, in the order of the report."""
        return self.report.findings

    @property
    def finding(self) -> Finding:
        """The one finding there is."""
        [finding] = self.report.findings
        return finding

    @property
    def subjects(self) -> list[tuple[str, ...]]:
        """The ids of each finding's subjects."""
        return [finding.ids for finding in self.findings]

    @property
    def messages(self) -> list[str]:
        """What each finding says, with names."""
        return [self.report.message(finding) for finding in self.findings]

    @property
    def message(self) -> str:
        """What the one finding says, with names."""
        return self.report.message(self.finding)

    @property
    def advice(self) -> str:
        """What the one finding advises, with names."""
        return Namer(self.report.network).advice(self.finding)

    @property
    def redacted(self) -> str:
        """What the one finding says and advises in a report that hides names."""
        namer = Namer(self.report.network, redact=True)
        return f"{namer.message(self.finding)} -> {namer.advice(self.finding)}"

    @property
    def places(self) -> list[tuple[str, int]]:
        """Path and line of each place that the one finding points to."""
        return [(origin.path, origin.line) for origin in self.finding.locations]

    @property
    def missing(self) -> Mapping[Missing, int]:
        """The facts that kept the rule from judging."""
        return self.report.results[0].missing

    @property
    def lacks(self) -> list[tuple[str, str]]:
        """Field and subject of each of those facts."""
        return [(fact.field, fact.subject) for fact in self.missing]

    @property
    def remedies(self) -> set[str]:
        """What would settle it, in words."""
        return {fact.text for fact in self.missing}


def say(
    rule: Rule,
    network: Network,
    *goals: Goal,
    today: date = TODAY,
    unmatched: Sequence[Unmatched] = (),
    stated: Sequence[Goal] = (),
    **options: Any,
) -> Said:
    """Judge *network* against *goals* by *rule*, with these of its options changed.

    *stated* are goals of the settings that are not judged, such as closed ones.
    """
    assert options.keys() <= rule.options.keys()
    armed = Armed(rule, {**rule.options, **options}, rule.severity)
    report = judge(
        network, goals, [armed], _measures(), today=today, unmatched=unmatched, stated=stated
    )
    assert not report.crashes, report.crashes[0].trace
    return Said(report)


def goal(*needs: Need, name: str = "aim", origin: Origin = SETTINGS, **more: Any) -> Goal:
    """A goal of the settings."""
    return Goal(name, needs=needs, origin=origin, **more)


def need(who: str, *, name: str = "helpers", **more: Any) -> Need:
    """A need of a goal of the settings, stated two lines below it."""
    return Need(name, who, origin=attrs.evolve(SETTINGS, line=SETTINGS.line + 2), **more)


def names(number: int) -> list[str]:
    """So many names, in the order of their ids."""
    return [f"Person {place:03}" for place in range(number)]


def is_info(said: Said) -> bool:
    """Whether the one finding is of the lowest severity."""
    return said.finding.severity is Severity.INFO


@cache
def _measures() -> Mapping[str, Any]:
    return netrules_measures()

"""One rule judging one network, and what came of it subject by subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeAlias

import attrs

from netrules.engine.check import judge_goals
from netrules.engine.finding import Finding
from netrules.engine.judgement import Judgement, Verdict, overall
from netrules.engine.report import sort_findings
from netrules.engine.rule import Rule
from netrules.engine.run import Armed, Context, Crash, RuleResult, run_rule
from netrules.engine.selection import Unmatched
from netrules.goals.goal import Goal, GoalResult
from netrules.manager import Plugins
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.ties import Group, Tie
from netrules.model.unknown import NotKnown
from netrules.testing.aside import set_aside

#: Functions of a network by the names by which rules ask for them.
Measures: TypeAlias = Mapping[str, Callable[[Network], Any]]
#: Ids of a subject, or the name of a group or goal; nothing for the network.
Subject: TypeAlias = tuple[str, ...]
#: A line of settings that fits no rule, for rules about such lines.
_UNMATCHED = (Unmatched("Q404", "K004"),)


@cache
def installed_measures() -> Measures:
    """The measures of netrules and of every installed plugin."""
    return Plugins.installed().measures()


@attrs.frozen
class Outcome:
    """What a rule said of a network.

    Args:
        network: The network, as of the day of judgement.
        result: The rule's result over all subjects.
        findings: Its findings, in the order of reports.
        crash: What it raised, if it did.
        subjects: The verdict on each subject.
    """

    network: Network
    result: RuleResult
    findings: tuple[Finding, ...]
    crash: Crash | None
    subjects: Mapping[Subject, Verdict]


def context(network: Network, goals: Sequence[Goal], measures: Measures, today: date) -> Context:
    """What rules are given that judge *network* on *today*."""
    seen = network.as_of(today)
    judged = judge_goals(seen, goals)
    still = tuple(one for one in judged if one.goal.closed is None or one.goal.closed > today)
    earliest = tuple(sorted(judged, key=lambda one: (one.goal.since or today, one.name)))
    given = Context(seen, still, measures, _UNMATCHED, lambda: earliest)
    given.late = set_aside(seen)
    return given


def outcome(rule: Rule, given: Context, options: Mapping[str, Any]) -> Outcome:
    """Judge by *rule*, with what it is *given*."""
    noted: dict[Subject, list[Verdict]] = {}
    armed = Armed(_noting(rule, noted), {**rule.options, **options}, rule.severity)
    result, findings, crash = run_rule(armed, given)
    verdicts = {key: overall(some) for key, some in noted.items()}
    return Outcome(given.network, result, tuple(sort_findings(findings)), crash, verdicts)


def _noting(rule: Rule, noted: dict[Subject, list[Verdict]]) -> Rule:
    """*rule*, which also notes each verdict under its subject."""

    def function(**given: Any) -> Any:
        verdicts = noted.setdefault(_subject(given.get(rule.subject)), [])
        try:
            said = rule.function(**given)
        except NotKnown:
            verdicts.append(Verdict.UNKNOWN)
            raise
        if isinstance(said, Judgement):
            verdicts.append(said.verdict)
            return said
        if said is None or isinstance(said, str) or not isinstance(said, Iterable):
            return said  # the engine says what is wrong with it
        return _drained(said, verdicts)

    return attrs.evolve(rule, function=function)


def _drained(said: Iterable[Any], verdicts: list[Verdict]) -> Iterator[Any]:
    try:
        for one in said:
            if isinstance(one, Judgement):
                verdicts.append(one.verdict)
            yield one
    except NotKnown:
        verdicts.append(Verdict.UNKNOWN)
        raise


def _subject(value: Any) -> Subject:
    if isinstance(value, Person):
        return (value.id,)
    if isinstance(value, Tie):
        return (value.a, value.b)
    if isinstance(value, Group | GoalResult):
        return (value.name,)
    return ()

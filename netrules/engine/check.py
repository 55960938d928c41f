"""Judge a network by rules against goals: the main job, for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from netrules.engine.expressions import Expression, compile_expression
from netrules.engine.finding import Finding
from netrules.engine.report import Gate, Report, sort_findings
from netrules.engine.rule import is_late
from netrules.engine.run import Armed, Context, Crash, RuleResult, run_rule
from netrules.engine.selection import Unmatched
from netrules.engine.setting_aside import Aside, SettingAside
from netrules.engine.subject import SCOPE, GoalSubject, Subject, placed
from netrules.goals.goal import Goal, GoalResult, Need, Predicate
from netrules.goals.judge import judge_goal
from netrules.model.network import Network
from netrules.model.reading import Unread


def judge(
    network: Network,
    goals: Sequence[Goal],
    rules: Sequence[Armed],
    measures: Mapping[str, Callable[[Network], Any]],
    *,
    today: date,
    gate: Gate | None = None,
    unreadable: Sequence[Unread] = (),
    unmatched: Sequence[Unmatched] = (),
    stated: Sequence[Goal] = (),
    aside: Aside | None = None,
    review: Callable[[Sequence[Finding], Network], Sequence[Finding]] | None = None,
) -> Report:
    """Judge *network* on *today*.

    Args:
        network: What was read.
        goals: What ego wants.
        rules: The rules to judge by, with their options.
        measures: Functions of a network that rules may ask for by name.
        today: The day of judgement; nothing reads a clock.
        gate: When the run counts as failed.
        unreadable: Inputs that could not be used.
        unmatched: Selectors in ``ignore`` that fit no rule.
        stated: Every goal that the settings state, closed ones among them.
        aside: What is to be set aside.
        review: Goes over the findings before any of them is set aside.
    """
    seen = network.as_of(today)
    judged = judge_goals(seen, goals)
    setting_aside = SettingAside(aside or Aside(), seen, [one.rule for one in rules])
    context = Context(
        seen,
        judged,
        measures,
        unmatched,
        lambda: _history(seen, judged, stated, today),
        setting_aside.watched,
    )
    first = _run([one for one in rules if not is_late(one.rule)], context)
    findings: Sequence[Finding] = sort_findings(first.findings)
    if review is not None:
        findings = review(findings, seen)
    findings, waivers, entries = setting_aside.apply(findings, first.results, judged)
    # What became of them is judged last, and nothing sets that aside.
    context.late = {"waivers": waivers, "baseline": entries}
    last = _run([one for one in rules if is_late(one.rule)], context)
    results = {**first.results, **last.results}
    return Report(
        seen,
        context.goals,
        tuple(results[code] for code in sorted(results)),
        sort_findings([*findings, *last.findings]),
        tuple(sorted((*first.crashes, *last.crashes), key=lambda one: one.code)),
        tuple(unreadable),
        gate or Gate(),
        context.seconds,
        waivers,
        entries,
    )


@attrs.frozen
class _Ran:
    """What came of some rules."""

    results: dict[str, RuleResult] = attrs.field(factory=dict)
    findings: list[Finding] = attrs.field(factory=list)
    crashes: list[Crash] = attrs.field(factory=list)


def _run(rules: Sequence[Armed], context: Context) -> _Ran:
    """Judge by each of *rules*, in the order of their codes."""
    ran = _Ran()
    for armed in sorted(rules, key=lambda one: one.rule.code):
        result, findings, crash = run_rule(armed, context)
        ran.results[armed.rule.code] = result
        ran.findings.extend(findings)
        if crash is not None:
            ran.crashes.append(crash)
    return ran


def _history(
    network: Network, judged: Sequence[GoalResult], stated: Sequence[Goal], today: date
) -> tuple[GoalResult, ...]:
    """The goals of this run and those that are only stated, judged, the earliest first."""
    known = {result.goal.name for result in judged}
    rest = [goal for goal in stated if goal.name not in known]
    results = (*judged, *judge_goals(network, rest))
    return tuple(sorted(results, key=lambda one: (one.goal.since or today, one.goal.name)))


def judge_goals(network: Network, goals: Sequence[Goal]) -> tuple[GoalResult, ...]:
    """How far *network*, as of a day, can bring each of *goals*."""
    subjects: dict[str, Subject] = {person.id: Subject(person) for person in network.people}
    me = Subject(network.me)
    scope = placed(SCOPE, network.rungs)

    def predicates(goal: Goal) -> Callable[[Need], Predicate]:
        asked = GoalSubject(goal)

        def who(need: Need) -> Predicate:
            expression: Expression = compile_expression(need.who, scope)
            serves = expression.bind(today=network.day, goal=asked, me=me)
            return lambda person: serves(subjects[person.id])

        return who

    return tuple(judge_goal(network, goal, predicates(goal)) for goal in goals)

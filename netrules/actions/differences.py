"""What is different between two reports: what turned, what is gone, what is new."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from netrules.engine.finding import Finding, match_keys
from netrules.engine.judgement import Verdict, verdict_of
from netrules.engine.report import Report
from netrules.goals.goal import NeedResult


@attrs.frozen
class NeedTurn:
    """A need of which another verdict holds, or of which there is more or less.

    Args:
        goal: The goal's name.
        before: How far it was met; None where the goal was not judged.
        after: How far it is met now; None where the goal is not judged any more.
    """

    goal: str
    before: NeedResult | None
    after: NeedResult | None

    @property
    def name(self) -> str:
        """The need's name."""
        result = self.after or self.before
        assert result is not None  # noqa: S101 reason: for the type checker; one of them is there
        return result.need.name

    @property
    def verdicts(self) -> tuple[Verdict, Verdict]:
        """The verdict before and after."""
        return _met(self.before), _met(self.after)

    @property
    def turned(self) -> bool:
        """Whether another verdict holds."""
        before, after = self.verdicts
        return before is not after


@attrs.frozen
class GoalTurn:
    """A goal of which another verdict holds."""

    name: str
    before: Verdict
    after: Verdict


@attrs.frozen
class RuleTurn:
    """A rule that can judge less, or more, than it could.

    Args:
        code: The rule's code.
        name: The rule's name.
        before: Its verdict before.
        after: Its verdict now.
        open_before: Of how many subjects it could not tell.
        open_after: Of how many it cannot tell now.
    """

    code: str
    name: str
    before: Verdict
    after: Verdict
    open_before: int
    open_after: int


@attrs.frozen
class Difference:
    """What is different between two reports.

    Args:
        goals: Goals that turned.
        needs: Needs that turned, or of which there is more or less.
        gone: Findings that are gone.
        lapsed: Findings of which it can no longer be told: they are not there any more, and
            their rule can tell of fewer subjects.
        new: Findings that are new.
        unknown: Rules that can tell of fewer subjects.
        settled: Rules that can tell of more subjects.
    """

    goals: tuple[GoalTurn, ...]
    needs: tuple[NeedTurn, ...]
    gone: tuple[Finding, ...]
    lapsed: tuple[Finding, ...]
    new: tuple[Finding, ...]
    unknown: tuple[RuleTurn, ...]
    settled: tuple[RuleTurn, ...]

    def __bool__(self) -> bool:
        return any(attrs.astuple(self, recurse=False))


def difference(before: Report, after: Report) -> Difference:
    """What is different in *after*."""
    known = match_keys(after.findings, after.network, (one.key for one in before.findings))
    kept = {one.key for found in known.values() for one in found}
    rules = tuple(_rules(before, after))
    unknown = tuple(one for one in rules if one.open_after > one.open_before)
    fewer = {one.code for one in unknown}
    away = [one for one in before.findings if not known[one.key]]
    return Difference(
        tuple(_goals(before, after)),
        tuple(_needs(before, after)),
        tuple(one for one in away if one.code not in fewer),
        tuple(one for one in away if one.code in fewer),
        tuple(one for one in after.findings if one.key not in kept),
        unknown,
        tuple(one for one in rules if one.open_after < one.open_before),
    )


def _met(result: NeedResult | None) -> Verdict:
    return Verdict.NOT_APPLICABLE if result is None else verdict_of(result.met)


def _goals(before: Report, after: Report) -> Iterator[GoalTurn]:
    then = {goal.name: verdict_of(goal.met) for goal in before.goals}
    now = {goal.name: verdict_of(goal.met) for goal in after.goals}
    for name in dict.fromkeys((*then, *now)):
        turn = GoalTurn(
            name, then.get(name, Verdict.NOT_APPLICABLE), now.get(name, Verdict.NOT_APPLICABLE)
        )
        if turn.before is not turn.after:
            yield turn


def _needs(before: Report, after: Report) -> Iterator[NeedTurn]:
    then, now = _by_need(before), _by_need(after)
    for goal, name in dict.fromkeys((*then, *now)):
        turn = NeedTurn(goal, then.get((goal, name)), now.get((goal, name)))
        if turn.turned or _amount(turn.before) != _amount(turn.after):
            yield turn


def _by_need(report: Report) -> dict[tuple[str, str], NeedResult]:
    return {(goal.name, one.need.name): one for goal in report.goals for one in goal.needs}


def _amount(result: NeedResult | None) -> str:
    return "" if result is None else repr(result.have)


def _rules(before: Report, after: Report) -> Iterator[RuleTurn]:
    then = {result.rule.code: result for result in before.results}
    for now in after.results:
        was = then.get(now.rule.code)
        if was is not None:
            yield RuleTurn(
                now.rule.code,
                now.rule.name,
                was.verdict,
                now.verdict,
                was.of - was.judged,
                now.of - now.judged,
            )

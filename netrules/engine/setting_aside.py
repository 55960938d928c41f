"""What is set aside in a run: by waivers, and by the baseline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import attrs

from netrules.engine.baseline import Baseline, BaselineUse, Judged, apply_baseline, present_ids
from netrules.engine.finding import Finding
from netrules.engine.rule import Rule
from netrules.engine.run import RuleResult
from netrules.engine.waivers import LONGEST, Meaning, Waiver, WaiverUse, meaning_of, waive
from netrules.goals.goal import GoalResult
from netrules.model.network import Network


def _nobody(_: str) -> str:
    return ""


@attrs.frozen
class Aside:
    """What a run is asked to set aside.

    Args:
        waivers: The waivers.
        longest: For how many days from today a waiver may hold.
        baseline: The findings that were there, if there is such a list.
        rules: Every rule there is, by code, whether or not it runs.
        id_by: The id that an address, URL or number gives to whom it identifies.
        whole: Whether every input was read: else what is missed may only be unread.
        watched: Ids of subjects of which somebody else wants to know whether a rule could tell.
    """

    waivers: tuple[Waiver, ...] = ()
    longest: int = LONGEST
    baseline: Baseline | None = None
    rules: Mapping[str, Rule] = attrs.field(factory=dict)
    id_by: Callable[[str], str] = _nobody
    whole: bool = True
    watched: frozenset[str] = frozenset()


class SettingAside:
    """Sets aside what it was asked to.

    Args:
        aside: What that is.
        network: The network, as of the day of judgement.
        rules: The rules that run.
    """

    def __init__(self, aside: Aside, network: Network, rules: Sequence[Rule]) -> None:
        self._aside = aside
        self._network = network
        self._rules = {**{one.code: one for one in rules}, **aside.rules}

    @cached_property
    def _meanings(self) -> tuple[Meaning, ...]:
        aside = self._aside
        return tuple(
            meaning_of(one, self._network, self._rules, aside.id_by, whole=aside.whole)
            for one in aside.waivers
        )

    @property
    def watched(self) -> frozenset[str]:
        """The ids of the subjects of which it has to be known whether a rule could tell."""
        entries = self._aside.baseline.entries if self._aside.baseline is not None else ()
        ids = {id_ for entry in entries for id_ in present_ids(entry, self._network)}
        people = self._network.people
        ids.update(people[one].id if people.has(one) else one for one in self._aside.watched)
        return frozenset(ids.union(*(one.ids for one in self._meanings)))

    def apply(
        self,
        findings: Sequence[Finding],
        results: Mapping[str, RuleResult],
        goals: Sequence[GoalResult],
    ) -> tuple[Sequence[Finding], tuple[WaiverUse, ...], tuple[BaselineUse, ...]]:
        """*findings* with what is set aside marked, and what came of each waiver and entry."""
        aside = self._aside
        waived, waivers = waive(
            findings,
            self._meanings,
            self._network,
            results,
            longest=aside.longest,
            whole=aside.whole,
        )
        if aside.baseline is None:
            return waived, waivers, ()
        names = frozenset(goal.name for goal in goals)
        judged = Judged(self._network, results, self._rules, names, aside.whole)
        marked, entries = apply_baseline(waived, aside.baseline, judged)
        return marked, waivers, entries

"""A rule on trial: what it said of each sample, asked once and used by every check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from netrules.engine.options import written
from netrules.engine.rule import Rule
from netrules.engine.run import Context
from netrules.suggest import did_you_mean
from netrules.testing.contract import ContractError
from netrules.testing.judging import Measures, Outcome, context, installed_measures, outcome
from netrules.testing.mutating import changed
from netrules.testing.samples import Sample, pool, smallest
from netrules.testing.watching import Around, Seen, surrounded

#: On how many networks it is tried whether a rule changes what it is given.
_TRIED: Final = 8


class Trial:
    """A rule, with what it is tried with.

    Args:
        rule: The rule.
        options: Values for its options, such as make small networks large enough to judge.
        today: The day of judgement.
        measures: Measures besides those that are installed.
        more: Samples of the author's besides the random ones.
        growth: How many times more work twice as many people may make.

    Raises:
        ValueError: If there is no such option.
    """

    def __init__(
        self,
        rule: Rule,
        options: Mapping[str, Any],
        today: date,
        measures: Measures,
        more: Iterable[Sample],
        growth: float,
    ) -> None:
        for name in options:
            if name not in rule.options:
                closest = did_you_mean(name, rule.options)
                hint = f"did you mean {closest!r}?" if closest else _listed(rule)
                msg = f"rule {rule.code} has no option {name!r}; {hint}"
                raise ValueError(msg)
        self.rule: Final = rule
        self.options: Final = dict(options)
        self.today: Final = today
        self.growth: Final = growth
        self.own: Final = tuple(more)
        self._extra: Final = measures
        self._said: Final[dict[Sample, Outcome]] = {}
        self.seen: Seen | None = None

    @cached_property
    def measures(self) -> Measures:
        """Every measure that the rule may ask for."""
        installed = installed_measures()
        return {**installed, **self._extra} if self._extra else installed

    @cached_property
    def changes(self) -> tuple[str, Sample] | None:
        """What the rule changes of what it is given, and a network in which that is seen."""
        for sample in (*self.own, *pool(self.today)[:_TRIED]):
            if what := self.changed(sample):
                return what, sample
        return None

    def changed(self, sample: Sample) -> str:
        """What the rule changes of what it is given for *sample*; "" for nothing."""
        return changed(self.rule, sample, self.options, self.measures, self.today)

    def given(self, sample: Sample, today: date | None = None) -> Context:
        """What the rule is given for *sample*, on the day of judgement or another.

        Rules share it, so that nothing is computed for each of them; a rule that changes
        what it is given gets its own, so that others are not blamed for it.
        """
        day = today or self.today
        if self.changes is not None:
            return context(sample.world.network(), sample.goals, self.measures, day)
        return sample.context(day, self.measures)

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """The author's own networks, then the random ones."""
        return (*self.own, *pool(self.today))

    def judged(
        self, sample: Sample, *, around: Around | None = None, today: date | None = None
    ) -> Outcome:
        """What the rule says of *sample*.

        Args:
            sample: The network.
            around: Surroundings for the rule's function.
            today: Another day than that of the trial.

        Raises:
            ContractError: If the rule raises, so that there is nothing to check.
        """
        rule = self.rule if around is None else surrounded(self.rule, around)
        made = outcome(rule, self.given(sample, today), self.options)
        if made.crash is not None:
            raise ContractError(f"it raised {made.crash.error}; see the check 'survives'")
        return made

    def said(self, sample: Sample) -> Outcome:
        """What the rule says of *sample*, asked once."""
        if sample not in self._said:
            self._said[sample] = self.judged(sample)
        return self._said[sample]

    def outcomes(self) -> Iterator[tuple[Sample, Outcome]]:
        """What the rule says of every sample."""
        return ((sample, self.said(sample)) for sample in self.samples)

    def refuse(self, sample: Sample, what: str, wrong: Any) -> ContractError:
        """The error that *what* is wrong, with the smallest network for which *wrong* is true."""

        def still(one: Sample) -> bool:
            try:
                return bool(wrong(one))
            except ContractError:
                return False

        return ContractError(f"{what}\n  {smallest(sample, still)}")


def _listed(rule: Rule) -> str:
    names = ", ".join(map(written, rule.options))
    return f"it has {names}" if names else "it has none"

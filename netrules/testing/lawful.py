"""The checks of the laws that a rule declares: a change of a network, and the verdicts beside
each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, Unsatisfiable

from netrules.engine.finding import Finding
from netrules.engine.judgement import Verdict
from netrules.engine.laws import Effect, Law
from netrules.model.people import ME
from netrules.testing.changes import changed
from netrules.testing.contract import Check, ContractError
from netrules.testing.judging import Outcome
from netrules.testing.samples import Sample, drawn
from netrules.testing.trial import Trial

#: On how many random networks a law is tried; on so many times more as the profile of
#: hypothesis that is loaded draws more examples than its default of a hundred.
TRIED: Final = 60
_USUAL: Final = 100
#: Of how many networks these are, and in how many ways each is changed.
_NETWORKS: Final = 10_000
_WAYS: Final = 4


def law_checks(trial: Trial) -> tuple[Check, ...]:
    """A check for each law that the rule declares."""
    return tuple(
        Check(f"rule {trial.rule.code}", f"law: {law.change}", law.text, partial(_hold, law, trial))
        for law in trial.rule.laws
    )


def _hold(law: Law, trial: Trial) -> None:
    """Try *law* on the author's own networks and on random ones."""
    judged = _Judged(law, trial)
    try:
        for sample in trial.own:
            for way in range(_WAYS):
                judged.insist(sample, way)
        _on_random_networks(judged)
    except _Broken as found:
        raise trial.refuse(
            found.sample,
            f"{law.text}: that does not hold; {found.what}",
            partial(judged.wrong, way=found.way),
        ) from None
    except Flaky as error:
        msg = "it says one thing and then another of the same network; see 'deterministic'"
        raise ContractError(msg) from error
    except Unsatisfiable:
        msg = "the change leaves every network as it is, so that nothing is known of the law"
        raise ContractError(msg) from None


def _on_random_networks(judged: _Judged) -> None:
    @settings(
        max_examples=TRIED * max(1, settings().max_examples // _USUAL),
        deadline=None,
        database=None,
        derandomize=True,
        # The numbers drawn are names of networks: a smaller one is none the simpler.
        phases=(Phase.generate,),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, _NETWORKS - 1), st.integers(0, _WAYS - 1))
    def try_it(number: int, way: int) -> None:
        sample = drawn(number, judged.trial.today)
        assume(judged.changes(sample, way))
        judged.insist(sample, way)

    try_it()


class _Broken(Exception):
    """A network of which a law does not hold, changed in one way, and what is wrong."""

    def __init__(self, sample: Sample, way: int, what: str) -> None:
        self.sample: Final = sample
        self.way: Final = way
        self.what: Final = what
        super().__init__(what)


class _Judged:
    """A law on trial."""

    def __init__(self, law: Law, trial: Trial) -> None:
        self.law: Final = law
        self.trial: Final = trial

    def changes(self, sample: Sample, way: int) -> bool:
        """Whether *sample* is another once it is changed."""
        today = self.trial.today
        return changed(self.law, sample, today, way) != (sample, today)

    def insist(self, sample: Sample, way: int) -> None:
        """Insist that the law holds of *sample*, changed in one of several ways.

        Raises:
            _Broken: If it does not.
        """
        if wrong := broken(self.law, self.trial.said(sample), self._after(sample, way)):
            raise _Broken(sample, way, wrong)

    def wrong(self, sample: Sample, *, way: int) -> str:
        """By what *sample*, not judged yet, breaks the law; "" if it does not."""
        return broken(self.law, self.trial.judged(sample), self._after(sample, way))

    def _after(self, sample: Sample, way: int) -> Outcome:
        other, day = changed(self.law, sample, self.trial.today, way)
        return self.trial.judged(other, today=day)


def broken(law: Law, before: Outcome, after: Outcome) -> str:
    """By what two verdicts break *law*; "" if they do not."""
    back = _ids_before(before, after)
    verdicts = {_known_as(key, back): then for key, then in after.subjects.items()}
    for key in before.subjects.keys() & verdicts.keys():
        was, then = before.subjects[key], verdicts[key]
        if _is_broken(law.effect, was, then):
            return f"the verdict on {_named(key)} was {was} before and is {then} after"
    return next(_findings_apart(law.effect, before, after, back), "")


def _ids_before(before: Outcome, after: Outcome) -> dict[str, str]:
    """The id that each person had before the change, by the one after it.

    Where nothing but a name is known of somebody, the id comes from the record.
    """
    places = {at: person.id for person in before.network.people for at in person.origins}
    return {
        person.id: places[at]
        for person in after.network.people
        for at in person.origins
        if at in places
    }


def _known_as(subject: tuple[str, ...], back: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(back.get(one, one) for one in subject)


def _is_broken(effect: Effect, was: Verdict, then: Verdict) -> bool:
    if effect is Effect.SAME:
        return was is not then
    if effect is Effect.NEVER_WORSE:
        return then is Verdict.FAIL and was is not Verdict.FAIL
    return was is Verdict.FAIL and then not in (Verdict.FAIL, Verdict.UNKNOWN)


def _findings_apart(
    effect: Effect, before: Outcome, after: Outcome, back: Mapping[str, str]
) -> Iterator[str]:
    """Every finding that *effect* does not allow to come or to go."""
    about = _exactly if effect is Effect.SAME else _about
    had = {about(one, {}) for one in before.findings}
    has = {about(one, back) for one in after.findings}
    if effect is not Effect.NEVER_BETTER:
        for one in after.findings:
            if about(one, back) not in had and not _is_of_newcomer(one, before, after, back):
                yield f"a finding is there after it and not before: {one.template!r}"
    told = after.result.judged == after.result.of
    if effect is Effect.SAME or (effect is Effect.NEVER_BETTER and told):
        for one in before.findings:
            if about(one, {}) not in has:
                yield f"a finding is there before it and not after: {one.template!r}"


def _about(finding: Finding, back: Mapping[str, str]) -> tuple[str, ...]:
    """Whom or what a finding is about. Of one goal, one may take the place of another."""
    return tuple(sorted(_known_as(finding.ids, back)))


def _exactly(finding: Finding, back: Mapping[str, str]) -> tuple[str, ...]:
    """What tells a finding of a rule apart from others."""
    return (*_about(finding, back), finding.variant)


def _is_of_newcomer(
    finding: Finding, before: Outcome, after: Outcome, back: Mapping[str, str]
) -> bool:
    """Whether *finding* is about somebody or something that was not there before."""
    if finding.kind in ("person", "tie"):
        return not all(one == ME or one in back for one in finding.ids)
    return finding.ids in after.subjects.keys() - before.subjects.keys()


def _named(key: tuple[str, ...]) -> str:
    return " and ".join(key) or "the network"

"""Checks that ignorance never becomes a verdict: what nobody recorded settles nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from netrules.engine.judgement import Verdict
from netrules.loading.records import Item, PersonRecord
from netrules.testing.contract import ContractError
from netrules.testing.judging import Outcome
from netrules.testing.knowledge import FORGETTABLE, emptied
from netrules.testing.samples import Sample, known_less, known_more
from netrules.testing.trial import Trial

_DEFINITE = (Verdict.PASS, Verdict.FAIL)


def forgetting(trial: Trial) -> None:
    """With a fact removed pass and fail stay as they were or become unknown."""
    pairs = [*known_less(trial.today), *_of_cases(trial)]
    _compare(trial, pairs, "with a fact removed", less_first=False)


def filling(trial: Trial) -> None:
    """With unknowns filled in at random what was pass or fail stays so."""
    _compare(trial, known_more(trial.today), "with unknowns filled in", less_first=True)


def _of_cases(trial: Trial) -> Iterable[tuple[Sample, Sample]]:
    """The author's networks, and each with one fact forgotten of everybody."""
    for sample in trial.own:
        for field in FORGETTABLE:
            if field != "groups":
                yield sample, Sample(sample.world.changed(_without(field)), sample.goals)


def _without(field: str) -> Callable[[Item], Item]:
    return lambda item: emptied(item, field) if isinstance(item, PersonRecord) else item


def _compare(
    trial: Trial, pairs: Iterable[tuple[Sample, Sample]], how: str, *, less_first: bool
) -> None:
    for one, other in pairs:
        first, second = trial.said(one), trial.judged(other)
        full, less = (second, first) if less_first else (first, second)
        if wrong := turned(full, less):
            raise ContractError(
                f"{how} {wrong}; compare facts by all_of, any_of and count, and iterate nothing "
                f"that may be incomplete\n  {_changes(one, other)}"
            )


def turned(full: Outcome, less: Outcome) -> str:
    """What verdict of *less* is not one that more knowledge, as of *full*, bears out; "" if none.

    A subject may come to be of no interest once more is known; what failed has to fail
    still.
    """
    checked = [("the rule's", full.result.verdict, less.result.verdict)]
    checked += [
        (f"that on {' and '.join(key)}", full.subjects[key], verdict)
        for key, verdict in less.subjects.items()
        if key and key in full.subjects
    ]
    for whose, known, unknown in checked:
        if known in _DEFINITE and unknown in _DEFINITE and known is not unknown:
            return f"a verdict turns around: {whose} is {known} with more known, else {unknown}"
        if unknown in _DEFINITE and known is Verdict.UNKNOWN:
            return f"an unknown becomes a verdict: {whose} is unknown with more, else {unknown}"
    gone = {one.key for one in less.findings} - {one.key for one in full.findings}
    for finding in less.findings:
        if finding.key in gone:
            return f"a finding is there with less known and not with more: {finding.template!r}"
    return ""


def _changes(one: Sample, other: Sample) -> str:
    """The records by which two samples differ."""
    before = [item for item in one.world.items if item not in other.world.items]
    after = [item for item in other.world.items if item not in one.world.items]
    lines = [f"before: {item!r}" for item in before] + [f"after:  {item!r}" for item in after]
    return "\n  ".join(lines)

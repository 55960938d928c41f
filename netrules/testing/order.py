"""Checks that a rule hangs on what a network is and not on how it is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any, Final

import attrs

from netrules.engine.render import Namer
from netrules.engine.run import Context
from netrules.loading.records import Handle, Item
from netrules.model.people import ME
from netrules.testing.judging import Outcome, outcome
from netrules.testing.samples import Sample
from netrules.testing.trial import Trial

#: How many of the networks written otherwise are kept, for the next rule.
_KEPT: Final = 4096


def deterministic(trial: Trial) -> None:
    """Asked again, of the same network and of one built anew, the rule says the same."""
    for sample in trial.samples:
        if wrong := _asked_again(trial, sample):
            raise trial.refuse(
                sample,
                f"asked again it says something else: {wrong}; it may draw at random, keep "
                "something from one call to the next, or hang on the order of a set",
                lambda one: _asked_again(trial, one),
            )


def _asked_again(trial: Trial, sample: Sample) -> str:
    first = _words(trial.said(sample))
    return _difference(first, _words(trial.judged(sample))) or _difference(
        first, _words(trial.judged(built_anew(sample)))
    )


@lru_cache(maxsize=_KEPT)
def built_anew(sample: Sample) -> Sample:
    """*sample* as another run would build it."""
    return Sample(sample.world, sample.goals)


# -- order -------------------------------------------------------------------------------


def order(trial: Trial) -> None:
    """Neither where rows stand in their files nor who comes first makes a difference."""
    for sample in trial.samples:
        if wrong := _differs_by_rows(trial, sample):
            raise trial.refuse(
                sample,
                f"with the rows of its files in another order it says something else: {wrong}",
                lambda one: _differs_by_rows(trial, one),
            )
        if wrong := _differs_by_turns(trial, sample):
            raise trial.refuse(
                sample,
                f"with its subjects in another order it says something else: {wrong}; keep "
                "nothing from one subject for the next, or ask for the network as a whole",
                lambda one: _differs_by_turns(trial, one),
            )


def _differs_by_rows(trial: Trial, sample: Sample) -> str:
    first, mixed = _words(trial.said(sample)), _words(trial.judged(reordered(sample)))
    return _difference(first, mixed, but="places")


@lru_cache(maxsize=_KEPT)
def reordered(sample: Sample) -> Sample:
    """*sample* with the rows of each file in another order, and read in another order."""
    dice = Random(1)  # noqa: S311 reason: the same order in every run
    files: dict[str, list[Item]] = {}
    for item in sample.world.items:
        files.setdefault(item.origin.path, []).append(item)
    moved: list[Item] = []
    for items in files.values():
        # Items of one row stay together.
        rows = list(dict.fromkeys((one.origin.line, one.origin.record) for one in items))
        place = dict(zip(rows, _shuffled(rows, dice), strict=True))
        for one in items:
            line, record = place[one.origin.line, one.origin.record]
            at = attrs.evolve(one.origin, line=line, record=record)
            moved.append(attrs.evolve(one, origin=at))
    world = attrs.evolve(sample.world, items=tuple(_shuffled(moved, dice)))
    return attrs.evolve(sample, world=world)


class _Backwards(Context):
    """Gives a rule its subjects from the last to the first."""

    def subjects(self, kind: str) -> Sequence[Any]:
        return [*super().subjects(kind)][::-1]


def _differs_by_turns(trial: Trial, sample: Sample) -> str:
    if not trial.rule.subject:
        return ""
    given = trial.given(sample)
    history = given.goal_history
    backwards = _Backwards(
        given.network, given.goals, given.measures, given.unmatched, lambda: history
    )
    backwards.late = given.late
    said = outcome(trial.rule, backwards, trial.options)
    return _difference(_shape(trial.said(sample), {}), _shape(said, {}))


def _shuffled(items: Iterable[Any], dice: Random) -> list[Any]:
    mixed = list(items)
    dice.shuffle(mixed)
    return mixed


# -- ids -----------------------------------------------------------------------------------


def ids(trial: Trial) -> None:
    """With other ids for the same people the same is said of the same people."""
    for sample in trial.samples:
        if wrong := _differs_by_ids(trial, sample):
            raise trial.refuse(
                sample,
                f"with other ids for the same people it says something else: {wrong}; where "
                "order decides, decide by facts first and by id last",
                lambda one: _differs_by_ids(trial, one),
            )


def _differs_by_ids(trial: Trial, sample: Sample) -> str:
    other, back = renamed(sample)
    return _difference(_shape(trial.said(sample), {}), _shape(trial.judged(other), back))


@lru_cache(maxsize=_KEPT)
def renamed(sample: Sample) -> tuple[Sample, Mapping[str, str]]:
    """*sample* with other ids that sort in another order, and what each was before."""
    found: dict[str, None] = {}

    def note(handle: Handle) -> Handle:
        found.update(dict.fromkeys(handle.ids))
        return handle

    sample.world.handled(note)
    dice = Random(2)  # noqa: S311 reason: the same ids in every run
    numbers = _shuffled(range(len(found)), dice)
    names = {old: f"w{new:04}" for old, new in zip(found, numbers, strict=True)}

    def other(handle: Handle) -> Handle:
        return attrs.evolve(handle, ids=tuple(names[one] for one in handle.ids))

    world = sample.world.handled(other)
    return attrs.evolve(sample, world=world), {new: old for old, new in names.items()}


# -- comparing -----------------------------------------------------------------------------


def _words(said: Outcome) -> dict[str, Any]:
    """Everything the rule said, with the messages as they are read."""
    namer = Namer(said.network)
    result = said.result
    return {
        "verdict": result.verdict,
        "counts": (result.judged, result.failed, result.of),
        "subjects": dict(said.subjects),
        "findings": [one.key for one in said.findings],
        "messages": [(namer.message(one), namer.advice(one)) for one in said.findings],
        "severities": [one.severity for one in said.findings],
        "places": [one.locations for one in said.findings],
        "missing": dict(result.missing),
    }


def _shape(said: Outcome, back: Mapping[str, str]) -> dict[str, Any]:
    """What the rule said that no id is part of: verdicts, and the subjects they are about."""

    def known_as(subject: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(one if one == ME else back.get(one, one) for one in subject))

    result = said.result
    return {
        "verdict": result.verdict,
        "counts": (result.judged, result.failed, result.of),
        "subjects": dict(sorted((known_as(key), one) for key, one in said.subjects.items())),
        "findings": sorted((known_as(one.ids), one.severity) for one in said.findings),
    }


def _difference(one: Mapping[str, Any], other: Mapping[str, Any], but: str = "") -> str:
    """The first part in which two outcomes differ, in words; "" if they do not."""
    for name, value in one.items():
        if name != but and value != other[name]:
            return f"its {name} are {_short(value)} and then {_short(other[name])}"
    return ""


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 160 else f"{text[:157]}..."  # noqa: PLR2004 reason: a line or two

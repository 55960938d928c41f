"""Checks of what a rule does to a network, and whether it can judge any at all."""

from __future__ import annotations

from netrules.engine.judgement import Verdict
from netrules.engine.run import RuleUse, check_asks
from netrules.testing.contract import ContractError
from netrules.testing.judging import outcome
from netrules.testing.samples import odd_ones
from netrules.testing.trial import Trial

#: On how many networks the check for changes is made: two are built for each.
_MUTATED = 8
_PLAIN = (str, bytes, int, float, bool, type(None))


def asks(trial: Trial) -> None:
    """Everything the rule asks for by name exists."""
    try:
        check_asks(trial.rule, trial.measures)
    except RuleUse as error:
        raise ContractError(f"{error}; a measure of your own is named by measures=") from None


def survives(trial: Trial) -> None:
    """The rule has an answer for every network, whatever it lacks."""
    named = {**odd_ones(trial.today)}
    named |= {f"random network {number}": one for number, one in enumerate(trial.samples)}
    for name, sample in named.items():
        said = outcome(trial.rule, trial.given(sample), trial.options)
        if said.crash is not None:
            where = said.crash.trace.strip().splitlines()[-3:]
            lines = "\n  ".join(line.strip() for line in where)
            raise ContractError(f"it raised on the network {name!r}: {said.crash.error}\n  {lines}")


def reached(trial: Trial) -> None:
    """Some network passes or fails, and some fails: else nothing else here is put to the test."""
    verdicts: set[Verdict] = set()
    for _, said in trial.outcomes():
        verdicts.update(said.subjects.values(), {said.result.verdict})
    if Verdict.FAIL not in verdicts:
        seen = ", ".join(sorted(verdicts))
        raise ContractError(
            f"of {len(trial.samples)} networks none fails, so nothing is known of its findings "
            f"(there was: {seen}); give options= with which a network of eight people can be "
            "judged, or cases= of your own"
        )


# -- changing what it is given -------------------------------------------------------------


def mutation(trial: Trial) -> None:
    """Whatever the rule is given is the same afterwards."""
    if trial.changes is not None:
        what, sample = trial.changes
        raise trial.refuse(sample, f"it changes {what}: copy it first", trial.changed)

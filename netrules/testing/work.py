"""Checks of what a rule does besides judging: clocks, files, print, and how much it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from netrules.engine.run import Context
from netrules.model.network import Network
from netrules.testing.contract import ContractError
from netrules.testing.judging import outcome
from netrules.testing.samples import LARGER, SMALLER, large
from netrules.testing.trial import Trial
from netrules.testing.watching import Seen, counted, printing, surrounded, watched

#: So many lines of Python for each person are never too many. What goes through everybody
#: for everybody runs twenty times as many.
_FREE = 100


def clock(trial: Trial) -> None:
    """The rule reads no clock: the day is an input."""
    seen = _watched(trial)
    if seen.clock:
        raise ContractError(
            f"it reads a clock ({_listed(seen.clock)}); ask for today by that name instead"
        )


def outside(trial: Trial) -> None:
    """The rule opens no file, no socket and no process."""
    seen = _watched(trial)
    if seen.outside:
        raise ContractError(
            f"it reaches outside ({_listed(seen.outside)}); a rule sees the network alone"
        )


def output(trial: Trial) -> None:
    """The rule prints nothing, for what is printed gets into reports."""
    seen = _watched(trial)
    if seen.printed:
        first = seen.printed.strip().partition("\n")[0]
        raise ContractError(f"it prints ({first!r}); say it in the message")


def growth(trial: Trial) -> None:
    """The work grows little faster than the number of people."""
    big = _lines(trial, LARGER)
    if big <= _FREE * LARGER:
        return
    small = _lines(trial, SMALLER)
    times = big / max(small, 1)
    if times > trial.growth:
        raise ContractError(
            f"of {SMALLER:,} people it runs {small:,} lines of Python and of {LARGER:,} "
            f"{big:,}: {times:.1f} times as many, and {trial.growth:g} times are allowed; look "
            "up instead of going through everybody for everybody, or declare growth= if it "
            "has to be so"
        )


def _watched(trial: Trial) -> Seen:
    """What the rule does besides judging, over all samples; looked at once for three checks."""
    if trial.seen is None:
        seen = trial.seen = Seen()
        around = partial(_closely, seen)
        for sample in trial.samples:
            # First without watching: what it imports when it is first called is no sin.
            outcome(trial.rule, trial.given(sample), trial.options)
            with suppress(ContractError):  # refused what it reached for, it raises
                trial.judged(sample, around=around)
    return trial.seen


@contextmanager
def _closely(seen: Seen) -> Iterator[None]:
    with printing(seen), watched(seen):
        yield


def _lines(trial: Trial, size: int) -> int:
    """How many lines of Python run while the rule judges so many people.

    Goals and measures come as they are, since they are computed once for all rules; the
    network remembers nothing yet, since what the rule makes it compute counts.
    """
    shared = large(size, trial.today).context(trial.today, trial.measures)
    measures = {name: partial(_given, shared, name) for name in trial.measures}
    forgetful = large(size, trial.today).network.as_of(trial.today)
    given = Context(forgetful, shared.goals, measures, shared.unmatched)
    for name in trial.rule.asks:
        given.give(name)
    seen = Seen()
    outcome(surrounded(trial.rule, partial(counted, seen)), given, trial.options)
    return seen.lines


def _given(shared: Context, name: str, _network: Network) -> Any:
    return shared.give(name)


def _listed(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(names))

"""Laws of a rule: what some change of a network does to its verdict, whichever network it is.

A rule declares them as it declares its stance, ``laws={"contact": "never-worse"}``, and
`netrules.testing.check_rule` tries each on random networks. To declare one nothing has to be
installed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final, TypeAlias

import attrs

from netrules.suggest import did_you_mean

#: Makes the records of a network into those of the changed one: it is given the records, a
#: `random.Random` to choose by, and the day of judgement.
Changing: TypeAlias = Callable[..., Any]

#: The changes that a law can be about by a word, each as the beginning of a sentence.
CHANGES: Final[Mapping[str, str]] = {
    "contact": "a meeting today with people you know",
    "goal": "a goal more",
    "introduction": "a tie more, between two who know somebody in common",
    "later": "time going by with nothing in it",
    "names": "another name for everybody",
    "newcomer": "one person more, met today, of whom everything is on record",
    "repeat": "the same contact once more on the same day",
}


class Effect(StrEnum):
    """What a change does to a verdict."""

    #: It stays as it was, on everybody and everything that was there before.
    SAME = "same"
    #: What did not fail does not fail then.
    NEVER_WORSE = "never-worse"
    #: What failed fails still, or can no longer be told.
    NEVER_BETTER = "never-better"


_SAID: Final[Mapping[Effect, str]] = {
    Effect.SAME: "changes nothing",
    Effect.NEVER_WORSE: "never makes it fail",
    Effect.NEVER_BETTER: "never mends it",
}


@attrs.frozen
class Law:
    """What some change does to a rule's verdict.

    Args:
        change: The change's name, in kebab case.
        effect: What it does.
        about: The change, as the beginning of a sentence.
        changing: Makes it, where the author wrote it; None for one of `CHANGES`.
    """

    change: str
    effect: Effect
    about: str
    changing: Changing | None = None

    @property
    def text(self) -> str:
        """The law as a sentence without its full stop."""
        return f"{self.about[:1].upper()}{self.about[1:]} {_SAID[self.effect]}"


def read_laws(declared: Mapping[str | Changing, str]) -> tuple[Law, ...]:
    """The laws that ``@rule(…, laws=…)`` declares, in that order.

    Args:
        declared: The effect ("same", "never-worse" or "never-better") of each change: a word
            of `CHANGES`, or a function whose docstring begins with what it does.

    Raises:
        ValueError: If there is no such change or effect, or a function says nothing.
    """
    return tuple(_law(change, effect) for change, effect in declared.items())


def _law(change: str | Changing, effect: str) -> Law:
    if effect not in list(Effect):
        raise ValueError(_no("effect", effect, Effect))
    if callable(change):
        about = (inspect.getdoc(change) or "").partition("\n")[0].rstrip(".")
        if not about:
            msg = f"{change.__name__} has no docstring that says what it changes"
            raise ValueError(msg)
        name = change.__name__.strip("_").replace("_", "-")
        return Law(name, Effect(effect), about[0].lower() + about[1:], change)
    if change not in CHANGES:
        raise ValueError(_no("change", change, CHANGES))
    return Law(change, Effect(effect), CHANGES[change])


def _no(what: str, word: str, known: Any) -> str:
    closest = did_you_mean(word, known)
    hint = f"did you mean '{closest}'?" if closest else f"choose of {', '.join(known)}"
    return f"laws name no {what} {word!r}; {hint}"

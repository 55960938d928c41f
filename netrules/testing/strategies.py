"""Strategies of hypothesis for property tests: people, networks and goals."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import strategies as st

from netrules.goals.goal import Goal
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.testing.day import TODAY
from netrules.testing.makers import make_goal, make_world
from netrules.testing.worlds import World

# Dice whose throws hypothesis chooses, and so remembers and shrinks.
_dice: Final = st.randoms(use_true_random=False, note_method_calls=False)


def people(today: date = TODAY) -> st.SearchStrategy[Person]:
    """Somebody in a small network, as it is to be judged on a day.

    Args:
        today: The day.
    """
    return networks(today).flatmap(lambda network: st.sampled_from(network.people))


def networks(today: date | None = TODAY) -> st.SearchStrategy[Network]:
    """A small network, as it is to be judged on a day.

    Args:
        today: The day; None gives the network as files hold it, for `netrules.check`.
    """
    built = worlds(today or TODAY).map(World.network)
    return built if today is None else built.map(lambda network: network.as_of(today))


def worlds(today: date = TODAY) -> st.SearchStrategy[World]:
    """The records of a small network.

    Args:
        today: The day about which its dates are.
    """
    return _dice.map(lambda dice: make_world(dice, today))


def goals(name: str = "goal", today: date = TODAY) -> st.SearchStrategy[Goal]:
    """A goal with one to three needs.

    Args:
        name: Its name; the goals of one network need different ones.
        today: The day about which its dates are.
    """
    return _dice.map(lambda dice: make_goal(dice, name, today))

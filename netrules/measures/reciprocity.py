"""Give and take: whether messages go both ways, and whether favours do.

The two are never mixed: an answer is no favour, and a favour needs no letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from netrules.measures.rhythm import is_letter
from netrules.model.bounds import Bounds, share
from netrules.model.interactions import Breadth, Direction, Favour, Interaction
from netrules.model.network import Network
from netrules.model.unknown import Maybe, Missing, Unknown

_YEAR: Final = 365
_LOG: Final = 'log favours: favour = "ask" or "give" in [[interaction]] of the contacts file'


def message_balance(network: Network, *, days: int = _YEAR) -> Mapping[str, Any]:
    """Whether somebody writes more (1) or ego does (-1): (in - out) / (in + out).

    Counted are one-to-one messages since the day *days* days ago; one that the files show as
    going both ways counts once each way. Calls and meetings have no such balance.

    Args:
        network: The network, as of the day of judgement.
        days: How many days to look back.

    Returns:
        For each person, in the network's order, a number from -1 to 1; None where there
        were no messages; `Unknown` where the files do not cover the time.

    Raises:
        ValueError: If *days* is negative, or if the network has no day of judgement.

    References:
        Almaatouq et al. 2016, "Are you your friends' friend? Poor perception of friendship
        ties limits the ability to promote behavioral change".
    """
    since, found = _back(network, days), dict[str, Any]()
    for person in network.people:
        events = network.interactions_with(person.id, since)
        in_, out = _both_ways(events.recorded)
        found[person.id] = (
            _balance(in_, out) if events.complete else Unknown.because(events.missing)
        )
    return found


def favour_balance(network: Network, *, days: int = _YEAR, least: int = 3) -> Mapping[str, Any]:
    """Whether ego gives more favours (1) or receives more (-1): (given - received) / both.

    Received is what ego asked for. Favours to everybody are favours to nobody, and what was
    logged without saying whether it was one is none.

    Args:
        network: The network, as of the day of judgement.
        days: How many days to look back.
        least: From how many favours on there is a balance.

    Returns:
        For each person, in the network's order, a number from -1 to 1; None where there
        were fewer favours than *least*; `Unknown` where the files do not cover the time,
        and for everybody if no favour was ever logged, which says nothing of favours.

    Raises:
        ValueError: If *days* is negative, if *least* is not positive, or if the network has
            no day of judgement.

    References:
        Gouldner 1960, "The norm of reciprocity".
    """
    if least < 1:
        msg = f"there is no balance of {least} favours"
        raise ValueError(msg)
    since, found = _back(network, days), dict[str, Any]()
    logged = any(map(_is_favour, network.interactions.recorded))
    for person in network.people:
        events = network.interactions_with(person.id, since)
        if not logged or not events.complete:
            log = () if logged else (Missing("interactions", "", _LOG),)
            found[person.id] = Unknown.because((*log, *events.missing))
            continue
        channels = network.contact_with(person.id).channels
        moved = Counter(
            event.favour for event in events if _is_favour(event) and event.channel in channels
        )
        enough = moved.total() >= least
        found[person.id] = _balance(moved[Favour.GIVE], moved[Favour.ASK]) if enough else None
    return found


def mutual_share(network: Network, *, days: int = _YEAR) -> Fraction | Bounds | Unknown | None:
    """The share of ego's correspondences that go both ways: M / (M + A).

    M is the number of people with whom one-to-one messages went both ways since the day
    *days* days ago, A of those with whom they went one way.

    Args:
        network: The network, as of the day of judgement.
        days: How many days to look back.

    Returns:
        A share from 0 to 1; `Bounds` where the files do not cover the time with everybody;
        `Unknown` if no message is on record then; None if there surely were none.

    Raises:
        ValueError: If *days* is negative, or if the network has no day of judgement.

    References:
        Wasserman & Faust 1994, "Social Network Analysis", ch. 13; Almaatouq et al. 2016,
        "Are you your friends' friend?".
    """
    since = _back(network, days)
    dyads: list[tuple[Maybe[bool], Maybe[bool]]] = []
    for person in network.people:
        events = network.interactions_with(person.id, since)
        in_, out = _both_ways(events.recorded)
        untold = Unknown.because(events.missing) if events.missing else False
        dyads.append((bool(in_ or out) or untold, bool(in_ and out) or untold))
    if all(counts is False for counts, _ in dyads):
        return None
    found: Fraction | Bounds | Unknown = share(dyads)
    return found


def _both_ways(events: Iterable[Interaction]) -> tuple[int, int]:
    """How many messages came, and how many went."""
    letters = Counter(event.direction for event in events if is_letter(event))
    both = letters[Direction.BOTH]
    return letters[Direction.IN] + both, letters[Direction.OUT] + both


def _is_favour(event: Interaction) -> bool:
    return event.favour is not None and event.breadth is not Breadth.BROADCAST


def _balance(more: int, less: int) -> float | None:
    return (more - less) / (more + less) if more + less else None


def _back(network: Network, days: int) -> date:
    if days < 0:
        msg = f"nobody can look back {days} days"
        raise ValueError(msg)
    return date.fromordinal(max(1, network.day.toordinal() - days))

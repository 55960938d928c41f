"""What changed from one network to another, in the words of networks.

Both are looked at as of one day, so that nothing turns because a day went by. Whatever is
said of one direction is said of the other with before and after exchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from netrules.actions.counterparts import Counterparts, counterparts
from netrules.actions.diff_structure import (
    BridgeTurn,
    ClusterTurn,
    bridge_turns,
    cluster_turns,
    why_no_structure,
)
from netrules.actions.differences import Difference, GoalTurn, NeedTurn, difference
from netrules.measures.reciprocity import message_balance
from netrules.measures.sharing import SameName
from netrules.model.level import Level
from netrules.model.network import Network
from netrules.model.people import ME, Person
from netrules.model.unknown import Unknown

if TYPE_CHECKING:
    from netrules.engine.report import Report
    from netrules.goals.goal import Goal

#: What of a person is compared, besides contact.
FACTS: Final = ("organization", "title", "level", "place", "fields", "groups")
#: For each id a number that the same person has in the other network.
Places: TypeAlias = Mapping[str, int]
_WAYS: Final = {-1: "from you only", 1: "from them only"}


@attrs.frozen
class PersonTurn:
    """Something else holds of somebody.

    Args:
        before: Their id in the earlier network.
        after: Their id in the later one.
        what: "organization", "title", "level", "place", "fields" or "groups"; "contact", which
            is "warm" or "not warm"; or "messages" of the last year, which go "both ways", "from
            you only" or "from them only", or are "none".
        was: What held before; None where that is not known.
        now: What holds now; None where that is not known.
    """

    before: str
    after: str
    what: str
    was: Any
    now: Any


@attrs.frozen
class TieTurn:
    """A tie that is new, or no longer there, between people who are in both networks.

    Args:
        ends: The ids of those whom it ties, in the network that has it.
        ended: Its last day, where it is no longer there and the later network says so.
    """

    ends: tuple[str, str]
    ended: date | None = None


@attrs.frozen
class SizeTurn:
    """How many there were and are of something: people, or the records kept from a source."""

    what: str
    was: int
    now: int


@attrs.frozen
class NetworkDiff:
    """What changed from one network to another.

    Args:
        before: The earlier network, as of the day.
        after: The later one, as of the same day.
        came: Ids of those who are in the later one only.
        went: Ids of those who are in the earlier one only.
        perhaps: Names that somebody who came and somebody who went have in common.
        regrouped: The ids before and after of those who were taken apart or put together.
        ties_new: Ties that are new between people who are in both.
        ties_gone: Ties that ended, or are no longer on record.
        people: What turned of people who are in both.
        bridges: Ties that are a bridge in one of the two: without it, people are cut off.
        clusters: Clusters that merged, split, came or went.
        goals: Goals of which another verdict holds.
        needs: Needs of which another verdict holds, or of which there is more or less.
        sizes: Of what there is more or less.
        sources: Of which sources more or fewer records were kept.
        untold: What of structure cannot be told, and why, for each network it is so of.
    """

    before: Network = attrs.field(eq=False)
    after: Network = attrs.field(eq=False)
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    perhaps: tuple[SameName, ...] = ()
    regrouped: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    ties_new: tuple[TieTurn, ...] = ()
    ties_gone: tuple[TieTurn, ...] = ()
    people: tuple[PersonTurn, ...] = ()
    bridges: tuple[BridgeTurn, ...] = ()
    clusters: tuple[ClusterTurn, ...] = ()
    goals: tuple[GoalTurn, ...] = ()
    needs: tuple[NeedTurn, ...] = ()
    sizes: tuple[SizeTurn, ...] = ()
    sources: tuple[SizeTurn, ...] = ()
    untold: tuple[str, str] = ("", "")

    def __bool__(self) -> bool:
        """Whether anything changed."""
        parts = attrs.asdict(self, recurse=False)
        aside = ("before", "after", "perhaps", "untold")
        return any(part for name, part in parts.items() if name not in aside)


def diff(
    before: Network,
    after: Network,
    goals: Sequence[Goal | str] | Goal | str | None = None,
    *,
    today: date,
    settings: str | Path | None = None,
) -> NetworkDiff:
    """What changed from one network to another, both as of one day.

    People are the same if reading the files of both together would find one person.

    Args:
        before: The earlier network.
        after: The later one.
        goals: Goals, or names of goals, as for `check`.
        today: The day on which both are looked at.
        settings: A settings file; without one the defaults hold.

    Raises:
        SettingsError: If the settings cannot be used.
        ValueError: If there is no such goal.
    """
    from netrules.api import open_session  # noqa: PLC0415 reason: only this way in needs a session
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: start-up

    session = open_session(Path(settings) if settings else None)
    asked = [goals] if isinstance(goals, str) or hasattr(goals, "needs") else goals
    chosen = choose_goals(asked, session.goals(), session.plugins.templates(), today=today)  # type: ignore[arg-type]
    return diff_for(before, after, chosen, today=today)


def diff_for(before: Network, after: Network, goals: Sequence[Goal], *, today: date) -> NetworkDiff:
    """The same for goals as they stand on *today*."""
    old, new = (_judged(network, goals, today) for network in (before, after))
    changes: Difference = difference(old, new)
    one, two = old.network, new.network
    same = counterparts(one, two)
    gone, come = _ties(one, two, same)
    return NetworkDiff(
        one,
        two,
        same.came,
        same.went,
        same.perhaps,
        same.regrouped,
        come,
        gone,
        tuple(_people(one, two, same)),
        bridge_turns(one, two, same),
        cluster_turns(one, two, same),
        changes.goals,
        changes.needs,
        tuple(_sizes(_counts(one), _counts(two))),
        tuple(_sizes(_kept(one), _kept(two))),
        (why_no_structure(one), why_no_structure(two)),
    )


def _judged(network: Network, goals: Sequence[Goal], today: date) -> Report:
    """The goals, judged; by no rule, since rules are for `check`."""
    from netrules.engine.check import judge  # noqa: PLC0415 reason: start-up

    return judge(network, goals, (), {}, today=today)


# -- ties ----------------------------------------------------------------------------------


def _ties(
    before: Network, after: Network, same: Counterparts
) -> tuple[tuple[TieTurn, ...], tuple[TieTurn, ...]]:
    """The ties that are gone, and those that are new."""
    old, new = _lasting(before, same.place_before), _lasting(after, same.place_after)
    was_over, is_over = _ended(before, same.place_before), _ended(after, same.place_after)
    gone = (TieTurn(ends, is_over.get(key)) for key, ends in old.items() if key not in new)
    come = (TieTurn(ends, was_over.get(key)) for key, ends in new.items() if key not in old)
    return tuple(gone), tuple(come)


def _lasting(network: Network, places: Places) -> dict[frozenset[int], tuple[str, str]]:
    """The ties that last, by the numbers of those whom they tie, who are in both networks."""
    ties = [(ME, other) for other in network.ego_ties]
    ties += [(a, b) for a, others in network.adjacency.items() for b in others if a < b]
    found: dict[frozenset[int], tuple[str, str]] = {}
    for a, b in ties:
        key = _key(a, b, places)
        if key is not None:
            found.setdefault(key, (a, b))
    return found


def _ended(network: Network, places: Places) -> dict[frozenset[int], date]:
    """The last days of the ties that have ended."""
    found: dict[frozenset[int], date] = {}
    for tie in network.all_ties:
        key = None if tie.until is None else _key(tie.a, tie.b, places)
        if key is not None and tie.until is not None:
            found[key] = max(tie.until, found.get(key, tie.until))
    return found


def _key(one: str, other: str, places: Places) -> frozenset[int] | None:
    if one in places and other in places and places[one] != places[other]:
        return frozenset((places[one], places[other]))
    return None


# -- people --------------------------------------------------------------------------------


def _people(before: Network, after: Network, same: Counterparts) -> Iterator[PersonTurn]:
    """What turned of those who are one person in both."""
    old, new = message_balance(before), message_balance(after)
    for mine, yours in ((ME, ME), *same.pairs):
        was, now = before.person(mine), after.person(yours)
        held = {**_facts(was), **_contact(was, old)}
        holds = {**_facts(now), **_contact(now, new)}
        for what, value in held.items():
            if value != holds[what]:
                yield PersonTurn(mine, yours, what, value, holds[what])


def _facts(person: Person) -> dict[str, Any]:
    return {name: _plain(getattr(person, name)) for name in FACTS}


def _plain(value: Any) -> Any:
    """A fact without what cannot be compared; None where it is not known."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, tuple):
        return tuple(sorted(value))
    return value.name.lower() if isinstance(value, Level) else value


def _contact(person: Person, balances: Mapping[str, Any]) -> dict[str, Any]:
    if person.id == ME:
        return {"contact": None, "messages": None}
    warm, balance = person.warm, balances[person.id]
    contact = None if isinstance(warm, Unknown) else "warm" if warm else "not warm"
    if isinstance(balance, Unknown):
        return {"contact": contact, "messages": None}
    ways = "none" if balance is None else _WAYS.get(balance, "both ways")
    return {"contact": contact, "messages": ways}


# -- sizes ---------------------------------------------------------------------------------


def _sizes(was: Mapping[str, int], now: Mapping[str, int]) -> Iterator[SizeTurn]:
    for what in sorted({*was, *now}):
        if was.get(what, 0) != now.get(what, 0):
            yield SizeTurn(what, was.get(what, 0), now.get(what, 0))


def _counts(network: Network) -> dict[str, int]:
    return {
        "people": len(network.people),
        "ties": len(network.all_ties),
        "groups": len(network.groups),
        "interactions": len(network.all_interactions),
        "outcomes": len(network.outcomes),
        "problems": len(network.problems),
    }


def _kept(network: Network) -> Counter[str]:
    """How many records were kept from files of each source."""
    kept: Counter[str] = Counter()
    for one in network.sources:
        kept[one.source] += one.kept + one.joined
    return kept

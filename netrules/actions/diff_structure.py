"""What changed of bridges and clusters, where every tie among people is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from netrules.actions.counterparts import Counterparts
from netrules.measures.complete import complete_clusters
from netrules.measures.cut_points import cuts
from netrules.model.network import Network

#: Two people by the numbers that they have in both networks.
Ends: TypeAlias = frozenset[int]
#: The ids of a cluster's people.
People: TypeAlias = tuple[str, ...]


@attrs.frozen
class BridgeTurn:
    """A tie that is a bridge in one network and not, or not for sure, in the other.

    Args:
        ends: The ids of those whom it ties, in the network in which it is one.
        was: Whether it was a bridge; None where that cannot be told.
        now: Whether it is one; None where that cannot be told.
        parted: How many people the smaller part has that hangs on it.
    """

    ends: tuple[str, str]
    was: bool | None
    now: bool | None
    parted: int


@attrs.frozen
class ClusterTurn:
    """A cluster that merged with others or split into several, or came or went.

    Args:
        what: "merged", "split", "new" or "gone".
        before: The people of each cluster of the earlier network that is meant.
        after: The people of each of the later one.
    """

    what: str
    before: tuple[People, ...] = ()
    after: tuple[People, ...] = ()


def why_no_structure(network: Network) -> str:
    """Why nothing can be told of a network's bridges and clusters; "" if it can."""
    missing = () if network.complete_sets else network.ties.missing
    return "; ".join(dict.fromkeys(one.text for one in missing))


# -- bridges -------------------------------------------------------------------------------


def bridge_turns(before: Network, after: Network, same: Counterparts) -> tuple[BridgeTurn, ...]:
    """The bridges of one network between people of both that the other does not have."""
    old, new = _Bridges(before, same.place_before), _Bridges(after, same.place_after)
    found = [
        BridgeTurn(ends, True, new.tells(key), parted)
        for key, (ends, parted) in old.found.items()
        if key not in new.found
    ]
    found += [
        BridgeTurn(ends, old.tells(key), True, parted)
        for key, (ends, parted) in new.found.items()
        if key not in old.found
    ]
    return tuple(found)


class _Bridges:
    """The bridges of a network between people who are in both.

    Args:
        network: The network.
        places: For each id a number that the same person has in the other network.
    """

    def __init__(self, network: Network, places: Mapping[str, int]) -> None:
        self.found: dict[Ends, tuple[tuple[str, str], int]] = {}
        for cut in cuts(network):
            for (a, b), parted in cut.bridges.items():
                if a in places and b in places and places[a] != places[b]:
                    self.found.setdefault(frozenset((places[a], places[b])), ((a, b), parted))
        self._known = [
            frozenset(places[id_] for id_ in known if id_ in places)
            for known in network.complete_sets
        ]

    def tells(self, ends: Ends) -> bool | None:
        """False where a tie is no bridge for sure, None where that cannot be told."""
        return False if any(ends <= known for known in self._known) else None


# -- clusters ------------------------------------------------------------------------------


def cluster_turns(before: Network, after: Network, same: Counterparts) -> tuple[ClusterTurn, ...]:
    """The clusters that merged or split, came or went; none where either network has no set
    of people among whom every tie is known.

    One goes into another if more than half of its people who are in both networks do; it
    comes from one if more than half of them do.
    """
    if not (before.complete_sets and after.complete_sets):
        return ()
    old, new = _clusters(before), _clusters(after)
    ins = _most_of(old, same.place_before, new, same.place_after)
    outs = _most_of(new, same.place_after, old, same.place_before)
    turns = []
    for number, people in enumerate(new):
        merged = tuple(old[one] for one, into in ins.items() if into == number)
        if len(merged) > 1:
            turns.append(ClusterTurn("merged", merged, (people,)))
        elif not merged and number not in outs:
            turns.append(ClusterTurn("new", (), (people,)))
    for number, people in enumerate(old):
        split = tuple(new[one] for one, out in outs.items() if out == number)
        if len(split) > 1:
            turns.append(ClusterTurn("split", (people,), split))
        elif not split and number not in ins:
            turns.append(ClusterTurn("gone", (people,), ()))
    return tuple(turns)


def _clusters(network: Network) -> list[People]:
    found = {one.people: None for part in complete_clusters(network) for one in part.found}
    return list(found)


def _most_of(
    clusters: Sequence[People],
    places: Mapping[str, int],
    others: Sequence[People],
    other_places: Mapping[str, int],
) -> dict[int, int]:
    """For each of *clusters* the one of *others* that more than half of its people are in."""
    home: dict[int, list[int]] = {}
    for number, people in enumerate(others):
        for id_ in people:
            if id_ in other_places:
                home.setdefault(other_places[id_], []).append(number)
    found = {}
    for number, people in enumerate(clusters):
        there = [places[id_] for id_ in people if id_ in places]
        counts = Counter(place for one in there for place in home.get(one, ()))
        for place, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:1]:
            if 2 * count > len(there):
                found[number] = place
    return found

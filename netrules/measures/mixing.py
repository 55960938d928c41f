"""Mixing: whether ties stay inside groups of people who are alike, or cross between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
from typing import Any, Final

import attrs
import numpy as np

from netrules.measures.attributes import Attribute, values_of
from netrules.measures.graph import Ints, TieGraph, graph_among
from netrules.model.bounds import between
from netrules.model.network import Network
from netrules.model.unknown import Maybe, Missing, Unknown

#: The number of the group of somebody whose group is unknown.
OPEN: Final = -1


@attrs.frozen
class EI:
    """External against internal ties, of a network or of one person.

    Args:
        external: How many ties cross between two groups.
        internal: How many stay inside one.
        open: How many have an end whose group is unknown.
        unknown: How many people are of unknown group: of all, or for one person of them and
            those they are tied to.
        value: The E-I index over all these ties, from -1 (all inside) to 1 (all across): a
            number, or `Bounds` where the open ties leave several possible; None without ties.
        expected: The index if ties fell at random on those whose groups are known; None
            where there are not two of them, or the person is none of them.
    """

    external: int
    internal: int
    open: int
    unknown: int
    value: Any
    expected: float | None

    @property
    def observed(self) -> float | None:
        """The index over the ties that are not open, None if there are none: the open ones
        are left out, not resolved."""
        ties = self.external + self.internal
        return (self.external - self.internal) / ties if ties else None


def ei_index(
    network: Network,
    by: Attribute,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
) -> Maybe[EI]:
    """Krackhardt & Stern's E-I index of a network: (E - I) / (E + I).

    E is how many ties cross between groups, I how many stay inside one; several ties of two
    people count once. Groups mix by chance according to their sizes, so the raw value
    misleads: compare it with ``expected = 1 - 2 Σ n (n - 1) / (N (N - 1))``, the index if
    all pairs of N people in groups of n were tied.

    Where groups are unknown, `EI.value` has bounds that take everybody to be in some group.
    The upper one has each of the unknown in a group of their own. The lower one has each in
    the group to which most of their ties lead, and all of them who are tied together: it is
    exact where no two of the unknown are tied to each other, and else may be too low, since
    the exact one is a multiterminal cut, which is NP-hard.

    Args:
        network: The network; ego is left out.
        by: The name of a field ("organization", "place" …), or a function that gives a
            person's group; None from it leaves the person out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.

    Returns:
        The index; `Unknown` where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        ValueError: If no person can have that field, or one can have several values of it.

    References:
        Krackhardt & Stern 1988, "Informal networks and organizational crises"; Dahlhaus et
        al. 1994, "The complexity of multiterminal cuts".
    """
    values = values_of(network, by, among)
    graph = graph_among(network, values, recorded=recorded)
    if isinstance(graph, Unknown):
        return graph
    groups = groups_of(graph, values)
    unknown = groups == OPEN
    same, open_ = inside(graph, groups)
    internal = int(same[~unknown].sum()) // 2
    # Ties to somebody of unknown group are seen from their end; those between two, from both.
    between_two = int(open_[unknown].sum()) // 2
    open_ties = int(graph.degree[unknown].sum()) - between_two
    most = internal + int(same[unknown].sum()) + between_two
    tied = np.flatnonzero(unknown & (graph.degree > 0)).tolist()
    return EI(
        graph.ties - internal - open_ties,
        internal,
        open_ties,
        int(unknown.sum()),
        _index(graph.ties, internal, most, _missing(graph, values, tied)),
        expected_ei(np.bincount(groups[~unknown]).tolist()),
    )


def ego_ei_index(
    network: Network,
    by: Attribute,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
) -> Mapping[str, Any]:
    """The E-I index of each person's own ties: (E - I) / (E + I).

    E is how many of their ties lead to people of other groups, I how many to their own.
    Compare it with ``expected = 1 - 2 p``, where p is the share of their own group among
    all others. Bounds are tight: each of the unknown may be in any group, or in one of
    their own.

    Args:
        network: The network; ego is left out.
        by: The name of a field ("organization", "place" …), or a function that gives a
            person's group; None from it leaves the person out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.

    Returns:
        For each person, in the network's order, an `EI`; `Unknown` where not every tie
        among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        ValueError: If no person can have that field, or one can have several values of it.

    References:
        Krackhardt & Stern 1988, "Informal networks and organizational crises"; Perry,
        Pescosolido & Borgatti 2018, "Egocentric Network Analysis".
    """
    values = values_of(network, by, among)
    graph = graph_among(network, values, recorded=recorded)
    if isinstance(graph, Unknown):
        return dict.fromkeys(values, graph)
    groups = groups_of(graph, values)
    same, open_ = (part.tolist() for part in inside(graph, groups))
    sizes = np.bincount(groups[groups != OPEN]).tolist()
    found = {}
    for place, (id_, group) in enumerate(zip(graph.ids, groups.tolist(), strict=True)):
        ties, around = int(graph.degree[place]), same[place] + open_[place]
        if group == OPEN:
            missing = _missing(graph, values, [place, *_unknown_near(graph, groups, place)])
            value = _index(ties, 0, around, missing)
            found[id_] = EI(0, 0, ties, 1 + open_[place], value, None)
        else:
            near = _unknown_near(graph, groups, place) if open_[place] else []
            value = _index(ties, same[place], around, _missing(graph, values, near))
            found[id_] = EI(
                ties - around,
                same[place],
                open_[place],
                open_[place],
                value,
                _expected_of(sizes, group),
            )
    return found


def expected_ei(sizes: Collection[int]) -> float | None:
    """The E-I index if all pairs of people in groups of these sizes were tied, and so the
    one to expect if ties fell at random; None for fewer than two people."""
    total = sum(sizes)
    pairs = total * (total - 1)
    inside = sum(size * (size - 1) for size in sizes)
    return (pairs - 2 * inside) / pairs if pairs else None


# -- of graphs ---------------------------------------------------------------------------


def groups_of(graph: TieGraph, values: Mapping[str, Any]) -> Ints:
    """A number for the group of each person of *graph*, `OPEN` where it is unknown."""
    numbers: dict[Any, int] = {}
    return np.array(
        [
            OPEN if isinstance(value, Unknown) else numbers.setdefault(value, len(numbers))
            for value in (values[id_] for id_ in graph.ids)
        ],
        dtype=np.int64,
    )


def inside(graph: TieGraph, groups: Ints) -> tuple[Ints, Ints]:
    """How many neighbours each person has in their group, and how many of unknown group.

    For somebody of unknown group the first is the most there are in any one group.
    """
    size = len(graph)
    near = groups[graph.near]
    open_ = np.bincount(graph.row[near == OPEN], minlength=size)
    width = int(groups.max(initial=0)) + 1
    known = near != OPEN
    pairs, counts = np.unique(graph.row[known] * width + near[known], return_counts=True)
    person, group = np.divmod(pairs, width)
    wanted = (groups[person] == OPEN) | (groups[person] == group)
    same = np.zeros(size, dtype=np.int64)
    np.maximum.at(same, person[wanted], counts[wanted])
    return same, open_


def _index(ties: int, least: int, most: int, missing: tuple[Missing, ...]) -> Any:
    """(E - I) / (E + I), of which from *least* to *most* of the *ties* are internal."""
    if not ties:
        return None
    return between((ties - 2 * most) / ties, (ties - 2 * least) / ties, missing)


def _expected_of(sizes: list[int], group: int) -> float | None:
    others = sum(sizes) - 1
    return 1 - 2 * (sizes[group] - 1) / others if others else None


def _unknown_near(graph: TieGraph, groups: Ints, place: int) -> list[int]:
    near = graph.neighbours(place)
    return [int(one) for one in near[groups[near] == OPEN]]


def _missing(
    graph: TieGraph, values: Mapping[str, Any], places: Collection[int]
) -> tuple[Missing, ...]:
    """Why the groups of these people, of unknown group, are not known."""
    return tuple(chain.from_iterable(values[graph.ids[place]].missing for place in places))

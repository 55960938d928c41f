"""The ties of a network as arrays, which every measure of structure reads.

Groups stay what they are, people and what they belong to: a firm of ten thousand is
never turned into fifty million ties.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

import attrs
import numpy as np
import numpy.typing as npt

from netrules.model.frozen import read_only
from netrules.model.network import Network
from netrules.model.people import ME
from netrules.model.unknown import Missing, Unknown

if TYPE_CHECKING:
    from netrules.model.ties import Tie

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
A = TypeVar("A", Ints, Floats)

#: What weights are held between: sums and squares of them, and of shares, stay numbers.
LIGHTEST: Final = 1e-75
HEAVIEST: Final = 1e75


def _read_only(array: A) -> A:
    """*array*, which cannot be written to any more: rules share it."""
    array.setflags(write=False)
    return array


@attrs.frozen(eq=False, slots=False)
class TieGraph:
    """An undirected graph without loops and without parallel edges, in compressed rows.

    Args:
        ids: The people, in the network's order; a person's number is their place here.
        start: Where each person's neighbours begin in `near`, and at its end their total;
            one longer than *ids*.
        near: The numbers of the neighbours of each person in turn, ascending.
        weight: The weight of the tie to each of them, above 0.
    """

    ids: tuple[str, ...]
    start: Ints
    near: Ints
    weight: Floats

    def __attrs_post_init__(self) -> None:
        _read_only(self.start)
        _read_only(self.near)
        _read_only(self.weight)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def ties(self) -> int:
        """How many ties there are."""
        return len(self.near) // 2

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each person, by id."""
        return read_only({id_: place for place, id_ in enumerate(self.ids)})

    @cached_property
    def degree(self) -> Ints:
        """How many neighbours each person has."""
        return _read_only(np.diff(self.start))

    @cached_property
    def row(self) -> Ints:
        """For each entry of `near` whose neighbour it is."""
        return _read_only(np.repeat(np.arange(len(self), dtype=np.int64), self.degree))

    @cached_property
    def strength(self) -> Floats:
        """The weights of each person's ties together."""
        summed = np.bincount(self.row, self.weight, minlength=len(self))
        return _read_only(summed.astype(np.float64))

    def neighbours(self, number: int) -> Ints:
        """The numbers of somebody's neighbours."""
        return self.near[self.start[number] : self.start[number + 1]]

    def weights(self, number: int) -> Floats:
        """The weights of somebody's ties, as `neighbours`."""
        return self.weight[self.start[number] : self.start[number + 1]]

    def entries(self, people: Ints) -> Ints:
        """Where in `near` the neighbours of each of *people* stand, one person after another."""
        counts = self.degree[people]
        ends = np.cumsum(counts)
        shift = np.repeat(self.start[people] - (ends - counts), counts)
        return shift + np.arange(len(shift))

    def unweighted(self) -> TieGraph:
        """The same ties, each of weight 1."""
        return attrs.evolve(self, weight=np.ones(len(self.near)))

    def within(self, chosen: Ints) -> TieGraph:
        """The graph of some people, by ascending numbers, and the ties among them.

        It takes no longer than their own ties make it take, however many others there are.
        """
        ids = tuple(self.ids[number] for number in chosen.tolist())
        entries = self.entries(chosen)
        place = np.searchsorted(chosen, self.near[entries])
        inside = np.append(chosen, -1)[place] == self.near[entries]
        rows = np.repeat(np.arange(len(chosen), dtype=np.int64), self.degree[chosen])[inside]
        return TieGraph(
            ids, _starts(rows, len(chosen)), place[inside], self.weight[entries[inside]]
        )


def graph_of_pairs(ids: Sequence[str], one: Any, other: Any, weight: Any | None = None) -> TieGraph:
    """The graph of ties given as two arrays of numbers of *ids*.

    Loops, and ties whose weight is 0, negative, infinite or no number, are left out; of
    several ties of two people the largest weight counts, so that the order of ties decides
    nothing. Weights beyond `LIGHTEST` and `HEAVIEST` count as these.

    Args:
        ids: The people.
        one: The number of one end of each tie.
        other: The number of its other end.
        weight: Its weight; None stands for 1.
    """
    a, b = np.asarray(one, dtype=np.int64), np.asarray(other, dtype=np.int64)
    size = len(ids)
    good = a != b
    if weight is not None:
        w = np.asarray(weight, dtype=np.float64)
        good &= (w > 0) & np.isfinite(w)
        w = np.clip(w[good], LIGHTEST, HEAVIEST)
        w = np.concatenate((w, w))
    key = np.concatenate((a[good] * size + b[good], b[good] * size + a[good]))
    if weight is None:
        key = np.sort(key)  # several times as fast as to find the order
    else:
        order = np.argsort(key)
        key, w = key[order], w[order]
    first = np.ones(len(key), dtype=bool)
    first[1:] = key[1:] != key[:-1]
    rows, near = np.divmod(key[first], size) if size else (key, key)
    weights = np.ones(len(near))
    if weight is not None and len(near):
        weights = np.maximum.reduceat(w, np.flatnonzero(first))
    return TieGraph(tuple(ids), _starts(rows, size), near, weights)


def _starts(rows: Ints, size: int) -> Ints:
    starts = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=size), out=starts[1:])
    return starts


#: Why ties are not known among people of whom no file lists them.
NO_TIES: Final = Missing("ties", "", "no file lists all ties among these people")
#: The graph of each network, made once.
_MADE: Final[WeakKeyDictionary[Network, dict[bool, TieGraph]]] = WeakKeyDictionary()


def tie_graph(network: Network, *, ego: bool = False) -> TieGraph:
    """The people of *network* and the ties that hold on its day, made once a network.

    Implied ties are left out. A tie without a stated strength weighs 1; of several ties of
    two people the strongest counts.

    Args:
        network: The network.
        ego: Whether ego and ego's ties belong to it, ego then being the last person.
    """
    made = _MADE.setdefault(network, {})
    if ego not in made:
        made[ego] = _graph(network, ego=ego)
    return made[ego]


def _graph(network: Network, *, ego: bool) -> TieGraph:
    ids = list(people_among(network))
    number = {id_: place for place, id_ in enumerate(ids)}
    pairs: list[tuple[int, int, float]] = []
    for id_, others in network.adjacency.items():
        mine = number[id_]
        pairs += [
            (mine, number[other], _strength(ties)) for other, ties in others.items() if id_ < other
        ]
    if ego:
        me = len(ids)
        ids.append(ME)
        pairs += [(me, number[id_], _strength(ties)) for id_, ties in network.ego_ties.items()]
    one, other, weight = zip(*pairs, strict=True) if pairs else ((), (), ())
    return graph_of_pairs(ids, one, other, weight)


def _strength(ties: Iterable[Tie]) -> float:
    """That of the strongest; 0 where none has a strength that is a number."""
    strengths = [1.0 if tie.strength is None else tie.strength for tie in ties]
    # The greatest of numbers and something that is none would hang on their order.
    return max(filter(isfinite, strengths), default=0.0)


def people_among(network: Network, among: Collection[str] | None = None) -> tuple[str, ...]:
    """The ids of some people, each once and in the network's order.

    Args:
        network: The network.
        among: Their ids or aliases; None for all.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
    """
    if among is None:
        return tuple(person.id for person in network.people)
    chosen = {network.people[id_].id for id_ in among}
    return tuple(person.id for person in network.people if person.id in chosen)


def graph_among(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    ego: bool = False,
) -> TieGraph | Unknown:
    """The graph of some people, if every tie among them is known.

    A measure that an unrecorded tie may raise or lower says nothing of people among whom
    only some ties are recorded: there is `Unknown` instead of a graph.

    Args:
        network: The network.
        among: Ids of the people; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        ego: Whether ego and ego's ties belong to it, ego then being the last person.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
    """
    chosen = people_among(network, among)
    if not recorded and not _all_known(network, frozenset(chosen)):
        return Unknown.because(network.ties.missing or (NO_TIES,))
    return _part(tie_graph(network, ego=ego), (*chosen, ME) if ego else chosen)


def complete_graphs(network: Network) -> tuple[TieGraph, ...]:
    """The graph of each set of people among whom every tie is known, the largest first."""
    graph = tie_graph(network)
    parts = [_part(graph, complete) for complete in network.complete_sets]
    return tuple(sorted(parts, key=lambda part: (-len(part), part.ids)))


def _part(graph: TieGraph, ids: Collection[str]) -> TieGraph:
    if len(ids) == len(graph):
        return graph  # the same one, of which triangles are known already
    numbers = sorted(graph.number[id_] for id_ in ids)
    return graph.within(np.asarray(numbers, dtype=np.int64))


def _all_known(network: Network, chosen: frozenset[str]) -> bool:
    # Among one person or none there is no tie that could be missing.
    return len(chosen) <= 1 or any(chosen <= complete for complete in network.complete_sets)


def per_person(
    graph: TieGraph | Unknown,
    network: Network,
    measure: Callable[[TieGraph], Iterable[Any]],
    among: Collection[str] | None = None,
) -> Mapping[str, Any]:
    """What *measure* gives each person, by id in the network's order.

    Args:
        graph: What `graph_among` gives for these people.
        network: The network.
        measure: Gives a value for each person of a graph, in its order.
        among: Ids of the people; None for all. `Unknown` stands for each where *graph* is.
    """
    if isinstance(graph, Unknown):
        return dict.fromkeys(people_among(network, among), graph)
    return dict(zip(graph.ids, measure(graph), strict=True))

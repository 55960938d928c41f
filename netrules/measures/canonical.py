"""A canonical order: people by what their ties show of their place, not by what they are called.

A method that starts somewhere finds something else from another start. From this order on it
starts at the same place whatever the ids are, so that renaming people renames the result.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from netrules.measures.graph import Ints, TieGraph, graph_of_pairs

_Colours = npt.NDArray[np.uint64]

#: In how many rounds people are told apart at most. Most networks need about ten; to finish a
#: long path, where each round tells two more apart, would take quadratic time.
_MOST_ROUNDS: Final = 64


def canonical_order(graph: TieGraph) -> Ints:
    """The numbers of the people of *graph* in an order that depends on their ties.

    People get a colour by the number of their ties, then by the colours of their neighbours
    and the strengths of the ties to them, and so on. Where that tells nobody more apart, one
    of those of the same colour gets another, for they are nearly always alike in all. Ids
    decide among people with the same neighbours, who can change places without a trace, and
    in graphs so regular that 64 rounds are too few.

    References:
        Weisfeiler & Leman 1968, "The reduction of a graph to canonical form"; McKay & Piperno
        2014, "Practical graph isomorphism, II".
    """
    colour = _mixed(graph.degree.astype(np.uint64))
    # By their rank: strengths have no unit, and all of them multiplied are the same ones.
    _, rank = np.unique(graph.weight, return_inverse=True)
    strength = _mixed(rank.astype(np.uint64))
    kinds = len(np.unique(colour))
    for _ in range(_MOST_ROUNDS):
        colour = _mixed(colour + _mixed(_around(graph, _mixed(colour[graph.near] ^ strength))))
        before, kinds = kinds, len(np.unique(colour))
        if kinds == before:
            one = _undecided(graph, colour)
            if one is None:
                break
            colour[one : one + 1] = _mixed(colour[one : one + 1])
            kinds += 1
    return np.argsort(colour, kind="stable")


def reordered(graph: TieGraph, order: Ints) -> TieGraph:
    """The same graph with person ``order[k]`` in place k."""
    place = np.empty(len(graph), dtype=np.int64)
    place[order] = np.arange(len(graph))
    once = graph.row < graph.near
    ids = [graph.ids[number] for number in order]
    return graph_of_pairs(ids, place[graph.row[once]], place[graph.near[once]], graph.weight[once])


def _undecided(graph: TieGraph, colour: _Colours) -> int | None:
    """One of several people of a colour who do not have the same neighbours; None if there
    are no such people."""
    order = np.argsort(colour, kind="stable")
    new = np.ones(len(order), dtype=bool)
    new[1:] = colour[order[1:]] != colour[order[:-1]]
    first = np.empty(len(order), dtype=np.int64)
    first[order] = order[np.flatnonzero(new)][np.cumsum(new) - 1]
    own = _mixed(np.arange(len(graph), dtype=np.uint64))
    # Two who are tied have the same neighbours if each is taken for a neighbour of their own.
    apart = _around(graph, own[graph.near])
    tied = apart + own
    same = (apart == apart[first]) | (tied == tied[first])
    # People of one colour have the same strengths, but may have them with others.
    uneven = graph.weight != graph.weight[graph.start[graph.row]]
    same &= np.bincount(graph.row, uneven, minlength=len(graph)) == 0
    differs = (~same & (first != np.arange(len(graph))))[order]
    return int(first[order[np.argmax(differs)]]) if differs.any() else None


def _around(graph: TieGraph, values: _Colours) -> _Colours:
    """The sum of *values*, one for each entry of `TieGraph.near`, over everybody's neighbours,
    modulo 2**64: in whole numbers the order of neighbours makes no difference."""
    total = np.zeros(len(values) + 1, dtype=np.uint64)
    np.cumsum(values, out=total[1:])
    return total[graph.start[1:]] - total[graph.start[:-1]]


def _mixed(values: _Colours) -> _Colours:
    """Other numbers for *values*, as if drawn at random, equal for equal ones.

    References:
        Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
    """
    z = values + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))

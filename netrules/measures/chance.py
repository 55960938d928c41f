"""Chance: networks in which everybody has as many ties as here, and no other reason for them.

Even such networks have partitions of some modularity, in small and sparse ones of a high one.
Only what they stay below says anything of people.
"""

from __future__ import annotations

from typing import Final

import attrs
import numpy as np
import numpy.typing as npt

from netrules.measures.graph import Ints, TieGraph, graph_of_pairs
from netrules.measures.leiden import modularity, partition_of

#: Up to how many ties networks are compared with chance.
MOST_TIES_COMPARED: Final = 10_000
#: Up to which p the modularity counts as more than chance.
SIGNIFICANT: Final = 0.05
#: With how many networks of chance small and large networks are compared. Of 19 all have to
#: stay below for p = .05.
_MOST, _FEWEST = 100, 20
#: How often each tie is up for exchange.
_SWAP_ROUNDS: Final = 20
#: How often a run that is compared goes over the graph.
_LEIDEN_ROUNDS: Final = 2


@attrs.frozen
class Comparison:
    """The modularity of a network beside that of networks of chance with the same degrees.

    Every one of them, this network among them, is given a single short run of the same
    algorithm: the best of many runs here would beat single runs there by effort alone.

    Args:
        modularity: What that run finds here.
        chance: What it stays at or below in 95 % of the networks of chance.
        p: The share of networks, this one among them, with at least the modularity of this.
        number: How many networks of chance there were.
    """

    modularity: float
    chance: float
    p: float
    number: int


def comparisons(ties: int) -> int:
    """With how many networks of chance a network of so many ties is compared.

    100 up to 1,000 ties, 100,000 / ties up to 5,000, 20 up to `MOST_TIES_COMPARED`, and none
    beyond: there it would take longer than all else together.
    """
    if not 0 < ties <= MOST_TIES_COMPARED:
        return 0
    return max(_FEWEST, min(_MOST, _MOST * 1_000 // ties))


def compared(graph: TieGraph, resolution: float = 1.0) -> Comparison | None:
    """*graph* beside `comparisons` networks of chance; None where there are none.

    References:
        Phipson & Smyth 2010, "Permutation p-values should never be zero"; Guimerà,
        Sales-Pardo & Amaral 2004, "Modularity from fluctuations in random graphs".
    """
    number = comparisons(graph.ties)
    if not number:
        return None
    here = _score(graph, 0, resolution)
    # Where two partitions are equally good the last bits of their scores decide nothing.
    null = sorted(_score(rewired(graph, seed), seed, resolution) for seed in range(1, number + 1))
    least = sum(1 for score in null if score >= here)
    allowed = int(SIGNIFICANT * (number + 1))
    return Comparison(here, null[number - allowed], (least + 1) / (number + 1), number)


def _score(graph: TieGraph, seed: int, resolution: float) -> float:
    labels = partition_of(graph, seed, resolution, _LEIDEN_ROUNDS)
    return round(modularity(graph, labels, resolution), 12)


def rewired(graph: TieGraph, seed: int) -> TieGraph:
    """A network of chance in which everybody has as many ties as in *graph*.

    Pairs of ties exchange an end each, unless that would make a loop or a second tie of two
    people; each tie is up for exchange 20 times. Then the strengths are dealt out anew: where
    nearly all are tied only they can tell.

    References:
        Maslov & Sneppen 2002, "Specificity and stability in topology of protein networks".
    """
    dice = np.random.default_rng(seed)
    once = graph.row < graph.near
    a, b, weight = graph.row[once].copy(), graph.near[once].copy(), graph.weight[once]
    size, half = len(graph), len(a) // 2
    for _ in range(_SWAP_ROUNDS if half else 0):
        order = dice.permutation(len(a))
        one, two = order[:half], order[half : 2 * half]
        flip = dice.integers(2, size=half, dtype=np.int8) == 1
        c, d = np.where(flip, b[two], a[two]), np.where(flip, a[two], b[two])
        # Ties a-b and c-d become a-d and c-b, if neither is there nor made elsewhere.
        made = (_key(a[one], d, size), _key(c, b[one], size))
        twice = _repeated(np.concatenate((*made, _key(a, b, size))))
        good = (a[one] != d) & (c != b[one]) & ~twice[:half] & ~twice[half : 2 * half]
        a[two[good]], b[two[good]], b[one[good]] = c[good], b[one[good]], d[good]
    return graph_of_pairs(graph.ids, a, b, dice.permutation(weight))


def _key(one: Ints, other: Ints, size: int) -> Ints:
    """A number for each pair, whichever comes first."""
    keys: Ints = np.minimum(one, other) * size + np.maximum(one, other)
    return keys


def _repeated(keys: Ints) -> npt.NDArray[np.bool_]:
    """For each of *keys* whether it is there more than once."""
    order = np.argsort(keys)
    same = np.diff(keys[order]) == 0
    found = np.zeros(len(keys), dtype=bool)
    found[order[1:]] = same
    found[order[:-1]] |= same
    return found

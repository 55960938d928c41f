"""Exact tests: how likely chance is to do the same, and how many tests that was found among."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from math import exp, lgamma, log


def hypergeometric_tail(least: int, drawn: int, marked: int, population: int) -> float:
    """How likely *least* or more of *drawn* people are marked, drawn from a *population* of
    whom some are *marked*: the upper tail of the hypergeometric distribution.

    Only the first term is taken from logarithms; each other follows from the one before.

    References:
        Fisher 1922, "On the interpretation of χ² from contingency tables".
    """
    if least <= max(0, drawn + marked - population):
        return 1.0
    most = min(drawn, marked)
    if least > most:
        return 0.0
    if least * population <= drawn * marked:
        # Below the mean terms rise and could leave the floats: what remains is the tail of
        # the others, who are not marked.
        rest = hypergeometric_tail(drawn - least + 1, drawn, population - marked, population)
        return 1.0 - rest
    first = _log_choose(marked, least) + _log_choose(population - marked, drawn - least)
    term = total = 1.0
    for number in range(least, most):
        free = population - marked - drawn + number + 1
        term *= (marked - number) * (drawn - number) / ((number + 1) * free)
        total += term
    return min(1.0, exp(first - _log_choose(population, drawn) + log(total)))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def tarone(lowest: Mapping[float, int], significance: float) -> int:
    """By how many tests p has to be multiplied: the least number m of which no more than m
    tests can come below *significance* / m at all.

    Args:
        lowest: How many tests there are of each lowest possible p.
        significance: The chance of one false finding or more that is to be kept.

    References:
        Tarone 1990, "A modified Bonferroni method for discrete data".
    """
    every = sorted(lowest)
    up_to = [0]
    for p in every:
        up_to.append(up_to[-1] + lowest[p])
    m = 1
    while up_to[bisect_left(every, significance / m)] > m:
        m += 1
    return m

"""Where people stand in pictures: in the square, apart, the tied ones near, the same each time."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from netrules.actions.layout import laid_out
from netrules.measures.graph import Floats, TieGraph, graph_of_pairs


def _circles(number: int, size: int, alone: int = 0) -> TieGraph:
    """Circles of people who all are tied, each to the next circle by one tie."""
    pairs = [
        (circle * size + one, circle * size + other)
        for circle in range(number)
        for one, other in combinations(range(size), 2)
    ]
    pairs += [(circle * size, (circle + 1) * size + 1) for circle in range(number - 1)]
    people = number * size + alone
    one, other = zip(*pairs, strict=True)
    return graph_of_pairs([f"p{place}" for place in range(people)], one, other)


def _distances(places: Floats) -> Floats:
    away = places[:, None, :] - places[None, :, :]
    distance: Floats = np.sqrt((away**2).sum(axis=2))
    np.fill_diagonal(distance, np.inf)
    return distance


def test_nobody_and_one() -> None:
    """No place for nobody, and the middle for one."""
    assert laid_out(graph_of_pairs([], [], [])).shape == (0, 2)
    assert laid_out(graph_of_pairs(["a"], [], [])).tolist() == [[0.5, 0.5]]


@pytest.mark.parametrize("shape", [(1, 5, 0), (2, 6, 2), (9, 8, 40), (4, 60, 0), (1, 150, 3)])
def test_in_the_square_and_apart(shape: tuple[int, int, int]) -> None:
    """Every place is in the square, which is used from end to end, and no two are the same."""
    places = laid_out(_circles(*shape))
    assert places.min() >= 0
    assert places.max() <= 1
    assert (places.max(axis=0) - places.min(axis=0)).max() == pytest.approx(1, abs=1e-3)
    least = _distances(places).min(axis=1)
    assert least.min() > 0.5 * float(np.median(least))


def test_those_who_are_tied_stand_near() -> None:
    """The four nearest of everybody are of their own circle, in 95 of 100 cases."""
    number, size = 9, 8
    nearest = np.argsort(_distances(laid_out(_circles(number, size))), axis=1)[:, :4]
    circle = np.arange(number * size) // size
    assert (circle[nearest] == circle[:, None]).mean() > 0.95


def test_those_without_ties_stand_around() -> None:
    """Further from the middle than everybody who is tied, in the order that was asked for."""
    graph = _circles(3, 6, 12)
    rim = list(range(29, 17, -1))
    places = laid_out(graph, (), rim) - 0.5
    far = np.sqrt((places**2).sum(axis=1))
    assert far[18:].min() > far[:18].max()
    angles = np.unwrap(np.arctan2(places[rim, 1], places[rim, 0]))
    assert (np.diff(angles) > 0).all()


def test_clusters_that_are_given_stand_together() -> None:
    """They are parts of their own, whatever else Leiden would find."""
    graph = _circles(4, 40)
    given = [[f"p{place}" for place in range(40)]]
    near = np.argsort(_distances(laid_out(graph, given)), axis=1)[:40, 0]
    assert (near < 40).mean() > 0.95


def test_the_same_every_time() -> None:
    """To the last digit."""
    one, other = (laid_out(_circles(5, 30, 20)) for _ in range(2))
    assert (one == other).all()

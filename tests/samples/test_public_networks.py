"""Published values of networks that are too large, or not ours, to keep here.

They are read from the folder that NETRULES_NETWORKS names, if it does; nothing is fetched.
``email-Eu-core.txt`` is the list of edges of the data set of that name (Leskovec, Kleinberg &
Faloutsos 2007; Yin et al. 2017): a pair of numbers a line, a comma or a space between them.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from netrules.measures.brokerage import densities, triangle_counts
from netrules.measures.distances import closeness_of
from netrules.measures.graph import TieGraph, graph_of_pairs
from netrules.measures.pieces import piece_of

MAIL = Path(os.environ.get("NETRULES_NETWORKS", "nowhere")) / "email-Eu-core.txt"
pytestmark = pytest.mark.skipif(not MAIL.is_file(), reason="NETRULES_NETWORKS names no such file")


def test_mail_of_an_institution() -> None:
    """1,005 people, 25,571 of whom wrote to whom; its published clustering, and its pieces."""
    pairs = _pairs()
    graph = _graph(pairs)
    _, sizes = np.unique(piece_of(graph), return_counts=True)
    assert (len(graph), len(pairs)) == (1005, 25_571)
    assert sizes.max() == 986
    assert triangle_counts(graph).sum() / 3 == 105_461
    assert densities(graph).mean() == pytest.approx(0.3994, abs=5e-5)


def test_nobody_of_it_is_more_than_seven_steps_from_anybody() -> None:
    """Its published diameter: who is at one end of the longest way is close to 1/7 at least."""
    graph = _graph(_pairs())
    inside = np.flatnonzero(piece_of(graph) == np.bincount(piece_of(graph)).argmax())
    piece = graph.within(inside)
    assert closeness_of(piece, np.arange(len(piece))).min() > 1 / 7


def _pairs() -> list[tuple[int, int]]:
    lines = MAIL.read_text(encoding="ascii").replace(",", " ").splitlines()
    words = [line.split() for line in lines if line[:1].isdigit()]
    return [(int(one), int(other)) for one, other in words]


def _graph(pairs: list[tuple[int, int]]) -> TieGraph:
    people = sorted({person for pair in pairs for person in pair})
    number = {person: place for place, person in enumerate(people)}
    ends = np.array([(number[one], number[other]) for one, other in pairs])
    return graph_of_pairs([f"{person:04}" for person in people], ends[:, 0], ends[:, 1])

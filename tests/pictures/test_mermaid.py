"""Mermaid: small, whole in its syntax, and open about what it leaves out."""

from __future__ import annotations

from itertools import combinations

from building import TODAY, network, person, tie
from picturing import ALONE, circle_scene, drawn

from netrules import scene


def test_people_stand_in_their_clusters_with_their_ties() -> None:
    """Every tie of the two circles, and nobody whom no tie is on record for."""
    shown = circle_scene()
    text = str(drawn("mermaid", shown))
    assert text.startswith("graph LR\n")
    assert text.count("  subgraph ") == text.count("\n  end") == len(shown.clusters)
    assert text.count(" --- ") == len(shown.lines)
    assert not [name for name in ALONE if name in text]
    assert 'more["left out - 2 more people"]' in text


def test_it_is_bounded_and_says_so() -> None:
    """Of 60 people all tied to one another 40 are shown, and 120 of 1,770 ties."""
    names = [f"Ann Lee{'x' * place}" for place in range(60)]
    ties = [tie(*pair) for pair in combinations(names, 2)]
    text = str(drawn("mermaid", scene(network(*map(person, names), *ties), today=TODAY)))
    assert text.count(" --- ") == 120
    assert 'more["left out - 20 more people, 1650 more ties"]' in text


def test_names_cannot_end_their_boxes() -> None:
    """What is no letter, digit or plain sign is written by its number."""
    names = ['Ann "] --- x', "Bo <b>"]
    text = str(drawn("mermaid", scene(network(*map(person, names), tie(*names)), today=TODAY)))
    assert "Ann #34;#93; --- x" in text
    assert "Bo #60;b#62;" in text

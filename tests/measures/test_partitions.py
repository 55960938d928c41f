"""The adjusted Rand index: worked examples, igraph's values, and laws."""

from __future__ import annotations

from random import Random

import igraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.measures.partitions import adjusted_rand, labels_of

#: The labels of nine people.
LABELS = st.lists(st.integers(0, 3), min_size=9, max_size=9)


def named(labels: list[int]) -> dict[str, int]:
    """People by the labels of their clusters."""
    return {f"p{number}": label for number, label in enumerate(labels)}


def test_worked_example() -> None:
    """Of the 15 pairs of six people 6 are together in the first, 3 in the second, and 2 in
    both; chance expects 6 * 3 / 15 = 1.2. So (2 - 1.2) / (4.5 - 1.2)."""
    found = adjusted_rand(["abc", "def"], ["ab", "cd", "ef"])
    assert found == pytest.approx(0.8 / 3.3)


def test_the_same_partition() -> None:
    """Whatever its clusters are called, and in whichever order they come."""
    assert adjusted_rand(["abc", "de"], ["ed", "cba"]) == 1.0
    assert adjusted_rand({"a": 0, "b": 0, "c": 1}, {"a": "x", "b": "x", "c": "y"}) == 1.0


def test_worse_than_chance() -> None:
    """Four people, two by two, the other way round: -.5."""
    assert adjusted_rand(["ab", "cd"], ["ac", "bd"]) == -0.5


def test_undefined() -> None:
    """All together in both, or nobody with anybody, cannot differ."""
    assert adjusted_rand(["abc"], ["abc"]) is None
    assert adjusted_rand(["a", "b"], ["b", "a"]) is None
    assert adjusted_rand(["a"], ["a"]) is None
    assert adjusted_rand([], []) is None
    assert adjusted_rand(["ab"], ["a", "b"]) == 0.0


def test_only_common_people_count() -> None:
    """Others are in one of the two networks only."""
    assert adjusted_rand(["abx", "cd"], ["ab", "cdy"]) == 1.0
    assert adjusted_rand(["ab"], ["cd"]) is None


def test_in_two_clusters() -> None:
    """That is no partition."""
    with pytest.raises(ValueError, match="'a' is in two clusters"):
        labels_of(["ab", "ac"])


def test_as_igraph() -> None:
    """On a thousand pairs of partitions, where igraph has a value."""
    chance = Random(3)  # noqa: S311 reason: partitions to test with
    compared = 0
    for _ in range(1000):
        size = chance.randint(2, 12)
        one = [chance.randrange(chance.randint(1, 4)) for _ in range(size)]
        other = [chance.randrange(chance.randint(1, 4)) for _ in range(size)]
        expected = igraph.compare_communities(one, other, method="adjusted_rand")
        found = adjusted_rand(named(one), named(other))
        if found is None:
            assert len(set(one)) == len(set(other))
        else:
            assert found == pytest.approx(expected)
            compared += 1
    assert compared > 800


@given(LABELS, LABELS)
def test_laws(one: list[int], other: list[int]) -> None:
    """-1 ≤ index ≤ 1, 1 only of equal partitions, and either side goes with the other."""
    found = adjusted_rand(named(one), named(other))
    assert found == adjusted_rand(named(other), named(one))
    assert found is None or -1 <= found <= 1
    if found == 1:
        assert len(set(zip(one, other, strict=True))) == len(set(one)) == len(set(other))

"""Diversity: golden values, the two fillings of what is unknown against all of them, laws."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

import pytest
from building import TODAY, covered, me, network, person
from hypothesis import given
from hypothesis import strategies as st

from netrules import Bounds, Level, Network, Person, Unknown
from netrules.measures.variety import Diversity, blau, diversity, iqv, most_alike, most_spread

#: How many people are in each of a few groups.
COUNTS = st.lists(st.integers(1, 4), max_size=4)


def living(*places: str) -> Network:
    """People by the places where they live, "" for unknown."""
    return network(
        *(
            person(f"p{number:02}", **({"place": place} if place else {}))
            for number, place in enumerate(places)
        )
    )


def ends(value: Any) -> tuple[Any, Any]:
    """The least and the greatest that *value* can be."""
    return (value.low, value.high) if isinstance(value, Bounds) else (value, value)


# -- of counts ---------------------------------------------------------------------------


def test_two_people_of_two_groups() -> None:
    """Blau .5, since one draws oneself half the time; without that the two always differ."""
    assert blau([1, 1]) == 0.5
    assert blau([1, 1], unbiased=True) == 1.0


def test_nine_and_one() -> None:
    """1 - (.81 + .01) = .18; without replacement 18 of 90 draws differ: .20."""
    assert blau([9, 1]) == pytest.approx(0.18)
    assert blau([9, 1], unbiased=True) == pytest.approx(0.20)


def test_ten_equal_groups() -> None:
    """1 - 10/100 = .9, and as spread as ten groups can be."""
    assert blau([7] * 10) == pytest.approx(0.9)
    assert iqv([7] * 10, 10) == 1.0


def test_iqv_counts_groups_that_nobody_is_in() -> None:
    """Two of ten possible groups: .5 / .9, not 1."""
    assert iqv([3, 3], 10) == pytest.approx(0.5 / 0.9)
    assert iqv([3, 3], 2) == 1.0
    assert iqv([6], 10) == 0.0


def test_nobody_and_one_person() -> None:
    """Of nobody nothing can be said, nor can two be drawn of one."""
    assert blau([]) is None
    assert blau([0, 0]) is None
    assert iqv([], 3) is None
    assert blau([1]) == 0.0
    assert blau([1], unbiased=True) is None


def test_what_is_no_count() -> None:
    """A group has no fewer than no people, and there are as many groups as are seen."""
    with pytest.raises(ValueError, match="fewer than no people"):
        blau([2, -1])
    with pytest.raises(ValueError, match="at least 3 groups, not 2"):
        iqv([1, 1, 1], 2)
    with pytest.raises(ValueError, match="at least 2 groups, not 1"):
        iqv([5], 1)


@given(COUNTS, st.integers(0, 3))
def test_limits(counts: list[int], more: int) -> None:
    """0 ≤ Blau ≤ 1 - 1/k, 0 ≤ unbiased ≤ 1, 0 ≤ IQV ≤ 1; unbiased is never the lower."""
    groups = max(len(counts), 2) + more
    plain, unbiased, varied = blau(counts), blau(counts, unbiased=True), iqv(counts, groups)
    if plain is None:
        assert (unbiased, varied, counts) == (None, None, [])
        return
    assert 0 <= plain <= 1 - 1 / len(counts) + 1e-12
    assert varied is not None
    assert 0 <= varied <= 1
    assert varied == pytest.approx(plain / (1 - 1 / groups))
    if unbiased is not None:
        assert plain <= unbiased <= 1


@given(COUNTS, st.randoms(use_true_random=False))
def test_order_does_not_matter(counts: list[int], chance: Any) -> None:
    """To the last bit."""
    other = list(counts)
    chance.shuffle(other)
    assert blau(other) == blau(counts)
    assert blau(other, unbiased=True) == blau(counts, unbiased=True)


# -- what is unknown ---------------------------------------------------------------------


@given(st.lists(st.integers(1, 3), max_size=3), st.integers(0, 4), st.integers(0, 2))
def test_of_all_fillings_these_two_are_the_ends(counts: list[int], unknown: int, more: int) -> None:
    """No way to fill in the unknown gives less or more, with groups open or given."""
    for groups in (None, max(len(counts), 2) + more):
        width = len(counts) + unknown if groups is None else groups
        values = []
        for chosen in product(range(width), repeat=unknown):
            filled = Counter(chosen)
            filled.update(dict(enumerate(counts)))
            values.append(tuple(filled.values()))
        least, most = most_alike(counts, unknown), most_spread(counts, unknown, groups)
        assert sum(least) == sum(most) == sum(counts) + unknown
        for unbiased in (False, True):
            found = [blau(value, unbiased=unbiased) for value in values]
            if found[0] is None:
                assert blau(least, unbiased=unbiased) is None
                continue
            assert blau(least, unbiased=unbiased) == min(found)  # type: ignore[type-var]
            assert blau(most, unbiased=unbiased) == max(found)  # type: ignore[type-var]


def test_unknown_places_are_bounds() -> None:
    """Two in Rome, one in Oslo, one unknown: (3, 1) at worst and (2, 1, 1) at best."""
    found = diversity(living("Rome", "Rome", "Oslo", ""), "place", groups=4)
    assert (dict(found.counts), found.unknown) == ({"rome": 2, "oslo": 1}, 1)
    assert ends(found.blau) == pytest.approx((blau([3, 1]), blau([2, 1, 1])))
    assert ends(found.unbiased) == pytest.approx((0.5, 1 - 2 / 12))
    assert ends(found.iqv) == pytest.approx((0.375 / 0.75, 0.625 / 0.75))
    assert [(fact.field, fact.subject) for fact in found.blau.missing] == [("place", "p03")]


def test_bounds_with_a_small_taxonomy() -> None:
    """Of two possible groups an unknown person is in one: the best is two and two."""
    found = diversity(living("Rome", "Rome", "Oslo", ""), "place", groups=2)
    assert ends(found.blau) == (0.375, 0.5)
    assert ends(found.iqv) == (0.75, 1.0)


def test_filling_in_only_narrows() -> None:
    """Whatever the unknown place turns out to be, the value lies within the bounds."""
    low, high = ends(diversity(living("Rome", "Rome", "Oslo", "", ""), "place").blau)
    for place in ("Rome", "Oslo", "Bonn"):
        narrower = ends(diversity(living("Rome", "Rome", "Oslo", place, ""), "place").blau)
        assert low <= narrower[0] <= narrower[1] <= high


def test_one_unknown_person_alone_is_like_themselves() -> None:
    """Whatever their place is: 0, and no bounds."""
    found = diversity(living(""), "place")
    assert (found.blau, found.unbiased, found.iqv, found.unknown) == (0.0, None, None, 1)


def test_all_unknown() -> None:
    """Three of whom nothing is known are all alike or all different."""
    found = diversity(living("", "", ""), "place")
    assert ends(found.blau) == pytest.approx((0, 2 / 3))
    assert ends(found.unbiased) == (0, 1)


# -- of networks -------------------------------------------------------------------------


def test_known_places() -> None:
    """Where every place is known there are plain numbers."""
    found = diversity(living("Rome", "ROME ", "Oslo"), "place", groups=3)
    assert found == Diversity({"rome": 2, "oslo": 1}, 0, 4 / 9, 2 / 3, 4 / 9 * 3 / 2)


def test_nobody() -> None:
    """Nobody is not diverse, nor alike."""
    assert diversity(network(), "place", groups=3) == Diversity({}, 0, None, None, None)


def test_ego_does_not_count() -> None:
    """Diversity is that of the others."""
    found = diversity(network(me(organization="Acme"), person("a", organization="Bolt")), "level")
    assert (found.unknown, found.blau) == (1, 0.0)


def test_an_employer_by_several_spellings_is_one() -> None:
    """Legal form, case and punctuation do not make another employer."""
    people = [person("a", organization="Acme Inc."), person("b", organization="ACME")]
    assert diversity(network(*people), "organization").counts == {"acme": 2}


def test_levels_are_values() -> None:
    """And need no order here, so that side rungs count as any other."""
    people = [person("a", level="owner"), person("b", level="cxo")]
    found = diversity(network(*people), "level", groups=10)
    assert found.counts == {Level.OWNER: 1, Level.CXO: 1}
    assert found.iqv == pytest.approx(0.5 / 0.9)


def test_any_function_of_a_person() -> None:
    """None leaves somebody out, `Unknown` does not."""

    def initial(one: Person) -> Any:
        return {"a": None, "b": Unknown("place", one.id)}.get(one.name, one.name)

    found = diversity(network(*map(person, "abcd")), initial)
    assert (found.counts, found.unknown) == ({"c": 1, "d": 1}, 1)


def test_bounds_of_a_person_are_unknown() -> None:
    """A last day of contact that may be another is no value to group by."""
    none_seen = network(person("a"), covered()).as_of(TODAY)
    assert isinstance(none_seen.people[0].last_two_way, Bounds)
    assert diversity(none_seen, lambda one: one.last_two_way).unknown == 1


def test_among_some() -> None:
    """Only they count; who is not in the network is an error."""
    found = living("Rome", "Rome", "Oslo")
    assert diversity(found, "place", ["p00", "p01"]).blau == 0.0
    with pytest.raises(KeyError, match="nobody"):
        diversity(found, "place", ["nobody"])


def test_fields_that_cannot_be() -> None:
    """A misspelt field is no field that nobody filled in."""
    with pytest.raises(ValueError, match=r"no field 'plase'; there are .*place"):
        diversity(living("Rome"), "plase")
    with pytest.raises(ValueError, match="a person has several fields"):
        diversity(living("Rome"), "fields")


def test_a_field_of_a_plugin() -> None:
    """Whatever fact a record carries is a field, of the others unknown."""
    found = diversity(network(person("a", sport="chess"), person("b")), "sport")
    assert (found.counts, found.unknown) == ({"chess": 1}, 1)


def test_more_values_than_groups() -> None:
    """A taxonomy of two has no room for three places."""
    with pytest.raises(ValueError, match="at least 3 groups"):
        diversity(living("Rome", "Oslo", "Bonn"), "place", groups=2)

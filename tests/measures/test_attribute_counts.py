"""Composition: whom a network is made of, nobody left out and nobody counted twice."""

from __future__ import annotations

import pytest
from building import me, network, person
from hypothesis import given
from hypothesis import strategies as st

from netrules import Level, Network, Unknown
from netrules.measures import Generation, composition

_PLACES = st.lists(st.sampled_from(["", "York", "york ", "Leeds", "Bath"]), max_size=12)


def living(places: list[str]) -> Network:
    """People by the places where they live, "" for unknown."""
    return network(
        *(
            person(f"p{number}", **({"place": one} if one else {}))
            for number, one in enumerate(places)
        )
    )


def test_values_and_the_unknown() -> None:
    """The most frequent first; ego is none of them."""
    found = composition(
        network(
            me(place="York"),
            person("a", place="York"),
            person("b", place="Bath"),
            person("c", place="York"),
            person("d"),
        ),
        "place",
    )
    assert list(found.counts.items()) == [("York", 2), ("Bath", 1)]
    assert (found.known, found.unknown, found.people) == (3, 1, 4)


def test_spellings_are_one_value() -> None:
    """Spelt as most do, else as the first by the alphabet; legal forms are no difference."""
    made = network(
        person("a", organization="ACME ltd"),
        person("b", organization="Acme"),
        person("c", organization="Acme"),
        person("d", organization="Zeta GmbH"),
        person("e", organization="Zeta"),
    )
    assert composition(made, "organization").counts == {"Acme": 3, "Zeta": 2}


def test_several_values_count_for_each() -> None:
    """But a person is one person, and counts once for a value that is written twice."""
    found = composition(
        network(person("a", fields=("data", "Data", "law")), person("b", fields=("data",))),
        "fields",
    )
    assert found.counts == {"data": 2, "law": 1}
    assert found.people == 2


def test_levels_and_functions() -> None:
    """What a function leaves out is in no count."""
    made = network(person("a", level="director"), person("b", level="entry"), person("c"))
    assert composition(made, "level").counts == {Level.DIRECTOR: 1, Level.ENTRY: 1}
    found = composition(made, lambda one: None if one.name == "c" else one.name)
    assert (found.counts, found.unknown) == ({"a": 1, "b": 1}, 0)


def test_a_field_that_nobody_can_have() -> None:
    """With what may have been meant."""
    with pytest.raises(ValueError, match="did you mean place"):
        composition(network(person("a")), "plase")


@given(_PLACES)
def test_everybody_is_counted_once(places: list[str]) -> None:
    """Counts of an attribute with one value, and the unknown, sum to the people."""
    found = composition(living(places), "place")
    assert sum(found.counts.values()) == found.known
    assert found.people == len(places)
    assert found.unknown == places.count("")
    assert list(found.counts.values()) == sorted(found.counts.values(), reverse=True)


@given(_PLACES, st.integers(0, 11))
def test_a_fact_that_is_added_leaves_the_unknown(places: list[str], which: int) -> None:
    """Filling a field moves one person from the unknown to a value."""
    places = [*places, ""]
    filled = [*places[:-1], "York"]

    before, after = (composition(living(many), "place") for many in (places, filled))
    assert after.unknown == before.unknown - 1
    assert sum(after.counts.values()) == sum(before.counts.values()) + 1


def test_generations() -> None:
    """Of a year of birth; before and after those that are named there is none."""
    assert Generation.of(1970) is Generation.X
    assert Generation.of(1927) is None
    assert Generation.of(2013) is None
    made = network(person("a", born=1970), person("b"))
    found = composition(
        made, lambda one: one.born if isinstance(one.born, Unknown) else Generation.of(one.born)
    )
    assert (found.counts, found.unknown) == ({Generation.X: 1}, 1)

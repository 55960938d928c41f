"""Position and resource generators."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from math import inf, nan
from typing import Any

import attrs
import pytest
from building import network, person
from hypothesis import given
from hypothesis import strategies as st
from measures.contact import agrees, limits_of

from netrules import Bounds, Item, Network, Person, Unknown
from netrules.measures.access import (
    PositionAccess,
    Predicate,
    ScaleAccess,
    position_generator,
    resource_generator,
)

#: Prestige after Treiman's scale (1977), in whole numbers.
PRESTIGE = {"doctor": 78, "teacher": 57, "clerk": 43, "porter": 17}


def titled(title: str) -> Predicate:
    """Whether somebody's title is *title*."""

    def serves(one: Person) -> Any:
        # A title that is not known compares to Unknown.
        return one.title == title

    return serves


POSITIONS = {title: (prestige, titled(title)) for title, prestige in PRESTIGE.items()}


def workers(*titles: str) -> Network:
    """Somebody with each title, "" standing for none on record."""
    return network(*(person(f"p{n}", title=title) for n, title in enumerate(titles)))


def strangers(*titles: str) -> list[Item]:
    """People ego has no tie to."""
    return [attrs.evolve(person(f"s{n}", title=title), tie="") for n, title in enumerate(titles)]


# -- positions -----------------------------------------------------------------------------


def test_extensity_reach_and_range() -> None:
    """Three of four positions, the best of 78, 61 points above the lowest."""
    found = position_generator(workers("doctor", "teacher", "teacher", "porter"), POSITIONS)
    assert found == PositionAccess(
        people={"doctor": 1, "teacher": 2, "clerk": 0, "porter": 1}, extensity=3, upper=78, range=61
    )
    assert list(found.people) == ["doctor", "teacher", "clerk", "porter"]


def test_none_reached_has_no_range() -> None:
    """The range of no position is none, and not 0."""
    for found in (workers(), workers("artist")):
        access = position_generator(found, POSITIONS)
        assert (access.extensity, access.upper, access.range) == (0, None, None)


def test_one_reached_has_a_range_of_0() -> None:
    """Its highest prestige is its lowest."""
    access = position_generator(workers("clerk", "clerk"), POSITIONS)
    assert (access.extensity, access.upper, access.range) == (1, 43, 0)


def test_a_title_that_is_not_known() -> None:
    """It may be any of them: bounds, from what is known to what is possible."""
    access = position_generator(workers("teacher", ""), POSITIONS)
    assert limits_of(access.extensity) == (1, 4)
    assert limits_of(access.upper) == (57, 78)
    assert limits_of(access.range) == (0, 61)
    assert limits_of(access.people["teacher"]) == (1, 2)
    assert [fact.subject for fact in access.upper.missing] == ["p1"]


def test_what_is_not_known_may_not_matter() -> None:
    """Nobody stands above a doctor, whatever the other one is."""
    access = position_generator(workers("doctor", ""), POSITIONS)
    assert access.upper == 78
    assert isinstance(access.range, Bounds)


def test_not_even_known_whether_one_is_reached() -> None:
    """No bounds could stand for none."""
    access = position_generator(workers(""), POSITIONS)
    assert limits_of(access.extensity) == (0, 4)
    assert isinstance(access.upper, Unknown)
    assert isinstance(access.range, Unknown)


def test_whom_ego_may_not_know() -> None:
    """Somebody in the files without a tie to ego: reached, or not."""
    found = network(person("a", title="clerk"), *strangers("doctor"))
    access = position_generator(found, POSITIONS)
    assert limits_of(access.extensity) == (1, 2)
    assert limits_of(access.upper) == (43, 78)
    assert [(fact.field, fact.subject) for fact in access.upper.missing] == [("ties", "s0")]


def test_among_some_people() -> None:
    """Such as family: the others are not asked about."""
    found = workers("doctor", "clerk", "porter")
    access = position_generator(found, POSITIONS, among=["p1", "p2"])
    assert (access.extensity, access.upper, access.range) == (2, 43, 26)
    with pytest.raises(KeyError):
        position_generator(found, POSITIONS, among=["nobody"])


def test_no_list_of_positions() -> None:
    """Asked about none, none is reached."""
    access = position_generator(workers("clerk"), {})
    assert access == PositionAccess({}, 0, None, None)


@pytest.mark.parametrize("prestige", [nan, inf, -inf])
def test_prestige_is_a_number(prestige: float) -> None:
    """No NaN and no infinity leaves a measure."""
    with pytest.raises(ValueError, match="the prestige of clerk is no number"):
        position_generator(workers("clerk"), {"clerk": (prestige, titled("clerk"))})


def test_predicates_say_yes_no_or_unknown() -> None:
    """None is more likely a forgotten return than a no."""
    with pytest.raises(TypeError, match="the predicate of clerk gave None"):
        position_generator(workers("clerk"), {"clerk": (1, lambda _: None)})  # type: ignore[dict-item, return-value]


titles = st.lists(st.sampled_from(["", *PRESTIGE, "artist"]), max_size=4)


@given(titles)
def test_every_completion_is_within_the_bounds(some: list[str]) -> None:
    """Whatever unknown titles turn out to be, measures agree; and the ends are reached."""
    access = position_generator(workers(*some), POSITIONS)
    options = [[*PRESTIGE, "artist"] if title == "" else [title] for title in some]
    extensities = set()
    for chosen in product(*options):
        reached = {title for title in chosen if title in PRESTIGE}
        prestige = [PRESTIGE[title] for title in reached]
        extensities.add(len(reached))
        assert agrees(access.extensity, len(reached))
        assert agrees(access.upper, max(prestige, default=None))
        assert agrees(access.range, max(prestige) - min(prestige) if prestige else None)
    if some.count("") <= 1 or "" not in some:
        assert limits_of(access.extensity)[0] == min(extensities)


@given(titles.filter(lambda some: "" not in some), st.sampled_from([*PRESTIGE, "artist"]))
def test_one_more_never_lowers_access(some: list[str], another: str) -> None:
    """Neither the number of positions, nor the reach, nor the range."""
    before = position_generator(workers(*some), POSITIONS)
    after = position_generator(workers(*some, another), POSITIONS)
    assert after.extensity >= before.extensity
    if before.extensity:
        assert after.upper >= before.upper
        assert after.range >= before.range
    assert 0 <= after.extensity <= len(PRESTIGE)


@given(titles, st.permutations(list(POSITIONS)))
def test_the_order_of_the_list_changes_nothing(some: list[str], order: list[str]) -> None:
    """Nor what is named first as missing."""
    found = workers(*some)
    one = position_generator(found, POSITIONS)
    other = position_generator(found, {name: POSITIONS[name] for name in order})
    assert repr(one) == repr(other)


# -- resources -----------------------------------------------------------------------------


def able(skill: str) -> Predicate:
    """Whether somebody works in the field *skill*."""

    def serves(one: Person) -> Any:
        return one.fields if isinstance(one.fields, Unknown) else skill in one.fields

    return serves


SCALES: Mapping[str, Mapping[str, Predicate]] = {
    "support": {"advice": able("advice"), "a bed": able("bed")},
    "money": {"finance": able("finance"), "politics": able("politics")},
}


def test_scales_stay_apart() -> None:
    """For each scale its own count, and no total."""
    found = resource_generator(
        network(person("a", fields=("finance", "advice")), person("b", fields=("finance",))),
        SCALES,
    )
    assert found == {
        "money": ScaleAccess({"finance": 2, "politics": 0}, 1),
        "support": ScaleAccess({"a bed": 0, "advice": 1}, 1),
    }
    assert list(found) == ["money", "support"]


def test_resources_that_are_not_known() -> None:
    """Somebody whose fields are not on record may help with all."""
    found = resource_generator(network(person("a", fields=("finance",)), person("b")), SCALES)
    assert limits_of(found["money"].accessed) == (1, 2)
    assert limits_of(found["support"].accessed) == (0, 2)
    assert limits_of(found["money"].people["finance"]) == (1, 2)


def test_resources_of_nobody() -> None:
    """Nobody helps with nothing, and that is known."""
    found = resource_generator(network(), SCALES)
    assert [scale.accessed for scale in found.values()] == [0, 0]
    assert resource_generator(network(person("a")), {}) == {}

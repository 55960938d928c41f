"""Where places are: names in several languages, towns in countries, and what nobody can tell."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from building import network, person
from hypothesis import given
from hypothesis import strategies as st

from netrules import Unknown
from netrules.model.places import fold_place, is_in, place_parts
from netrules.model.text import without_accents

TABLE: dict[str, Any] = tomllib.loads(
    (files("netrules.model") / "places.toml").read_text(encoding="utf-8")
)
#: Every name, and the place that it is of.
NAMES: list[tuple[str, str]] = [
    (name, place)
    for land, table in TABLE.items()
    for place, others in {land: table.get("names", ()), **table.get("towns", {})}.items()
    for name in (place, *others)
]
ANY = st.sampled_from([name for name, _ in NAMES])


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("Leeds", "Leeds"),
        ("LEEDS ", "leeds"),
        ("München", "Munich"),
        ("Mailand", "Milano"),
        ("Greater Leeds Area", "Leeds"),
        ("Berlin Metropolitan Area", "Deutschland"),
        ("Lund, Sweden", "Lund"),
        ("Lund", "Lund, Sweden"),
        ("Lund", "Suède"),
        ("Leeds, England, United Kingdom", "UK"),
        ("Leeds, United Kingdom", "England"),
        ("Edinburgh", "United Kingdom"),
        ("Kreuzberg, Berlin", "Berlin"),
        ("Kreuzberg, Berlin", "Germany"),
        ("Little Snoring", "little snoring"),
        ("Cambridge, UK", "Cambridge"),
    ],
)
def test_somebody_is_there(place: str, wanted: str) -> None:
    """By another name, in a part of it, or with more said than was asked."""
    assert is_in(place, wanted) is True


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("Berlin", "France"),
        ("France", "Berlin"),
        ("Edinburgh", "England"),
        ("Leeds", "Lund"),
        ("Little Snoring, England", "Rotterdam"),
        ("Leeds, West Yorkshire, England", "Rotterdam"),
        ("Lyon, France", "Germany"),
    ],
)
def test_somebody_is_not_there(place: str, wanted: str) -> None:
    """Both are known to be elsewhere, or they are in different countries."""
    assert is_in(place, wanted) is False


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("Germany", "Berlin"),
        ("United Kingdom", "Leeds"),
        ("Little Snoring", "England"),
        ("Little Snoring", "Leeds"),
        ("Little Snoring", "Great Snoring"),
        ("Kreuzberg", "Berlin"),
        ("Munich", "Bavaria"),
        ("Bavaria", "Munich"),
        ("Europe", "Berlin"),
        ("Berlin", "Europe"),
        ("Remote", "Leeds"),
        ("Cambridge", "United Kingdom"),
        ("Cambridge", "Cambridge, UK"),
        ("London, Ontario", "United Kingdom"),
    ],
)
def test_nobody_can_tell(place: str, wanted: str) -> None:
    """The entry says less than was asked, or the table does not have it."""
    assert isinstance(is_in(place, wanted), Unknown)


def test_each_name_is_of_one_place() -> None:
    """A name of two places would tell wrong of one of them."""
    places: dict[str, set[str]] = {}
    for name, place in NAMES:
        places.setdefault(without_accents(name), set()).add(place)
    assert [name for name, some in places.items() if len(some) > 1] == []


@given(ANY, ANY)
def test_to_be_in_a_place_is_an_order(one: str, other: str) -> None:
    """Everybody is in their own place; and two are in each other only if they are one."""
    assert is_in(one, one) is True
    if is_in(one, other) is True and is_in(other, one) is True:
        assert fold_place(one) == fold_place(other)


@given(st.text(max_size=20))
def test_any_text_is_a_place(text: str) -> None:
    """It is where it is, and folding it again changes nothing."""
    assert is_in(text, text) is True
    assert place_parts(fold_place(text)) == place_parts(text)


def test_what_is_missing_is_that_of_the_person() -> None:
    """So that a report can say whom to ask."""
    [ana] = network(person("Ana", place="Germany")).people
    assert ana.is_in("Germany") is True
    told = ana.is_in("Berlin")
    assert isinstance(told, Unknown)
    assert (told.field, told.subject) == ("place", ana.id)
    assert "more exactly" in told.missing[0].text

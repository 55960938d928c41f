"""People of one name: what counts as the same, and what is no full name."""

from __future__ import annotations

import unicodedata

import pytest
from building import network, origin, person
from hypothesis import given
from hypothesis import strategies as st

from netrules import Handle, Network, PersonRecord
from netrules.measures import namesakes


def called(*names: str) -> Network:
    """A network of people of these names, each with an id of their own."""
    return network(
        *(
            PersonRecord(Handle(ids=(f"p{number}",), names=(name,)), origin())
            for number, name in enumerate(names)
        )
    )


def found(*names: str) -> dict[str, list[str]]:
    """For each name the ids of those who carry it."""
    return {name: [one.id for one in people] for name, people in namesakes(called(*names)).items()}


def test_two_people_of_one_name() -> None:
    """Who carries a name alone is no namesake of anybody."""
    assert found("Ana Ruiz", "Bo Lind", "Ana Ruiz") == {"ana ruiz": ["p0", "p2"]}


def test_nobody_and_one_person() -> None:
    """It takes two."""
    assert namesakes(network()) == {}
    assert namesakes(network(person("Ana Ruiz"))) == {}


@pytest.mark.parametrize(
    "other",
    [
        "ANA  RUIZ",
        "Ana Ruiz (Anita)",
        "Ana (she/her) Ruiz",
        "Ana Ruiz,",
        "“Ana” Ruiz",
        "Ana Ruiz \N{SPARKLES}",
        "Ana Ruiz \N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}",
        "Ana Ruiz -",
        "\N{FULLWIDTH LATIN CAPITAL LETTER A}na Ruiz\N{FULLWIDTH LEFT PARENTHESIS}Anita)",
    ],
)
def test_what_does_not_tell_names_apart(other: str) -> None:
    """Case, spacing, punctuation, pictures and what stands in brackets do not count."""
    assert found("Ana Ruiz", other) == {"ana ruiz": ["p0", "p1"]}


@pytest.mark.parametrize("other", ["Ana Ruiz-Moss", "Ana Ruizova", "Ruiz Ana", "Aña Ruiz"])
def test_what_tells_names_apart(other: str) -> None:
    """Another word, another order or another letter is another name."""
    assert found("Ana Ruiz", other) == {}


@pytest.mark.parametrize("name", ["Ana", "(Ana Ruiz)", "Ana!", "Ana -", "शर्मा"])
def test_no_full_name(name: str) -> None:
    """One word is carried by too many to say anything, in whichever script."""
    assert " " not in "".join(found(name, name))
    assert found("Ana", "Ana (Ruiz)") == {}


def test_accents_are_the_same_however_they_are_encoded() -> None:
    """Address books of some makers write an accent as a character of its own."""
    name = "Zoë Élan"
    apart = unicodedata.normalize("NFD", name)
    assert apart != name
    assert found(name, apart) == {"zoë élan": ["p0", "p1"]}


def test_scripts_whose_vowels_are_marks() -> None:
    """Names that differ in nothing but a vowel sign are two names."""
    assert found("मीना शर्मा", "मीना शर्मा") == {"मीना शर्मा": ["p0", "p1"]}
    assert found("मीना शर्मा", "मना शर्मा") == {}


def test_apostrophes_and_hyphens_are_kept() -> None:
    """They are part of a name."""
    assert found("Una O'Shea-Moss", "UNA O'SHEA-MOSS") == {"una o'shea-moss": ["p0", "p1"]}


def test_every_name_of_somebody_counts() -> None:
    """A maiden name meets it too, and two spellings of one person's name do not."""
    records = [
        PersonRecord(Handle(ids=("p0",), names=("Ana Ruiz", "Ana Moss", "ANA RUIZ")), origin()),
        PersonRecord(Handle(ids=("p1",), names=("Ana Moss",)), origin()),
    ]
    assert {name: len(people) for name, people in namesakes(network(*records)).items()} == {
        "ana moss": 2
    }


@given(st.lists(st.sampled_from(["Ana Ruiz", "Bo Lind", "Cy", "ana ruiz"]), max_size=7))
def test_in_fixed_order(names: list[str]) -> None:
    """Names come in alphabetical order, their people in the network's, each once."""
    made = called(*names)
    order = [one.id for one in made.people]
    groups = namesakes(made)
    assert list(groups) == sorted(groups)
    for people in groups.values():
        ids = [one.id for one in people]
        assert len(ids) == len(set(ids)) > 1
        assert ids == sorted(ids, key=order.index)

"""What a misspelt word is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules import did_you_mean

KEYS = ["name", "email", "organization", "met", "met-through", "introduced-by"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("emial", "email"),
        ("nmae", "name"),
        ("Email", "email"),
        ("met_through", "met-through"),
        ("met through", "met-through"),
        ("introducedby", "introduced-by"),
        ("org", "organization"),
        ("organisation", "organization"),
        ("shoe-size", ""),
        ("", ""),
    ],
)
def test_slips_of_the_pen_are_understood(word: str, meant: str) -> None:
    """Letters swapped, case, joined words and beginnings lead to the key; other words do not."""
    assert did_you_mean(word, KEYS) == meant


def test_a_beginning_of_several_options_stands_for_none_of_them_by_itself() -> None:
    """Two options that begin alike are told apart by likeness, not by their beginning."""
    assert did_you_mean("interview", ["interaction", "interval", "outcome"]) == "interval"
    assert did_you_mean("int", ["interaction", "introduction"]) == ""


def test_no_options_no_suggestion() -> None:
    """An empty list suggests nothing."""
    assert did_you_mean("name", []) == ""


@given(st.text(), st.lists(st.text(), max_size=8), st.randoms())
def test_the_answer_is_an_option_whatever_their_order(
    word: str, options: list[str], random: object
) -> None:
    """Whatever is asked, the answer is one of the options or "", in any order the same."""
    answer = did_you_mean(word, options)
    assert answer == "" or answer in options
    shuffled = list(options)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert did_you_mean(word, shuffled) == answer


@given(st.lists(st.text(min_size=1), min_size=1, max_size=8))
def test_an_option_is_closest_to_itself(options: list[str]) -> None:
    """A word that is an option leads to an option that reads the same."""
    for option in options:
        answer = did_you_mean(option, options)
        assert answer in options
        assert did_you_mean(answer, options) == answer

"""How names and URLs in cells are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.plugins.sources.linkedin.people import (
    full_name,
    is_nobody,
    profile_of,
    split_names,
    split_urls,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/zoë-brandt",
        "http://linkedin.com/in/zo%C3%AB-brandt/",
        "de.linkedin.com/in/Zoë-Brandt?trk=x#top",
        "https://www.linkedin.com//in/zo%c3%ab-brandt/en",
    ],
)
def test_one_profile_in_many_spellings(url: str) -> None:
    """All of them lead to the same member."""
    assert profile_of(url) == "in/zoë-brandt"


@pytest.mark.parametrize("url", ["", "  ", "https://www.linkedin.com/in/UNKNOWN"])
def test_urls_that_lead_nowhere(url: str) -> None:
    """No URL, and the one of members who left, tell nobody apart."""
    assert profile_of(url) == ""


def test_different_profiles_differ() -> None:
    """Old public profiles keep all of their path, and other sites all of their address."""
    urls = (
        "https://www.linkedin.com/pub/jo-example/1/23/456",
        "https://www.linkedin.com/pub/jo-example/1/23/457",
        "https://www.linkedin.com/in/jo-example",
        "https://example.org/in/jo-example",
    )
    assert len({profile_of(url) for url in urls}) == 4


@pytest.mark.parametrize("name", ["", " ", "LinkedIn Member", "linkedin  MEMBER"])
def test_withheld_names(name: str) -> None:
    """What LinkedIn writes for members who left is no name."""
    assert is_nobody(name)
    assert not is_nobody("Jo Member")


@pytest.mark.parametrize(
    ("cell", "known", "names"),
    [
        ("", (), []),
        ("Jo Example", (), ["Jo Example"]),
        ("Jo Example, Al Sample", (), ["Jo Example", "Al Sample"]),
        ("Jo Example,Al Sample", (), ["Jo Example", "Al Sample"]),
        ("Jo Example, Ph.D., MBA, Al Sample", (), ["Jo Example, Ph.D., MBA", "Al Sample"]),
        ("Jo Example, Cher", (), ["Jo Example, Cher"]),
        ("Jo Example, Cher", ("cher",), ["Jo Example", "Cher"]),
        (
            "Jo Doe, Head of Art, Al Sample",
            ("jo doe, head of art",),
            ["Jo Doe, Head of Art", "Al Sample"],
        ),
        (",, Jo Example, ,", (), ["Jo Example"]),
    ],
)
def test_lists_of_names(cell: str, known: tuple[str, ...], names: list[str]) -> None:
    """Commas separate names, except those inside a name."""
    assert split_names(cell, known) == names


def test_lists_of_urls() -> None:
    """Commas, spaces and semicolons separate URLs."""
    assert split_urls(" a,b  c;d,\n") == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (" Jo ", " Example ", "Jo Example"),
        ("Jo", "", "Jo"),
        ("", "Example", "Example"),
        ("", "", ""),
    ],
)
def test_full_names(first: str, last: str, name: str) -> None:
    """Either half may be missing."""
    assert full_name(first, last) == name


@given(st.lists(st.text("ab ,", max_size=6), max_size=6))
def test_no_letter_of_a_list_is_lost(parts: list[str]) -> None:
    """Splitting drops separators only."""
    cell = ",".join(parts)
    joined = "".join(split_names(cell))
    assert [c for c in joined if c in "ab"] == [c for c in cell if c in "ab"]


@given(st.text(max_size=40))
def test_any_text_has_a_profile_or_none(text: str) -> None:
    """Whatever stands in the column of URLs, it is compared without an error."""
    assert profile_of(text) == profile_of(text.strip())

"""K008: whatever job you are in is temporary."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from building import TODAY, covered, event, me, network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, is_info, names, say

from netrules import InteractionRecord, Item, PersonRecord, Verdict
from netrules.rules.upkeep.badge import ties_leave_with_badge

ME = me(organization="Acme Ltd")


def people(inside: int, outside: int, *, unsaid: int = 0) -> list[PersonRecord]:
    """So many who work at Acme, elsewhere, and nobody knows where."""
    where = ["ACME"] * inside + ["Globex"] * outside + [""] * unsaid
    return [
        person(name, organization=employer)
        for name, employer in zip(names(len(where)), where, strict=True)
    ]


def met(some: list[PersonRecord], ago: int = 365) -> list[InteractionRecord]:
    """A meeting with each of them."""
    return [event(one.handle.names[0], TODAY - timedelta(days=ago)) for one in some]


def judged(*items: Item, owner: Item = ME, **options: Any) -> Said:
    """The rule, with every meeting on record."""
    return say(ties_leave_with_badge, network(owner, covered(), *items), **options)


def test_fails_where_most_warm_ties_are_colleagues() -> None:
    """The message counts, the advice names those outside who went cold, the latest first."""
    some = people(4, 4)
    old = [*met(some[5:6], 500), *met(some[6:7], 400)]
    said = judged(*some, *met(some[:5]), *old)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [()]
    assert said.message == (
        "of 5 people you had two-way contact with in the last 365 days, 4 work for Acme Ltd as you "
        "do, going by meetings"
    )
    assert said.advice == (
        "write to Person 006 and Person 005, outside Acme Ltd; ask colleagues you want to "
        "keep for a private address"
    )
    assert said.places == [("contacts.toml", ME.origin.line)]
    assert is_info(said)


@pytest.mark.parametrize(
    ("inside", "outside", "verdict"),
    [
        (3, 3, Verdict.PASS),
        (4, 3, Verdict.FAIL),
        (0, 5, Verdict.PASS),
        (5, 0, Verdict.FAIL),
        (4, 0, Verdict.NOT_APPLICABLE),
        (0, 0, Verdict.NOT_APPLICABLE),
    ],
)
def test_more_than_half_of_five_or_more(inside: int, outside: int, verdict: Verdict) -> None:
    """Half of them may be colleagues, and fewer than five warm ties say nothing."""
    some = people(inside, outside)
    assert judged(*some, *met(some)).verdict is verdict


def test_cold_ties_do_not_count() -> None:
    """Former colleagues with whom there is no contact are no part of it."""
    some = people(9, 5)
    said = judged(*some, *met(some[:4]), *met(some[4:9], 366), *met(some[9:]))
    assert said.verdict is Verdict.PASS


def test_advice_without_anybody_elsewhere() -> None:
    """Where nobody outside is on record the advice is to get to know some."""
    some = people(5, 0)
    assert judged(*some, *met(some)).advice.startswith("get to know people outside Acme Ltd; ask")


def test_is_unknown_without_an_organization_of_your_own() -> None:
    """Nobody can tell who is a colleague; but with four warm ties nobody asks."""
    some = people(5, 0)
    said = judged(*some, *met(some), owner=me())
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("organization", "me")]
    assert judged(*some, *met(some[:4]), owner=me()).verdict is Verdict.NOT_APPLICABLE


def test_employers_that_are_not_recorded() -> None:
    """They leave it open only where they could make the difference."""
    some = people(3, 2, unsaid=1)
    said = judged(*some, *met(some))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("organization", "person.005")]
    assert said.remedies == {"add organization (where they work now)"}
    more = people(4, 2, unsaid=1)
    assert judged(*more, *met(more)).message.startswith("of 7 people")
    assert "4 to 5 work for Acme Ltd" in judged(*more, *met(more)).message
    fewer = people(2, 3, unsaid=1)
    assert judged(*fewer, *met(fewer)).verdict is Verdict.PASS


def test_contact_that_is_not_covered() -> None:
    """Whoever may be warm leaves it open, unless it makes no difference."""
    some = people(5, 6)
    half = covered(TODAY - timedelta(days=100))
    recent = met(some[:5], 50)
    said = say(ties_leave_with_badge, network(ME, half, *some, *recent))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    few = people(5, 1)
    said = say(ties_leave_with_badge, network(ME, half, *few, *met(few[:5], 50)))
    assert said.message.startswith("of 5 to 6 people you had two-way contact with")
    enough = people(5, 5)
    said = say(ties_leave_with_badge, network(ME, half, *enough, *met(enough[5:], 50)))
    assert said.verdict is Verdict.PASS


def test_is_unknown_whether_there_are_enough() -> None:
    """Four colleagues are warm, and whether a fifth is nobody knows."""
    some = people(5, 0)
    half = covered(TODAY - timedelta(days=100))
    said = say(ties_leave_with_badge, network(ME, half, *some, *met(some[:4], 50)))
    assert said.verdict is Verdict.UNKNOWN


def test_names_and_employers_are_hidden() -> None:
    """Under redaction counts, days and channels stay."""
    some = people(5, 1)
    said = judged(*some, *met(some[:5]), *met(some[5:], 500))
    assert said.redacted == (
        "of 5 people you had two-way contact with in the last 365 days, 5 work for organization-1 "
        "as you do, going by meetings -> write to person-1, outside organization-1; ask colleagues "
        "you want to keep for a private address"
    )


def test_options_move_the_limits() -> None:
    """`at-least` says from how many ties on, `inside` which share may be colleagues."""
    some = people(4, 1)
    assert judged(*some, *met(some), inside=0.8).verdict is Verdict.PASS
    assert judged(*some, *met(some), inside=0.79).verdict is Verdict.FAIL
    assert judged(*some, *met(some), at_least=6).verdict is Verdict.NOT_APPLICABLE
    assert judged(at_least=0).verdict is Verdict.NOT_APPLICABLE


@given(st.integers(0, 6), st.integers(0, 6), st.integers(1, 3))
def test_only_the_share_counts(inside: int, outside: int, times: int) -> None:
    """So many times as many of both kinds, and the verdict is the same."""
    few, many = people(inside, outside), people(inside * times, outside * times)
    once = judged(*few, *met(few), at_least=1).verdict
    assert judged(*many, *met(many), at_least=1).verdict is once

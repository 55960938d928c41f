"""K007: bridges decay first."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from building import TODAY, all_ties, covered, event, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, is_info, names, say

from netrules import Direction, Item, Verdict
from netrules.rules.upkeep.fragile_bridge import fragile_bridge

EVERYONE = names(9)
PEOPLE = [person(name) for name in EVERYONE]
BROKER = EVERYONE[4]


def clique(*members: str) -> list[Item]:
    """Everybody tied to everybody."""
    return [tie(one, other) for one, other in combinations(members, 2)]


#: Four people, four people, and the fifth, who belongs to both circles; all ties are known.
BOW_TIE = [*PEOPLE, *clique(*EVERYONE[:5]), *clique(*EVERYONE[4:]), all_ties()]


def met(ago: int, name: str = BROKER) -> Item:
    """A meeting so many days ago."""
    return event(name, TODAY - timedelta(days=ago))


def judged(*items: Item, **options: Any) -> Said:
    """The rule, with every meeting on record."""
    return say(fragile_bridge, network(covered(), *items), **options)


def test_fails_where_the_one_between_went_cold() -> None:
    """Message, advice, subject and places."""
    said = judged(*BOW_TIE, met(500), met(10, EVERYONE[0]))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("person.004",)]
    assert said.message == (
        "Person 004 alone joins 4 people to the rest of these 9 people, and there was no two-way "
        "contact between you in the last 365 days, going by meetings"
    )
    assert (
        said.advice == "get in touch with Person 004 before you need somebody of the other circle"
    )
    assert said.places == [("contacts.toml", PEOPLE[4].origin.line)]
    assert is_info(said)


@pytest.mark.parametrize(("ago", "verdict"), [(365, Verdict.PASS), (366, Verdict.FAIL)])
def test_passes_with_contact_within_a_year(ago: int, verdict: Verdict) -> None:
    """Whoever else is cold does not matter here."""
    assert judged(*BOW_TIE, met(ago)).verdict is verdict


def test_contact_is_two_way() -> None:
    """A mail without an answer keeps no bridge."""
    sent = event(BROKER, TODAY, channel="mail", direction=Direction.OUT)
    assert judged(*BOW_TIE, covered(channel="mail"), sent).verdict is Verdict.FAIL


def test_does_not_apply_where_there_is_a_way_round() -> None:
    """A second tie between the circles, and nobody joins them alone."""
    second = tie(EVERYONE[0], EVERYONE[8])
    assert judged(*BOW_TIE, second).verdict is Verdict.NOT_APPLICABLE


def test_does_not_apply_to_few_people() -> None:
    """With four people nobody joins three to others."""
    assert judged(*PEOPLE[:4], all_ties()).verdict is Verdict.NOT_APPLICABLE


def test_end_of_a_bridge_is_such_a_person() -> None:
    """Three people and four, joined by one tie: those three hang on the end among the four."""
    barbell = [*clique(*EVERYONE[:3]), *clique(*EVERYONE[3:7]), tie(EVERYONE[3], EVERYONE[2])]
    said = judged(*PEOPLE[:7], *barbell, all_ties())
    assert said.subjects == [("person.003",)]
    assert said.message.startswith("Person 003 alone joins 3 people to the rest of these 7 people")


def test_is_unknown_where_ties_are_not_complete() -> None:
    """A tie that nobody recorded may go round; a set that is complete speaks for itself."""
    said = judged(*BOW_TIE[:-1])
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("ties", "")]
    extra = person("Zoe")
    part = judged(*BOW_TIE[:-1], extra, all_ties(EVERYONE), met(500))
    assert part.verdict is Verdict.FAIL
    assert part.lacks == [("ties", "")]


def test_is_unknown_where_contact_is_not_covered() -> None:
    """Contact may stand where the files do not reach."""
    short = covered(TODAY - timedelta(days=100))
    said = say(fragile_bridge, network(short, *BOW_TIE))
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"meetings begin on 2026-06-22"}


def test_of_two_sets_the_larger_tells_most() -> None:
    """Somebody who joins others in two sets is one finding, with the numbers of the larger."""
    small = all_ties([*EVERYONE[1:], "Person 004"])
    assert judged(*BOW_TIE, small).messages == judged(*BOW_TIE).messages


def test_names_are_hidden() -> None:
    """Under redaction numbers and channels stay."""
    said = judged(*BOW_TIE)
    assert said.redacted == (
        "person-1 alone joins 4 people to the rest of these 9 people, and there was no two-way "
        "contact between you in the last 365 days, going by meetings -> get in touch with person-1 "
        "before you need somebody of the other circle"
    )


def test_option_moves_the_limit() -> None:
    """`parted` says how many have to hang on somebody."""
    assert judged(*BOW_TIE, parted=4).verdict is Verdict.FAIL
    assert judged(*BOW_TIE, parted=5).verdict is Verdict.NOT_APPLICABLE


@given(st.integers(0, 1000))
def test_contact_with_others_does_not_matter(ago: int) -> None:
    """Only contact with the one between does."""
    others = [met(ago, name) for name in EVERYONE if name != BROKER]
    assert judged(*BOW_TIE, *others, met(400)).subjects == [("person.004",)]

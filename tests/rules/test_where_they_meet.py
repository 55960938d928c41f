"""T013: go where people meet."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import attrs
import pytest
from building import TODAY, me, network, outcome, person
from rules.judging import Said, is_info, say

from netrules import Item, OutcomeRecord, PersonRecord, Verdict
from netrules.rules.truths.where_they_meet import paying_source_unused

CAME = date(2026, 1, 1)
OLD = date(2023, 1, 1)
YEAR_AGO = TODAY - timedelta(days=365)


def met(name: str, through: str | None, on: date | None = OLD) -> PersonRecord:
    """Somebody you met on a day, through an occasion."""
    facts: dict[str, Any] = {} if through is None else {"met_through": through}
    return person(name, **facts, **({} if on is None else {"met": on}))


def came(*numbers: tuple[int, str]) -> list[OutcomeRecord]:
    """So many outcomes through each of some people, "" for those nobody credited."""
    return [outcome("job", CAME, *name.split()) for number, name in numbers for _ in range(number)]


PEOPLE = (met("Ana", "Choir"), met("Ben", "fair"))
MOST = came((7, "Ana"), (4, "Ben"))


def judged(*items: Item, people: tuple[Item, ...] = PEOPLE, **options: Any) -> Said:
    """The rule on Ana, of the choir, Ben, of a fair, and *items*."""
    return say(paying_source_unused, network(*people, *items), **options)


def test_fails_where_nobody_new_is_from_there() -> None:
    """The message tells what brought most, the advice whom to ask."""
    said = judged(*MOST)
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "of 11 outcomes with a note of how you had met, 7 came through people from Choir, more "
        "than from anywhere else, and you met nobody there in the last 365 days"
    )
    assert said.advice == "go there again this month, or ask Ana where they meet now"
    assert (said.finding.kind, said.finding.ids, len(said.places)) == ("network", (), 7)
    assert "Choir" not in said.redacted
    assert "Ana" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(
    ("on", "verdict"), [(YEAR_AGO, Verdict.PASS), (YEAR_AGO - timedelta(days=1), Verdict.FAIL)]
)
def test_passes_with_somebody_new_from_there(on: date, verdict: Verdict) -> None:
    """Whoever it is, and however the place is written."""
    assert judged(*MOST, met("Cleo", " CHOIR", on)).verdict is verdict


def test_people_of_one_place_count_together() -> None:
    """Two of the choir brought three each, Ben of the fair five."""
    people = (*PEOPLE, met("Cleo", "choir"))
    said = judged(*came((3, "Ana"), (3, "Cleo"), (5, "Ben")), people=people)
    assert said.message.startswith("of 11 outcomes with a note of how you had met, 6 came")
    assert said.advice.endswith("ask Ana and Cleo where they meet now")


def test_outcome_through_two_of_a_place_is_one() -> None:
    """And through two of different places it is one of each."""
    people = (*PEOPLE, met("Cleo", "choir"))
    said = judged(*came((6, "Ana Cleo"), (3, "Ana Ben"), (1, "Ben")), people=people)
    assert said.message.startswith("of 10 outcomes with a note of how you had met, 9 came")


def test_does_not_apply_where_two_places_brought_as_much() -> None:
    """Neither brought most."""
    assert judged(*came((5, "Ana"), (5, "Ben"))).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_with_few_outcomes() -> None:
    """Fewer than ten of which the place is known."""
    said = judged(*came((9, "Ana")))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("outcomes", "")])
    assert said.remedies == {"log what comes of your contacts, and through whom: [[outcome]]"}
    assert judged(outcomes=0).verdict is Verdict.UNKNOWN


def test_is_unknown_where_a_place_or_credit_could_make_the_difference() -> None:
    """Three more for the fair would make it even."""
    for number, verdict in ((2, Verdict.FAIL), (3, Verdict.UNKNOWN)):
        assert judged(*MOST, *came((number, ""))).verdict is verdict
        said = judged(*MOST, met("Cleo", None), *came((number, "Cleo")))
        # Cleo was met too long ago to be somebody new, wherever that was.
        assert said.verdict is verdict
    assert judged(*MOST, *came((3, ""))).lacks == [("credit", "")]
    assert said.lacks == [("met_through", "cleo")]


def test_is_unknown_where_somebody_new_may_be_from_there() -> None:
    """The day of meeting or the place is not recorded."""
    assert judged(*MOST, met("Cleo", "choir", None)).lacks == [("met", "cleo")]
    assert judged(*MOST, met("Cleo", None, TODAY)).lacks == [("met_through", "cleo")]
    assert judged(*MOST, met("Cleo", "fair", None)).verdict is Verdict.FAIL


def test_what_came_through_nobody_has_no_place() -> None:
    """Ego's own doing counts for none."""
    built = network(*PEOPLE, me(), *MOST, *came((5, "")))
    own = [one if one.credit else attrs.evolve(one, credit=("me",)) for one in built.outcomes]
    said = say(paying_source_unused, attrs.evolve(built, outcomes=tuple(own)))
    assert said.message == judged(*MOST).message


def test_options_move_the_limits() -> None:
    """`outcomes` says how many it takes, `days` within how long."""
    assert judged(*came((5, "Ana")), outcomes=5).verdict is Verdict.FAIL
    assert judged(*MOST, outcomes=12).verdict is Verdict.UNKNOWN
    assert judged(*MOST, met("Cleo", "choir", YEAR_AGO), days=30).verdict is Verdict.FAIL


@pytest.mark.parametrize("new", [OLD, TODAY])
def test_no_fact_that_is_filled_in_turns_it_around(new: date) -> None:
    """Whoever's place or day is taken away, the verdict stays or is unknown."""
    facts = [("Ana", "choir", OLD), ("Ben", "fair", OLD), ("Cleo", "choir", new)]

    def verdict(gone: tuple[int, ...]) -> Verdict:
        people = [
            met(name, None if 2 * at in gone else through, None if 2 * at + 1 in gone else day)
            for at, (name, through, day) in enumerate(facts)
        ]
        outcomes = came((4, "Ana"), (2, "Ben"), (1, "Cleo"))
        return judged(*outcomes, people=tuple(people), outcomes=3).verdict

    for number in range(7):
        for gone in combinations(range(6), number):
            assert verdict(gone) in (verdict(()), Verdict.UNKNOWN)


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    later = judged(
        *(attrs.evolve(one, on=one.on + week) for one in MOST),
        people=(met("Ana", "Choir", OLD + week), met("Ben", "fair", OLD + week)),
        today=TODAY + week,
    )
    assert later.message == judged(*MOST).message

"""G003: a strong network in all the places you need."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
from building import TODAY, covered, event, network, person
from rules.judging import Said, goal, is_info, say

from netrules import Item, PersonRecord, Verdict
from netrules.rules.gaps.places import missing_place

AIM = goal(places=("Malmö",))
WARM = (covered(), event("Ana", TODAY))


def at(name: str, place: str = "malmö", *, organization: str = "", group: str = "") -> PersonRecord:
    """Somebody at a place, of an employer and a group."""
    facts = {"place": place, "groups": (group,)} if group else {"place": place}
    return person(name, organization=organization, **facts)


ANA = at("Ana", organization="Acme", group="Choir")
BEN = at("Ben", organization="Birch", group="Choir")
CLEO = at("Cleo", "Oslo", organization="Cedar", group="Chess")


def judged(*items: Item, **options: Any) -> Said:
    """The rule on a goal about Malmö."""
    return say(missing_place, network(*items), AIM, **options)


def test_passes_with_a_network_there() -> None:
    """Two people, one of them warm, of several employers and groups."""
    assert judged(ANA, BEN, CLEO, *WARM).verdict is Verdict.PASS


def test_fails_with_one_person_there() -> None:
    """The message says what there is of all that is wanted, and points to goal and person."""
    said = judged(ANA, CLEO, covered())
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("aim",)]
    assert said.message == (
        "goal aim needs a network in Malmö: so far 1 of 2 people, 0 of 1 in warm contact going by "
        "meetings, and 2 of 2 employers or groups among them"
    )
    assert said.advice == (
        "ask the people you know there, and those who moved away, whom you should meet"
    )
    assert said.finding.variant == "malmö"
    assert said.places[0] == ("netrules.toml", 7)
    assert said.places[1:] == [
        (one.path, one.line) for one in said.report.network.people["ana"].origins
    ]
    assert is_info(said)
    assert "Malmö" not in said.redacted


def test_fails_where_nobody_there_is_warm() -> None:
    """People without contact in a year are an address list, not a network."""
    last = TODAY - timedelta(days=365)
    assert judged(ANA, BEN, covered(), event("Ana", last)).verdict is Verdict.PASS
    earlier = last - timedelta(days=1)
    assert judged(ANA, BEN, covered(), event("Ana", earlier)).verdict is Verdict.FAIL


def test_fails_where_all_are_of_one_circle() -> None:
    """Two people whose only employer and group are one and the same."""
    people = [at(name, organization="Choir", group="Choir") for name in ("Ana", "Ben")]
    said = judged(*people, *WARM)
    assert said.message.endswith("and 1 of 2 employers or groups among them")


def test_is_unknown_where_a_place_is_not_recorded() -> None:
    """Dana may live in Malmö."""
    said = judged(ANA, CLEO, person("Dana", organization="Dill", groups=("Chess",)), *WARM)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("place", "dana")]
    assert said.remedies == {"add place (where they live or work)"}


def test_is_unknown_where_groups_are_not_recorded() -> None:
    """Two colleagues may belong to groups that nobody wrote down."""
    said = judged(at("Ana", organization="Acme"), at("Ben", organization="Acme"), *WARM)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("groups", "ana"), ("groups", "ben")]


def test_is_unknown_where_contact_is_not_covered() -> None:
    """Contact may stand where the files do not reach."""
    said = judged(ANA, BEN, covered(until=date(2026, 1, 31)))
    assert said.remedies == {"meetings end on 2026-01-31"}


def test_dated_record_is_relied_on_for_two_years() -> None:
    """A place of a card of 730 days ago counts; one day older, it needs looking up."""
    for age, verdict in ((730, Verdict.PASS), (731, Verdict.UNKNOWN)):
        dated = attrs.evolve(BEN, as_of=TODAY - timedelta(days=age))
        said = judged(ANA, dated, *WARM)
        assert said.verdict is verdict
    assert said.remedies == {"add place (where they live or work); the one on record is of 2024"}


def test_does_not_apply_to_a_goal_without_places() -> None:
    """A goal that is about no place lacks none."""
    assert say(missing_place, network(ANA), goal()).verdict is Verdict.NOT_APPLICABLE


def test_options_move_the_limits() -> None:
    """Each part of what a network is can be asked for or left out."""
    assert judged(ANA, CLEO, *WARM, people=1).verdict is Verdict.PASS
    assert judged(ANA, BEN, covered(), warm=0).verdict is Verdict.PASS
    assert judged(ANA, BEN, *WARM, circles=4).verdict is Verdict.FAIL
    dated = attrs.evolve(BEN, as_of=TODAY - timedelta(days=10))
    assert judged(ANA, dated, *WARM, dated_days=9).verdict is Verdict.UNKNOWN

"""What the article and its comments tell, as small networks that the templates judge.

"I had just talked to my umpteenth client who found him/herself out of a job with a stone
cold network"; "In the IT space, leaders are coming to this realization late in the game";
"people who start networking to get a job often stop networking as soon as they've landed".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import pytest
from building import TODAY, all_ties, covered, event, me, network, person
from rules.judging import say

from netrules import Goal, GoalResult, Item, Level, NeedResult, OwnerRecord, Unknown
from netrules.engine.check import judge_goals
from netrules.manager import Plugins
from netrules.rules.gaps.goal_met import unmet_need

TEMPLATES: Final = Plugins.installed(third_party=False).templates()
#: The files reach back ten years and leave out nothing.
WHOLE: Final = (covered(TODAY.replace(year=2016)), all_ties())
DAY: Final = timedelta(days=1)


def _goal(template: str, **lists: tuple[str, ...]) -> Goal:
    chosen = TEMPLATES[template]
    return Goal(template, template, needs=chosen.needs, distinct=chosen.distinct, **lists)


def _judged(goal: Goal, *items: Item, today: date = TODAY) -> GoalResult:
    (result,) = judge_goals(network(*items, *WHOLE).as_of(today), [goal])
    return result


def _needs(result: GoalResult) -> Mapping[str, NeedResult]:
    return {one.need.name: one for one in result.needs}


def _unmet(result: GoalResult) -> set[str]:
    """The must-needs that are not met."""
    return {one.need.name for one in result.needs if one.need.must and one.met is False}


def _met(names: Sequence[str], *, days: int) -> list[Item]:
    """A meeting with each so many days ago."""
    return [event(name, TODAY - days * DAY) for name in names]


# -- out of a job, with a stone cold network -----------------------------------------------

SEEKER: Final[OwnerRecord] = me(fields=("logistics",), level=Level.SENIOR)
JOB: Final = _goal("job", fields=("logistics",), employers=("Ferryman Ltd", "Quayside plc"))
INSIDERS: Final = ("Ines", "Olu")
DECIDERS: Final = ("Marta", "Theo")
KNOWN: Final[Sequence[Item]] = (
    SEEKER,
    person("Ines", organization="Ferryman Ltd", title="Planner", level="senior"),
    person("Olu", organization="Quayside plc", title="Dispatcher", level="entry"),
    person(
        "Marta",
        organization="Tollgate",
        title="Depot Director",
        level="director",
        fields=("logistics",),
    ),
    person(
        "Theo",
        organization="Wharf & Sons",
        title="Fleet Manager",
        level="manager",
        fields=("logistics",),
    ),
    person("Rana", organization="Hire Street", title="Recruiter", level="senior"),
)
PEOPLE: Final = (*INSIDERS, *DECIDERS, "Rana")


def test_stone_cold_job_seeker_knows_the_right_people_and_none_of_them_is_warm() -> None:
    """Everybody the goal asks for is there; the last word with any of them is years ago."""
    result = _judged(JOB, *KNOWN, *_met(PEOPLE, days=1500))
    needs = _needs(result)
    assert result.met is False
    assert _unmet(result) == {"recruiters-or-referrers"}
    assert needs["recruiters-or-referrers"].limit == "warm"
    assert needs["insiders"].met is True
    assert needs["warm-insiders"].met is False


def test_stone_cold_job_seeker_is_told_to_get_in_touch() -> None:
    """The finding says that people are there, that contact is not, and what to do this week."""
    cold = network(*KNOWN, *_met(PEOPLE, days=1500), *WHOLE)
    said = say(unmet_need, cold, JOB)
    [message] = [text for text in said.messages if "recruiters" in text]
    assert message == (
        "goal job needs recruiters in warm contact, or people inside a named employer who can "
        "refer you: 3 so far, but fewer than 1 in warm contact, going by meetings"
    )
    [must] = [one for one in said.findings if one.variant == "recruiters-or-referrers"]
    assert must.advice == "get in touch again with those you have"


@pytest.mark.parametrize("days", [30, 360])
def test_job_seeker_who_did_it_before_it_was_needed(days: int) -> None:
    """The same people, and a word with each within the year: the network can bring a job."""
    assert _judged(JOB, *KNOWN, *_met(PEOPLE, days=days)).met is True


def test_two_calls_are_enough_to_begin_with() -> None:
    """It takes no hundred messages: one word with somebody inside closes what was open."""
    cold = _met(PEOPLE, days=1500)
    assert _judged(JOB, *KNOWN, *cold, *_met(["Ines"], days=1)).met is True


def test_where_the_files_are_silent_a_network_is_not_called_cold() -> None:
    """Without dated contact the same network may be warm: that is unknown, and said so."""
    (result,) = judge_goals(network(*KNOWN).as_of(TODAY), [JOB])
    assert isinstance(result.met, Unknown)
    settle = _needs(result)["recruiters-or-referrers"].settle
    assert {fact.field for fact in settle} == {"interactions"}


# -- the leader who comes to it late -------------------------------------------------------

LEADER: Final[OwnerRecord] = me(
    organization="Bellwether Bank",
    title="Head of Infrastructure",
    level=Level.DIRECTOR,
    fields=("it",),
)
TEAM: Final = [f"Colleague {number}" for number in range(1, 13)]
PEERS: Final = [f"Peer {number}" for number in range(1, 7)]
HOUSES: Final = ("Northgate", "Sable Systems", "Ostler", "Northgate", "Vane", "Ostler")
OFFICE: Final[Sequence[Item]] = (
    LEADER,
    *(
        person(name, organization="Bellwether Bank", level="senior", fields=("it",))
        for name in TEAM
    ),
    *(
        person(peer, organization=house, level="director", fields=("it",))
        for peer, house in zip(PEERS, HOUSES, strict=True)
    ),
)
DAILY: Final = _met(TEAM, days=3)


def test_leader_late_in_the_game_is_warm_at_work_and_nowhere_else() -> None:
    """Twelve warm ties, every one of which goes with the badge; the peers are long ago."""
    result = _judged(_goal("resilience"), *OFFICE, *DAILY, *_met(PEERS, days=1600))
    needs = _needs(result)
    assert result.met is False
    assert _unmet(result) == {"field-elsewhere"}
    assert (needs["field-elsewhere"].have, needs["field-elsewhere"].want) == (0, 5)
    assert needs["different-employers"].met is True
    assert needs["colleagues-to-keep"].met is True


def test_leader_late_in_the_game_has_people_to_revive() -> None:
    """Those who were close once are dormant, which is the cheapest place to begin."""
    items = (*OFFICE, *DAILY, *_met(PEERS, days=1600))
    field = _needs(_judged(_goal("answers", fields=("it",)), *items))
    assert set(field["dormant-experts"].people) == {
        name.lower().replace(" ", ".") for name in PEERS
    }
    revived = _judged(_goal("resilience"), *items, *_met(PEERS[:5], days=10))
    assert revived.met is True


def test_leader_may_still_be_promoted_by_a_network_that_is_all_inside() -> None:
    """The same network answers another goal otherwise: what is there depends on what for."""
    board = [
        person("Ada", organization="Bellwether Bank", level="cxo", fields=("finance",)),
        person("Ben", organization="Bellwether Bank", level="director", fields=("finance",)),
        person("Cyd", organization="Bellwether Bank", level="director", fields=("law",)),
    ]
    items = (*OFFICE, *board, *DAILY, *_met(["Ada"], days=20), *_met(PEERS, days=1600))
    assert _judged(_goal("promotion"), *items).met is True
    assert _judged(_goal("resilience"), *items).met is False


# -- landed, and then? ---------------------------------------------------------------------


def test_whoever_has_landed_finds_out_what_to_go_on_for() -> None:
    """The search brought a recruiter and insiders; mentors are other people, and four of them."""
    landed = me(organization="Ferryman Ltd", level=Level.SENIOR, fields=("logistics",))
    goal = _goal("mentor", fields=("logistics",))
    search = (landed, *KNOWN[1:], *_met(PEOPLE, days=60))
    result = _judged(goal, *search)
    assert _unmet(result) == {"sponsor"}
    boss = person("Boss", organization="Ferryman Ltd", level="director", fields=("logistics",))
    assert _judged(goal, *search, boss).met is True

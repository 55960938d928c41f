"""K006: the cards were swapped, and then?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, is_info, say

from netrules import Breadth, Direction, Item, Verdict
from netrules.rules.upkeep.second_contact import no_second_contact

MET = TODAY - timedelta(days=30)
ANA = person("Ana", met=MET)
EVERYWHERE = (covered(), covered(channel="mail"))


def judged(*items: Item, **options: Any) -> Said:
    """The rule."""
    return say(no_second_contact, network(*items), **options)


def test_golden_story_of_a_first_event() -> None:
    """The first happy hour, several cards swapped, and one of them followed up."""
    where = "happy hour of magazine editors"
    cards = [person(name, met=MET, met_through=where) for name in ("Ana", "Ben", "Cleo")]
    evening = event(["Ana", "Ben", "Cleo"], MET, breadth=Breadth.GROUP)
    note = event("Cleo", MET + timedelta(days=2), channel="mail", direction=Direction.OUT)
    said = judged(*cards, evening, note, *EVERYWHERE)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",), ("ben",)]
    assert said.messages[0] == (
        "you met Ana on 2026-08-31 (happy hour of magazine editors) and were not in touch since, "
        "going by mail and meetings"
    )
    assert said.counts == (3, 3)


def test_fails_without_second_contact() -> None:
    """Message, advice and place of one finding."""
    said = judged(ANA, *EVERYWHERE)
    assert said.message == (
        "you met Ana on 2026-08-31 and were not in touch since, going by mail and meetings"
    )
    assert said.advice == (
        "write to Ana this week: say what you remember of the talk, and send what you promised"
    )
    assert said.places == [("contacts.toml", ANA.origin.line)]
    assert is_info(said)


@pytest.mark.parametrize(
    ("ago", "verdict"),
    [
        (13, Verdict.NOT_APPLICABLE),
        (14, Verdict.FAIL),
        (90, Verdict.FAIL),
        (91, Verdict.NOT_APPLICABLE),
    ],
)
def test_follow_up_is_due_after_two_weeks(ago: int, verdict: Verdict) -> None:
    """Sooner there is time, and three months later it is no follow-up any more."""
    ana = person("Ana", met=TODAY - timedelta(days=ago))
    assert judged(ana, *EVERYWHERE).verdict is verdict


@pytest.mark.parametrize(
    ("day", "channel", "more", "verdict"),
    [
        (0, "meeting", {}, Verdict.FAIL),
        (0, "mail", {"direction": Direction.OUT}, Verdict.PASS),
        (-1, "mail", {"direction": Direction.OUT}, Verdict.FAIL),
        (1, "meeting", {}, Verdict.PASS),
        (1, "meeting", {"breadth": Breadth.GROUP}, Verdict.PASS),
        (1, "mail", {"direction": Direction.IN}, Verdict.PASS),
        (29, "mail", {"direction": Direction.OUT}, Verdict.PASS),
        (1, "mail", {"breadth": Breadth.BROADCAST}, Verdict.FAIL),
        (1, "LinkedIn endorsement", {}, Verdict.FAIL),
    ],
)
def test_second_contact(day: int, channel: str, more: dict[str, Any], verdict: Verdict) -> None:
    """A message of the same evening counts; a newsletter, a click and the event itself do not."""
    again = event("Ana", MET + timedelta(days=day), channel=channel, **more)
    assert judged(ANA, again, *EVERYWHERE).verdict is verdict


def test_is_unknown_where_the_days_since_are_not_covered() -> None:
    """A mail may stand where the files do not reach; one that is on record is enough."""
    short = covered(MET + timedelta(days=1))
    said = judged(ANA, short)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    assert said.remedies == {"meetings begin on 2026-09-01"}
    assert judged(ANA, short, event("Ana", TODAY)).verdict is Verdict.PASS


def test_day_of_an_entry_is_not_the_day_of_meeting() -> None:
    """An entry of last month may be of somebody met long ago."""
    said = judged(person("Ana", recorded=MET), *EVERYWHERE)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("met", "ana")]
    assert said.remedies == {"add met (the day you met)"}


def test_does_not_ask_when_old_acquaintances_were_met() -> None:
    """Who is on record from before the last three months was not met in them."""
    edge = TODAY - timedelta(days=90)
    before = edge - timedelta(days=1)
    for day, verdict in ((edge, Verdict.UNKNOWN), (before, Verdict.NOT_APPLICABLE)):
        assert judged(person("Ana", recorded=day), *EVERYWHERE).verdict is verdict
        assert judged(person("Ana"), event("Ana", day), *EVERYWHERE).verdict is verdict


@pytest.mark.parametrize("ago", [91, 400])
def test_is_unknown_where_an_older_day_gainsays_met(ago: int) -> None:
    """Whether it was the first meeting is open; contact since then is enough all the same."""
    before = TODAY - timedelta(days=ago)
    entry = person("Ana", met=MET, recorded=before)
    for items in ([entry], [ANA, event("Ana", before)]):
        said = judged(*items, *EVERYWHERE)
        assert said.verdict is Verdict.UNKNOWN
        assert said.lacks == [("met", "ana")]
        assert said.remedies == {
            "correct met, or the older day on record; they do not agree on when you met"
        }
        assert judged(*items, event("Ana", TODAY), *EVERYWHERE).verdict is Verdict.PASS
    in_time = person("Ana", met=MET, recorded=TODAY - timedelta(days=90))
    assert judged(in_time, *EVERYWHERE).verdict is Verdict.FAIL


def test_somebody_else_changes_nothing() -> None:
    """Whom else ego met, and wrote to, is of no concern."""
    alone = judged(ANA, *EVERYWHERE)
    ben = person("Ben", met=MET)
    both = judged(ANA, ben, event("Ben", TODAY), *EVERYWHERE)
    assert [one.key for one in both.findings] == [alone.finding.key]


def test_name_and_place_of_meeting_are_hidden() -> None:
    """Under redaction the day and the channels stay."""
    said = judged(person("Ana", met=MET, met_through="choir"), *EVERYWHERE)
    assert said.redacted == (
        "you met person-1 on 2026-08-31 (through-1) and were not in touch since, going by mail and "
        "meetings -> write to person-1 this week: say what you remember of the talk, and send what "
        "you promised"
    )


def test_options_move_the_limits() -> None:
    """`days` says when a follow-up is due, `look-back` for how long."""
    assert judged(ANA, *EVERYWHERE, days=31).verdict is Verdict.NOT_APPLICABLE
    assert judged(ANA, *EVERYWHERE, look_back=29).verdict is Verdict.NOT_APPLICABLE


@given(st.integers(-2000, 2000).map(timedelta))
def test_only_the_distance_of_days_counts(delta: timedelta) -> None:
    """Every date and today shifted alike, it is the same finding."""
    ana = attrs.evolve(ANA, facts={"met": MET + delta})
    days = covered(MET + delta, TODAY + delta, channel="mail")
    said = judged(ana, days, today=TODAY + delta)
    assert said.finding.key == judged(ANA, *EVERYWHERE).finding.key

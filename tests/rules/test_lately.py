"""K002: who have you talked to lately?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from building import TODAY, covered, event, network, person
from rules.judging import Said, goal, is_info, need, say

from netrules import Breadth, Direction, Favour, Goal, Item, Verdict, let_rest
from netrules.rules.upkeep.asked_again import asked_too_soon
from netrules.rules.upkeep.lately import overdue_contact

EVERY_6_WEEKS = person("Ana", every="6w", fields=("data",))
PLAIN = person("Ana", fields=("data",))
AIM = goal(need('"data" in fields'))


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def judged(*items: Item, goals: tuple[Goal, ...] = (), **options: Any) -> Said:
    """The rule, with every meeting on record unless *items* say otherwise."""
    return say(overdue_contact, network(*items), *goals, **options)


@pytest.mark.parametrize(
    ("every", "last", "verdict"),
    [
        ("6w", 63, Verdict.PASS),
        ("6w", 64, Verdict.FAIL),
        ("1w", 10, Verdict.PASS),
        ("1w", 11, Verdict.FAIL),
        ("5d", 7, Verdict.PASS),
        ("5d", 8, Verdict.FAIL),
        ("1y", 547, Verdict.PASS),
        ("1y", 548, Verdict.FAIL),
    ],
)
def test_contact_is_overdue_after_one_and_a_half_periods(
    every: str, last: int, verdict: Verdict
) -> None:
    """On the last day of one and a half periods it is still in time; a year has 365 days."""
    ana = person("Ana", every=every)
    assert judged(ana, covered(), event("Ana", ago(last))).verdict is verdict


def test_fails_when_a_cadence_is_not_kept() -> None:
    """The message says how long it has been and what was meant, the advice how to reach out."""
    call = event("Ana", ago(77), channel="call")
    said = judged(EVERY_6_WEEKS, covered(), covered(channel="call"), call)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "no two-way contact with Ana for 77 days, going by calls and meetings; you meant to be in "
        "touch every 42 days"
    )
    assert said.advice == "call Ana, as last time"
    assert len(said.places) == 1
    assert is_info(said)


def test_fails_when_a_goal_needs_somebody() -> None:
    """Without a cadence, 180 days are the most for those whom a must-need asks for."""
    assert judged(PLAIN, covered(), event("Ana", ago(180)), goals=(AIM,)).findings == ()
    said = judged(PLAIN, covered(), event("Ana", ago(181)), goals=(AIM,))
    assert said.message == (
        "no two-way contact with Ana for 181 days, going by meetings; they could help with aim"
    )
    assert said.advice == "meet Ana, as last time"


def test_goal_is_no_reason_where_it_does_not_insist() -> None:
    """What only would help a goal makes nobody overdue."""
    nice = goal(need('"data" in fields', must=False))
    said = judged(PLAIN, covered(), event("Ana", ago(181)), goals=(nice,))
    assert said.verdict is Verdict.UNKNOWN


def test_goal_holds_beside_a_long_cadence() -> None:
    """Once a year is often enough for Ana, and not for the goal that needs her."""
    yearly = person("Ana", every="1y", fields=("data",))
    met = event("Ana", ago(200))
    assert judged(yearly, covered(), met).verdict is Verdict.PASS
    assert judged(yearly, covered(), met, goals=(AIM,)).message.endswith("could help with aim")


@pytest.mark.parametrize("last", [5, 100, 200, 800])
@pytest.mark.parametrize("every", ["1w", "3m", "1y"])
def test_cadence_that_is_not_noted_turns_no_verdict_around(every: str, last: int) -> None:
    """What was overdue is never on time for want of a note, nor the other way round."""
    noted = person("Ana", every=every, fields=("data",))
    items = (covered(), event("Ana", ago(last)))
    for goals in ((), (AIM,)):
        with_it = judged(noted, *items, goals=goals).verdict
        assert judged(PLAIN, *items, goals=goals).verdict in (with_it, Verdict.UNKNOWN)


def test_without_any_contact_on_record_it_says_at_least_how_long() -> None:
    """Where the files begin without contact, it has been as long as they reach at least."""
    said = judged(EVERY_6_WEEKS, covered(ago(100)))
    assert said.message.startswith("no two-way contact with Ana for at least 101 days, going by")
    assert said.advice == "reach out to Ana"
    assert said.places == [
        (one.path, one.line) for one in said.report.network.people["ana"].origins
    ]


def test_advice_names_the_channel_of_the_last_answer() -> None:
    """What ego sent, what was meant for many and a click are no answers to go by."""
    mails = (
        event("Ana", ago(300), channel="mail", direction=Direction.IN),
        event("Ana", ago(90), channel="chat", direction=Direction.OUT),
        event("Ana", ago(80), channel="letter", direction=Direction.IN, breadth=Breadth.GROUP),
        event("Ana", ago(70), channel="LinkedIn endorsement", direction=Direction.IN),
    )
    everywhere = [covered(channel=channel) for channel in ("mail", "chat", "letter")]
    assert judged(EVERY_6_WEEKS, *everywhere, *mails).advice == (
        "write to Ana, by mail as last time"
    )


def test_advice_is_not_to_write_a_fourth_time() -> None:
    """Where three messages are without an answer, a fourth is not what helps."""
    mails = [
        event("Ana", ago(days), channel="mail", direction=Direction.OUT) for days in (90, 80, 70)
    ]
    met = event("Ana", ago(200))
    twice = judged(EVERY_6_WEEKS, covered(channel="mail"), covered(), met, *mails[:2])
    assert twice.advice == "meet Ana, as last time"
    thrice = judged(EVERY_6_WEEKS, covered(channel="mail"), covered(), met, *mails)
    assert thrice.advice == "you wrote last, so ask somebody who knows you both how Ana is"


@pytest.mark.parametrize("waited", [1, 29, 30, 31])
def test_advice_is_never_against_letting_it_rest(waited: int) -> None:
    """Where two asks wait for an answer K010 says to let it rest, and so does this."""
    met = event("Ana", ago(200))
    asks = [
        event("Ana", ago(days), channel="mail", direction=Direction.OUT, favour=Favour.ASK)
        for days in (waited + 10, waited)
    ]
    items = (EVERY_6_WEEKS, covered(channel="mail"), covered(), met, *asks)
    said = judged(*items)
    rests = say(asked_too_soon, network(*items)).verdict is Verdict.FAIL
    assert rests is (waited <= 30)
    until = TODAY + timedelta(days=30 - waited)
    assert said.advice == (
        f"you asked twice, so let it rest until {until}, or ask somebody else"
        if rests
        else "meet Ana, as last time"
    )
    answer = event("Ana", ago(waited), channel="mail", direction=Direction.IN)
    assert let_rest(network(*items, answer).events_with("ana"), TODAY) is None


def test_points_to_the_latest_events() -> None:
    """Of many events the last three are told, the latest first."""
    met = [event("Ana", ago(days)) for days in (400, 300, 200, 100)]
    places = judged(EVERY_6_WEEKS, covered(), *met).places
    assert len(places) == 3
    assert places == sorted(places, reverse=True)


def test_channel_of_your_own_wording_is_hidden() -> None:
    """A channel that is called after somebody tells who is meant, so redaction hides it."""
    lunch = event("Ana", ago(90), channel="lunch with Ana")
    said = judged(EVERY_6_WEEKS, covered(channel="lunch with Ana"), covered(), lunch)
    assert "going by lunch with Ana and meetings" in said.message
    assert "Ana" not in said.redacted
    assert "meetings" in said.redacted


def test_is_unknown_where_contact_is_not_covered() -> None:
    """Contact may stand where the files do not reach."""
    said = judged(EVERY_6_WEEKS, covered(until=ago(30)), event("Ana", ago(77)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    assert said.remedies == {"meetings end on 2026-08-31"}


def test_is_unknown_where_it_is_not_known_whom_a_goal_needs() -> None:
    """If Ana works with data she is overdue, and nobody has written down whether she does."""
    said = judged(person("Ana"), covered(), event("Ana", ago(200)), goals=(AIM,))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("every", "ana"), ("fields", "ana")]


def test_is_unknown_without_a_cadence() -> None:
    """How often is often enough is for ego to say, and what else is missing is said, too."""
    said = judged(PLAIN, covered(), event("Ana", ago(5)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("every", "ana")]
    assert said.remedies == {"add every (how often you want to be in touch)"}
    ended = judged(PLAIN, covered(until=ago(30)))
    assert ended.lacks == [("every", "ana"), ("interactions", "")]


def test_options_move_the_limits() -> None:
    """`late` says after how many periods, `goal-days` after how many days for goals."""
    met = event("Ana", ago(77))
    assert judged(EVERY_6_WEEKS, covered(), met, late=2.0).verdict is Verdict.PASS
    assert judged(EVERY_6_WEEKS, covered(), met, late=1.0).verdict is Verdict.FAIL
    assert judged(PLAIN, covered(), met, goals=(AIM,), goal_days=76).verdict is Verdict.FAIL

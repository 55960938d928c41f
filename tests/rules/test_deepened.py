"""T011: it starts at one level and grows to other levels."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from building import TODAY, covered, event, network, person
from rules.judging import Said, goal, is_info, need, say

from netrules import Breadth, Direction, InteractionRecord, Item, Verdict
from netrules.rules.truths.deepened import never_deepened

MAIL = covered(channel="mail")
ANA = person("Ana", fields=("data",))
AIM = goal(need('"data" in fields'))


def mail(ago: int, direction: Direction = Direction.BOTH, **more: Any) -> InteractionRecord:
    """A mail between Ana and you so many days ago."""
    return event("Ana", TODAY - timedelta(days=ago), channel="mail", direction=direction, **more)


def judged(*items: Item, ana: Item = ANA, goals: Any = (AIM,), **options: Any) -> Said:
    """The rule on Ana, whom a goal asks for."""
    return say(never_deepened, network(ana, *items), *goals, **options)


THREE = [mail(600), mail(300), mail(10)]


def test_fails_where_a_tie_stayed_at_messages() -> None:
    """The message says since when, by which channels, and for which goal it would matter."""
    said = judged(MAIL, covered(), *THREE)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "since 2024-09-30 Ana wrote to you on 3 days and you wrote back, and there was no call or "
        "meeting, going by mail and meetings; they could help with aim"
    )
    assert said.advice == "propose a call of ten minutes to Ana, or a coffee"
    assert len(said.places) == 3
    assert said.places == sorted(said.places, reverse=True)
    assert "Ana" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize("channel", ["meeting", "call"])
def test_passes_once_you_have_spoken(channel: str) -> None:
    """In a group, too; and it takes no coverage to know."""
    spoken = event(["Ana", "Zoe"], TODAY - timedelta(days=700), channel=channel)
    assert judged(person("Zoe", fields=("law",)), *THREE, spoken).verdict is Verdict.PASS
    lecture = event("Ana", spoken.at, channel=channel, breadth=Breadth.BROADCAST)
    assert judged(MAIL, covered(), covered(channel="call"), *THREE, lecture).findings


@pytest.mark.parametrize(
    "mails",
    [
        [mail(600), mail(10)],
        [mail(300), mail(200), mail(10)],
        [mail(600), mail(500), mail(400)],
        [mail(600, Direction.IN), mail(300), mail(10)],
        [mail(600, Direction.OUT), mail(300), mail(10), mail(5)],
        [mail(600), mail(600), mail(10)],
        [mail(600, breadth=Breadth.GROUP), mail(300), mail(10), mail(5)],
    ],
    ids=["two", "young", "rested", "no answer", "one way", "one day", "to a group"],
)
def test_does_not_apply_to_other_ties(mails: list[Item]) -> None:
    """It takes three days, and letters of both in both years."""
    assert judged(MAIL, *mails).verdict is Verdict.NOT_APPLICABLE


def test_letter_and_answer_are_both_ways() -> None:
    """One of each in both years, and a third of hers."""
    mails = [mail(600, Direction.OUT), mail(590, Direction.IN), mail(580, Direction.IN)]
    mails += [mail(20, Direction.IN), mail(10, Direction.OUT)]
    assert judged(MAIL, *mails).message.startswith("since 2024-09-30 Ana wrote to you on 3 days")


def test_does_not_apply_to_people_whom_no_goal_asks_for() -> None:
    """Nobody has to deepen every tie."""
    other = person("Ana", fields=("law",))
    assert judged(MAIL, *THREE, ana=other).verdict is Verdict.NOT_APPLICABLE
    assert judged(MAIL, *THREE, goals=()).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_it_is_not_known_whom_a_goal_asks_for() -> None:
    """Ana may work with data; it matters only where the tie stayed at messages."""
    said = judged(MAIL, *THREE, ana=person("Ana"))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("fields", "ana")])
    assert judged(MAIL, mail(10), ana=person("Ana")).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_the_time_is_not_covered() -> None:
    """A meeting may stand where the files do not reach."""
    said = judged(covered(TODAY - timedelta(days=729), channel="mail"), *THREE)
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("interactions", "")])
    assert said.remedies == {"mail begins on 2024-10-01"}
    assert judged(covered(TODAY - timedelta(days=730), channel="mail"), *THREE).findings


def test_halves_meet_after_a_year() -> None:
    """A letter of 365 days ago is of the second year, one of the day before of the first."""
    for ago, verdict in ((365, Verdict.NOT_APPLICABLE), (366, Verdict.FAIL)):
        assert judged(MAIL, mail(ago), mail(300), mail(10)).verdict is verdict


def test_options_move_the_limits() -> None:
    """`messages` says on how many days, `days` within how long."""
    assert judged(MAIL, mail(600), mail(10), messages=2).verdict is Verdict.FAIL
    assert judged(MAIL, *THREE, messages=4).verdict is Verdict.NOT_APPLICABLE
    assert judged(MAIL, *THREE, mail(350), days=400).verdict is Verdict.FAIL
    assert judged(MAIL, *THREE, days=290).verdict is Verdict.NOT_APPLICABLE


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    later = say(
        never_deepened,
        network(ANA, covered(until=TODAY + week, channel="mail"), *map(mail, (593, 293, 3))),
        AIM,
        today=TODAY + week,
    )
    plain = judged(MAIL, *THREE)
    assert plain.finding.key == later.finding.key

"""T003: taking part strengthens a tie, and has to be real."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from building import TODAY, covered, event, network, person
from rules.judging import Said, is_info, say

from netrules import Breadth, Direction, InteractionRecord, Item, Verdict
from netrules.rules.truths.gestures import gesture_only_tie

MAIL = covered(channel="mail")
DAYS = [date(2026, 3, day) for day in (2, 9, 16, 23)]
QUIET = "no file lists every reaction and comment; with some there may have been more"


def like(on: date, name: str = "Ana", *, channel: str = "Facebook reaction") -> InteractionRecord:
    """A click on what somebody wrote."""
    return event(name, on, channel=channel, direction=Direction.OUT)


def judged(*items: Item, **options: Any) -> Said:
    """The rule on Ana alone."""
    return say(gesture_only_tie, network(person("Ana"), *items), **options)


def test_fails_with_gestures_alone() -> None:
    """The message counts them and names their channels and those of contact."""
    likes = [like(DAYS[0]), like(DAYS[1]), like(DAYS[2], channel="LinkedIn comment")]
    said = judged(MAIL, covered(), *likes)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "3 gestures between you and Ana since 2025-09-30 (Facebook reactions and LinkedIn "
        "comments), and no message, call or meeting, going by mail and meetings"
    )
    assert said.advice == "write Ana a line of your own about what you liked"
    assert said.places == [("contacts.toml", one.origin.line) for one in reversed(likes)]
    assert "Ana" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(
    "deeper",
    [
        event("Ana", DAYS[3], channel="mail", direction=Direction.OUT),
        event("Ana", DAYS[3]),
        event("Ana", DAYS[3], channel="call", direction=Direction.IN),
        event(["Ana", "Ben"], DAYS[3], channel="chat", breadth=Breadth.GROUP),
    ],
    ids=["mail", "meeting", "call", "group"],
)
def test_passes_with_anything_deeper(deeper: InteractionRecord) -> None:
    """Whether it was answered is another rule's question, and no coverage is needed."""
    assert judged(*map(like, DAYS), deeper).verdict is Verdict.PASS


def test_what_is_meant_for_everybody_is_a_gesture() -> None:
    """A letter to all is no letter to Ana."""
    letters = [
        event("Ana", day, channel="mail", direction=Direction.IN, breadth=Breadth.BROADCAST)
        for day in DAYS
    ]
    said = judged(MAIL, *letters)
    assert said.message.startswith("4 gestures between you and Ana since 2025-09-30 (mail)")


def test_is_unknown_where_the_time_is_not_covered() -> None:
    """A message may stand where the files do not reach."""
    said = judged(covered(until=DAYS[3], channel="mail"), *map(like, DAYS))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("interactions", "")])
    assert said.remedies == {"mail ends on 2026-03-23"}
    assert judged(*map(like, DAYS)).remedies == {"no file says when you were in contact"}


def test_is_unknown_with_fewer_gestures() -> None:
    """Of those there may be more, and that is said once for all."""
    said = say(
        gesture_only_tie,
        network(person("Ana"), person("Ben"), person("Cleo"), MAIL, *map(like, DAYS[:2])),
    )
    assert (said.verdict, said.counts) == (Verdict.UNKNOWN, (0, 1))
    assert said.remedies == {QUIET}
    assert judged(MAIL, *map(like, DAYS[:3])).verdict is Verdict.FAIL


def test_does_not_apply_to_nobody() -> None:
    """Without people there are no ties."""
    assert say(gesture_only_tie, network(MAIL)).verdict is Verdict.NOT_APPLICABLE


def test_year_is_365_days() -> None:
    """A gesture and a mail 365 days ago count; a day earlier they do not."""
    first = TODAY - timedelta(days=365)
    before = first - timedelta(days=1)
    for day, verdict in ((first, Verdict.FAIL), (before, Verdict.UNKNOWN)):
        assert judged(MAIL, like(day), *map(like, DAYS[:2])).verdict is verdict
    for day, verdict in ((first, Verdict.PASS), (before, Verdict.FAIL)):
        mail = event("Ana", day, channel="mail")
        assert judged(MAIL, mail, *map(like, DAYS)).verdict is verdict


def test_options_move_the_limits() -> None:
    """`gestures` says how many, `days` within how long."""
    assert judged(MAIL, like(DAYS[0]), gestures=1).message.startswith("1 gesture between")
    assert judged(MAIL, *map(like, DAYS), gestures=5).verdict is Verdict.UNKNOWN
    assert judged(MAIL, *map(like, DAYS), days=30).verdict is Verdict.UNKNOWN


def test_others_change_nothing_for_ana() -> None:
    """A finding is about one tie."""
    alone = judged(MAIL, *map(like, DAYS))
    met = event("Ben", DAYS[0], channel="mail")
    both = say(gesture_only_tie, network(person("Ana"), person("Ben"), MAIL, *map(like, DAYS), met))
    assert (both.message, both.finding.key) == (alone.message, alone.finding.key)
    assert both.counts == (2, 2)

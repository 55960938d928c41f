"""T004: done gradually over time, it does not take a lot of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, network, person
from rules.judging import Said, is_info, say

from netrules import (
    Breadth,
    Direction,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Verdict,
)
from netrules.rules.truths.bursts import bursty_outreach

MAIL = covered(channel="mail")
#: Three weeks with a letter on each of five days, months apart.
BURSTS = [*range(10, 15), *range(130, 135), *range(250, 255)]


def out(days_ago: int, today: date = TODAY, **more: Any) -> InteractionRecord:
    """A mail to Ana so many days ago."""
    more.setdefault("direction", Direction.OUT)
    return event("Ana", today - timedelta(days=days_ago), channel="mail", **more)


def judged(ago: Iterable[int], *items: Item, **options: Any) -> Said:
    """The rule on mails of so many days ago."""
    return say(bursty_outreach, network(person("Ana"), *map(out, ago), *items), **options)


def test_fails_in_bursts() -> None:
    """The message says on how many days, how bursty, and how long the longest silence was."""
    said = judged(BURSTS, MAIL)
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "of the last 365 days you reached out on 15, mostly in bursts (burstiness 0.673: 0 is "
        "random, 1 is all at once), and not at all for 115 days between 2026-05-23 and 2026-09-16, "
        "going by mail"
    )
    assert said.advice == (
        "two short messages a week are less work than a campaign, and keep more people near"
    )
    assert (said.finding.kind, len(said.places)) == ("network", 2)
    assert "Ana" not in said.redacted
    assert is_info(said)


def test_passes_when_spread_over_the_year() -> None:
    """Once a fortnight, and much the same with some at random."""
    assert judged(range(0, 365, 14), MAIL).verdict is Verdict.PASS
    assert judged([3, 9, 40, 41, 90, 130, 131, 200, 260, 333], MAIL).verdict is Verdict.PASS


def test_does_not_apply_with_fewer_than_five_gaps() -> None:
    """Two letters of one day are one day."""
    assert judged([1, 2, 3, 4, 300, 300], MAIL).verdict is Verdict.NOT_APPLICABLE
    assert judged([1, 2, 3, 4, 5, 300], MAIL).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, True),
        ({"direction": Direction.BOTH}, True),
        ({"direction": Direction.IN}, False),
        ({"breadth": Breadth.BROADCAST}, False),
    ],
)
def test_counts_what_ego_did_for_somebody(more: Any, counts: bool) -> None:
    """Neither what others sent nor what was for everybody."""
    sixth = out(300, **more)
    verdict = Verdict.FAIL if counts else Verdict.NOT_APPLICABLE
    assert judged([1, 2, 3, 4, 5], MAIL, sixth).verdict is verdict


def test_click_is_no_outreach() -> None:
    """Nor does it need a file that lists all of them."""
    like = event("Ana", TODAY - timedelta(days=300), channel="reaction", direction=Direction.OUT)
    assert judged([1, 2, 3, 4, 5], MAIL, like).verdict is Verdict.NOT_APPLICABLE


def test_channel_of_one_chat_does_not_count() -> None:
    """Of other chats on it nothing is known."""
    chat = event("Ana", TODAY - timedelta(days=300), channel="chat", direction=Direction.OUT)
    ana = chat.people
    span = InteractionCoverage("chat", date(2020, 1, 1), TODAY, chat.origin, people=ana)
    assert judged([1, 2, 3, 4, 5], MAIL, chat, span).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_the_time_is_not_covered() -> None:
    """What was before the files begin may fill the gaps."""
    since = TODAY - timedelta(days=364)
    said = judged(BURSTS, covered(since, channel="mail"))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("interactions", "")])
    assert said.remedies == {"mail begins on 2025-10-01"}
    assert judged(BURSTS, covered(since - timedelta(days=1), channel="mail")).findings


def test_is_unknown_where_an_event_may_be_with_somebody_else() -> None:
    """Two people are called Ana, and it is not said which."""
    name = Handle(names=("Ana",))
    other = attrs.evolve(person("Ana"), handle=Handle(ids=("other",), names=("Ana",)))
    met = attrs.evolve(out(200), people=(name,))
    said = judged(BURSTS, MAIL, other, met)
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("interactions", "")])
    assert said.remedies == {"say whom you mean in interactions that name one of several namesakes"}


def test_options_move_the_limits() -> None:
    """`burstiness` says how much, `days` within how long."""
    assert judged(BURSTS, MAIL, burstiness=0.68).verdict is Verdict.PASS
    assert judged(BURSTS, MAIL, days=100).verdict is Verdict.NOT_APPLICABLE


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    later = say(
        bursty_outreach,
        network(
            person("Ana"),
            covered(until=TODAY + week, channel="mail"),
            *(out(days, TODAY + week) for days in BURSTS),
        ),
        today=TODAY + week,
    )
    assert later.finding.data["value"] == judged(BURSTS, MAIL).finding.data["value"]
    assert later.finding.key == judged(BURSTS, MAIL).finding.key

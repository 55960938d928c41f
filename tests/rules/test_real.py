"""T001: it has to be real."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, handle, network, person
from rules.judging import Said, is_info, say

from netrules import Breadth, Direction, InteractionRecord, Item, Verdict
from netrules.rules.truths.real import one_way_tie

MAIL = covered(channel="mail")
DAYS = [date(2026, 3, day) for day in (2, 9, 16, 23)]


def sent(on: date, *, breadth: Breadth = Breadth.ONE) -> InteractionRecord:
    """A mail to Ana."""
    return event("Ana", on, channel="mail", direction=Direction.OUT, breadth=breadth)


def judged(*items: Item, **options: Any) -> Said:
    """The rule on Ana and Ben."""
    return say(one_way_tie, network(person("Ana"), person("Ben"), *items), **options)


def test_fails_after_three_messages_without_an_answer() -> None:
    """The message counts them, dates the first and names the channels; the last stands first."""
    said = judged(MAIL, covered(), *map(sent, DAYS[:3]))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "3 messages to Ana since 2026-03-02 and no answer, going by mail and meetings"
    )
    assert said.advice == (
        "let it rest for now; if the tie matters to you, ask somebody who knows you both"
    )
    assert len(said.places) == 3
    assert said.places == sorted(said.places, reverse=True)
    assert is_info(said)


def test_passes_with_two_messages() -> None:
    """Two unanswered messages are no pattern."""
    said = judged(MAIL, *map(sent, DAYS[:2]))
    assert (said.verdict, said.counts) == (Verdict.PASS, (1, 1))


@pytest.mark.parametrize(
    "answer",
    [
        event("Ana", DAYS[3], channel="mail", direction=Direction.IN),
        event("Ana", DAYS[3]),
        event("Ana", DAYS[3], channel="call", direction=Direction.OUT),
        event(["Ana", "Ben"], DAYS[3]),
    ],
    ids=["mail", "meeting", "call", "group meeting"],
)
def test_passes_once_anything_came_back(answer: InteractionRecord) -> None:
    """A mail and a talk are answers, on whichever channel."""
    said = judged(MAIL, *map(sent, DAYS), answer)
    assert not said.findings
    assert said.counts[0] >= 1


def test_a_click_is_no_answer() -> None:
    """No file lists every endorsement, so one that is not recorded must not matter either."""
    click = event("Ana", DAYS[3], channel="LinkedIn endorsement", direction=Direction.IN)
    assert judged(MAIL, *map(sent, DAYS), click).verdict is Verdict.FAIL


def test_answer_counts_where_coverage_ends() -> None:
    """An answer that is on record needs no coverage."""
    answer = event("Ana", DAYS[3], channel="mail", direction=Direction.IN)
    ended = covered(until=DAYS[3], channel="mail")
    assert judged(ended, *map(sent, DAYS), answer).counts == (1, 2)


def test_mail_to_everybody_is_neither_message_nor_answer() -> None:
    """What was meant for everybody was meant for nobody."""
    broadcasts = [sent(day, breadth=Breadth.BROADCAST) for day in DAYS]
    assert judged(MAIL, *broadcasts).verdict is Verdict.NOT_APPLICABLE
    theirs = event(
        "Ana", DAYS[3], channel="mail", direction=Direction.IN, breadth=Breadth.BROADCAST
    )
    assert judged(MAIL, *map(sent, DAYS), theirs).verdict is Verdict.FAIL


def test_group_message_is_an_answer_of_who_wrote_it() -> None:
    """Ben's message to a group is no answer of Ana's; hers is."""
    group = event(
        ["Ana", "Ben"], DAYS[3], channel="mail", direction=Direction.IN, breadth=Breadth.GROUP
    )
    for sender, verdict in (("Ben", Verdict.FAIL), ("Ana", Verdict.PASS)):
        written = attrs.evolve(group, sender=handle(sender))
        assert judged(MAIL, *map(sent, DAYS), written).verdict is verdict


def test_group_message_of_nobody_known_leaves_it_open() -> None:
    """Where no file says who wrote to the group, it may have been Ana."""
    group = event(
        ["Ana", "Ben"], DAYS[3], channel="mail", direction=Direction.IN, breadth=Breadth.GROUP
    )
    said = judged(MAIL, *map(sent, DAYS), group)
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"find out who wrote to the group on 2026-03-23"}


def test_is_unknown_where_the_year_is_not_covered() -> None:
    """An answer may stand where the files do not reach: the messages stop, or a channel is new."""
    ended = judged(covered(until=DAYS[3], channel="mail"), *map(sent, DAYS))
    assert ended.verdict is Verdict.UNKNOWN
    assert ended.lacks == [("interactions", "")]
    assert ended.remedies == {"mail ends on 2026-03-23"}
    late = judged(covered(date(2026, 1, 1), channel="mail"), *map(sent, DAYS))
    assert late.remedies == {"mail begins on 2026-01-01"}


def test_does_not_apply_to_people_you_did_not_write_to() -> None:
    """Nobody owes an answer to a message that was never sent."""
    said = judged(MAIL, event("Ana", DAYS[0], channel="mail", direction=Direction.IN))
    assert said.counts == (1, 1)  # Ana wrote; of Ben there is nothing to say


def test_year_is_365_days() -> None:
    """A message 365 days ago counts, one a day earlier does not."""
    first = TODAY - timedelta(days=365)
    for day, verdict in ((first, Verdict.FAIL), (first - timedelta(days=1), Verdict.PASS)):
        assert judged(MAIL, sent(day), *map(sent, DAYS[:2])).verdict is verdict


def test_options_move_the_limits() -> None:
    """`messages` says how many, `days` within how long."""
    assert judged(MAIL, *map(sent, DAYS), messages=5).verdict is Verdict.PASS
    assert judged(MAIL, sent(DAYS[0]), messages=1).message.startswith("1 message to Ana since")
    assert judged(MAIL, *map(sent, DAYS), days=30).verdict is Verdict.NOT_APPLICABLE

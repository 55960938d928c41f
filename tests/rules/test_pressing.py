"""M003: more contact is always better."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, handle, network, person
from rules.judging import Said, is_info, say

from netrules import Breadth, Direction, InteractionRecord, Item, Verdict
from netrules.rules.myths.pressing import pressing_contact
from netrules.rules.truths.real import one_way_tie

MAIL = covered(channel="mail")
DAYS = [date(2026, 3, day) for day in range(1, 8)]


def sent(on: date, **more: Any) -> InteractionRecord:
    """A mail to Ana."""
    return event("Ana", on, channel="mail", **{"direction": Direction.OUT, **more})


def answer(on: date) -> InteractionRecord:
    """A mail of hers."""
    return sent(on, direction=Direction.IN)


def judged(written: Iterable[date], *items: Item, **options: Any) -> Said:
    """The rule on Ana and Ben, with mails to Ana on some days."""
    people = (person("Ana"), person("Ben"))
    return say(pressing_contact, network(*people, *map(sent, written), *items), **options)


def test_fails_where_you_write_far_more() -> None:
    """The message counts the days of both, and names the channels."""
    said = judged(DAYS, MAIL, covered(), answer(DAYS[1]), answer(DAYS[1]), answer(DAYS[2]))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "since 2026-03-01 you wrote to Ana on 7 days, and something came back on 2 days, going by "
        "mail and meetings"
    )
    assert said.advice == "let Ana have the next word, and ask how often suits them"
    assert len(said.places) == 7
    assert "Ana" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(("written", "verdict"), [(6, Verdict.PASS), (7, Verdict.FAIL)])
def test_three_days_for_each_answer_are_fine(written: int, verdict: Verdict) -> None:
    """With two answers that is six."""
    answers = [answer(day) for day in DAYS[:2]]
    assert judged(DAYS[:written], MAIL, *answers).verdict is verdict


@pytest.mark.parametrize(("written", "verdict"), [(4, Verdict.PASS), (5, Verdict.FAIL)])
def test_four_days_are_no_pattern(written: int, verdict: Verdict) -> None:
    """It takes five days of writing."""
    assert judged(DAYS[:written], MAIL, answer(DAYS[0])).verdict is verdict


def test_sentences_of_a_chat_are_one_message() -> None:
    """Ten on each of four days."""
    assert judged(DAYS[:4] * 10, MAIL, answer(DAYS[0])).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({"channel": "meeting", "direction": Direction.BOTH}, True),
        ({"channel": "call", "direction": Direction.OUT}, True),
        ({"channel": "mail", "direction": Direction.BOTH}, True),
        ({"channel": "LinkedIn endorsement", "direction": Direction.IN}, False),
        ({"channel": "mail", "direction": Direction.IN, "breadth": Breadth.BROADCAST}, False),
    ],
)
def test_talks_are_answers_and_gestures_are_none(more: Any, counts: bool) -> None:
    """Files seldom list every gesture, and one is no answer to a letter."""
    came = event("Ana", DAYS[5], **more)
    said = judged(DAYS[:5], MAIL, covered(), covered(channel="call"), came, answer(DAYS[0]))
    assert said.verdict is (Verdict.PASS if counts else Verdict.FAIL)


def test_does_not_apply_where_nothing_came_back() -> None:
    """Of that T001 tells, and of no tie do both."""
    silent = network(person("Ana"), MAIL, *map(sent, DAYS))
    assert say(pressing_contact, silent).verdict is Verdict.NOT_APPLICABLE
    assert say(one_way_tie, silent).verdict is Verdict.FAIL
    spoken = network(person("Ana"), MAIL, *map(sent, DAYS), answer(DAYS[0]))
    assert say(pressing_contact, spoken).verdict is Verdict.FAIL
    assert say(one_way_tie, spoken).verdict is Verdict.PASS


def test_does_not_apply_to_people_you_did_not_write_to() -> None:
    """Nor does what was for everybody count as writing to Ana."""
    assert judged((), MAIL, answer(DAYS[0])).verdict is Verdict.NOT_APPLICABLE
    posts = [sent(day, breadth=Breadth.BROADCAST) for day in DAYS]
    assert judged((), MAIL, answer(DAYS[0]), *posts).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_the_year_is_not_covered() -> None:
    """Answers may stand where the files do not reach."""
    said = judged(DAYS, covered(until=DAYS[6], channel="mail"), answer(DAYS[0]))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("interactions", "")])
    assert said.remedies == {"mail ends on 2026-03-07"}


def _to_group(on: date) -> InteractionRecord:
    """A mail to a group, of Ana, Ben, or whoever."""
    return event(["Ana", "Ben"], on, channel="mail", direction=Direction.IN, breadth=Breadth.GROUP)


def test_group_message_is_an_answer_of_who_wrote_it() -> None:
    """Ben's is none of Ana's; where no file says whose it is, that is open."""
    group = _to_group(DAYS[5])
    for sender, verdict in (("Ana", Verdict.PASS), ("Ben", Verdict.FAIL)):
        written = attrs.evolve(group, sender=handle(sender))
        assert judged(DAYS[:5], MAIL, answer(DAYS[0]), written).verdict is verdict
    said = judged(DAYS[:5], MAIL, answer(DAYS[0]), group)
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"find out who wrote to the group on 2026-03-06"}
    assert judged(DAYS[:5], MAIL, group).verdict is Verdict.UNKNOWN
    seven = judged(DAYS, MAIL, answer(DAYS[0]), group)
    assert "something came back on 1 to 2 days, going by" in seven.message


def test_year_is_365_days() -> None:
    """A letter and an answer 365 days ago count, a day earlier they do not."""
    first = TODAY - timedelta(days=365)
    for day, verdict in ((first, Verdict.FAIL), (first - timedelta(days=1), Verdict.PASS)):
        assert judged([day, *DAYS[:4]], MAIL, answer(DAYS[0])).verdict is verdict


def test_options_move_the_limits() -> None:
    """`messages` says from how many days on, `per-answer` how many are fine."""
    assert judged(DAYS, MAIL, answer(DAYS[0]), messages=8).verdict is Verdict.PASS
    assert judged(DAYS, MAIL, answer(DAYS[0]), per_answer=7).verdict is Verdict.PASS
    assert judged(DAYS, MAIL, answer(DAYS[0]), days=30).verdict is Verdict.NOT_APPLICABLE


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    plain = judged(DAYS, MAIL, answer(DAYS[0]))
    later = judged(
        [day + week for day in DAYS],
        covered(until=TODAY + week, channel="mail"),
        answer(DAYS[0] + week),
        today=TODAY + week,
    )
    assert later.message == plain.message.replace("2026-03-01", "2026-03-08")
    assert later.finding.key == plain.finding.key

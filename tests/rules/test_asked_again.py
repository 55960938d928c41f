"""K010: regular, but not obsessive: no second ask on the heels of the first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, is_info, say

from netrules import Breadth, Direction, Favour, InteractionRecord, Item, Verdict
from netrules.rules.upkeep.asked_again import asked_too_soon

ANA, BEN = person("Ana"), person("Ben")
MAIL = covered(channel="mail")


def mail(ago: int, direction: Direction = Direction.OUT, **more: Any) -> InteractionRecord:
    """A mail to or from Ana so many days ago."""
    day = TODAY - timedelta(days=ago)
    return event("Ana", day, **({"channel": "mail", "direction": direction} | more))


def asks(*ago: int, **more: Any) -> list[InteractionRecord]:
    """A mail to Ana that asks for something, so many days ago each."""
    return [mail(days, favour=Favour.ASK, **more) for days in ago]


def judged(*items: Item, **options: Any) -> Said:
    """The rule, with all mail on record."""
    return say(asked_too_soon, network(ANA, BEN, MAIL, covered(), *items), **options)


def test_fails_where_ego_asked_again() -> None:
    """Message, advice, subject and places."""
    first, second = asks(20, 10)
    said = judged(first, second)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "you asked Ana for something on 2026-09-10, and again 10 days later, and there is no "
        "answer yet, going by mail and meetings"
    )
    assert said.advice == "let it rest until 2026-10-20, or ask somebody else"
    assert said.places == [("contacts.toml", one.origin.line) for one in (second, first)]
    assert is_info(said)


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ((5,), Verdict.PASS),
        ((5, 5), Verdict.PASS),
        ((6, 5), Verdict.FAIL),
        ((34, 5), Verdict.FAIL),
        ((35, 5), Verdict.PASS),
        ((59, 30), Verdict.FAIL),
        ((40, 31), Verdict.NOT_APPLICABLE),
        ((50, 45, 5), Verdict.PASS),
        ((), Verdict.UNKNOWN),
    ],
)
def test_how_long_an_ask_is_given(days: tuple[int, ...], verdict: Verdict) -> None:
    """Thirty days later one may ask again; what is longer ago than that is over."""
    assert judged(*asks(*days)).verdict is verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (mail(15, Direction.IN), Verdict.PASS),
        (mail(20, Direction.IN), Verdict.PASS),
        (mail(10, Direction.IN), Verdict.PASS),
        (mail(5, Direction.IN), Verdict.PASS),
        (mail(21, Direction.IN), Verdict.FAIL),
        (mail(15, Direction.BOTH), Verdict.PASS),
        (mail(15), Verdict.FAIL),
        (mail(15, channel="meeting", breadth=Breadth.GROUP), Verdict.PASS),
        (mail(15, Direction.IN, breadth=Breadth.BROADCAST), Verdict.FAIL),
        (mail(15, Direction.IN, channel="LinkedIn endorsement"), Verdict.FAIL),
    ],
)
def test_answers(answer: InteractionRecord, verdict: Verdict) -> None:
    """Whatever Ana sent or said from the first ask on is one; a newsletter and a click are none."""
    assert judged(*asks(20, 10), answer).verdict is verdict


def test_somebody_wrote_to_a_group() -> None:
    """It is Ana's answer, or Ben's, and where no file says whose it is nobody knows."""
    group = attrs.evolve(
        mail(15, Direction.IN, breadth=Breadth.GROUP), people=(ANA.handle, BEN.handle)
    )
    said = judged(*asks(20, 10), group)
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"find out who wrote to the group on 2026-09-15"}
    for sender, verdict in ((ANA, Verdict.PASS), (BEN, Verdict.FAIL)):
        told = attrs.evolve(group, sender=sender.handle)
        assert judged(*asks(20, 10), told).verdict is verdict


def test_what_is_no_ask() -> None:
    """A message to say hello, a gift, a mail to many and a word at a meeting are none."""
    for other in (
        mail(10),
        mail(10, favour=Favour.GIVE),
        mail(10, favour=Favour.ASK, breadth=Breadth.GROUP),
    ):
        assert judged(*asks(20), other).verdict is Verdict.PASS


def test_is_unknown_without_favours() -> None:
    """Which messages asked for something is for ego to say."""
    said = judged(mail(20), mail(10))
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {
        'log favours: favour = "ask" or "give" in [[interaction]] of the contacts file'
    }


def test_is_unknown_where_an_answer_may_not_be_on_record() -> None:
    """An answer may stand where the files do not reach, from the first ask on."""
    for since, verdict in ((20, Verdict.FAIL), (19, Verdict.UNKNOWN)):
        days = covered(TODAY - timedelta(days=since), channel="mail")
        said = say(asked_too_soon, network(ANA, days, *asks(20, 10)))
        assert said.verdict is verdict
    short = covered(until=TODAY - timedelta(days=1), channel="mail")
    said = say(asked_too_soon, network(ANA, short, *asks(20, 10)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"mail ends on 2026-09-29"}
    assert say(asked_too_soon, network(ANA, MAIL, *asks(10), event("Ana", TODAY))).remedies == {
        "no file covers meetings"
    }


def test_is_unknown_where_an_ask_may_not_be_on_record() -> None:
    """One ask is on record, and another may have gone before; an answer makes an end to it."""
    days = covered(TODAY - timedelta(days=40), channel="mail")
    assert say(asked_too_soon, network(ANA, days, *asks(10))).verdict is Verdict.UNKNOWN
    answer = mail(11, Direction.IN)
    assert say(asked_too_soon, network(ANA, days, *asks(10), answer)).verdict is Verdict.PASS


def test_somebody_else_changes_nothing() -> None:
    """What ego asks of Ben, and Ben answers, is no answer of Ana's."""
    said = judged(*asks(20, 10), attrs.evolve(mail(5, Direction.IN), people=(BEN.handle,)))
    assert said.subjects == [("ana",)]


def test_names_are_hidden() -> None:
    """Under redaction days and channels stay."""
    assert judged(*asks(20, 19)).redacted == (
        "you asked person-1 for something on 2026-09-10, and again 1 day later, and there is no "
        "answer yet, going by mail and meetings -> let it rest until 2026-10-11, or ask somebody "
        "else"
    )


def test_option_moves_the_limit() -> None:
    """`days` says how long an ask is given."""
    assert judged(*asks(20, 10), days=10).verdict is Verdict.PASS
    assert judged(*asks(20, 10), days=11).verdict is Verdict.FAIL
    assert judged(*asks(20, 10), days=9).verdict is Verdict.NOT_APPLICABLE


@given(st.integers(-2000, 2000).map(timedelta))
def test_only_the_distance_of_days_counts(delta: timedelta) -> None:
    """Every date and today shifted alike, it is the same finding."""
    moved = [attrs.evolve(one, at=one.at + delta) for one in asks(20, 10)]
    days = covered(TODAY + delta - timedelta(days=70), TODAY + delta, channel="mail")
    said = say(asked_too_soon, network(ANA, days, *moved), today=TODAY + delta)
    assert said.finding.key == judged(*asks(20, 10)).finding.key


@given(
    st.lists(st.tuples(st.integers(0, 70), st.sampled_from(["ask", "answer", "hello"]))),
    st.integers(0, 75),
)
def test_less_on_record_turns_no_verdict_around(rows: list[tuple[int, str]], since: int) -> None:
    """What an export that begins later does not show leaves the verdict, or makes it unknown."""
    favour = mail(100, favour=Favour.GIVE)  # some are logged
    ways = {"ask": Favour.ASK, "answer": None, "hello": None}
    events = [
        mail(ago, Direction.IN if kind == "answer" else Direction.OUT, favour=ways[kind])
        for ago, kind in rows
    ]
    whole = say(asked_too_soon, network(ANA, MAIL, favour, *events)).verdict
    days = covered(TODAY - timedelta(days=since), channel="mail")
    recent = [one for one in events if one.at >= days.since]
    less = say(asked_too_soon, network(ANA, days, favour, *recent)).verdict
    definite = (Verdict.PASS, Verdict.FAIL)
    if whole in definite:
        assert less in (whole, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
    if less in definite:
        assert whole in (less, Verdict.NOT_APPLICABLE)

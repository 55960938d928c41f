"""K004: dormant ties, and which of them to revive."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, me, network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, goal, is_info, need, say

from netrules import Breadth, Direction, Goal, InteractionRecord, Item, Level, Verdict
from netrules.rules.upkeep.dormant import dormant_tie

ANA = person("Ana")
EVERYWHERE = (covered(date(2015, 1, 1)), covered(date(2015, 1, 1), channel="mail"))
AIM = goal(need('"data" in fields'))
LONG_AGO = 1500


def met(name: str, *days: int, **more: Any) -> list[InteractionRecord]:
    """A meeting with somebody on each day, counted back from today."""
    return [event(name, TODAY - timedelta(days=day), **more) for day in days or (LONG_AGO,)]


def letters(name: str) -> list[InteractionRecord]:
    """A mail to somebody long ago, and the answer."""
    return [
        *met(name, LONG_AGO + 3, channel="mail", direction=Direction.OUT),
        *met(name, LONG_AGO, channel="mail", direction=Direction.IN),
    ]


def judged(*items: Item, goals: tuple[Goal, ...] = (), **options: Any) -> Said:
    """The rule, with mail and meetings of ten years on record."""
    return say(dormant_tie, network(*items, *EVERYWHERE), *goals, **options)


def test_fails_where_a_tie_rests() -> None:
    """Message, advice and place of one tie, which is a finding of the network's."""
    meetings = met("Ana", LONG_AGO + 50, LONG_AGO)
    said = judged(ANA, *meetings)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [()]
    assert said.message == (
        "you once had two-way contact with 1 person and then none for more than 1095 days, going "
        "by mail and meetings"
    )
    assert said.advice == "write to one of them a week, beginning with Ana, whom you called or met"
    assert said.places == [("contacts.toml", meetings[1].origin.line)]
    assert is_info(said)


@pytest.mark.parametrize(("ago", "verdict"), [(1095, Verdict.PASS), (1096, Verdict.FAIL)])
def test_dormant_after_three_years(ago: int, verdict: Verdict) -> None:
    """On the last day of three years it is not yet dormant."""
    assert judged(ANA, *met("Ana", ago)).verdict is verdict


def test_order_is_that_of_the_evidence() -> None:
    """Who serves a goal, who is higher up, whom ego met, and of each those least seen first."""
    people = [
        person("Ana", level="director"),
        person("Ben"),
        person("Cleo", fields=("data",)),
        person("Dana", level="director"),
        person("Eve", level="entry"),
        person("Fay"),
    ]
    contacts = [
        *met("Ana", LONG_AGO, LONG_AGO + 1),
        *met("Ben", LONG_AGO, LONG_AGO + 1),
        *letters("Cleo"),
        *met("Dana"),
        *met("Eve"),
        *letters("Fay"),
    ]
    said = judged(me(level=Level.MANAGER), *people, *contacts, goals=(AIM,))
    assert said.message.startswith("you once had two-way contact with 6 people and then none")
    assert said.advice == (
        "write to one of them a week, beginning with Cleo, who could help with aim; then Dana and "
        "Ana, more senior than you; then Eve and Ben, whom you called or met; then Fay; those come "
        "first of whom you saw least, as they know most that is new to you"
    )


def test_several_reasons_count_one_after_the_other() -> None:
    """Of two who could help, the one higher up comes first, however much was seen of them."""
    people = [person("Ana", fields=("data",)), person("Ben", fields=("data",), level="cxo")]
    contacts = [*met("Ana"), *met("Ben", LONG_AGO, LONG_AGO + 1)]
    said = judged(me(level=Level.MANAGER), *people, *contacts, goals=(AIM,))
    assert "beginning with Ben and Ana, who could help with aim" in said.advice


def test_what_is_not_known_is_no_reason() -> None:
    """Without ego's level nobody is known to be above it."""
    said = judged(me(), person("Ana", level="cxo"), *letters("Ana"), goals=(AIM,))
    assert said.advice == "write to one of them a week, beginning with Ana"


def test_contact_is_two_way() -> None:
    """A mail without an answer never was contact, and one of last year does not revive."""
    sent = met("Ana", 200, channel="mail", direction=Direction.OUT)
    assert judged(ANA, *sent).verdict is Verdict.UNKNOWN
    assert judged(ANA, *met("Ana"), *sent).verdict is Verdict.FAIL
    many = met("Ana", LONG_AGO, breadth=Breadth.BROADCAST)
    assert judged(ANA, *many).verdict is Verdict.UNKNOWN


def test_is_unknown_where_no_contact_is_on_record() -> None:
    """Ana may be a friend from before the files begin."""
    said = judged(ANA)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    assert said.remedies == {"meetings begin on 2015-01-01"}


@pytest.mark.parametrize(("since", "verdict"), [(1095, Verdict.FAIL), (1094, Verdict.UNKNOWN)])
def test_short_record_calls_nobody_dormant(since: int, verdict: Verdict) -> None:
    """Three years of silence on record make a dormant tie, and a day less does not."""
    rows = network(ANA, *met("Ana"), covered(TODAY - timedelta(days=since)))
    assert say(dormant_tie, rows).verdict is verdict


def test_is_unknown_where_contact_is_not_covered_today() -> None:
    """Contact may stand where the files do not reach."""
    rows = network(ANA, *met("Ana"), covered(date(2015, 1, 1), TODAY - timedelta(days=1)))
    assert say(dormant_tie, rows).remedies == {"meetings end on 2026-09-29"}


def test_speaks_of_those_it_knows_of() -> None:
    """That Ben may be dormant, too, does not hide Ana."""
    said = judged(ANA, person("Ben"), *met("Ana"))
    assert said.verdict is Verdict.FAIL
    assert "1 person" in said.message


def test_passes_where_everybody_is_known_to_be_about() -> None:
    """Contact of the last three years with everybody there is."""
    assert judged(ANA, *met("Ana", 700)).verdict is Verdict.PASS


def test_does_not_apply_to_nobody() -> None:
    """Without people there are no ties."""
    assert judged().verdict is Verdict.NOT_APPLICABLE


def test_people_are_hidden() -> None:
    """Under redaction counts, days and channels stay."""
    said = judged(ANA, person("Ben", fields=("data",)), *met("Ana"), *met("Ben"), goals=(AIM,))
    assert said.redacted == (
        "you once had two-way contact with 2 people and then none for more than 1095 days, going "
        "by mail and meetings -> write to one of them a week, beginning with person-1, who could "
        "help with goal-1; then person-2, whom you called or met"
    )


def test_options_move_the_limits() -> None:
    """`days` says when a tie is dormant, `most` how many the advice names."""
    assert judged(ANA, *met("Ana", 700), days=699).verdict is Verdict.FAIL
    said = judged(ANA, person("Ben"), *met("Ana", LONG_AGO, LONG_AGO + 1), *met("Ben"), most=1)
    assert "2 people" in said.message
    assert said.advice.endswith("beginning with Ben, whom you called or met")


@given(st.integers(-1000, 1000).map(timedelta))
def test_only_the_distance_of_days_counts(delta: timedelta) -> None:
    """Every date and today shifted alike, it is the same finding."""
    moved = [attrs.evolve(one, at=one.at + delta) for one in met("Ana", 1096)]
    rows = network(ANA, *moved, covered(date(2010, 1, 1), TODAY + delta))
    said = say(dormant_tie, rows, today=TODAY + delta)
    assert said.verdict is Verdict.FAIL
    assert said.finding.key == judged(ANA, *met("Ana", 1096)).finding.key

"""T002: it's about mutual win/win."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from building import TODAY, covered, event, network, person
from rules.judging import Said, is_info, say

from netrules import Breadth, Direction, Favour, InteractionRecord, Item, Verdict
from netrules.rules.truths.mutual import lopsided_favours

ASK, GIVE = Favour.ASK, Favour.GIVE
RECENT = date(2026, 5, 4)


def favours(*kinds: Favour, name: str = "Ana", on: date = RECENT) -> list[InteractionRecord]:
    """These favours, a day apart."""
    return [
        event(name, on + timedelta(days=place), favour=kind) for place, kind in enumerate(kinds)
    ]


def judged(*items: Item, **options: Any) -> Said:
    """The rule on Ana and Ben, who are covered since 2020."""
    return say(lopsided_favours, network(person("Ana"), person("Ben"), *items), **options)


def test_passes_where_favours_go_both_ways() -> None:
    """Four asked and one given are a balance of -0.6, just within the limit."""
    assert judged(covered(), *favours(ASK, ASK, ASK, ASK, GIVE)).verdict is Verdict.PASS


def test_fails_where_you_only_ask() -> None:
    """Where you owe, the message counts both, and the advice is to give first."""
    said = judged(covered(), *favours(ASK, ASK, ASK))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.finding.variant == "owe"
    assert said.message == (
        "since 2025-09-30 you asked Ana for 3 favours and gave 0, going by meetings"
    )
    assert said.advice == "it is your turn: offer something before you ask again"
    assert len(said.places) == 3
    assert said.places == sorted(said.places, reverse=True)
    assert is_info(said)


def test_fails_where_you_only_give() -> None:
    """Where you gave most, the advice is that you may ask."""
    said = judged(covered(), *favours(GIVE, GIVE, GIVE))
    assert said.finding.variant == "owed"
    assert said.message == (
        "since 2025-09-30 you gave Ana 3 favours and asked for 0, going by meetings"
    )
    assert said.advice == "it is fine to ask Ana for something, too"


def test_does_not_apply_below_three_favours() -> None:
    """Two favours one way are no pattern."""
    assert judged(covered(), *favours(ASK, ASK)).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_no_favours_are_logged() -> None:
    """Meetings alone say nothing of favours."""
    said = judged(covered(), event("Ana", RECENT))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    assert said.remedies == {
        'log favours: favour = "ask" or "give" in [[interaction]] of the contacts file'
    }


def test_is_unknown_where_the_year_is_not_covered() -> None:
    """A favour in return may stand where the files do not reach."""
    ended = judged(covered(until=date(2026, 6, 1)), *favours(ASK, ASK, ASK))
    assert ended.verdict is Verdict.UNKNOWN
    assert ended.remedies == {"meetings end on 2026-06-01"}
    late = judged(covered(date(2026, 1, 1)), *favours(ASK, ASK, ASK))
    assert late.remedies == {"meetings begin on 2026-01-01"}


def test_longer_coverage_changes_no_verdict() -> None:
    """The days judged are the last year's, however far back the files reach."""
    old = favours(GIVE, GIVE, GIVE, on=date(2021, 1, 1))
    for since in (date(2020, 1, 1), TODAY - timedelta(days=365)):
        said = judged(covered(since), *old, *favours(ASK, ASK, ASK))
        assert said.finding.data["given"] == 0


def test_mail_to_everybody_is_no_favour() -> None:
    """Asking a whole list asks nobody in particular."""
    asked = [
        event("Ana", RECENT, favour=ASK, direction=Direction.OUT, breadth=Breadth.BROADCAST)
    ] * 3
    assert judged(covered(), *asked).verdict is Verdict.UNKNOWN


def test_favour_on_a_channel_that_is_not_covered_does_not_count() -> None:
    """A recommendation that an export lists beside its messages is not the whole story."""
    given = event("Ana", RECENT, channel="LinkedIn recommendation", favour=GIVE)
    assert judged(covered(), *favours(ASK, ASK), given).verdict is Verdict.NOT_APPLICABLE


def test_each_tie_is_judged_by_itself() -> None:
    """What Ben gave is no answer to what was asked of Ana."""
    said = judged(covered(), *favours(ASK, ASK, ASK), *favours(ASK, GIVE, GIVE, name="Ben"))
    assert said.subjects == [("ana",)]
    assert said.counts == (2, 2)


def test_options_move_the_limits() -> None:
    """`favours` says from how many on, `balance` how uneven, `days` within how long."""
    two, four = favours(ASK, ASK), favours(ASK, ASK, ASK, ASK, GIVE)
    assert judged(covered(), *two, favours=2).verdict is Verdict.FAIL
    assert judged(covered(), *four, balance=0.5).verdict is Verdict.FAIL
    assert judged(covered(), *favours(ASK, ASK, ASK), days=30).verdict is Verdict.NOT_APPLICABLE

"""T010: what a year brought came through one person."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from building import TODAY, me, network, outcome, person
from rules.judging import Said, goal, is_info, need, say

from netrules import Goal, Item, Network, OutcomeRecord, Verdict
from netrules.rules.truths.one_tie import one_tie_carries_all

MAY = date(2026, 5, 1)
ANA = person("Ana", met=date(2020, 5, 1), met_through="school", place="Leeds")
BEN = person("Ben", met=date(2024, 1, 1))
PEOPLE = (ANA, BEN, person("Cleo"), person("Dan"))


def paid(worth: float | None, *names: str, on: date = MAY, currency: str = "") -> OutcomeRecord:
    """Business that came through some people."""
    return attrs.evolve(outcome("business", on, *names, worth=worth), currency=currency)


def judged(
    *outcomes: Item, stated: tuple[Goal, ...] = (), people: tuple[Item, ...] = PEOPLE, **more: Any
) -> Said:
    """The rule on Ana, Ben, Cleo and Dan."""
    return say(one_tie_carries_all, network(*people, *outcomes), stated=stated, **more)


def test_story_of_the_article() -> None:
    """90 % of a year's business from one person, met six years before, whom no goal named."""
    sales = goal(need('place == "London"'), name="sales", since=date(2019, 1, 1))
    said = judged(paid(90_000, "Ana"), paid(6_000, "Ben"), paid(4_000, "Cleo"), stated=(sales,))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "90 % of the worth of what your network brought since 2025-09-30 came through Ana, whom "
        "you had met 6 years before; no goal asked for them when you met"
    )
    assert said.advice == (
        "keep in touch with Ana, and show what you do to others who could bring as much"
    )
    assert "Ana" not in said.redacted
    assert "90 %" in said.redacted
    assert is_info(said)


def test_points_to_what_brought_most() -> None:
    """The largest outcome of the person first."""
    small, large = paid(10, "Ana"), paid(80, "Ana")
    said = judged(small, large, paid(5, "Ben"))
    lines = [one.origin.line for one in (large, small)]
    assert said.places == [("contacts.toml", line) for line in lines]


@pytest.mark.parametrize(("worth", "verdict"), [(50, Verdict.FAIL), (49.99, Verdict.PASS)])
def test_half_is_too_much(worth: float, verdict: Verdict) -> None:
    """Exactly half of the worth is the limit; what nobody is credited with counts, too."""
    rest = (100 - worth) / 2
    assert judged(paid(worth, "Ana"), paid(rest, "Ben"), paid(rest, "Cleo")).verdict is verdict


def test_halves_are_two_findings() -> None:
    """Each of the two carries half."""
    assert judged(paid(5, "Ana"), paid(5, "Ben")).subjects == [("ana",), ("ben",)]


def test_what_came_through_several_is_divided() -> None:
    """Ana has half of 60, and Ben the other half and 40."""
    said = judged(paid(60, "Ana", "Ben"), paid(40, "Ben"))
    assert said.subjects == [("ben",)]
    assert said.message.startswith("70 % of the worth")


def test_decimals_are_what_was_written() -> None:
    """0.1 and 0.2 are three tenths, and half of six."""
    assert judged(paid(0.1, "Ana"), paid(0.2, "Ana"), paid(0.3, "Ben")).subjects == [
        ("ana",),
        ("ben",),
    ]


@pytest.mark.parametrize(
    ("met", "words"),
    [
        (date(2020, 5, 1), "6 years"),
        (date(2019, 11, 1), "6.5 years"),
        (date(2025, 5, 1), "1 year"),
        (date(2026, 4, 30), "1 day"),
        (date(2026, 1, 1), "120 days"),
        (MAY, "0 days"),
    ],
)
def test_tells_how_long_before_you_had_met(met: date, words: str) -> None:
    """In years, or in days below one."""
    said = judged(paid(9, "Ana"), people=(person("Ana", met=met), *PEOPLE[1:]))
    assert f"whom you had met {words} before" in said.message


def test_time_is_weighted_by_worth() -> None:
    """Nine parts of the worth came after two years, one after one."""
    early, late = TODAY - timedelta(days=360), TODAY
    met = late - timedelta(days=730)
    said = judged(
        paid(9, "Ana", on=late), paid(1, "Ana", on=early), people=(person("Ana", met=met),)
    )
    assert "whom you had met 1.9 years before" in said.message  # 694 days


@pytest.mark.parametrize("met", [None, date(2026, 6, 1)])
def test_time_that_is_not_known_is_left_out(met: date | None) -> None:
    """Nor can business come of a meeting that was after it."""
    facts = {} if met is None else {"met": met}
    said = judged(paid(9, "Ana"), people=(person("Ana", **facts),))
    assert said.message == (
        "100 % of the worth of what your network brought since 2025-09-30 came through Ana; no "
        "goal asked for them when you met"
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"since": date(2020, 5, 1)}, "one of your goals asked for them then"),
        ({"since": date(2020, 5, 2)}, "no goal asked for them when you met"),
        ({"since": date(2019, 1, 1), "closed": date(2020, 4, 30)}, "no goal asked for them"),
        ({"since": date(2019, 1, 1), "closed": date(2020, 5, 1)}, "one of your goals asked"),
        ({"closed": date(2020, 4, 30)}, "no goal asked for them"),
    ],
)
def test_tells_whether_a_goal_asked_for_them(more: Any, words: str) -> None:
    """A goal counts from its first to its last day."""
    leeds = goal(need('place == "Leeds"'), **more)
    assert words in judged(paid(9, "Ana"), stated=(leeds,)).message


def test_goal_since_nobody_knows_when_is_left_out() -> None:
    """It may have been one when they met."""
    leeds = goal(need('place == "Leeds"'))
    assert judged(paid(9, "Ana"), stated=(leeds,)).message.endswith("met 6 years before")


def test_each_currency_is_judged_by_itself() -> None:
    """Pounds are not added to euros, and the message says which."""
    said = judged(
        paid(9, "Ana", currency="EUR"),
        paid(1, "Ben", currency="eur"),
        paid(4, "Ben", currency="GBP"),
        paid(4, "Cleo", currency="GBP"),
        paid(4, "Dan", currency="GBP"),
    )
    assert said.counts == (2, 2)
    assert said.message.startswith("in EUR, 90 % of the worth")


def test_worth_without_a_currency_is_in_the_only_one_there_is() -> None:
    """With two there is no saying in which."""
    said = judged(paid(9, "Ana"), paid(1, "Ben", currency="EUR"))
    assert said.message.startswith("90 % of the worth")
    two = judged(paid(9, "Ana"), paid(1, "Ben", currency="EUR"), paid(1, "Ben", currency="GBP"))
    assert (two.verdict, two.lacks) == (Verdict.UNKNOWN, [("currency", "")])


def test_is_unknown_where_a_worth_could_make_the_difference() -> None:
    """Ben's may have been worth more than all the rest."""
    said = judged(paid(9, "Ana"), paid(None, "Ben"))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("worth", "")])
    assert said.remedies == {"add worth (how much it was worth) to outcomes"}
    assert judged(paid(9, "Ana"), paid(None, "Ana")).verdict is Verdict.FAIL


def test_is_unknown_where_a_credit_could_make_the_difference() -> None:
    """Whether the 6 came through Ana, too, decides."""
    parts = [paid(6, name) for name in ("Ana", "Ben", "Cleo")]
    said = judged(*parts, paid(6))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("credit", "")])
    assert said.remedies == {'add credit (through whom it came, or "me") to outcomes'}
    assert judged(*parts, paid(5)).verdict is Verdict.PASS
    sure = judged(paid(60, "Ana"), paid(10))
    assert sure.message.startswith("85.7 % to 100 % of the worth")


def test_what_came_through_nobody_counts_for_the_whole() -> None:
    """Half of the year's business was ego's own doing."""
    known = network(*PEOPLE, me(), paid(4, "Ana"), paid(6))
    [early, late] = known.outcomes
    own = attrs.evolve(late if late.worth == 6 else early, credit=("me",))
    through = early if early.worth == 4 else late
    said = say(one_tie_carries_all, attrs.evolve(known, outcomes=(through, own)))
    assert said.verdict is Verdict.PASS


def test_does_not_apply_without_a_worth() -> None:
    """No outcome at all, none of the last year, none worth anything."""
    for outcomes in ((), (paid(9, "Ana", on=date(2025, 9, 29)),), (paid(0, "Ana"),)):
        assert judged(*outcomes).verdict is Verdict.NOT_APPLICABLE
    assert judged(paid(9, "Ana", on=date(2025, 9, 30))).verdict is Verdict.FAIL


def test_worth_that_is_no_number_is_none() -> None:
    """A source may give what it likes."""
    for worth in (float("nan"), float("inf"), -1.0):
        assert judged(paid(worth, "Ben"), paid(9, "Ana")).lacks == [("worth", "")]


def test_options_move_the_limits() -> None:
    """`share` says how much is too much, `days` within how long."""
    parts = [paid(6, "Ana"), paid(5, "Ben"), paid(4, "Cleo")]
    assert judged(*parts).verdict is Verdict.PASS
    assert judged(*parts, share=0.4).subjects == [("ana",)]
    assert judged(*parts, days=30).verdict is Verdict.NOT_APPLICABLE


def _verdict(worths: tuple[float | None, ...], credits_: tuple[str, ...]) -> Verdict:
    parts = [paid(worth, *who.split()) for worth, who in zip(worths, credits_, strict=True)]
    return judged(*parts).verdict


def test_no_fact_of_an_outcome_turns_it_around() -> None:
    """Whatever worth and credit are filled in, what was said before still holds."""
    worths, who = (None, 0.0, 3.0, 100.0), ("", "Ana", "Ben", "Ana Ben Cleo")
    full = [(w, c) for w, c in product(worths, who) if w is not None and c]
    fixed = ((4.0, 3.0), ("Ana", "Ben"))
    for worth, credit in product(worths, who):
        less = _verdict((*fixed[0], worth), (*fixed[1], credit))
        filled = {
            _verdict((*fixed[0], w), (*fixed[1], c))
            for w, c in full
            if worth in (None, w) and credit in ("", c)
        }
        if less is not Verdict.UNKNOWN:
            assert filled == {less}


def test_scale_and_calendar_do_not_matter() -> None:
    """Cents instead of pounds, and everything a week later."""
    parts = [(9, "Ana"), (6, "Ben"), (4, "Cleo")]
    scaled = judged(*(paid(100 * worth, who) for worth, who in parts), share=0.4)
    week = timedelta(days=7)
    later = judged(
        *(paid(worth, who, on=MAY + week) for worth, who in parts),
        people=(person("Ana", met=date(2020, 5, 1) + week), *PEOPLE[1:]),
        today=TODAY + week,
        share=0.4,
    )
    plain = judged(*(paid(worth, who) for worth, who in parts), share=0.4)
    assert plain.message == scaled.message
    assert later.message == plain.message.replace("2025-09-30", "2025-10-07")
    assert plain.finding.key == scaled.finding.key == later.finding.key


def test_network_is_the_judged_one() -> None:
    """Outcomes of tomorrow are set aside."""
    early: Network = network(*PEOPLE, paid(9, "Ana", on=TODAY + timedelta(days=1)))
    assert say(one_tie_carries_all, early).verdict is Verdict.NOT_APPLICABLE

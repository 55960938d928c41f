"""K005: people stop once they have landed."""

from __future__ import annotations

from datetime import date, timedelta
from math import comb
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import SETTINGS, Said, goal, is_info, say

from netrules import Breadth, Direction, Goal, InteractionRecord, Item, Origin, Verdict
from netrules.rules.upkeep.landing import _by_chance, quiet_after_landing

CLOSED = TODAY - timedelta(days=100)
JOB = goal(name="a new job", closed=CLOSED)
PEOPLE = [person(name) for name in ("Ana", "Ben", "Cleo", "Dana", "Eve")]
COVERED = covered(channel="mail")


def mails(*days: int, to: str = "Ana", **more: Any) -> list[InteractionRecord]:
    """A mail to somebody on each day, counted from that on which the goal was closed."""
    more = {"channel": "mail", "direction": Direction.OUT} | more
    return [event(to, CLOSED + timedelta(days=day), **more) for day in days]


def judged(
    *items: Item, stated: tuple[Goal, ...] = (JOB,), today: date = TODAY, **options: Any
) -> Said:
    """The rule on a goal of the settings that was closed a hundred days ago."""
    rows = network(*PEOPLE, *items)
    return say(quiet_after_landing, rows, today=today, stated=stated, **options)


def test_golden_story_of_somebody_who_landed() -> None:
    """Twelve contacts before the new job and two after it, as in the comment on the article."""
    before = [*mails(-80, -70, -60), *mails(-50, -40, -30, to="Ben"), *mails(-20, to="Cleo")]
    met = [event("Dana", CLOSED - timedelta(days=day)) for day in (1, 5, 9, 13, 90)]
    after = mails(3, 90, to="Ben")
    said = judged(COVERED, covered(), *before, *met, *after)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [()]
    assert said.message == (
        "after goal a new job was closed on 2026-06-22 you reached out 2 times in 90 days, and 12 "
        "times in the 90 days before, going by mail and meetings; chance alone does that once in "
        "154 times"
    )
    assert said.advice == (
        "tell Dana, Ana and Cleo how it turned out, and ask what you can do for them"
    )
    assert said.places == [
        ("netrules.toml", 7),
        *(("contacts.toml", one.origin.line) for one in reversed(after)),
    ]
    assert is_info(said)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (12, 2, Verdict.FAIL),  # p = .0065
        (5, 0, Verdict.FAIL),  # p = .0313
        (4, 0, Verdict.PASS),  # p = .0625
        (9, 2, Verdict.FAIL),  # p = .0327
        (8, 2, Verdict.PASS),  # p = .0547
        (40, 19, Verdict.FAIL),
        (40, 20, Verdict.PASS),  # half as often, though p = .0067
        (2, 12, Verdict.PASS),
        (0, 0, Verdict.NOT_APPLICABLE),
        (0, 9, Verdict.NOT_APPLICABLE),
    ],
)
def test_drop_is_told_from_chance(before: int, after: int, verdict: Verdict) -> None:
    """Both limits count: less than half as often, and in fewer than 5 of 100 cases by chance."""
    events = [*mails(*range(-before, 0)), *mails(*range(1, after + 1))]
    assert judged(COVERED, *events).verdict is verdict


@given(st.integers(0, 60), st.integers(0, 60))
def test_chance_is_that_of_a_fair_coin(before: int, after: int) -> None:
    """The exact binomial, summed in another way."""
    tosses = before + after
    expected = sum(comb(tosses, heads) for heads in range(after + 1))
    assert _by_chance(before, after) * 2**tosses == expected


def test_chance_of_the_golden_values() -> None:
    """The values of the reference: 12 and 2, 4 and 0."""
    assert f"{float(_by_chance(12, 2)):.5f}" == "0.00647"
    assert float(_by_chance(4, 0)) == 0.0625


def test_days_at_the_edge() -> None:
    """The day itself is in neither window, the ninetieth day before and after is in one."""
    quiet = mails(*range(-90, -78))
    assert judged(COVERED, *quiet, *mails(0, 91, 92, 93)).verdict is Verdict.FAIL
    busy = mails(*range(79, 91))
    assert judged(COVERED, *quiet, *busy).verdict is Verdict.PASS
    assert judged(COVERED, *mails(*range(-99, -90)), *mails(0)).verdict is Verdict.NOT_APPLICABLE


def test_counts_what_ego_did_once_a_day() -> None:
    """What others sent, what was meant for many, clicks and a talk of ten mails are not counted."""
    for more in (
        {"direction": Direction.IN},
        {"breadth": Breadth.GROUP},
        {"breadth": Breadth.BROADCAST},
        {"channel": "LinkedIn endorsement"},
    ):
        said = judged(COVERED, *mails(*range(-12, 0), **more))
        assert said.verdict is Verdict.NOT_APPLICABLE
    talk = mails(*[-5] * 12)
    assert judged(COVERED, *talk).verdict is Verdict.PASS
    groups = [event(["Ana", "Ben"], CLOSED - timedelta(days=n)) for n in range(1, 6)]
    assert judged(covered(), *groups).message.count("5 times") == 1
    called = mails(*range(-12, 0), channel="call", direction=Direction.IN)
    assert judged(covered(channel="call"), *called).verdict is Verdict.NOT_APPLICABLE


def test_channel_of_which_a_part_is_on_record_does_not_count() -> None:
    """What one chat shows of one person says nothing of how much ego reached out."""
    some = attrs.evolve(covered(channel="chat"), people=(PEOPLE[0].handle,))
    said = judged(COVERED, some, *mails(-1), *mails(*range(-12, 0), channel="chat"))
    assert said.verdict is Verdict.PASS


@pytest.mark.parametrize(
    "days",
    [
        covered(CLOSED - timedelta(days=89), channel="mail"),
        covered(until=CLOSED + timedelta(days=89), channel="mail"),
    ],
)
def test_is_unknown_where_a_window_is_not_covered(days: Item) -> None:
    """More contact may stand where the files do not reach, by a single day even."""
    said = judged(days, *mails(*range(-12, 0)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    assert said.remedies == {"no file covers all mail from 2026-03-24 to 2026-09-20"}


def test_is_unknown_without_any_contact_on_record() -> None:
    """Nothing says when ego was in touch with anybody."""
    said = judged()
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"no file says when you were in contact"}


def test_is_unknown_where_an_event_may_be_with_one_of_two() -> None:
    """Of an event with one of two namesakes nobody knows which way it went, nor with whom."""
    twins = [
        person("Fay"),
        attrs.evolve(
            person("Fay"),
            handle=attrs.evolve(person("Fay").handle, ids=("fay-2",), emails=("fay2@example.org",)),
        ),
    ]
    lost = attrs.evolve(mails(-5)[0], people=(attrs.evolve(twins[0].handle, ids=(), emails=()),))
    said = judged(COVERED, *twins, *mails(*range(-12, 0)), lost)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "fay"), ("interactions", "fay-2")]


def test_coverage_may_end_once_the_windows_have() -> None:
    """Which files came after does not matter, nor in how many pieces they cover the days."""
    first = covered(until=CLOSED, channel="mail")
    second = covered(CLOSED + timedelta(days=1), CLOSED + timedelta(days=90), channel="mail")
    events = mails(*range(-12, 0))
    assert judged(first, second, *events).verdict is Verdict.FAIL
    assert judged(second, first, *events).verdict is Verdict.FAIL
    assert judged(first, *events).verdict is Verdict.UNKNOWN


def test_speaks_of_goals_that_were_closed_long_enough_ago() -> None:
    """Open goals, and those closed 89 days ago, are none of its business; 90 days are enough."""
    events = mails(*range(-12, 0))
    opened = goal(name="open")
    assert judged(COVERED, *events, stated=(opened,)).verdict is Verdict.NOT_APPLICABLE
    late, early = CLOSED + timedelta(days=90), CLOSED + timedelta(days=89)
    assert judged(COVERED, *events, today=late).verdict is Verdict.FAIL
    assert judged(COVERED, *events, today=early).verdict is Verdict.NOT_APPLICABLE


def test_judges_each_goal_by_itself() -> None:
    """Two goals are two findings, told apart by their names."""
    other = goal(name="a move", closed=CLOSED, origin=Origin(""))
    said = judged(COVERED, *mails(*range(-12, 0)), stated=(JOB, other))
    assert [finding.variant for finding in said.findings] == ["a move", "a new job"]
    assert said.counts == (2, 2)
    assert len({finding.key for finding in said.findings}) == 2


def test_names_of_goals_and_people_are_hidden() -> None:
    """Under redaction numbers, days and channels stay."""
    said = judged(COVERED, *mails(*range(-12, 0)))
    assert "a new job" in said.message
    assert said.redacted == (
        "after goal goal-1 was closed on 2026-06-22 you reached out 0 times in 90 days, and 12 "
        "times in the 90 days before, going by mail; chance alone does that once in 4096 times "
        "-> tell person-1 how it turned out, and ask what you can do for them"
    )


def test_options_move_the_limits() -> None:
    """`chance` and `ratio` are the limits, `days` the length of the windows."""
    four = mails(-4, -3, -2, -1)
    assert judged(COVERED, *four, chance=0.1).verdict is Verdict.FAIL
    many = [*mails(*range(-40, 0)), *mails(*range(1, 21))]
    assert judged(COVERED, *many, ratio=0.6).verdict is Verdict.FAIL
    few = [*mails(*range(-12, 0)), *mails(*range(31, 90))]
    assert judged(COVERED, *few).verdict is Verdict.PASS
    assert judged(COVERED, *few, days=30).verdict is Verdict.FAIL


@given(st.integers(-2000, 2000).map(timedelta))
def test_only_the_distance_of_days_counts(delta: timedelta) -> None:
    """Every date and today shifted alike, it is the same finding."""
    moved = [attrs.evolve(one, at=one.at + delta) for one in mails(*range(-12, 0))]
    day = CLOSED + delta
    said = judged(
        covered(date(2000, 1, 1), TODAY + delta, channel="mail"),
        *moved,
        stated=(goal(name="a new job", closed=day, origin=SETTINGS),),
        today=TODAY + delta,
    )
    assert said.finding.key == judged(COVERED, *mails(*range(-12, 0))).finding.key
    assert f"closed on {day}" in said.message


@given(
    st.lists(st.tuples(st.integers(-99, 100), st.sampled_from(Direction)), max_size=25),
    st.integers(-120, 120),
    st.integers(0, 240),
)
def test_less_on_record_turns_no_verdict_around(
    rows: list[tuple[int, Direction]], first: int, length: int
) -> None:
    """What an export of other days does not show leaves the verdict, or makes it unknown."""
    days = covered(
        CLOSED + timedelta(days=first),
        min(TODAY, CLOSED + timedelta(days=first + length)),
        channel="mail",
    )
    events = [mails(day, direction=direction)[0] for day, direction in rows]
    seen = [one for one in events if days.since <= one.at <= days.until]
    whole, less = judged(COVERED, *events).verdict, judged(days, *seen).verdict
    assert less in (whole, Verdict.UNKNOWN)

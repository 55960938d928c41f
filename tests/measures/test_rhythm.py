"""Rhythm: frequency bands, burstiness, and what files do not cover."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt
from typing import Any

import pytest
from building import TODAY, covered, event, network, origin, person
from hypothesis import given
from hypothesis import strategies as st
from measures.contact import EVER, History, ago, agrees, histories, plain

from netrules import (
    Breadth,
    Direction,
    Handle,
    InteractionRecord,
    Item,
    Network,
    Unknown,
    known,
)
from netrules.measures.rhythm import (
    Frequency,
    burstiness,
    contact_days,
    finite_burstiness,
    frequency_bands,
    last_two_way,
    outreach_burstiness,
)
from netrules.model.contact import two_way_days


def met(*days: int, name: str = "a") -> list[Item]:
    """A meeting so many days ago, each."""
    return [event(name, ago(number)) for number in days]


def of_a(*items: Item, since: date | None = EVER) -> Network:
    """A network of one person, contact being covered from a day on."""
    spans = [] if since is None else [covered(since)]
    return network(person("a"), *items, *spans).as_of(TODAY)


def by_name_only(name: str, on: date) -> InteractionRecord:
    """Something with one of those who share a name."""
    return InteractionRecord((Handle(names=(name,)),), on, "meeting", Direction.BOTH, origin())


# -- the last two-way contact ------------------------------------------------------------


def test_last_two_way() -> None:
    """What each person says, in the network's order."""
    found = network(person("b"), person("a"), *met(9), covered()).as_of(TODAY)
    last = last_two_way(found)
    assert list(last) == ["a", "b"]
    assert last["a"] == ago(9)
    assert plain(last["b"]) == (None, date(2019, 12, 31))


# -- frequency ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contacts", "band"),
    [
        (0, Frequency.RARELY),
        (1, Frequency.RARELY),
        (2, Frequency.OCCASIONALLY),
        # Twice a week is 104.3 times in 365 days.
        (104, Frequency.OCCASIONALLY),
        (105, Frequency.OFTEN),
        (365, Frequency.OFTEN),
    ],
)
def test_granovetters_bands(contacts: int, band: Frequency) -> None:
    """At least twice a week; more than once a year; once a year or less."""
    assert frequency_bands(of_a(*met(*range(contacts)))) == {"a": band}


def test_days_are_counted_and_not_contacts() -> None:
    """A long day of letters is one day of contact."""
    letters = [
        event("a", ago(3), channel="mail", direction=way)
        for way in (Direction.OUT, Direction.IN) * 5
    ]
    found = network(person("a"), *letters, covered(EVER, channel="mail")).as_of(TODAY)
    assert frequency_bands(found) == {"a": Frequency.RARELY}


def test_the_span_is_that_many_days() -> None:
    """The first day that counts is 364 days before today."""
    assert contact_days(of_a(*met(0, 364, 365)), of_a().people["a"], 365).seen == (ago(364), TODAY)


def test_over_more_years_the_rate_counts() -> None:
    """Two contacts in two years are once a year."""
    twice = of_a(*met(1, 400))
    assert frequency_bands(twice, days=730) == {"a": Frequency.RARELY}
    assert frequency_bands(of_a(*met(1, 400, 500)), days=730) == {"a": Frequency.OCCASIONALLY}


def test_a_year_at_least() -> None:
    """Fewer days do not tell once a year from never."""
    with pytest.raises(ValueError, match="in 365 days or more, not in 364"):
        frequency_bands(of_a(), days=364)


def test_what_files_do_not_cover_is_unknown() -> None:
    """Neither rarely nor occasionally, where half of the year is missing."""
    band = frequency_bands(of_a(*met(1), since=ago(180)))["a"]
    assert isinstance(band, Unknown)
    assert [(fact.field, fact.text) for fact in band.missing] == [
        ("interactions", f"meetings begin on {ago(180)}")
    ]
    assert not known(frequency_bands(of_a(*met(1), since=None))["a"])


def test_often_needs_no_coverage() -> None:
    """Contact on 105 days is often, whatever else there was."""
    assert frequency_bands(of_a(*met(*range(105)), since=None)) == {"a": Frequency.OFTEN}


def test_few_days_that_are_not_covered_do_not_matter() -> None:
    """After two contacts 100 more days cannot make it often, nor rarely."""
    found = frequency_bands(of_a(*met(1, 2), since=ago(264)))
    assert found == {"a": Frequency.OCCASIONALLY}
    assert not known(frequency_bands(of_a(*met(1, 2), since=ago(200)))["a"])


def test_a_letter_may_be_the_answer_to_one_that_no_file_shows() -> None:
    """Within 30 days of the beginning: then this is contact, or it is not."""
    letter = event("a", ago(350), channel="mail", direction=Direction.IN)
    more = event("a", ago(5), channel="mail", direction=Direction.BOTH)
    span = covered(ago(364), channel="mail")
    found = network(person("a"), letter, more, span).as_of(TODAY)
    days = contact_days(found, found.people["a"], 365)
    assert (days.seen, days.open) == ((ago(5),), 1)
    assert not known(frequency_bands(found)["a"])


def test_contact_with_one_of_two_namesakes() -> None:
    """It was one of them, nobody knows which."""
    found = network(
        person("Ana Ruiz"),
        person_like("Ana Ruiz", "ana.2"),
        by_name_only("Ana Ruiz", ago(9)),
        covered(EVER),
    ).as_of(TODAY)
    assert [contact_days(found, one, 365).open for one in found.people] == [1, 1]
    # None or one, it is rarely.
    assert set(frequency_bands(found).values()) == {Frequency.RARELY}
    assert isinstance(outreach_burstiness(found), Unknown)


def person_like(name: str, id_: str) -> Any:
    """Another person of that name."""
    made = person(id_)
    return type(made)(Handle(ids=(id_,), names=(name,)), origin(), tie="contact")


@given(histories())
def test_bands_by_counting(history: History) -> None:
    """Where files show everything, the days of contact are counted by hand."""
    found = history.whole()
    for id_, band in frequency_bands(found).items():
        days = set(two_way_days(found.events_with(id_)))
        rate = sum(day > ago(365) for day in days) / 365
        expected = (
            Frequency.OFTEN
            if rate >= 2 / 7
            else Frequency.RARELY
            if rate <= 1 / 365
            else Frequency.OCCASIONALLY
        )
        assert band is expected


# -- burstiness --------------------------------------------------------------------------


@given(st.integers(5, 40), st.integers(1, 100))
def test_regular_gaps(n: int, gap: int) -> None:
    """All gaps alike: -1."""
    assert finite_burstiness([gap] * n) == -1


@given(st.integers(5, 40), st.integers(1, 100))
def test_one_burst(n: int, gap: int) -> None:
    """All events but one at once: 1, the most that there is."""
    assert finite_burstiness([0] * (n - 1) + [gap]) == pytest.approx(1)


@pytest.mark.parametrize("n", [6, 8, 20, 100])
def test_random_gaps(n: int) -> None:
    """A standard deviation of √((n-1)/(n+1)) means, that of a Poisson process: 0."""
    r = sqrt((n - 1) / (n + 1))
    assert finite_burstiness([1 - r, 1 + r] * (n // 2)) == pytest.approx(0, abs=1e-12)


def test_by_hand() -> None:
    """Gaps of mean 2 and deviation 2: r = 1, so (√6 - 2) / ((√6 - 2) + 2)."""
    assert finite_burstiness([1, 1, 1, 1, 6]) == pytest.approx((sqrt(6) - 2) / sqrt(6))


@pytest.mark.parametrize("gaps", [[], [3], [3, 4, 5, 6], [0] * 9])
def test_no_burstiness(gaps: list[int]) -> None:
    """Of fewer than five gaps, and of events all at once, there is none."""
    assert finite_burstiness(gaps) is None


def test_negative_gaps_are_refused() -> None:
    """Events come in order."""
    with pytest.raises(ValueError, match="never negative"):
        finite_burstiness([1, 2, -3])


@given(st.lists(st.integers(0, 400), min_size=5, max_size=30), st.randoms(use_true_random=False))
def test_bounds_scale_and_order(gaps: list[int], random: Any) -> None:
    """From -1 to 1, in any unit, whatever the order of gaps."""
    value = finite_burstiness(gaps)
    assert (value is None) == (not any(gaps))
    if value is None:
        return
    assert -1 <= value <= 1
    shuffled = random.sample(gaps, len(gaps))
    assert finite_burstiness([7 * gap for gap in shuffled]) == pytest.approx(value, abs=1e-12)


def test_of_contact() -> None:
    """Every second week is regular; five days in a row and one a year before is a burst."""
    assert burstiness(of_a(*met(*range(0, 84, 14)))) == {"a": -1}
    assert burstiness(of_a(*met(0, 1, 2, 3, 4, 300)))["a"] > 0.9
    assert burstiness(of_a(*met(1, 2, 3, 4, 5))) == {"a": None}


def test_burstiness_where_days_are_not_covered() -> None:
    """A gap may hide contact; where there is no room for five gaps there is no burstiness."""
    days = met(*range(0, 84, 14))
    assert isinstance(burstiness(of_a(*days, since=ago(200)))["a"], Unknown)
    assert burstiness(of_a(*days, since=ago(200)), days=120) == {"a": -1}
    assert burstiness(of_a(*met(1), since=ago(361))) == {"a": None}
    assert isinstance(burstiness(of_a(*met(1), since=ago(359)))["a"], Unknown)


def test_days_are_positive() -> None:
    """There is nothing to see in no days."""
    with pytest.raises(ValueError, match="in 0 days"):
        burstiness(of_a(), days=0)
    with pytest.raises(ValueError, match="no day to be judged on"):
        burstiness(network(person("a")))


def test_more_days_than_there_are() -> None:
    """The calendar begins with the year 1."""
    assert isinstance(burstiness(of_a(), days=10**9)["a"], Unknown)


# -- ego's own outreach --------------------------------------------------------------------


def test_outreach_is_over_all_people() -> None:
    """What ego wrote, or met for, to whomever; what ego got, or told everybody, is none."""
    sent = [
        event(name, ago(number), channel="mail", direction=Direction.OUT)
        for name, number in zip("ababab", range(0, 60, 10), strict=True)
    ]
    noise = [
        event("a", ago(33), channel="mail", direction=Direction.IN),
        event("a", ago(44), channel="mail", direction=Direction.OUT, breadth=Breadth.BROADCAST),
    ]
    found = network(person("a"), person("b"), *sent, *noise, covered(EVER, channel="mail")).as_of(
        TODAY
    )
    assert outreach_burstiness(found) == -1
    assert outreach_burstiness(found, days=45) is None


def test_outreach_that_is_not_covered() -> None:
    """Another channel, or a time before the files begin, may hold more."""
    assert isinstance(outreach_burstiness(of_a(since=ago(100))), Unknown)
    assert outreach_burstiness(of_a(since=ago(100)), days=90) is None
    assert isinstance(outreach_burstiness(of_a(since=None)), Unknown)


# -- laws --------------------------------------------------------------------------------


def all_of(found: Network) -> dict[str, Any]:
    """Every measure of this module, by name and person."""
    tables: Sequence[tuple[str, Any]] = [
        ("last", last_two_way(found)),
        ("band", frequency_bands(found)),
        ("bursts", burstiness(found)),
        ("bursts of a month", burstiness(found, days=30)),
    ]
    values = {f"{name} {id_}": value for name, table in tables for id_, value in table.items()}
    return {**values, "outreach": outreach_burstiness(found)}


@given(histories())
def test_more_records_only_resolve_what_is_unknown(history: History) -> None:
    """Whatever part of it files show, they never say what all of it denies."""
    whole = all_of(history.whole())
    for name, value in all_of(history.part()).items():
        assert agrees(value, whole[name]), name


@given(histories(), st.integers(-9000, 9000))
def test_a_shift_of_all_days_changes_nothing(history: History, days: int) -> None:
    """Only how long ago something was counts."""
    now, then = all_of(history.shifted(0)), all_of(history.shifted(days))
    by = timedelta(days=days)
    for name, value in now.items():
        expected = plain(value)
        if name.startswith("last"):
            expected = shifted(expected, by)
        assert plain(then[name]) == expected


def shifted(value: Any, by: timedelta) -> Any:
    """A day, or a pair of them, so much later."""
    if isinstance(value, tuple):
        return tuple(shifted(end, by) for end in value)
    return value + by if isinstance(value, date) else value

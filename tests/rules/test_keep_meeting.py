"""T005: be sure to keep building."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from building import TODAY, network, person
from rules.judging import Said, is_info, say

from netrules import PersonRecord, Verdict
from netrules.rules.truths.keep_meeting import stopped_meeting_people

OLD = date(2026, 2, 3)
NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Flo")


def met(name: str, days: int | None) -> PersonRecord:
    """Somebody who was met so many days ago; None if nobody wrote down when."""
    return person(name) if days is None else person(name, met=TODAY - timedelta(days=days))


def judged(*people: PersonRecord, **options: Any) -> Said:
    """The rule on some people."""
    return say(stopped_meeting_people, network(*people), **options)


def test_fails_without_anybody_new() -> None:
    """The message says who was the last, and when."""
    cleo = person("Cleo", met=OLD)
    said = judged(person("Ana", met=date(2024, 1, 1)), person("Ben", met=OLD), cleo)
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "you met nobody new in the last 182 days; before that it was Ben and Cleo, on 2026-02-03"
    )
    assert said.advice == (
        "go to one gathering this month, or ask Ben and Cleo whom you should meet"
    )
    assert (said.finding.kind, said.finding.ids) == ("network", ())
    assert said.places[1] == ("contacts.toml", cleo.origin.line)
    assert "Ben" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(("days", "verdict"), [(181, Verdict.PASS), (182, Verdict.FAIL)])
def test_two_quarters_are_182_days(days: int, verdict: Verdict) -> None:
    """Today is the last of them."""
    assert judged(met("Ana", days), met("Ben", 900)).verdict is verdict


def test_the_day_of_an_entry_is_not_the_day_you_met() -> None:
    """A connection of last week may be with a friend of old."""
    said = judged(met("Ana", 400), person("Ben", recorded=TODAY - timedelta(days=7)))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("met", "ben")])
    assert said.remedies == {"add met (the day you met)"}


def test_passes_with_one_who_is_new_whatever_is_not_known() -> None:
    """Others cannot make Ana old."""
    assert judged(met("Ana", 20), met("Ben", None)).verdict is Verdict.PASS


def test_one_day_for_most_is_an_import() -> None:
    """Of five people four may have been met on one day, and not five."""
    people = [met(name, 20) for name in NAMES[:4]]
    assert judged(*people, met("Eva", 900)).verdict is Verdict.PASS
    said = judged(*people, met("Eva", 20))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("met", "")])
    assert said.remedies == {"correct met where it is the day of an import and not the day you met"}
    assert judged(*people).verdict is Verdict.PASS  # too few to tell
    assert judged(*people, met("Eva", None)).lacks == [("met", "eva")]


def test_does_not_apply_to_nobody() -> None:
    """Without people there is nothing to keep building."""
    assert judged().verdict is Verdict.NOT_APPLICABLE


def test_options_move_the_limits() -> None:
    """`days` says within how long, `same-day` which share is an import."""
    assert judged(met("Ana", 20), days=20).verdict is Verdict.FAIL
    five = [met(name, 400) for name in NAMES[:5]]
    assert judged(*five).verdict is Verdict.UNKNOWN
    assert judged(*five, same_day=1.0).verdict is Verdict.FAIL


@pytest.mark.parametrize("days", [(20, 20, 20, 20, 900), (900,) * 5, (900, 900, 900, 900, 400)])
def test_no_day_that_is_filled_in_turns_it_around(days: tuple[int, ...]) -> None:
    """Whoever's day is taken away, the verdict stays or is unknown."""
    full = judged(*(met(name, ago) for name, ago in zip(NAMES, days, strict=False))).verdict
    for number in range(len(days) + 1):
        for gone in combinations(range(len(days)), number):
            less = judged(
                *(
                    met(name, None if at in gone else ago)
                    for at, (name, ago) in enumerate(zip(NAMES, days, strict=False))
                )
            ).verdict
            assert less in (full, Verdict.UNKNOWN)


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    later = say(stopped_meeting_people, network(person("Ana", met=OLD + week)), today=TODAY + week)
    plain = judged(person("Ana", met=OLD))
    assert later.message == plain.message.replace("2026-02-03", "2026-02-10")
    assert later.finding.key == plain.finding.key

"""S007: who are the key players in those groups?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from building import TODAY, covered, event, handle, network, origin, person
from rules.judging import Said, is_info, say

from netrules import GroupRecord, Item, Verdict
from netrules.rules.structure.key_players import cold_key_players

PEOPLE = [person(name) for name in ("Ana", "Ben", "Cleo")]


def group(*keys: str, kind: str = "club", members: tuple[str, ...] = ("Ana", "Ben", "Cleo")) -> Any:
    """A choir that *keys* run."""
    return GroupRecord(
        "Choir",
        origin(),
        kind=kind,
        members=tuple(map(handle, members)),
        key_players=tuple(map(handle, keys)),
    )


def judged(*items: Item, **options: Any) -> Said:
    """The rule on three people, with every meeting on record."""
    return say(cold_key_players, network(*PEOPLE, covered(), *items), **options)


def met(name: str, days: int) -> Item:
    """A meeting so many days ago."""
    return event(name, TODAY - timedelta(days=days))


def test_passes_with_one_of_them_warm() -> None:
    """One of two is enough."""
    assert judged(group("Ana", "Ben"), met("Ben", 365)).verdict is Verdict.PASS


def test_fails_where_all_are_cold() -> None:
    """The message names the group, those who run it, and what contact was judged by."""
    said = judged(group("Ana"), met("Ana", 366))
    assert said.message == (
        "no two-way contact in the last 365 days with those who run Choir: Ana, going by meetings"
    )
    assert said.advice == "say hello to Ana before its next meeting"
    assert said.subjects == [("ana",)]
    assert said.finding.variant == "Choir"
    assert is_info(said)
    assert "Choir" not in said.redacted
    assert "Ana" not in said.redacted


def test_is_unknown_where_nobody_said_who_runs_it() -> None:
    """And asks for it."""
    said = judged(group())
    assert said.verdict is Verdict.UNKNOWN
    assert said.remedies == {"add key-players (who runs it) to the group in the contacts file"}


def test_is_unknown_where_contact_is_not_covered() -> None:
    """There may have been a meeting that no file lists."""
    assert say(cold_key_players, network(*PEOPLE, group("Ana"))).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("kind", ["employer", "school", "chat"])
def test_what_nobody_runs_for_you_is_left_out(kind: str) -> None:
    """Employers, schools and chats."""
    assert judged(group("Ana", kind=kind)).verdict is Verdict.NOT_APPLICABLE


def test_small_groups_are_left_out() -> None:
    """`members` says from how many on."""
    two = group("Ana", members=("Ana", "Ben"))
    assert judged(two).verdict is Verdict.NOT_APPLICABLE
    assert judged(two, members=2).verdict is Verdict.FAIL

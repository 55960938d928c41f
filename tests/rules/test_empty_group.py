"""R009: list the groups, then the people in them."""

from __future__ import annotations

from building import handle, network, origin, person
from rules.judging import Said, is_info, say

from netrules import GroupRecord, Item, Verdict
from netrules.rules.records.empty_group import group_without_people


def judged(*items: Item) -> Said:
    """The rule on a network of one."""
    return say(group_without_people, network(person("Ana"), *items))


def test_passes_with_one_person() -> None:
    """One is a beginning."""
    group = GroupRecord("Choir", origin(), members=(handle("Ana"),))
    assert judged(group).verdict is Verdict.PASS


def test_fails_with_nobody() -> None:
    """And asks who comes to mind."""
    said = judged(GroupRecord("Choir", origin()))
    assert said.message == "nobody is listed in Choir yet"
    assert said.advice == "write down who comes to mind first: who else is in Choir?"
    assert [path for path, _ in said.places] == ["contacts.toml"]
    assert is_info(said)
    assert "Choir" not in said.redacted


def test_does_not_apply_without_groups() -> None:
    """There is nothing to judge."""
    assert judged().verdict is Verdict.NOT_APPLICABLE

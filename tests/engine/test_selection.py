"""Which selector decides whether a rule runs."""

from __future__ import annotations

import pytest

from netrules import Judgement, Rule, passed, rule
from netrules.engine.selection import Selection


def _rule() -> Rule:
    @rule("M101", "long-kebab-name", stance="myth")
    def judge() -> Judgement:
        """Passes."""
        return passed()

    return judge


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        ((), (), True),
        (("K",), (), False),
        ((), ("M",), False),
        (("M101",), ("M",), True),
        (("M",), ("M1",), False),
        (("M",), ("M",), False),
        (("ALL",), ("M",), False),
        (("M",), ("ALL",), True),
        (("ALL",), ("ALL",), False),
        (("long-kebab-name",), ("M101",), False),
        (("M101",), ("long-kebab-name",), False),
        (("M101",), ("long-*",), True),
        (("long-kebab-name",), ("M10",), True),
    ],
)
def test_what_describes_a_rule_most_closely_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], on: bool
) -> None:
    """Code and name describe it alike, "ALL" least; of two that are as close, ignore does."""
    assert Selection(select, ignore).decide(_rule()).on is on


def test_a_family_is_not_the_start_of_another() -> None:
    """Capitals alone mean the whole prefix: M leaves a plugin's MYORG codes alone."""

    @rule("MYORG001", "own-rule", stance="practice")
    def judge() -> Judgement:
        """Passes."""
        return passed()

    assert Selection(ignore=("M",)).decide(judge).on
    assert not Selection(ignore=("MYORG",)).decide(judge).on
    assert not Selection(ignore=("MYORG0",)).decide(judge).on

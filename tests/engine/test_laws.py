"""Laws as a rule declares them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from netrules import Effect, Judgement, Law, Person, Rule, RuleError, passed, rule


def a_card_more(records: Any, dice: Any, today: Any) -> Any:
    """A card more in the drawer.

    Of which nobody knows.
    """
    return records


def _unsaid(records: Any, dice: Any, today: Any) -> Any:
    return records


def declared(laws: Mapping[Any, str]) -> Rule:
    """A rule with those laws."""

    @rule("X001", "nobody", stance="gap", laws=laws)
    def nobody(person: Person) -> Judgement:
        return passed()

    return nobody


def test_none_are_needed() -> None:
    """Most rules of others declare none."""
    assert declared({}).laws == ()


def test_read_as_sentences() -> None:
    """In the order in which they are declared; a change of the author's own by its docstring."""
    rule_ = declared({"later": "never-better", a_card_more: "same", "contact": "never-worse"})
    assert [one.text for one in rule_.laws] == [
        "Time going by with nothing in it never mends it",
        "A card more in the drawer changes nothing",
        "A meeting today with people you know never makes it fail",
    ]
    assert rule_.laws[1] == Law(
        "a-card-more", Effect.SAME, "a card more in the drawer", a_card_more
    )


@pytest.mark.parametrize(
    ("laws", "said"),
    [
        ({"contacts": "same"}, "laws name no change 'contacts'; did you mean 'contact'"),
        ({"rain": "same"}, "laws name no change 'rain'; choose of contact, goal, introduction"),
        ({"contact": "never-worst"}, "no effect 'never-worst'; did you mean 'never-worse'"),
        ({"contact": "up"}, "no effect 'up'; choose of same, never-worse, never-better"),
        ({_unsaid: "same"}, "_unsaid has no docstring that says what it changes"),
    ],
)
def test_refused(laws: Mapping[Any, str], said: str) -> None:
    """What there is not is an error of the rule, with what may have been meant."""
    with pytest.raises(RuleError, match=rf"rule X001 \(.*nobody\): .*{said}"):
        declared(laws)


def test_declaring_needs_no_hypothesis() -> None:
    """It is what tests need, and no rule."""
    code = (
        "import sys; sys.modules['hypothesis'] = None; from netrules import rule, passed;"
        "rule('X001', 'x-y', stance='gap', laws={'contact': 'same'})(lambda: passed())"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

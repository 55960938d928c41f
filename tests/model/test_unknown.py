"""Facts that nobody recorded: what can be done with them, and what they refuse."""

from __future__ import annotations

import copy
import math
import operator
import pickle
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules import Missing, NotKnown, Unknown, all_of, any_of, known, negate

PLACE = Unknown("place", "ana", "add place")
LEVEL = Unknown("level", "ana", "add level")

REFUSED: dict[str, Callable[[Any], Any]] = {
    "bool": bool,
    "not": operator.not_,
    "hash": hash,
    "iter": iter,
    "len": len,
    "str": str,
    "format": lambda value: f"{value}",
    "format with a width": lambda value: f"{value:>10}",
    "in": lambda value: "Lund" in value,
    "being in a list": lambda value: value in ["Lund"],
    "being in a set": lambda value: value in {"Lund"},
    "item": operator.itemgetter(0),
    "call": lambda value: value(),
    "int": int,
    "float": float,
    "index": operator.index,
    "attribute": operator.attrgetter("year"),
    "attribute with a default": lambda value: getattr(value, "year", 1970),
    "sorting": lambda value: sorted([value, "Lund"]),
    "max": lambda value: max(value, 3),
    "sum of a list of them": lambda value: bool(sum([value, 1]) > 1),
    "if": lambda value: 1 if value else 2,
    "and": lambda value: value and True,
    "chained comparison": lambda value: 1 < value < 3,
    "joining": lambda value: ", ".join(value),
    "unpacking": lambda value: [*value],
}


@pytest.mark.parametrize("use", REFUSED.values(), ids=REFUSED)
def test_refuses_to_be_taken_for_a_value(use: Callable[[Any], Any]) -> None:
    """Whatever needs a definite value raises, and names the fact."""
    with pytest.raises(NotKnown) as caught:
        use(PLACE)
    assert caught.value.missing == (Missing("place", "ana", "add place"),)


COMPUTED: dict[str, Callable[[Any], Any]] = {
    "==": lambda value: value == 3,
    "!=": lambda value: value != 3,
    "<": lambda value: value < 3,
    "<=": lambda value: value <= 3,
    ">": lambda value: value > 3,
    ">=": lambda value: value >= 3,
    "reflected <": lambda value: 3 < value,
    "reflected ==": lambda value: value == 3,
    "text ==": lambda value: value == "Lund",
    "+": lambda value: value + 3,
    "reflected +": lambda value: 3 + value,
    "-": lambda value: value - 3,
    "reflected -": lambda value: 3 - value,
    "*": lambda value: value * 3,
    "reflected *": lambda value: 3 * value,
    "/": lambda value: value / 3,
    "reflected /": lambda value: 3 / value,
    "//": lambda value: value // 3,
    "reflected //": lambda value: 3 // value,
    "%": lambda value: value % 3,
    "reflected %": lambda value: 3 % value,
    "**": lambda value: value**3,
    "reflected **": lambda value: 3**value,
    "negative": operator.neg,
    "positive": operator.pos,
    "abs": abs,
    "round": round,
    "floor": math.floor,
    "ceil": math.ceil,
    "~": operator.invert,
    "& True": lambda value: value & True,
    "True &": lambda value: True & value,
    "| False": lambda value: value | False,
    "False |": lambda value: False | value,
    "^ True": lambda value: value ^ True,
    "True ^": lambda value: True ^ value,
    "itself": lambda value: value == value,  # noqa: PLR0124 reason: that is the question
    "sum": lambda value: sum([1, value, 2]),
}


@pytest.mark.parametrize("compute", COMPUTED.values(), ids=COMPUTED)
def test_computing_with_it_is_unknown_again(compute: Callable[[Any], Any]) -> None:
    """Comparing it and calculating with it give Unknown, with the same missing fact."""
    outcome = compute(PLACE)
    assert isinstance(outcome, Unknown)
    assert outcome.missing == PLACE.missing


@pytest.mark.parametrize("compute", [operator.eq, operator.lt, operator.add, operator.and_])
def test_two_unknowns_name_both_facts(compute: Callable[[Any, Any], Any]) -> None:
    """What hangs on two facts misses both, the first one first."""
    assert compute(PLACE, LEVEL).missing == (*PLACE.missing, *LEVEL.missing)


def test_a_definite_answer_needs_no_fact() -> None:
    """Kleene's logic: one false side makes a conjunction false, one true side an "or" true."""
    assert (PLACE & False) is False
    assert (False & PLACE) is False
    assert (PLACE | True) is True
    assert (True | PLACE) is True


def _pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, _pickled])
def test_copies_are_unknown_too(clone: Callable[[Any], Any]) -> None:
    """Copying and pickling keep the missing facts."""
    twin = clone(PLACE & LEVEL)
    assert isinstance(twin, Unknown)
    assert twin.missing == (*PLACE.missing, *LEVEL.missing)


def test_what_it_raises_survives_pickling() -> None:
    """A NotKnown that crosses a process keeps its facts."""
    twin = _pickled(NotKnown(PLACE.missing))
    assert isinstance(twin, NotKnown)
    assert twin.missing == PLACE.missing
    assert str(twin) == "place"


def test_repr_names_fields_and_no_subject() -> None:
    """A debugger can show it; ids stay out."""
    assert repr(PLACE & LEVEL) == "Unknown(place, level)"
    assert repr([PLACE]) == "[Unknown(place)]"


def test_protocols_see_no_attribute() -> None:
    """Look-ups by the interpreter fail plainly instead of raising NotKnown."""
    assert not hasattr(PLACE, "__array__")
    assert not hasattr(PLACE, "_repr_html_")


def test_it_cannot_be_changed() -> None:
    """An unknown fact stays what it is."""
    with pytest.raises(AttributeError):
        PLACE.missing = ()
    with pytest.raises(AttributeError):
        PLACE.extra = 1  # type: ignore[attr-defined]


def test_because_joins_the_facts() -> None:
    """Facts stand once, in the order given; no fact at all is a mistake."""
    both = Unknown.because([*PLACE.missing, *LEVEL.missing, *PLACE.missing])
    assert both.missing == (*PLACE.missing, *LEVEL.missing)
    assert (both.field, both.subject) == ("place", "ana")
    with pytest.raises(ValueError, match="at least one missing fact"):
        Unknown.because([])


def test_known_and_negate() -> None:
    """Helpers for rules that look before they compare."""
    assert known(False)
    assert not known(PLACE)
    assert negate(True) is False
    assert negate(False) is True
    assert negate(PLACE) is PLACE


values = st.lists(st.sampled_from([True, False, None]), max_size=6)


def _given(value: bool | None, number: int) -> Any:
    return Unknown("fact", str(number)) if value is None else value


def _worlds(items: list[bool | None]) -> list[tuple[bool, ...]]:
    return list(product(*((False, True) if item is None else (item,) for item in items)))


@given(values)
def test_all_of_and_any_of_agree_with_every_completion(items: list[bool | None]) -> None:
    """They are definite exactly where every way to fill in the unknowns agrees."""
    unknowns = [_given(item, number) for number, item in enumerate(items)]
    for ours, theirs in ((all_of, all), (any_of, any)):
        outcomes = {theirs(world) for world in _worlds(items)}
        outcome = ours(unknowns)
        if len(outcomes) == 1:
            assert outcome is outcomes.pop()
        else:
            assert isinstance(outcome, Unknown)
            assert len(outcome.missing) == items.count(None)


@given(values)
def test_all_of_mirrors_any_of(items: list[bool | None]) -> None:
    """De Morgan's law holds with unknowns too."""
    unknowns = [_given(item, number) for number, item in enumerate(items)]
    mirrored = negate(any_of(negate(item) for item in unknowns))
    direct = all_of(unknowns)
    assert repr(direct) == repr(mirrored)


def test_none_at_all() -> None:
    """All of nothing holds, any of nothing does not."""
    assert all_of([]) is True
    assert any_of([]) is False

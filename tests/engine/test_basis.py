"""What a report rests on: a fingerprint that whatever a file tells changes, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from building import all_ties, event, network, outcome, person, tie

from netrules import Breadth, Direction, Favour, GroupRecord, Handle, Item
from netrules.engine.basis import Basis

DAY = date(2026, 9, 1)
ANA, BEN = person("Ana"), person("Ben")
MET = event(["Ana", "Ben"], DAY)
CLIENT = outcome("client", DAY, "Ana", worth=9.0)
KNOWS = tie("Ana", "Ben")
CHOIR = GroupRecord("Choir", MET.origin, members=(Handle(names=("Ana",)),))
LETTERS = tuple(event(name, DAY, channel="mail") for name in ("Ana", "Ben"))
EVERYTHING: tuple[Item, ...] = (ANA, BEN, MET, *LETTERS, CLIENT, KNOWS, CHOIR, all_ties())


def _rests_on(*items: Item) -> str:
    return Basis(network(*items), tuple, tuple).rests_on().inputs


@pytest.mark.parametrize(
    ("item", "changes"),
    [
        (MET, {"at": date(2026, 9, 2)}),
        (MET, {"channel": "call"}),
        (MET, {"direction": Direction.IN}),
        (MET, {"breadth": Breadth.GROUP}),
        (MET, {"favour": Favour.GIVE}),
        (MET, {"sender": Handle(names=("Ben",))}),
        (CLIENT, {"worth": 8.0}),
        (CLIENT, {"currency": "EUR"}),
        (CLIENT, {"goal": "clients"}),
        (KNOWS, {"kind": "cousin"}),
        (KNOWS, {"since": DAY}),
        (KNOWS, {"strength": 2.0}),
        (CHOIR, {"kind": "club"}),
        (ANA, {"facts": {"place": "Lund"}}),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else type(value).__name__,
)
def test_all_that_is_told_counts(item: Any, changes: dict[str, Any]) -> None:
    """Not to see a change of the files would be to blame the day or the settings for it."""
    changed = attrs.evolve(item, **changes)
    others = tuple(changed if one is item else one for one in EVERYTHING)
    assert _rests_on(*others) != _rests_on(*EVERYTHING)


def test_whose_ties_are_complete_counts_by_layer() -> None:
    """A file that vouches for another layer vouches for something else."""
    elsewhere = all_ties(layer="facebook")
    assert _rests_on(*EVERYTHING[:-1], elsewhere) != _rests_on(*EVERYTHING)


def test_where_it_stands_does_not_count() -> None:
    """Neither the order of rows nor the file's name."""
    renamed = network(*reversed(EVERYTHING), path="people.toml")
    assert Basis(renamed, tuple, tuple).rests_on().inputs == _rests_on(*EVERYTHING)


def test_a_salt_hides_what_it_is_of() -> None:
    """Nobody can try out who is in the files without it."""
    basis = Basis(network(*EVERYTHING), tuple, tuple)
    assert basis.rests_on("salt").inputs != basis.rests_on().inputs

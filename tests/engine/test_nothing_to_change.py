"""What rules share cannot be changed by one of them: there is no list, dict or set in it, and no
array that can be written to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import numpy as np
import pytest

from netrules import Network
from netrules.testing import TODAY
from netrules.testing.judging import installed_measures
from netrules.testing.samples import Sample, drawn, large

#: How far it is looked into things, and at how many of a kind.
DEPTH: Final = 8
SOME: Final = 3
PLAIN: Final = (str, bytes, int, float, date, type(None))


def changeable(value: Any, path: str, seen: dict[int, Any], depth: int = 0) -> Iterator[str]:
    """The path of everything below *value* that could be changed in place."""
    if isinstance(value, PLAIN) or id(value) in seen or depth > DEPTH:
        return
    seen[id(value)] = value  # kept, lest another gets its number
    if isinstance(value, np.ndarray):
        if value.flags.writeable:
            yield path
        return
    if isinstance(value, dict | list | set):
        yield path
    for name, below in parts(value):
        yield from changeable(below, f"{path}{name}", seen, depth + 1)


def parts(value: Any) -> Iterator[tuple[str, Any]]:
    """What is in *value*, or can be had of it by a name."""
    if isinstance(value, Mapping):
        for one, other in list(value.items())[:SOME]:
            yield from (("[key]", one), ("[]", other))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (("[]", one) for one in list(value)[:SOME])
    else:
        for name in sorted({*dir(type(value)), *getattr(value, "__dict__", ())}):
            if not name.startswith("_"):
                found = had(value, name)
                if not callable(found):
                    yield f".{name}", found


def had(value: Any, name: str) -> Any:
    """An attribute, None where it cannot be told."""
    try:
        return getattr(value, name)
    except (TypeError, ValueError, LookupError, AttributeError):
        return None


@pytest.mark.parametrize("sample", [large(60, TODAY), *(drawn(n, TODAY) for n in range(8))])
def test_nothing_can_be_changed(sample: Sample) -> None:
    """Neither in the network, nor in its people, goals and measures."""
    given = sample.context(TODAY, installed_measures())
    assert isinstance(given.network, Network)
    shared = {"network": given.network, "goals": given.goals}
    shared |= {name: given.give(name) for name in given.measures}
    for name, value in shared.items():
        assert [*changeable(value, name, {})] == []

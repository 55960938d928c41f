"""R005: what is a conflict between sources, and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from building import TODAY
from rules.judging import say

from netrules import Handle, Job, Network, Origin, PersonRecord, Read, Verdict, build
from netrules.rules.records.conflict import conflicting_fact


def _entry(layer: str, employer: str = "", as_of: date | None = None, **facts: Any) -> Read:
    handle = Handle(emails=("ana@example.org",), names=("Ana Ruiz",))
    jobs = (Job(employer, "Clerk"),) if employer else ()
    origin = Origin(f"{layer}.x", line=1, record=1, layer=layer)
    return Read(f"{layer}.x", layer, [PersonRecord(handle, origin, jobs, facts, as_of=as_of)])


def _network(*reads: Read) -> Network:
    return build(reads).as_of(TODAY)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"employer": "Acme"}, {"employer": "Globex"}, "the employer of Ana Ruiz is Acme"),
        ({"place": "Lund"}, {"place": "Leeds"}, "the place of Ana Ruiz is"),
        ({"born": 1980}, {"born": 1981}, "the year of birth of Ana Ruiz is"),
        ({"employer": "Acme Ltd"}, {"employer": "ACME"}, ""),
        ({"employer": "Acme"}, {}, ""),
        ({"place": "Lund"}, {"place": "lund"}, ""),
    ],
)
def test_two_layers(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    """What differs beyond spelling is told, once, with both values."""
    network = _network(_entry("linkedin", **one), _entry("vcard", **other))
    said = say(conflicting_fact, network)
    assert said.verdict is (Verdict.FAIL if expected else Verdict.PASS)
    assert [message.startswith(expected) for message in said.messages] == [True] * bool(expected)


def test_what_the_user_states_holds() -> None:
    """The contacts file settles it."""
    reads = [
        _entry("linkedin", "Acme"),
        _entry("vcard", "Globex", place="Lund"),
        _entry("contacts", "Initech", place="Leeds"),
    ]
    assert say(conflicting_fact, _network(*reads)).verdict is Verdict.PASS


def test_the_newer_of_two_dated_entries_is_no_conflict() -> None:
    """It counts, and the older is history."""
    old, new = date(2020, 1, 1), date(2025, 1, 1)
    reads = [_entry("linkedin", "Acme", new), _entry("vcard", "Globex", old)]
    assert say(conflicting_fact, _network(*reads)).verdict is Verdict.PASS


def test_one_layer_has_nothing_to_disagree_with() -> None:
    """Two employers in one place are two employers."""
    reads = [_entry("linkedin", "Acme")]
    assert say(conflicting_fact, _network(*reads)).verdict is Verdict.NOT_APPLICABLE

"""What every source has to keep, and what the specimen says of Maya Lind's contacts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import netrules
import pytest
from netrules import Network, ReadContext
from netrules.testing import Check, Memory, source_checks

from netrules_monica import Monica

SPECIMEN = Path(__file__).with_name("monica.json")
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("check", source_checks(Monica(), SPECIMEN, read=22), ids=str)
def test_source(check: Check) -> None:
    """One thing that the source has to keep; a failure says what to do about it."""
    check()


@pytest.fixture(scope="module")
def network() -> Network:
    """The specimen, read as `netrules check` reads it."""
    return netrules.load(SPECIMEN).as_of(TODAY)


def person(network: Network, name: str) -> netrules.Person:
    """Somebody by name."""
    [found] = [one for one in network.people if name in one.names]
    return found


def test_who_is_who(network: Network) -> None:
    """The user's own card is nobody else; the dead and the blank are left out and counted."""
    names = {one.name for one in network.people}
    assert names == {"Asha", "Lena Vogt", "Priya Raman", "Sam Osei", "Theo Grant"}
    assert (network.me.name, network.me.organization) == ("Maya Lind", "Kestrel Mutual")
    assert network.me.place == "Bristol"


def test_what_is_known_of_somebody(network: Network) -> None:
    """Work, place, birth, first meeting and tags; a birthday worked out from an age is unknown."""
    priya, theo = person(network, "Priya Raman"), person(network, "Theo Grant")
    assert (priya.title, priya.organization) == ("Head of Data", "Northlight Health")
    assert (priya.born, priya.met, priya.place) == (1983, date(2025, 1, 14), "Bristol")
    assert set(priya.groups) == {"meetup", "referees"}
    assert priya.emails == ("priya.raman@example.org",)
    assert theo.names == ("Theo Grant",)
    assert isinstance(theo.born, netrules.Unknown)
    assert theo.introduced_by == priya.id


def test_who_knows_whom(network: Network) -> None:
    """Relations are ties that were written down; of those with the dead nothing is said."""
    names = {one.id: one.name for one in network.people}
    found = {
        (tie.kind, *sorted(names[end] for end in (tie.a, tie.b) if end in names))
        for tie in network.ties.recorded
    }
    assert ("colleague", "Priya Raman", "Theo Grant") in found
    assert ("child", "Asha", "Priya Raman") in found


def test_what_was_done_together(network: Network) -> None:
    """Calls, activities and messages, and nothing is concluded from their absence."""
    priya, sam = person(network, "Priya Raman"), person(network, "Sam Osei")
    events = [(str(one.on), one.channel) for one in network.events_with(priya.id)]
    assert sorted(events) == [
        ("2026-09-03", "WhatsApp message"),
        ("2026-09-04", "WhatsApp message"),
        ("2026-09-10", "meeting"),
        ("2026-10-21", "call"),
    ]
    assert priya.warm is True
    assert isinstance(sam.warm, netrules.Unknown)


def test_what_cannot_be_read_is_told(network: Network) -> None:
    """A call without a date is a problem, with the place where it stands."""
    [problem] = network.problems
    assert problem.message == "the call does not say when it was"
    assert problem.origin.record == "/account/data/1/values/3/data/0/values/1"


def places(value: Any, *at: str | int) -> Iterator[tuple[str | int, ...]]:
    """Every place in a JSON value that something stands in another."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inside:
        yield (*at, key)
        if isinstance(one, dict | list):
            yield from places(one, *at, key)


@pytest.mark.parametrize("odd", [None, ["a"], {"type": ["b"]}, 7, "c"], ids=str)
def test_what_stands_where_something_else_should_stops_nothing(odd: object) -> None:
    """Whatever one value of the file is, reading goes on."""
    text = SPECIMEN.read_text("utf-8")
    for *way, last in places(json.loads(text)):
        export = inside = json.loads(text)
        for key in way:
            inside = inside[key]
        inside[last] = odd
        opened = Memory("monica.json", {"": json.dumps(export).encode()})
        assert all(True for _ in Monica().read(opened, ReadContext()))


@pytest.mark.parametrize("content", [b'{"version": 1, "account": []}', b"[]", b'{"account": {}}'])
def test_what_is_no_export(content: bytes) -> None:
    """It is not taken for one."""
    assert Monica().sniff(Memory("x.json", {"": content})).certainty is netrules.Certainty.NO


def test_netrules_finds_it() -> None:
    """Once installed, the source reads files by itself, and nothing of the plugin fails."""
    assert not netrules.open_session().failures()
    [count] = netrules.load(SPECIMEN).sources
    assert count.source == "monica"

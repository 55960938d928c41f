"""The reader against a whole archive by other hands, counted again in the plainest way."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import pytest
from plugins.linkedin_reader import of
from plugins.opened_double import OpenedDouble

from netrules import (
    Breadth,
    Certainty,
    Direction,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OwnerRecord,
    PersonRecord,
    Problem,
    ReadContext,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.linkedin import LinkedIn

SAMPLE = Path(__file__).parents[3] / "shared/samples/linkedin/sample_export.zip"
OWNER = "https://www.linkedin.com/in/fake-ada-byron-lovelace"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the samples are not here")


@pytest.fixture(scope="module")
def archive() -> OpenedDouble:
    """The archive's members in memory."""
    with ZipFile(SAMPLE) as zipped:
        return OpenedDouble({name: zipped.read(name) for name in zipped.namelist()})


@pytest.fixture(scope="module")
def items(archive: OpenedDouble) -> list[Item]:
    """Everything read from it."""
    return list(LinkedIn().read(archive, ReadContext()))


def rows(archive: OpenedDouble, name: str) -> list[dict[str, str]]:
    """The rows of one of its tables."""
    return list(csv.DictReader(StringIO(archive.contents[name].decode(), newline="")))


def links(row: dict[str, str]) -> set[str]:
    """The URLs of everyone but the owner in a row of messages."""
    cell = f"{row['SENDER PROFILE URL']} {row['RECIPIENT PROFILE URLS']}"
    return set(re.findall(r"https://\S+?(?=[,\s]|$)", cell)) - {OWNER}


def threads(archive: OpenedDouble) -> dict[str, set[str]]:
    """Who else takes part in each conversation."""
    found: dict[str, set[str]] = {}
    for row in rows(archive, "messages.csv"):
        if row["IS MESSAGE DRAFT"] == "false":
            found.setdefault(row["CONVERSATION ID"], set()).update(links(row))
    return found


def on(channel: str, items: list[Item]) -> Iterator[InteractionRecord]:
    """The interactions on one channel."""
    return (one for one in of(InteractionRecord, items) if one.channel == f"LinkedIn {channel}")


def test_all_of_it_is_claimed(archive: OpenedDouble) -> None:
    """Every member is LinkedIn's."""
    found = LinkedIn().sniff(archive)
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(archive.members)


def test_connections(archive: OpenedDouble, items: list[Item]) -> None:
    """All 2,000, each with a URL of its own, at its own line."""
    people = of(PersonRecord, items)
    assert len(people) == 2000
    assert len({one.handle.urls for one in people}) == 2000
    lines = archive.contents["Connections.csv"].decode().splitlines()
    assert all(one.handle.urls[0] in lines[one.origin.line - 1] for one in people)
    assert all("recorded" in one.facts for one in people)


def test_nothing_is_a_problem(items: list[Item]) -> None:
    """The archive is whole."""
    assert of(Problem, items) == []
    assert Counter(one.reason for one in of(Skipped, items)) == {"draft": 41}


def test_messages(archive: OpenedDouble, items: list[Item]) -> None:
    """Each message has its conversation's people, its direction and its breadth."""
    written = [row for row in rows(archive, "messages.csv") if row["IS MESSAGE DRAFT"] == "false"]
    members = threads(archive)
    found = list(on("message", items))
    assert len(found) == len(written) == 19_959
    for one, row in zip(found, written, strict=True):
        others = members[row["CONVERSATION ID"]]
        assert {person.urls[0] for person in one.people} == others
        assert one.breadth is (Breadth.ONE if len(others) == 1 else Breadth.GROUP)
        out = row["SENDER PROFILE URL"] == OWNER
        assert one.direction is (Direction.OUT if out else Direction.IN)
        sender = row["SENDER PROFILE URL"] if not out and len(others) > 1 else None
        assert (one.sender.urls[0] if one.sender else None) == sender
        assert f"{one.at:%Y-%m-%d %H:%M:%S UTC}" == row["DATE"]
    alone = {one.thread for one in found if one.breadth is Breadth.ONE}
    assert len(alone) == sum(len(others) == 1 for others in members.values())


def test_message_lines(archive: OpenedDouble, items: list[Item]) -> None:
    """The line of a message is the one that its conversation's name begins."""
    lines = archive.contents["messages.csv"].decode().split("\n")
    for one in on("message", items):
        assert lines[one.origin.line - 1].startswith(f"{one.thread},")


def test_ties(archive: OpenedDouble, items: list[Item]) -> None:
    """Each two others of a group conversation have a tie since the first they share."""
    first: dict[str, str] = {}
    for row in rows(archive, "messages.csv"):
        if row["IS MESSAGE DRAFT"] == "false":
            thread = row["CONVERSATION ID"]
            first[thread] = min(first.get(thread, row["DATE"]), row["DATE"])
    since: dict[tuple[str, ...], str] = {}
    for thread, others in threads(archive).items():
        for pair in combinations(sorted(others), 2):
            since[pair] = min(since.get(pair, first[thread]), first[thread])
    found = {
        tuple(sorted(end.urls[0] for end in tie.between)): f"{tie.since}"
        for tie in of(TieRecord, items)
    }
    assert found == {pair: day[:10] for pair, day in since.items()}
    assert len(found) == len(of(TieRecord, items))


def test_coverage(items: list[Item]) -> None:
    """From the oldest message to at least the newest."""
    [one] = of(InteractionCoverage, items)
    assert (one.since, one.until) == (date(1833, 2, 23), date(1853, 4, 29))
    assert one.until_at_least


def test_invitations(archive: OpenedDouble, items: list[Item]) -> None:
    """All of them, each with the other side."""
    written = rows(archive, "Invitations.csv")
    found = list(on("invitation", items))
    assert len(found) == len(written) == 162
    for one, row in zip(found, written, strict=True):
        out = row["Direction"] == "OUTGOING"
        assert one.direction is (Direction.OUT if out else Direction.IN)
        other = row["inviteeProfileUrl" if out else "inviterProfileUrl"]
        assert one.people[0].urls == (other,)


def test_praise(archive: OpenedDouble, items: list[Item]) -> None:
    """Endorsements and recommendations, given and received."""
    for channel, name in (
        ("endorsement", "Endorsement_{}_Info.csv"),
        ("recommendation", "Recommendations_{}.csv"),
    ):
        counts = Counter(one.direction.value for one in on(channel, items))
        assert counts == {
            "out": len(rows(archive, name.format("Given"))),
            "in": len(rows(archive, name.format("Received"))),
        }


def test_the_owner(items: list[Item]) -> None:
    """Name, place, addresses, URL, positions and schools."""
    owners = of(OwnerRecord, items)
    assert {name for one in owners for name in one.handle.names} == {"Ada Byron-Lovelace"}
    assert {link for one in owners for link in one.handle.urls} == {OWNER}
    assert len({address for one in owners for address in one.handle.emails}) == 2
    assert sum(len(one.jobs) for one in owners) == 11
    assert sum(len(one.facts.get("groups", ())) for one in owners) == 2
    assert {one.facts["place"] for one in owners if "place" in one.facts} == {
        "London, England, United Kingdom"
    }


def test_every_row_is_accounted_for(archive: OpenedDouble, items: list[Item]) -> None:
    """Each row of the tables that are read has become something, at a place of its own."""
    places = Counter((item.origin.member, item.origin.record) for item in items)
    for name in ("messages.csv", "Invitations.csv", "Positions.csv", "Education.csv"):
        numbers = {record for member, record in places if member == name} - {0}
        assert numbers == set(range(1, len(rows(archive, name)) + 1))

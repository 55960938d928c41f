"""The files of the example: written again byte for byte, fictional throughout, and true
to the story that their README tells."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from netrules.loading.seniority import level_of_title

EXAMPLE = Path(__file__).parents[1] / "examples" / "job-search"
#: What is kept by hand or is no part of the example's data.
BY_HAND = {"make.py", "README.md"}
#: How folders begin that hold no data.
SKIPPED = ("maker", "__pycache__", ".")
MEETUP = "Tuesday Data Meetup"


@pytest.fixture(scope="module")
def contacts() -> dict[str, Any]:
    """What the contacts file holds."""
    return tomllib.loads((EXAMPLE / "contacts.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    """What the settings hold."""
    return tomllib.loads((EXAMPLE / "netrules.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def meetup(contacts: dict[str, Any]) -> dict[str, Any]:
    """The members of the group whose ties are all known, by name."""
    return {one["name"]: one for one in contacts["person"] if MEETUP in one.get("groups", ())}


@pytest.fixture(scope="module")
def circle(contacts: dict[str, Any], meetup: dict[str, Any]) -> nx.Graph[str]:
    """Who knows whom among them."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(meetup)
    graph.add_edges_from(
        tie["between"] for tie in contacts["tie"] if set(tie["between"]) <= set(meetup)
    )
    return graph


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_written_again(tmp_path: Path, hash_seed: str) -> None:
    """The script writes the very files that are kept, whatever the order of sets."""
    subprocess.run(  # noqa: S603 reason: our own script
        [sys.executable, EXAMPLE / "make.py", tmp_path],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    written = _contents(tmp_path)
    assert written == _contents(EXAMPLE)
    assert "linkedin/Connections.csv" in written


def test_everything_is_fictional() -> None:
    """No address or number can be anybody's."""
    text = b"\n".join(_contents(EXAMPLE).values()).decode()
    for address in re.findall(r"[\w.+-]+@([\w.-]+)", text):
        assert re.fullmatch(r"example\.(org|com|net)", address)
    for number in re.findall(r"\+\d[\d ,]*\d", text):
        assert re.fullmatch(r"\+44[ ,](7700 900\d{3}|113 496 0\d{3})", number)
    for page in re.findall(r"https?://([^\s\",<]+)", text):
        assert re.match(r"example\.(org|com)/|www\.example\.com/|www\.linkedin\.com/in/", page)
    for profile in re.findall(r"linkedin\.com/in/([\w-]+)", text):
        assert profile.startswith("example-") or profile == "linkedin-guide"


def test_size() -> None:
    """About 250 people; each profile, address and number is of one of them only."""
    rows = _connections()
    named = [row for row in rows if row["First Name"]]
    assert 210 <= len(named) <= 220
    assert len(rows) == len(named) + 1  # one has left LinkedIn
    assert len({row["URL"] for row in named}) == len(named)
    cards = (EXAMPLE / "phone.vcf").read_bytes().decode().split("BEGIN:VCARD\r\n")[1:]
    assert 55 <= len(cards) <= 65
    numbers = re.findall(r"TEL;type=CELL[^:]*:(.*)\r\n", "".join(cards))
    assert len(numbers) == len(set(numbers))


def test_cards_join_connections_by_address_or_number(contacts: dict[str, Any]) -> None:
    """Some 35 cards are of people on LinkedIn, by an address or by the contacts file."""
    book = (EXAMPLE / "phone.vcf").read_text(encoding="utf-8")
    by_address = [
        row for row in _connections() if row["Email Address"] and row["Email Address"] in book
    ]
    by_number = [
        one for one in contacts["person"] if "url" in one and f":{one.get('phone')}" in book
    ]
    assert 30 <= len(by_address) + len(by_number) <= 40
    assert len(by_number) >= 5


def test_namesakes_and_a_second_card() -> None:
    """Two cards share a name and nothing else; one repeats a connection's name and firm."""
    book = (EXAMPLE / "phone.vcf").read_text(encoding="utf-8")
    cards = re.findall(r"FN:(.*)\nORG:(.*);\n", book)
    names = [name for name, _ in cards]
    namesakes = {name for name in names if names.count(name) > 1}
    assert len(namesakes) == 1
    assert len({firm for name, firm in cards if name in namesakes}) == 2
    noted = (EXAMPLE / "contacts.toml").read_text(encoding="utf-8")
    unjoined = {
        (f"{row['First Name']} {row['Last Name']}", row["Company"])
        for row in _connections()
        if row["Email Address"] not in book.split(":") and row["URL"] not in noted
    }
    joined = {
        f"{row['First Name']} {row['Last Name']}" for row in _connections() if row["Email Address"]
    }
    assert len([card for card in cards if card in unjoined and card[0] not in joined]) == 1


def test_newest_message() -> None:
    """Messages reach up to a week before the day of the story."""
    rows = _messages()
    assert max(row["DATE"] for row in rows)[:10] == "2026-11-13"
    assert [row for row in rows if row["IS MESSAGE DRAFT"] == "true"]
    assert max(row["TO"].count(",") for row in rows) >= 2


def test_meetup(meetup: dict[str, Any], contacts: dict[str, Any]) -> None:
    """The meetup has 25 members, each with a level, and all of its ties are known."""
    assert len(meetup) == 25
    assert all(one["level"] for one in meetup.values())
    assert contacts["coverage"]["ties-among"] == [MEETUP]


def test_one_cut_person_and_one_bridge(circle: nx.Graph[str]) -> None:
    """One person holds the meetup together, and one tie is a bridge."""
    assert nx.is_connected(circle)
    assert 55 <= circle.number_of_edges() <= 65
    assert list(nx.articulation_points(circle)) == ["Nils Garrowby"]
    assert [set(bridge) for bridge in nx.bridges(circle)] == [
        {"Nils Garrowby", "Wilhelmina Ottershaw"}
    ]


def test_hubs_are_not_the_bosses(circle: nx.Graph[str], meetup: dict[str, Any]) -> None:
    """The best connected are in the middle of the ladder, the bosses at the edge."""
    ranked = sorted(circle, key=lambda name: -circle.degree(name))
    bosses = [name for name in meetup if meetup[name]["level"] in ("director", "vp", "cxo")]
    assert {meetup[name]["level"] for name in ranked[:3]} <= {"senior", "manager"}
    assert max(circle.degree(name) for name in bosses) <= 3 < circle.degree(ranked[2])


def test_threads_add_no_ties_to_the_meetup(circle: nx.Graph[str]) -> None:
    """Whom LinkedIn shows to know each other at the meetup, the contacts file says so."""
    for row in _messages():
        people = {row["FROM"], *row["TO"].split(",")} & set(circle)
        assert all(circle.has_edge(one, other) for one, other in combinations(people, 2))


def test_introductions_agree_with_ties(circle: nx.Graph[str], meetup: dict[str, Any]) -> None:
    """Who introduced a member knows them."""
    for name, one in meetup.items():
        if "introduced-by" in one:
            assert circle.has_edge(name, one["introduced-by"])


def test_one_lopsided_tie(contacts: dict[str, Any]) -> None:
    """Of the ties with three favours or more, one has all of them on one side."""
    favours: dict[str, list[str]] = {}
    for event in contacts["interaction"]:
        if "favour" in event:
            favours.setdefault(event["with"], []).append(event["favour"])
    judged = {name: kinds for name, kinds in favours.items() if len(kinds) >= 3}
    assert len(judged) >= 4
    lopsided = [name for name, kinds in judged.items() if len(set(kinds)) == 1]
    assert lopsided == ["Beatrix Lindwall"]
    assert set(judged["Beatrix Lindwall"]) == {"ask"}


def test_insiders(settings: dict[str, Any]) -> None:
    """Somebody works at each of the firms of the goal but one."""
    firms = settings["goal"][0]["employers"]
    employed = {row["Company"] for row in _connections()}
    assert [firm for firm in firms if firm not in employed] == ["Sundrake Mobility"]
    assert all(row["Company"] for row in _connections() if row["First Name"])


def test_titles_agree_with_stated_levels(contacts: dict[str, Any]) -> None:
    """No title says another level than the one that is written beside it."""
    for one in contacts["person"]:
        found = level_of_title(one["title"], one["organization"])
        assert found is None or found[0].name == one["level"]


def test_levels_at_the_own_employer(settings: dict[str, Any]) -> None:
    """Every colleague's title says a level, and none is above director."""
    employer = settings["me"]["organization"]
    titles = [row["Position"] for row in _connections() if row["Company"] == employer]
    levels = {found[0].name for found in map(level_of_title, titles) if found}
    assert all(map(level_of_title, titles))
    assert levels == {"training", "entry", "senior", "manager", "director"}


def _contents(folder: Path) -> dict[str, bytes]:
    """The data files under *folder*."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name not in BY_HAND
        and not any(part.startswith(SKIPPED) for part in path.relative_to(folder).parts)
    }


def _connections() -> list[dict[str, str]]:
    text = (EXAMPLE / "linkedin" / "Connections.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text[text.index("First Name") :].splitlines()))


def _messages() -> list[dict[str, str]]:
    with (EXAMPLE / "linkedin" / "messages.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))

"""The files of the example: written again byte for byte, fictional throughout, true to the
story that their README tells, and judged as it says."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from netrules import Report, Verdict
from netrules.api import open_session
from netrules.loading.seniority import level_of_title

EXAMPLE = Path(__file__).parents[1] / "examples" / "job-search"
#: What is kept by hand or is no part of the example's data.
BY_HAND = {"make.py", "README.md"}
#: How folders begin that hold no data.
SKIPPED = ("maker", "__pycache__", ".")
MEETUP = "Tuesday Data Meetup"
ROWING = "Ridingsmoor rowing"
#: The day of the story.
TODAY = date(2026, 11, 20)
FAMILIES = "MTGKSR"


@pytest.fixture(scope="module")
def contacts() -> dict[str, Any]:
    """What the contacts file holds."""
    return tomllib.loads((EXAMPLE / "contacts.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rowing() -> dict[str, Any]:
    """What the file of the crew holds."""
    return tomllib.loads((EXAMPLE / "rowing.toml").read_text(encoding="utf-8"))


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


@pytest.fixture(scope="module")
def crew(rowing: dict[str, Any]) -> nx.Graph[str]:
    """Who of the crew still sees whom."""
    graph: nx.Graph[str] = nx.Graph(tie["between"] for tie in rowing["tie"])
    (group,) = rowing["group"]
    listed = {*(one["name"] for one in rowing["person"]), *group["members"]}
    assert listed == set(graph)
    return graph


@pytest.fixture(scope="module")
def report() -> Report:
    """What comes of the example as it is."""
    return _checked(EXAMPLE)


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_written_again(tmp_path: Path, hash_seed: str) -> None:
    """The script writes the very files that are kept, whatever the order of sets."""
    subprocess.run(
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


def test_cards_join_connections_by_address_or_number(
    contacts: dict[str, Any], rowing: dict[str, Any]
) -> None:
    """Some 35 cards are of people on LinkedIn, by an address or by a file kept by hand."""
    book = (EXAMPLE / "phone.vcf").read_text(encoding="utf-8")
    by_address = [
        row for row in _connections() if row["Email Address"] and row["Email Address"] in book
    ]
    by_number = [
        one
        for one in (*contacts["person"], *rowing["person"])
        if "url" in one and f":{one.get('phone')}" in book
    ]
    assert 30 <= len(by_address) + len(by_number) <= 40
    assert len(by_number) >= 5


def test_namesakes_and_a_second_card(contacts: dict[str, Any]) -> None:
    """Two cards share name and firm and are told apart by hand; one repeats a connection's."""
    book = (EXAMPLE / "phone.vcf").read_text(encoding="utf-8")
    cards = re.findall(r"FN:(.*)\nORG:(.*);\n", book)
    (namesake,) = {card for card in cards if cards.count(card) == 2}
    (son,) = [one for one in contacts["person"] if one["name"] == namesake[0]]
    assert {son["phone"], son["not-same-as"]} == set(
        re.findall(rf"FN:{namesake[0]}\n(?:(?!END).*\n)*?TEL.*:(.*)\n", book)
    )
    by_hand = [EXAMPLE / name for name in ("contacts.toml", "rowing.toml")]
    noted = "".join(path.read_text(encoding="utf-8") for path in by_hand)
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


def test_crew(rowing: dict[str, Any], contacts: dict[str, Any], crew: nx.Graph[str]) -> None:
    """All ties among the crew are known, and everything but the levels of two of them."""
    assert rowing["coverage"] == {"ties-among": [ROWING]}
    assert len(crew) == 12
    levels = {one["name"]: one.get("level") for one in (*rowing["person"], *contacts["person"])}
    assert sorted(name for name in crew if not levels[name]) == [
        "Bettina Swarthgill",
        "Gunnar Leyburn",
    ]


def test_crew_hangs_on_nobody(crew: nx.Graph[str]) -> None:
    """One of the crew knows most others, and without her they still know each other."""
    best, second = sorted(dict(crew.degree).values(), reverse=True)[:2]
    assert (crew.degree["Perpetua Lowmoor"], second) == (best, 5)
    assert nx.is_biconnected(crew)


def test_threads_add_no_ties_to_complete_sets(circle: nx.Graph[str], crew: nx.Graph[str]) -> None:
    """Whom LinkedIn shows to know each other, the files kept by hand say so."""
    for row in _messages():
        for known in (circle, crew):
            people = {row["FROM"], *row["TO"].split(",")} & set(known)
            assert all(known.has_edge(one, other) for one, other in combinations(people, 2))


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


def test_titles_agree_with_stated_levels(contacts: dict[str, Any], rowing: dict[str, Any]) -> None:
    """No title says another level than the one that is written beside it, or is not."""
    titled = [one for one in (*contacts["person"], *rowing["person"]) if "title" in one]
    assert len(titled) == 44
    for one in titled:
        found = level_of_title(one["title"], one["organization"])
        assert found is None or found[0].name == one.get("level")


def test_levels_at_the_own_employer(settings: dict[str, Any]) -> None:
    """Every colleague's title says a level, and none is above director."""
    employer = settings["me"]["organization"]
    titles = [row["Position"] for row in _connections() if row["Company"] == employer]
    levels = {found[0].name for found in map(level_of_title, titles) if found}
    assert all(map(level_of_title, titles))
    assert levels == {"training", "entry", "senior", "manager", "director"}


# -- what comes of it --------------------------------------------------------------------


def test_every_family_holds_fails_and_stays_open(report: Report) -> None:
    """In each family of rules something is kept, something broken, and something unknown."""
    counts = _counts(report)
    for family in FAMILIES:
        told = sum((Counter(counts[code]) for code in counts if code[0] == family), Counter())
        assert set(told) == {"kept", "broken", "can't tell"}, family
    assert not report.crashes
    assert not report.unreadable


def test_one_goal_is_out_of_reach_and_one_is_not(report: Report) -> None:
    """For the job one employer is lacking; the other goal is met."""
    assert {goal.name: goal.met for goal in report.goals} == {
        "senior-data-job": False,
        "answers-on-forecasting": True,
    }
    lacking = [need.empty for goal in report.goals for need in goal.needs if need.met is False]
    assert set(lacking) == {("Sundrake Mobility",)}


def test_meetup_is_judged_and_crew_is_not(report: Report) -> None:
    """The title myth fails at the meetup; the crew lacks levels, and contact with its hub."""
    counts = _counts(report)
    # Those who belong to neither are a third "can't tell".
    assert counts["M002"] == {"broken": 1, "can't tell": 2}
    assert counts["S001"] == {"kept": 1, "can't tell": 2}
    assert counts["S002"] == {"kept": 1, "broken": 1, "can't tell": 1}
    (finding,) = [one for one in report.findings if one.code == "S002"]
    assert [report.network.people[id_].name for id_ in finding.ids] == ["Nils Garrowby"]


def test_namesakes_are_refused(report: Report) -> None:
    """The joiner and his son are no finding; the second card of a connection is one."""
    assert _counts(report)["R001"] == {"kept": 1, "broken": 1}


def test_rows_are_accounted_for(report: Report) -> None:
    """Every row of every file is kept, joined or skipped, and one is not read whole."""
    for one in report.network.sources:
        assert one.read == one.kept + one.joined + one.skipped + one.problems
    assert len(report.network.problems) == 1


def test_linkedin_alone_tells_of_no_hubs() -> None:
    """Without the files kept by hand nothing is said of titles, hubs or weak points."""
    alone = _checked(EXAMPLE, "linkedin")
    verdicts = {result.rule.code: result.verdict for result in alone.results}
    assert {verdicts[code] for code in ("M002", "S001", "S002")} == {Verdict.UNKNOWN}


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "told"),
    [
        pytest.param(
            "contacts.toml",
            r"ties-among = .*",
            "",
            "M002",
            {"can't tell": 2},
            id="no-complete-meetup",
        ),
        pytest.param(
            "netrules.toml",
            r"\[rules\.T001\]",
            "[rules.T002]\ndays = 315\n\n[rules.T001]",
            "T002",
            {"kept": 4, "broken": 1},
            id="favours-since-the-log",
        ),
        pytest.param(
            "rowing.toml",
            r'fields = \["music"\]',
            'level = "entry"',
            "M002",
            {"broken": 1, "can't tell": 2},
            id="one-level",
        ),
        pytest.param(
            "rowing.toml",
            r'fields = \["(music|writing)"\]',
            'level = "entry"',
            "M002",
            {"kept": 1, "broken": 1, "can't tell": 1},
            id="both-levels",
        ),
        pytest.param(
            "contacts.toml",
            r"\Z",
            '\n[[interaction]]\nwith = "Perpetua Lowmoor"\non = 2026-11-18\nchannel = "call"\n',
            "S001",
            {"kept": 2, "can't tell": 1},
            id="a-call",
        ),
    ],
)
def test_changes_that_the_readme_proposes(
    tmp_path: Path, name: str, old: str, new: str, code: str, told: dict[str, int]
) -> None:
    """What is taken away becomes unknown; what is added settles it."""
    folder = tmp_path / "job-search"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("maker", "__pycache__"))
    file = folder / name
    text, changes = re.subn(old, lambda _: new, file.read_text(encoding="utf-8"))
    assert changes
    file.write_text(text, encoding="utf-8")
    assert _counts(_checked(folder))[code] == told


def _checked(folder: Path, *names: str) -> Report:
    """What comes of the sources that the settings in *folder* name, or of *names*."""
    session = open_session(folder / "netrules.toml")
    inputs = [(folder / name, "") for name in names] or session.sources()
    return session.check(session.load(inputs), session.goals(), today=TODAY)


def _counts(report: Report) -> dict[str, dict[str, int]]:
    """How many subjects kept each rule, broke it, or could not be judged, without zeros."""
    return {
        result.rule.code: {
            word: number
            for word, number in (
                ("kept", result.judged - result.failed),
                ("broken", result.failed),
                ("can't tell", result.of - result.judged),
            )
            if number
        }
        for result in report.results
    }


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

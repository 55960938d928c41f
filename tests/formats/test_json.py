"""The JSON report: the schema that users and plugins build on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from building import TODAY, all_ties, covered, event, me, network, person, tie

from netrules import Goal, Namer, Need, Network, Report
from netrules.api import Loaded, open_session
from netrules.plugins.formats.json import Json

GOAL = Goal(
    "more-data",
    employers=("Example Ltd", "Elsewhere"),
    needs=(
        Need("insiders", "employer in goal.employers", each=None, at_least=2, routes=1),
        Need("seniors", 'level >= "director"', must=False),
    ),
)


def _network() -> Network:
    return network(
        me(organization="Own Ltd"),
        person("Ana Ruiz", organization="Example Ltd", level="manager"),
        person("Bo Berg", organization="Elsewhere"),
        person("Cy Dahl"),
        tie("Ana Ruiz", "Bo Berg"),
        all_ties(),
        event("Ana Ruiz", TODAY),
        covered(),
    )


@pytest.fixture
def report() -> Report:
    """The report of a small network against one goal."""
    session = open_session()
    return session.check(Loaded(_network(), (), (), ()), (GOAL,), today=TODAY)


def _document(report: Report, **options: Any) -> dict[str, Any]:
    namer = Namer(report.network, **options)
    text = Json().render(report, namer, width=100, color=False)
    document: dict[str, Any] = json.loads(text)
    return document


def test_the_schema_is_as_designed(report: Report) -> None:
    """Every object has exactly the keys that the schema fixes."""
    document = _document(report)
    assert set(document) == {
        "schema", "today", "exit_code", "sources", "network", "goals", "rules", "findings",
        "people", "rests_on",
    }  # fmt: skip
    assert document["schema"] == "netrules/report/1"
    assert document["today"] == TODAY.isoformat()
    assert set(document["network"]) == {"people", "ties", "groups", "interactions", "outcomes"}
    [source] = document["sources"]
    assert set(source) == {"path", "source", "read", "kept", "joined", "skipped", "problems"}
    [goal] = document["goals"]
    assert set(goal) == {"name", "verdict", "needs"}
    keys = {"name", "verdict", "have", "want", "people", "maybe", "routes", "settle"}
    assert all(set(need) == keys for need in goal["needs"])
    assert all(
        set(rule) == {"code", "name", "verdict", "judged", "of", "missing"}
        for rule in document["rules"]
    )
    keys = {
        "key", "code", "name", "severity", "message", "subject", "advice", "waived", "baselined",
        "locations",
    }  # fmt: skip
    assert all(set(finding) == keys for finding in document["findings"])
    location = {"path", "member", "line", "record"}
    assert all(set(one) == location for f in document["findings"] for one in f["locations"])


def test_needs_say_worst_and_best(report: Report) -> None:
    """What there is for certain, what is possible, who, and by which routes."""
    insiders, seniors = _document(report)["goals"][0]["needs"]
    assert (insiders["have"], insiders["want"], insiders["verdict"]) == ([2, 3], 2, "pass")
    assert insiders["people"] == ["ana.ruiz", "bo.berg"]
    assert insiders["maybe"] == ["cy.dahl"]
    assert ["ana.ruiz"] in insiders["routes"]
    assert seniors["have"] == [0, 2]
    assert seniors["verdict"] == "unknown"
    assert {one["field"] for one in seniors["settle"]} == {"level"}
    assert {one["person"] for one in seniors["settle"]} <= {"bo.berg", "cy.dahl"}


def test_keys_are_sorted_and_bytes_repeat(report: Report) -> None:
    """The same report gives the same text, with the keys of every object in order."""
    text = Json().render(report, Namer(report.network), width=100, color=False)
    assert text == Json().render(report, Namer(report.network), width=7, color=True)
    pairs: list[list[str]] = []
    json.loads(text, object_pairs_hook=lambda found: pairs.append([key for key, _ in found]))
    assert all(keys == sorted(keys) for keys in pairs)


def test_names_and_keys_are_left_out_without_a_salt(report: Report) -> None:
    """Redacted without a salt, nothing identifies anybody."""
    document = _document(report, redact=True)
    assert "people" not in document
    assert all("key" not in finding for finding in document["findings"])
    text = json.dumps(document)
    for word in ("Ana", "Ruiz", "ana.ruiz", "Example Ltd", "Elsewhere", "more-data"):
        assert word not in text


def test_pseudonyms_with_a_salt_stay_the_same(report: Report) -> None:
    """With a salt the same person has the same pseudonym in every report."""
    one = _document(report, redact=True, salt="s")
    other = _document(report, redact=True, salt="s")
    assert one == other
    assert one != _document(report, redact=True, salt="t")
    assert all("key" in finding for finding in one["findings"])


def test_paths_are_relative(tmp_path: Path) -> None:
    """A file outside the working folder is named by its base name alone."""
    path = tmp_path / "contacts.toml"
    path.write_text('[[person]]\nname = "Ana"\n')
    session = open_session()
    loaded = session.load([(path, "")])
    text = json.dumps(_document(session.check(loaded, (), today=TODAY)))
    assert '"contacts.toml"' in text
    assert str(tmp_path) not in text

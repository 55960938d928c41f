"""The SARIF report, read by a strict reader that was written from the specification."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest
from building import TODAY
from hypothesis import given
from hypothesis import strategies as st
from reports import GOAL, HOSTILE, NAMES, foreign_finding, rendered, report_of, set_aside
from sarif_reader import message_of, read_sarif

from netrules import Unread, printable
from netrules.api import open_session
from netrules.plugins.formats.sarif import Sarif


def _run(*arguments: Any, **options: Any) -> dict[str, Any]:
    return read_sarif(rendered(Sarif(), report_of(*arguments, **options)))


def test_findings_and_what_could_not_be_judged() -> None:
    """A failure has its level and place; the unknown and the inapplicable are results too."""
    run = _run()
    kinds = Counter((one["ruleId"], one["kind"], one["level"]) for one in run["results"])
    assert kinds == {
        ("T902", "fail", "error"): 1,
        ("K901", "fail", "warning"): 2,
        ("K902", "open", "none"): 1,
        ("R901", "notApplicable", "none"): 1,
    }
    ana = run["results"][1]
    assert message_of(ana) == "no word from Ana Ruiz of Ana Ruiz. To do: write to Ana Ruiz"
    assert ana["properties"] == {
        "advice": "write to Ana Ruiz",
        "subject": {"kind": "person", "ids": ["p1"]},
    }
    assert ana["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "contacts.toml"},
                "region": {"startLine": 1},
            },
            "properties": {"record": 1},
        }
    ]
    [unknown] = [one for one in run["results"] if one["kind"] == "open"]
    assert message_of(unknown).endswith(
        "can't tell for 2 of 2; to settle it: add level (how senior they are)"
    )
    assert unknown["properties"] == {"judged": 0, "of": 2, "missing": ["level"]}


def test_every_result_has_a_file() -> None:
    """GitHub rejects a log with a result that has none; a network's stands at the first file."""
    for one in _run()["results"]:
        assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "contacts.toml"


def test_rules_have_their_pages() -> None:
    """Each rule that ran is described, with its page as help."""
    rules = {one["id"]: one for one in _run()["tool"]["driver"]["rules"]}
    assert list(rules) == ["K901", "K902", "R901", "R902", "T901", "T902"]
    silent = rules["K901"]
    assert silent["name"] == "silent-person"
    assert silent["shortDescription"] == {"text": "Somebody is silent."}
    assert silent["fullDescription"] == {"text": "Nobody should be {{silent}}."}
    assert silent["help"]["text"].endswith("What to do\nTalk.")
    assert "## What it checks\n\nEverybody." in silent["help"]["markdown"]
    assert silent["defaultConfiguration"] == {"level": "warning"}
    assert silent["properties"]["tags"] == ["keep alive", "practice"]
    assert rules["T902"]["defaultConfiguration"] == {"level": "error"}


def test_a_rule_that_did_not_run_is_described_too() -> None:
    """A finding that a plugin added has a rule to point to."""
    run = read_sarif(rendered(Sarif(), foreign_finding(report_of())))
    assert run["tool"]["driver"]["rules"][-1]["id"] == "ACME001"


def test_fingerprints_are_the_keys() -> None:
    """The key of the finding, under a name of its own and the one that GitHub reads."""
    report = report_of(codes="K")
    run = read_sarif(rendered(Sarif(), report))
    prints = [one["partialFingerprints"] for one in run["results"] if one["kind"] == "fail"]
    assert prints == [
        {"netrules/key/v1": one.key, "primaryLocationLineHash": one.key} for one in report.findings
    ]


@pytest.mark.parametrize(
    ("options", "code", "successful"),
    [
        ({"codes": "K901"}, 0, True),
        ({"codes": "T902"}, 1, True),
        ({"codes": "K902"}, 5, True),
        ({"codes": "KRT"}, 3, False),
        ({"unreadable": [Unread("a.csv", "is empty", "b.csv")]}, 2, False),
    ],
)
def test_the_invocation_says_how_it_ended(
    options: dict[str, Any], code: int, successful: bool
) -> None:
    """The exit code, and whether the run did what it was asked to."""
    [invocation] = _run(**options)["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (code, successful)


def test_crashes_and_unread_files_are_notifications() -> None:
    """What raised names its rule; what was not read names its file."""
    run = _run(unreadable=[Unread("a b.zip", "is empty", "b.csv")])
    unread, crash = run["invocations"][0]["toolExecutionNotifications"]
    assert unread["message"] == {"text": "not read: a b.zip (b.csv): is empty"}
    [place] = unread["locations"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "a%20b.zip"}}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "b.csv", "kind": "member"}]
    assert crash["message"] == {"text": "crashed: R902 of tests: RuntimeError: Ana Ruiz"}
    assert crash["associatedRule"] == {"id": "R902", "index": 3}


def test_members_of_a_zip_are_logical_locations() -> None:
    """A zip has no lines: the member and the line in it are told beside the file."""
    run = _run(["Ana"], codes="K901", path="my export.zip", member="in/Connections.csv")
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "my%20export.zip"}},
            "logicalLocations": [{"fullyQualifiedName": "in/Connections.csv", "kind": "member"}],
            "properties": {"line": 1, "record": 1},
        }
    ]


def test_what_is_set_aside_is_suppressed() -> None:
    """Waived and baselined findings stay in the log, with why they do not count."""
    assert not any("suppressions" in one for one in _run()["results"])
    report = set_aside(report_of(), waived=1, baselined=1)
    results = read_sarif(rendered(Sarif(), report))["results"]
    reasons = [[each["justification"] for each in one["suppressions"]] for one in results]
    assert reasons == [["waived"], ["in the baseline"], [], [], []]


def test_a_waiver_says_why_in_its_own_words() -> None:
    """And where names are hidden these are, too: whoever wrote them may have named somebody."""
    report = set_aside(report_of(), waived=1)
    first, *others = report.findings
    told = attrs.evolve(first, reason="Ana is on leave")
    report = attrs.evolve(report, findings=(told, *others))
    for redact in (False, True):
        [why] = read_sarif(rendered(Sarif(), report, redact=redact))["results"][0]["suppressions"]
        assert (why["justification"] == "Ana is on leave") is not redact
        assert ("Ana" in why["justification"]) is not redact


def test_goals_are_properties() -> None:
    """What was asked of the network, and the answer."""
    run = _run(goals=(GOAL,))
    assert run["properties"]["goals"] == [{"name": "more-data", "verdict": "unknown"}]


def test_redacted() -> None:
    """No name, id, goal or member; no key without a salt."""
    report = report_of(["Annabel"], member="Annabel.csv", goals=(GOAL,))
    bare = rendered(Sarif(), report, redact=True)
    assert not any(word in bare for word in ("Annabel", "more-data", '"p1"', "Fingerprint"))
    assert "person-1" in bare
    read_sarif(bare)
    salted = read_sarif(rendered(Sarif(), report, redact=True, salt="sea"))
    assert all("partialFingerprints" in one for one in salted["results"] if one["kind"] == "fail")


def test_no_absolute_path(tmp_path: Path) -> None:
    """A file outside the working folder is named by its base name."""
    (tmp_path / "contacts.toml").write_text('[[person]]\nname = "Ana"\n')
    session = open_session()
    report = session.check(session.load([(tmp_path / "contacts.toml", "")]), (), today=TODAY)
    text = rendered(Sarif(), report)
    read_sarif(text)
    assert str(tmp_path) not in text


@given(names=st.lists(NAMES, min_size=1, max_size=3), member=st.just("") | NAMES)
def test_whatever_the_names(names: list[str], member: str) -> None:
    """The log is valid, says what was meant, and is the same each time."""
    report = report_of(names, member=member, path=f"x{member}.zip", goals=(GOAL,))
    text = rendered(Sarif(), report)
    assert text == rendered(Sarif(), report)
    assert text.endswith("}\n")
    results = read_sarif(text)["results"]
    for one in (one for one in results if one["ruleId"] == "K901"):
        [id_] = one["properties"]["subject"]["ids"]
        name = printable(report.network.people[id_].name).replace("](", "] (")
        assert f"no word from {name} of " in message_of(one)


def test_hostile_names() -> None:
    """Every kind of them at once."""
    read_sarif(rendered(Sarif(), report_of(HOSTILE)))

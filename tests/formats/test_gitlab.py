"""The report for GitLab, held to what its code quality widget reads."""

from __future__ import annotations

import json
from typing import Any, Final

import attrs
from hypothesis import given
from hypothesis import strategies as st
from reports import GOAL, HOSTILE, NAMES, foreign_finding, rendered, report_of, set_aside

from netrules import Report, Unread, printable
from netrules.plugins.formats.gitlab import Gitlab

_SEVERITIES: Final = ("info", "minor", "major", "critical", "blocker")


def read_gitlab(text: str) -> list[dict[str, Any]]:
    """The entries, once each is as the widget wants it and no two are the same to it."""
    assert text.endswith("]\n")
    entries: list[dict[str, Any]] = json.loads(text)
    for one in entries:
        assert set(one) == {"check_name", "description", "fingerprint", "location", "severity"}
        for key in ("check_name", "description", "fingerprint"):
            assert isinstance(one[key], str)
            assert one[key]
        assert one["severity"] in _SEVERITIES
        assert set(one["location"]) == {"path", "lines"}
        assert one["location"]["path"]
        assert not one["location"]["path"].startswith("/")
        assert set(one["location"]["lines"]) == {"begin"}
        assert one["location"]["lines"]["begin"] >= 1
    assert len({one["fingerprint"] for one in entries}) == len(entries)
    return entries


def _entries(report: Report, **namer: Any) -> list[dict[str, Any]]:
    return read_gitlab(rendered(Gitlab(), report, **namer))


def test_findings() -> None:
    """What it says and what to do, where, how bad, and the key of the finding."""
    report = report_of(codes="K901 T902")
    poor, ana, _ = _entries(report)
    assert (poor["severity"], poor["location"]["lines"]["begin"]) == ("critical", 1)
    assert ana == {
        "check_name": "K901 silent-person",
        "description": "no word from Ana Ruiz of Ana Ruiz. To do: write to Ana Ruiz",
        "fingerprint": report.findings[1].key,
        "location": {"path": "contacts.toml", "lines": {"begin": 1}},
        "severity": "major",
    }


def test_what_is_no_finding() -> None:
    """What was not read, what crashed, and what could not be judged are entries."""
    report = report_of(unreadable=[Unread("a.zip", "is empty", "b.csv")])
    found = [(one["check_name"], one["severity"], one["description"]) for one in _entries(report)]
    assert found[:2] == [
        ("netrules: not read", "blocker", "not read: a.zip (b.csv): is empty"),
        ("netrules: crashed R902", "blocker", "crashed: R902 of tests: RuntimeError: Ana Ruiz"),
    ]
    fact = "add level (how senior they are), for 2 people: 2 judgements of K902"
    settle = f"what would unlock most: {fact}"
    assert found[-1] == (
        "netrules: not judged",
        "info",
        f"can't tell everything by 1 of 6 rules; {settle}",
    )
    [alone] = _entries(report_of(codes="K902"))
    assert (alone["severity"], alone["description"]) == (
        "critical",
        f"too little could be judged; {settle}",
    )


def test_what_is_set_aside_is_left_out() -> None:
    """GitLab shows what is in the list."""
    assert _entries(set_aside(report_of(codes="K901"), waived=1, baselined=1)) == []


def test_members_of_a_zip() -> None:
    """The member is named; its lines are not the zip's."""
    [entry] = _entries(report_of(["Ana", "Bo"], codes="K901", path="a.zip", member="b.csv"))[1:]
    assert entry["location"] == {"path": "a.zip", "lines": {"begin": 1}}
    assert entry["description"].endswith("write to Bo (b.csv)")


def test_redacted() -> None:
    """No name or member; without a salt fingerprints are of what is shown, not of ids."""
    report = foreign_finding(report_of(["Annabel", "Bo"], member="Annabel", goals=(GOAL,)))
    text = rendered(Gitlab(), report, redact=True)
    read_gitlab(text)
    assert "Annabel" not in text
    assert not any(one.key in text for one in report.findings)
    others = attrs.evolve(
        report, findings=tuple(attrs.evolve(one, key=f"{one.key}x") for one in report.findings)
    )
    assert rendered(Gitlab(), others, redact=True) == text
    salted = rendered(Gitlab(), report, redact=True, salt="sea")
    assert all(one.key in salted for one in report.findings)


@given(names=st.lists(NAMES, min_size=1, max_size=3), path=NAMES, redact=st.booleans())
def test_whatever_the_names(names: list[str], path: str, redact: bool) -> None:
    """The list can be read, says what was meant, and is the same each time."""
    report = report_of(names, path=f"x{path}", goals=(GOAL,))
    text = rendered(Gitlab(), report, redact=redact)
    assert text == rendered(Gitlab(), report, redact=redact)
    said = " ".join(one["description"] for one in read_gitlab(text))
    if not redact:
        assert all(f"from {printable(one.name)} of" in said for one in report.network.people)


def test_hostile_names() -> None:
    """Every kind of them at once."""
    assert len(_entries(report_of(HOSTILE))) == len(HOSTILE) + 3

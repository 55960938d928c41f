"""The JUnit report, read as XML and held to the structure that CI servers read."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import Element, fromstring

import attrs
from hypothesis import given
from hypothesis import strategies as st
from reports import GOAL, HOSTILE, NAMES, foreign_finding, rendered, report_of, set_aside

from netrules import Crash, Report, Unread, printable
from netrules.plugins.formats.junit import Junit

#: The attributes of each element: those it must have, and those it may.
_ATTRIBUTES: Final = {
    "testsuites": ({"name", "tests", "failures", "errors", "skipped"}, set()),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, set()),
    "testcase": ({"classname", "name"}, {"file", "line"}),
    "failure": ({"message", "type"}, set()),
    "error": ({"message"}, set()),
    "skipped": ({"message"}, set()),
    "system-out": (set(), set()),
}
_CHILDREN: Final = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped", "system-out"},
}
_OUTCOMES: Final = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def read_junit(text: str) -> Element:
    """The root of the report, once its structure and its counts have been checked."""
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<testsuites ')
    assert text.endswith("</testsuites>\n")
    root = fromstring(text)  # noqa: S314 reason: what we wrote
    _check(root)
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert element.get("tests") == str(len(cases))
        for count, outcome in _OUTCOMES.items():
            assert element.get(count) == str(len(list(element.iter(outcome))))
    names = [(one.get("classname"), one.get("name")) for one in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert len({one.get("name") for one in root}) == len(root)
    return root


def _check(element: Element) -> None:
    must, may = _ATTRIBUTES[element.tag]
    assert must <= set(element.attrib) <= must | may
    assert all(value for value in element.attrib.values())
    assert re.fullmatch("[1-9][0-9]*", element.get("line", "1"))
    assert {child.tag for child in element} <= _CHILDREN.get(element.tag, set())
    if element.tag == "testcase":
        assert len(element) <= 1
    if element.tag in _CHILDREN:
        assert not (element.text or "").strip()
    for child in element:
        _check(child)


def _outcomes(report: Report, **namer: Any) -> dict[str, str]:
    """By suite and test, what became of it and why."""
    root = read_junit(rendered(Junit(), report, **namer))
    return {
        f"{suite.get('name')} / {case.get('name')}": " ".join(
            filter(None, (child.tag, child.get("type"), child.get("message")))
        )
        for suite in root
        for case in suite
        for child in (case if len(case) else [Element("passed")])
    }


def test_rules_findings_and_what_cannot_be_told() -> None:
    """Families are suites; a finding fails, and what could not be judged is skipped."""
    unknown = "can't tell for 2 of 2; to settle it: add level (how senior they are)"
    assert _outcomes(report_of()) == {
        "what was read / contacts.toml": "system-out",
        "keep alive / K901 silent-person: Ana Ruiz": (
            "failure warning no word from Ana Ruiz of Ana Ruiz"
        ),
        "keep alive / K901 silent-person: Bo Berg": (
            "failure warning no word from Bo Berg of Bo Berg"
        ),
        "keep alive / K902 unknown-person: can't tell": f"skipped {unknown}",
        "records / R901 no-records": "skipped nothing here is what this rule is about",
        "records / R902 raising-rule": "error crashed: R902 of tests: RuntimeError: Ana Ruiz",
        "truths / T901 kept-rule: kept": "system-out",
        "truths / T902 poor-network": "failure error only 2 people",
    }


def test_a_failure_says_what_to_do_and_where() -> None:
    """The advice, the place, and the file and line for servers that link to it."""
    root = read_junit(rendered(Junit(), report_of(["Ana"], codes="K901")))
    [case] = root.findall("testsuite[@name='keep alive']/testcase")
    assert (case.get("file"), case.get("line")) == ("contacts.toml", "1")
    assert case.get("classname") == "netrules.keep alive.K901 silent-person"
    assert case[0].text == "write to Ana\ncontacts.toml:1"
    report = report_of(["Ana"], codes="K901", path="a.zip", member="b.csv")
    [case] = read_junit(rendered(Junit(), report)).iterfind("testsuite[@name='keep alive']/*")
    assert (case.get("file"), case.get("line")) == ("a.zip", None)
    assert case[0].text == "write to Ana\na.zip (b.csv):1"


def test_goals() -> None:
    """Each need is a test; the unknown one is skipped with what would settle it."""
    found = _outcomes(report_of(goals=(GOAL,), codes="T901"))
    goals = {name: what for name, what in found.items() if name.startswith("goals")}
    assert goals == {
        "goals / anybody": "system-out",
        "goals / seniors": (
            "skipped can't tell: there are 0 to 2 of 1; to settle it: add level (how senior they "
            "are): Ana Ruiz"
        ),
        "goals / many (would help)": "failure info there are 0 to 2 of 99",
    }


def test_what_was_not_read_and_plugins_that_raised() -> None:
    """Neither can be missed."""
    report = report_of(codes="K901", unreadable=[Unread("a.zip", "is empty", "b.csv")])
    crash = Crash("netrules_formats", "acme[x]", "KeyError: 'Ana'", "")
    found = _outcomes(attrs.evolve(report, crashes=(crash,)))
    assert found["what was read / a.zip"] == "error not read: a.zip (b.csv): is empty"
    assert found["plugins / netrules_formats"] == (
        "error crashed: netrules_formats of acme[x]: KeyError: 'Ana'"
    )


def test_findings_of_other_rules() -> None:
    """A finding that a plugin added is in the suite of its prefix."""
    assert _outcomes(foreign_finding(report_of()))["ACME / ACME001"] == "failure info odd"


def test_what_is_set_aside_is_skipped() -> None:
    """It is told, and it fails nothing."""
    found = _outcomes(set_aside(report_of(codes="K901"), waived=1, baselined=1))
    assert [what for name, what in found.items() if "K901" in name] == [
        "skipped waived: no word from Ana Ruiz of Ana Ruiz",
        "skipped in the baseline: no word from Bo Berg of Bo Berg",
    ]


def test_namesakes() -> None:
    """Two tests of one name are numbered, so that no server takes one for the other."""
    found = _outcomes(report_of(["Ana", "Ana", "Ana (2)"], codes="K901"))
    names = [name.rpartition(": ")[2] for name in found if "K901" in name]
    assert names == ["Ana", "Ana (2)", "Ana (2) (2)"]


def test_redacted() -> None:
    """No name, goal or member, and nothing of what an exception says."""
    unread = [Unread("a.zip", "is empty", "Annabel.csv")]
    report = report_of(["Annabel"], member="Annabel", goals=(GOAL,), unreadable=unread)
    text = rendered(Junit(), report, redact=True)
    read_junit(text)
    assert not any(word in text for word in ("Annabel", "more-data", "seniors"))
    assert "person-1" in text


@given(names=st.lists(NAMES, min_size=1, max_size=3), path=NAMES)
def test_whatever_the_names(names: list[str], path: str) -> None:
    """The document can be read, says what was meant, and is the same each time."""
    report = report_of(names, path=path, member=path, goals=(GOAL,))
    text = rendered(Junit(), report)
    assert text == rendered(Junit(), report)
    root = read_junit(text)
    said = [one.get("message") for one in root.findall("testsuite[@name='keep alive']//failure")]
    wanted = [printable(one.name) for one in report.network.people]
    wanted = [re.sub("[\ufffe\uffff]", "\ufffd", one) for one in wanted]
    assert sorted(map(str, said)) == sorted(f"no word from {one} of {one}" for one in wanted)


def test_hostile_names() -> None:
    """Every kind of them at once."""
    read_junit(rendered(Junit(), report_of(HOSTILE, goals=(GOAL,))))

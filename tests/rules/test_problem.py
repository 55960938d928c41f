"""R003: problems in a source."""

from __future__ import annotations

import attrs
from building import network, origin, person
from rules.judging import Said, say

from netrules import Problem, Quoting, Severity, Skipped, Verdict
from netrules.rules.records.problem import unreadable_record

BAD_DATE = "the date is in no form that is known here"


def problem(message: str = BAD_DATE, *, lost: bool = True, remedy: str = "") -> Problem:
    """A row that could not be read."""
    return Problem(message, origin(), remedy, lost=lost)


def judged(*items: Problem | Skipped) -> Said:
    """The rule on a file with one person and these."""
    return say(unreadable_record, network(person("Ana"), *items))


def test_passes_where_every_record_was_read() -> None:
    """Rows that are known to be no records are none that could not be read."""
    assert judged(Skipped("draft", origin())).verdict is Verdict.PASS


def test_fails_once_for_each_kind_of_problem() -> None:
    """Two rows with one problem are one finding, which points to both."""
    rows = problem(remedy="write it as 2020-10-05"), problem(remedy="write it as 2020-10-05")
    said = judged(*rows, problem("the row has no name"))
    assert said.verdict is Verdict.FAIL
    assert said.messages == [
        f"contacts.toml: 2 records not read: {BAD_DATE}",
        "contacts.toml: 1 record not read: the row has no name",
    ]
    dates, name = said.findings
    assert [one.line for one in dates.locations] == [row.origin.line for row in rows]
    assert {finding.severity for finding in said.findings} == {Severity.WARNING}
    assert {finding.kind for finding in said.findings} == {"network"}
    assert said.subjects == [(), ()]
    assert name.advice == ""


def test_detail_that_is_lost_is_not_a_record_that_is_lost() -> None:
    """What was read but for a detail is said to be not read whole."""
    said = judged(problem(lost=False))
    assert said.message == f"contacts.toml: 1 record not read whole: {BAD_DATE}"


def test_what_a_remedy_repeats_is_hidden_and_the_rest_is_not() -> None:
    """What to do may repeat what the file says, and is still said where names are hidden."""
    said = judged(problem(remedy=Quoting("name them by id: {person}", person="ana, ana-2")))
    assert said.advice == "name them by id: ana, ana-2"
    assert said.redacted.endswith("name them by id: person-1")
    assert "contacts.toml" in said.redacted
    assert judged(problem(remedy="write {it} whole")).redacted.endswith("write {it} whole")


def test_control_characters_of_a_path_do_not_reach_the_message() -> None:
    """A file's name is shown without what could move the cursor of a terminal."""
    row = problem()
    odd = attrs.evolve(row, origin=attrs.evolve(row.origin, path="a\x1b[2Jb.csv"))
    seen = attrs.evolve(network(person("Ana")), problems=(odd,))
    assert say(unreadable_record, seen).message.startswith("a [2Jb.csv: 1 record not read")

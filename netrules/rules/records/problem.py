"""R003: problems in a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import (
    Judgement,
    Network,
    Problem,
    Quoting,
    Words,
    failed,
    passed,
    printable,
    rule,
)
from netrules.rules.wording import number_of

_LOST: Final = "{path}: {records} not read: {message}"
_IN_PART: Final = "{path}: {records} not read whole: {message}"
#: What is said of a file and of none of its records.
_OF_FILE: Final = "{path}: {message}"


@rule(
    "R003",
    "unreadable-record",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"contact": "same", "names": "same"},
)
def unreadable_record(network: Network) -> Iterator[Judgement]:
    """A file holds records that could not be read, or not whole.

    What it checks
        Whether every record of every file was read.

    The claim
        None of the article's: what is not read is not judged, and that must not go unsaid.

    Evidence and limits
        None needed. Rows that are known to be no records (drafts, deactivated members) do
        not count here.

    When it stays silent
        Never.

    Example
        Line 17 of Connections.csv has a date that no calendar knows: fails.

    Options
        None.

    What to do
        Mend the line, or export the file again.

    References
        None.
    """
    kinds: dict[tuple[str, str, bool], list[Problem]] = {}
    for problem in network.problems:
        kind = (problem.origin.path, problem.message, problem.lost)
        kinds.setdefault(kind, []).append(problem)
    if not kinds:
        yield passed()
    for (path, message, lost), problems in sorted(kinds.items()):
        remedy = min(problem.remedy for problem in problems)
        of_file = not lost and not any(problem.origin.record for problem in problems)
        yield failed(
            _OF_FILE if of_file else _LOST if lost else _IN_PART,
            advice="{remedy}" if remedy else "",
            variant=f"{path}: {message}" if lost else f"{path}: not whole: {message}",
            origins=[problem.origin for problem in problems],
            records=number_of(len(problems), "record"),
            path=Words(printable(path)),
            message=Words(printable(message)),
            remedy=remedy if isinstance(remedy, Quoting) else Words(printable(remedy)),
        )

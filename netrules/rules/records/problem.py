"""R003: problems in a source."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Network, Problem, Words, failed, passed, rule


@rule("R003", "unreadable-record", stance="practice", evidence="none", severity="warning")
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
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in network.problems:
        kinds.setdefault((problem.origin.path, problem.message), []).append(problem)
    if not kinds:
        yield passed()
    for (path, message), problems in kinds.items():
        lost = any(problem.lost for problem in problems)
        yield failed(
            "{path}: {number} {records}: {message}",
            advice="{remedy}" if problems[0].remedy else "",
            variant=f"{path}: {message}",
            origins=[problem.origin for problem in problems],
            number=len(problems),
            records=Words("not read" if lost else "not read whole"),
            path=Words(path),
            message=Words(message),
            remedy=problems[0].remedy,
        )

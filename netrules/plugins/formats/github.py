"""The report as workflow commands, which GitHub shows as annotations of a run.

GitHub shows ten of a step and drops the rest without a word, so the worst come first and the
last says what is not shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from netrules import ExitCode, Finding, Namer, Origin, Report, Severity, printable
from netrules.plugins.formats.changed import change_parts
from netrules.plugins.formats.wording import MOST_UNLOCKS, answer, ended, number, unlock

#: How many annotations of a step GitHub shows.
MOST_SHOWN: Final = 10
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


@attrs.frozen
class _Annotation:
    """One command.

    Args:
        level: "error", "warning" or "notice".
        title: What stands above it.
        lines: What it says.
        origin: Where it belongs; nowhere without a path.
    """

    level: str
    title: str
    lines: tuple[str, ...]
    origin: Origin = Origin("")

    def __str__(self) -> str:
        properties = {"title": self.title}
        if self.origin.path:
            line = "" if self.origin.member else str(self.origin.line or "")
            properties = {"file": self.origin.path, "line": line, **properties}
        stated = ",".join(
            f"{name}={_property(value)}" for name, value in properties.items() if value
        )
        return f"::{self.level} {stated}::{_data(*self.lines)}"


class Github:
    """The format ``github``."""

    name = "github"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as at most ten commands, one a line."""
        del width, color
        found = [*_failures(report, namer), *(_finding(one, namer) for one in report.active)]
        rest = _rest(report, namer)
        shown = len(found) if len(found) + bool(rest) <= MOST_SHOWN else MOST_SHOWN - 1
        hidden = found[shown:]
        if hidden or rest:
            lines = (*_hidden(hidden), *rest, "All of it: add --output-file text=FILE.")
            found[shown:] = [_Annotation("notice", "netrules: what is not shown here", lines)]
        return "\n".join(map(str, found))


def _failures(report: Report, namer: Namer) -> Iterator[_Annotation]:
    """Why the run failed apart from findings."""
    for one in report.unreadable:
        yield _Annotation(
            "error", "netrules: not read", (namer.unread(one),), Origin(one.path, one.member)
        )
    for crash in report.crashes:
        yield _Annotation("error", "netrules: crashed", (namer.crash(crash),))
    if report.exit_code is ExitCode.NOT_JUDGED:
        yield _Annotation("error", f"netrules: {ended(report)}", _unlocks(report, namer))


def _finding(finding: Finding, namer: Namer) -> _Annotation:
    advice = namer.advice(finding)
    return _Annotation(
        _LEVELS[finding.severity],
        f"{finding.code} {finding.name}",
        (namer.message(finding), *((f"To do: {advice}",) if advice else ())),
        *finding.locations[:1],
    )


# -- what is not shown -------------------------------------------------------------------


def _hidden(annotations: Sequence[_Annotation]) -> Iterator[str]:
    if annotations:
        titles = Counter(one.title for one in annotations)
        told = ", ".join(f"{count:,} {title}" for title, count in titles.items())
        yield f"{len(annotations):,} more: {told}."


def _rest(report: Report, namer: Namer) -> tuple[str, ...]:
    """What is no finding: the answers to the goals, and what could not be judged."""
    answers = [f"{answer(report, goal, namer)}." for goal in report.goals]
    if report.change is not None and report.change.silent:
        _, *parts = change_parts(report, namer)
        told = (title for title, _ in parts if title not in ("New", "Gone"))
        answers.append(f"Compared with {report.change.name}: {'; '.join(told)}.")
    open_ = [result for result in report.results if result.of > result.judged]
    if open_ and report.exit_code is not ExitCode.NOT_JUDGED:
        rules = f"{len(open_)} of {number(len(report.results), 'rule')}"
        answers += [f"Can't tell everything by {rules}.", *_unlocks(report, namer)]
    return tuple(answers)


def _unlocks(report: Report, namer: Namer) -> tuple[str, ...]:
    lines = ["".join(unlock(one, namer)) for one in report.unlocks[:MOST_UNLOCKS]]
    return ("What would unlock most:", *lines) if lines else ("Nothing could be judged.",)


# -- escapes -----------------------------------------------------------------------------


def _data(*lines: str) -> str:
    text = "\n".join(map(printable, lines))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")

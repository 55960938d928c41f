"""The report as Markdown, for a comment on a pull request or the summary of a CI job.

Whatever was read is escaped so that it is text and nothing else: no table cell, link, image,
HTML, mention of a team or reference to an issue can come from a contact's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from netrules import Finding, GoalResult, Namer, NeedResult, Report, Verdict, printable, verdict_of
from netrules.plugins.formats.changed import change_parts
from netrules.plugins.formats.wording import (
    MARKS,
    MOST_LISTED,
    MOST_UNLOCKS,
    NO_GOAL,
    account,
    answer,
    by_rule,
    ended,
    facts_missing,
    have,
    need_text,
    number,
    people,
    place,
    said,
    settle,
    size,
    summaries,
    there_before,
    unlock,
)

#: What has a meaning inside a line.
_INLINE: Final = re.compile(r"[\\`*_\[\]<>|~&$]")
#: What has a meaning at the beginning of a line.
_START: Final = re.compile(r"^([#+=-]|\d+(?=[.)]))")
#: What sites make of text behind Markdown's back, each broken by a character that nobody sees:
#: mentions, references, addresses, links and emoji.
_AFTERWARDS: Final = re.compile(
    r'@(?=\S)|[#!$&](?=\d)|[~%](?=[\w"])|(?<=GH)-(?=\d)|:(?=//|[\w+-]+:)|www(?=\.)', re.IGNORECASE
)
_WORD_JOINER: Final = "\N{WORD JOINER}"


class Markdown:
    """The format ``markdown``."""

    name = "markdown"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as a document without HTML."""
        del width, color
        blocks = (
            *_head(report, namer),
            *(_goal(goal, namer) for goal in report.goals),
            *_changed(report, namer),
            *_findings(report, namer),
            *_unjudged(report, namer),
            *_sources(report),
        )
        return "\n\n".join(blocks)


def _head(report: Report, namer: Namer) -> Iterator[str]:
    yield "## netrules"
    answers = [answer(report, goal, namer) for goal in report.goals]
    yield _items(f"**{_text(one)}**" for one in answers or [NO_GOAL])
    yield f"{_text(size(report))}. Exit code {int(report.exit_code)}: {ended(report)}."
    failures = [
        *(f"**not read:** {_text(namer.unread(one))}" for one in report.unreadable),
        *(f"**crashed:** {_text(_crash(namer.crash(one)))}" for one in report.crashes),
    ]
    if failures:
        yield _items(failures)


def _crash(text: str) -> str:
    return text.removeprefix("crashed: ")


# -- goals -------------------------------------------------------------------------------


def _goal(goal: GoalResult, namer: Namer) -> str:
    rows = [
        (MARKS[verdict_of(need.met)], f"{have(need)} of {need.want}", *_need(need, namer))
        for need in goal.needs
    ]
    title = f"### Goal: {_text(namer.text('goal', goal.name))}"
    return f"{title}\n\n{_table(('met', 'there are', 'who', 'what would settle it'), rows)}"


def _need(need: NeedResult, namer: Namer) -> tuple[str, str]:
    who = need_text(need, namer)
    if need.people:
        who += f": {people(need.people, namer)}"
    open_ = verdict_of(need.met) is Verdict.UNKNOWN and need.settle
    return who, settle(need, namer) if open_ else ""


def _changed(report: Report, namer: Namer) -> Iterator[str]:
    for at, (title, lines) in enumerate(change_parts(report, namer)):
        head = f"**{_text(title)}**" if at else f"### {_text(title)}"
        yield f"{head}\n\n{_items(map(_text, lines))}"


# -- findings ----------------------------------------------------------------------------


def _findings(report: Report, namer: Namer) -> Iterator[str]:
    groups = by_rule(report.active)
    finds = summaries(report)
    if groups:
        yield "### What to do"
    for code, findings in groups.items():
        first = findings[0]
        summary = f": {_text(finds[code])}" if finds.get(code) else ""
        title = _text(f"{code} {first.name}".rstrip())
        items = [_finding(finding, namer) for finding in findings[:MOST_LISTED]]
        if len(findings) > MOST_LISTED:
            items.append(f"and {len(findings) - MOST_LISTED:,} more of these")
        yield f"**{first.severity.label} {title}**{summary}\n\n{_items(items)}"
    aside = sum(one.set_aside for one in report.findings)
    if before := there_before(report):
        yield before
    if aside:
        yield f"Set aside by waivers or the baseline: {number(aside, 'finding')}."


def _finding(finding: Finding, namer: Namer) -> str:
    where = f" ({place(finding.locations[0], namer)})" if finding.locations else ""
    return _text(said(finding, namer) + where)


# -- what could not be judged, and what was read -----------------------------------------


def _unjudged(report: Report, namer: Namer) -> Iterator[str]:
    rows = [
        (
            f"{one.rule.code} {one.rule.name}",
            f"{one.of - one.judged:,} of {one.of:,}",
            facts_missing(one.missing, namer),
        )
        for one in report.results
        if one.of > one.judged
    ]
    if rows:
        yield "### What can't be told"
        yield _table(("rule", "can't tell", "to settle it"), rows)
    if report.unlocks:
        items = [_text("".join(unlock(one, namer))) for one in report.unlocks[:MOST_UNLOCKS]]
        yield f"What would unlock most:\n\n{_items(items)}"


def _sources(report: Report) -> Iterator[str]:
    rows = [(one.path, one.source, account(one)) for one in report.network.sources]
    if rows:
        yield "### What was read"
        yield _table(("file", "source", "records"), rows)


# -- Markdown ----------------------------------------------------------------------------


def _items(items: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are not yet escaped."""
    lines = [head, ["---"] * len(head), *(map(_text, row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _text(value: str) -> str:
    """*value* so that every reader of Markdown shows it and makes nothing else of it."""
    line = re.sub(" +", " ", printable(value)).strip(" ")
    plain = _AFTERWARDS.sub(lambda found: found[0] + _WORD_JOINER, line)
    escaped = _INLINE.sub(r"\\\g<0>", plain)
    return _START.sub(_escaped_start, escaped)


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"

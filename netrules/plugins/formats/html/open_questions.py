"""What could not be told, what would unlock it, and what came of every rule."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Namer, Report, RuleResult
from netrules.plugins.formats.html.parts import Section, details, mark, paragraph, table
from netrules.plugins.formats.wording import (
    MOST_UNLOCKS,
    counts,
    facts_missing,
    number,
    unlock,
)
from netrules.plugins.page import Html, element, joined


def open_questions(report: Report, namer: Namer) -> Iterator[Section]:
    """The section, unless no rule ran."""
    if report.results:
        title = Html("What can't be told")
        body = joined((*_unlocks(report, namer), *_unjudged(report, namer), _judged(report)))
        yield Section("open", title, title, body)


def _unlocks(report: Report, namer: Namer) -> Iterator[Html]:
    if not report.unlocks:
        return
    items = []
    for one in report.unlocks[:MOST_UNLOCKS]:
        what, waiting = unlock(one, namer)
        items.append(element("li", element("b", what[:1].upper() + what[1:]), waiting))
    yield paragraph("What would unlock most:")
    yield element("ol", *items, class_="unlocks")
    left = len(report.unlocks) - MOST_UNLOCKS
    if left > 0:
        more = number(left, "more kind of fact", "more kinds of facts")
        yield paragraph(f"and {more}", class_="soft")


def _unjudged(report: Report, namer: Namer) -> Iterator[Html]:
    rows = [
        (_rule(one), f"{one.of - one.judged:,} of {one.of:,}", facts_missing(one.missing, namer))
        for one in report.results
        if one.of > one.judged
    ]
    if rows:
        yield details(
            f"{number(len(rows), 'rule')} with something open",
            table("What can't be told", ("rule", "can't tell", "to settle it"), rows),
        )


def _judged(report: Report) -> Html:
    rows = [(_rule(one), mark(one.verdict), counts(one)) for one in report.results]
    return details(
        f"What was judged: {number(len(rows), 'rule')}",
        table("What was judged", ("rule", "verdict", "how many"), rows),
    )


def _rule(one: RuleResult) -> Html:
    return joined((element("code", one.rule.code), f" {one.rule.name}"))

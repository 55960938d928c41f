"""What was set aside, and what was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import Finding, Namer, Report, SourceCount
from netrules.plugins.formats.html.parts import Section, details, paragraph, table
from netrules.plugins.formats.html.values import said
from netrules.plugins.formats.wording import dated_later, ended, number
from netrules.plugins.page import Html, joined, read

#: How many findings that are set aside are listed, and how many files; the others are counted.
_MOST: Final = 60


def set_aside(report: Report, namer: Namer) -> Iterator[Section]:
    """The findings that waivers and the baseline set aside, if there are any."""
    aside = [one for one in report.findings if one.set_aside]
    if not aside:
        return
    rows = [_aside(one, namer) for one in aside[:_MOST]]
    left = len(aside) - len(rows)
    title = Html("What was set aside")
    body = details(
        f"{number(len(aside), 'finding')}, by waivers or the baseline",
        table(str(title), ("rule", "finding", "why"), rows),
        paragraph(f"and {left:,} more") if left else None,
    )
    yield Section("aside", title, title, body)


def _aside(finding: Finding, namer: Namer) -> tuple[object, ...]:
    reason = said(namer.text("reason", finding.reason)) if finding.reason else "waived"
    why = reason if finding.waived else "in the baseline"
    return f"{finding.code} {finding.name}", said(namer.message(finding)), why


def sources(report: Report) -> Iterator[Section]:
    """The account of each file."""
    network = report.network
    rows = [_source(one) for one in network.sources[:_MOST]]
    left = len(network.sources) - len(rows)
    heads = ("file", "source", "read", "kept", "joined", "skipped", "problems")
    title = Html("What was read")
    body = (
        table(str(title), heads, rows, numbers=5),
        paragraph(f"and {number(left, 'more file')}") if left else None,
        paragraph(dated_later(report), class_="soft"),
        paragraph(f"Exit code {int(report.exit_code)}: {ended(report)}.", class_="soft"),
    )
    yield Section("read", title, title, joined(one for one in body if one is not None))


def _source(one: SourceCount) -> tuple[object, ...]:
    skips = ", ".join(f"{count} {reason}" for reason, count in one.skips.items())
    skipped = f"{one.skipped:,}" + (f" ({skips})" if skips else "")
    numbers = (f"{one.read:,}", f"{one.kept:,}", f"{one.joined:,}", skipped, f"{one.problems:,}")
    return read(one.path), one.source, *numbers

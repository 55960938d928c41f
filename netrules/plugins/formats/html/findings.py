"""What was found, by family of rules: what it is, what to do, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from netrules import FAMILIES, Finding, FindingState, Namer, Report, Rule
from netrules.plugins.formats.html.parts import Section, details, paragraph, severity
from netrules.plugins.formats.html.values import said, sentence
from netrules.plugins.formats.wording import (
    MOST_LISTED,
    by_rule,
    number,
    place,
    summaries,
    there_before,
)
from netrules.plugins.page import Html, element, joined

#: How many findings of one rule are listed; the others are counted.
_MOST: Final = 60
#: The parts of a rule's page that say why it asks.
_WHY: Final = ("The claim", "Evidence and limits")


def findings(report: Report, namer: Namer) -> Iterator[Section]:
    """The findings that are not set aside, the worst family first."""
    families: dict[str, list[Html]] = {}
    told = _Told(report, namer)
    for code, found in by_rule(report.active).items():
        families.setdefault(_family(code), []).append(told.rule(code, found))
    before = paragraph(there_before(report), class_="soft")
    if families or before:
        groups = (
            joined((element("h3", title.capitalize()), *rules)) for title, rules in families.items()
        )
        title = Html("What to do")
        yield Section("findings", title, title, joined((*groups, before)))


def _family(code: str) -> str:
    """The family of a rule by its code, a plugin's by its prefix."""
    prefix = code.rstrip("0123456789")
    return FAMILIES.get(prefix, prefix)


class _Told:
    """Findings as markup.

    Args:
        report: The report they are in.
        namer: A namer that marks values.
    """

    def __init__(self, report: Report, namer: Namer) -> None:
        self._namer: Final = namer
        self._rules: Final = {one.rule.code: one.rule for one in report.results}
        self._finds: Final = summaries(report)

    def rule(self, code: str, found: Sequence[Finding]) -> Html:
        """All that one rule found."""
        head = element(
            "div",
            severity(found[0].severity),
            element("h4", element("code", code), f" {found[0].name}"),
            class_="lead",
        )
        return element(
            "article",
            head,
            paragraph(self._finds.get(code, ""), class_="soft"),
            self._listed(found),
            *self._why(code),
            class_="rule",
        )

    def _listed(self, found: Sequence[Finding]) -> Html:
        items = [self._finding(one, found[0]) for one in found[:_MOST]]
        if len(found) > _MOST:
            items.append(element("li", f"and {len(found) - _MOST:,} more of these"))
        first, others = items[:MOST_LISTED], items[MOST_LISTED:]
        shown = element("ul", *first, class_="found")
        if not others:
            return shown
        more = f"{number(len(found) - MOST_LISTED, 'more', 'more')} of these"
        return joined((shown, details(more, element("ul", *others, class_="found"))))

    def _finding(self, one: Finding, first: Finding) -> Html:
        lead = severity(one.severity) if one.severity is not first.severity else None
        new = element("b", " (new)") if one.standing is FindingState.NEW else None
        advice = self._namer.advice(one)
        where = place(one.locations[0], self._namer) if one.locations else ""
        return element(
            "li",
            paragraph(lead, sentence(self._namer.message(one)), new),
            paragraph(sentence(advice), class_="advice") if advice else None,
            paragraph(element("code", said(where)), class_="where") if where else None,
        )

    def _why(self, code: str) -> Iterator[Html]:
        rule = self._rules.get(code)
        parts = [] if rule is None else list(_parts(rule))
        if parts:
            yield details("Why it asks", *parts, class_="why")


def _parts(rule: Rule) -> Iterator[Html]:
    for part in _WHY:
        if text := rule.page.get(part):
            yield element("h5", part)
            yield from (paragraph(_prose(one)) for one in re.split(r"\n\s*\n", text))


def _prose(text: str) -> Html:
    """A paragraph of a rule's page, with what is between double backticks as code."""
    pieces = " ".join(text.split()).split("``")
    return joined(
        element("code", piece) if number % 2 else piece for number, piece in enumerate(pieces)
    )

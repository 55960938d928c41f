"""What the sections of the page are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from netrules import Severity, Verdict
from netrules.plugins.formats.wording import MARKS
from netrules.plugins.page import Html, element, joined

#: How a verdict looks; the word beside it says it without colour.
LOOKS: Final = {
    Verdict.PASS: "yes",
    Verdict.FAIL: "no",
    Verdict.UNKNOWN: "maybe",
    Verdict.NOT_APPLICABLE: "none",
    Verdict.CRASHED: "no",
}
_SEVERITIES: Final = {Severity.ERROR: "no", Severity.WARNING: "maybe", Severity.INFO: "info"}


@attrs.frozen
class Section:
    """A part of the page with a heading.

    Args:
        id: Where links lead.
        title: The heading.
        name: What the contents call it.
        body: What is under the heading.
    """

    id: str
    title: Html
    name: Html
    body: Html

    @property
    def markup(self) -> Html:
        """The section as an element."""
        heading = f"{self.id}-title"
        return element(
            "section",
            element("h2", self.title, id=heading),
            self.body,
            id=self.id,
            aria_labelledby=heading,
        )


def icon(look: str) -> Html:
    """The picture beside a word that says the same."""
    use = element("use", href=f"#icon-{look}")
    return element("svg", use, class_=f"icon {look}", aria_hidden="true")


def mark(verdict: Verdict) -> Html:
    """A verdict in a word with its picture."""
    return _chip(LOOKS[verdict], MARKS[verdict])


def severity(one: Severity) -> Html:
    """A severity in a word with its picture."""
    return _chip(_SEVERITIES[one], one.label)


def _chip(look: str, word: str) -> Html:
    return element("span", icon(look), word, class_=f"chip {look}")


def bullets(items: Iterable[object], *, class_: str | None = None) -> Html:
    """A list."""
    return element("ul", *(element("li", item) for item in items), class_=class_)


def paragraph(*content: object, class_: str | None = None) -> Html:
    """A paragraph, or nothing for nothing."""
    return element("p", *content, class_=class_) if any(content) else Html()


def details(summary: object, *content: object, class_: str | None = None) -> Html:
    """What is there for those who want to know more."""
    return element("details", element("summary", summary), *content, class_=class_)


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: int = 0
) -> Html:
    """A table of which each row is named by its first cell.

    Args:
        caption: What it is about, for those who hear the page.
        heads: The heads of the columns.
        rows: The cells.
        numbers: How many of the last columns hold numbers.
    """
    first_number = len(heads) - numbers
    kinds = ["number" if place >= first_number else None for place in range(len(heads))]
    head = joined(
        element("th", text, scope="col", class_=kind)
        for text, kind in zip(heads, kinds, strict=True)
    )
    # A caption that only is heard would count as a row of its own.
    whole = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", *(_row(row, kinds) for row in rows)),
        aria_label=caption,
    )
    # What is wider than a telephone scrolls by itself, by keyboard too.
    return element("div", whole, class_="wide", tabindex="0", role="group", aria_label=caption)


def _row(cells: Sequence[object], kinds: Sequence[str | None]) -> Html:
    name = element("th", cells[0], scope="row")
    others = [element("td", cell, class_=kind) for cell, kind in zip(cells, kinds, strict=True)]
    return element("tr", name, *others[1:])

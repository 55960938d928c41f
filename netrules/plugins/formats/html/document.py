"""The whole page, put together of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from netrules import Namer, Report
from netrules.plugins.formats.html.changes import changes
from netrules.plugins.formats.html.drawing import definitions
from netrules.plugins.formats.html.findings import findings
from netrules.plugins.formats.html.goals import goals
from netrules.plugins.formats.html.headline import headline, week
from netrules.plugins.formats.html.made_up import made_up
from netrules.plugins.formats.html.open_questions import open_questions
from netrules.plugins.formats.html.parts import Section
from netrules.plugins.formats.html.records import set_aside, sources
from netrules.plugins.formats.html.timeline import timeline
from netrules.plugins.formats.html.values import marking
from netrules.plugins.page import Html, element, joined, page


def document(report: Report, namer: Namer) -> str:
    """*report* as a page."""
    marks = marking(namer)
    head = headline(report, marks)
    sections = (
        *week(report, marks),
        *goals(report, marks),
        *changes(report, marks),
        *findings(report, marks),
        *timeline(report, marks),
        *made_up(report, marks),
        *open_questions(report, namer),
        *set_aside(report, marks),
        *sources(report),
    )
    body = (
        definitions(),
        element("a", "Skip to the report", href="#report", class_="skip"),
        element(
            "div",
            head,
            _contents(sections),
            element("main", *(one.markup for one in sections), id="report"),
            element("footer", "Made by netrules. Nothing in this page asks anything of anybody."),
            class_="sheet",
        ),
    )
    title = f"Your network, as of {report.today}"
    return page(title=title, body=joined(body, "\n"), styles=[_sheet()])


def _contents(sections: Sequence[Section]) -> Html:
    links = [
        element("li", element("a", section.name, href=f"#{section.id}")) for section in sections
    ]
    return element("nav", element("ul", *links), aria_label="In this report")


@cache
def _sheet() -> str:
    file = resources.files("netrules.plugins.formats.html") / "report.css"
    return file.read_text("utf-8")

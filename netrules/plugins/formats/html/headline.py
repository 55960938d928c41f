"""The head of the page: the answer, how much was read, and what to do this week."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Namer, Report, verdict_of
from netrules.plugins.formats.html.parts import LOOKS, Section, bullets, icon, paragraph
from netrules.plugins.formats.html.values import said, sentence
from netrules.plugins.formats.wording import MORE_ADVICE, NO_GOAL, answer, size, this_week
from netrules.plugins.page import Html, element, joined


def headline(report: Report, namer: Namer) -> Html:
    """The verdict in words, goal by goal."""
    return element(
        "header",
        element("h1", "Your network"),
        joined(_answers(report, namer)),
        paragraph(size(report), class_="size"),
        joined(_failures(report, namer)),
    )


def _answers(report: Report, namer: Namer) -> Iterator[Html]:
    for goal in report.goals:
        verdict = verdict_of(goal.met)
        text = said(answer(report, goal, namer))
        yield paragraph(icon(LOOKS[verdict]), element("span", text), class_="answer")
    if not report.goals:
        yield paragraph(NO_GOAL, class_="answer")


def _failures(report: Report, namer: Namer) -> Iterator[Html]:
    failures = [
        *(f"not read: {namer.unread(one)}" for one in report.unreadable),
        *(namer.crash(one) for one in report.crashes),
    ]
    if failures:
        yield bullets(map(sentence, failures), class_="failures")


def week(report: Report, namer: Namer) -> Iterator[Section]:
    """What to do this week."""
    advice = this_week(report, namer)
    if advice:
        items = element("ol", *(element("li", sentence(one)) for one in advice))
        body = joined((items, paragraph(MORE_ADVICE, class_="soft")))
        yield Section("week", Html("This week"), Html("This week"), body)

"""The goals: each need with how much of it there is, who serves it, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from netrules import Bounds, GoalResult, Namer, NeedResult, Report, Verdict, verdict_of
from netrules.plugins.formats.html.drawing import coverage
from netrules.plugins.formats.html.parts import LOOKS, Section, bullets, details, mark, paragraph
from netrules.plugins.formats.html.values import said, sentence
from netrules.plugins.formats.wording import (
    also_wanted,
    have,
    need_text,
    nobody_at,
    number,
    people,
    settle,
)
from netrules.plugins.page import Html, element, joined

#: How many people, routes or facts are listed of a need; the others are counted.
_MOST: Final = 60
#: Up to how many are named at once.
_FEW: Final = 5


def goals(report: Report, namer: Namer) -> Iterator[Section]:
    """A section for each goal."""
    for place, goal in enumerate(report.goals, 1):
        name = said(namer.text("goal", goal.name))
        needs = element("ol", *(_need(one, namer) for one in goal.needs), class_="needs")
        body = needs if goal.needs else paragraph(_unsaid(goal, namer))
        yield Section(f"goal-{place}", joined(("Goal ", name)), name, body)


def _unsaid(goal: GoalResult, namer: Namer) -> str:
    """What a goal without needs lacks."""
    return namer.text("goal", goal.name) + " has no needs yet: add [[goal.need]], or a template"


def _need(result: NeedResult, namer: Namer) -> Html:
    verdict = verdict_of(result.met)
    return element(
        "li",
        element(
            "div", mark(verdict), element("h3", sentence(need_text(result, namer))), class_="lead"
        ),
        _coverage(result),
        *_who(result, namer),
        *_lacks(result, namer, verdict),
        class_=LOOKS[verdict],
    )


def _coverage(result: NeedResult) -> Html:
    found = result.have
    low, high = (found.low, found.high) if isinstance(found, Bounds) else (found, found)
    count = element("span", f"{have(result)} of {result.want}", class_="count")
    return element("div", coverage(low or 0, high, result.want), count, class_="covered")


# -- people ------------------------------------------------------------------------------


def _who(result: NeedResult, namer: Namer) -> Iterator[Html]:
    if len(result.people) <= _FEW:
        yield paragraph(said(people(result.people, namer)), class_="who")
    else:
        names = [said(namer.person(one)) for one in result.people[:_MOST]]
        yield details(
            said(people(result.people, namer)),
            _listed(names, len(result.people)),
            class_="who",
        )
    if result.routes:
        yield details(
            f"{number(len(result.routes), 'independent route')} to them", _routes(result, namer)
        )


def _routes(result: NeedResult, namer: Namer) -> Html:
    ways = [
        joined((said(namer.person(one)) for one in route), " → ") for route in result.routes[:_MOST]
    ]
    return _listed(ways, len(result.routes))


def _listed(items: Sequence[Html], whole: int) -> Html:
    left = [f"and {whole - len(items):,} more"] if whole > len(items) else []
    return bullets((*items, *left), class_="columns")


# -- what it lacks -----------------------------------------------------------------------


def _lacks(result: NeedResult, namer: Namer, verdict: Verdict) -> Iterator[Html]:
    for text in filter(None, (nobody_at(result, namer), also_wanted(result))):
        yield paragraph(sentence(text), class_="lacks")
    if result.settle and verdict is Verdict.UNKNOWN:
        yield paragraph(element("b", "To settle it: "), said(settle(result, namer)), class_="open")

"""Small drawings: a range against what is wanted, a share, columns. Each is told in words too.

Places are percentages, since lengths in pixels would shrink with the window and the hatching
of what is not known with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules.plugins.page import Html, element, joined

#: Up to how many are wanted for each to have a box of its own.
_MOST_BOXES: Final = 12
#: How much is left free between boxes, in percent of the drawing's width.
_FREE: Final = 1
_TICK: Final = "M4.3 8.4 7 11l4.8-5.6"
_CROSS: Final = "M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"
_QUESTION: Final = "M5.9 6.1a2.1 2.1 0 1 1 3.1 1.9c-.7.4-1 .8-1 1.5M8 11.9v.1"
_LETTER_I: Final = "M8 7.4v4M8 4.6v.1"
_DASH: Final = "M5 8h6"
_ICONS: Final = {
    "yes": _TICK,
    "no": _CROSS,
    "maybe": _QUESTION,
    "info": _LETTER_I,
    "none": _DASH,
}


def definitions() -> Html:
    """What the drawings of a page share: pictures of verdicts, and the hatching."""
    return element(
        "svg",
        element("defs", *(_icon(name, path) for name, path in _ICONS.items()), _hatching()),
        class_="definitions",
        width=0,
        height=0,
        aria_hidden="true",
    )


def _icon(name: str, path: str) -> Html:
    return element(
        "symbol",
        element("circle", cx=8, cy=8, r=7.25),
        element("path", d=path),
        id=f"icon-{name}",
        viewBox="0 0 16 16",
    )


def _hatching() -> Html:
    return element(
        "pattern",
        element("rect", width=6, height=6, class_="between"),
        element("path", d="M0 0v6", class_="stroke"),
        id="hatching",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def coverage(low: int, high: int | None, want: int) -> Html:
    """How much of what is wanted there is: for certain, perhaps, and not."""
    certain = min(low, want)
    possible = want if high is None else min(high, want)
    if want <= _MOST_BOXES:
        boxes = joined(_boxes(certain, possible, want))
    else:
        step = 100 / want
        boxes = joined(
            (
                _rect(0, 100, "missing"),
                _rect(0, possible * step, "maybe"),
                _rect(0, certain * step, "certain"),
            )
        )
    return element("svg", boxes, class_="coverage", aria_hidden="true")


def _boxes(certain: int, possible: int, want: int) -> Iterator[Html]:
    width = 100 / want
    for number in range(want):
        kind = "certain" if number < certain else "maybe" if number < possible else "missing"
        yield _rect(number * width, width - _FREE * (want > 1), kind)


def share(part: int, whole: int) -> Html:
    """A bar as long as *part* of *whole*."""
    bar = _rect(0, 100 * part / whole if whole else 0, "certain")
    return element("svg", bar, class_="share", aria_hidden="true")


def known_of(known: int, whole: int) -> Html:
    """Of how many something is known, and of how many not."""
    least = 100 * known / whole if whole else 0
    parts = joined((_rect(0, least, "certain"), _rect(least, 100 - least, "unknown")))
    return element("svg", parts, class_="known", aria_hidden="true")


def _rect(x: float, width: float, kind: str) -> Html:
    return element("rect", x=percent(x), width=percent(width), height="100%", class_=kind)


def percent(value: float) -> str:
    """A length, in percent of the drawing's."""
    return f"{round(value, 2):g}%"

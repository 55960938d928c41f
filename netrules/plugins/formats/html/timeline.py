"""Two-way contact by month, with the months hatched of which no file tells everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import Final

from netrules import Namer, Report
from netrules.measures import Month, contact_by_month
from netrules.plugins.formats.html.drawing import percent
from netrules.plugins.formats.html.parts import Section, details, paragraph, table
from netrules.plugins.formats.html.values import channels, said
from netrules.plugins.formats.wording import number
from netrules.plugins.page import Html, element, joined

#: How much of the drawing's height the columns have, and where they begin, in percent.
_HEIGHT: Final = 82
_TOP: Final = 6
#: How much of a month's width its column has.
_WIDE: Final = 0.72
#: At most this many lines are drawn across.
_LINES: Final = 4
_JANUARY: Final = 1
#: Up to which month the first year has room for its number.
_EARLY: Final = 9


def timeline(report: Report, namer: Namer) -> Iterator[Section]:
    """The section, if there is any contact or any file that would show it."""
    months = tuple(dropwhile(_empty, contact_by_month(report.network)))
    if months:
        title = Html("Contact by month")
        body = joined(
            (
                paragraph(_summary(months)),
                element("figure", _drawing(months), _legend(months, namer)),
                details("The same in numbers", _numbers(months, namer)),
            )
        )
        yield Section("contact", title, title, body)


def _empty(month: Month) -> bool:
    return not month.contacts and not month.covered


def _summary(months: Sequence[Month]) -> str:
    contacts = sum(month.contacts for month in months)
    meetings = sum(month.meetings for month in months)
    return (
        f"{number(contacts, 'contact')} that went both ways since {months[0].first}, "
        f"{number(meetings, 'of them a meeting', 'of them meetings')}: a meeting, a call, or a "
        "message that was answered, counted once a day and person."
    )


def _legend(months: Sequence[Month], namer: Namer) -> Html:
    keys = [_key("meeting", "meetings"), _key("contact", "calls and answered messages")]
    open_ = dict.fromkeys(channel for month in months for channel in month.open)
    if any(not month.whole for month in months):
        keys.append(_key("unknown", said(f"there may have been more: {_not_all(open_, namer)}")))
    return element("figcaption", *keys)


def _not_all(open_: dict[str, None], namer: Namer) -> str:
    named = " and ".join(channels(open_, namer))
    return f"no file has all {named}" if named else "no file has all of it"


def _key(kind: str, text: object) -> Html:
    square = element("rect", width="100%", height="100%", class_=kind)
    swatch = element("svg", square, class_="swatch", aria_hidden="true")
    return element("span", swatch, element("span", text))


# -- the drawing -------------------------------------------------------------------------


def _drawing(months: Sequence[Month]) -> Html:
    most = max(1, *(month.contacts for month in months))
    step = _step(most)
    parts = (
        *_bands(months),
        *_lines(step, most),
        *(
            part
            for place, month in enumerate(months)
            for part in _column(place, month, months, most)
        ),
        *_years(months),
    )
    return element(
        "svg", *parts, class_="timeline", role="img", aria_label="Contact by month, as in the table"
    )


def _step(most: int) -> int:
    """The distance of the lines: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if most // step <= _LINES:
                return step
        power *= 10


def _lines(step: int, most: int) -> Iterator[Html]:
    for value in range(0, most + 1, step):
        y = percent(_y(value, most))
        yield element("line", x1="0", x2="100%", y1=y, y2=y, class_="line")
        if value:
            yield element("text", value, x="0", y=y, dy="-0.25em", class_="value")


def _y(value: int, most: int) -> float:
    return _TOP + _HEIGHT * (1 - value / most)


def _bands(months: Sequence[Month]) -> Iterator[Html]:
    width = 100 / len(months)
    for place, month in enumerate(months):
        if not month.whole:
            yield element(
                "rect",
                x=percent(place * width),
                y=percent(_TOP),
                width=percent(width + 0.02),
                height=percent(_HEIGHT),
                class_="unknown",
            )


def _column(place: int, month: Month, months: Sequence[Month], most: int) -> Iterator[Html]:
    width = 100 / len(months)
    x = percent(width * (place + (1 - _WIDE) / 2))
    low, high = _y(month.meetings, most), _y(month.contacts, most)
    stack = ((high, low, "contact"), (low, _y(0, most), "meeting"))
    bars = [
        element(
            "rect",
            x=x,
            y=percent(top),
            width=percent(width * _WIDE),
            height=percent(bottom - top),
            class_=kind,
        )
        for top, bottom, kind in stack
        if bottom > top
    ]
    yield element("g", *bars) if bars else Html()


def _years(months: Sequence[Month]) -> Iterator[Html]:
    width = 100 / len(months)
    for place, month in enumerate(months):
        if month.first.month == _JANUARY or (place == 0 and month.first.month <= _EARLY):
            x = percent(place * width)
            yield element("line", x1=x, x2=x, y1=percent(_TOP + _HEIGHT), y2="94%", class_="tick")
            yield element("text", month.first.year, x=x, y="100%", dy="-0.1em", class_="year")


# -- the table ---------------------------------------------------------------------------


def _numbers(months: Sequence[Month], namer: Namer) -> Html:
    rows = [
        (
            f"{month.first:%Y-%m}",
            said(_open(month, namer)),
            f"{month.people:,}",
            f"{month.meetings:,}",
            f"{month.contacts:,}",
        )
        for month in reversed(months)
    ]
    heads = ("month", "no file has all", "people", "meetings", "contacts")
    return table("Contact by month", heads, rows, numbers=3)


def _open(month: Month, namer: Namer) -> str:
    if month.whole:
        return ""
    return ", ".join(channels(month.open, namer)) or "contact"

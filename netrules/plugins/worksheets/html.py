"""The worksheet as a page to print, with room to write by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Final

from netrules import Worksheet, WorksheetRow
from netrules.plugins.page import Html, element, joined, page, read
from netrules.plugins.worksheets._cells import way
from netrules.plugins.worksheets._words import STEPS, TITLE

#: The columns, and the classes that say how wide each is; the last has what is left.
_COLUMNS: Final = (
    ("Person", "person"),
    ("Key player?", "question"),
    ("Best connected?", "question"),
    ("Last talked", "day"),
    ("How often", "often"),
    ("Reach by", "reach"),
    ("Notes", "notes"),
)
#: Empty rows below the people of a group.
_MORE_ROWS: Final = 3
#: Groups without a name, and their rows.
_BLANK_GROUPS: Final = 1
_ALL_BLANK_GROUPS: Final = 4
_BLANK_ROWS: Final = 6
_YES: Final = "✓"
_NO_GROUP: Final = "In none of these groups"


class Page:
    """A table for each group, and empty ones for those that are missing."""

    name = "html"
    endings = (".html", ".htm")
    about = "a page to print and fill in with a pen"
    read_by = ""

    def write(self, worksheet: Worksheet) -> str:
        """The page."""
        style = (resources.files("netrules.plugins.worksheets") / "html.css").read_text("utf-8")
        return page(title=TITLE, body=element("main", *_parts(worksheet)), styles=[style])


def _parts(worksheet: Worksheet) -> Iterator[Html]:
    yield element("h1", TITLE)
    yield element("ol", *(element("li", step) for step in STEPS), class_="steps")
    yield element("p", _count(worksheet), class_="aside")
    for group, people in worksheet.by_group.items():
        yield _group(read(group) if group else Html(_NO_GROUP), people, _MORE_ROWS)
    blank = element("span", class_="write")
    for _ in range(_BLANK_GROUPS if worksheet.by_group else _ALL_BLANK_GROUPS):
        yield _group(joined(("Group: ", blank)), (), _BLANK_ROWS)


def _count(worksheet: Worksheet) -> str:
    if not worksheet.by_group:
        return "A group has a table of its own; people who matter most come first to mind."
    told = f"As recorded on {worksheet.today}; what is blank is not on record."
    more = f" {worksheet.left_out:,} more people were left out." if worksheet.left_out else ""
    return told + more


def _group(name: Html, people: Sequence[WorksheetRow], more: int) -> Html:
    head = element(
        "tr", *(element("th", title, scope="col", class_=kind) for title, kind in _COLUMNS)
    )
    empty = element("tr", *(element("td") for _ in _COLUMNS))
    table = element(
        "table",
        element("thead", head),
        element("tbody", joined(map(_person, people), "\n"), *[empty] * more),
    )
    return element(
        "section", element("h2", name), element("div", table, class_="scroll", tabindex="0")
    )


def _person(row: WorksheetRow) -> Html:
    role = element("span", " (", read(row.role), ")") if row.role else None
    ways = (element("span", read(way(one))) for one in row.ways)
    return element(
        "tr",
        element("th", read(row.name), role, scope="row"),
        element("td", _YES if row.key else None),
        element("td", _YES if row.best else None),
        element("td", row.last),
        element("td", row.every),
        element("td", *ways, class_="ways"),
        element("td"),
    )


WORKSHEETS: Final = (Page(),)

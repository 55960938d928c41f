"""The worksheet as an outline in OPML, which outliners and mind-mapping programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from netrules import Worksheet, WorksheetRow
from netrules.plugins.worksheets._nodes import CENTRE, facts, group_facts, shielded, shown


class Opml:
    """Groups, and their people below them with what is known as attributes."""

    name = "opml"
    endings = (".opml",)
    about = "an outline for outliners and most mind-mapping programs"
    read_by = "mindmap"

    def write(self, worksheet: Worksheet) -> str:
        """The outline."""
        title = f"<title>{CENTRE}</title>"
        start = '<?xml version="1.0" encoding="UTF-8"?>'
        lines = [start, '<opml version="2.0">', f"<head>{title}</head>", "<body>"]
        for group, people in worksheet.by_group.items():
            if group:
                # Without branches it would not show that it is a group.
                text = shown(group) if people else f"{shown(group)} (group)"
                lines.append(_outline(text, group_facts(group), ">"))
            lines += map(_person, people)
            if group:
                lines.append("</outline>")
        if not worksheet.by_group:
            lines.append('<outline text=""/>')
        return "\n".join((*lines, "</body>", "</opml>"))


def _person(row: WorksheetRow) -> str:
    return _outline(shown(row.name), _facts(row), "/>")


def _facts(row: WorksheetRow) -> Iterator[tuple[str, str]]:
    yield from facts(row)
    if row.key:
        yield "key player", "yes"
    yield "netrules id", shielded(row.id)


def _outline(text: str, pairs: Iterable[tuple[str, str]], end: str) -> str:
    attributes = (f" {_camel(name)}={quoteattr(value)}" for name, value in pairs)
    return f"<outline text={quoteattr(text)}{''.join(attributes)}{end}"


def _camel(name: str) -> str:
    """The name of an attribute, which has no spaces: lastTalked."""
    first, *others = name.split()
    return first + "".join(map(str.capitalize, others))


WORKSHEETS: Final = (Opml(),)

"""The worksheet as a map of FreeMind and Freeplane."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from netrules import Worksheet, WorksheetRow
from netrules.plugins.worksheets._nodes import CENTRE, facts, group_facts, shielded, shown


class FreeMind:
    """Groups around the centre, their people around these, the rest as attributes of nodes."""

    name = "freemind"
    endings = (".mm",)
    about = "a mind map for FreeMind, Freeplane and others"
    read_by = "mindmap"

    def write(self, worksheet: Worksheet) -> str:
        """The map."""
        lines = ['<map version="1.0.1">', f"<node TEXT={quoteattr(CENTRE)}>"]
        for group, people in worksheet.by_group.items():
            if group:
                lines += [f"<node TEXT={quoteattr(shown(group))}>", _icon("group")]
                lines += _attributes(group_facts(group))
            for row in people:
                lines += _person(row)
            if group:
                lines.append("</node>")
        text = "\n".join((*lines, "</node>", "</map>"))
        # FreeMind takes what stands outside ASCII to be in the code page of the machine.
        return text.encode("ascii", "xmlcharrefreplace").decode()


def _person(row: WorksheetRow) -> Iterator[str]:
    yield f"<node TEXT={quoteattr(shown(row.name))}>"
    if row.key:
        yield _icon("bookmark")
    yield from _attributes(facts(row))
    yield from _attributes([("netrules id", shielded(row.id))])
    yield "</node>"


def _icon(name: str) -> str:
    return f"<icon BUILTIN={quoteattr(name)}/>"


def _attributes(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Iterator[str]:
    for name, value in pairs:
        yield f"<attribute NAME={quoteattr(name)} VALUE={quoteattr(value)}/>"


WORKSHEETS: Final = (FreeMind(),)

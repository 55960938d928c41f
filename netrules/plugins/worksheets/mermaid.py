"""The worksheet as a mind map in Mermaid, which pages in Markdown draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from netrules import Worksheet, WorksheetRow
from netrules.plugins.worksheets._nodes import CENTRE, facts, group_facts, shielded, shown

#: What is written as it is; every other sign is written by its number.
_ODD: Final = re.compile(r"[^\w .-]|_")
#: Ids that can be identifiers of nodes.
_WORD: Final = re.compile(r"[A-Za-z0-9-]+")


class Mermaid:
    """Groups and people as nodes, what is known in further lines of them."""

    name = "mermaid"
    endings = (".mmd", ".mermaid")
    about = "a mind map as text, which many pages draw"
    read_by = "mindmap"

    def write(self, worksheet: Worksheet) -> str:
        """The map."""
        lines = ["mindmap", f"  root(({CENTRE}))"]
        for group, people in worksheet.by_group.items():
            deep = "    "
            if group:
                lines += [f"{deep}{_node(group, group_facts(group))}", f"{deep}::icon(fa fa-users)"]
                deep = "      "
            for row in people:
                lines += (f"{deep}{line}" for line in _person(row))
        return "\n".join(lines)


def _person(row: WorksheetRow) -> Iterator[str]:
    told = list(facts(row))
    identifier = f"netrules-{row.id}" if _WORD.fullmatch(row.id) else ""
    if not identifier:
        told.append(("netrules id", shielded(row.id)))
    yield identifier + _node(row.name, told)
    if row.key:
        yield "::icon(fa fa-star)"


def _node(name: str, told: Iterable[tuple[str, str]]) -> str:
    lines = (shown(name), *(f"{key}: {value}" for key, value in told))
    text = "<br/>".join(_ODD.sub(lambda found: f"#{ord(found[0])};", line) for line in lines)
    return f'["{text}"]'


WORKSHEETS: Final = (Mermaid(),)

"""LinkedIn's "Get a copy of your data": the zip, its unpacked folder, or Connections.csv alone.

What each file tells, and what none can tell, is on the page *LinkedIn* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from netrules import NO, Certainty, Head, Item, Opened, Problem, ReadContext, Sniff
from netrules.plugins.sources.linkedin.csvfile import LAYER
from netrules.plugins.sources.linkedin.export import export_items
from netrules.plugins.sources.linkedin.layout import Kind, locate

__all__ = ["LinkedIn"]

_REMEDY: Final = (
    "on LinkedIn choose Settings & Privacy, Data privacy, Get a copy of your data, "
    "and give the zip as it was downloaded"
)


class LinkedIn:
    """Reads exports of LinkedIn.

    The option ``url`` is the owner's profile URL, or a list of them. It is needed only
    where the export itself leaves open which participant of its messages is the owner.
    """

    name = "linkedin"

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds a table with LinkedIn's columns, under whatever name."""
        exports = locate(head)
        if not exports:
            return NO
        kinds = {header.kind for export in exports for header in export.tables.values()}
        kind = next(kind for kind in Kind if kind in kinds)
        members = None
        if head.members != ("",):
            members = frozenset[str]().union(*(export.known for export in exports))
        if kind is Kind.PERHAPS_CONNECTIONS:
            return Sniff(Certainty.LIKELY, "it has columns like LinkedIn's connections", members)
        return Sniff(Certainty.CERTAIN, f"it has the columns of LinkedIn's {kind}", members)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything the input tells, export by export and file by file."""
        exports = locate(opened)
        if not exports:
            yield Problem(
                "no table with the columns of LinkedIn's connections, messages or invitations",
                opened.origin(layer=LAYER),
                _REMEDY,
            )
        for export in exports:
            yield from export_items(opened, export, _urls(context.options.get("url")))


def _urls(option: Any) -> tuple[str, ...]:
    if isinstance(option, str):
        return (option,)
    return tuple(map(str, option)) if isinstance(option, list | tuple) else ()


SOURCES: Final = (LinkedIn(),)

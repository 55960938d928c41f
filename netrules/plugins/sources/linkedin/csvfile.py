"""LinkedIn's tables: in the layer of that name, with its columns of free text."""

from __future__ import annotations

from typing import Final

from netrules import Opened
from netrules.reading import Header, K, Row, Shape, column_name, find_header
from netrules.reading import Table as AnyTable

__all__ = ["LAYER", "Header", "Row", "Shape", "Table", "column_name", "find_header"]

LAYER: Final = "linkedin"
#: Columns whose cells may hold line breaks.
_FREE_TEXT: Final = frozenset(
    "activities address attachments content conversationtitle description headline message "
    "notes subject summary text".split()
)


class Table(AnyTable):
    """A table in a member of an export.

    Args:
        opened: The input that holds the export.
        member: The member's name.
        header: Its row of column names.
    """

    def __init__(self, opened: Opened, member: str, header: Header[K]) -> None:
        super().__init__(opened, member, header, layer=LAYER, free_text=_FREE_TEXT)

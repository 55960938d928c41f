"""What readers of files need: text of unknown encoding, tables, XML and JSON, all lenient.

For people who write sources, the built-in ones among them. Each tool reads as a stream
where its format allows it, keeps the line of what it read, and turns what is broken into a
`netrules.Problem` that costs nothing but the broken part.
"""

from netrules.reading.cadence import cadence_in
from netrules.reading.days import day_in
from netrules.reading.json import read_json
from netrules.reading.mojibake import repaired
from netrules.reading.snapshots import snapshot
from netrules.reading.tables import (
    DELIMITERS,
    Header,
    K,
    Row,
    Shape,
    Table,
    column_name,
    find_header,
)
from netrules.reading.textlines import TextLines, encoding_of
from netrules.reading.xml import Element, XmlError, read_xml

__all__ = [
    "DELIMITERS",
    "Element",
    "Header",
    "K",
    "Row",
    "Shape",
    "Table",
    "TextLines",
    "XmlError",
    "cadence_in",
    "column_name",
    "day_in",
    "encoding_of",
    "find_header",
    "read_json",
    "read_xml",
    "repaired",
    "snapshot",
]

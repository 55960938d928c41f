"""Where in the file something stands, and what to do where it cannot be read."""

from __future__ import annotations

import attrs
from netrules import Opened, Origin

from netrules_monica.values import Entry

LAYER = "monica"
REMEDY = "export the account again: Settings, Export data, JSON"


@attrs.frozen
class Places:
    """Makes origins of an export.

    Args:
        opened: The file.
    """

    opened: Opened

    def origin(self, entry: Entry) -> Origin:
        """Where an entry stands."""
        return self.opened.origin(record=entry.at, layer=LAYER)

"""Networks that no one firm runs: Mastodon with all that speaks its language, and Bluesky.

What each file tells, and what none can tell, is on the pages *Mastodon* and *Bluesky* of the
documentation.
"""

from __future__ import annotations

from typing import Final

from netrules.plugins.sources.fediverse.bluesky import Bluesky
from netrules.plugins.sources.fediverse.mastodon import Mastodon

__all__ = ["Bluesky", "Mastodon"]

SOURCES: Final = (Mastodon(), Bluesky())

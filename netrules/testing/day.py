"""The day on which networks of tests are judged."""

from __future__ import annotations

from datetime import date
from typing import Final

#: The day of judgement unless another is asked for.
TODAY: Final = date(2026, 9, 30)

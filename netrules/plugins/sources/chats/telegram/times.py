"""When something happened, by the two ways in which Telegram says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

#: Telegram began later, but chats of others can be brought into it.
_FIRST_YEAR, _LAST_YEAR = 2009, 2100
#: No clock is set farther from that of Greenwich, and none by less than this.
_FARTHEST: Final = timedelta(hours=14)
_STEP: Final = timedelta(minutes=15)


def time_of(entry: Mapping[str, Any]) -> datetime | None:
    """The time of an entry on the owner's clock; None if it says none that can be."""
    local, utc = _local(entry.get("date")), _utc(entry.get("date_unixtime"))
    if local is None or local.tzinfo is not None or utc is None:
        at = local or utc
    else:
        ahead = local.replace(tzinfo=UTC) - utc
        is_clock = abs(ahead) <= _FARTHEST and not ahead % _STEP
        at = local.replace(tzinfo=timezone(ahead)) if is_clock else local
    return at if at is not None and _FIRST_YEAR <= at.year <= _LAST_YEAR else None


def _local(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _utc(value: Any) -> datetime | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None

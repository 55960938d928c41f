"""What the values in X's files mean: ids, links, times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from netrules import Opened, Problem
from netrules.reading import read_json

LAYER: Final = "x"
#: What precedes the value in a file: the variable that is given it.
_PREFIX: Final = r"[^\[{]{0,1000}"
_ID: Final = re.compile(r"[1-9]\d{0,19}")
_LINK: Final = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,15})/?", re.ASCII | re.IGNORECASE
)
_HANDLE: Final = re.compile(r"\w{1,15}", re.ASCII)
#: First segments of the service's own addresses.
_NOT_HANDLES: Final = frozenset({"i", "intent"})
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_LONG: Final = re.compile(
    r"[A-Za-z]{3} ([A-Za-z]{3}) (\d\d?) (\d\d):(\d\d):(\d\d) ([+-]\d{4}) (\d{4})", re.ASCII
)
_SHORT: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)


def read_rows(opened: Opened, member: str) -> list[Any] | Problem:
    """The list that *member* gives its variable."""
    value = read_json(opened, member, layer=LAYER, prefix=_PREFIX)
    if isinstance(value, list | Problem):
        return value
    return Problem(
        "the file holds no list, as X writes them",
        opened.origin(member, layer=LAYER),
        "give the file as it is in the archive",
    )


def read_value(opened: Opened, member: str) -> Any | Problem:
    """Whatever *member* gives its variable."""
    return read_json(opened, member, layer=LAYER, prefix=_PREFIX)


def inner(row: Any) -> dict[str, Any]:
    """What a row holds under its one name, such as ``{"follower": …}``; {} if it is none."""
    if isinstance(row, dict) and len(row) == 1:
        row = next(iter(row.values()))
    return row if isinstance(row, dict) else {}


def text_of(value: Any) -> str:
    """*value* if it is text, without spaces around it, else ""."""
    return value.strip() if isinstance(value, str) else ""


def id_of(*values: Any) -> str:
    """The first of *values* that is an account's number, as text; "" if none is.

    Numbers are beyond what many programs can count to, so each comes as text as well.
    """
    for value in values:
        text = str(value) if type(value) is int else text_of(value)
        if _ID.fullmatch(text):
            return text
    return ""


def ids_in(value: Any) -> Iterator[str]:
    """The account numbers in a list."""
    return filter(None, map(id_of, value if isinstance(value, list) else ()))


def handle_of(value: Any) -> str:
    """*value* if it can be the name in a profile's address, else ""."""
    text = text_of(value).removeprefix("@")
    known = _HANDLE.fullmatch(text) and text.casefold() not in _NOT_HANDLES
    return text if known else ""


def handle_in(link: Any) -> str:
    """The name in a profile's address, "" if *link* leads to a number or elsewhere."""
    match = _LINK.fullmatch(text_of(link))
    return handle_of(match[1]) if match else ""


def time_of(value: Any) -> datetime | None:
    """The moment that *value* states, in any form that X has used; None if it states none."""
    text = text_of(value)
    if match := _LONG.fullmatch(text):
        month, day, hour, minute, second, zone, year = match.groups()
        number = _MONTHS.get(month.casefold(), 0)
    elif match := _SHORT.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        number = int(month)
    else:
        return None
    try:
        moment = datetime(
            int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=_zone(zone)
        )
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(text: str | None) -> timezone:
    """The time zone; X writes all times in that of Greenwich, and seldom leaves that out."""
    if text is None or text == "Z":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))

"""When a message was sent: the forms that programs write, and which of them can be true."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Final, NamedTuple

from netrules.plugins.sources.mail.fields import received_at

_CLOCK: Final = rb"(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>\d\d))?(?:\.\d+)?"
_ZONE: Final = rb"(?:(?:GMT|UTC)?(?P<zone>[+-]\d\d:?\d\d)|(?P<name>[A-Z]{1,5}))"
#: "Mon, 05 Oct 2020 13:28:00 +0200 (CEST)", with or without its parts.
_USUAL: Final = re.compile(
    rb"(?P<day>\d{1,2})[ \t-]+(?P<month>[A-Za-z]{3})[a-z]*\.?[ \t-]+(?P<year>\d{4}|\d\d),?[ \t]+"
    + _CLOCK
    + rb"(?:[ \t]*"
    + _ZONE
    + rb")?"
)
#: "Mon Oct  5 13:28:00 2020", where a zone may stand before or after the year.
_UNIX: Final = re.compile(
    rb"(?P<month>[A-Z][a-z]{2})[a-z]*[ \t]+(?P<day>\d{1,2}),?[ \t]+"
    + _CLOCK
    + rb"[ \t]+(?:"
    + _ZONE
    + rb"[ \t]+)?(?P<year>\d{4})\b"
)
#: "2020-10-05T13:28:00+02:00"
_ISO: Final = re.compile(
    rb"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[T \t]+" + _CLOCK + rb"[ \t]*" + _ZONE + rb"?"
)
_MONTHS: Final = {
    name.encode(): number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
} | {b"%02d" % number: number for number in range(1, 13)}
#: The zones that RFC 822 names, in hours. Others mean different things to different people.
_ZONES: Final = {
    b"UT": 0, b"UTC": 0, b"GMT": 0, b"Z": 0, b"EST": -5, b"EDT": -4, b"CST": -6, b"CDT": -5,
    b"MST": -7, b"MDT": -6, b"PST": -8, b"PDT": -7,
}  # fmt: skip
_PIVOT: Final = 50
_CENTURY: Final = 1900
#: The year of RFC 822, before which nobody sent mail that is still read.
FIRST_YEAR: Final = 1982
#: The last year whose end the clocks of old programs can tell.
LAST_YEAR: Final = 2037
#: How far a sender's clock may be ahead of the receiver's, zones included.
_AHEAD: Final = timedelta(days=2)


def read_date(raw: bytes) -> datetime | None:
    """The time that *raw* states, None if it states none that can be true.

    It has a zone only where *raw* gives one that has one meaning.
    """
    match = _USUAL.search(raw) or _UNIX.search(raw) or _ISO.search(raw)
    if match is None:
        return None
    year, month = int(match["year"]), _MONTHS.get(match["month"].lower(), 0)
    if len(match["year"]) == len("20"):
        year += _CENTURY if year >= _PIVOT else _CENTURY + 100
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    clock = int(match["h"]), int(match["m"]), min(int(match["s"] or 0), 59)  # a leap second
    try:
        zone = _zone_of(match["zone"], match["name"])
        return datetime(year, month, int(match["day"]), *clock, tzinfo=zone)
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _zone_of(offset: bytes | None, name: bytes | None) -> timezone | None:
    if offset is None:
        hours = _ZONES.get(name or b"")
        return None if hours is None else timezone(timedelta(hours=hours))
    if offset == b"-0000":
        return None  # by RFC 5322: a zone that is not known
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return timezone(timedelta(minutes=-minutes if offset[:1] == b"-" else minutes))


def is_ahead(sent: datetime, arrived: datetime) -> bool:
    """Whether something would have been sent after it arrived."""
    return sent.date() - arrived.date() > _AHEAD


class Sent(NamedTuple):
    """When a message was sent.

    Attributes:
        at: The time, by the message itself if that can be true.
        stored: When it was put where it lies, if that is known.
        is_sure: Whether something else confirms that it was not sent later.
        is_instead: Whether it is the time of arrival, for want of a better one.
    """

    at: datetime
    stored: datetime | None
    is_sure: bool = True
    is_instead: bool = False


def sent_at(stated: bytes, start: bytes, stored: datetime | None, header: bytes) -> Sent | None:
    """When a message was sent, None if nothing says so.

    Args:
        stated: Its header Date.
        start: The line "From …" above it.
        stored: When its file was made, by the file's name.
        header: The whole header, for when it arrived.
    """
    at = read_date(stated)
    stored = stored or read_date(start)
    if at is not None and stored is not None and not is_ahead(at, stored):
        return Sent(at, stored)
    arrived = read_date(received_at(header))
    if at is not None:
        if arrived is None:
            return Sent(at, stored, is_sure=False)
        if not is_ahead(at, arrived):
            return Sent(at, stored)
    instead = arrived or stored
    return None if instead is None else Sent(instead, stored, is_instead=True)

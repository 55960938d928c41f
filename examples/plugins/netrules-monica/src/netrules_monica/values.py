"""Values of an export, whatever stands where they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """An entry of a list, and where in the file it stands.

    Args:
        at: Its place, a JSON pointer.
        value: What stands there.
    """

    at: str
    value: Any

    @property
    def facts(self) -> Mapping[str, Any]:
        """What Monica calls the properties of an entry."""
        return table(table(self.value).get("properties"))

    @property
    def uuid(self) -> str:
        """By what other entries name it."""
        return text(table(self.value).get("uuid"))

    def listed(self, kind: str) -> Iterator[Entry]:
        """The entries of one kind that belong to it.

        Monica writes them as a list of lists: ``{"type": "call", "count": 2, "values": […]}``.
        """
        for number, one in enumerate(listing(table(self.value).get("data"))):
            if text(table(one).get("type")) == kind:
                for place, value in enumerate(listing(table(one).get("values"))):
                    yield Entry(f"{self.at}/data/{number}/values/{place}", value)

    def within(self, name: str) -> Iterator[Entry]:
        """The entries of a list among its properties."""
        for place, value in enumerate(listing(self.facts.get(name))):
            yield Entry(f"{self.at}/properties/{name}/{place}", value)


def table(value: Any) -> Mapping[str, Any]:
    """The value if it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}


def listing(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """The value if it is a text, without space around it; else nothing."""
    return value.strip() if isinstance(value, str) else ""


def moment(value: Any) -> date | datetime | None:
    """A moment, or the day alone where Monica knows no more: it then writes midnight."""
    try:
        found = datetime.fromisoformat(text(value))
    except ValueError:
        return None
    return found.date() if found.time() == time() else found


def day(value: Any) -> date | None:
    """The day of a moment."""
    found = moment(value)
    return found.date() if isinstance(found, datetime) else found


def special_day(value: Any) -> date | None:
    """A birthday or the day of a first meeting, if it is known and not worked out from an age."""
    known = table(value)
    guessed = known.get("is_age_based") or known.get("is_year_unknown")
    return None if guessed else day(known.get("date"))

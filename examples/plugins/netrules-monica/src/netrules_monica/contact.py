"""What was done together: calls, activities, and conversations that were written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from netrules import (
    Breadth,
    Direction,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Origin,
    Problem,
    Skipped,
)

from netrules_monica.people import DEAD, People
from netrules_monica.place import REMEDY, Places
from netrules_monica.values import Entry, moment, text

CALL = "call"
MEETING = "meeting"
#: What other sources of netrules call the channels whose names in Monica are others.
_CHANNELS = {"whatsapp": "WhatsApp message", "email": "mail", "phone": "text message"}


def interactions(people: People, places: Places) -> Iterator[Item]:
    """Everything that happened, and of which days it is a part."""
    days: dict[str, list[date]] = {}
    for item in _all(people, places):
        if isinstance(item, InteractionRecord):
            on = item.at.date() if isinstance(item.at, datetime) else item.at
            days.setdefault(item.channel, []).append(on)
        yield item
    for channel, found in sorted(days.items()):
        # It is a diary: what is in it happened, and what is not in it may have happened, too.
        whole = places.origin(people.account)
        yield InteractionCoverage(channel, min(found), max(found), whole, people=())


def _all(people: People, places: Places) -> Iterator[Item]:
    took_part: dict[str, list[str]] = {}
    for contact in people.account.listed("contact"):
        if contact.uuid not in people.handles:
            continue
        for activity in contact.listed("activity"):
            took_part.setdefault(text(activity.value), []).append(contact.uuid)
        for call in contact.listed("call"):
            yield _call(people, contact.uuid, call, places.origin(call))
        for conversation in contact.listed("conversation"):
            yield from _conversation(people, contact.uuid, conversation, places)
    for activity in people.account.listed("activity"):
        yield _activity(people, took_part.get(activity.uuid, []), activity, places)


def _call(people: People, contact: str, call: Entry, origin: Origin) -> Item:
    at = moment(call.facts.get("called_at"))
    if at is None:
        return Problem("the call does not say when it was", origin, REMEDY)
    if contact in people.dead:
        return Skipped(f"with somebody {DEAD}", origin)
    # Monica says who called; that the call was taken is why it was written down.
    return InteractionRecord((people.handles[contact],), at, CALL, Direction.BOTH, origin)


def _activity(people: People, who: list[str], activity: Entry, places: Places) -> Item:
    origin = places.origin(activity)
    at = moment(activity.facts.get("happened_at"))
    if at is None:
        return Problem("the activity does not say when it was", origin, REMEDY)
    alive = [people.handles[one] for one in who if one not in people.dead]
    others = tuple(one for one in alive if not one.me)
    if not others:
        return Skipped(f"with nobody, or somebody {DEAD}", origin)
    breadth = Breadth.GROUP if len(others) > 1 else Breadth.ONE
    return InteractionRecord(others, at, MEETING, Direction.BOTH, origin, breadth)


def _conversation(people: People, contact: str, talk: Entry, places: Places) -> Iterator[Item]:
    channel = _channel(people.fields.get(text(talk.facts.get("contact_field_type")), {}))
    began = moment(talk.facts.get("happened_at"))
    for message in talk.within("messages"):
        at = moment(message.facts.get("written_at")) or began
        if at is None:
            origin = places.origin(message)
            yield Problem("the message does not say when it was written", origin, REMEDY)
        elif contact in people.dead:
            yield Skipped(f"with somebody {DEAD}", places.origin(message))
        else:
            yield _message(people.handles[contact], at, channel, message, places)


def _message(
    other: Handle, at: date | datetime, channel: str, message: Entry, places: Places
) -> InteractionRecord:
    is_mine = message.facts.get("written_by_me") is True
    direction = Direction.OUT if is_mine else Direction.IN
    return InteractionRecord((other,), at, channel, direction, places.origin(message))


def _channel(field: Mapping[str, Any]) -> str:
    name = text(field.get("name"))
    kind = text(field.get("type")) or name.casefold()
    return _CHANNELS.get(kind) or (f"{name} message" if name else "message")

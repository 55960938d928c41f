"""What sources yield: records of what a file says, before anyone is joined.

A source turns the bytes of one export into these, in file order, each with the
place it came from. It never joins people and never drops a row in silence: what
it cannot read is a `Problem`, what it leaves out on purpose is `Skipped`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeAlias

import attrs

from netrules.model.interactions import Breadth, Direction, Favour
from netrules.model.origin import Origin
from netrules.model.reading import Problem
from netrules.model.ties import Evidence


@attrs.frozen
class Handle:
    """How a record names a person: any of these identifiers, or only a name.

    Args:
        urls: Profile URLs, as written.
        emails: Addresses, as written.
        phones: Numbers, as written.
        ids: The `id` of a person of the same contacts file.
        names: Names, as written; they tell people apart but never join them.
        me: Whether this is the person whose network it is.
        weak: Identifiers of the kinds above that may be shared by several people
            (a role address, a switchboard): kept as facts, never joined by.
        accounts: Accounts of services by their names there, as "x:12345" or
            "telegram:user12345": each is one person's, and none is ever shown as a name.
    """

    urls: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    me: bool = False
    weak: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


@attrs.frozen
class Job:
    """A position somebody holds or held.

    Args:
        organization: The employer's name, or "" if the record does not say.
        title: The position, or "".
        since: First day, if stated.
        until: Last day, if stated. None says nothing about whether it has ended.
        current: Whether the record presents it as the present position.
    """

    organization: str = ""
    title: str = ""
    since: date | None = None
    until: date | None = None
    current: bool = True


@attrs.frozen
class PersonRecord:
    """One entry about one person.

    Args:
        handle: Who it is.
        origin: Where it was read.
        jobs: Positions it states.
        facts: Other facts by field name, each a value or a tuple of values:
            level, fields, place, born, met, met_through, introduced_by, recorded, groups,
            notes, every, channels, without. ``recorded`` is when the entry was made, which
            is not when the two met; ``without`` says of which of email, phone and url there
            is none.
        tie: The kind of tie to the network's owner that the entry itself proves
            ("connection", "contact"), or "" for none.
        as_of: The day the record speaks of, if the source tells.
        same_as: Handles of entries that the user confirmed to be the same person.
        not_same_as: Handles of entries that the user said to be someone else.
    """

    handle: Handle
    origin: Origin
    jobs: tuple[Job, ...] = ()
    facts: Mapping[str, Any] = attrs.field(factory=dict)
    tie: str = ""
    as_of: date | None = None
    same_as: tuple[Handle, ...] = ()
    not_same_as: tuple[Handle, ...] = ()


@attrs.frozen
class OwnerRecord(PersonRecord):
    """What the file says about the person whose network it is."""


@attrs.frozen
class TieRecord:
    """A relation between two people, the owner of the network among them or not."""

    between: tuple[Handle, Handle]
    kind: str
    evidence: Evidence
    origin: Origin
    since: date | None = None
    until: date | None = None
    strength: float | None = None


@attrs.frozen
class GroupRecord:
    """Something people belong to: an employer, a school, a club, a list.

    Args:
        members: People the record lists as members (their own records may list more).
        key_players: Members who run it.
    """

    name: str
    origin: Origin
    kind: str = ""
    members: tuple[Handle, ...] = ()
    key_players: tuple[Handle, ...] = ()


@attrs.frozen
class InteractionRecord:
    """Something that happened between people on a day.

    Args:
        people: Everyone who took part except the owner of the network.
        at: When. A time, where the file has one, tells apart events of one day.
        channel: By what means, in plain words: "LinkedIn message", "meeting", "call".
        direction: In, out or both, seen from the owner.
        sender: Who sent it, where that is not the owner and several took part.
        thread: The conversation it belongs to, "" if none.
        recalled: Whether it only says when somebody was talked to last, by whatever means:
            contact that another record shows on that day is the same.
    """

    people: tuple[Handle, ...]
    at: date | datetime
    channel: str
    direction: Direction
    origin: Origin
    breadth: Breadth = Breadth.ONE
    favour: Favour | None = None
    sender: Handle | None = None
    thread: str = ""
    recalled: bool = False


@attrs.frozen
class OutcomeRecord:
    """What the network led to: a job, a client, an answer.

    Args:
        what: In a word or two.
        on: When.
        worth: How much, in *currency*, if stated.
        credit: The people it came through.
        goal: The name of the goal it served, "" if none.
    """

    what: str
    on: date
    origin: Origin
    worth: float | None = None
    currency: str = ""
    credit: tuple[Handle, ...] = ()
    goal: str = ""


@attrs.frozen
class InteractionCoverage:
    """The days for which a file lists every interaction on a channel.

    Args:
        channel: The channel, as in `InteractionRecord`.
        since: First day covered.
        until: Last day covered.
        until_at_least: True where *until* is only the newest record: an export says
            nothing of the day it was made, which is that day or later.
        people: The people with whom every interaction is listed; None for everybody. The
            file of one chat lists all that happened in it, and nothing of other chats: the
            channel then counts for those people only. So ``()`` says that a file lists a
            mere part of a channel, such as a calendar some of all meetings.
    """

    channel: str
    since: date
    until: date
    origin: Origin
    until_at_least: bool = False
    people: tuple[Handle, ...] | None = None


@attrs.frozen
class TieCoverage:
    """A set of people of which a file lists every tie between two of them.

    Args:
        among: The people, or None for everyone that this file lists.
        groups: Names of groups whose members belong to the set too.
    """

    origin: Origin
    among: tuple[Handle, ...] | None = None
    groups: tuple[str, ...] = ()


@attrs.frozen
class Snapshot:
    """A file lists everyone to whom the owner was tied in its layer on a day.

    Whom an earlier snapshot of the layer lists and a later one does not, is tied no more;
    and a position that a later one does not repeat has ended.

    Args:
        origin: The file; its layer is the one that is listed whole.
        taken: The day, None if nothing tells.
        dated_by: How that is known: "its newest record" or "the date in the zip".
    """

    origin: Origin
    taken: date | None
    dated_by: str = ""


@attrs.frozen
class Skipped:
    """A row that is known to be no record: a draft, a bot, a deactivated member."""

    reason: str
    origin: Origin


Record: TypeAlias = (
    PersonRecord | OwnerRecord | TieRecord | GroupRecord | InteractionRecord | OutcomeRecord
)
Coverage: TypeAlias = InteractionCoverage | TieCoverage | Snapshot
Item: TypeAlias = Record | Problem | Skipped | Coverage

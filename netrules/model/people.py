"""People and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import attrs

from netrules.model import contact
from netrules.model.bounds import Bounds
from netrules.model.fields import fields_of_title, fold_field
from netrules.model.frozen import read_only
from netrules.model.level import Level
from netrules.model.origin import Origin
from netrules.model.places import is_in
from netrules.model.text import fold_organization, fold_text
from netrules.model.unknown import AtLeast, Maybe, Unknown

if TYPE_CHECKING:
    from netrules.model.interactions import Interaction
    from netrules.model.network import Network
    from netrules.model.recorded import Recorded
    from netrules.model.ties import Tie

T = TypeVar("T")

#: The id of the person whose network it is.
ME: Final = "me"


@attrs.frozen
class Fact(Generic[T]):
    """Something a file says about a person.

    Args:
        value: What it says.
        origin: Where.
        as_of: The day it speaks of, if the file tells.
        stated: Whether the user wrote it down, rather than a service.
        evidence: The words it was concluded from; "" if it is said outright.
    """

    value: T
    origin: Origin
    as_of: date | None = None
    stated: bool = False
    evidence: str = ""


@attrs.frozen
class Employment:
    """A position somebody holds or held.

    Args:
        organization: The employer, or "" if not said.
        title: The position, or "" if not said.
        since: First day, if known.
        until: Last day, if known.
        current: Whether it is presented as the present position.
        level: The seniority that the title shows beyond doubt, if it does.
        level_evidence: The words of the title that show it.
    """

    organization: str
    title: str
    origin: Origin
    since: date | None = None
    until: date | None = None
    current: bool = True
    stated: bool = False
    as_of: date | None = None
    level: Level | None = None
    level_evidence: str = ""

    def held_on(self, day: date | None) -> bool:
        """Whether the position is held on *day* (None: as the file presents it)."""
        if day is None:
            return self.current
        if self.since is not None and self.since > day:
            return False
        return self.current if self.until is None else self.until >= day


#: Facts that say who somebody is.
IDENTIFIERS: Final = ("name", "url", "email", "phone", "account")
#: Those by which somebody can be reached.
_CHANNELS: Final = ("url", "email", "phone")

#: What to write in the contacts file to settle a missing fact.
SETTLE: Final[Mapping[str, str]] = {
    "born": "add born (a year)",
    "fields": "add fields (what they work in)",
    "groups": "add groups (what they belong to)",
    "introduced_by": "add introduced-by (who brought you together)",
    "level": "add level (how senior they are)",
    "met": "add met (the day you met)",
    "met_through": "add met-through (where you met)",
    "organization": "add organization (where they work now)",
    "place": "add place (where they live or work)",
    "title": "add title (what they do there)",
}


@attrs.frozen(eq=False, repr=False)
class Person:
    """Someone in the network, or ego.

    A property gives the fact that counts (stated before exported, newer before
    older) or `Unknown`; `facts` and `employments` hold everything that was read.

    Args:
        id: A short word that stays the same while the identifiers do.
        aliases: Other ids by which the same person may have been known, sorted.
        employments: Positions, the ones that count first.
        facts: Everything else by field name, the fact that counts first.
        layers: The networks the person was seen in, sorted.
        origins: Where the person's records were read.
        network: The network the person belongs to.
    """

    id: str
    aliases: tuple[str, ...]
    employments: tuple[Employment, ...]
    facts: Mapping[str, tuple[Fact[Any], ...]]
    layers: tuple[str, ...]
    origins: tuple[Origin, ...]
    network: Network

    def __repr__(self) -> str:
        return f"Person({self.id!r}, {self.name!r})"

    # -- who it is -------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name that counts; an address or the id for someone without one."""
        for field in ("name", "email", "url", "phone"):
            if self.facts.get(field):
                return str(self.facts[field][0].value)
        return self.id

    @property
    def names(self) -> tuple[str, ...]:
        """Every name on record."""
        return self.values("name")

    @property
    def emails(self) -> tuple[str, ...]:
        """Every e-mail address on record."""
        return self.values("email")

    @property
    def phones(self) -> tuple[str, ...]:
        """Every telephone number on record."""
        return self.values("phone")

    @property
    def urls(self) -> tuple[str, ...]:
        """Every URL on record."""
        return self.values("url")

    @property
    def accounts(self) -> tuple[str, ...]:
        """Every account of a service on record, by its id there; never shown as a name."""
        return self.values("account")

    # -- what is known of them -------------------------------------------------

    @cached_property
    def jobs(self) -> tuple[Employment, ...]:
        """The positions held today, the one that counts first."""
        today = self.network.today
        return tuple(job for job in self.employments if job.held_on(today))

    @cached_property
    def organization(self) -> Maybe[str]:
        """Where they work now."""
        value: Maybe[str] = self._of_job("organization")
        return value

    @cached_property
    def title(self) -> Maybe[str]:
        """What they do there."""
        value: Maybe[str] = self._of_job("title")
        return value

    @cached_property
    def organizations(self) -> Maybe[tuple[str, ...]]:
        """Everywhere they work now."""
        named = dict.fromkeys(job.organization for job in self.jobs if job.organization)
        return tuple(named) if named else self._of_job("organization")

    @cached_property
    def level(self) -> Maybe[Level]:
        """How senior they are: as stated, else as the title shows beyond doubt."""
        stated = self.facts.get("level")
        if stated:
            return self.network.rung(stated[0].value)
        for job in self._main_jobs:
            if job.level is not None:
                return self.network.rung(job.level)
        return self._missing("level")

    @cached_property
    def fields(self) -> Maybe[tuple[str, ...]]:
        """The fields of work they know, as stated; else at least those that their title tells
        of, and there may be others: an `AtLeast`."""
        stated = self.values("fields")
        if stated:
            return stated
        missing = self._missing("fields")
        if not self.told_fields:
            return missing
        [fact] = missing.missing
        return AtLeast(self.told_fields, fact.field, fact.subject, fact.text)

    @cached_property
    def told_fields(self) -> Mapping[str, str]:
        """The fields of work that their present titles tell of, each with the words that do."""
        found: dict[str, str] = {}
        for job in self.jobs:
            for field, words in fields_of_title(job.title).items() if job.title else ():
                found.setdefault(field, words)
        return read_only(found)

    def works_in(self, field: str) -> Maybe[bool]:
        """Whether they know a field of work, by any of its names."""
        fields, wanted = self.fields, fold_field(field)
        if isinstance(fields, AtLeast):
            return True if wanted in fields.seen else fields
        if isinstance(fields, Unknown):
            return fields
        return any(fold_field(one) == wanted for one in fields)

    @cached_property
    def groups(self) -> Maybe[tuple[str, ...]]:
        """Names of the groups they belong to, by their own entries and those of groups."""
        distinct: dict[str, str] = {}
        for name in (*self.values("groups"), *self.network.groups_of(self.id)):
            distinct.setdefault(fold_text(name), name)
        return tuple(distinct.values()) or self._missing("groups")

    @cached_property
    def place(self) -> Maybe[str]:
        """Where they are."""
        value: Maybe[str] = self.fact("place")
        return value

    def is_in(self, place: str) -> Maybe[bool]:
        """Whether they are in a place: the one on record, or one that it is in.

        Unknown where *place* is narrower than the one on record, and where the table does not
        have one of them and they may be in the same country.
        """
        where = self.place
        if isinstance(where, Unknown):
            return where
        found = is_in(where, place)
        if isinstance(found, Unknown):
            return Unknown("place", self.id, found.missing[0].text)
        return found

    @property
    def born(self) -> Maybe[int]:
        """The year of birth, if it was stated; it is never guessed."""
        value: Maybe[int] = self.fact("born")
        return value

    @property
    def met(self) -> Maybe[date]:
        """The day ego met them, if it was stated; see `recorded` for entries' dates."""
        value: Maybe[date] = self.fact("met")
        return value

    @property
    def recorded(self) -> Maybe[date]:
        """The first day an entry for them was made, which is not when they met."""
        facts = self.facts.get("recorded")
        return min(fact.value for fact in facts) if facts else self._missing("recorded")

    @property
    def met_through(self) -> Maybe[str]:
        """Where or how ego met them."""
        value: Maybe[str] = self.fact("met_through")
        return value

    @property
    def introduced_by(self) -> Maybe[str]:
        """The id of the person who introduced them."""
        value: Maybe[str] = self.fact("introduced_by")
        return value

    @property
    def reachable(self) -> Maybe[bool]:
        """Whether there is any channel to them: a profile, an address or a number.

        False only where the contacts file says that there is none.
        """
        if any(self.facts.get(field) for field in (*_CHANNELS, "account")):
            return True
        if frozenset(_CHANNELS) <= frozenset(self.values("without")):
            return False
        return Unknown("email", self.id, "add an address, a number or a profile URL")

    # -- ego's contact with them -----------------------------------------------

    @property
    def ties(self) -> Recorded[Tie]:
        """Their ties to others than ego."""
        return self.network.ties_of(self.id)

    @property
    def interactions(self) -> Recorded[Interaction]:
        """What happened between ego and them, oldest first."""
        return self.network.interactions_with(self.id)

    @cached_property
    def last_two_way(self) -> date | Bounds | Unknown:
        """The day of the last two-way contact.

        A date, `Bounds` where the files leave an earlier or later one possible, or
        `Unknown`. "No contact since the files begin" is `Bounds` without lower limit.
        """
        return contact.last_two_way(
            self.network.events_with(self.id),
            self.network.contact_with(self.id),
            self.network.day,
            self.network.unplaced_days(self.id),
        )

    @property
    def warm(self) -> Maybe[bool]:
        """Whether there was two-way contact within 365 days."""
        return contact.is_warm(self.last_two_way, self.network.day)

    @property
    def dormant(self) -> Maybe[bool]:
        """Whether there was two-way contact once, and then none for three years."""
        return contact.is_dormant(self.last_two_way, self.network.day)

    # -- looking facts up ------------------------------------------------------

    def fact(self, field: str) -> Any:
        """The value of *field* that counts, or `Unknown`."""
        facts = self.facts.get(field)
        return facts[0].value if facts else self._missing(field)

    def values(self, field: str) -> tuple[Any, ...]:
        """Every distinct value of *field*, the one that counts first."""
        return tuple(dict.fromkeys(fact.value for fact in self.facts.get(field, ())))

    @cached_property
    def _main_jobs(self) -> tuple[Employment, ...]:
        """The positions held today at the organization that counts: entries about another
        employer say nothing of what somebody does at this one. Where no employer is recorded
        nobody can tell whether two entries are about the same one."""
        named = next((job.organization for job in self.jobs if job.organization), "")
        if not named:
            return self.jobs[:1]
        main = fold_organization(named)
        return tuple(job for job in self.jobs if fold_organization(job.organization) in ("", main))

    def _of_job(self, attribute: str) -> Any:
        for job in self._main_jobs:
            value = getattr(job, attribute)
            if value:
                return value
        if self.employments and not self.jobs:
            return Unknown(
                attribute, self.id, "every position on record has ended; " + SETTLE[attribute]
            )
        return self._missing(attribute)

    def _missing(self, field: str) -> Unknown:
        return Unknown(field, self.id, SETTLE.get(field, f"add {field.replace('_', '-')}"))

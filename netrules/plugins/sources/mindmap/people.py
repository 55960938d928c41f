"""What the map says of one person: in the text of nodes, beside them and below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs

from netrules import LEVELS, Handle, Job, Level, Origin, Problem
from netrules.plugins.sources.mindmap.keys import Key, key_of, pair_in, unshielded
from netrules.plugins.sources.mindmap.labels import label_of
from netrules.plugins.sources.mindmap.marks import Mark
from netrules.plugins.sources.mindmap.sorting import Sorted, is_detail
from netrules.reading import cadence_in, day_in

_YES: Final = frozenset({"yes", "y", "x", "✓", "✔", "ja", "oui", "sí", "si", "true", "1"})
_NOTHING: Final = frozenset({"", "-", "\u2013", "\u2014", "?"})
_LISTED: Final = re.compile(r"\s*[;,]\s*")
#: Between addresses of one attribute; a page may have the sign in it without a space.
_LISTED_ADDRESSES: Final = re.compile(r"\s*;\s+")
#: What stands behind an address or number that is not one person's alone.
_SHARED: Final = re.compile(
    r"\s*\((?:shared|geteilt|gemeinsam|partagé|compartido)\)\s*$", re.IGNORECASE
)
_PLAIN_LINK: Final = ("http://", "https://")
_MAIL_LINK: Final = "mailto:"


@attrs.define(eq=False)
class Someone:
    """One node about a person, or what is known of several that are about the same.

    Args:
        origin: Where the first of them stands.
        names: The names, as written.
        groups: The groups they are in, with those around these.
        key_of: The groups of which they are a key player.
        talks: On which days there was talk, by where that stands.
        ids: The ids that netrules wrote.
        shared: Those of the addresses and numbers that are not theirs alone.
        every: How often you want to be in touch.
    """

    origin: Origin
    names: list[str] = attrs.field(factory=list)
    urls: list[str] = attrs.field(factory=list)
    emails: list[str] = attrs.field(factory=list)
    phones: list[str] = attrs.field(factory=list)
    groups: list[str] = attrs.field(factory=list)
    key_of: list[str] = attrs.field(factory=list)
    jobs: list[Job] = attrs.field(factory=list)
    places: list[str] = attrs.field(factory=list)
    levels: list[Level] = attrs.field(factory=list)
    fields: list[str] = attrs.field(factory=list)
    notes: list[str] = attrs.field(factory=list)
    talks: list[tuple[date, Origin]] = attrs.field(factory=list)
    ids: list[str] = attrs.field(factory=list)
    shared: list[str] = attrs.field(factory=list)
    every: list[str] = attrs.field(factory=list)

    @property
    def handle(self) -> Handle:
        """By what the person is named."""
        urls, emails, phones = map(_distinct, (self.urls, self.emails, self.phones))
        return Handle(
            urls,
            emails,
            phones,
            _distinct(self.ids),
            _distinct(self.names),
            weak=_distinct(self.shared),
        )

    @property
    def facts(self) -> dict[str, Any]:
        """What else is known."""
        facts: dict[str, Any] = {
            "groups": _distinct(self.groups),
            "place": _distinct(self.places),
            "level": _distinct(self.levels),
            "fields": _distinct(self.fields),
            "every": _distinct(self.every),
            "notes": "\n".join(_distinct(self.notes)),
        }
        return {name: value for name, value in facts.items() if value}

    def take(self, other: Someone) -> None:
        """Add what another node says of the same person."""
        for field in attrs.fields(Someone):
            if field.name != "origin":
                getattr(self, field.name).extend(getattr(other, field.name))


def someone(entry: Sorted, details: list[Sorted]) -> tuple[Someone, list[Problem]]:
    """What a node and those below it say of a person, and what of that cannot be read."""
    reader = _Reader(entry)
    reader.read_label()
    for name, value in entry.node.facts:
        reader.read_pair(name, value)
    for line in entry.node.text.split("\n")[1:]:
        reader.read_line(line)
    for detail in details:
        for line in detail.node.text.split("\n"):
            reader.read_line(line)
        reader.read_notes(detail.node.notes)
    reader.read_notes(entry.node.notes)
    return reader.finish(), reader.problems


class _Reader:
    """Collects what is said in any of the ways."""

    def __init__(self, entry: Sorted) -> None:
        self._entry = entry
        self._made = Someone(entry.node.origin)
        self._job: dict[str, str] = {}
        self._is_key = Mark.KEY in entry.marks
        self._group = entry.groups[-1] if entry.groups else ""
        self.problems: list[Problem] = []
        self._readers: Mapping[Key, Callable[[str], object]] = {
            Key.ROLE: self._role,
            Key.TITLE: lambda value: self._job.setdefault("title", value),
            Key.ORGANIZATION: lambda value: self._job.setdefault("organization", value),
            Key.EMAIL: self._email,
            Key.PHONE: self._phone,
            Key.URL: self._url,
            Key.PLACE: self._made.places.append,
            Key.LEVEL: self._level,
            Key.FIELDS: lambda value: self._made.fields.extend(_LISTED.split(value)),
            Key.LAST: self._talk,
            Key.KEY_PLAYER: self._key,
            Key.NOTES: self.read_notes,
            Key.NAME: lambda _: None,  # the label has it already
            Key.BEST: self._best,
            Key.EVERY: self._cadence,
            Key.ID: self._made.ids.append,
        }

    def read_label(self) -> None:
        label, made = self._entry.label, self._made
        made.names.append(label.name)
        made.groups += self._entry.groups
        made.emails += label.emails
        made.urls += label.urls
        made.phones += label.phones
        if label.role:
            self._role(label.role)
        self._job = {
            key: value
            for key, value in (("organization", label.organization), ("title", label.title))
            if value
        }
        link = self._entry.node.link.strip()
        if link.lower().startswith(_MAIL_LINK):
            self._email(link[len(_MAIL_LINK) :].partition("?")[0])
        elif link.lower().startswith(_PLAIN_LINK):
            made.urls.append(link)

    def read_pair(self, name: str, value: str) -> None:
        """An attribute; one that is not known is kept as a note."""
        key, value = key_of(name), unshielded(value.strip())
        if key is None:
            self.read_notes(f"{name.strip()}: {value}" if value else "")
        elif value not in _NOTHING:
            self._readers[key](value)

    def read_line(self, line: str) -> None:
        """A line of text other than the name."""
        if pair := pair_in(line):
            if pair[1] not in _NOTHING:
                self._readers[pair[0]](pair[1])
        elif is_detail(line):
            label = label_of(line)
            self._made.emails += label.emails
            self._made.urls += label.urls
            self._made.phones += label.phones
        else:
            self.read_notes(line)

    def read_notes(self, text: str) -> None:
        """What is kept without being understood."""
        if text.strip():
            self._made.notes.append(text.strip())

    def finish(self) -> Someone:
        """All that was said."""
        if self._job:
            job = Job(self._job.get("organization", ""), self._job.get("title", ""))
            self._made.jobs.append(job)
        if self._is_key and self._group:
            self._made.key_of.append(self._group)
        elif self._is_key:
            self._complain("a key player stands in no group", "put the node into a group's branch")
        return self._made

    def _complain(self, message: str, remedy: str) -> None:
        self.problems.append(Problem(message, self._made.origin, remedy, lost=False))

    def _role(self, value: str) -> None:
        place = f" in {self._group}" if self._group else ""
        self._made.notes.append(f"Role{place}: {value}")

    def _best(self, value: str) -> None:
        if value.casefold() in _YES:
            place = f" in {self._group}" if self._group else ""
            self._made.notes.append(f"Best connected{place}")

    def _cadence(self, value: str) -> None:
        every = cadence_in(value)
        if every:
            self._made.every.append(every)
        else:
            message = "how often you want to be in touch is no span of time and was left out"
            self._complain(message, "write it as 6w, 3m or 1y, or as monthly")

    def _each(self, value: str) -> Iterator[str]:
        """The addresses, numbers or pages of *value*, those not theirs alone noted."""
        for part in _LISTED_ADDRESSES.split(value):
            bare = _SHARED.sub("", part)
            if bare != part:
                self._made.shared.append(bare)
            yield bare

    def _url(self, value: str) -> None:
        self._made.urls += self._each(value)

    def _email(self, value: str) -> None:
        for address in self._each(value):
            found = label_of(address).emails
            self._made.emails += found
            if not found:
                message = "an e-mail address has not the form of one and was left out"
                self._complain(message, "write it as anna@example.org")

    def _phone(self, value: str) -> None:
        for number in self._each(value):
            if any(map(str.isdigit, number)):
                self._made.phones.append(number)
            else:
                message = "a phone number has no digit and was left out"
                self._complain(message, "write it as +44 20 7946 0000")

    def _level(self, value: str) -> None:
        try:
            self._made.levels.append(Level.named(value.lower()))
        except (KeyError, ValueError):
            names = ", ".join(level.name for level in LEVELS)
            self._complain(
                "a level is none that is known and was left out", f"write one of {names}"
            )

    def _talk(self, value: str) -> None:
        day = day_in(value)
        if day is not None:
            self._made.talks.append((day, self._made.origin))
        else:
            message = "the day of the last talk is no full date and was left out"
            self._complain(message, "write it as 2026-05-31")

    def _key(self, value: str) -> None:
        self._is_key = self._is_key or value.casefold() in _YES


def _distinct(values: list[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def share_identifier(people: list[Someone]) -> bool:
    """Whether one address, number or page stands beside all of *people*."""
    stated = ({*one.emails, *one.phones, *one.urls} for one in people)
    return bool(set.intersection(*({value.casefold() for value in values} for values in stated)))


def contradict(people: list[Someone]) -> bool:
    """Whether what some of *people* state about address or employer differs."""
    return any(_differ(people, values) for values in (_addresses, _employers))


def _differ(people: list[Someone], values: Callable[[Someone], frozenset[str]]) -> bool:
    stated = [found for one in people if (found := values(one))]
    return any(not one & stated[0] for one in stated[1:])


def _addresses(one: Someone) -> frozenset[str]:
    return frozenset(address.casefold() for address in one.emails)


def _employers(one: Someone) -> frozenset[str]:
    return frozenset(job.organization.casefold() for job in one.jobs if job.organization)

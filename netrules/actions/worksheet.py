"""The worksheet "Map your network": what is known goes in, the rest is left blank.

Groups, the people in them, key players, best connected, last talked, how to reach. What is
not on record is blank and never a word, so that whoever fills it in sees what is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol

import attrs

from netrules.actions.endings import Maker, by_ending
from netrules.loading.keys import id_by
from netrules.model.contact import two_way_days
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.text import fold_text
from netrules.model.ties import Group
from netrules.reading import cadence_in
from netrules.suggest import did_you_mean

_NONE: Final = 0xFFFE
#: How many rows a worksheet can have and be read back.
MOST_ROWS: Final = 50_000
#: The forms in which an address, number or page is the same for whoever reads it back.
_EMAIL: Final = re.compile(r"[A-Za-z0-9][\w.%+'-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}", re.ASCII)
_URL: Final = re.compile(
    r"(?:https?://|www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/(?:@?[\w%.~=&?#+!/-]*[\w/=-])?"
)
_PHONE: Final = re.compile(r"\+?\(?\d[\d ()./-]{4,24}\d", re.ASCII)


@attrs.frozen
class WorksheetWay:
    """A way to reach somebody.

    Args:
        kind: "email", "url" or "phone".
        value: The address, page or number.
        shared: Whether it is not theirs alone, and so says nothing of who somebody is.
    """

    kind: str
    value: str
    shared: bool = False


@attrs.frozen
class WorksheetRow:
    """Somebody in a group, as far as is known.

    Args:
        id: Who.
        name: Their name.
        group: The group; "" for somebody in none.
        role: What they are in it; "" where nobody said.
        key: Whether they are on record as a key player of it.
        best: Whether they are best connected in it.
        last: The last day of two-way contact on record.
        every: How often you want to be in touch, such as "6w"; "" where nobody said.
        ways: How to reach them.
    """

    id: str
    name: str
    group: str = ""
    role: str = ""
    key: bool = False
    best: bool = False
    last: date | None = None
    every: str = ""
    ways: tuple[WorksheetWay, ...] = ()


@attrs.frozen
class Worksheet:
    """What a worksheet is filled in with; nothing at all for a blank one.

    Args:
        today: The day it speaks of.
        groups: The names of the groups, in their order, those without people among them.
        rows: The people in each group, group by group, and then those in none.
        people: How many people that is.
        left_out: How many more there are.
        nameless: How many are left out because no name is on record.
    """

    today: date
    groups: tuple[str, ...] = ()
    rows: tuple[WorksheetRow, ...] = ()
    people: int = 0
    left_out: int = 0
    nameless: int = 0

    @cached_property
    def by_group(self) -> Mapping[str, Sequence[WorksheetRow]]:
        """The rows of each group, and under "" of those in none if there are any."""
        found: dict[str, list[WorksheetRow]] = {name: [] for name in self.groups}
        for row in self.rows:
            found.setdefault(row.group, []).append(row)
        return found


class WorksheetKind(Maker, Protocol):
    """A form in which a worksheet is written."""

    @property
    def read_by(self) -> str:
        """The name of the source that reads it back, filled in; "" if none does."""
        ...

    def write(self, worksheet: Worksheet) -> str:
        """The whole file without the last line's end."""
        ...


def worksheet_kind_for(file: Path, kinds: Mapping[str, WorksheetKind]) -> WorksheetKind:
    """The one of *kinds* that makes files with the ending of *file*.

    Raises:
        ValueError: If none does; the message lists those there are.
    """
    return by_ending(file, kinds, "worksheet")


def worksheet(
    network: Network,
    *,
    today: date,
    groups: Collection[str] = (),
    most: int | None = None,
) -> Worksheet:
    """A worksheet with what is known of a network on a day.

    Args:
        network: The network.
        today: The day.
        groups: The names of the groups to list; all, and those in none, if there are none.
        most: How many people to list at most: key players first, then those talked to last,
            then those with most ties.

    Raises:
        ValueError: If there is no such group, nobody is to be listed, or there are more rows
            than could be read back.
    """
    if most is not None and most < 1:
        msg = f"{most}: a worksheet lists a person at least"
        raise ValueError(msg)
    now = network.as_of(today)
    chosen = _chosen(now, groups)
    wanted = {id_ for group in chosen for id_ in group.members}
    people = [one for one in now.people if not groups or one.id in wanted]
    named = [one for one in people if _name(one)]
    filler = _Filler(now)
    kept = filler.first(named, most)
    rows = tuple(filler.rows(chosen, kept, others=not groups))
    if len(rows) > MOST_ROWS:
        msg = (
            f"{len(rows):,} rows are more than the {MOST_ROWS:,} that are read back; "
            "list fewer people, or some groups alone"
        )
        raise ValueError(msg)
    return Worksheet(
        today,
        tuple(dict.fromkeys(filter(None, (one_line(group.name) for group in chosen)))),
        rows,
        len(kept),
        len(named) - len(kept),
        len(people) - len(named),
    )


def one_line(text: str) -> str:
    """*text* on one line, without what no file of text can hold."""
    return " ".join("".join(" " if _is_odd(char) else char for char in text).split())


def _is_odd(char: str) -> bool:
    # Two characters of each plane are none, and no XML holds them.
    return unicodedata.category(char) in ("Cc", "Cs") or ord(char) & _NONE == _NONE


def _name(person: Person) -> str:
    return one_line(person.name) if person.names else ""


def _chosen(network: Network, names: Collection[str]) -> list[Group]:
    by_name = {fold_text(group.name): group for group in network.groups}
    for name in names:
        if fold_text(name) not in by_name:
            closest = did_you_mean(name, [group.name for group in network.groups])
            hint = f"did you mean {closest}?" if closest else "the worksheet of all groups has them"
            msg = f"no group {name!r}; {hint}"
            raise ValueError(msg)
    wanted = {fold_text(name) for name in names} or by_name.keys()
    return [group for key, group in sorted(by_name.items()) if key in wanted]


class _Filler:
    """Looks up what is known of each person once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._carriers = Counter(id_ for one in network.people for id_ in {one.id, *one.aliases})
        self._keys = {id_ for group in network.groups for id_ in group.key_players}
        self._last = {
            one.id: max(two_way_days(network.events_with(one.id)), default=None)
            for one in network.people
        }

    def first(self, people: Sequence[Person], most: int | None) -> list[Person]:
        """The *most* people that matter most to a worksheet."""
        return sorted(people, key=self._rank)[:most]

    def _rank(self, person: Person) -> tuple[Any, ...]:
        last = self._last[person.id]
        return (
            person.id not in self._keys,
            -(last.toordinal() if last else 0),
            -len(self._network.adjacency[person.id]),
            fold_text(person.name),
            person.id,
        )

    def rows(
        self, groups: Sequence[Group], people: Sequence[Person], *, others: bool
    ) -> Iterator[WorksheetRow]:
        """The rows of *groups*, and of the *others* in none."""
        ordered = sorted(people, key=lambda one: (fold_text(_name(one)), one.id))
        drafts = {one.id: self._draft(one) for one in ordered}
        place = {one.id: number for number, one in enumerate(ordered)}
        listed: set[str] = set()
        for group in groups:
            name = one_line(group.name)
            best = self._best(group)
            inside = sorted({place[id_] for id_ in group.members if id_ in place})
            for person in (ordered[number] for number in inside):
                listed.add(person.id)
                role, said = _said(person, name)
                yield attrs.evolve(
                    drafts[person.id],
                    group=name,
                    role=role,
                    key=person.id in group.key_players,
                    best=said or person.id in best,
                )
        for person in ordered:
            if others and person.id not in listed:
                role, said = _said(person, "")
                yield attrs.evolve(drafts[person.id], role=role, best=said)

    def _draft(self, person: Person) -> WorksheetRow:
        return WorksheetRow(
            person.id,
            _name(person),
            last=self._last[person.id],
            every=next(filter(None, map(cadence_in, map(str, person.values("every")))), ""),
            ways=tuple(dict.fromkeys(self._ways(person))),
        )

    def _best(self, group: Group) -> frozenset[str]:
        """Those of a group who know most of the others in it, if every tie there is known.

        Where all know as many nobody stands out.
        """
        members = frozenset(group.members)
        if not any(members <= known for known in self._network.complete_sets):
            return frozenset()
        adjacency = self._network.adjacency
        degrees = {id_: len(members.intersection(adjacency[id_])) for id_ in members}
        most = max(degrees.values(), default=0)
        if most == min(degrees.values(), default=0):
            return frozenset()
        return frozenset(id_ for id_, number in degrees.items() if number == most)

    def _ways(self, person: Person) -> Iterator[WorksheetWay]:
        for value in person.emails:
            if _EMAIL.fullmatch(value):
                yield WorksheetWay("email", value, self._is_shared(person, value))
        for value in person.urls:
            if _URL.fullmatch(value) and "@" not in value.replace("/@", ""):
                yield WorksheetWay("url", value, self._is_shared(person, value))
        for value in person.phones:
            shared = self._is_shared(person, value)
            number = _number(value, plain=shared)
            if number:
                yield WorksheetWay("phone", number, shared)

    def _is_shared(self, person: Person, value: str) -> bool:
        """Whether *value* has the form of an identifier and identifies nobody, or another."""
        id_ = id_by(value)
        own = id_ in {person.id, *person.aliases} and self._carriers[id_] == 1
        return bool(id_) and not own


def _number(value: str, *, plain: bool) -> str:
    """A telephone number in a form that is read back; "" if it is none."""
    if not plain and _PHONE.fullmatch(value):
        return value
    if any(map(str.isalpha, value)):
        return ""
    digits = "".join(char for char in value if char in "0123456789")
    compact = ("+" if value.lstrip().startswith("+") else "") + digits
    return compact if _PHONE.fullmatch(compact) else ""


def _said(person: Person, group: str) -> tuple[str, bool]:
    """What worksheets said of somebody in a group before: the role, and whether best connected."""
    within = f" in {group}" if group else ""
    role, best = "", False
    for note in person.values("notes"):
        for line in map(one_line, str(note).split("\n")):
            best = best or fold_text(line) == fold_text(f"Best connected{within}")
            role = role or _after(f"Role{within}", line)
    return role, best


def _after(head: str, line: str) -> str:
    """What stands behind *head* and a colon in *line*; "" if that does not begin so.

    Either may have a colon in it.
    """
    colons = (found.start() for found in re.finditer(": ", line))
    end = next((at for at in colons if fold_text(line[:at]) == fold_text(head)), None)
    return "" if end is None else line[end + 2 :]

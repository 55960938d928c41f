"""The file that she keeps by hand: people, ties, meetings, favours, outcomes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta

from maker import dials
from maker.cast import Cast, Person
from maker.dice import Dice
from maker.story import (
    EMPLOYER,
    FAVOURS,
    ME,
    MEETUP,
    MEMBERS,
    OTHER_TIES,
    OTHERS,
    OUTCOMES,
    TIES,
)

_HEAD = f"""\
# What no export knows: who knows whom, when we last talked, what came of it.
# I go through it on Sunday evenings.

[me]
name = {json.dumps(ME.name)}
email = {json.dumps(ME.emails)}
phone = {json.dumps(ME.phone)}
url = {json.dumps(ME.url)}

[coverage]
# Every meeting and call since I began to write them down is here.
interactions = {{ since = {dials.LOGGED_SINCE}, until = "today" }}
# I have asked everyone at the meetup whom they know there.
ties-among = [{json.dumps(MEETUP)}]

[[group]]
name = {json.dumps(MEETUP)}
kind = "meetup"
key-players = [{json.dumps(MEMBERS[0].name)}]

[[group]]
name = "Ridingsmoor rowing"
kind = "club"

[[group]]
name = "Old Dunlark hands"
kind = "former colleagues"
"""


def contacts_file(cast: Cast, dice: Dice) -> str:
    """The whole file."""
    parts = [_HEAD]
    for person in cast.noted:
        if person.noted is MEMBERS[0]:
            parts.append(_rule(MEETUP))
        if person.noted is OTHERS[0]:
            parts.append(_rule("Others"))
        parts.append(_person(person))
    parts.append(_rule(f"Who knows whom at the {MEETUP}"))
    parts += [_tie(MEMBERS[one].name, MEMBERS[other].name, "knows") for one, other in TIES]
    parts.append(_rule("Other ties that came up"))
    parts += [_tie(*tie) for tie in OTHER_TIES]
    parts.append(_rule("Meetings and calls"))
    parts += [text for _, text in sorted((*_evenings(dice), *_favours(dice), *_chats(dice)))]
    parts.append(_rule("What came of it"))
    parts += [_outcome(*outcome) for outcome in OUTCOMES]
    return "\n".join(parts)


def _rule(title: str) -> str:
    return f"# ---- {title} ".ljust(78, "-") + "\n"


def _table(name: str, values: Sequence[tuple[str, object]]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in values if value]
    return "\n".join((f"[[{name}]]", *lines, ""))


def _value(value: object) -> str:
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _person(person: Person) -> str:
    noted = person.noted
    if noted is None:
        raise ValueError(person.name)
    by_number = person.card == "number" or (not noted.linkedin and noted.reachable)
    return _table("person", [
        ("name", noted.name),
        ("url", person.url if noted.linkedin else ""),
        ("phone", person.phone if by_number else ""),
        ("organization", noted.company),
        ("title", noted.title),
        ("level", noted.level),
        ("fields", noted.fields),
        ("place", noted.place),
        ("met", date.fromisoformat(noted.met)),
        ("met-through", noted.through),
        ("introduced-by", noted.introduced_by),
        ("groups", noted.groups),
        ("every", noted.every),
        ("notes", noted.note),
    ])  # fmt: skip


def _tie(one: str, other: str, kind: str) -> str:
    return _table("tie", [("between", (one, other)), ("kind", kind)])


def _interaction(
    day: date, channel: str, people: Sequence[str] | str, favour: str = ""
) -> tuple[date, str]:
    values = [("with", people), ("on", day), ("channel", channel), ("favour", favour)]
    return day, _table("interaction", values)


def _evenings(dice: Dice) -> list[tuple[date, str]]:
    """The meetups: every second Tuesday of a month, with whom she talked there."""
    made = []
    for year in range(dials.LOGGED_SINCE.year, dials.TODAY.year + 1):
        for month in range(1, 13):
            first = date(year, month, 1)
            day = first + timedelta(days=(1 - first.weekday()) % 7 + 7)
            there = [noted.name for noted in MEMBERS if date.fromisoformat(noted.met) <= day]
            # The last of the members came only once, the bosses seldom come.
            there = [
                name
                for number, name in enumerate(noted.name for noted in MEMBERS)
                if name in there and (number not in (3, 4, 5, 6, 24) or dice.chance(0.15))
            ]
            if month in (7, 8) or day > dials.TODAY:
                continue
            made.append(_interaction(day, "meeting", dice.sample(there, min(len(there), 5))))
    return made


def _favours(dice: Dice) -> list[tuple[date, str]]:
    made = []
    for name, favours in FAVOURS.items():
        day = dice.day(date(2024, 11, 4), date(2025, 2, 24))
        for favour in favours:
            made.append(_interaction(day, dice.pick(("call", "meeting")), name, favour))
            day += timedelta(days=dice.between(50, 120))
    return made


def _chats(dice: Dice) -> list[tuple[date, str]]:
    """Coffees and calls in which nobody asked for anything."""
    names = [noted.name for noted in (*OTHERS, MEMBERS[0], MEMBERS[7], MEMBERS[8])]
    made = []
    for name in names:
        first = {EMPLOYER: date(2026, 1, 12)}.get(name, date(2024, 6, 21))
        for _ in range(dice.between(0, 3)):
            day = dice.day(first, date(2026, 11, 6))
            made.append(_interaction(day, dice.pick(("call", "meeting")), name))
    return made


def _outcome(what: str, on: str, worth: int, credit: str, goal: str) -> str:
    return _table("outcome", [
        ("what", what),
        ("on", date.fromisoformat(on)),
        ("worth", worth),
        ("currency", "GBP" if worth else ""),
        ("credit", credit),
        ("goal", goal),
    ])  # fmt: skip

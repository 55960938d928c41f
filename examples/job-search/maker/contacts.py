"""The file that she keeps by hand: people, ties, meetings, favours, outcomes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta

from maker import dials
from maker.cast import Cast
from maker.dice import Dice
from maker.story import (
    FAVOURS,
    ME,
    MEETUP,
    MEMBERS,
    OTHER_TIES,
    OTHERS,
    OUTCOMES,
    REMEMBERED,
    SILENT,
    TIES,
)
from maker.toml import heading, person_table, tie_table, toml_table

_HEAD = f"""\
# What no export knows: who knows whom, when we last talked, what came of it.
# I go through it on Sunday evenings.

[me]
name = {json.dumps(ME.name)}
email = {json.dumps(ME.emails)}
phone = {json.dumps(ME.phone)}
url = {json.dumps(ME.url)}

[coverage]
# Every meeting and call since the new year, when I began to write them down, is here.
interactions = {{ since = {dials.LOGGED_SINCE}, until = "today" }}
# I have asked everyone at the meetup whom they know there.
ties-among = [{json.dumps(MEETUP)}]

[[group]]
name = {json.dumps(MEETUP)}
kind = "meetup"
key-players = [{json.dumps(MEMBERS[0].name)}]

[[group]]
name = "Old Dunlark hands"
kind = "former colleagues"
"""

#: Places in `MEMBERS` of those who run the place they work for.
_BOSSES = (3, 4, 5, 6)


def contacts_file(cast: Cast, dice: Dice) -> str:
    """The whole file."""
    parts = [_HEAD]
    parts += [heading(MEETUP), *(person_table(person) for person in cast.noted(MEMBERS))]
    parts += [heading("Others"), *(person_table(person) for person in cast.noted(OTHERS))]
    parts.append(_namesake(cast))
    parts.append(heading(f"Who knows whom at the {MEETUP}"))
    parts += [tie_table(MEMBERS[one].name, MEMBERS[other].name, "knows") for one, other in TIES]
    parts.append(heading("Other ties that came up"))
    parts += [tie_table(*tie) for tie in OTHER_TIES]
    parts.append(heading("Meetings and calls from before the log, as far as I remember"))
    parts += [_interaction(date.fromisoformat(on), *rest)[1] for on, *rest in REMEMBERED]
    parts.append(heading("Meetings and calls"))
    parts += [text for _, text in sorted((*_evenings(dice), *_favours(dice), *_chats(dice)))]
    parts.append(heading("What came of it"))
    parts += [_outcome(*outcome) for outcome in OUTCOMES]
    return "\n".join(parts)


def _namesake(cast: Cast) -> str:
    """That the two joiners of one name are father and son."""
    father, son = cast.namesakes
    return toml_table("person", [
        ("name", son.name),
        ("phone", son.phone),
        ("not-same-as", father.phone),
        ("notes", "The son. His father has the same name and the same workshop."),
    ])  # fmt: skip


def _interaction(
    day: date, channel: str, people: Sequence[str] | str, favour: str = ""
) -> tuple[date, str]:
    values = [("with", people), ("on", day), ("channel", channel), ("favour", favour)]
    return day, toml_table("interaction", values)


def _evenings(dice: Dice) -> list[tuple[date, str]]:
    """The meetups: every second Tuesday of a month but in summer, with whom she talked there."""
    made = []
    for month in (1, 2, 3, 4, 5, 6, 9, 10, 11):
        first = date(dials.LOGGED_SINCE.year, month, 1)
        day = first + timedelta(days=(1 - first.weekday()) % 7 + 7)
        # The last of the members came only once, before the log; the bosses seldom come.
        there = [
            noted.name
            for number, noted in enumerate(MEMBERS[:-1])
            if number not in _BOSSES or dice.chance(0.15)
        ]
        made.append(_interaction(day, "meeting", dice.sample(there, 5)))
    return made


def _favours(dice: Dice) -> list[tuple[date, str]]:
    made = []
    for name, favours in FAVOURS.items():
        day = dials.LOGGED_SINCE + timedelta(days=dice.between(7, 35))
        for favour in favours:
            made.append(_interaction(day, dice.pick(("call", "meeting")), name, favour))
            day += timedelta(days=dice.between(40, 65))
    return made


def _chats(dice: Dice) -> list[tuple[date, str]]:
    """Coffees and calls in which nobody asked for anything."""
    some = (*OTHERS, MEMBERS[0], MEMBERS[7], MEMBERS[8])
    names = [noted.name for noted in some if noted.name != SILENT]
    made = []
    for name in names:
        for _ in range(dice.between(0, 3)):
            day = dice.day(dials.LOGGED_SINCE, date(2026, 11, 6))
            made.append(_interaction(day, dice.pick(("call", "meeting")), name))
    return made


def _outcome(what: str, on: str, worth: int, credit: str, goal: str) -> str:
    return toml_table("outcome", [
        ("what", what),
        ("on", date.fromisoformat(on)),
        ("worth", worth),
        ("currency", "GBP" if worth else ""),
        ("credit", credit),
        ("goal", goal),
    ])  # fmt: skip

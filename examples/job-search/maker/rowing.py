"""The second file that she keeps by hand: the people she rowed with."""

from __future__ import annotations

import json

from maker.cast import Cast
from maker.story import CREW, CREW_TIES, OTHERS, ROWING, Noted
from maker.toml import heading, person_table, tie_table

#: Those of the crew whose entries are in the contacts file already.
ROWERS_THERE: tuple[Noted, ...] = tuple(noted for noted in OTHERS if ROWING in noted.groups)

_HEAD = f"""\
# Who rowed at Ridingsmoor with me, and who of us still sees whom.
# Soraya goes to every reunion, so she knows. What two of us do now she could not say.

[coverage]
# Every tie between two of the crew is here.
ties-among = [{json.dumps(ROWING)}]

[[group]]
name = {json.dumps(ROWING)}
kind = "club"
members = {json.dumps([noted.name for noted in ROWERS_THERE])}
key-players = [{json.dumps(CREW[0].name)}]
"""


def rowing_file(cast: Cast) -> str:
    """The whole file."""
    everyone = (*CREW, *ROWERS_THERE)
    parts = [_HEAD, heading("The crew"), *(person_table(person) for person in cast.noted(CREW))]
    parts.append(heading("Who still sees whom"))
    parts += [
        tie_table(everyone[one].name, everyone[other].name, "rowed together")
        for one, other in CREW_TIES
    ]
    return "\n".join(parts)

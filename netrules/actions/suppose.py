"""What if: the same rules on a changed copy of the contacts file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs

from netrules.actions.contacts_file import (
    Inputs,
    contacts_file,
    load_with,
    new_contacts_file,
)
from netrules.actions.differences import Difference, difference
from netrules.actions.log import past, with_things
from netrules.actions.moves import Supposed, meant, parse_move
from netrules.actions.removal import without
from netrules.api import Loaded, Session
from netrules.engine.baseline import Baseline
from netrules.engine.report import Gate, Report
from netrules.goals.goal import Goal


@attrs.frozen
class WhatIf:
    """What moves would change.

    Args:
        moves: The moves.
        there: Those that the contacts file says already.
        file: How messages name the contacts file.
        data: What it would hold.
        before: The report as things are.
        after: The report as they would be.
        changes: What would be different.
        loaded: What was read of the changed copy.
    """

    moves: tuple[Supposed, ...]
    there: tuple[Supposed, ...]
    file: str
    data: bytes
    before: Report
    after: Report
    changes: Difference
    loaded: Loaded


def what_if(
    session: Session,
    moves: Sequence[str],
    *,
    today: date,
    goals: Sequence[Goal] | None = None,
    gate: Gate | None = None,
    baseline: Baseline | None = None,
    on: date | None = None,
    inputs: Inputs | None = None,
    file: Path | None = None,
) -> WhatIf:
    """Judge a copy in which *moves* were made, and say what would be different.

    Nothing is written to the user's files. The report of the copy is, to the letter, the one
    that writing the moves into the contacts file and checking again would give; people who
    are removed are taken out of what was read.

    Args:
        session: The settings and plugins in force, as from `open_session`.
        moves: The moves, each such as ``talked:ana:call`` or ``remove:ana``.
        today: The day of judgement.
        goals: What ego wants; None takes the goals of the settings that are not closed.
        gate: When the reports count as failed.
        baseline: Findings that are set aside.
        on: The day on which the moves are made; None takes *today*.
        inputs: Paths to read, each with the name of its source ("" finds it); None reads
            the sources of the settings.
        file: The contacts file; None takes the first of the inputs that is one, else a new
            one.

    Raises:
        MoveError: If a move is none, or means nobody or may mean several people.
        CannotRecord: If the contacts file cannot be added to as it is.
        ValueError: If the day is to come.
    """
    parsed = tuple(parse_move(move, supposing=True) for move in moves)
    day = past(on, today)
    given = list(session.sources() if inputs is None else inputs)
    loaded = session.load(given)
    home = contacts_file(session, given, loaded.network, file) or new_contacts_file(session, given)
    if len(home.inputs) > len(given) and home.data.strip():
        loaded = session.load(home.inputs)
    meaning = meant(parsed, loaded.network, day)
    data, written = with_things(home, loaded.network, meaning.things)
    changed = loaded if data == home.data else load_with(session, home, data)
    changed = attrs.evolve(changed, network=without(changed.network, meaning.removed))
    wanted = session_goals(session, today) if goals is None else goals
    before = session.check(loaded, wanted, today=today, gate=gate, baseline=baseline)
    after = session.check(changed, wanted, today=today, gate=gate, baseline=baseline)
    there = tuple(
        move for move, new in zip(parsed, written, strict=True) if not new and move.verb != "remove"
    )
    changes = difference(before, after)
    return WhatIf(parsed, there, home.shown, data, before, after, changes, changed)


def session_goals(session: Session, today: date) -> tuple[Goal, ...]:
    """The goals of the settings that are not closed on *today*."""
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: start-up

    return choose_goals(None, session.goals(), session.plugins.templates(), today=today)

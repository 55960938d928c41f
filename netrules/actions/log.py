"""What happened, written into the contacts file: whole or not at all, and never twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import attrs

from netrules.actions.contacts_file import (
    SOURCE,
    ContactsFile,
    Inputs,
    contacts_file,
    load_with,
)
from netrules.actions.moves import meant, parse_move
from netrules.api import Loaded, Session
from netrules.loading.keys import id_by
from netrules.model.network import Network
from netrules.model.reading import Problem
from netrules.writing.recording import CannotRecord, Thing, record
from netrules.writing.whole import write_whole

_NO_FILE: Final = "no contacts file is among the sources; name one, or a new one, with --file"


@attrs.frozen
class Logged:
    """What came of recording moves.

    Args:
        file: The contacts file.
        shown: How messages name it.
        data: What it is to hold, or holds.
        written: The moves that are new.
        there: Those that stand there already.
        backup: The copy of what it held before; None if there is none.
        loaded: What was read to know whom the moves mean, if it was read for them.
    """

    file: Path
    shown: str
    data: bytes
    written: tuple[str, ...]
    there: tuple[str, ...]
    backup: Path | None = None
    loaded: Loaded | None = attrs.field(default=None, repr=False)


def log(
    session: Session,
    moves: Sequence[str],
    *,
    today: date,
    on: date | None = None,
    inputs: Inputs | None = None,
    file: Path | None = None,
) -> Logged:
    """Write what happened into the contacts file.

    Args:
        session: The settings and plugins in force, as from `open_session`.
        moves: What happened, each such as ``talked:ana:call``.
        today: The day it is; nothing can be logged of later ones.
        on: The day on which it happened; None takes *today*.
        inputs: Paths to read, each with the name of its source ("" finds it); None reads
            the sources of the settings.
        file: The contacts file; None takes the first of the inputs that is one.

    Raises:
        MoveError: If a move is none, or means nobody or may mean several people.
        CannotRecord: If the contacts file cannot be added to as it is.
        ValueError: If there is no contacts file, or the day is to come.
    """
    parsed = [parse_move(move) for move in moves]
    day = past(on, today)
    given = list(session.sources() if inputs is None else inputs)
    if file is not None and not any(path.resolve() == file.resolve() for path, _ in given):
        given = [*given, (file, "")] if file.exists() and file.read_bytes().strip() else given
    loaded = session.load(given)
    home = contacts_file(session, given, loaded.network, file)
    if home is None:
        raise ValueError(_NO_FILE)
    things = meant(parsed, loaded.network, day).things
    logged = write(session, home, loaded.network, moves, things)
    # That nothing was in it yet is no news of a file that something was just written to.
    unreadable = tuple(one for one in loaded.unreadable if one.path != home.shown)
    return attrs.evolve(logged, loaded=attrs.evolve(loaded, unreadable=unreadable))


def past(on: date | None, today: date) -> date:
    """The day on which something happened.

    Raises:
        ValueError: If it is to come.
    """
    if on is not None and on > today:
        msg = f"{on} is after {today}, and what is to come has not happened"
        raise ValueError(msg)
    return on or today


def write(
    session: Session,
    home: ContactsFile,
    network: Network,
    moves: Sequence[str],
    things: Sequence[Sequence[Thing]],
) -> Logged:
    """Write the *things* that each of *moves* means into the contacts file *home*.

    Raises:
        CannotRecord: If it cannot be added to as it is, or what was added would not be read
            as it was meant.
    """
    data, written = with_things(home, network, things)
    new = tuple(move for move, one in zip(moves, written, strict=True) if one)
    there = tuple(move for move, one in zip(moves, written, strict=True) if not one)
    logged = Logged(home.path, home.shown, data, new, there)
    if not new:
        return logged
    read_back(session, home, data)
    kept = write_whole(home.path, data, backup=True)
    return attrs.evolve(logged, backup=kept)


def with_things(
    home: ContactsFile, network: Network, things: Sequence[Sequence[Thing]]
) -> tuple[bytes, tuple[bool, ...]]:
    """What the contacts file holds with *things* in it, and which of them are new.

    Raises:
        CannotRecord: If it cannot be added to as it is.
    """
    flat = [thing for several in things for thing in several]
    try:
        recorded = record(network, home.data, home.shown, id_by, *flat)
    except CannotRecord as error:
        msg = f"{home.shown}: {error}; nothing was written"
        raise CannotRecord(msg) from None
    written, start = [], 0
    for several in things:
        written.append(any(recorded.written[start : start + len(several)]))
        start += len(several)
    return recorded.data, tuple(written)


def read_back(session: Session, home: ContactsFile, data: bytes) -> None:
    """Insist that a reader of contacts files takes *data* no worse than what is there.

    Raises:
        CannotRecord: If it does not.
    """
    alone = attrs.evolve(home, inputs=((home.path, SOURCE),))
    after = _problems(session, alone, data)
    if after and len(after) > len(_problems(session, alone, home.data)):
        worst = after[-1]
        said = f"{home.shown}:{worst.origin.line}: {worst.message}; {worst.remedy}"
        msg = f"{said}; nothing was written"
        raise CannotRecord(msg)


def _problems(session: Session, alone: ContactsFile, data: bytes) -> Sequence[Problem]:
    if not data.strip():
        return ()
    loaded = load_with(session, alone, data)
    if loaded.unreadable:
        msg = f"{loaded.unreadable[0]}; nothing was written"
        raise CannotRecord(msg)
    return loaded.network.problems

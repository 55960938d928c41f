"""What a log says of a call: who rang, and whether they talked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from netrules import Direction
from netrules.plugins.sources.calls.numbers import plain

#: The channels. To ring without being answered is no call.
CALL: Final = "call"
ATTEMPT: Final = "call attempt"


@attrs.frozen
class Said:
    """What the words or the code for the kind of a call say.

    Args:
        direction: Who rang, None if that is not said.
        answered: Whether they talked, None if that is not said.
        other: Whether it is said to be no call at all.
    """

    direction: Direction | None = None
    answered: bool | None = None
    other: bool = False


_IN: Final = Direction.IN
_OUT: Final = Direction.OUT
#: The codes of Android. Voicemail, rejected and blocked calls were not answered.
_CODES: Final = {
    "1": Said(_IN),
    "2": Said(_OUT),
    "3": Said(_IN, answered=False),
    "4": Said(_IN, answered=False),
    "5": Said(_IN, answered=False),
    "6": Said(_IN, answered=False),
    "7": Said(_IN, answered=True),  # on another device
}
#: Parts of words, without accents, in English, German, French and Spanish.
_UNANSWERED: Final = (
    "missed unanswered reject declin refus block voicemail mailbox "
    "verpasst entgangen nichtangenommen unbeantwortet abgelehnt abgewiesen "
    "manque absence rejet bloqu messagerie perdida rechaz buzon"
).split()
#: The same, of calls that one makes oneself.
_NOT_REACHED: Final = (
    "noanswer cancel busy fail abgebrochen besetzt sansreponse occupe annule nocontest "
    "sinrespuesta ocupad"
).split()
_ANSWERED: Final = "answered connected completed angenommen verbunden repondu contestad".split()
_OTHER: Final = "sms mms message nachricht mensaje".split()
_INCOMING: Final = (
    "incoming inbound received eingehend eingegangen ankommend angenommen entrant recu recibid"
).split()
_OUTGOING: Final = (
    "outgoing outbound dialed dialled ausgehend abgehend gewahlt gemacht sortant emis effectue "
    "saliente realizad efectuad"
).split()
_SHORT: Final = {"in": _IN, "i": _IN, "out": _OUT, "o": _OUT}


def said_by(cells: Iterable[str]) -> Said:
    """What all of *cells* say together."""
    direction: Direction | None = None
    answered: bool | None = None
    other = False
    cells = tuple(cells)
    for one in map(_said, cells):
        direction = direction or one.direction
        if answered is None or one.answered is False:
            answered = one.answered
        other = other or one.other
    if answered is False and direction is None:
        words = "".join(map(plain, cells)).replace(" ", "")
        direction = _OUT if _has(words, _NOT_REACHED) else _IN
    return Said(direction, answered, other)


def _said(cell: str) -> Said:
    word = "".join(one for one in plain(cell) if one.isalnum())
    if word in _CODES:
        return _CODES[word]
    if word in _SHORT:
        return Said(_SHORT[word])
    direction = _OUT if _has(word, _OUTGOING) else _IN if _has(word, _INCOMING) else None
    if _has(word, _UNANSWERED) or _has(word, _NOT_REACHED):
        return Said(direction, answered=False)
    if _has(word, _OTHER):
        return Said(other=True)
    return Said(direction, answered=True if _has(word, _ANSWERED) else None)


def _has(word: str, parts: Iterable[str]) -> bool:
    return any(part in word for part in parts)


def lasted(duration: str) -> bool | None:
    """Whether a duration, in whatever form, is more than none; None if there is none."""
    digits = [one for one in duration if one.isdecimal()]
    return any(int(one) for one in digits) if digits else None


@attrs.frozen
class Outcome:
    """What became of a call.

    Args:
        channel: `CALL` or `ATTEMPT`.
        direction: Both ways for a call, else from the one who rang.
        sure: False if they may have talked all the same.
    """

    channel: str
    direction: Direction
    sure: bool = True


def outcome_of(said: Said, *, talked: bool | None) -> Outcome | None:
    """What became of a call, None if that cannot be told.

    Args:
        said: What the log calls it.
        talked: Whether it lasted at all, None if the log does not say.
    """
    if said.answered is None:
        # Logs that tell no duration call an incoming call missed if nobody answered it.
        answered = said.direction is _IN if talked is None else talked
    else:
        answered = said.answered
    if answered:
        return Outcome(CALL, Direction.BOTH)
    if said.direction is None:
        return None
    return Outcome(ATTEMPT, said.direction, sure=said.answered is False or talked is False)

"""How senior a job title says its holder is, and which of its words say so.

Reading levels off titles is guesswork unless it knows where to stop, so this
reader answers only where a title says it plainly. The rest is unknown, and the
person's level in the contacts file settles it:

- *No rung is named.* "Software Engineer" is not evidence of an entry level.
- *A rung that differs from house to house.* "Lead", "Head of …", "President",
  "General Manager"; "Managing Director" and "Executive Director", who run the firm
  in one country and sit three rungs below in the next; a bank's "Vice President".
- *Somewhere below a rung.* "Deputy", "Associate" and "Assistant Director".
- *Beside a rung.* "Executive Assistant to the CEO", "Chief of Staff".
- *Things, not people.* "Product Manager", "Art Director", "Process Owner". With a
  grade they have that of the position: "Senior Product Manager" is senior.
- *Not held.* "Former CEO", "Retired", "Aspiring Manager".

Of several positions in one title a stated C-level one counts ("Founder & CTO"),
else partner or owner, else the highest rung; a student who is a director as well
contradicts, and one unclear position leaves the whole unclear. The words are data,
language by language, in ``seniority.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from netrules.loading.title_words import CUTS, Gap, Piece, Vocabulary
from netrules.model.level import Level

#: Levels that no position above them goes with.
_LOW: Final = (Level.UNPAID, Level.TRAINING, Level.ENTRY)
_SIDE: Final = (Level.PARTNER, Level.OWNER)


class _Claim(NamedTuple):
    """The level that one position of a title states; None where it is unclear."""

    level: Level | None
    start: int = 0
    end: int = 0


_UNCLEAR: Final = _Claim(None)


class _Position(NamedTuple):
    """The words of one of a title's positions, without what it is about or where."""

    pieces: list[Piece]
    gap: Gap


def level_of_title(title: str, organization: str = "") -> tuple[Level, str] | None:
    """The level that a job title states, and the words that state it.

    Args:
        title: The title as written, in any of the languages of the data file.
        organization: The employer, if known: a bank's vice president is no executive.

    Returns:
        The level and the part of *title* it was read from; None where the title
        names no rung or an ambiguous one.
    """
    found = _read(title)
    if found and found[0] == Level.VP and (_no_executive(title) or _no_executive(organization)):
        return None
    return found


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words that this release knows, read when they are first needed."""
    data = (files("netrules.loading") / "seniority.toml").read_text(encoding="utf-8")
    return Vocabulary.of(tomllib.loads(data))


@lru_cache(maxsize=1 << 16)
def _no_executive(text: str) -> bool:
    return bool(text) and vocabulary().vice_president_is_less(text)


@lru_cache(maxsize=1 << 16)
def _read(title: str) -> tuple[Level, str] | None:
    words = vocabulary()
    claims = _claims(_positions(words.pieces(words.words(title))))
    claim = _decide(claims)
    return (claim.level, title[claim.start : claim.end]) if claim and claim.level else None


def _positions(pieces: Iterable[Piece]) -> list[_Position]:
    """The positions side by side in a title, each cut before what it is about or where."""
    positions = [_Position([], Gap.NONE)]
    resume = Gap.NONE  # above NONE: words are left out until a gap as strong as this
    for piece in pieces:
        if piece.gap and piece.gap >= resume:
            positions.append(_Position([], piece.gap))
            resume = Gap.NONE
        if resume:
            continue
        if piece.kind in CUTS:
            resume = Gap.SOFT if piece.kind == "about" else Gap.BAR
        else:
            positions[-1].pieces.append(piece)
    return [position for position in positions if position.pieces]


def _claims(positions: Sequence[_Position]) -> list[_Claim]:
    """What the positions claim, up to the first that is not held or is someone's aide."""
    claims: list[_Claim] = []
    for number, (pieces, gap) in enumerate(positions):
        kinds = {piece.kind for piece in pieces}
        if pieces[-1].kind == "past":  # "CEO (retired)"
            return []
        if "past" in kinds or "aide" in kinds:
            break
        after = positions[number + 1].gap if number + 1 < len(positions) else Gap.NONE
        if "below" in kinds and after is Gap.SOFT:
            return [_UNCLEAR]  # "Deputy Sales & Marketing Director": it may go on over the joint
        claim = _claim(pieces, kinds, alone=number == 0, opening=number == 0 or gap is Gap.SOFT)
        if claim and claim.level in _LOW and number > len(claims) and gap is not Gap.COMMA:
            # "Engineer | Volunteer": the level of the other position is the one in question.
            claim = claim if kinds == {"grade"} else _UNCLEAR
        if claim:
            claims.append(claim)
    return claims


def _claim(
    pieces: Sequence[Piece], kinds: set[str], *, alone: bool, opening: bool
) -> _Claim | None:
    """What one position claims; None if it names no rung."""
    if "unclear" in kinds:
        return _UNCLEAR
    first = next((n for n, piece in enumerate(pieces) if piece.kind not in ("scope", "grade")), 0)
    core = list(pieces[first:])
    while len(core) > 1 and core[-1].kind in ("scope", "region"):
        core.pop()
    if core[-1].kind == "grade-before":
        return _UNCLEAR
    noun = _noun(core, opening=opening)
    if noun:
        below = "below" in kinds or _contradicts(pieces, noun)
        return _UNCLEAR if below else _Claim(noun.level, noun.start, noun.end)
    grades = [piece for piece in pieces if piece.kind in ("grade", "grade-before")]
    if not grades or (alone and len(pieces) == len(grades)):
        return None  # "Senior" by itself may be a year at college
    if len({piece.level for piece in grades}) > 1:
        return _UNCLEAR
    return _Claim(grades[0].level, grades[0].start, grades[0].end)


def _contradicts(pieces: Sequence[Piece], noun: Piece) -> bool:
    """Whether a word of learning or volunteering belongs to a *noun* of a higher rung.

    A "Trainee Manager" or "Volunteer Manager" may be the manager of such people or one
    of them; a "Student Services Manager" is neither.
    """
    if noun.level in _LOW:
        return False
    before = pieces[max(pieces.index(noun) - 1, 0)]
    return any(
        piece.level in _LOW and (piece is before or piece.kind in ("grade", "first-or-last"))
        for piece in pieces
    )


def _noun(core: Sequence[Piece], *, opening: bool) -> Piece | None:
    """The phrase that names the rung, if it stands where its kind must."""
    first, last = core[0], core[-1]
    if last.kind in ("last", "first-or-last"):
        return last
    if len(core) == 1 and (last.kind == "whole" or (last.kind == "opening" and opening)):
        return last
    return first if first.kind == "first-or-last" else None


def _decide(claims: Sequence[_Claim]) -> _Claim | None:
    """The claim that stands for the whole title, if there is one."""
    for claim in claims:
        if claim.level == Level.CXO:
            return claim
    levels = {claim.level for claim in claims}
    if not claims or None in levels or (len(levels) > 1 and levels.intersection(_LOW)):
        return None
    for side in _SIDE:
        for claim in claims:
            if claim.level == side:
                return claim
    return max(claims, key=lambda claim: -1 if claim.level is None else claim.level.rank or 0)

"""Moves: what happened, or might, in a word each, such as ``talked:ana:call``.

A move is a verb, whom it is about, and what else there is to say, with colons between them.
Several people stand between commas. What a move means is worked out in two steps: as
written, which needs no network, and then whom it means in one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs

from netrules.actions.facts import FactKey, accepted
from netrules.actions.targets import Aim, UnknownTargetError, find_target
from netrules.loading.keys import id_by
from netrules.model.interactions import Depth, Direction, Favour, depth_of
from netrules.model.network import Network
from netrules.model.people import ME
from netrules.model.text import fold_text
from netrules.suggest import did_you_mean
from netrules.writing.recording import Newcomer, NewPerson, NewTable, SetKey, Thing, Who

#: How each move is written, and what it says.
GRAMMAR: Final = {
    "talked": ("talked:PERSON[:CHANNEL]", "you talked, both ways"),
    "wrote": ("wrote:PERSON[:CHANNEL]", "you wrote, or called, and that was all"),
    "heard": ("heard:PERSON[:CHANNEL]", "they wrote, or called, and that was all"),
    "gave": ("gave:PERSON[:CHANNEL]", "you did something for them"),
    "asked": ("asked:PERSON[:CHANNEL]", "you asked them for something"),
    "tie": ("tie:PERSON,PERSON[:KIND]", "two people know each other"),
    "met": ("met:PERSON[:THROUGH]", "you met on that day, and through what"),
    "set": ("set:PERSON.KEY=VALUE", "a fact of theirs; a list gains what it lacks"),
    "new": ("new:NAME", "somebody who is in none of your files yet"),
    "outcome": ("outcome:WHAT[:PERSON]", "what came of it, and through whom"),
}
#: What can be supposed and not be written down.
SUPPOSED: Final = {
    "remove": ("remove:PERSON", "your network without them"),
}
_VERB: Final = re.compile(r"[A-Za-z]+(?=:)")
_DIRECTIONS: Final = {
    "talked": Direction.BOTH,
    "wrote": Direction.OUT,
    "heard": Direction.IN,
    "gave": Direction.OUT,
    "asked": Direction.OUT,
}
_FAVOURS: Final = {"gave": Favour.GIVE, "asked": Favour.ASK}
_SETTING: Final = re.compile(r"\.([A-Za-z_-]+)=")
_PAIR: Final = 2


class MoveError(ValueError):
    """A move that is not written as any is, or that means nobody.

    Args:
        move: As it was written.
        message: What is wrong with it.
        remedy: What to write instead.
    """

    def __init__(self, move: str, message: str, remedy: str = "") -> None:
        self.move, self.message, self.remedy = move, message, remedy
        super().__init__(f"{move}: {message}" + (f"; {remedy}" if remedy else ""))


@attrs.frozen
class Supposed:
    """A move as it is written, before anybody knows whom it means.

    Args:
        text: As it was written.
        verb: What happened.
        people: The words for whom it is about.
        detail: A channel, a kind of tie, an occasion, or what came of it; "" for none.
        fact: What is said of them, where it is a fact.
        value: What is said.
    """

    text: str
    verb: str
    people: tuple[str, ...]
    detail: str = ""
    fact: FactKey | None = None
    value: Any = None


@attrs.frozen
class Meant:
    """What moves mean in a network.

    Args:
        things: For each move what it writes into a contacts file.
        removed: The ids of those who are supposed to be gone.
    """

    things: tuple[tuple[Thing, ...], ...]
    removed: frozenset[str] = frozenset()


def is_move(word: str) -> bool:
    """Whether *word* is meant as a move: it begins with a verb and a colon."""
    return _VERB.match(word) is not None and not word.startswith(("http:", "https:"))


def parse_move(text: str, *, supposing: bool = False) -> Supposed:
    """The move that *text* is.

    Args:
        text: Such as ``talked:ana:call``.
        supposing: Whether what can only be supposed counts too.

    Raises:
        MoveError: If it is none; it says what may have been meant.
    """
    verb, colon, rest = text.partition(":")
    grammar = {**GRAMMAR, **SUPPOSED} if supposing else GRAMMAR
    if not colon or verb not in grammar:
        raise _no_verb(text, verb, grammar)
    form = f"write it as {grammar[verb][0]}"
    if not rest.strip():
        raise MoveError(text, "does not say whom or what", form)
    if verb == "set":
        return _parse_set(text, rest, form)
    head, detail = _split(rest) if verb not in ("new", "remove") else (rest.strip(), "")
    if verb == "outcome":
        return Supposed(text, verb, _names(detail), head)
    people = (head,) if verb in ("new", "remove", "met") else _names(head)
    if verb == "tie" and len(people) != _PAIR:
        raise MoveError(text, "does not name two people", form)
    return Supposed(text, verb, people, detail)


def _no_verb(text: str, verb: str, grammar: Mapping[str, Any]) -> MoveError:
    if verb in SUPPOSED:
        return MoveError(text, "can only be supposed", "try it with netrules whatif")
    closest = did_you_mean(verb, grammar)
    hint = f"did you mean {closest}?" if closest else f"there are {', '.join(grammar)}"
    return MoveError(text, "no such move", hint)


def _split(rest: str) -> tuple[str, str]:
    """What stands before the last colon and after it; the colon of a URL parts nothing."""
    head, colon, detail = rest.rpartition(":")
    if not colon or "/" in detail:
        return rest.strip(), ""
    return head.strip(), detail.strip()


def _names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in words.split(",") if word.strip()))


def _parse_set(text: str, rest: str, form: str) -> Supposed:
    matches = list(_SETTING.finditer(rest))
    known = [match for match in matches if FactKey.named(match[1]) is not None]
    match = next(iter((*known, *matches)), None)
    if match is None or not rest[: match.start()].strip():
        raise MoveError(text, "does not say what to set", form)
    person, value = rest[: match.start()].strip(), rest[match.end() :]
    try:
        fact = FactKey.called(match[1], me=person == ME)
        return Supposed(text, "set", (person,), "", fact, accepted(fact, value))
    except ValueError as error:
        raise MoveError(text, str(error)) from None


# -- whom they mean --------------------------------------------------------------------------


def meant(moves: Iterable[Supposed], network: Network, on: date) -> Meant:
    """What *moves* mean in *network*.

    Args:
        moves: The moves; one may be about somebody whom an earlier one makes new.
        network: What all sources say together.
        on: The day on which they happened.

    Raises:
        MoveError: If one means nobody, or may mean several people.
    """
    people = _People(network)
    removed: set[str] = set()
    things: list[tuple[Thing, ...]] = []
    for move in moves:
        if move.verb == "remove":
            removed.add(people.there(move, move.people[0]))
            things.append(())
        else:
            things.append(tuple(_things(move, people, on)))
    return Meant(tuple(things), frozenset(removed))


class _People:
    """Who is meant by a word: somebody in the files, or somebody whom a move made new."""

    def __init__(self, network: Network) -> None:
        self._network: Final = network
        self._new: Final[dict[str, Newcomer]] = {}

    def find(self, move: Supposed, word: str, *, me: bool = False) -> Who:
        """Who is meant."""
        if fold_text(word) in self._new:
            return self._new[fold_text(word)]
        if word == ME:
            if not me:
                raise MoveError(move.text, "is about you", "name somebody else")
            return ME
        return self.there(move, word)

    def there(self, move: Supposed, word: str) -> str:
        """The id of somebody in the files."""
        people = self._network.people
        known = next((one for one in (word, id_by(word)) if one and people.has(one)), None)
        if known is not None:
            return people[known].id
        try:
            return find_target(self._network, word, aim=Aim.PERSON).name
        except UnknownTargetError as error:
            raise MoveError(move.text, str(error)) from error

    def new(self, move: Supposed, name: str) -> Thing | None:
        """Somebody new of that name; None if somebody has it."""
        if name == ME or "@" in name or "/" in name:
            raise MoveError(move.text, "is not a name", "write it as new:NAME")
        folded = fold_text(name)
        everybody = self._network.people
        if everybody.has(name) or any(folded in map(fold_text, one.names) for one in everybody):
            return None
        return NewPerson(self._new.setdefault(folded, Newcomer(name)))


def _things(move: Supposed, people: _People, on: date) -> Iterable[Thing]:
    makes: Mapping[str, Callable[[], Iterable[Thing]]] = {
        "tie": lambda: _tie(move, people),
        "met": lambda: _met(move, people, on),
        "set": lambda: _set(move, people),
        "new": lambda: filter(None, (people.new(move, move.people[0]),)),
        "outcome": lambda: _outcome(move, people, on),
    }
    return makes.get(move.verb, lambda: _interaction(move, people, on))()


def _interaction(move: Supposed, people: _People, on: date) -> Sequence[Thing]:
    direction = _DIRECTIONS[move.verb]
    favour = _FAVOURS.get(move.verb)
    if favour is not None and depth_of(move.detail) >= Depth.CALL:
        direction = Direction.BOTH  # in a talk both have a say
    values = {
        "with": tuple(dict.fromkeys(people.find(move, one) for one in move.people)),
        "on": on,
        "channel": move.detail or None,
        "direction": None if direction is Direction.BOTH else str(direction),
        "favour": None if favour is None else str(favour),
    }
    return (NewTable("interaction", values),)


def _tie(move: Supposed, people: _People) -> Sequence[Thing]:
    ends = tuple(people.find(move, one, me=True) for one in move.people)
    if ends[0] == ends[1]:
        raise MoveError(move.text, "names one person twice", "name two people")
    return (NewTable("tie", {"between": ends, "kind": move.detail or None}),)


def _met(move: Supposed, people: _People, on: date) -> Sequence[Thing]:
    who = people.find(move, move.people[0])
    through = (SetKey(who, "met-through", move.detail),) if move.detail else ()
    return (SetKey(who, "met", on), *through)


def _set(move: Supposed, people: _People) -> Sequence[Thing]:
    assert move.fact is not None  # noqa: S101 reason: for the type checker; parse_move saw to it
    who = people.find(move, move.people[0], me=True)
    value = move.value
    if move.fact.names_person:
        value = people.find(move, value)
        if value == who:
            raise MoveError(move.text, "names the person themself", "name somebody else")
    return (SetKey(who, move.fact.key, value),)


def _outcome(move: Supposed, people: _People, on: date) -> Sequence[Thing]:
    credit = tuple(dict.fromkeys(people.find(move, one) for one in move.people))
    return (NewTable("outcome", {"what": move.detail, "on": on, "credit": credit}),)

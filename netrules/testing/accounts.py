"""Checks that nothing a file holds is lost, multiplied or misplaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from netrules.loading.records import (
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    PersonRecord,
)
from netrules.loading.source import InputError
from netrules.model.interactions import Breadth, Depth, depth_of
from netrules.model.quoting import Quoting
from netrules.model.reading import Problem
from netrules.testing.contract import ContractError
from netrules.testing.inputs import Memory
from netrules.testing.reading import RECORDS, Reading, told

#: How many rows are damaged, one at a time.
_DAMAGED: Final = 8
_TELLING: Final = 5


def records(reading: Reading) -> None:
    """It yields records."""
    if not any(isinstance(one, RECORDS) for one in reading.items):
        raise ContractError("it yields no record from its own specimen")


def conservation(reading: Reading) -> None:
    """Every record of the file is in the account, once."""
    counts = reading.built.sources
    if not counts:
        raise ContractError("it yields nothing from its own specimen")
    for count in counts:
        if count.read != count.kept + count.joined + count.skipped + count.problems:
            raise ContractError(f"the account does not add up: {count}")
    have = sum(count.read for count in counts)
    if reading.read is not None and have != reading.read:
        raise ContractError(
            f"the specimen holds {reading.read} records, and {have} are accounted for: each is a "
            "record, a Problem or Skipped, and each has an origin of its own"
        )
    _insist_on_own_places(reading.items)


def _insist_on_own_places(items: Sequence[Item]) -> None:
    """Insist that not everything stands at one place, for places are what is counted."""
    people = [one for one in items if type(one) is PersonRecord]
    if len(people) > 1 and len({one.origin for one in people}) == 1:
        raise ContractError(
            f"all {len(people)} people have the same origin, and count as one record; give each "
            "its line or its number: opened.origin(member, line, record)"
        )


def damage(reading: Reading) -> None:
    """What cannot be read is a problem, and nothing else is lost with it."""
    before = _places(reading.items)
    for member, number in _rows(reading):
        damaged = _with_damage(reading.specimen, member, number)
        if not reading.claims(damaged, member):
            continue  # that nobody reads the file is said elsewhere
        try:
            items = list(reading.source.read(damaged, reading.context))
        except InputError:
            continue  # it says that it cannot use the file
        except Exception as error:
            raise ContractError(
                f"with line {number} damaged it raised {type(error).__name__}: {error}"
            ) from error
        if len(_places(items)) < len(before) and not any(isinstance(o, Problem) for o in items):
            raise ContractError(
                f"with line {number} damaged {len(before) - len(_places(items))} records are gone "
                "and nothing says so; yield a Problem for what cannot be read, or Skipped with "
                "the reason for what is none"
            )


def _places(items: Sequence[Item]) -> set[object]:
    return {one.origin for one in items}


def _rows(reading: Reading) -> Iterator[tuple[str, int]]:
    """Lines on which records begin, some of them, each with its member."""
    lines = {
        (member, one.origin.line)
        for one in reading.items
        for member in reading.specimen.members
        if isinstance(one, RECORDS) and one.origin.line and _is_in(reading.specimen, one, member)
    }
    ordered = sorted(lines)
    yield from ordered[:: max(1, len(ordered) // _DAMAGED)][:_DAMAGED]


def _is_in(specimen: Memory, item: Item, member: str) -> bool:
    return specimen.origin(member).file == item.origin.file


def _with_damage(specimen: Memory, member: str, number: int) -> Memory:
    rows = specimen.contents[member].splitlines(keepends=True)
    if number <= len(rows):
        rows[number - 1] = b"\x01\x02\x03 \xff\xfe\n"
    return specimen.with_bytes(member, b"".join(rows))


# -- places ----------------------------------------------------------------------------------


def places(reading: Reading) -> None:
    """An origin names a file there is and a line it has, and the layer."""
    specimen = reading.specimen
    lines = {
        specimen.origin(member).file: content.count(b"\n") + content.count(b"\r") + 1
        for member, content in specimen.contents.items()
    }
    lines[specimen.origin().file] = lines.get(specimen.origin().file, 0)
    for one in reading.items:
        at = one.origin
        if at.file not in lines:
            raise ContractError(
                f"a {type(one).__name__} is said to stand in {at.path!r} {at.member!r}, which is "
                "no file of the specimen; take origins from opened.origin"
            )
        if at.line > lines[at.file] > 0:
            raise ContractError(f"a {type(one).__name__} stands on line {at.line}, which is none")
        if not at.layer and isinstance(one, RECORDS):
            raise ContractError(f"a {type(one).__name__} is in no layer: give origin a layer")


# -- the same again --------------------------------------------------------------------------


def deterministic(reading: Reading) -> None:
    """Reading twice yields the same items in the same order."""
    again = reading.items_of(reading.specimen)
    if list(reading.items) != again:
        raise ContractError(
            f"read again the file says something else ({len(reading.items)} items, then "
            f"{len(again)}); keep nothing in the source from one file to the next"
        )


def order(reading: Reading) -> None:
    """Whatever the order of the items, they make the same network."""
    for seed in (1, 2, 3):
        mixed = list(reading.items)
        Random(seed).shuffle(mixed)  # noqa: S311 reason: the same order in every run
        network = reading.network((reading.specimen.path, mixed))
        for name, part in told(network).items():
            if part != told(reading.built)[name]:
                raise ContractError(
                    f"with its items in another order the {name} are others; give each record "
                    "an origin of its own, by which they are put in order"
                )


def idempotence(reading: Reading) -> None:
    """The file and a copy of it together tell what the file tells.

    Of people known by nothing but a name that does not hold: ten namesakes stay ten.
    """
    path = reading.specimen.path
    copy = reading.specimen.renamed(f"copy-of-{path}")
    again = reading.items_of(copy)
    once = told(reading.built, identified=True)
    twice = told(reading.network((path, reading.items), (copy.path, again)), identified=True)
    for name, part in once.items():
        if twice[name] != part:
            raise ContractError(
                f"with a copy of the file the {name} are others; give people identifiers that do "
                "not hang on the file, and events their time and channel"
            )


# -- what it vouches for, and gives away -------------------------------------------------------


def coverage(reading: Reading) -> None:
    """For every channel it tells of contact by, it says what it vouches for."""
    stated = [one for one in reading.items if isinstance(one, InteractionCoverage)]
    for one in stated:
        if one.since > one.until:
            raise ContractError(f"coverage of {one.channel!r} ends before it begins")
    channels = {
        one.channel
        for one in reading.items
        if isinstance(one, InteractionRecord)
        and one.breadth is not Breadth.BROADCAST
        and depth_of(one.channel) >= Depth.MESSAGE  # likes and posts are no contact
    }
    if lacking := sorted(channels - {one.channel for one in stated}):
        raise ContractError(
            f"it tells of contact by {', '.join(map(repr, lacking))} and not for which days that "
            "is all there was; yield InteractionCoverage, with people=() if it is a part only"
        )


def privacy(reading: Reading) -> None:
    """What is wrong with a row is said without the values of the row."""
    secrets = {text for one in reading.items for text in _names(one) if len(text) >= _TELLING}
    for member, number in ("", 0), *_rows(reading):
        damaged = _with_damage(reading.specimen, member, number) if number else reading.specimen
        try:
            items = list(reading.source.read(damaged, reading.context))
        except InputError as error:
            said = [_own(error.reason), _own(error.remedy)]
        else:
            said = [t for o in items if isinstance(o, Problem) for t in (o.message, _own(o.remedy))]
        for text in said:
            for secret in secrets:
                if secret in text:
                    raise ContractError(
                        f"a problem says {secret!r}, which it read; say what is wrong, and leave "
                        "it to the origin to say where, or give a remedy as a Quoting"
                    )


def _own(text: str) -> str:
    """What a text says without the values that it keeps apart."""
    return text.template if isinstance(text, Quoting) else text


def _names(item: Item) -> Iterator[str]:
    if isinstance(item, PersonRecord):
        handle: Handle = item.handle
        for kind in (handle.names, handle.emails, handle.urls, handle.phones):
            yield from kind

"""From the tables of a contacts file to records."""

from __future__ import annotations

from datetime import date
from typing import Any

from netrules import (
    Breadth,
    Direction,
    Evidence,
    GroupRecord,
    Handle,
    InteractionRecord,
    Job,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Quoting,
    TieRecord,
)
from netrules.plugins.sources.contacts.directory import AmbiguousError, Directory
from netrules.plugins.sources.contacts.entries import Entry

#: Keys by which somebody can be reached; an empty list says that there is no such way.
CHANNELS = frozenset({"email", "phone", "url"})


def handle_of(entry: Entry, *, me: bool = False) -> Handle:
    """How a `[me]` or `[[person]]` table names its person."""
    return Handle(
        urls=entry.get("url", ()),
        emails=entry.get("email", ()),
        phones=entry.get("phone", ()),
        ids=_at_most_one(entry.get("id")),
        names=_at_most_one(entry.get("name")),
        me=me,
        accounts=entry.get("account", ()),
    )


def owner(entry: Entry, handle: Handle) -> OwnerRecord:
    """The record of `[me]`."""
    return OwnerRecord(handle, entry.origin, jobs=_jobs(entry), facts=_facts(entry))


def person(entry: Entry, handle: Handle, directory: Directory) -> PersonRecord:
    """The record of a `[[person]]`."""
    facts = _facts(entry)
    introducers = _others(
        entry, "introduced-by", resolved(entry, "introduced-by", directory), handle
    )
    if introducers:
        facts["introduced_by"] = introducers[0]
    same, different = (
        _others(entry, key, resolved(entry, key, directory, besides=handle), handle)
        for key in ("same-as", "not-same-as")
    )
    return PersonRecord(
        handle,
        entry.origin,
        jobs=_jobs(entry),
        facts=facts,
        tie="contact",
        same_as=same,
        not_same_as=different,
    )


def tie(entry: Entry, directory: Directory) -> TieRecord | None:
    """The record of a `[[tie]]`, None if it is lost."""
    ends = resolved(entry, "between", directory, needed=2)
    if len(ends) == 1 and not entry.lost:
        entry.complain("names one person twice", "name two people", at=("between",), lost=True)
    if entry.get("since", date.min) > entry.get("until", date.max):
        entry.complain("is before since", "correct one of the two", at=("until",), lost=True)
    if entry.lost:
        return None
    return TieRecord(
        (ends[0], ends[1]),
        entry.get("kind", "knows"),
        entry.get("evidence", Evidence.STATED),
        entry.origin,
        since=entry.get("since"),
        until=entry.get("until"),
        strength=entry.get("strength"),
    )


def group(entry: Entry, directory: Directory) -> GroupRecord:
    """The record of a `[[group]]`; who runs it belongs to it."""
    key_players = resolved(entry, "key-players", directory)
    members = resolved(entry, "members", directory)
    return GroupRecord(
        entry.get("name"),
        entry.origin,
        kind=entry.get("kind", ""),
        members=tuple(dict.fromkeys((*members, *key_players))),
        key_players=key_players,
    )


def interaction(entry: Entry, directory: Directory) -> InteractionRecord | None:
    """The record of an `[[interaction]]`, None if it is lost."""
    named = resolved(entry, "with", directory, needed=1)
    people = tuple(handle for handle in named if not handle.me)
    if not people and not entry.lost:
        entry.complain("names nobody but you", "name who else took part", at=("with",), lost=True)
    if entry.lost:
        return None
    others = len(entry.get("with")) - (len(named) - len(people))
    return InteractionRecord(
        people,
        entry.get("on"),
        entry.get("channel", "contact"),
        entry.get("direction", Direction.BOTH),
        entry.origin,
        breadth=entry.get("breadth", Breadth.GROUP if others > 1 else Breadth.ONE),
        favour=entry.get("favour"),
    )


def outcome(entry: Entry, directory: Directory) -> OutcomeRecord:
    """The record of an `[[outcome]]`."""
    return OutcomeRecord(
        entry.get("what"),
        entry.get("on"),
        entry.origin,
        worth=entry.get("worth"),
        currency=entry.get("currency", ""),
        credit=resolved(entry, "credit", directory),
        goal=entry.get("goal", ""),
    )


def resolved(
    entry: Entry,
    key: str,
    directory: Directory,
    *,
    needed: int = 0,
    besides: Handle | None = None,
) -> tuple[Handle, ...]:
    """The people whom *key* of *entry* names; of a word that may mean several it complains.

    Args:
        entry: The table.
        key: The key.
        directory: The people of the file.
        needed: With how many people fewer the record is lost.
        besides: Somebody whom an address or name does not mean here.
    """
    handles: list[Handle] = []
    unclear: list[tuple[str, AmbiguousError]] = []
    for word in _words(entry, key):
        try:
            handles.append(directory.resolve(word, besides=besides))
        except AmbiguousError as error:
            unclear.append((word, error))
    for word, candidates in unclear:
        entry.complain(
            "may mean several people",
            Quoting(
                '"{word}" is {candidates}; name one by id, address or URL',
                word=word,
                candidates=str(candidates),
            ),
            at=entry.place(key, word),
            lost=len(handles) < needed,
        )
    return tuple(dict.fromkeys(handles))


def _words(entry: Entry, key: str) -> tuple[str, ...]:
    value = entry.get(key, ())
    return (value,) if isinstance(value, str) else value


def _others(
    entry: Entry, key: str, found: tuple[Handle, ...], handle: Handle
) -> tuple[Handle, ...]:
    """Those of *found* that are not the person's own entry."""
    others = tuple(other for other in found if other is not handle)
    if len(others) < len(found):
        entry.complain("names the person's own entry", "name another", at=(key,))
    return others


def _facts(entry: Entry) -> dict[str, Any]:
    facts = {
        key.name.replace("-", "_"): entry.values[key.name]
        for key in entry.table.keys
        if key.fact and key.name in entry.values
    }
    without = tuple(sorted(entry.none & CHANNELS))
    return {**facts, "without": without} if without else facts


def _jobs(entry: Entry) -> tuple[Job, ...]:
    organization, title = entry.get("organization", ""), entry.get("title", "")
    return (Job(organization, title),) if organization or title else ()


def _at_most_one(word: str | None) -> tuple[str, ...]:
    return () if word is None else (word,)

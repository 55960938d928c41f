"""What a contacts file vouches for: the days, and the sets of ties, that it lists completely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from netrules import Handle, InteractionCoverage, InteractionRecord, Quoting, TieCoverage
from netrules.plugins.sources.contacts.directory import (
    AmbiguousError,
    Directory,
    identifies,
    same_name,
)
from netrules.plugins.sources.contacts.entries import Entry, read_table
from netrules.plugins.sources.contacts.tables import SPAN

#: The channel that a log without an entry vouches for.
EMPTY_LOG: Final = "log"


def interaction_coverage(
    entry: Entry | None, logged: list[InteractionRecord], *, damaged: bool
) -> Iterator[InteractionCoverage]:
    """The days for which the log is complete, for each channel in it.

    Without a word in `[coverage]` they are the days from the first to the last entry of
    the channel. A log with an entry that cannot be read is complete for no day.

    Args:
        entry: The table `[coverage]`, if there is one.
        logged: The interactions of the file.
        damaged: Whether one of them could not be read, or not whole.
    """
    span = _stated_span(entry)
    if damaged:
        if entry is not None and span is not None:
            entry.complain(
                "does not count while an interaction cannot be read",
                "correct the interactions that are reported",
                at=("interactions",),
            )
        return
    if entry is None or span is None:
        for channel, records in _by_channel(logged).items():
            days = sorted(_day(record.at) for record in records)
            yield InteractionCoverage(channel, days[0], days[-1], records[0].origin)
        return
    origin = entry.sheet.origin((*entry.path, "interactions"), entry.path)
    for channel in _by_channel(logged) or (EMPTY_LOG,):
        yield InteractionCoverage(channel, *span, origin)


def tie_coverage(
    entry: Entry, directory: Directory, groups: Iterable[str], *, damaged: bool
) -> TieCoverage | None:
    """The set of people between whom the file lists every tie, None if it vouches for none.

    Args:
        entry: The table `[coverage]`.
        directory: The people of the file.
        groups: The groups that the file names.
        damaged: Whether a tie of the file could not be read.
    """
    key = next((key for key in ("ties", "ties-among") if key in entry.values), "")
    if not key:
        return None
    if damaged:
        entry.complain(
            "does not count while a tie cannot be read",
            "correct the ties that are reported",
            at=(key,),
        )
        return None
    origin = entry.sheet.origin((*entry.path, key), entry.path)
    if key == "ties":
        if "ties-among" in entry.values:
            entry.complain("adds nothing to ties", "remove one of the two", at=("ties-among",))
        return TieCoverage(origin)
    return _among(entry, directory, {same_name(name): name for name in sorted(groups)})


def _stated_span(entry: Entry | None) -> tuple[date, date] | None:
    if entry is None or "interactions" not in entry.values:
        return None
    path = (*entry.path, "interactions")
    span = read_table(entry.sheet, SPAN, path, entry.get("interactions"))
    if not (span.blank or span.lost) and span.get("since") > span.get("until"):
        span.complain("ends before it begins", "correct one of the two days", lost=True)
    entry.problems.extend(span.problems)
    return None if span.blank or span.lost else (span.get("since"), span.get("until"))


def _by_channel(logged: list[InteractionRecord]) -> dict[str, list[InteractionRecord]]:
    channels: dict[str, list[InteractionRecord]] = {}
    for record in logged:
        channels.setdefault(record.channel, []).append(record)
    return channels


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _among(entry: Entry, directory: Directory, groups: dict[str, str]) -> TieCoverage | None:
    """The set that `ties-among` names, as far as its words are clear."""
    people: list[Handle] = []
    named: list[str] = []
    for word in entry.get("ties-among"):
        group = groups.get(same_name(word))
        try:
            person = _person(word, directory)
        except AmbiguousError as error:
            remedy = Quoting(
                '"{word}" is {candidates}; name one by id, address or URL',
                word=word,
                candidates=str(error),
            )
            _doubt(entry, word, "may mean several people", remedy)
            continue
        if group is not None and person is not None:
            remedy = Quoting(
                'name the person "{word}" by id, address or URL, or rename the group', word=word
            )
            _doubt(entry, word, "may mean a group or a person", remedy)
        elif group is not None:
            named.append(group)
        elif person is not None:
            people.append(person)
        else:
            remedy = Quoting('correct "{word}", or add the group or the person', word=word)
            _doubt(entry, word, "names neither a group nor a person of this file", remedy)
    if not people and not named:
        return None
    origin = entry.sheet.origin((*entry.path, "ties-among"), entry.path)
    return TieCoverage(
        origin, among=tuple(dict.fromkeys(people)), groups=tuple(dict.fromkeys(named))
    )


def _person(word: str, directory: Directory) -> Handle | None:
    """Whom *word* names: somebody of this file, or by an address anybody at all."""
    handle = directory.resolve(word)
    return handle if identifies(handle) or directory.find(word) else None


def _doubt(entry: Entry, word: str, what: str, remedy: str) -> None:
    entry.complain(what, remedy, at=entry.place("ties-among", word))

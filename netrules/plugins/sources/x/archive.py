"""One archive as a whole: its files in turn, and what shows only from several of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from netrules import Handle, Item, Opened, OwnerRecord, Problem, Snapshot
from netrules.plugins.sources.x.accounts import Book
from netrules.plugins.sources.x.conversations import Mailbox, owner_among
from netrules.plugins.sources.x.layout import Archive, Kind, kind_of_variable
from netrules.plugins.sources.x.lists import (
    FOLLOWER,
    FOLLOWING,
    AccountList,
    contact_items,
)
from netrules.plugins.sources.x.messages import Letters, without_owner
from netrules.plugins.sources.x.owner import owner_items, owner_number
from netrules.plugins.sources.x.posts import Posts
from netrules.plugins.sources.x.values import LAYER, read_value, time_of

_WHOLE: Final = "give the whole archive"
#: The same messages without their text, which an archive has besides, or instead.
_HEADERS: Final = {Kind.DIRECT: Kind.DIRECT_HEADERS, Kind.GROUP: Kind.GROUP_HEADERS}


def archive_items(opened: Opened, archive: Archive, stated: Handle) -> Iterator[Item]:
    """What an archive tells.

    Args:
        opened: The input that holds it.
        archive: Its members.
        stated: What is said of the owner elsewhere.
    """
    yield from _Reading(opened, archive, stated).items()


class _Reading:
    """An archive being read: first who is behind the numbers, then what happened with them."""

    def __init__(self, opened: Opened, archive: Archive, stated: Handle) -> None:
        self._opened: Final = opened
        self._archive: Final = archive
        self._contents, self._contents_problems = _contents(opened, archive)
        self._owners: Final = list(owner_items(opened, archive, self._contents))
        handles = [one.handle for one in self._owners if isinstance(one, OwnerRecord)]
        self._owner: Final = owner_number([*handles, stated])
        self._book: Final = Book()
        self._lists: Final = {
            kind: self._list(kind)
            for kind in (Kind.FOLLOWING, Kind.FOLLOWER, Kind.BLOCK, Kind.MUTE)
        }
        self._posts: Final = Posts(opened, self._book, self._owner)
        for file in archive.of(Kind.POSTS):
            self._posts.read(file.member)
        self._mailbox: Final = Mailbox(opened)
        for kind in _HEADERS:
            for file in archive.of(self._used(kind)):
                self._mailbox.read(file.member, group=kind is Kind.GROUP)

    def _list(self, kind: Kind) -> AccountList:
        found = AccountList(self._opened, self._book)
        for file in self._archive.of(kind):
            found.read(file.member)
        return found

    def items(self) -> Iterator[Item]:
        yield from self._contents_problems
        yield from self._owners
        yield from self._people()
        blocked = self._lists[Kind.BLOCK].numbers
        owner = self._owner or owner_among(self._mailbox.conversations)
        newest = self._posts.newest.date() if self._posts.newest else None
        if owner:
            listed = self._lists[Kind.FOLLOWING].numbers | self._lists[Kind.FOLLOWER].numbers
            letters = Letters(
                self._opened, self._mailbox, owner, self._book, blocked, listed - blocked
            )
            yield from letters.items()
            yield from self._coverage(letters)
            last = letters.days[1] if letters.days else None
            newest = max(filter(None, (newest, last)), default=None)
        else:
            yield from without_owner(self._opened, self._mailbox)
        yield from self._posts.items(blocked)
        yield from self._snapshot(newest)
        yield from self._no_use()

    # -- people ----------------------------------------------------------------

    def _people(self) -> Iterator[Item]:
        following, followers = self._lists[Kind.FOLLOWING], self._lists[Kind.FOLLOWER]
        blocked = self._lists[Kind.BLOCK].numbers
        yield from following.people(FOLLOWING, followers.numbers, blocked)
        yield from followers.people(FOLLOWER, following.numbers, blocked)
        yield from self._lists[Kind.BLOCK].left_out("blocked")
        yield from self._lists[Kind.MUTE].left_out("muted")
        for file in self._archive.of(Kind.CONTACT):
            yield from contact_items(self._opened, file.member)
        numbers = (following.numbers | followers.numbers) - blocked
        nameless = sum(not self._book.is_named(number) for number in numbers)
        if nameless:
            members = [file.member for file in self._archive.of(Kind.FOLLOWING, Kind.FOLLOWER)]
            yield Problem(
                f"{nameless:,} of {len(numbers):,} accounts have no name here: X lists accounts "
                "by number, and only posts that mention somebody say who that is",
                self._opened.origin(members[0], layer=LAYER),
                "keep those who matter to you in a contacts file"
                if Kind.POSTS in self._archive.files
                else f"{_WHOLE}, whose tweets.js names those whom you mentioned",
                lost=False,
            )

    # -- what the archive vouches for ------------------------------------------

    def _coverage(self, letters: Letters) -> Iterator[Item]:
        """The days for which the archive lists every message: none if it lacks some."""
        if letters.days is None:
            return
        used = [self._used(Kind.DIRECT), self._used(Kind.GROUP)]
        members = [file.member for kind in used for file in self._archive.of(kind)]
        origin = self._opened.origin(members[0], layer=LAYER)
        why = ""
        if letters.lost:
            why = "some messages could not be read"
        elif used[0] not in self._archive.files:
            why = "the messages between two are not among these files"
        elif used[1] not in self._archive.files:
            why = "the messages of groups are not among these files"
        elif self._is_torn(*used):
            why = "some of the files of messages are missing"
        if why:
            said = f"{why}, so the archive cannot show that there was no contact"
            yield Problem(said, origin, _WHOLE, lost=False)
        else:
            yield from letters.coverage(origin, self._made)

    def _used(self, kind: Kind) -> Kind:
        """*kind*, or its headers where the archive has only these."""
        return kind if kind in self._archive.files else _HEADERS[kind]

    def _snapshot(self, newest: date | None) -> Iterator[Item]:
        """When the two lists of the archive were whole."""
        lists = (Kind.FOLLOWING, Kind.FOLLOWER)
        if not all(kind in self._archive.files for kind in lists):
            return
        member = next(self._archive.of(Kind.FOLLOWING)).member
        origin = self._opened.origin(member, layer=LAYER)
        if self._is_torn(*lists) or any(self._lists[kind].lost for kind in lists):
            yield Problem(
                "the lists of accounts are not whole, so nobody is taken to be missing in them",
                origin,
                _WHOLE,
                lost=False,
            )
            return
        dated = (
            (self._made, "its table of contents"),
            (newest, "its newest record"),
            (self._opened.written(member), "the date in the zip"),
        )
        known = [(day, by) for day, by in dated if day is not None]
        taken, by = max(known, key=lambda one: one[0]) if known else (None, "")
        yield Snapshot(origin, taken, by)

    @property
    def _made(self) -> date | None:
        """The day on which the archive was made, as it says itself."""
        info = self._contents.get("archiveInfo")
        moment = time_of(info.get("generationDate")) if isinstance(info, dict) else None
        return None if moment is None else moment.date()

    def _is_torn(self, *kinds: Kind) -> bool:
        """Whether files of *kinds* are missing: some that the table of contents names, or
        numbers before those of the others."""
        for kind in kinds:
            have = {file.part for file in self._archive.of(kind)}
            promised = {part for one, part in _promised(self._contents) if one is kind}
            if not have.issuperset(promised.union(range(max(have, default=0)))):
                return True
        return False

    def _no_use(self) -> Iterator[Problem]:
        """What to say of files that hold nothing of people, where there is nothing else."""
        if self._archive.files.keys() <= {Kind.OTHER, Kind.MANIFEST, Kind.DETAILS}:
            said = "this file of the archive says nothing of the people you know"
            yield Problem(said, self._opened.origin(layer=LAYER), _WHOLE, lost=False)
        elif self._archive.files.keys() <= {Kind.TABLE, Kind.DETAILS, Kind.OTHER}:
            yield Problem(
                "this table of posts names nobody: it holds only your own",
                self._opened.origin(next(self._archive.of(Kind.TABLE)).member, layer=LAYER),
                "give the whole archive, whose data/js/tweets names those whom you mentioned; "
                "your contacts are only in archives of 2019 and later",
                lost=False,
            )


def _contents(opened: Opened, archive: Archive) -> tuple[dict[str, Any], list[Problem]]:
    """The archive's own table of contents, {} if it has none."""
    for file in archive.of(Kind.MANIFEST):
        value = read_value(opened, file.member)
        if isinstance(value, Problem):
            return {}, [value]
        if isinstance(value, dict):
            return value, []
    return {}, []


def _promised(contents: dict[str, Any]) -> Iterator[tuple[Kind, int]]:
    """The files that a table of contents names: what is in each, and which part it is."""
    types = contents.get("dataTypes")
    for entry in types.values() if isinstance(types, dict) else ():
        files = entry.get("files") if isinstance(entry, dict) else None
        for file in files if isinstance(files, list) else ():
            name = file.get("globalName") if isinstance(file, dict) else None
            words = name.split(".") if isinstance(name, str) else []
            if len(words) == 3 and words[2].removeprefix("part").isdigit():  # noqa: PLR2004 reason: YTD, name, part
                yield kind_of_variable(words[1]), int(words[2].removeprefix("part"))

"""Which members of an input are Facebook's or Instagram's, and what each of them holds.

Names are looked at first and few files are opened, so that an export of a hundred thousand
pictures costs no more than a list of their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from netrules import Head
from netrules.plugins.sources.meta.exports import Export, Service, Thread
from netrules.plugins.sources.meta.kinds import Kind, plain_name
from netrules.plugins.sources.meta.places import (
    BOXES,
    MESSAGE,
    Folder,
    base_of,
    home_of_list,
    home_of_thread,
    is_beside,
    is_in_place,
    signed_homes,
)

#: How many files of unknown names are looked into, in a folder of other things.
_LOOKED_INTO: Final = 50
#: How many files are looked into at most, encrypted conversations apart.
_MOST: Final = 500
#: Lists that one export has once: two of them are two exports.
_ONCE: Final = (Kind.FRIENDS, Kind.FRIENDS_PAGE, Kind.FOLLOWING, Kind.PROFILE, Kind.CONNECTIONS)


def locate(head: Head, service: Service) -> Export | None:
    """What of an input is an export of *service*, None if nothing is."""
    if head.members == ("",):
        return _lone(head, service)
    return _Search(head, service).export()


def _lone(head: Head, service: Service) -> Export | None:
    data = head.head()
    found = service.kind_of(data, "")
    if found is None or found.kind in {Kind.OTHER, Kind.PAGE}:
        return None
    if found.kind is not Kind.THREAD:
        return Export({found.kind: ("",)}, known=frozenset({""}), sure=found.sure)
    whose = _writer(data)
    if whose == service.other:
        return None
    thread = Thread("", (Folder("", "", ("",)),))
    return Export({}, (thread,), known=frozenset({""}), sure=whose == service.name)


def _writer(head: bytes) -> str:
    """The service that has written a conversation, by the paths in it; "" if none tells."""
    if re.search(rb"your_(?:facebook_activity|activity_across_facebook)/", head):
        return "facebook"
    if b"your_instagram_activity/" in head:
        return "instagram"
    boxes = rb'"(?:e2ee_cutover|archived_threads|filtered_threads)/|messages/stickers_used/'
    return "facebook" if re.search(boxes, head) else ""


class _Search:
    """The search for one service's export among many members."""

    def __init__(self, head: Head, service: Service) -> None:
        self._head: Final = head
        self._service: Final = service
        self._lists: Final[dict[Kind, list[str]]] = {}
        self._folders: Final[dict[str, list[str]]] = {}
        self._pages: Final[list[str]] = []
        self._sure = False
        named, others = self._by_name()
        self._look_into(named[:_MOST])
        self._look_into(others[:_LOOKED_INTO])
        self._complete_encrypted(others[_LOOKED_INTO:])
        known = {member for some in self._lists.values() for member in some}
        self._homes: Final = signed_homes(head.members)
        self._homes[service.name].update(
            home_of_list(member)
            for some in self._lists.values()
            for member in some
            if is_in_place(member)
        )
        strange = [one for one in named[:_MOST] if one not in known and self._is_strange(one)]
        if self._lists or self._folders:
            self._lists.update({Kind.STRANGE: strange} if strange else {})

    def _is_strange(self, member: str) -> bool:
        """Whether a file lies where the service puts such files and holds none of its lists."""
        home = home_of_list(member)
        mine = home in self._homes[self._service.name] - self._homes[self._service.other]
        return mine and is_in_place(member) and base_of(member)[1] == "json"

    def _by_name(self) -> tuple[list[str], list[str]]:
        """The files to look into: those with names of the service's, and others."""
        named, others = [], []
        for member in self._head.members:
            base, ending = base_of(member)
            if ending not in {"json", "html", "htm"}:
                continue
            if MESSAGE.fullmatch(base):
                folder = member.rpartition("/")[0]
                if ending == "json":
                    self._folders.setdefault(folder, []).append(member)
                else:
                    self._pages.append(member)
            elif plain_name(base) in self._service.names:
                named.append(member)
            elif ending == "json":
                others.append(member)
        return (
            sorted(named, key=lambda name: (name.count("/"), name)),
            sorted(others, key=lambda name: (name.count("/"), name)),
        )

    def _look_into(self, members: Iterable[str]) -> None:
        for member in members:
            found = self._service.kind_of(self._head.head(member), base_of(member)[0])
            if found is None:
                continue
            if found.kind is Kind.THREAD:
                self._folders.setdefault(member, []).append(member)
            else:
                self._lists.setdefault(found.kind, []).append(member)
                self._sure |= found.sure

    def _complete_encrypted(self, members: Iterable[str]) -> None:
        """Look into what lies beside encrypted conversations: there may be hundreds more."""
        beside = {name.rpartition("/")[0] for name in self._lists.get(Kind.ENCRYPTED, ())}
        if beside:
            self._look_into(name for name in members if name.rpartition("/")[0] in beside)

    def export(self) -> Export | None:
        """What was found."""
        folders = [one for one in map(self._folder, sorted(self._folders)) if one is not None]
        pages = tuple(name for name in self._pages if self._is_mine(name) is True)
        files = {kind: tuple(sorted(some)) for kind, some in self._lists.items()}
        of_no_use = {Kind.STRANGE, Kind.OTHER} | ({Kind.PAGE} if not self._sure else set())
        if not folders and not pages and files.keys() <= of_no_use:
            return None
        sure = self._sure or any(sure for _, sure in folders) or bool(pages)
        threads: dict[str, list[Folder]] = {}
        for folder, _ in folders:
            name = folder.path.rpartition("/")[2] if folder.box else folder.path
            threads.setdefault(name, []).append(folder)
        return Export(
            files,
            tuple(Thread(name, tuple(some)) for name, some in sorted(threads.items())),
            pages,
            frozenset(self._known(folders, pages)),
            sure,
            any(len(_homes(files.get(kind, ()))) > 1 for kind in _ONCE),
        )

    def _folder(self, path: str) -> tuple[Folder, bool] | None:
        """A folder of a conversation and whether it is surely the service's."""
        members = self._folders[path]
        mine = self._is_mine(members[0])
        if mine is None:
            # Nothing around it tells: only what is in it can.
            head = self._head.head(members[0])
            found = self._service.kind_of(head, "")
            whose = _writer(head)
            if found is None or found.kind is not Kind.THREAD or whose == self._service.other:
                return None
            mine = whose == self._service.name
        elif not mine:
            return None
        box = next((part for part in path.split("/")[:-1] if part in BOXES), "")
        return Folder(path, box, tuple(sorted(members, key=_number))), mine

    def _is_mine(self, member: str) -> bool | None:
        """Whether a conversation is the service's by its place; None if that does not tell."""
        home = home_of_thread(member)
        if home is None:
            return None
        whose = [name for name, homes in self._homes.items() if home in homes]
        if not whose:
            whose = [name for name, homes in self._homes.items() if homes]
        if "your_facebook_activity" in member or "your_activity_across_facebook" in member:
            whose = ["facebook"]
        elif "your_instagram_activity" in member:
            whose = ["instagram"]
        return whose == [self._service.name] if len(whose) == 1 else None

    def _known(self, folders: Iterable[tuple[Folder, bool]], pages: Iterable[str]) -> Iterator[str]:
        yield from pages
        for some in self._lists.values():
            yield from some
        for folder, _ in folders:
            yield from folder.members
        mine = self._homes[self._service.name]
        shared = self._homes[self._service.other]
        if mine:
            beside = is_beside(self._service.name, mine, mine & shared)
            yield from filter(beside, self._head.members)


def _homes(members: Iterable[str]) -> set[str]:
    return {home_of_list(member) for member in members}


def _number(member: str) -> tuple[int, str]:
    match = MESSAGE.fullmatch(base_of(member)[0])
    return (int(match[1] or 1) if match else 1), member

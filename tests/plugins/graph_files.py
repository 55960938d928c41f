"""Reading graphs from text in tests."""

from __future__ import annotations

from typing import TypeVar

from plugins.opened_double import OpenedDouble, opened

from netrules import (
    GroupRecord,
    Handle,
    Item,
    Network,
    OwnerRecord,
    PersonRecord,
    Problem,
    Read,
    ReadContext,
    Skipped,
    TieCoverage,
    TieRecord,
    build,
)
from netrules.plugins.sources.graph import Graph

T = TypeVar("T")

NOBODY = Handle(me=True)


def read(
    content: str | bytes | OpenedDouble, owner: Handle = NOBODY, path: str = "net"
) -> list[Item]:
    """Everything that the source yields for a file with this *content*."""
    given = content if isinstance(content, OpenedDouble) else opened(content, path)
    return list(Graph().read(given, ReadContext(owner=owner)))


def of(kind: type[T], items: list[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def people(items: list[Item]) -> list[PersonRecord]:
    """Everyone, the owner too."""
    return of(PersonRecord, items)


def names(items: list[Item]) -> list[str]:
    """What everyone is called."""
    return [one.handle.names[0] if one.handle.names else "" for one in people(items)]


def named(items: list[Item], handle: Handle) -> str:
    """What the person is called whom a tie or a group means."""
    if handle.me:
        return "me"
    [found] = {
        one.handle.names[0] if one.handle.names else one.handle.emails[0]
        for one in people(items)
        if handle.accounts[0] in one.handle.accounts
    }
    return found


def pairs(items: list[Item]) -> list[tuple[str, str]]:
    """Who is tied to whom, in file order."""
    return [
        (named(items, tie.between[0]), named(items, tie.between[1])) for tie in of(TieRecord, items)
    ]


def groups(items: list[Item]) -> dict[str, set[str]]:
    """Who is in which group; that a number comes from this graph is cut off."""
    found: dict[str, set[str]] = {}
    for one in of(GroupRecord, items):
        members = found.setdefault(one.name.partition(" (graph ")[0], set())
        members.update(named(items, member) for member in one.members)
    return found


def told(items: list[Item]) -> list[tuple[int, str]]:
    """Lines and messages of all problems."""
    return [(one.origin.line, one.message) for one in of(Problem, items)]


def is_complete(items: list[Item]) -> bool:
    """Whether the file vouches for listing every tie among its people."""
    return any(isinstance(item, TieCoverage) for item in items)


def fates(items: list[Item]) -> dict[tuple[int, int | str], set[str]]:
    """What became of each record of the file, by line and number."""
    found: dict[tuple[int, int | str], set[str]] = {}
    for item in items:
        if isinstance(item, TieCoverage) or (isinstance(item, Problem) and not item.lost):
            continue
        fate = "problem" if isinstance(item, Problem) else "kept"
        fate = "skipped" if isinstance(item, Skipped) else fate
        found.setdefault((item.origin.line, item.origin.record), set()).add(fate)
    return found


def network(*contents: str | bytes, owner: Handle = NOBODY) -> Network:
    """The network of files with these *contents*."""
    reads = [
        Read(f"net{number}", "graph", tuple(read(content, owner, f"net{number}")))
        for number, content in enumerate(contents)
    ]
    return build(reads)


def owners(items: list[Item]) -> list[OwnerRecord]:
    """What the file says of the owner."""
    return of(OwnerRecord, items)

"""What a source is given and what it answers: the contract between files and readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import IntEnum
from typing import IO, Any, Final, Protocol

import attrs

from netrules.loading.records import Handle, Item
from netrules.model.origin import Origin

#: How much of a file a source sees when it is asked whether the file is its own.
HEAD_BYTES: Final = 64 * 1024


class InputError(OSError):
    """An input that cannot be used as a whole.

    Args:
        path: The input as the user named it.
        reason: What is wrong with it.
        remedy: What to do about it.
    """

    def __init__(self, path: str, reason: str, remedy: str = "") -> None:
        self.path, self.reason, self.remedy = path, reason, remedy
        super().__init__(f"{path}: {reason}" + (f"; {remedy}" if remedy else ""))


class Certainty(IntEnum):
    """How sure a source is that an input is its own."""

    NO = 0
    LIKELY = 1
    CERTAIN = 2


@attrs.frozen
class Sniff:
    """A source's answer to whether an input is its own.

    Args:
        certainty: How sure it is.
        reason: By what it knows, for messages.
        members: In a folder or zip, the members it will read or knows to be of no use;
            the others are offered to other sources. None claims all of them.
    """

    certainty: Certainty
    reason: str
    members: frozenset[str] | None = None


NO: Final = Sniff(Certainty.NO, "")


class Head(Protocol):
    """What a source may look at to recognise an input: names and first bytes."""

    @property
    def path(self) -> str:
        """How messages and origins name the input."""
        ...

    @property
    def members(self) -> tuple[str, ...]:
        """Member names of a folder or zip, POSIX-style and sorted; ("",) for a plain file."""
        ...

    def head(self, member: str = "") -> bytes:
        """The first `HEAD_BYTES` bytes of *member*."""
        ...


class Opened(Head, Protocol):
    """An input as a source reads it: named members of bytes."""

    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading; the caller closes it."""
        ...

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in this input."""
        ...

    def written(self, member: str = "") -> date | None:
        """The day on which a zip says that *member* was written; None for any other file,
        whose own date is lost as soon as it is copied."""
        ...


@attrs.frozen
class ReadContext:
    """What a source is told besides the file itself.

    Args:
        options: What a source may need to know of the settings, by name: ``url`` is a
            tuple of the owner's profile URLs, ``columns`` says for each field the columns
            of the user's own tables that hold it; the keys of ``[reading]`` have their names.
        owner: What the settings say of the owner, and for a source that sets
            ``wants_owner`` also what every other input says: addresses, numbers, URLs,
            accounts and names.
    """

    options: Mapping[str, Any] = attrs.field(factory=dict)
    owner: Handle = Handle(me=True)


class Source(Protocol):
    """A kind of file that netrules can read. Sources never join people.

    A source may have an attribute ``wants_owner`` that is true: its files hang on who the
    owner is (mail: which address is "me"), so they are read after those of other sources
    and are told in `ReadContext.owner` whom these take for the owner.

    A source with an attribute ``stands_for``, the names of other sources, is but a name by
    which users of a service find the way: ``--source NAME=PATH`` lets those sources decide
    which of them reads the file, and its own `read` is never called.
    """

    @property
    def name(self) -> str:
        """A short name, as in ``--source NAME=PATH``."""
        ...

    def sniff(self, head: Head) -> Sniff:
        """Whether the input is this source's, judged by its content, never its name."""
        ...

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """What it holds, in file order."""
        ...

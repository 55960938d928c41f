"""Named members of bytes: what opened files, folders and zips have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, Final

from netrules.loading.source import HEAD_BYTES, InputError
from netrules.model.origin import Origin

#: How many folders deep a member may lie.
MAX_DEPTH: Final = 64
#: Why a member that lies deeper is left out.
TOO_DEEP: Final = f"lies more than {MAX_DEPTH} folders deep"
#: How much memory the heads of members may take before the oldest are let go.
HEADS_KEPT_BYTES: Final = 16 * 1024**2
#: Folders of a Maildir that hold messages. A mailbox such as "Sent" is a Maildir whose
#: name begins with a dot, and the one kind of hidden folder that holds a person's data.
MAILDIR_FOLDERS: Final = ("cur", "new")


class MemberError(InputError):
    """A member of a zip that cannot be used.

    Args:
        path: The zip, as the user named it.
        member: The member's name, apart from *path* because it is the user's own data.
        reason: What is wrong with it.
        remedy: What to do about it.
    """

    def __init__(self, path: str, member: str, reason: str, remedy: str = "") -> None:
        super().__init__(path, reason, remedy)
        self.member = member

    def __str__(self) -> str:
        text = f"{self.path}, {self.member}: {self.reason}"
        return f"{text}; {self.remedy}" if self.remedy else text


def input_error(at: Origin, reason: str, remedy: str = "") -> InputError:
    """The error that says of the file or member *at* that it cannot be used."""
    if at.member:
        return MemberError(at.path, at.member, reason, remedy)
    return InputError(at.path, reason, remedy)


def unreadable(at: Origin, problem: OSError) -> InputError:
    """The error that says why the operating system does not let *at* be read."""
    if isinstance(problem, InputError):
        return problem
    why = problem.strerror or type(problem).__name__
    return input_error(at, f"cannot be read: {why[:1].lower()}{why[1:]}")


def is_ignored(parts: Sequence[str]) -> bool:
    """Whether the name with these *parts* is what systems leave behind, not the user."""
    return any(
        part == "__MACOSX" or (part.startswith(".") and following not in MAILDIR_FOLDERS)
        for part, following in zip(parts, [*parts[1:], ""], strict=True)
    )


class Input(ABC):
    """An opened input or a view on one: what sources read, and what was kept from them.

    Args:
        path: How messages and origins name it.
        members: The names of what it holds; ("",) for a plain file.
    """

    def __init__(self, path: str, members: Iterable[str]) -> None:
        self.path = path
        self.members: tuple[str, ...] = tuple(sorted(members))
        #: Names of what is not read on purpose, and why.
        self.left_out: Mapping[str, str] = {}

    @property
    def plain(self) -> bool:
        """Whether it is a single file rather than a folder or a zip."""
        return self.members == ("",)

    @abstractmethod
    def head(self, member: str = "") -> bytes:
        """The first `HEAD_BYTES` bytes of *member*; none if it cannot be read (see `fault`)."""

    @abstractmethod
    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading; the caller closes it.

        Raises:
            InputError: If it cannot be read. A damaged member may raise it later too,
                while it is being read.
        """

    @abstractmethod
    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in this input."""

    @abstractmethod
    def written(self, member: str = "") -> date | None:
        """The day on which a zip says that *member* was written; None elsewhere."""

    @abstractmethod
    def fault(self, member: str = "") -> InputError | None:
        """Why the head of *member* could not be read, if that was tried and failed."""

    @abstractmethod
    def nested(self, member: str = "") -> Whole | None:
        """The zip that *member* is, opened; None in a zip: a zip inside one stays closed.

        Raises:
            InputError: If it is damaged.
        """


class Whole(Input):
    """An input as such, not a view on one: it keeps the heads of its members."""

    def __init__(self, path: str, members: Iterable[str]) -> None:
        super().__init__(path, members)
        #: What could not be read so far, by the name of a member or sub-folder.
        self.faults: dict[str, InputError] = {}
        self._heads: dict[str, bytes] = {}
        self._kept = 0

    def head(self, member: str = "") -> bytes:
        """The first bytes, read once as long as there is room for them; see `Input.head`."""
        if member not in self._heads:
            self._keep(member, self._first_bytes(member))
        return self._heads[member]

    def _keep(self, member: str, head: bytes) -> None:
        self._kept += len(head)
        while self._kept > HEADS_KEPT_BYTES and self._heads:
            self._kept -= len(self._heads.pop(next(iter(self._heads))))
        self._heads[member] = head

    def _first_bytes(self, member: str) -> bytes:
        try:
            with self.open(member) as stream:
                return stream.read(HEAD_BYTES)
        except OSError as problem:
            self.faults[member] = unreadable(self.origin(member), problem)
            return b""

    def fault(self, member: str = "") -> InputError | None:
        """Why there is no head; see `Input.fault`."""
        return self.faults.get(member)


class Part(Input):
    """Some members of an input: a sub-folder, what others left of it, or one file.

    Args:
        whole: The input.
        prefix: What to put before a member's name to have its name in *whole*: a folder
            with its slash, or the name itself of a member that is shown as a plain file.
        members: The names without the prefix.
    """

    _whole: Input
    _prefix: str

    def __init__(self, whole: Input, prefix: str, members: Iterable[str]) -> None:
        if isinstance(whole, Part):
            prefix, whole = whole._prefix + prefix, whole._whole  # noqa: SLF001 reason: same class
        super().__init__(whole.origin(prefix.rstrip("/")).path, members)
        self._whole, self._prefix, self._names = whole, prefix, frozenset(self.members)

    @classmethod
    def file(cls, whole: Input, member: str) -> Part:
        """One *member* of a folder or zip, seen as a plain file."""
        return cls(whole, member, ("",))

    def _name(self, member: str) -> str:
        if member not in self._names:
            raise KeyError(member)
        return self._prefix + member

    def head(self, member: str = "") -> bytes:
        """The head that *member* has in the whole."""
        return self._whole.head(self._name(member))

    def open(self, member: str = "") -> IO[bytes]:
        """What *member* is in the whole, for reading."""
        return self._whole.open(self._name(member))

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """The place in the whole."""
        return self._whole.origin((self._prefix + member).rstrip("/"), line, record, layer)

    def written(self, member: str = "") -> date | None:
        """The day that *member* was written by the whole."""
        return self._whole.written(self._name(member))

    def fault(self, member: str = "") -> InputError | None:
        """The fault that *member* has in the whole."""
        return self._whole.fault(self._name(member))

    def nested(self, member: str = "") -> Whole | None:
        """The zip that *member* is in the whole, opened."""
        return self._whole.nested(self._name(member))

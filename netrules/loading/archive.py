"""Zips, read member by member without unpacking them, with limits on what they may claim."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import weakref
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import IO, TYPE_CHECKING, Final

from netrules.loading.members import (
    MAX_DEPTH,
    TOO_DEEP,
    Whole,
    input_error,
    is_ignored,
    unreadable,
)
from netrules.loading.source import HEAD_BYTES, InputError
from netrules.model.origin import Origin

if TYPE_CHECKING:
    from zipfile import ZipInfo

    from _typeshed import WriteableBuffer

#: Most members of a zip. An export with every picture of a decade has some 100,000.
MAX_MEMBERS: Final = 1_000_000
#: Longest table of contents of a zip, in bytes: the one part that is read in one piece.
MAX_DIRECTORY_BYTES: Final = 256 * 1024**2
#: Most bytes that a zip may unpack to. The largest exports come in parts of 50 GiB.
MAX_UNPACKED_BYTES: Final = 128 * 1024**3
#: How many times its packed size a member, or the whole zip, may unpack to. Tables seldom
#: pass 50; the packing method ends at 1032, where one byte is repeated for ever.
MAX_RATIO: Final = 1000
#: Up to so many unpacked bytes any ratio will do.
ANY_RATIO_BYTES: Final = 100 * 1000**2

_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: Other methods (bzip2, LZMA) unpack without a limit on memory; no known export uses them.
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What stands for no date: nothing is older.
_NO_DATE: Final = (1980, 1, 1)
_ENCRYPTED: Final = 0x1
_NAME_IS_UTF8: Final = 0x800
_LEADS_OUT: Final = re.compile(r"/|[A-Za-z]:/|(?:.*/)?\.\.(?:/|$)", re.DOTALL)
#: What `zipfile` raises over archives that are damaged.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_AGAIN: Final = "copy or download it again"


def is_zip(head: bytes) -> bool:
    """Whether a file that begins with *head* is a zip, whatever its name ends in."""
    return head.startswith(_MAGIC)


class Zip(Whole):
    """A zip. Its members are unpacked while they are read, and only then.

    Left out are members whose name leads out of the zip, links, members under a password
    or packed by a rare method, and those that unpack to far more than anything honest.

    Args:
        file: Where it lies.
        path: How messages and origins name it.

    Raises:
        InputError: If it cannot be read, is damaged, or is beyond all limits.
    """

    def __init__(self, file: str, path: str) -> None:
        try:
            stream = _Capped(io.FileIO(file))
        except OSError as problem:
            raise unreadable(Origin(path), problem) from problem
        close = weakref.finalize(self, stream.close)
        try:
            self._archive = _read_directory(stream, path)
            infos = self._archive.infolist()
            _check_limits(infos, os.fstat(stream.fileno()).st_size, path)
        except InputError:
            close()
            raise
        self._infos, left_out = _admit(infos)
        super().__init__(path, self._infos)
        self.left_out = left_out

    def open(self, member: str = "") -> IO[bytes]:
        """A stream that unpacks *member*; see `Input.open`."""
        info = self._infos[member]
        try:
            unpacking = _Unpacking(self._archive.open(info), self, member)
        except _DAMAGE as problem:
            raise self.damaged(member) from problem
        return io.BufferedReader(unpacking, HEAD_BYTES)

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in a member, which is named apart from the zip."""
        return Origin(self.path, member, line, record, layer)

    def written(self, member: str = "") -> date | None:
        """The day in the zip's table of contents, if it is one."""
        day = self._infos[member].date_time[:3]
        if day <= _NO_DATE:
            return None
        with suppress(ValueError):
            return date(*day)
        return None

    def nested(self, member: str = "") -> Whole | None:  # noqa: ARG002 reason: the same for each
        """None: what is packed twice stays closed."""
        return None

    def damaged(self, member: str) -> InputError:
        """The error that says that *member* cannot be unpacked."""
        remedy = f"the zip may be incomplete: {_AGAIN}"
        return input_error(self.origin(member), "is damaged", remedy)


class _Capped(io.BufferedReader):
    """A file that refuses to be read in pieces larger than *cap*, if there is one.

    `zipfile` reads a table of contents of any size before its members can be counted.
    """

    cap: int | None = MAX_DIRECTORY_BYTES

    def read(self, size: int | None = -1, /) -> bytes:
        if self.cap is not None and size is not None and size > self.cap:
            raise _DirectoryTooLongError
        return super().read(size)


class _DirectoryTooLongError(Exception):
    """The table of contents is longer than `MAX_DIRECTORY_BYTES`."""


def _read_directory(stream: _Capped, path: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(stream)
    except _DirectoryTooLongError:
        raise InputError(path, "holds too many files to be an honest zip") from None
    except _DAMAGE as problem:
        raise InputError(path, "is a damaged zip", _AGAIN) from problem
    stream.cap = None
    return archive


def _check_limits(infos: list[ZipInfo], packed: int, path: str) -> None:
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS:
        raise InputError(path, f"holds more than {MAX_MEMBERS:,} files")
    if unpacked > MAX_UNPACKED_BYTES:
        raise InputError(path, f"unpacks to more than {MAX_UNPACKED_BYTES // 1024**3} GiB")
    if _is_bomb(unpacked, packed):
        raise InputError(path, f"unpacks to more than {MAX_RATIO} times its size")


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > ANY_RATIO_BYTES and unpacked > MAX_RATIO * packed


def _admit(infos: Iterable[ZipInfo]) -> tuple[dict[str, ZipInfo], dict[str, str]]:
    """The members to offer by name, and the names of the others with the reason."""
    admitted: dict[str, ZipInfo] = {}
    left_out: dict[str, str] = {}
    for info in infos:
        written = _written_name(info)
        name = "/".join(part for part in written.split("/") if part not in ("", "."))
        if not name or written.endswith("/"):
            continue
        if refusal := _refusal(info, written, name.count("/")):
            left_out[written] = refusal
        elif not is_ignored(name.split("/")):
            if name in admitted:
                left_out[name] = "is in the zip twice; the later one is read"
            admitted[name] = info
    return admitted, left_out


def _written_name(info: ZipInfo) -> str:
    """The name with slashes, and as UTF-8 where the zip does not say that it is."""
    name = info.filename
    if not info.flag_bits & _NAME_IS_UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _refusal(info: ZipInfo, name: str, depth: int) -> str:
    """Why a member is left out, "" if it is not."""
    if _LEADS_OUT.match(name):
        return "has a name that leads out of the zip"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a symbolic link"
    if info.flag_bits & _ENCRYPTED:
        return "is under a password"
    if info.compress_type not in _METHODS:
        return "is packed by a method that netrules does not read"
    if _is_bomb(info.file_size, info.compress_size):
        return f"unpacks to more than {MAX_RATIO} times its size"
    return TOO_DEEP if depth > MAX_DEPTH else ""


class _Unpacking(io.RawIOBase):
    """A member being unpacked; whatever goes wrong is told as an `InputError`."""

    def __init__(self, inner: IO[bytes], whole: Zip, member: str) -> None:
        super().__init__()
        # The zip is held too: its file closes with it.
        self._inner, self._whole, self._member = inner, whole, member

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        try:
            data = self._inner.read(len(view))
        except _DAMAGE as problem:
            raise self._whole.damaged(self._member) from problem
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        try:
            return self._inner.seek(offset, whence)
        except _DAMAGE as problem:
            raise self._whole.damaged(self._member) from problem

    def tell(self) -> int:
        return self._inner.tell()

    def close(self) -> None:
        self._inner.close()
        super().close()

"""Files in the code page of a country, where the settings say which."""

from __future__ import annotations

import io
from datetime import date
from typing import IO, Any, Final, cast

from netrules import InputError, Opened, Origin
from netrules.reading import encoding_of

_REMEDY: Final = 'write it as encoding = "cp1250"'


def with_encoding(opened: Opened, encoding: Any) -> Opened:
    """*opened* with its lines in UTF-8; those that are not are read as *encoding*.

    Args:
        opened: The input.
        encoding: A code page as "cp1250", or None to leave all as it is.

    Raises:
        InputError: If there is no such code page.
    """
    if encoding is None:
        return opened
    try:
        b"a".decode(str(encoding))
    except (LookupError, ValueError):
        reason = f"the encoding {str(encoding)!r} of the settings is none that is known"
        raise InputError(opened.path, reason, _REMEDY) from None
    return _Recoded(opened, str(encoding))


class _Recoded:
    """An input whose lines are UTF-8."""

    def __init__(self, opened: Opened, encoding: str) -> None:
        self._opened = opened
        self._encoding = encoding
        self.path = opened.path
        self.members = opened.members

    def head(self, member: str = "") -> bytes:
        """The first bytes, of which the last line may be cut."""
        head = self._opened.head(member)
        if encoding_of(head) != "utf-8":
            return head
        return b"".join(_utf8(line, self._encoding) for line in io.BytesIO(head))

    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading line by line."""
        stream = self._opened.open(member)
        if encoding_of(self._opened.head(member)) != "utf-8":
            return stream
        return cast("IO[bytes]", _Lines(stream, self._encoding))

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in the input."""
        return self._opened.origin(member, line, record, layer)

    def written(self, member: str = "") -> date | None:
        """The day on which *member* was written, if the input tells."""
        return self._opened.written(member)


class _Lines(io.RawIOBase):
    """A stream that is read by lines only."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self._stream = stream
        self._encoding = encoding

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, in UTF-8."""
        return _utf8(self._stream.readline(-1 if size is None else size), self._encoding)

    def close(self) -> None:
        """Close the stream underneath as well."""
        self._stream.close()
        super().close()


def _utf8(line: bytes, encoding: str) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        return line.decode(encoding, "replace").encode()
    return line

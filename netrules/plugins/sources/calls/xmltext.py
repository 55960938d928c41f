"""XML from phones, made fit for a parser.

Backups write an emoji as references to the two halves of its UTF-16 form, and copy control
characters out of messages. XML allows neither, and a parser would stop there.
"""

from __future__ import annotations

import re
from typing import IO, Final

_REFERENCE: Final = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,10}));")
#: The longest reference that is looked for.
_LONGEST: Final = 14
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")
_BLANKED: Final = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
#: What XML allows as a character.
_ALLOWED: Final = (
    range(0x20, 0xD800),
    range(0xE000, 0xFFFE),
    range(0x10000, 0x110000),
    (0x9, 0xA, 0xD),
)
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


class Readable:
    """A stream of bytes without what XML does not allow.

    Args:
        stream: The bytes of the file.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream: Final = stream
        self._held = b""
        self._wide: bool | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes, about *size* of them; none at the end of the file."""
        while True:
            chunk = self._stream.read(size)
            if self._wide is None:
                self._wide = chunk.startswith(_MARKS) or b"\0" in chunk[:4]
            if self._wide:
                return chunk
            text = self._held + chunk
            # A reference may go on in the next chunk.
            place = text.rfind(b"&", max(0, len(text) - _LONGEST)) if chunk else -1
            self._held = text[place:] if place >= 0 and b";" not in text[place:] else b""
            text = text[: len(text) - len(self._held)]
            if text or not chunk:
                return _REFERENCE.sub(_allowed, text.translate(_BLANKED))


def _allowed(found: re.Match[bytes]) -> bytes:
    """The reference, or a question mark for one that XML does not allow."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if any(code in span for span in _ALLOWED) else b"?"

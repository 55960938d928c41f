"""JSON as a value, or the problem that says why there is none."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from netrules import Opened, Problem

#: The largest JSON file that is read, in bytes: it is held in memory several times over.
MAX_BYTES: Final = 1024**3
_REMEDY: Final = "export the data again"


def read_json(opened: Opened, member: str = "", *, layer: str, prefix: str = "") -> Any | Problem:
    """The value that *member* holds, or a `Problem` with the line where it breaks off.

    Args:
        opened: The input.
        member: The member's name.
        layer: The layer that the problem belongs to.
        prefix: A regular expression for what may precede the value, such as the name of
            a variable that it is assigned to; a semicolon may follow it then.

    Raises:
        InputError: If the member cannot be read at all.
    """
    with opened.open(member) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = f"the file is larger than {MAX_BYTES // 1024**2:,} MiB"
        return Problem(f"{size}, too large to be read", opened.origin(member, layer=layer), _REMEDY)
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem("the file is not UTF-8", opened.origin(member, line, layer=layer), _REMEDY)
    start = 0
    if prefix and (match := re.match(prefix, text)):
        start = match.end()
        text = text.rstrip().removesuffix(";")
    try:
        value, end = json.JSONDecoder().raw_decode(text, _skip_space(text, start))
        end = _skip_space(text, end)
        if end < len(text):
            raise json.JSONDecodeError("more text after the value", text, end)  # noqa: TRY301 reason: told like the others
    except json.JSONDecodeError as error:
        origin = opened.origin(member, error.lineno, layer=layer)
        return Problem(f"the file is no whole JSON from here on: {error.msg}", origin, _REMEDY)
    except RecursionError:
        nested = "the file is nested too deeply to be read"
        return Problem(nested, opened.origin(member, layer=layer), _REMEDY)
    except ValueError:  # a number of thousands of digits
        number = "the file holds a number too long to be one"
        return Problem(number, opened.origin(member, layer=layer), _REMEDY)
    return value


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at

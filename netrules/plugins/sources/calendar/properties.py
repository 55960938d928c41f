"""The unfolded lines of a calendar to properties: names, parameters, values, character sets."""

from __future__ import annotations

import binascii
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import attrs

_QUOTED_HEAD: Final = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_NAME: Final = re.compile(r"[A-Za-z0-9-]++")
_CARET: Final = re.compile(r"\^[n'^]")
_CARETS: Final = {"^n": "\n", "^'": '"', "^^": "^"}
_ESCAPE: Final = re.compile(r"\\([\\;,nN])")
#: Parameters of vCalendar 1.0 that stand there without a name.
_BARE_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})
#: Character sets that old phones declare.
_CHARSET: Final = re.compile(
    r"utf-?8|us-ascii|iso-?8859-?\d{1,2}|windows-?\d{3,4}|cp\d{3,4}|koi8-[ru]"
    r"|shift_jis|euc-jp|euc-kr|gbk|gb2312|gb18030|big5",
    re.IGNORECASE,
)
_CACHED_HEAD: Final = 80


@attrs.frozen
class Property:
    """One property of a component.

    Args:
        name: In upper case.
        value: As text, with its escapes.
        line: The number of its first physical line.
        params: Its parameters by name in upper case, without quotes and escapes.
        valid: False if the text was not in the character set that it should be in.
    """

    name: str
    value: str
    line: int
    params: Mapping[str, str]
    valid: bool = True

    def param(self, name: str) -> str:
        """A parameter's value, "" if there is none."""
        return self.params.get(name, "").strip()


def read_property(raw: bytes, line: int) -> Property | None:
    """The property that an unfolded line holds, None if it holds none."""
    head, value = _halves(raw)
    if value is None:
        return None
    parsed = _cached_head(head) if len(head) <= _CACHED_HEAD else _parse_head(head)
    if parsed is None:
        return None
    name, params, head_valid = parsed
    if params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = binascii.a2b_qp(value)
    text, valid = _to_text(value, params.get("CHARSET", ""))
    return Property(name, text.strip(), line, params, head_valid and valid)


def unescaped(text: str) -> str:
    """*text* without the backslashes that protect commas, semicolons and line ends."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _halves(raw: bytes) -> tuple[bytes, bytes | None]:
    """The parameters and the value: parted at the first colon outside quotes.

    Where quotes are not in pairs, at the first colon of all.
    """
    head, colon, value = raw.partition(b":")
    if b'"' in head and (quoted := _QUOTED_HEAD.match(raw)):
        return raw[: quoted.end() - 1], raw[quoted.end() :]
    return head, value if colon else None


def _parse_head(head: bytes) -> tuple[str, Mapping[str, str], bool] | None:
    text, valid = _to_text(head, "")
    first, *rest = _split(text)
    name = first.strip()
    if not _NAME.fullmatch(name):
        return None
    params: dict[str, list[str]] = {}
    last: list[str] = []
    for part in rest:
        key, equals, value = part.partition("=")
        key = key.strip().upper()
        if equals and _NAME.fullmatch(key):
            last = []
            params.setdefault(key, last).append(_param_value(value))
        elif key in _BARE_ENCODINGS:
            params["ENCODING"] = [key]
        else:  # a semicolon within a name that nobody quoted
            last.append(part)
    return name.upper(), {key: ";".join(found) for key, found in params.items()}, valid


_cached_head: Final = lru_cache(maxsize=512)(_parse_head)


def _split(text: str) -> list[str]:
    """*text* at its semicolons outside double quotes."""
    if '"' not in text:
        return text.split(";")
    parts: list[str] = []
    begun: list[str] = []
    quoted = False
    for run in text.split(";"):
        begun.append(run)
        quoted ^= run.count('"') % 2 == 1
        if not quoted:
            parts.append(";".join(begun))
            begun = []
    return [*parts, *begun]


def _param_value(text: str) -> str:
    text = text.strip()
    if text[:1] == '"' == text[-1:]:
        text = text[1:-1]
    if "^" in text:
        text = _CARET.sub(lambda found: _CARETS[found[0]], text)
    return unescaped(text) if "\\" in text else text


def _to_text(data: bytes, charset: str) -> tuple[str, bool]:
    """*data* as text, and whether it was in the character set that it should be in."""
    if data.isascii():
        return data.decode("ascii"), True
    for codec in ("utf-8", charset):
        try:
            if codec == "utf-8" or _CHARSET.fullmatch(codec):
                return data.decode(codec), True
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace"), False

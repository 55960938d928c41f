"""Bytes to text whatever the file says of its encoding, and markup to what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import Final

import attrs

from netrules import Opened, Problem
from netrules.plugins.sources.mindmap.nodes import LAYER
from netrules.reading import TextLines, encoding_of

#: The largest map that is read, in bytes; one of ten thousand nodes has some three million.
MAX_BYTES: Final = 32 * 1024**2
#: How much of one text is looked at for markup.
_MAX_MARKUP: Final = 100_000

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']", re.ASCII)
#: The encodings that may be declared and are not Unicode.
_CODE_PAGE: Final = re.compile(
    r"iso[-_]?8859[-_]\d+|windows[-_]?\d+|cp\d+|latin[-_]?\d|koi8[-_][ru]|mac\w+|shift[-_]?jis"
    r"|euc[-_]\w+|gb\w+|big5",
    re.IGNORECASE,
)


@attrs.frozen
class Text:
    """The text of a file.

    Args:
        content: All of it.
        odd: The first line that is in no encoding the file could be in, 0 if none is.
    """

    content: str
    odd: int = 0


def read_text(opened: Opened, member: str) -> Text | Problem:
    """The text of *member*, or why it is not read."""
    with opened.open(member) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = f"the file is larger than {MAX_BYTES // 1024**2} MiB, too large for a mind map"
        return Problem(size, opened.origin(member, layer=LAYER), "split the map")
    return decoded(data)


def decoded(data: bytes) -> Text:
    """*data* as text: UTF-8 or UTF-16 where it can be that, whatever it declares to be."""
    if encoding_of(data) == "utf-8":
        with suppress(UnicodeDecodeError):
            return Text(data.decode("utf-8-sig"))
        declared = _DECLARED.match(data)
        name = declared[1].decode() if declared else ""
        if _CODE_PAGE.fullmatch(name):
            with suppress(LookupError, ValueError):
                return Text(data.decode(name))
    lines = TextLines(BytesIO(data), data)
    content = "".join(lines)
    return Text(content, lines.odd)


def encoding_problem(opened: Opened, member: str, text: Text) -> Iterator[Problem]:
    """What there is to say of the encoding of *text*."""
    if text.odd:
        yield Problem(
            "not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong",
            opened.origin(member, text.odd, layer=LAYER),
            "save the map again as UTF-8",
            lost=False,
        )


def lines_in(text: str) -> list[str]:
    """The lines of *text*, as an editor numbers them; some programs write two returns for one."""
    return _LINE_END.split(text.replace("\r\r\n", "\n"))


# --- markup --------------------------------------------------------------------------------

_TAG: Final = re.compile(
    r"</?(?:html|body|p|div|br|b|strong|i|em|u|s|a|span|font|mark|code|time|li|ul|ol|text)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BLOCKS: Final = frozenset("p div br li ul ol tr td h1 h2 h3 h4 h5 h6 body html text".split())
_HIDDEN: Final = frozenset({"head", "style", "script", "title"})
_BOLD: Final = frozenset({"b", "strong"})


@attrs.frozen
class Shown:
    """What markup shows.

    Args:
        text: The text, a line for each paragraph.
        bold: Whether all of it is bold.
        link: The first page that it leads to.
    """

    text: str
    bold: bool = False
    link: str = ""


def shown(text: str) -> Shown:
    """What *text* shows, which may be HTML or not."""
    if _TAG.search(text, 0, _MAX_MARKUP):
        parser = _Parser()
        parser.feed(text[:_MAX_MARKUP])
        parser.close()
        return parser.shown()
    return Shown(tidy(unescape(text) if _ENTITY.search(text) else text))


def tidy(text: str) -> str:
    """*text* without blank lines and needless spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


class _Parser(HTMLParser):
    """Collects what a browser would show."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._hidden = 0
        self._bold = 0
        self._plain = False
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._parts.append("\n")
        self._hidden += tag in _HIDDEN
        self._bold += tag in _BOLD
        if tag == "a" and not self._link:
            self._link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._parts.append("\n")
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        self._bold -= tag in _BOLD and self._bold > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(re.sub(r"\s+", " ", data))
            self._plain = self._plain or bool(data.strip() and not self._bold)

    def shown(self) -> Shown:
        text = tidy("".join(self._parts))
        return Shown(text, bool(text) and not self._plain, self._link)

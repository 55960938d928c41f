"""XML as a stream of elements, safe to read whoever wrote it.

The parser is the standard library's expat. No entity is ever declared or fetched, so a few
lines cannot unfold into gigabytes, and nothing outside of the file is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any, Final
from xml.parsers import expat

import attrs

#: How deeply elements may be nested.
MAX_DEPTH: Final = 1000
#: How many bytes are parsed at a time.
_CHUNK: Final = 64 * 1024


class XmlError(ValueError):
    """What is wrong with a file, from which line on.

    Args:
        reason: What is wrong.
        line: The line where reading ended.
    """

    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line
        super().__init__(f"line {line}: {reason}")


@attrs.define(eq=False)
class Element:
    """An element with all that is in it.

    Args:
        tag: Its name without namespace.
        attributes: Its attributes by name without namespace, as text.
        line: The line on which it begins.
        text: The text directly inside it, before, between and after its elements.
        children: The elements directly inside it.
    """

    tag: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    children: list[Element] = attrs.field(factory=list)

    def get(self, name: str, default: str = "") -> str:
        """The attribute of that name, or *default*."""
        return self.attributes.get(name, default)

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements directly inside it with one of *tags*."""
        return (child for child in self.children if child.tag in tags)

    def first(self, *tags: str) -> Element | None:
        """The first of `all`, None if there is none."""
        return next(self.all(*tags), None)

    def texts(self) -> Iterator[str]:
        """Its own text and that of all elements in it, in order of their beginning."""
        yield self.text
        for child in self.children:
            yield from child.texts()


def read_xml(stream: IO[bytes], tags: Collection[str] = ()) -> Iterator[Element]:
    """The elements of a file with one of *tags*, each as soon as it is complete.

    One inside another of them comes with that one only. Without *tags*, the one
    outermost element.

    Raises:
        XmlError: At the place from which on the file is no XML, or declares entities; what
            was complete before it has been given by then.
    """
    reader = _Reader(frozenset(tags))
    while chunk := stream.read(_CHUNK):
        yield from reader.feed(chunk)
    yield from reader.feed(b"", last=True)


class _Reader:
    """Puts elements together from what the parser reports."""

    def __init__(self, tags: frozenset[str]) -> None:
        self._tags = tags
        self._depth = 0
        #: The elements that are open, from the outermost wanted one on.
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._ready: list[Element] = []
        self._parser: Any = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._declared

    def feed(self, chunk: bytes, *, last: bool = False) -> Iterator[Element]:
        """Parse a piece; the elements that it completed."""
        failure: XmlError | None = None
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or "no XML"
            failure = XmlError(f"the file is no whole XML from here on: {reason}", error.lineno)
        except (ValueError, LookupError) as error:
            if isinstance(error, XmlError):
                failure = error
            else:  # an encoding that expat or Python does not know
                failure = XmlError(f"the file cannot be decoded: {error}", 1)
        ready, self._ready = self._ready, []
        yield from ready
        if failure is not None:
            raise failure

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise XmlError("elements are nested too deeply", self._parser.CurrentLineNumber)
        tag = _local(name)
        if self._open or not self._tags or tag in self._tags:
            plain = {_local(key): value for key, value in attributes.items()}
            self._open.append(Element(tag, plain, self._parser.CurrentLineNumber))
            self._texts.append([])

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._open:
            done = self._open.pop()
            done.text = "".join(self._texts.pop())
            (self._open[-1].children if self._open else self._ready).append(done)

    def _characters(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def _declared(self, *_declaration: object) -> None:
        line = self._parser.CurrentLineNumber
        raise XmlError("the file declares entities, which no honest export does", line)


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]

"""What holds for every vCard file, good or broken."""

from __future__ import annotations

import re
from io import BytesIO
from time import perf_counter
from typing import IO, Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plugins.opened_double import OpenedDouble, opened
from plugins.vcard_reading import outcomes, read

from netrules import Item, PersonRecord, ReadContext
from netrules.plugins.sources.vcard import VCard

texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60)
words = st.from_regex(r"[a-zA-Z]{1,12}", fullmatch=True)


def escaped(text: str) -> str:
    """*text* as vCard 3.0 and 4.0 write it."""
    return re.sub(r"([\\;,])", r"\\\1", text)


@st.composite
def cards(draw: st.DrawFn) -> list[str]:
    """The lines of one well-formed card."""
    name, number = draw(texts), draw(st.integers(0, 999))
    lines = [
        f"FN:{escaped(name)}",
        f"item1.EMAIL;TYPE=INTERNET,{draw(words)}:p{number}@example.org",
        "item1.X-ABLabel:_$!<Other>!$_",
        f"TEL;TYPE=CELL:+49 170 {number}",
        f"NOTE:{escaped(draw(texts))}",
        f"ORG:{escaped(draw(texts))};{escaped(draw(texts))}",
        f"CATEGORIES:{escaped(draw(texts))},{escaped(draw(texts))}",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * draw(st.integers(1, 60)),
        f"BDAY:{draw(st.dates()).isoformat()}",
        f"REV:{draw(st.dates()).isoformat()}T00:00:00Z",
        f"X-ABRELATEDNAMES:{escaped(draw(texts))}",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:mailto:a@example.org",
        "X-ABShowAs:COMPANY",
        "no property at all",
        f"X-UNKNOWN:{escaped(draw(texts))}",
    ]
    kept = draw(st.lists(st.sampled_from(lines), unique=True))
    return ["BEGIN:VCARD", "VERSION:3.0", *kept, "END:VCARD"]


files = st.lists(cards(), min_size=1, max_size=4)


def written(cards: list[list[str]], end: str = "\r\n", width: int = 0) -> bytes:
    """The cards as a file, folded after *width* bytes where that is not 0."""
    rows = (line.encode() for lines in cards for line in lines)
    broken = end.encode()
    return b"".join(_folded(row, broken, width) + broken for row in rows)


def _folded(row: bytes, end: bytes, width: int) -> bytes:
    if not width:
        return row
    pieces = [row[:width]]
    pieces += [row[at : at + width - 1] for at in range(width, len(row), width - 1)]
    return (end + b" ").join(pieces)


def without_lines(items: list[Item]) -> list[Any]:
    """The items, with the lines of their origins left out."""
    return [_moved(item, record=0, lines=None) for item in items]


def _moved(item: Item, record: int, lines: int | None) -> Any:
    origin = item.origin
    assert isinstance(origin.record, int)
    line = 0 if lines is None else origin.line + lines
    return attrs.evolve(item, origin=attrs.evolve(origin, record=origin.record + record, line=line))


PICTURE = "PHOTO;ENCODING=b:QUJD"


@given(files, st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]), st.integers(12, 80) | st.just(0))
@example([["BEGIN:VCARD", PICTURE, "item1.EMAIL;TYPE=HOME:p0@example.org", "END:VCARD"]], "\n", 12)
@example([["BEGIN:VCARD", "FN:Ada", PICTURE, "X-ABRELATEDNAMES:Bo", "END:VCARD"]], "\n", 12)
@example([["BEGIN:VCARD", "FN:Ada", PICTURE, "no property at all", "END:VCARD"]], "\n", 12)
def test_line_endings_and_folds_change_nothing(
    cards: list[list[str]], end: str, width: int
) -> None:
    """The records are those of the unfolded file."""
    assert without_lines(read(written(cards, end, width))) == without_lines(read(written(cards)))


@given(files, st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_the_unicode_form_changes_nothing(cards: list[list[str]], encoding: str) -> None:
    """Not even lines and numbers."""
    plain = written(cards)
    assert read(plain.decode().encode(encoding)) == read(plain)


@given(files, files, st.booleans())
def test_joining_files_joins_their_records(
    first: list[list[str]], second: list[list[str]], newline: bool
) -> None:
    """With the numbers and lines of the second moved on; groups of both come last."""
    start, rest = written(first), written(second)
    lines = start.count(b"\n")
    if not newline:
        start, lines = start.removesuffix(b"\r\n"), lines - 1
    moved = [_moved(item, record=len(first), lines=lines) for item in read(rest)]
    apart = [*read(start), *moved]
    assert sorted(map(repr, read(start + rest))) == sorted(map(repr, apart))


@given(files, st.data())
def test_a_broken_card_costs_no_other(cards: list[list[str]], data: st.DataObject) -> None:
    """Whatever stands between the BEGIN and END of one card, the others are read alike."""
    place = data.draw(st.integers(0, len(cards)))
    rubbish = data.draw(st.binary(max_size=60).filter(lambda text: b":" not in text))
    before, after = written(cards[:place]), written(cards[place:])
    broken = before + b"BEGIN:VCARD\r\n" + rubbish + b"\r\nEND:VCARD\r\n" + after
    items = read(broken)
    others = [_moved(item, 0, None) for item in items if _number(item) <= place]
    others += [_moved(item, -1, None) for item in items if _number(item) > place + 1]
    alone = without_lines(read(before + after)) if cards else []
    assert sorted(map(repr, others)) == sorted(map(repr, alone))


def _number(item: Item) -> int:
    return int(item.origin.record)


TOKENS = [
    b"BEGIN:VCARD\r\n", b"END:VCARD", b"\r\n", b"\n", b"\r", b" ", b"\t", b"=\r\n", b"=C3", b"=3B",
    b"AGENT:", b"AGENT:BEGIN:VCARD\n", b"BEGIN:VCARD\\nFN:x\\nEND:VCARD", b"FN:", b"N:", b"ORG:",
    b"NOTE;ENCODING=QUOTED-PRINTABLE:", b"NOTE;ENCODING=B:", b"EMAIL;", b"TEL;TYPE=", b"item1.",
    b"X-ABLabel:", b"_$!<", b">!$_", b"BDAY:", b"REV:", b"2012-02-30", b"0000-00-00", b"ADR:",
    b"RELATED;TYPE=friend:", b"urn:uuid:", b"mailto:", b"MEMBER:", b"KIND:group\n", b"UID:",
    b"CHARSET=", b"utf-7", b"punycode", b"iso-2022-jp", b"idna", b"\xff\xfe", b"\xfe\xff", b"\0",
    b"\xef\xbb\xbf", b"\xe9", b"\x1b$B", b'"', b":", b";", b",", b"\\", b"\\n", b"^n", b"<", b">",
    b"@", b"PHOTO:", b"CATEGORIES:", b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;",
    b"X-EVOLUTION-LIST:TRUE\n", b"ALTID=1", b"1", b"x",
]  # fmt: skip


@given(
    st.binary()
    | st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join)
    | st.lists(st.sampled_from(TOKENS)).map(lambda parts: b"BEGIN:VCARD\n" + b"".join(parts))
)
@example(b"\xff\xfe")
@example(b"BEGIN:VCARD\nAGENT:BEGIN:VCARD")
@settings(max_examples=400)
def test_no_bytes_are_too_much(content: bytes) -> None:
    """Every file is read to its end, and every card in it counts once."""
    items = read(content)
    VCard().sniff(opened(content))
    numbers = [number for number, _ in outcomes(items) if number]
    assert sorted(numbers, key=int) == list(range(1, len(numbers) + 1))
    assert items


@given(files, st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=20))
def test_no_mutation_is_too_much(cards: list[list[str]], changes: list[tuple[int, int]]) -> None:
    """Bytes changed at random are read, too, and read twice alike."""
    content = bytearray(written(cards))
    for place, byte in changes:
        content[place % len(content)] = byte
    assert read(bytes(content)) == read(bytes(content))


SIZE = 300_000
OPEN = b"BEGIN:VCARD\nFN:Ada\n"


@pytest.mark.parametrize(
    "content",
    [
        b"x" * SIZE * 20,
        b"\r" * SIZE,
        b"\n" * SIZE,
        b"\0" * SIZE,
        b"END:VCARD\n" * (SIZE // 10),
        b"BEGIN:VCARD\n" * (SIZE // 12),
        b"BEGIN:VCARD\nAGENT:\n" * (SIZE // 20),
        b"BEGIN:VCARD\n" + b"AGENT:BEGIN:VCARD\n" * (SIZE // 20),
        b"BEGIN:VCARD\n" + b"AGENT:BEGIN:VCARD\\n" * (SIZE // 20),
        OPEN + b"NOTE:" + b"x" * SIZE * 20,
        OPEN + b"NOTE:" + b"x\n " * SIZE,
        OPEN + b"NOTE;QUOTED-PRINTABLE:" + b"=\n" * SIZE,
        OPEN + b"NOTE;QUOTED-PRINTABLE:" + b"=3B;" * SIZE,
        OPEN + b"NOTE" + b"\n x" * SIZE,
        OPEN + b"NOTE;" + b'"' * SIZE + b":x",
        OPEN + b"NOTE;" + b'";' * SIZE + b":x",
        OPEN + b"NOTE;" + b"TYPE=x,y;" * SIZE + b":x",
        OPEN + b"NOTE:" + b"\\" * SIZE,
        OPEN + b"CATEGORIES:" + b"a," * SIZE,
        OPEN + b"ORG:" + b"\\;;" * SIZE,
        OPEN + b"EMAIL:" + b"<" * SIZE,
        OPEN + b"EMAIL:" + b"a@b <" * SIZE + b">",
        OPEN + b"EMAIL:" + b" " * SIZE + b"@",
        OPEN + b"TEL:" + b",1 " * SIZE,
        OPEN + b"TEL:" + b"1" * SIZE + b"x",
        OPEN + b"BDAY:" + b"1" * SIZE,
        OPEN + b"TEL:1\n" * (SIZE // 6),
        OPEN + b"ORG:a\nTITLE:b\n" * (SIZE // 14),
        OPEN + b"item1.X-ABLabel:a\nitem1.TEL:1\n" * (SIZE // 30),
        OPEN + b"KIND:group\n" + b"MEMBER:urn:uuid:x\n" * (SIZE // 18),
        OPEN + b"PHOTO;BASE64:\n" + b"QUJD\n" * (SIZE // 5),
        OPEN + b"+." * SIZE,
        OPEN + b"X-ABLabel:_$!<" * SIZE,
    ],
)
def test_time_grows_with_size_only(content: bytes) -> None:
    """What is quadratic would take minutes for these."""
    start = perf_counter()
    read(content)
    assert perf_counter() - start < 10


def test_reading_starts_before_the_file_ends() -> None:
    """Cards come one by one, so that a large book needs little memory."""
    content = b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n" * 20_000
    stream = BytesIO(content)

    class Watched(OpenedDouble):
        def open(self, member: str = "") -> IO[bytes]:
            return stream

    items = VCard().read(Watched({"": content}), ReadContext())
    assert isinstance(next(items), PersonRecord)
    assert stream.tell() < len(content) // 2
    assert sum(1 for _ in items) == 19_999
    assert stream.closed

"""Parting an mbox into messages: the traps of the format, and what holds for every file."""

from __future__ import annotations

import mailbox
import tracemalloc
from contextlib import closing
from datetime import datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr, parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import IO, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plugins.mail_files import (
    START,
    THEO,
    emails,
    fates,
    letters,
    lost,
    mail,
    mbox,
    partly,
    read,
)
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import InputError
from netrules.plugins.sources.mail import Mail
from netrules.plugins.sources.mail import mbox as splitter
from netrules.plugins.sources.mail.mailbox import Mailbox
from netrules.plugins.sources.mail.mbox import MAX_HEADER, split_mbox

GHOSTS = [
    "From my point of view\nit rains\n",
    "From my point of view\nNote: it rains\n",
    "He wrote:\n\nFrom my point of view\n\nit rains\n",
    "He wrote:\n\nFrom me to you, in 2019\nit rains\n",
    "He wrote:\n\nFrom Paris to Rome in 2019\nNote: by train\n",
    "He wrote:\n\n>From a@example.org Mon Jan  5 10:00:00 2026\nFrom: b@example.org\nDate: x\n",
    "text\nFrom a@example.org Mon Jan  5 10:00:00 2026\nFrom: b@example.org\nDate: x\n",
    "He wrote:\n\nFrom a@example.org Mon Jan  5 10:00:00 2026\n\nno header\n",
    f"The patch:\n\nFrom {'0123456789' * 4} Mon Sep 17 00:00:00 2001\nFrom: b@example.org\n",
    "He wrote:\n\n From a@example.org Mon Jan  5 10:00:00 2026\nFrom: b@example.org\n",
    "He wrote:\n\n" + "From " + "a" * 5000 + " Mon Jan  5 10:00:00 2026\nFrom: b@example.org\n",
]


@pytest.mark.parametrize("body", GHOSTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_body_begins_no_message(body: str, end: str) -> None:
    """What looks like the first line of a message in a text is a part of the text."""
    content = mbox(mail(body=body), mail()).replace("\n", end)
    items = read(content)
    assert [number for number, _ in fates(items)] == [1, 2]
    assert len(letters(items)) == 2


@pytest.mark.parametrize(
    "start",
    [
        "From maya@example.org Mon Jan  5 10:00:00 2026",
        "From - Mon Jan 05 10:00:00 2026",
        "From ???@??? Mon Jan 05 10:00:00 2026",
        "From MAILER-DAEMON Mon Jan  5 10:00:00 2026",
        "From 1234567890@xxx Mon Jan 05 10:00:00 +0000 2026",
        "From maya@example.org Mon Jan 05 10:00:00 GMT+00:00 2026",
        "From maya@example.org Mon Jan  5 10:00:00 2026 +0100",
        "From maya@example.org  Mon Jan  5 10:00 2026",
    ],
)
def test_first_lines_of_programs(start: str) -> None:
    """Thunderbird, Eudora, mutt, Gmail and Google Groups each write their own."""
    assert len(letters(read(mbox(mail(), mail(), start=start)))) == 2


def test_stray_first_line_of_thunderbird() -> None:
    """A line "From" without a message below it is none."""
    content = mbox(mail()) + START + "\n\n" + mbox(mail())
    assert len(letters(read(content))) == 2


def test_content_length_is_not_believed() -> None:
    """Too long or too short, messages are where they are."""
    long = mail(Content_Length="1000000")
    short = mail(Content_Length="1", body="text\n\nmore text\n")
    assert len(letters(read(mbox(long, short, mail())))) == 3


def test_lines_are_those_of_the_file() -> None:
    """Each message is found at its line "From", whatever ends the lines."""
    content = "\n\n" + mbox(*(mail(body="one\ntwo\n" * number) for number in range(5)))
    lines = [
        number for number, line in enumerate(content.split("\n"), 1) if line.startswith("From ")
    ]
    for end in ("\n", "\r\n"):
        found = letters(read(content.replace("\n", end)))
        assert [record.origin.line for record in found] == lines
        assert [record.origin.record for record in found] == [1, 2, 3, 4, 5]


def test_byte_order_mark() -> None:
    """An editor may have put one before the first message."""
    assert len(letters(read(b"\xef\xbb\xbf" + mbox(mail(), mail()).encode()))) == 2


def test_text_before_the_first_message() -> None:
    """The end of a message whose beginning is gone is lost, and said to be."""
    items = read("the end of a message\n\n" + mbox(mail(), mail()))
    assert len(letters(items)) == 2
    assert lost(items) == ["text before the first message belongs to none"]


def test_no_blank_line_below_the_header() -> None:
    """A file that ends within a header has that message."""
    whole = mbox(mail(), mail())
    cut = whole[: whole.rindex("\n\nHello")]
    assert len(letters(read(cut))) == 2


def test_no_mail_at_all() -> None:
    """A file that was given to the source by name and holds none is a problem."""
    for content in ("x", "no mail\n\nFrom here\n", "\0" * 100, "\n"):
        assert lost(read(content)) == ["the file holds no message"]


def test_nul_bytes_cost_their_message_only() -> None:
    """They stand in files that a crash left behind."""
    content = mbox(mail(), mail()).encode() + b"\0" * 5000 + b"\n\n" + mbox(mail()).encode()
    assert len(letters(read(content))) == 3


def test_damage_midway_keeps_what_was_read() -> None:
    """A zip may unpack only so far."""
    content = mbox(*(mail() for _ in range(5000))).encode()

    class Broken(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > len(content) // 2:
                raise InputError("mail.zip", "is damaged")
            return super().read(size)

    class Damaged(OpenedDouble):
        def open(self, member: str = "") -> IO[bytes]:
            return Broken(content)

    items = read(Damaged({"a.mbox": content}))
    assert 100 < len(letters(items)) < 5000
    assert lost(items) == ["the file is damaged, so it could not be read to its end"]


# -- the standard library as oracle --------------------------------------------------------

bodies = st.lists(
    st.sampled_from(["", "text", "From me", ">From me", START, "From: x", "ä", "2019"])
).map("\n".join)
addresses = st.from_regex(r"p[a-z]{1,9}@example\.(org|com)", fullmatch=True)
names = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=30)
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1985, 1, 1), datetime(2025, 1, 1), timezones=zones)
boxes = st.lists(
    st.tuples(addresses, names, st.lists(addresses, min_size=1, max_size=4), times, bodies),
    min_size=1,
    max_size=5,
)


def written(box: list[Any], file: Path) -> list[tuple[str, str, list[str], datetime]]:
    """Have the standard library write *box*; what it reads in it."""
    file.unlink(missing_ok=True)
    made = mailbox.mbox(file)
    for number, (sender, name, to, at, body) in enumerate(box):
        message = EmailMessage()
        message["From"] = Address(name, addr_spec=sender)
        message["To"] = [Address(addr_spec=one) for one in to]
        message["Date"] = at.replace(microsecond=0)
        message["Message-ID"] = f"<{number}@example.org>"
        message.set_content(body)
        made.add(mailbox.mboxMessage(message))
    made.flush()
    with closing(made):
        return [
            (
                parseaddr(each["From"])[1],
                str(make_header(decode_header(parseaddr(each["From"])[0]))),
                list(dict.fromkeys(one for _, one in getaddresses([each["To"]]))),
                parsedate_to_datetime(each["Date"]),
            )
            for each in made
        ]


@given(boxes)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_standard_library_reads_the_same(tmp_path: Path, box: list[Any]) -> None:
    """An mbox that it wrote holds as many messages, from and to the same, at the same time."""
    theirs = written(box, tmp_path / "box")
    content = (tmp_path / "box").read_bytes()
    ours = Mailbox(opened(content)).posts
    assert [post.sender.email for post in ours] == [sender for sender, *_ in theirs]
    assert [[one.email for one in post.recipients] for post in ours] == [
        to for _, _, to, _ in theirs
    ]
    assert [post.at for post in ours] == [at for *_, at in theirs]
    for post, (_, name, _, _) in zip(ours, theirs, strict=True):
        assert name in post.sender.seen


# -- laws ----------------------------------------------------------------------------------

TOKENS = [
    b"\n", b"\n\n", b"\r\n", b"\r\n\r\n", b"From ", START.encode(), START.encode() + b"\n",
    b"From: a@example.org\n", b"To: maya@example.org\n", b"Date: 5 Jan 2026 10:00\n",
    b"From:", b"Received: x",
    b"; 5 Jan 2026 10:00\n", b"Message-ID: <1@x>\n", b"References:", b"X-Gmail-Labels: Spam\n",
    b"X-Mozilla-Status: zz\n", b"List-Id:", b" ", b"\t", b">", b"2019", b"=?utf-8?Q?", b"?=", b"\0",
    b"\xff", b'"', b"<", b"(", b",", b":", b"@", b"1\n", b"\xef\xbb\xbf", b"Subject: x\n\n",
]  # fmt: skip
scraps = st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join)


@given(scraps | scraps.map(lambda rest: (START + "\nFrom: a@example.org\n").encode() + rest))
@settings(max_examples=300)
def test_no_bytes_are_too_much(content: bytes) -> None:
    """Every file is read to its end, and every message in it counts once."""
    Mail().sniff(opened(content))
    Mail().sniff(folder({"a": content, "cur/1234567890.x": content}))
    items = read(content)
    numbers = [number for number, _ in fates(items) if number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert items


@given(scraps, st.integers(80, 120), st.integers(1, 40))
def test_the_size_of_pieces_changes_nothing(content: bytes, first: int, chunk: int) -> None:
    """Wherever a piece that is read ends, the messages are the same."""
    content = (START + "\nFrom: a@example.org\n").encode() + content
    whole = list(split_mbox(BytesIO(), content))
    stream = BytesIO(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitter, "CHUNK", chunk)
        assert list(split_mbox(stream, stream.read(first))) == whole


@given(st.lists(st.sampled_from(GHOSTS[:7]), max_size=4), st.lists(st.sampled_from(GHOSTS[:7])))
def test_joining_files_joins_their_messages(one: list[str], other: list[str]) -> None:
    """As programs do that append a folder to another."""
    first = mbox(*(mail(body=body) for body in one))
    second = mbox(*(mail(body=body) for body in other))
    whole = [emails(record) for record in letters(read(first + second))]
    assert len(whole) == len(one) + len(other)


# -- bounds --------------------------------------------------------------------------------


class _Endless(BytesIO):
    """A stream of a message whose text is one line of any length."""

    def __init__(self, size: int, filler: bytes, head: bytes, tail: bytes) -> None:
        super().__init__(head)
        self._left, self._filler, self._tail = size, filler, tail
        self.largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0, "the whole file was asked for"
        self.largest = max(self.largest, size)
        found = super().read(size)
        if found or not self._left:
            return found
        self._left -= 1
        if not self._left:
            return self._tail
        return (self._filler * (size // len(self._filler) + 1))[:size]


@pytest.mark.parametrize(
    "filler", [b"QUJD", b"\n", b"From ", b"\nFrom ", b"\n\nFrom a 2019\n", b"x\r\n"]
)
@pytest.mark.parametrize("head", [mail(), "Subject: x\nX-Long: x"], ids=["body", "header"])
def test_memory_does_not_grow(filler: bytes, head: str) -> None:
    """A text or a header of 64 MB is passed over in pieces, and the next message found."""
    begin = f"{START}\n{head}".encode()
    stream = _Endless(256, filler, begin, f"\n\n{mbox(mail())}".encode())
    tracemalloc.start()
    found = [piece.header for piece in split_mbox(stream, stream.read(1000))]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * MAX_HEADER
    assert len(found) == 2
    assert THEO.encode() in found[-1]


def test_long_headers_are_said_to_be_cut() -> None:
    """What stands in the first MiB counts, and the rest is told to be left out."""
    long = mail(X_Long="x" * (2 * MAX_HEADER))
    items = read(mbox(long, mail()))
    assert len(letters(items)) == 2
    assert partly(items)[0].startswith("the header is longer than 1 MiB")


SIZE = 300_000


@pytest.mark.parametrize(
    "header",
    [
        b"To: " + b'"' * SIZE,
        b"To: " + b'"\\' * (SIZE // 2),
        b"To: " + b"(" * SIZE,
        b"To: " + b"(a" * (SIZE // 2),
        b"To: " + b"<" * SIZE,
        b"To: " + b"<a@b" * (SIZE // 4),
        b"To: " + b"=?" * (SIZE // 2),
        b"To: " + b"=?a?q?" * (SIZE // 6),
        b"To: " + b"=?a?q?b?= " * (SIZE // 10),
        b"To: " + b"=?" + b"a" * SIZE,
        b"To: " + b"a:" * (SIZE // 2),
        b"To: a@" + b"a:" * (SIZE // 2),
        b"To: " + b"a@b, " * (SIZE // 5),
        b"To: " + b"a, " * (SIZE // 3),
        b"To: " + b"a " * (SIZE // 2) + b"@b",
        b"To: " + b"a@" * (SIZE // 2),
        b"To: " + b"a." * (SIZE // 2) + b"@b",
        b"To: a@" + b"b." * (SIZE // 2),
        b"To: " + b"=?idna?q?" + b"a." * (SIZE // 2) + b"?= <a@example.org>",
        b"To: " + b"=?punycode?q?" + b"a-" * (SIZE // 2) + b"?= <a@example.org>",
        b"From: " + b'"' * SIZE + b" <a@example.org>",
        b"Date: " + b"1" * SIZE,
        b"Date: " + b"1 Jan " * (SIZE // 6),
        b"Date: " + b" " * SIZE,
        b"References: " + b"<" * SIZE,
        b"References: " + b"a@" * (SIZE // 2),
        b"List-Id: " + b"a." * (SIZE // 2),
        b"Precedence: " + b" " * SIZE,
        b"X-Gmail-Labels: " + b"a," * (SIZE // 2),
        b"X-Mozilla-Status: " + b"1" * SIZE,
        b"X" * SIZE,
        b"\n ".join([b"To: a"] * (SIZE // 6)),
        b"\n".join([b"To: a"] * (SIZE // 6)),
        b"\n".join([b"Received: a"] * (SIZE // 6)),
        b"\n".join([b":"] * (SIZE // 2)),
    ],
)
def test_time_grows_with_size_only(header: bytes) -> None:
    """What is quadratic would take minutes for these."""
    content = f"{START}\nSubject: x\n".encode() + header + b"\n" + mail().encode()
    start = perf_counter()
    for file in (opened(content), opened(content.partition(b"\n")[2])):
        Mail().sniff(file)
        read(file)
    assert perf_counter() - start < 10

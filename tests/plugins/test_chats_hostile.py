"""What nobody would send, read in bounded memory and without an error."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.chats_reader import messages_of, of, signal, telegram, whatsapp
from plugins.opened_double import OpenedDouble

from netrules import InteractionRecord, Problem, ReadContext
from netrules.plugins.sources.chats import SOURCES
from netrules.plugins.sources.chats.whatsapp.survey import MOST_SENDERS

CHAT = "25/12/2023, 10:00 - Ana Ruiz: Hola\n25/12/2023, 10:01 - Maya Lind: Hi\n"
MIB = 1 << 20


class Endless(io.RawIOBase):
    """Bytes at the beginning and the end, and very many of one kind between them."""

    def __init__(self, first: bytes, middle: int, last: bytes) -> None:
        self._parts = [(first, 1), (b"x" * MIB, middle), (last, 1)]
        self._left = b""

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray) -> int:
        """Some more of it."""
        while not self._left and self._parts:
            part, times = self._parts.pop(0)
            if times > 1:
                self._parts.insert(0, (part, times - 1))
            self._left = part
        count = min(len(buffer), len(self._left))
        buffer[:count], self._left = self._left[:count], self._left[count:]
        return count


class Long(OpenedDouble):
    """A chat with a line of a gigabyte in it."""

    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading."""
        del member
        return io.BufferedReader(
            Endless(
                CHAT.encode() + b"25/12/2023, 10:02 - Ana Ruiz: ",
                1024,
                b"\n25/12/2023, 10:03 - Ana Ruiz: c\n",
            )
        )


def test_a_line_of_a_gigabyte() -> None:
    """Costs no more memory than any other, and the message after it is read."""
    given = Long({"": CHAT.encode()})
    tracemalloc.start()
    items = whatsapp(given)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [one.origin.line for one in of(InteractionRecord, items)] == [1, 2, 3, 4]
    assert peak < 20 * MIB


def test_a_million_senders() -> None:
    """Are no chat; one line says so, and not all of them are kept."""
    text = "".join(f"25/12/2023, 10:00 - N{number}: x\n" for number in range(MOST_SENDERS + 2))
    [problem] = whatsapp(text)
    assert isinstance(problem, Problem)
    assert f"more than {MOST_SENDERS:,} people" in problem.message


@pytest.mark.parametrize("junk", [b"\x00", b"\xff", b"\x00\xff\xfe", b"\xe2\x80", b"\r", b"\x1a"])
def test_bytes_that_are_no_text(junk: bytes) -> None:
    """Neighbours are unharmed, and what is no UTF-8 is told."""
    first, second = (line.encode() + b"\n" for line in CHAT.splitlines())
    items = whatsapp(first + junk + b"\n" + second[:-2] + junk + second[-2:])
    assert len(of(InteractionRecord, items)) == 2
    assert messages_of(items) in (
        [],
        ["not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong"],
    )


def test_nul_in_a_name() -> None:
    """Letters that nobody sees tell no names apart."""
    items = whatsapp(CHAT + "25/12/2023, 10:02 - Ana\x00 Ruiz: c\n")
    assert len({one.people for one in of(InteractionRecord, items)}) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings(encoding: str, newline: str) -> None:
    """As programs re-save them."""
    items = whatsapp(CHAT.replace("Ana", "Añá").replace("\n", newline).encode(encoding))
    assert len(of(InteractionRecord, items)) == 2
    assert messages_of(items) == []


def test_windows_1252() -> None:
    """Is read as what it is, and told once."""
    items = whatsapp(CHAT.replace("Ana", "Añá").encode("cp1252"))
    assert {one.people[0].names for one in of(InteractionRecord, items)} == {("Añá Ruiz",)}
    assert len(messages_of(items)) == 1


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Whatever it is, something is said of it, and nothing raised."""
    for read in (whatsapp, telegram, signal):
        assert read(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)
KEYS = st.sampled_from(
    "personal_information contacts frequent_contacts chats left_chats list messages type name id "
    "from from_id actor_id action duration_seconds date date_unixtime user_id first_name".split()
)
VALUES = st.sampled_from(
    (
        *"personal_chat private_group message service phone_call user1 user5".split(),
        *("2023-12-25T10:00:00", "1703498400", "Ana", 5, 1),
    )
)
EXPORTS = st.recursive(
    JSON | VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=30,
)


@given(st.dictionaries(KEYS, EXPORTS, max_size=8))
def test_any_values_in_an_export_of_telegram(value: object) -> None:
    """Wrong kinds of values are problems and never errors."""
    assert telegram({"messages": [], "type": 1} | value if isinstance(value, dict) else value)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from("chatItem recipient chat account date sender body".split()),
            JSON
            | st.dictionaries(
                st.sampled_from(
                    "id recipientId chatId authorId dateSent contact group self incoming outgoing "
                    "standardMessage updateMessage snapshot aci e164 members title".split()
                ),
                JSON | st.sampled_from(["1", "2", 1, "1703498400000", {}]),
            ),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_frames_in_an_export_of_signal(frames: list[object]) -> None:
    """Neither there."""
    text = "\n".join(map(json.dumps, frames))
    signal('{"version":"1","backupTimeMs":"1703498400000"}\n{"account":{}}\n' + text)


def test_no_source_asks_more_than_it_is_given() -> None:
    """An input without any member is no error."""
    empty = OpenedDouble({}, "input", ())
    for source in SOURCES:
        assert not source.sniff(empty).certainty
        list(source.read(empty, ReadContext()))

"""Which inputs are chats, and of which service."""

from __future__ import annotations

from datetime import date

import pytest
from plugins.chats_reader import skips, whatsapp
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Certainty, Source
from netrules.plugins.sources import every_source
from netrules.plugins.sources.chats import SOURCES, Signal, Telegram, WhatsApp

CHAT = "25/12/2023, 10:00 - Ana Ruiz: Hola\n25/12/2023, 10:01 - Maya Lind: Hi\n"
SINGLE = '{\n "name": "Ana",\n "type": "personal_chat",\n "id": 5,\n "messages": []\n}'
FULL = '{\n "about": "x",\n "contacts": {\n  "about": "y",\n  "list": []\n }\n}'
PAGE = '<html><head><title>Exported Data</title></head><body><div class="page_wrap">'
MARKDOWN = "[2023-12-25 10:00:00] Me: Hi  \n\n[2023-12-25 10:01:00] AnaRuiz: Hola  \n\n"
LINES = (
    '{"date": "2023-12-25T10:00:00", "sender": "Me", "body": "Hi", "quote": "", "reactions": []}\n'
)
FRAMES = '{"version":"1","backupTimeMs":"1703498400000"}\n{"account":{"givenName":"Maya"}}\n'

OWN = [
    (WhatsApp, CHAT),
    (Telegram, SINGLE),
    (Telegram, FULL),
    (Telegram, PAGE),
    (Telegram, SINGLE.replace("\n", "").replace(" ", "")),
    (Telegram, '{"personal_information": {"user_id": 1}}'),
    (Signal, MARKDOWN),
    (Signal, "[2023-12-25, 10:00] Me: Hi\n"),
    (Signal, "[2023-12-25 10:01:00] AnaRuiz: Hola  \n\n"),
    (Signal, LINES),
    (Signal, FRAMES),
]


@pytest.mark.parametrize(("kind", "content"), OWN)
def test_certain_of_its_own(kind: type[Source], content: str) -> None:
    """One source is certain, with and without a byte order mark, and no other is."""
    for data in (content, "\ufeff" + content):
        for source in every_source():
            wanted = source.name == kind().name
            found = source.sniff(opened(data)).certainty
            assert (found is Certainty.CERTAIN) is wanted, source.name


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"hello\nthere",
        b"Name,Phone\nAna,1",
        b"{}",
        b"[]",
        b"{",
        b'{"messages": []}',
        b'{"name": "x", "type": "invoice", "id": 1}',
        b'{"contacts": []}',
        b'{"date": "2023-12-25"}',
        b"2023-12-25 10:00:00 - INFO: started\n2023-12-25 10:00:01 - ERROR: stopped\n",
        b"[2023-12-25 10:00:00] production.ERROR: failed\n",
        b"25/12/2023 10:30: dentist\n",
        b"<html><title>Exported Data</title>",
        b"BEGIN:VCARD\nEND:VCARD\n",
        b"From ana@example.org Mon Dec 25 10:00:00 2023\nSubject: x\n\n",
    ],
)
def test_what_is_none_of_them(content: bytes) -> None:
    """Nothing else is claimed."""
    assert not any(source.sniff(opened(content)).certainty for source in SOURCES)


def test_a_zip_of_an_iphone() -> None:
    """The text, and what was sent with it; not what others can read."""
    given = folder(
        {
            "_chat.txt": CHAT,
            "00000012-PHOTO-2023-12-25-10-04-00.jpg": b"\xff\xd8",
            "00000013-Ana.vcf": "BEGIN:VCARD\nEND:VCARD\n",
            "contacts.vcf": "BEGIN:VCARD\nEND:VCARD\n",
            "notes.txt": "hello",
        }
    )
    found = WhatsApp().sniff(given)
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(given.members) - {"contacts.vcf", "notes.txt"}


def test_a_folder_of_android_s() -> None:
    """Each chat, wherever it lies, and its pictures."""
    given = folder(
        {
            "a/WhatsApp Chat with Ana.txt": CHAT,
            "a/IMG-20231225-WA0001.jpg": b"\xff\xd8",
            "IMG-20231225-WA0002.jpg": b"\xff\xd8",
            "b/renamed.TXT": CHAT,
        }
    )
    found = WhatsApp().sniff(given)
    assert found.members == frozenset(given.members) - {"IMG-20231225-WA0002.jpg"}


def test_an_export_of_telegram_in_a_folder() -> None:
    """With all that Telegram puts beside it, and nothing that it does not."""
    given = folder(
        {
            "DataExport/result.json": FULL,
            "DataExport/chats/chat_001/photos/photo_1.jpg": b"\xff\xd8",
            "DataExport/contacts/contact_1.vcard": "BEGIN:VCARD\nEND:VCARD\n",
            "DataExport/contacts/mine.vcf": "BEGIN:VCARD\nEND:VCARD\n",
            "DataExport/files/book.csv": "Name,Phone\n",
            "DataExport/messages.html": PAGE,
            "other.json": "{}",
        }
    )
    found = Telegram().sniff(given)
    left = {"DataExport/contacts/mine.vcf", "DataExport/files/book.csv", "other.json"}
    assert found.members == frozenset(given.members) - left


def test_an_export_of_signal_in_a_folder() -> None:
    """Both forms of each chat, its media and its page."""
    given = folder(
        {
            "out/AnaRuiz/chat.md": MARKDOWN,
            "out/AnaRuiz/data.json": LINES,
            "out/AnaRuiz/index.html": "<html>",
            "out/AnaRuiz/media/x.jpg": b"\xff\xd8",
            "out/style.css": "x",
        }
    )
    assert Signal().sniff(given).members == frozenset(given.members) - {"out/style.css"}


class Counting(OpenedDouble):
    """An input that counts how many heads were asked for."""

    asked = 0

    def head(self, member: str = "") -> bytes:
        """The first bytes of *member*."""
        self.asked += 1
        return super().head(member)


def test_a_folder_of_many_files_is_cheap() -> None:
    """Names are looked at first, and few files are opened."""
    contents = {f"{number}.txt": b"hello" for number in range(100_000)}
    contents |= {f"{number}/result.json": b"{}" for number in range(1000)}
    given = Counting(contents, "input", tuple(sorted(contents)), dict[str, date]())
    for source in SOURCES:
        assert source.sniff(given).certainty is Certainty.NO
    assert given.asked < 2000


def test_a_source_that_was_chosen_by_hand() -> None:
    """Says what is wrong with a file that is none of its own."""
    for text in ("hello", "", "\x00" * 10):
        [problem] = whatsapp(text)
        assert "no line begins with day" in str(problem)
    assert skips(whatsapp({"a.csv": "hello"})) == {}

"""How long the mail reader takes for an mbox of 50 MB, beside two others on the same bytes.

Run it as ``python benchmarks/mbox_reader.py [MEGABYTES]``. All three read the same generated
file in this one run, by turns; the best of three rounds counts. Seconds depend on the machine,
the ratios hardly. The scan goes through the lines, knows headers from bodies and keeps the
raw lines of the headers that the reader wants; it decodes nothing and can tell who wrote to
whom of no message. The standard library parses each message and its addresses. The reader
makes every record of a network.
"""

from __future__ import annotations

import mailbox
import random
import sys
import tempfile
from collections.abc import Callable
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from time import perf_counter
from typing import IO

from netrules import Handle, InteractionRecord, Origin, ReadContext, Skipped
from netrules.plugins.sources.mail import Mail

ROUNDS = 3
PEOPLE = 400
ME = "Maya Lind <maya@example.org>"
NAMES = ("Ada", "Björn", "Chloé", "Dmitri", "Esra", "Femi", "Grace", "Håkan", "Ines", "Jürgen")
WORDS = "the boat sails at noon and we meet by the harbour where from time to time it rains".split()
WANTED = (b"from:", b"to:", b"cc:", b"date:", b"message-id:", b"in-reply-to:", b"references:")


class OnDisk:
    """A file, as the reader is given files."""

    members: tuple[str, ...] = ("",)

    def __init__(self, path: Path) -> None:
        self.file, self.path = path, path.name

    def head(self, member: str = "") -> bytes:
        """The first bytes."""
        with self.file.open("rb") as stream:
            return stream.read(65536)

    def open(self, member: str = "") -> IO[bytes]:
        """The whole file."""
        return self.file.open("rb")

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in the file."""
        return Origin(self.path, member, line, record, layer)

    def written(self, member: str = "") -> None:
        """Only zips tell."""


def person(chance: random.Random) -> str:
    """Somebody, some of them more often than others."""
    number = int(PEOPLE * chance.random() ** 2)
    name = NAMES[number % len(NAMES)]
    shown = name if name.isascii() else f"=?utf-8?Q?{name.encode().hex('=', 1)}?="
    shown = shown if name.isascii() else shown.replace("?Q?", "?Q?=")
    return f"{shown} Example{number} <person{number}@example.com>"


def body(chance: random.Random) -> str:
    """What people write, and in one message of four a picture."""
    words = chance.choices(WORDS, k=chance.randrange(50, 1500))
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    if chance.random() < 1 / 4:
        line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 2
        lines += ["", "--part", "Content-Type: image/jpeg", "", *[line] * chance.randrange(3000)]
    return "\n".join(lines)


def message(number: int, chance: random.Random) -> str:
    """One message with the headers that servers add, the way Gmail exports it."""
    other, mine = person(chance), chance.random() < 1 / 3
    sender, to = (ME, other) if mine else (other, ME)
    cc = f"Cc: {person(chance)},\n {person(chance)}\n" if chance.random() < 1 / 5 else ""
    date = f"{1 + number % 28:02} Mar {2012 + number % 12} 10:{number % 60:02}:00 +0100"
    trace = "".join(
        f"Received: from mx{hop}.example.net (mx{hop}.example.net [192.0.2.{hop}])\n"
        f"        by mx.example.org with ESMTPS id a{number}si{hop}; {date}\n"
        for hop in range(4)
    )
    seal = "".join(f"        {'b64' * 22}\n" for _ in range(12))
    return (
        f"From {number}@xxx Tue Mar {1 + number % 28:02} 10:00:00 +0000 {2012 + number % 12}\n"
        f"X-GM-THRID: {number}\nX-Gmail-Labels: {'Sent' if mine else 'Inbox,Opened'}\n"
        f"Delivered-To: maya@example.org\n{trace}ARC-Seal: i=1;\n{seal}DKIM-Signature: v=1;\n"
        f"{seal}MIME-Version: 1.0\nFrom: {sender}\nDate: {date}\n"
        f"Message-ID: <{number}@example.org>\nIn-Reply-To: <{number - number % 7}@example.org>\n"
        f"References: <{number - number % 7}@example.org>\nSubject: boats\nTo: {to}\n{cc}"
        f"Content-Type: multipart/mixed; boundary=part\n\n{body(chance)}\n\n"
    )


def generate(file: Path, size: int) -> int:
    """Write an mbox of *size* bytes; the number of its messages."""
    chance = random.Random(1)
    number = 0
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        while stream.tell() < size:
            number += 1
            stream.write(message(number, chance))
    return number


def scan(file: Path) -> int:
    """The messages of a plain pass over the lines."""
    found, in_header, before = 0, False, b"\n"
    kept: list[bytes] = []
    with file.open("rb") as stream:
        for line in stream:
            if in_header:
                if line == b"\n":
                    in_header = False
                elif line.lower().startswith(WANTED):
                    kept.append(line)
            elif before == b"\n" and line.startswith(b"From "):
                found, in_header = found + 1, True
            before = line
    return found


def ours(file: Path) -> int:
    """The messages that the reader finds."""
    context = ReadContext(owner=Handle(emails=("maya@example.org",), me=True))
    items = Mail().read(OnDisk(file), context)
    return sum(isinstance(item, InteractionRecord | Skipped) for item in items)


def theirs(file: Path) -> int:
    """The messages that the standard library finds, with whom they name."""
    found = 0
    for each in mailbox.mbox(file, create=False):
        named = getaddresses([*each.get_all("from", []), *each.get_all("to", [])])
        found += bool(named) and parsedate_to_datetime(each["date"]) is not None
    return found


def seconds(read: Callable[[Path], int], file: Path, messages: int) -> float:
    """How long *read* takes; it must find every message."""
    start = perf_counter()
    found = read(file)
    taken = perf_counter() - start
    if found != messages:
        text = f"{read.__name__} found {found} of {messages} messages"
        raise SystemExit(text)
    return taken


def main(megabytes: int) -> None:
    """Print the times and their ratios."""
    readers = (scan, ours, theirs)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "generated.mbox"
        messages = generate(file, megabytes * 10**6)
        rounds = [[seconds(read, file, messages) for read in readers] for _ in range(ROUNDS)]
        size = file.stat().st_size / 10**6
    plain, own, library = (min(times) for times in zip(*rounds, strict=True))
    print(f"{messages:,} messages, {size:.1f} MB")
    print(f"netrules {own:.3f} s, {size / own:,.0f} MB/s, {own / messages * 1e6:.0f} us a message")
    print(f"scan over the lines {plain:.3f} s   ratio {plain / own:.2f}")
    print(f"mailbox and email   {library:.3f} s   ratio {library / own:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
